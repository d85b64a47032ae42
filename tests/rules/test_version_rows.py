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


def test_of_two_rows_of_a_code_the_one_with_the_same_name_is_the_same_row() -> None:
    old = row(203, "The parcel is wet.", name="PARCEL_WET")
    new = row(203, "The parcel got wet.", name="LABEL_WET"), row(203, "A wet box.", name="PARCEL_WET")
    findings = severities(rows(LOST, old), rows(LOST, *new))
    assert ("version-meaning", Severity.ERROR) not in findings
    bare = '{"code": 204, "line": 9, "name": "GATE_SHUT"}'
    more = bare.replace("GATE_SHUT", "COURIER_UNKNOWN")
    assert of(rows(LOST, bare), rows(LOST, more, bare)) == []


@pytest.mark.parametrize(
    ("before", "after", "severity"),
    [
        ("SecretKeyNotSet", "StoragePermissionDenied", Severity.ERROR),
        ("ProxyModePermissionDenied", "GuestModePermissionDenied", Severity.WARNING),
    ],
)
def test_a_name_alone_is_another_error_if_it_is_evident(before: str, after: str, severity: Severity) -> None:
    old, new = (f'{{"code": 204, "line": 9, "name": "{name}"}}' for name in (before, after))
    assert severities(rows(LOST, old), rows(LOST, new)) == [("version-meaning", severity)]


def test_another_name_and_other_words_are_another_error() -> None:
    old = row(203, "The order is not sent, please choose the goods.", name="DELIVERY_ITEMS_EMPTY")
    new = row(
        203,
        "An order with a bargain cannot be sent before the bargain is won.",
        name="BARGAIN_RECORD_STATUS_NOT_SUCCESS",
    )
    assert severities(rows(LOST, old), rows(LOST, new)) == [("version-meaning", Severity.ERROR)]


def test_a_change_that_is_certain_in_one_step_is_an_error() -> None:
    old, new = "The answer of ListTours failed.", "The answer of OpenGate failed."
    sides = row(203, old), row(203, new), row(203, old, name="TOURS"), row(203, new, name="TOURS")
    pages = [page("one", str(number), LOST, side) for number, side in enumerate(sides, 1)]
    findings = found(catalog(entry(999, "Unused."), *pages, documents=["one"]), "version-fact")
    assert [finding.severity for finding in findings] == [Severity.ERROR] * 2


def test_a_sentence_moves_though_the_former_name_in_its_row_changes() -> None:
    old = row(203, "DEPOT_ERROR_PARCEL_WET\nThe parcel is wet.")
    new = row(208, "DEPOT_ERROR_WET_THINGS\nThe parcel is wet.")
    assert of(rows(LOST, old), rows(LOST, new)) == [("version-moved", (203, 208))]


def test_rows_without_texts_move_by_their_names() -> None:
    names = ["GATE_NOT_SUPPORTED", "GATE_NOT_IMPLEMENTED", "GATE_NO_KEY", "GATE_NO_LIGHT"]
    old = [
        f'{{"code": {300 + at}, "line": 9, "name": "{name}"}}' for at, name in enumerate(["GATE_ODD", *names])
    ]
    new = [f'{{"code": {300 + at}, "line": 9, "name": "{name}"}}' for at, name in enumerate(names)]
    ((rule, codes),) = of(rows(LOST, *old), rows(LOST, *new))
    assert rule == "version-moved"
    assert set(codes) == {300, 301, 302, 303, 304}  # type: ignore[call-overload]  # JSON


@pytest.mark.parametrize(("before", "after"), [("400_002", 400002), ("-92~2", "-92～2")])
def test_another_spelling_of_a_code_is_the_same_code(before: str, after: str | int) -> None:
    old, new = row(before, "The depot is shut."), row(after, "The depot is shut.")
    assert of(rows(LOST, old), rows(LOST, new)) == []
    other = row(after, "The courier was not found.")
    assert [rule for rule, _ in of(rows(LOST, old), rows(LOST, other))] == ["version-meaning"]


def test_in_a_language_without_a_vocabulary_few_common_letters_are_another_error() -> None:
    def levels(before: str, after: str) -> list[tuple[str, Severity]]:
        pages = (
            page("one", "1", row(203, before), locale="es"),
            page("one", "2", row(203, after), locale="es"),
        )
        example = catalog(entry(999, "Unused."), *pages, documents=["one"])
        return [(finding.rule, finding.severity) for finding in found(example)]

    before, after = (
        "No hay un paquete asociado a este recibo.",
        "El depósito del mensajero asociado está cerrado.",
    )
    assert levels(before, after) == [("version-meaning", Severity.ERROR)]
    assert levels(before, "No existe un paquete asociado a este recibo.") == []
