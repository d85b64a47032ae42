"""The family `versions`: what it finds in two or three versions of a page, what settles it, and what it leaves alone."""

from __future__ import annotations

import pytest

from tests.rules.cases import checked
from tests.rules.test_documents import catalog, claim, page
from zcodegen.diagnostics import Finding, Severity

LOST = claim(201, "The parcel was not found.", action="Check the ParcelId.")
CLOSED = claim(202, "The depot is closed.", action="Wait until it opens.")
HEAVY = "The parcel weighs more than 30 kg."
FULL = "The depot is full."
PROBABLE = "The parcel is late at the gate."
"""Another error than that of 201, less evidently."""


def entry(code: int, message: str, more: str = "") -> str:
    return f"  N{code}X: {{code: {code}, status: UNKNOWN, message: {{en: '{message}'}}{more}}}\n"


def found(example: str, family: str = "version-") -> list[Finding]:
    return [finding for finding in checked(example).findings if finding.rule.startswith(family)]


def of(*pages: str, entries: str = "") -> list[tuple[str, object]]:
    """The findings of the family in versions 1, 2, … of one page: rule and code."""
    versions = [page("one", str(number), *rows.splitlines()) for number, rows in enumerate(pages, 1)]
    example = catalog(entries or entry(999, "Unused."), *versions, documents=["one"])
    return [(finding.rule, finding.codes or finding.code) for finding in found(example)]


def rows(*claims: str) -> str:
    return "\n".join(claims)


def test_a_changed_meaning_is_found_with_or_without_an_entry() -> None:
    new = claim(201, "The courier is not on duty.")
    expected = [("version-meaning", 201)]
    assert of(rows(LOST, CLOSED), rows(new, CLOSED)) == expected
    assert (
        of(rows(LOST, CLOSED), rows(new, CLOSED), entries=entry(201, "The courier is not on duty."))
        == expected
    )


def test_another_number_is_a_fact() -> None:
    old, new = (
        claim(201, "The label has more than 90 bytes."),
        claim(201, "The label has more than 45 bytes."),
    )
    assert of(rows(old, CLOSED), rows(new, CLOSED)) == [("version-fact", 201)]


@pytest.mark.parametrize(
    "message", ["There is no such parcel.", "The parcel was not found", "Parcel not found."]
)
def test_other_words_for_the_same_error_are_left_alone(message: str) -> None:
    assert of(rows(LOST, CLOSED), rows(claim(201, message), CLOSED)) == []


def test_other_advice_is_left_alone() -> None:
    new = claim(201, "The parcel was not found.", action="Ask the depot.")
    assert of(rows(LOST, CLOSED), rows(new, CLOSED)) == []


def test_exchanged_texts_are_one_finding() -> None:
    swapped = rows(claim(201, "The depot is closed."), claim(202, "The parcel was not found."))
    ((rule, codes),) = of(rows(LOST, CLOSED), swapped)
    assert rule == "version-moved"
    assert set(codes) == {201, 202}  # type: ignore[call-overload]  # JSON


def test_a_renumbered_text_is_moved_and_not_dropped() -> None:
    assert of(rows(LOST, CLOSED), rows(CLOSED, claim(206, "The parcel was not found."))) == [
        ("version-moved", (201, 206))
    ]


def test_a_shift_of_many_rows_is_one_finding() -> None:
    texts = ["No route.", "No driver is free.", HEAVY, FULL, "The gate is locked.", FULL]
    before = rows(*(claim(300 + number, text) for number, text in enumerate(texts)))
    after = rows(
        claim(300, "A toll is due."), *(claim(301 + number, text) for number, text in enumerate(texts))
    )
    ((rule, codes),) = of(before, after)
    assert rule == "version-moved"
    assert set(codes) == set(range(300, 307))  # type: ignore[call-overload]  # JSON


def test_a_text_that_many_codes_have_does_not_move() -> None:
    general = "Internal error."
    before = rows(*(claim(code, general) for code in (1, 2, 3)), LOST)
    after = rows(*(claim(code, general) for code in (1, 2, 9)), LOST)
    assert of(before, after) == [("version-dropped", 3)]


def test_a_name_moves_with_its_code_though_the_text_is_new() -> None:
    def named(code: int, message: str) -> str:
        return f"{{code: {code}, line: 9, message: '{message}', name: RESOURCE_NOT_FOUND}}"

    before, after = named(-32002, "Resource not found."), named(-32602, "The URI is not on this server.")
    assert of(rows(before, CLOSED), rows(after, CLOSED)) == [("version-moved", (-32002, -32602))]


