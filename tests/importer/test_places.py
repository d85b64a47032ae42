"""New entries stand where a reader looks for them."""

from __future__ import annotations

from zcodegen.catalog.model import Code, Domain, Entry
from zcodegen.importer.insertion import InsertionOrder


def domain(*codes: int) -> Domain:
    entries = {f"N{code}": Entry("a.b", f"N{code}", code, "OK", message={}) for code in codes}
    return Domain("a.b", {}, "integer", entries)


def put(existing: Domain, page: list[Code], new: list[Code]) -> list[str]:
    """Put `new` codes of a page among existing entries; return the order that comes of it."""
    names = list(existing.entries)
    places = InsertionOrder(existing, page)
    for code in new:
        after = places.put(f"N{code}", code)
        names.insert(names.index(after) + 1 if after else 0, f"N{code}")
    return names


def test_sorted_entries_stay_sorted() -> None:
    assert put(domain(1, 5, 9), [9, 7, 6, 0, 10], [7, 6, 0, 10]) == [
        "N0",
        "N1",
        "N5",
        "N6",
        "N7",
        "N9",
        "N10",
    ]


def test_else_the_page_tells_the_order() -> None:
    assert put(domain(9, 1, 5), [9, 8, 7, 1, 2, 5], [8, 7, 2]) == ["N9", "N8", "N7", "N1", "N2", "N5"]


def test_what_stands_first_on_the_page_stands_before_what_follows() -> None:
    assert put(domain(9, 1, 5), [3, 4, 1], [3, 4]) == ["N9", "N3", "N4", "N1", "N5"]


def test_a_page_that_knows_none_of_the_entries_comes_last() -> None:
    assert put(domain(9, 1), [3, 2], [3, 2]) == ["N9", "N1", "N3", "N2"]
    assert put(domain(), [3, 2], [3, 2]) == ["N2", "N3"]
