"""Errata as text for the owner of a page, and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from zcodegen.explain.errata import Erratum


def text(errata: Iterable[Erratum]) -> str:
    """Return the errata by page: line, what the page has, what it should have, and why."""
    return "\n".join(_lines(errata))


def _lines(errata: Iterable[Erratum]) -> Iterator[str]:
    by_page = groupby(
        errata, lambda erratum: (erratum.document, erratum.version, erratum.locale, erratum.page, erratum.url)
    )
    for (document, version, locale, page, url), listed in by_page:
        yield f"{document} {version} ({locale})  {url or page}"
        for erratum in listed:
            yield from _erratum(erratum, page)


def _erratum(erratum: Erratum, page: str) -> Iterator[str]:
    if erratum.field is None:
        yield f"  {page}: {erratum.code} is missing"
        yield from (f"    {field}: {_inline(wanted)}" for field, wanted in erratum.wanted)
    else:
        yield f"  {page}:{erratum.line}: {erratum.field} of {erratum.code}"
        yield f"    is:     {_inline(erratum.text or '')}"
        yield f"    should: {_inline(erratum.wanted[0][1])}"
    yield f"    {_inline(erratum.reason)}"


def _inline(value: str) -> str:
    return value.replace("\n", "\n            ")


def as_object(erratum: Erratum) -> dict[str, object]:
    """Return an erratum for programs."""
    return {
        "document": erratum.document,
        "version": erratum.version,
        "locale": erratum.locale,
        "page": erratum.page,
        "url": erratum.url,
        "line": erratum.line,
        "code": erratum.code,
        "name": erratum.name,
        "field": erratum.field,
        "text": erratum.text,
        "wanted": dict(erratum.wanted),
        "reason": erratum.reason,
    }