def test_a_dropped_code_is_found_once_however_many_versions_follow() -> None:
    expected = [("version-dropped", 201)]
    assert of(rows(LOST, CLOSED), CLOSED) == expected
    assert of(rows(LOST, CLOSED), CLOSED, CLOSED, CLOSED) == expected
    assert of(rows(LOST, CLOSED), CLOSED, rows(LOST, CLOSED)) == []


def test_a_code_inside_a_range_or_of_another_kind_is_not_dropped() -> None:
    span = claim(0, "Errors of the depot.").replace("code: 0", "code: '200-201'")
    assert of(rows(LOST, CLOSED), rows(span, CLOSED)) == []
    event = LOST.replace("}", ", class: event}")
    assert of(rows(LOST, CLOSED), rows(event, CLOSED)) == []


def test_another_document_that_lists_the_code_keeps_it() -> None:
    versions = [page("one", "1", LOST, CLOSED), page("one", "2", CLOSED), page("two", "1", LOST)]
    assert not found(catalog(entry(999, "Unused."), *versions), "version-")


def test_a_code_that_returns_for_another_error() -> None:
    back = claim(201, "The courier is not on duty.")
    assert of(rows(LOST, CLOSED), CLOSED, rows(back, CLOSED)) == [("version-returned", 201)]


@pytest.mark.parametrize("stone", ["deprecated", "retired"])
def test_the_life_cycle_of_the_entry_settles_a_conflict(stone: str) -> None:
    grave = f", {stone}: {{since: 1.1.0, reason: Not sent.}}"
    settled = entry(201, "The parcel was not found.", grave)
    assert of(rows(LOST, CLOSED), CLOSED, entries=settled) == []
    assert of(rows(LOST, CLOSED), rows(claim(201, FULL), CLOSED), entries=settled) == []
    assert (
        of(rows(LOST, CLOSED), rows(claim(206, "The parcel was not found."), CLOSED), entries=settled) == []
    )


def test_a_text_in_the_wrong_language_is_not_another_error() -> None:
    assert of(rows(LOST, CLOSED), rows(claim(201, "包裹不存在。"), CLOSED)) == []


def test_headings_that_are_renamed_drop_nothing() -> None:
    documents = "documents: {one: {title: {en: Codes}, headings: [{heading: Old, domain: acme.rtc}]}}\n"
    versions = page("one", "1", LOST, heading="Old") + page("one", "2", LOST, heading="New")
    example = (
        f"entries:\n{entry(201, 'The parcel was not found.')}# file: catalog.yaml\n{documents}{versions}"
    )
    assert not found(example)


def test_fingerprints_stay_when_later_versions_and_lines_arrive() -> None:
    def marks(*versions: str) -> set[str]:
        pages = [page("one", str(number), *text.splitlines()) for number, text in enumerate(versions, 1)]
        example = catalog(entry(999, "Unused."), *pages, documents=["one"])
        return {finding.fingerprint for finding in found(example)}

    first, second = rows(LOST, CLOSED), rows(claim(201, "The courier is not on duty."))
    later = second.replace("line: 201", "line: 7").replace("on duty.", "on duty")
    assert len(marks(first, second)) == 2  # another meaning, and 202 is gone
    assert marks(first, second) == marks(first, second, later) == marks(first, second, later, second)


def test_versions_before_since_are_history() -> None:
    versions = (
        page("one", "2025-01-01", LOST, CLOSED),
        page("one", "2025-06-01", claim(201, FULL)),
        page("one", "2026-06-01", claim(201, "The courier is not on duty.")),
    )
    example = catalog(
        entry(999, "Unused."), *versions, documents=["one"], more="versions: {since: '2026-01-01'}\n"
    )
    assert [(finding.rule, finding.code) for finding in found(example)] == [("version-meaning", 201)]


@pytest.mark.parametrize(
    ("text", "name", "severity"),
    [
        ("The courier is not on duty.", "GONE", Severity.ERROR),
        (PROBABLE, "GONE", Severity.WARNING),
        (PROBABLE, "E201", Severity.ERROR),
        (PROBABLE, "ERROR_CODE_201", Severity.ERROR),
    ],
)
def test_what_keeps_a_name_that_tells_the_error_is_one_only_if_the_texts_show_it(
    text: str, name: str, severity: Severity
) -> None:
    old, new = (row.replace("}", f", name: {name}}}") for row in (LOST, claim(201, text)))
    example = catalog(entry(999, "Unused."), page("one", "1", old), page("one", "2", new), documents=["one"])
    assert [(finding.rule, finding.severity) for finding in found(example)] == [("version-meaning", severity)]


