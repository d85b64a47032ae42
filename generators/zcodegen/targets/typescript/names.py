"""Names in the npm package: paths of modules, identifiers of imports, names of types.

A module is at its subpath, so that `zcodes/zego/rtc/room` is found with `exports` and without. No name can collide: a segment
with the name of a module of the package gets `_`, which no segment of a domain has; identifiers of imported domains have a
sign that no reserved word and no name in the generated files has.
"""

from __future__ import annotations

from typing import Final

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.naming import escape, in_case

RESERVED: Final = frozenset({"text"})
"""The module of texts next to each domain."""
RESERVED_AT_ROOT: Final = frozenset({"error", "index", "lookup", "problem", "text"})
"""Modules of the package."""


def module_path(domain: str) -> str:
    """Return the subpath of a domain: `zego/rtc/media-file`."""
    first, *rest = domain.split(".")
    segments = [f"{first}_" if first in RESERVED_AT_ROOT else first]
    segments += [f"{segment}_" if segment in RESERVED else segment for segment in rest]
    return "/".join(segments)


def identifier(domain: str) -> str:
    """Return the name by which a module imports a domain: `zego_rtc_media$file`."""
    name = domain.replace(".", "_").replace("-", "$")
    return name if "." in domain else f"{name}_"


def enum_name(domain: str) -> str:
    """Return the name of the type of a domain's codes: `ZegoRtcRoom`; `V2_` for `v2`, since an entry may be called V2."""
    name = "".join(in_case(segment, "pascal") for segment in domain.split("."))
    return f"{name}_" if name.isupper() else escape(name, "typescript", _TYPES)


_TYPES: Final = frozenset({"Code", "Entry", "Known", "Own", "Response", "Status", "Unknown"})
"""Types that the declarations of a domain use."""


def locale_identifier(locale: str) -> str:
    """Return the name by which a module imports a locale: `zh_CN_`."""
    return f"{locale.replace('-', '_')}_"


def to_root(path: str) -> str:
    """Return the way from the file at `path` to the package's root: `../../` for `zego/rtc/room.js`."""
    return "../" * path.count("/") or "./"


def package_of(catalog: Catalog, domain: str) -> str:
    """Return the npm package that a domain is imported from; empty for one that this package has."""
    imported = catalog.imports.get("typescript", {}).get(domain)
    return imported.manifest.packages.typescript_name if imported else ""


def own_domains(catalog: Catalog) -> tuple[Domain, ...]:
    """Return the domains whose modules this package has."""
    return tuple(domain for name, domain in catalog.domains.items() if not package_of(catalog, name))
