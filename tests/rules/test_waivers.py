"""Waivers: what they cover, when they fall, and that the shipped catalog needs every one that it has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.rules.cases import checked, found, load
from zcodegen.catalog.claims import load_claims
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog, Domain, Entry, Waiver
from zcodegen.check.catalog import check
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES
from zcodegen.rules.waive import waiver_line

CATALOG = Path(__file__).resolve().parents[2] / "catalog"
TODAY = "2026-11-20"
ENTRY = "  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No room.}, cause: {en: 8 of it.}}\n"
PAGE = """\
# file: documents/acme.page/1.en.yaml
sections:
  - heading: [Codes]
    claims: [{code: 104, line: 9, message: No room., cause: 9 of it.}]
"""


def example(waivers: str, entry: str = ENTRY) -> str:
    manifest = f"documents: {{acme.page: {{title: {{en: Codes}}, domain: acme.rtc}}}}\n{waivers}"
    return f"entries:\n{entry}# file: catalog.yaml\n{manifest}{PAGE}"


def pasted(at: str | None = None) -> str:
    """The lines that the report prints, pasted into the manifest, perhaps with a wider place."""
    (finding,) = found(example(""), "text-fact")
    line = waiver_line(finding).replace("reason: …", "reason: The page counts otherwise.")
    return "waivers:\n  " + (line.replace(finding.logical_location, at) if at else line) + "\n"


@pytest.fixture(scope="module")
def shipped() -> RuleContext:
    loaded = load_catalog(CATALOG, shown="catalog")
    versions, _ = load_claims(CATALOG, shown="catalog")
    assert loaded.catalog is not None
    return RuleContext(loaded.catalog, loaded.sources, versions)


def test_shipped_catalog_is_clean(shipped: RuleContext) -> None:
    assert check(shipped, RULES.values(), TODAY).findings == ()


def test_every_waiver_of_the_shipped_catalog_is_needed(shipped: RuleContext) -> None:
    waivers = shipped.catalog.waivers()
    assert waivers
    for waiver in waivers:
        assert len(waiver.reason) > 20, f"no honest reason is that short: {waiver.reason}"
        without = RuleContext(_without(shipped.catalog, waiver), shipped.sources, shipped.versions)
        back = check(without, [RULES[waiver.rule]], TODAY).findings
        assert {finding.rule for finding in back} == {waiver.rule}, waiver
        assert sorted(finding.fingerprint for finding in back) == sorted(waiver.covers), waiver


def _without(catalog: Catalog, waiver: Waiver) -> Catalog:
    manifest = replace(
        catalog.manifest, waivers=tuple(kept for kept in catalog.manifest.waivers if kept != waiver)
    )
    return Catalog(
        manifest, {name: _domain_without(domain, waiver) for name, domain in catalog.domains.items()}
    )


def _domain_without(domain: Domain, waiver: Waiver) -> Domain:
    def less(entry: Entry) -> Entry:
        return replace(entry, waivers=tuple(kept for kept in entry.waivers if kept != waiver))

    return replace(domain, entries={name: less(entry) for name, entry in domain.entries.items()})


def test_the_printed_line_waives_the_finding() -> None:
    report = checked(example(pasted()))
    assert report.findings == ()
    assert [waived.finding.rule for waived in report.waived] == ["text-fact"]


@pytest.mark.parametrize(
    "at", ["acme.rtc", "acme.rtc.ROOM_NOT_FOUND", "acme.rtc.ROOM_NOT_FOUND.cause", "acme.page"]
)
def test_a_place_above_the_finding_covers_it(at: str) -> None:
    assert checked(example(pasted(at))).findings == ()


@pytest.mark.parametrize("at", ["acme.rtc.ROOM_NOT_FOUND.message", "acme.rtc.ROOM_NOT_FOUND.cause.e"])
def test_another_place_does_not(at: str) -> None:
    rules = {finding.rule for finding in checked(example(pasted(at))).findings}
    assert rules == {"text-fact", "unused-waiver"}


def test_beside_the_entry_the_place_may_be_left_out() -> None:
    (finding,) = found(example(""), "text-fact")
    own = f"waivers: [{{rule: text-fact, reason: Counted otherwise., covers: ['{finding.fingerprint}']}}]"
    assert checked(example("", ENTRY.replace("}}\n", f"}}, {own}}}\n"))).findings == ()


def test_a_waiver_falls_when_a_text_changes() -> None:
    report = checked(example(pasted(), ENTRY.replace("8 of", "7 of")))
    assert {finding.rule for finding in report.findings} == {"text-fact", "unused-waiver"}


def test_a_waiver_stands_when_lines_move() -> None:
    moved = "  ROOM_FULL: {code: 9, status: NOT_FOUND, message: {en: Full.}, deprecated: {since: 1.0.0, reason: Old.}}\n"
    assert checked(example(pasted(), moved + ENTRY)).findings == ()


def test_an_expired_waiver_covers_nothing_from_the_next_day_on() -> None:
    until = pasted().replace("covers", 'until: "2026-12-31", covers')
    assert checked(example(until), today="2026-12-31").findings == ()
    rules = {finding.rule for finding in checked(example(until), today="2027-01-01").findings}
    assert rules == {"text-fact", "expired-waiver"}


def test_firm_rules_are_not_waived() -> None:
    twice = ENTRY + ENTRY.replace("ROOM_NOT_FOUND", "ROOM_GONE")
    (finding,) = found(example("", twice), "duplicate-code")
    line = f"- {{rule: duplicate-code, at: acme.rtc, reason: SnapshotPair are right., covers: ['{finding.fingerprint}']}}"
    rules = {finding.rule for finding in checked(example(f"waivers:\n  {line}\n", twice)).findings}
    assert {"duplicate-code", "unused-waiver"} <= rules


def test_waivers_of_rules_that_did_not_run_are_not_unused() -> None:
    _, context, _ = load(example(pasted()))
    assert context is not None
    rules = [rule for rule in RULES.values() if rule.id in {"unused-waiver", "same-meaning"}]
    assert check(context, rules, TODAY).findings == ()


def test_a_waiver_applies_whatever_the_entry_is_called() -> None:
    waived = pasted("acme.page")
    assert "ROOM_NOT_FOUND.cause.en" in waived  # the label of the fingerprint
    assert found(example(waived, ENTRY.replace("ROOM_NOT_FOUND", "HALL_NOT_FOUND")), "text-fact") == []
    assert found(example(waived, ENTRY.replace("ROOM_NOT_FOUND", "HALL_NOT_FOUND")), "unused-waiver") == []


def test_an_unused_waiver_names_what_its_fingerprint_was_for() -> None:
    (finding,) = found(example(pasted("acme.page"), ENTRY.replace("8 of it", "9 of it")), "unused-waiver")
    assert "(ROOM_NOT_FOUND.cause.en)" in finding.message


@pytest.mark.parametrize("old", ["ROOM_NOT_FOUND", "STREAM_CLOSED", "PRODUCTION_ENVIRONMENT_NOT_CONFIGURED"])
def test_renaming_an_entry_of_the_shipped_catalog_drops_no_waiver(old: str, shipped: RuleContext) -> None:
    def renamed(entry: Entry) -> Entry:
        waivers = tuple(replace(waiver, at=waiver.at.replace(old, f"{old}_NOW")) for waiver in entry.waivers)
        return replace(entry, name=f"{old}_NOW", waivers=waivers) if entry.name == old else entry

    domains = {
        name: replace(
            domain,
            entries={entry.name: entry for entry in map(renamed, domain.entries.values())},
        )
        for name, domain in shipped.catalog.domains.items()
    }
    context = RuleContext(Catalog(shipped.catalog.manifest, domains), shipped.sources, shipped.versions)
    rules = [
        rule for rule in RULES.values() if rule.family in {"documents", "waivers"} or rule.id == "ok-code"
    ]
    assert check(context, rules, TODAY).findings == ()


def corrected(*messages: str, said: str = "No room for 500.", waiver: str = "") -> str:
    """An entry with an erratum, or `waiver`, about the page that has 50; and the versions of its page."""
    entry = f"  ROOM_FULL: {{code: 105, status: UNKNOWN, message: {{en: {said}}}}}\n"
    versions = "".join(
        f"# file: documents/acme.page/{number}.en.yaml\nsections:\n  - heading: [Codes]\n"
        f"    claims: [{{code: 105, line: 9, message: {message}}}]\n"
        for number, message in enumerate(messages, 1)
    )
    manifest = f"documents: {{acme.page: {{title: {{en: Codes}}, domain: acme.rtc}}}}\n{waiver}"
    return f"entries:\n{entry}# file: catalog.yaml\n{manifest}{versions}"


def recorded() -> str:
    (finding,) = found(corrected("No room for 50."), "text-fact")
    line = waiver_line(finding).replace("reason: …", "reason: The limit is 500., erratum: true")
    return f"waivers:\n  {line}\n"


def rules_of(example: str) -> list[str]:
    return [finding.rule for finding in checked(example).findings]


def test_an_erratum_that_the_page_corrects_is_obsolete_and_accepts_the_change() -> None:
    report = checked(corrected("No room for 50.", "No room for 500.", waiver=recorded()))
    (finding,) = report.findings
    assert finding.rule == "corrected-erratum"
    assert "when acme.page 1 (en) is no longer compared" in finding.help
    without = rules_of(corrected("No room for 50.", "No room for 500."))
    assert without == ["version-fact"]


def test_of_errata_in_one_waiver_the_corrected_one_is_named() -> None:
    entry = "  ROOM_GONE: {code: 106, status: UNKNOWN, message: {en: No room for 7.}}\n"
    rows = "", ", {code: 106, line: 10, message: No room for 8.}"

    def example(*messages: str, waiver: str = "") -> str:
        text = corrected(*messages, waiver=waiver).replace("entries:\n", f"entries:\n{entry}")
        return re.sub(r"(message: No room for \d+\.})]", rf"\1{rows[1]}]", text)

    lines = [waiver_line(finding) for finding in found(example("No room for 50."), "text-fact")]
    covers = ", ".join(re.findall(r"covers: \[(.*?)\]", "".join(lines)))
    waiver = (
        f"waivers: [{{rule: text-fact, at: acme.rtc, reason: A slip., covers: [{covers}], erratum: true}}]\n"
    )
    assert checked(example("No room for 50.", waiver=waiver)).findings == ()
    (finding,) = checked(example("No room for 50.", "No room for 500.", waiver=waiver)).findings
    assert finding.message.startswith("erratum of text-fact for ROOM_FULL.message.en is corrected")
    assert re.match("remove [0-9a-f]{12} from its `covers` when ", finding.help)


def test_an_erratum_is_obsolete_without_an_older_version() -> None:
    (finding,) = checked(corrected("No room for 500.", waiver=recorded())).findings
    assert (finding.rule, finding.help) == ("corrected-erratum", "remove it")


def test_a_page_that_changes_otherwise_corrects_no_erratum() -> None:
    other = rules_of(corrected("No room for 50.", "No room for 60.", waiver=recorded()))
    assert sorted(other) == ["text-fact", "unused-waiver", "version-fact"]
    plain = recorded().replace(", erratum: true", "")
    accepted = rules_of(corrected("No room for 50.", "No room for 500.", waiver=plain))
    assert sorted(accepted) == ["unused-waiver", "version-fact"]