def test_a_code_that_had_no_message_for_a_while() -> None:
    blank = LOST.replace(", message: 'The parcel was not found.'", "")
    late = claim(201, "The courier is not on duty.")
    assert of(rows(LOST, CLOSED), rows(blank, CLOSED), rows(late, CLOSED)) == [("version-returned", 201)]
    assert of(rows(LOST, CLOSED), rows(blank, CLOSED), rows(LOST, CLOSED)) == []


def test_a_returned_number_whose_name_only_repeats_it() -> None:
    old, back = (
        row.replace("}", ", name: NU201}") for row in (LOST, claim(201, "The courier is not on duty."))
    )
    assert of(rows(old, CLOSED), CLOSED, rows(back, CLOSED)) == [("version-returned", 201)]


def test_a_finding_names_both_rows_and_their_commits() -> None:
    old = page("one", "1", LOST).replace(
        "sections:",
        f"page: {{path: a.md, sha256: {'0' * 63}a, commit: {'ab' * 20}, date: '2026-01-02', subject: Renumber}}\nsections:",
    )
    new = page("one", "2", claim(201, "The courier is not on duty."))
    (finding,) = found(catalog(entry(999, "Unused."), old, new, documents=["one"]))
    assert finding.location.path == "documents/one/2.en.yaml"
    assert [related.location.path for related in finding.related] == [
        "documents/one/1.en.yaml",
        "documents/one/2.en.yaml",
    ]
    assert "[commit abababababab 2026-01-02 Renumber]" in finding.related[0].message


def test_a_shift_to_the_next_code_is_one_finding_though_texts_repeat() -> None:
    """The row of 310 is new; every text below it went to the code of the next row, and two texts are there twice."""
    texts = ["No route.", "Network error.", HEAVY, "Network error.", "The gate is locked.", FULL]
    codes = (310, 311, 320, 321, 330, 401)
    before = rows(*map(claim, codes, texts))
    after = rows(*map(claim, (*codes, 402), ("A toll is due.", *texts)))
    ((rule, found_codes),) = of(before, after)
    assert rule == "version-moved"
    assert set(found_codes) == {*codes, 402}  # type: ignore[call-overload]  # JSON


def test_rows_that_moved_apart_are_findings_of_their_own() -> None:
    before = rows(claim(1, "No route."), claim(2, HEAVY), claim(3, FULL))
    after = rows(claim(7, "No route."), claim(2, HEAVY), claim(5, FULL))
    assert sorted(of(before, after), key=str) == [("version-moved", (1, 7)), ("version-moved", (3, 5))]


def test_rows_below_an_ignored_heading_are_compared_with_nothing() -> None:
    """Neither with the version before, nor as the new place of a code that the page no longer lists as an error."""

    def sections(number: str, errors: str, *opcodes: str) -> str:
        below = page("one", number, *opcodes, heading="Opcodes").partition("sections:\n")[2]
        return page("one", number, errors) + below

    sent, other = claim(300, "The parcel was sent."), claim(300, "The courier is not on duty.")
    changed = sections("1", LOST, sent), sections("2", LOST, other)
    moved = sections("1", LOST, sent), sections("2", CLOSED, sent, claim(201, "The parcel was not found."))
    for pages, compared, ignored in (
        (changed, ["version-meaning"], []),
        (moved, [], ["version-dropped"]),
    ):
        example = catalog(entry(999, "Unused."), *pages, documents=["one"])
        headings = "domain: acme.rtc, headings: [{heading: Opcodes, ignore: true}]}"
        assert [finding.rule for finding in found(example)] == compared
        ignoring = example.replace("domain: acme.rtc}", headings)
        assert [finding.rule for finding in found(ignoring)] == ignored


def test_a_row_of_a_code_with_two_rows_moves() -> None:
    """Two names had number 302; one of them has 305 now."""
    two = rows(claim(302, "The parcel was not found."), claim(302, "The courier is not on duty."))
    apart = rows(claim(302, "The parcel was not found."), claim(305, "The courier is not on duty."))
    assert of(two, apart) == [("version-moved", (302, 305))]


def test_a_code_that_returns_after_its_text_moved() -> None:
    moved = rows(CLOSED, claim(206, "The parcel was not found."))
    back = rows(CLOSED, claim(206, "The parcel was not found."), claim(201, "The courier is not on duty."))
    assert sorted(of(rows(LOST, CLOSED), moved, back), key=str) == [
        ("version-moved", (201, 206)),
        ("version-returned", 201),
    ]


def test_a_word_that_is_replaced_in_several_texts_is_another_name() -> None:
    before = rows(claim(1, "Failed to seal the crate."), claim(2, "Failed to weigh the crate."), LOST)
    after = rows(claim(1, "Failed to seal the pallet."), claim(2, "Failed to weigh the pallet."), LOST)
    assert of(before, after) == []
    once = rows(claim(1, "Failed to seal the pallet."), claim(2, "Failed to weigh the crate."), LOST)
    assert of(before, once) == [("version-meaning", 1)]


