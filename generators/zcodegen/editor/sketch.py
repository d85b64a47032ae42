"""A domain as far as an incomplete file shows it, for what has to be known of it while it is written: the codes in use."""

from __future__ import annotations

from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.model import Code, Domain, Entry, Reserved
from zcodegen.editor.items import Path
from zcodegen.editor.outline import Outline
from zcodegen.source.plain import resolve_plain


def sketch(outline: Outline) -> Domain:
    """Return the domain that a file begins: its codes, ranges and reservations, and nothing else."""
    name = outline.scalar(("domain",)) or ""
    entries = {
        str(item.path[-1]): Entry(
            domain=name, name=str(item.path[-1]), code=code, status="UNKNOWN", message={}
        )
        for item in outline.children(("entries",))
        if (code := _code(outline, (*item.path, "code"))) is not None
    }
    return Domain(
        name=name,
        title={},
        code_type="string" if outline.scalar(("code_type",)) == "string" else "integer",
        entries=entries,
        code_format="hex" if outline.scalar(("code_format",)) == "hex" else "decimal",
        ranges=tuple(pair for item in outline.children(("ranges",)) if (pair := _pair(outline, item.path))),
        reserved=tuple(
            Reserved("", _code(outline, (*item.path, "code")), _pair(outline, (*item.path, "range")))
            for item in outline.children(("reserved",))
        ),
    )


def free_code(outline: Outline) -> tuple[int, str] | None:
    """Return the next free code of the domain that a file holds, and how the domain writes it; None if there is none."""
    domain = sketch(outline)
    code = next_free_code(domain)
    return (code, domain.shown(code)) if code is not None else None


def _code(outline: Outline, path: Path) -> Code | None:
    written = outline.scalar(path)
    value = resolve_plain(written) if written else None
    return value if type(value) is int else written


def _pair(outline: Outline, path: Path) -> tuple[int, int] | None:
    first, last = (_code(outline, (*path, number)) for number in (0, 1))
    return (first, last) if type(first) is int and type(last) is int and last - first < 2**64 else None
