"""What the design says of conflicts: which page is held against what, and what is passed over."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.rules.cases import checked, found
from zcodegen.diagnostics import Finding

ROOM = "  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The room does not exist.}}\n"
FULL = "  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: The room is full.}}\n"


def claim(code: int, message: str, **more: str) -> str:
    texts = "".join(f", {field}: '{text}'" for field, text in more.items())
    return f"{{code: {code}, line: {code}, message: '{message}'{texts}}}"


def page(document: str, version: str, *claims: str, locale: str = "en", heading: str = "Codes") -> str:
    rows = "".join(f"      - {claim}\n" for claim in claims)
    return f"# file: documents/{document}/{version}.{locale}.yaml\nsections:\n  - heading: [{heading}]\n    claims:\n{rows}"


def catalog(
    entries: str, *pages: str, documents: Iterable[str] = ("one", "two"), more: str = "", head: str = ""
) -> str:
    declared = "".join(f"  {name}: {{title: {{en: Codes}}, domain: acme.rtc}}\n" for name in documents)
    return f"{head}entries:\n{entries}# file: catalog.yaml\ndocuments:\n{declared}{more}{''.join(pages)}"


def rules(example: str) -> list[str]:
    return [finding.rule for finding in checked(example).findings]


@pytest.mark.parametrize(
    ("message", "rule"),
    [
        ("The room does not exist.", []),
        ("The  room does not exist .", []),  # the catalog has the tidied writing
        ("The room does not exist", ["text-cosmetic"]),
        ("There is no such room.", ["text-wording"]),
        ("The room does not exist for 30 seconds.", ["text-detail"]),
        ("The user is not logged in.", ["text-meaning"]),
    ],
)
def test_the_newest_page_is_held_against_the_catalog_by_kind(message: str, rule: list[str]) -> None:
    assert rules(catalog(ROOM, page("one", "1", claim(104, message)), documents=["one"])) == rule


@pytest.mark.parametrize("field", ["cause", "action"])
def test_cause_and_action_are_compared_as_well(field: str) -> None:
    entry = ROOM.replace("}}\n", f"}}, {field}: {{en: Wait 3 seconds.}}}}\n")
    example = catalog(
        entry, page("one", "1", claim(104, "The room does not exist.", **{field: "Wait 5 seconds."}))
    )
    (one,) = found(example, "text-fact")
    assert one.logical_location == f"acme.rtc.ROOM_NOT_FOUND.{field}.en"


def test_older_versions_are_history() -> None:
    old, new = (
        page("one", "9", claim(104, "The user is not logged in.")),
        page("one", "10", claim(104, "The room does not exist.")),
    )
    assert rules(catalog(ROOM, old, new)) == ["version-meaning"]  # of the two pages, not of the catalog


def test_a_disowned_version_counts_for_nothing() -> None:
    pages = (
        page("one", "1", claim(104, "The room does not exist.")),
        page("one", "2", claim(104, "The user is not logged in.")),
    )
    example = catalog(ROOM, *pages, documents=[]).replace(
        "documents:\n",
        "documents: {one: {title: {en: Codes}, domain: acme.rtc, withdrawn: [{version: '2', reason: Not ours.}]}}\n",
    )
    assert rules(example) == []


def test_what_another_document_says_is_reported_beside() -> None:
    pages = (
        page("one", "1", claim(104, "There is no such room.")),
        page("two", "1", claim(104, "The room does not exist.")),
    )
    (finding,) = checked(catalog(ROOM, *pages)).findings
    assert (finding.rule, finding.document, finding.code) == ("text-wording", "one", 104)
    assert "the catalog and two have" in finding.message
    assert [related.location.path for related in finding.related] == ["documents/one/1.en.yaml"]


def test_a_text_of_an_entry_is_one_finding_however_many_pages_differ() -> None:
    texts = ("There is no such room.", "There is no such room.", "The user is not logged in.")
    pages = [page(f"p{number}", "1", claim(104, text)) for number, text in enumerate(texts)]
    names = [f"p{number}" for number in range(len(texts))]
    (finding,) = checked(catalog(ROOM, *pages, documents=names)).findings
    assert (finding.rule, finding.documents, str(finding.location)) == (
        "text-meaning",
        tuple(names),
        "acme/rtc.yaml:5:64",
    )
    more = page("p9", "1", claim(104, "There is no such room."))
    (again,) = checked(catalog(ROOM, *pages, more, documents=[*names, "p9"])).findings
    assert again.fingerprint == finding.fingerprint  # another page with a text that was decided on
    other = page("p9", "1", claim(104, "The room was closed."))
    (changed,) = checked(catalog(ROOM, *pages, other, documents=[*names, "p9"])).findings
    assert changed.fingerprint != finding.fingerprint


def test_other_words_than_those_of_a_domain_s_authority_are_no_finding() -> None:
    pages = (
        page("one", "1", claim(104, "The room does not exist.")),
        page("two", "1", claim(104, "There is no such room.")),
    )
    assert rules(catalog(ROOM, *pages, head="authority: one\n")) == []
    assert rules(catalog(ROOM, *pages, head="authority: two\n")) == ["text-wording"]
    meaning = page("two", "1", claim(104, "The user is not logged in."))
    assert rules(catalog(ROOM, pages[0], meaning, head="authority: one\n")) == ["text-meaning"]


def test_two_documents_are_held_against_each_other_where_the_catalog_has_no_text() -> None:
    pages = (
        page("one", "1", claim(105, "At most 8 people.")),
        page("two", "1", claim(105, "At most 9 people.")),
    )
    example = catalog(ROOM, *pages, page("one", "1", claim(104, "The room does not exist."), locale="de"))
    (fact,) = found(example, "text-fact")
    assert (fact.code, fact.document, fact.location.path) == (105, "two", "documents/two/1.en.yaml")
    assert len(found(example, "missing-entry")) == 2


def test_a_code_is_looked_up_in_the_domain_and_then_in_its_includes() -> None:
    common = (
        "# file: acme/common.yaml\nentries:\n  BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}\n"
    )
    pages = page("one", "1", claim(104, "The room does not exist."), claim(9, "Everything is busy."))
    example = catalog(ROOM, common, pages, documents=["one"], head="includes: [acme.common]\n")
    (one,) = checked(example).findings
    assert one.logical_location == "acme.common.BUSY.message.en"
    shadow = ROOM + "  ROOM_BUSY: {code: 9, status: UNAVAILABLE, message: {en: The room is busy.}}\n"
    own = catalog(shadow, common, pages, documents=["one"], head="includes: [acme.common]\n")
    assert {
        finding.logical_location for finding in found(own, "text-wording") + found(own, "text-meaning")
    } == {"acme.rtc.ROOM_BUSY.message.en"}


def test_a_domain_of_strings_reaches_the_numbers_of_a_domain_that_it_includes() -> None:
    common = (
        "# file: acme/common.yaml\nentries:\n  BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}\n"
    )
    room = ROOM.replace("code: 104", 'code: "104"')
    pages = page("one", "1", claim(104, "The room does not exist."), claim(9, "Busy."))
    head = "code_type: string\nincludes: [acme.common]\n"
    assert not found(catalog(room, common, pages, documents=["one"], head=head), "missing-entry")


def test_a_page_of_numbers_is_held_against_codes_that_are_strings() -> None:
    entry = ROOM.replace("code: 104", 'code: "104"')
    example = catalog(
        entry, page("one", "1", claim(104, "There is no such room.")), head="code_type: string\n"
    )
    assert rules(example) == ["text-wording"]


def test_of_a_code_reported_twice_the_likelier_row_is_held_against_the_catalog() -> None:
    rows = claim(104, "The user is not logged in."), claim(104, "The room does not exist.")
    example = catalog(ROOM, page("one", "1", *rows))
    assert rules(example) == ["contradicting-claim"]


def test_a_common_code_in_two_sections_is_not_reported_twice() -> None:
    common = (
        "# file: acme/common.yaml\nentries:\n  BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy.}}\n"
    )
    both = (
        page("one", "1", claim(9, "Busy."))
        + "  - heading: [Common]\n    claims:\n      - "
        + claim(9, "Busy.")
        + "\n"
    )
    manifest = "documents: {one: {title: {en: Codes}, headings: [{heading: Common, domain: acme.common}], domain: acme.rtc}}\n"
    example = f"includes: [acme.common]\nentries:\n{ROOM}{common}# file: catalog.yaml\n{manifest}{both}"
    assert rules(example) == ["unmentioned-entry"]  # ROOM_NOT_FOUND; nothing of 9


def test_events_and_states_are_no_entries() -> None:
    event = claim(777, "The stream began.").replace("}", ", class: event}")
    assert rules(catalog(ROOM, page("one", "1", claim(104, "The room does not exist."), event))) == []


def test_a_dropped_code_of_a_complete_page_is_reported_once() -> None:
    pages = (
        page("one", "1", claim(104, "The room does not exist."), claim(105, "The room is full.")),
        page("one", "2", claim(104, "The room does not exist.")),
    )
    example = catalog(ROOM + FULL, *pages, documents=["one"]).replace(
        "domain: acme.rtc}\n", "domain: acme.rtc, complete: [acme.rtc]}\n"
    )
    assert rules(example) == ["version-dropped"]


def test_each_locale_of_a_complete_page_has_to_be_complete() -> None:
    pages = (
        page("one", "1", claim(104, "The room does not exist."), claim(105, "The room is full.")),
        page("one", "1", claim(104, "房间不存在。"), locale="zh-CN"),
    )
    example = catalog(ROOM + FULL, *pages, documents=["one"]).replace(
        "domain: acme.rtc}\n", "domain: acme.rtc, complete: [acme.rtc]}\n"
    )
    gaps = found(example, "incomplete-document")
    assert [(gap.code, gap.location.path) for gap in gaps] == [(105, "documents/one/1.zh-CN.yaml")]


def test_findings_of_a_faulty_domain_file_bring_no_others() -> None:
    broken = "# file: acme/common.yaml\nentries: {BUSY: {code: nine}}\n"
    pages = page("one", "1", claim(104, "The room does not exist."))
    assert set(rules(catalog(ROOM, broken, pages, head="includes: [acme.common]\n"))) == {"schema"}


def test_fingerprints_do_not_hang_on_lines() -> None:
    def marks(example: str) -> list[tuple[str, str]]:
        return sorted((finding.rule, finding.fingerprint) for finding in checked(example).findings)

    pages = page("one", "1", claim(104, "There is no such room."), claim(107, "Unknown to us."))
    twice = ROOM + ROOM.replace("ROOM_NOT_FOUND", "ROOM_GONE")
    assert marks(catalog(twice, pages)) == marks("# A remark.\n\n" + catalog(twice, pages))


def test_findings_are_sorted_and_each_reported_once() -> None:
    pages = [
        page(name, "1", claim(104, "There is no such room."), claim(109, "Unknown."))
        for name in ("two", "one")
    ]
    findings: list[Finding] = list(checked(catalog(ROOM, *pages)).findings)
    assert findings == sorted(set(findings), key=Finding.sort_key)
    assert [finding.rule for finding in findings] == ["text-wording", "missing-entry", "missing-entry"]
