"""Rules that join many findings of one cause: a person decides once."""

from __future__ import annotations

import pytest

from tests.rules.cases import found


@pytest.mark.parametrize(
    ("rule", "more", "limit"), [("name-number", "", 20), ("unconfirmed-proposal", ", proposed: true", 200)]
)
def test_many_entries_of_a_domain_are_one_finding(rule: str, more: str, limit: int) -> None:
    def entries(count: int) -> str:
        rows = (
            f"  CODE_{code}: {{code: {code}, status: UNKNOWN, message: {{en: 'Reason {code}.'}}{more}}}\n"
            for code in range(1000, 1000 + count)
        )
        return f"entries:\n{''.join(rows)}"

    assert len(found(entries(limit), rule)) == limit
    (finding,) = found(entries(limit + 1), rule)
    assert (finding.logical_location, len(finding.codes)) == ("acme.rtc", limit + 1)
