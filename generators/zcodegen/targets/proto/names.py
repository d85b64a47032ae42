"""Names in Protocol Buffers: packages with a version as `buf lint` wants them, values with the enum's prefix."""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import in_case

ENUM: Final = "Code"
PREFIX: Final = "CODE_"
UNSPECIFIED: Final = "CODE_UNSPECIFIED"
VERSION: Final = "v1"
_KEYWORDS: Final = frozenset(
    [
        "bool",
        "bytes",
        "double",
        "edition",
        "enum",
        "extend",
        "extensions",
        "false",
        "fixed32",
        "fixed64",
        "float",
        "import",
        "inf",
        "int32",
        "int64",
        "map",
        "max",
        "message",
        "nan",
        "oneof",
        "option",
        "optional",
        "package",
        "public",
        "repeated",
        "required",
        "reserved",
        "returns",
        "rpc",
        "service",
        "sfixed32",
        "sfixed64",
        "sint32",
        "sint64",
        "stream",
        "string",
        "syntax",
        "to",
        "true",
        "uint32",
        "uint64",
        "weak",
    ]
)


def packages(catalog: Catalog) -> dict[str, str]:
    """Return the package of each domain: `zcodes.zego.rtc.room.v1`; ZcodegenError if two share one."""
    found: dict[str, str] = {}
    for domain in catalog.domains:
        package = f"{_root(catalog)}.{'.'.join(map(_segment, domain.split('.')))}.{VERSION}"
        if package in found:
            raise ZcodegenError(
                f"proto: the domains {found[package]!r} and {domain!r} would share package {package!r}"
            )
        found[package] = domain
    return {domain: package for package, domain in found.items()}


def options_package(catalog: Catalog) -> str:
    """Return the package of the option `code`."""
    return f"{_root(catalog)}.options.{VERSION}"


def _root(catalog: Catalog) -> str:
    return _segment(catalog.manifest.packages.python_package)


def _segment(word: str) -> str:
    """Return a word of a package; `options_` for what the package of the option or the language has."""
    spelled = in_case(word, "snake")
    return (
        f"{spelled}_codes"
        if spelled in _KEYWORDS or spelled == "options" or not spelled[:1].isalpha()
        else spelled
    )


def file_path(package: str, name: str) -> str:
    """Return the file of a package: its folder is the package."""
    return f"{package.replace('.', '/')}/{name}.proto"


def value_name(name: str) -> str:
    """Return the name of a value: values share the scope of their enum, so each begins with its name."""
    return f"{PREFIX}{name}"
