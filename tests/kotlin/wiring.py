"""What the consumer cannot know ahead: the constants, attributes and functions of one catalog's package."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.build_helpers import build_into
from tests.vectors.make import write
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.literals import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Catalog, Entry

CONSUMER = Path(__file__).parent / "consumer"


def prepare(catalog: Catalog, folder: Path, *, constants: bool = True) -> tuple[Path, Path]:
    """Write a catalog's package, its vectors and the program that compares them to `folder`; return the folders of sources."""
    package = build_into(catalog, "kt", folder / "package")
    write(catalog, folder / "vectors.json")
    program = folder / "program"
    program.mkdir()
    root = names.written(catalog.manifest.packages.kotlin_package)
    text = (CONSUMER / "Vectors.kt").read_text(encoding="utf-8")
    text = text.replace("ROOT", root).replace("INDEX", names.index_name(catalog))
    (program / "Vectors.kt").write_text(text, encoding="utf-8", newline="\n")
    lines = "\n".join(_wiring(catalog, constants=constants))
    (program / "Wiring.kt").write_text(lines, encoding="utf-8", newline="\n")
    return package / "src" / "main" / "kotlin", program


def _wiring(catalog: Catalog, *, constants: bool) -> Iterator[str]:
    root = names.written(catalog.manifest.packages.kotlin_package)
    classes = names.domain_classes(catalog)
    yield '@file:Suppress("DEPRECATION")'
    yield f"package {root}.vectors"
    yield f"internal val constants: Map<String, {root}.Code> = mutableMapOf<String, {root}.Code>().apply {{"
    wanted = [entry for entry in catalog.entries() if constants]
    for entry in wanted:
        for name in (entry.name, *entry.aliases):
            yield f"  put({quoted(f'{entry.domain}.{name}')}, {classes[entry.domain].qualified}.Known.{name})"
    yield "}"
    yield f"internal val filled: Map<String, {root}.Filled> = mapOf("
    for domain in catalog.domains.values():
        for name, function in names.function_names(domain).items():
            entry = domain.entries[name]
            yield f"  {quoted(entry.full_name)} to {classes[domain.name].qualified}.{function}({_values(entry)}),"
    yield ")"
    yield f"internal fun attributes(code: {root}.Code): Map<String, Any?> = listOf<Pair<String, Any?>>("
    for name, spelled in names.attribute_names(catalog).items():
        value = "?.value" if catalog.manifest.attributes[name].type == "enum" else ""
        yield f"  {quoted(name)} to code.{spelled}{value},"
    yield ").filter { it.second != null }.toMap()"


def _values(entry: Entry) -> str:
    return ", ".join(
        quoted(argument.example) if isinstance(argument.example, str) else str(argument.example)
        for argument in entry.arguments
    )


_DECLARED = re.compile(
    r"( *)(?:@\S+ )*((?:(?:abstract|companion|const|data|enum|final|internal|open|override|private|protected|public|sealed) )*)"
    r"(class|fun|interface|object|val|var)\b(?: <[^>]*>)?(?: `?(\w+)`?)?"
)


def public_names(package: Path) -> set[str]:
    """Return what a package declares `public`, as the explicit API mode asks it to: `ApiCode.Companion.of`, `Text.message`.

    Classes that only generated packages use are left out.
    """
    found: set[str] = set()
    for path in sorted((package / "src" / "main" / "kotlin").rglob("*.kt")):
        around: list[tuple[int, str]] = []
        above = ""
        for line in path.read_text(encoding="utf-8").splitlines():
            is_internal, above = above == "@InternalCodesApi", line
            declared = _DECLARED.match(line)
            if declared is None:
                continue
            indent, modifiers, kind, name = len(declared[1]), declared[2].split(), declared[3], declared[4]
            around = [(margin, outer) for margin, outer in around if margin < indent]
            outside = "".join(f"{outer}." for _, outer in around)
            public = "public" in modifiers and not is_internal and not any(outer == "" for _, outer in around)
            if public:
                found.add(f"{outside}{name or 'Companion'}")
            if kind in {"class", "interface", "object"}:
                around.append((indent, (name or "Companion") if public else ""))
    return found
