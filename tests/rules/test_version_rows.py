"""Which row of one version is which of the other, and what its name and its cells say about a changed text."""

from __future__ import annotations

import json

import pytest

from tests.rules.test_documents import catalog, page
from tests.rules.test_version_rules import CLOSED, FULL, HEAVY, LOST, entry, found, of, rows
from zcodegen.diagnostics import Severity


def row(code: int | str, message: str, **more: str) -> str:
    """A claim in YAML, with a code that may be a name and a message that may have several lines."""
    texts = {"code": code, "line": 9, "message": message, **more}
    return json.dumps(texts)


def severities(before: str, after: str) -> list[tuple[str, Severity]]:
    """The findings of the family in two versions of a page: rule and severity."""
    pages = page("one", "1", *before.splitlines()), page("one", "2", *after.splitlines())
    example = catalog(entry(999, "Unused."), *pages, documents=["one"])
    return [(finding.rule, finding.severity) for finding in found(example)]


@pytest.mark.parametrize("name", ["DepotFull", "E_DEPOT"])
def test_a_page_that_gives_names_a_number_moves_nothing(name: str) -> None:
    named, numbered = row(name, FULL), row(210, FULL, name=name)
    assert of(rows(LOST, named), rows(LOST, numbered)) == []
    assert of(rows(LOST, numbered), rows(LOST, named)) == []


def test_a_name_that_two_numbers_have_is_not_one_row() -> None:
    named = row("DepotFull", FULL)
    numbered = row(210, FULL, name="DepotFull"), row(211, HEAVY, name="DepotFull")
    assert of(rows(LOST, named), rows(LOST, *numbered)) != []


def test_a_cell_that_stays_says_that_the_error_is_the_same() -> None:
    stays = "The gate of the depot is locked from the inside."
    old = row(203, f"The label must be from 3 chars long\n{stays}")
    new = row(203, f"The label must be not less than 3 chars long\n{stays}")
    other = row(204, f"The parcel is wet.\n{stays}")
    assert severities(rows(LOST, old), rows(LOST, new)) == [("version-meaning", Severity.WARNING)]
    assert ("version-meaning", Severity.ERROR) in severities(rows(other, old), rows(other, new))


def test_another_name_confirms_another_error() -> None:
    before = "An approval transaction was submitted where the courier and owner badge are not the same. Currently only the owner is permitted to perform these operations."
    after = "The badge id specified as the owner is invalid or does not exist."
    old, new = row(203, before, name="SENDER_NOT_COURIER"), row(203, after, name="BADGE_UNKNOWN")
    nameless = row(203, before), row(203, after)
    assert severities(rows(LOST, nameless[0]), rows(LOST, nameless[1])) == [
        ("version-meaning", Severity.WARNING)
    ]
    assert severities(rows(LOST, old), rows(LOST, new)) == [("version-meaning", Severity.ERROR)]


def test_a_code_that_returns_under_another_name_has_another_error() -> None:
    before = (
        "This error is reported when a parcel is handed over to a courier. Check the badge of the courier."
    )
    after = "This error is reported when a parcel is handed over to a depot. Check the badge of the courier."
    old = row(203, before, name="COURIER_NOT_ON_DUTY")
    same, other = (
        row(203, after, name="COURIER_NOT_ON_DUTY"),
        row(203, after, name="LABEL_TOO_LONG"),
    )
    versions = rows(CLOSED, old), rows(CLOSED)
    assert of(*versions, rows(CLOSED, same)) == []
    assert of(*versions, rows(CLOSED, other)) == [("version-returned", 203)]