def test_a_page_that_several_texts_link_to_has_moved() -> None:
    old, new = (
        [
            claim(code, f"{text} See [depots]({target}).")
            for code, text in ((1, "It is shut."), (2, "It is full."))
        ]
        for target in ("/docs/depots", "/docs/places/depots")
    )
    assert of(rows(*old), rows(*new)) == []
    assert of(rows(*old), rows(new[0], old[1])) == [("version-fact", 1)]


def test_another_number_is_an_error_though_the_name_stays() -> None:
    old, new = (
        claim(201, f"The label has more than {size} bytes.").replace("}", ", name: LABEL}")
        for size in (90, 45)
    )
    example = catalog(entry(999, "Unused."), page("one", "1", old), page("one", "2", new), documents=["one"])
    assert [(finding.rule, finding.severity) for finding in found(example)] == [
        ("version-fact", Severity.ERROR)
    ]


GONE, SHUT = claim(201, "The parcel was not found."), claim(202, "The depot is closed.")
LATE = claim(201, "The courier is not on duty.")
MOVED = claim(206, "The parcel was not found.")
BYTES, SHORT = (claim(203, f"The label has more than {size} bytes.") for size in (128, 64))
SIGNS = claim(203, "The label has more than 128 characters.")


@pytest.mark.parametrize(
    ("change", "before", "after", "text", "fails"),
    [
        ("another meaning, catalog new", GONE, LATE, "The courier is not on duty.", True),
        ("another meaning, catalog old", GONE, LATE, "The parcel was not found.", True),
        ("another meaning, catalog neither", GONE, LATE, "The gate is locked.", True),
        (
            "absent becomes present",
            GONE,
            claim(201, "The parcel already exists."),
            "The parcel already exists.",
            True,
        ),
        ("another limit", BYTES, SHORT, "The label has more than 64 bytes.", True),
        ("another limit, catalog old", BYTES, SHORT, "The label has more than 128 bytes.", True),
        ("another unit", BYTES, SIGNS, "The label has more than 128 characters.", True),
        (
            "exchanged texts",
            rows(GONE, SHUT),
            rows(claim(201, "The depot is closed."), claim(202, "The parcel was not found.")),
            "The depot is closed.",
            True,
        ),
        ("renumbered", GONE, MOVED, "", True),
        ("dropped, entry kept", rows(GONE, SHUT), SHUT, "The parcel was not found.", True),
        ("dropped, no entry", rows(GONE, SHUT), SHUT, "", True),
        ("new code", SHUT, rows(SHUT, LATE), "The courier is not on duty.", False),
        (
            "other words",
            GONE,
            claim(201, "There is no such parcel."),
            "There is no such parcel.",
            False,
        ),
        (
            "other advice",
            GONE,
            claim(201, "The parcel was not found. Please ask the depot."),
            "The parcel was not found. Please ask the depot.",
            False,
        ),
    ],
)
def test_which_changes_between_two_versions_fail(
    change: str, before: str, after: str, text: str, *, fails: bool
) -> None:
    code = 203 if "label" in text else 201
    kept = "  DEPOT_CLOSED: {code: 202, status: UNAVAILABLE, message: {en: The depot is closed.}}\n"
    entries = kept + (entry(code, text) if text else "")
    versions = [
        page("one", str(number), *side.splitlines()) for number, side in enumerate((before, after), 1)
    ]
    findings = checked(catalog(entries, *versions, documents=["one"])).findings
    errors = [
        finding
        for finding in findings
        if finding.severity is Severity.ERROR and not finding.rule.startswith("missing-")
    ]
    assert bool(errors) is fails, (change, findings)


def test_on_a_rewritten_page_other_words_alone_are_no_error() -> None:
    old, new = (
        claim(299, "Failed to set the lift behavior"),
        claim(299, "Out of control action setting failed."),
    )
    names = (
        "depot",
        "parcel",
        "badge",
        "courier",
        "label",
        "gate",
        "lift",
        "tour",
        "guard",
        "scale",
        "crate",
    )
    before = [claim(200 + at, f"The {name} was not found.") for at, name in enumerate(names)]
    after = [claim(200 + at, f"There is no such {name}.") for at, name in enumerate(names)]

    def severities(later: list[str]) -> list[Severity]:
        pages = page("one", "1", *before, old), page("one", "2", *later, new)
        example = catalog(entry(999, "Unused."), *pages, documents=["one"])
        return [finding.severity for finding in found(example, "version-meaning")]

    assert severities(before) == [Severity.ERROR]
    assert severities(after) == [Severity.WARNING]
