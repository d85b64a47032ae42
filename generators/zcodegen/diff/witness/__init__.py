"""Witnesses: for each breaking change and language, the smallest program that works with the old package and not with the new one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.model import Catalog
from zcodegen.diff.classify import ClassifiedChange
from zcodegen.diff.levels import Criticality
from zcodegen.diff.table import KINDS
from zcodegen.diff.witness import go, kotlin, python, typescript
from zcodegen.diff.witness.uses import Use, use_of

Language = Callable[[Catalog, Use], str]

LANGUAGES: Final[dict[str, tuple[str, Language]]] = {
    "go": ("{name}/main.go", go.program),
    "kotlin": ("{name}.kt", kotlin.program),
    "python": ("{name}.py", python.program),
    "typescript": ("{name}.ts", typescript.program),
}
"""Language → path of a program below the language's folder, and the function that writes it."""


class Witness(Struct, frozen=True):
    """A program: the language, the kind of the change, its path below the output folder, and its source."""

    language: str
    kind: str
    path: str
    source: str


def find_witnesses(changes: Iterable[ClassifiedChange], old: Catalog) -> Iterator[Witness]:
    """Yield a program for each breaking change in each language whose package the old catalog has, and that it breaks.

    Changes are those from `old`; an approved one is breaking as well, one of a draft is not.
    """
    catalogs = {
        language: visible_to(old, language) for language in LANGUAGES if language in old.manifest.targets
    }
    for classified in changes:
        change = classified.change
        if change.is_draft:
            continue
        for language, catalog in catalogs.items():
            breaks = KINDS[change.kind].level(language) is Criticality.BREAKING
            if not breaks or not {language, "wire"} & set(classified.affects):
                continue
            use = use_of(change, catalog, language)
            if use is None:
                continue
            path, program = LANGUAGES[language]
            name = f"{change.kind}-{change.fingerprint}"
            mark = "#" if language == "python" else "//"
            source = f"{mark} {change.kind}: {change.full_name}\n{program(catalog, use)}"
            yield Witness(language, change.kind, f"{language}/{path.format(name=name)}", source)
