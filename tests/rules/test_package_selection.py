"""What `packages` leaves out by a name or pattern that the catalog does not have is found, with what it may mean."""

from __future__ import annotations

import pytest

from tests.rules.cases import found

ENTRIES = "entries: {A_FAILED: {code: 1, status: INTERNAL, message: {en: It failed.}}}\n"
MORE = f"# file: acme/pay.yaml\n{ENTRIES.replace('1', '2')}"


@pytest.mark.parametrize(
    ("pattern", "help_line"),
    [
        ("acme.rct", "did you mean 'acme.rtc'?"),
        ("acme.rtc.A_FALED", "did you mean 'acme.rtc.A_FAILED'?"),
        ("acme.pai.*", "did you mean 'acme.pay.*'?"),
        ("*.X_?", "correct it, or remove it if what it named is gone"),
        ("legacy.mail.*", "correct it, or remove it if what it named is gone"),
    ],
)
def test_a_pattern_that_matches_nothing(pattern: str, help_line: str) -> None:
    packages = f"packages:\n  python: {{exclude: [acme.pay, '{pattern}']}}\n"
    (finding,) = found(f"{ENTRIES}{MORE}# file: catalog.yaml\n{packages}", "package-selection")
    assert pattern in finding.message
    assert finding.help == help_line
    assert finding.location.column > len("  python: {exclude: [acme.pay")


@pytest.mark.parametrize("pattern", ["acme.rtc", "acme.*", "*.A_FAILED", "acme.rtc.A_?AILED", "*"])
def test_a_pattern_that_matches(pattern: str) -> None:
    packages = f"packages: {{ruby: {{exclude: ['{pattern}']}}}}\n"
    assert not found(f"{ENTRIES}{MORE}# file: catalog.yaml\n{packages}", "package-selection")


def test_an_attribute_that_the_manifest_does_not_declare() -> None:
    manifest = "attributes: {team: {type: string}}\npackages: {go: {attributes: [team, taem]}}\n"
    (finding,) = found(f"{ENTRIES}# file: catalog.yaml\n{manifest}", "package-selection")
    assert finding.help == "did you mean 'team'?"
