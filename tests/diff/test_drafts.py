"""Drafts and reserved codes: what a diff and a version make of them."""

from __future__ import annotations

import pytest

from tests.diff.catalogs import FILES, ROOM, catalog_of
from tests.rules.cases import checked
from zcodegen.catalog.model import Reserved
from zcodegen.diff.classify import ClassifiedChange, DiffResult, classify
from zcodegen.diff.compare import compare
from zcodegen.diff.domains import _is_covered
from zcodegen.diff.levels import Bump, Criticality

DRAFT = "    stability: draft\n"
FULL = "    code: 106\n"
_FULL = """\
  ROOM_FULL:
    code: 106
    status: RESOURCE_EXHAUSTED
    recovery: correctable
    message: {en: The room has 256 users and takes no more.}
    cause: {en: Too many users came at once.}
"""
EDITS = {
    "removed": (_FULL, ""),
    "renamed": ("ROOM_FULL:", "ROOM_CROWDED:"),
    "renumbered": ("code: 106", "code: 206"),
    "another status": ("RESOURCE_EXHAUSTED", "UNAVAILABLE"),
    "another error": (
        (
            "ROOM_FULL:\n    code: 106\n    status: RESOURCE_EXHAUSTED\n    recovery: correctable\n"
            "    message: {en: The room has 256 users and takes no more.}"
        ),
        (
            "CARD_EXPIRED:\n    code: 106\n    status: RESOURCE_EXHAUSTED\n    recovery: correctable\n"
            "    message: {en: The payment card has expired.}"
        ),
    ),
    "another text": ("The room has 256 users", "The token has 2 users"),
    "hidden": ("code: 106\n", "code: 106\n    audience: internal\n"),
}


def files(*edits: tuple[str, str], path: str = ROOM) -> dict[str, str]:
    text = FILES[path]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**FILES, path: text}


def judged(old: dict[str, str], new: dict[str, str]) -> DiffResult:
    return classify(compare(catalog_of(old), catalog_of(new)))


@pytest.mark.parametrize("what", EDITS)
def test_a_change_of_a_draft_is_safe(what: str) -> None:
    old = files((FULL, FULL + DRAFT))
    edit = EDITS[what]
    new = {**old, ROOM: old[ROOM].replace(DRAFT, "").replace(*edit).replace(FULL, FULL + DRAFT)}
    draft, stable = judged(old, new), judged(FILES, files(edit))
    assert draft.worst is Criticality.SAFE
    assert draft.bump <= Bump.MINOR
    assert stable.worst is not Criticality.SAFE
    kinds = {classified.change.kind for classified in stable.changes}
    assert kinds <= {change.change.kind for change in draft.changes} | {"stability-changed"}
    assert any(change.says.endswith("(a draft)") for change in draft.changes)


def test_a_draft_becomes_stable() -> None:
    (change,) = judged(files((FULL, FULL + DRAFT)), FILES).changes
    assert (change.change.kind, change.criticality) == ("stability-changed", Criticality.SAFE)


def test_an_entry_does_not_become_a_draft_and_break_in_one_step() -> None:
    result = judged(FILES, files((FULL, "    code: 206\n" + DRAFT)))
    assert result.worst is Criticality.BREAKING


def test_a_domain_of_drafts_may_go_and_one_with_a_stable_entry_not() -> None:
    path = "acme/extra.yaml"
    draft = files(("code_type: integer", "code_type: integer\nstability: draft"), path=path)
    gone = {name: text for name, text in FILES.items() if name != path}
    gone[ROOM] = gone[ROOM].replace(", acme.extra", "")
    old = {**draft, ROOM: gone[ROOM]}
    assert judged(old, gone).worst is Criticality.SAFE
    mixed = {**old, path: old[path].replace("code: 90,", "code: 90, stability: stable,")}
    assert judged(mixed, gone).worst is Criticality.BREAKING


def test_fingerprints_do_not_depend_on_stability() -> None:
    edit = ("    code: 106", "    code: 206")
    draft, stable = (
        judged(files((FULL, FULL + DRAFT)), files((FULL, "    code: 206\n" + DRAFT))),
        judged(FILES, files(edit)),
    )
    assert {change.change.fingerprint for change in draft.changes} == {
        classified.change.fingerprint for classified in stable.changes
    }


def test_rules_about_revisions_pass_over_drafts() -> None:
    before = "entries:\n  A_FAILED: {code: 1, status: INTERNAL, message: {en: It failed.}STABILITY}\n  B_FAILED: {code: 2, status: INTERNAL, message: {en: The disk is full.}}\n"
    after = "entries:\n  B_FAILED: {code: 2, status: INTERNAL, message: {en: The disk is full.}}\n"
    found = {
        mark: [
            finding.rule
            for finding in checked(
                f"{after}# file: before/acme/rtc.yaml\n{before.replace('STABILITY', mark)}"
            ).findings
        ]
        for mark in ("", ", stability: draft")
    }
    assert found == {"": ["removed-entry"], ", stability: draft": []}


def reservations(old: str, new: str) -> list[ClassifiedChange]:
    setting = "code_type: integer\nreserved: "
    before, after = (files(("code_type: integer", setting + rows)) for rows in (old, new))
    return list(judged(before, after).changes)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("[{code: 7, reason: Old.}, {code: 1, reason: Old.}]", "[{code: 1, reason: Old.}]", ["reservation-removed"]),
        ("[{name: OLD_NAME, reason: Old.}]", "[{name: OLDER_NAME, reason: Old.}]", ["reservation-added", "reservation-removed"]),
        ("[{range: [5, 9], reason: Old.}]", "[{range: [5, 8], reason: Old.}]", ["reservation-removed"]),
        ("[{range: [5, 9], reason: Old.}]", "[{range: [4, 12], reason: Old.}]", ["reservation-added"]),
        ("[{code: 7, reason: Old.}]", "[{range: [4, 12], reason: Old.}]", ["reservation-added"]),
        ("[{range: [5, 7], reason: Old.}]", "[{code: 6, reason: Old.}, {code: 5, reason: Old.}, {code: 7, reason: Old.}]", ["domain-settings"]),
        ("[{range: [5, 9], reason: Old.}]", "[{range: [5, 6], reason: Old.}, {range: [8, 9], reason: Old.}]", ["reservation-removed"]),
        ("[{code: 7, reason: Old.}]", "[{code: 7, reason: Older.}]", ["domain-settings"]),
    ],
)  # fmt: skip
def test_a_reservation_that_goes_is_dangerous(old: str, new: str, kinds: list[str]) -> None:
    changes = reservations(old, new)
    assert [change.change.kind for change in changes] == kinds
    assert [change.criticality for change in changes] == [
        Criticality.DANGEROUS if kind == "reservation-removed" else Criticality.SAFE for kind in kinds
    ]


def test_a_reserved_string_code() -> None:
    row = Reserved("r", code="old.code")
    assert _is_covered(row, (Reserved("s", code="old.code"), Reserved("t", range=(1, 2))))
    assert not _is_covered(row, (Reserved("s", code="Old.code"),))
