"""The plan of a target: the files to render, each with its template and the template's context.

A plan does all the work (names, splitting, sorting, quoting), so that templates only place text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias

from msgspec import Struct, field, structs

from zcodegen.catalog.model import Catalog


class PlannedFile(Struct, frozen=True):
    """One file of a target: its path below `out/<target>/`, the template below `templates/<target>/`, the context.

    Without a template, `content` is the file (what a library has made), or that of the file `copy_of`, which is planned
    before it. `formatter` is one of `custom/formatters.py`.
    """

    path: str
    template: str = ""
    context: Mapping[str, object] = field(default_factory=dict)
    content: bytes = b""
    copy_of: str = ""
    formatter: str = "none"


Plan: TypeAlias = Callable[[Catalog], Iterable[PlannedFile]]
"""The function of a target: from a catalog without errors to its files, in any order."""

Filters: TypeAlias = Mapping[str, Callable[..., Any]]
"""The quoting and layout filters of a target by the names that its templates use; each returns text or a list of texts."""


def variables(context: Struct) -> Mapping[str, object]:
    """Return the fields of a typed context as the variables of a template."""
    return structs.asdict(context)
