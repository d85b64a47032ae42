"""Gaps between the pages of one document and between documents: what counts, and what is another rule's matter."""

from __future__ import annotations

import pytest

from tests.rules.cases import checked, found
from tests.rules.test_documents import FULL, ROOM, catalog, claim, page
from zcodegen.diagnostics import Severity
from zcodegen.rules.documents.heading_range import range_of_heading
from zcodegen.rules.documents.page_deprecated import is_deprecated_text

E104, E105 = claim(104, "The room does not exist."), claim(105, "The room is full.")
Z104, Z105 = claim(104, "房间不存在。"), claim(105, "房间已满。")


def codes(example: str, rule: str) -> list[object]:
    return [finding.codes or finding.code for finding in found(example, rule)]


def test_a_code_in_one_locale_alone_is_a_gap() -> None:
    pages = page("one", "1", E104, E105), page("one", "1", Z104, locale="zh-CN")
    assert codes(catalog(ROOM + FULL, *pages, documents=["one"]), "locale-gap") == [105]
    retired = FULL.replace("}}\n", "}, retired: {since: 1.1.0, reason: Gone.}}\n")
    assert codes(catalog(ROOM + retired, *pages, documents=["one"]), "locale-gap") == []


def test_a_code_that_the_other_page_dropped_is_not_a_gap_as_well() -> None:
    pages = (
        page("one", "1", E104, E105),
        page("one", "1", Z104, Z105, locale="zh-CN"),
        page("one", "2", Z104, locale="zh-CN"),
    )
    example = catalog(ROOM + FULL, *pages, documents=["one"])
    assert codes(example, "locale-gap") == []
    assert codes(example, "version-dropped") == [105]


def test_many_gaps_of_one_page_are_one_finding() -> None:
    rows = [claim(number, f"Reason {number}.") for number in range(200, 230)]
    pages = page("one", "1", E104, *rows), page("one", "1", Z104, locale="zh-CN")
    assert codes(catalog(ROOM, *pages, documents=["one"]), "locale-gap") == [tuple(range(200, 230))]


def test_a_locale_lags_behind_codes_that_came_and_meanings_that_changed() -> None:
    changed = claim(104, "The user is not logged in.")
    pages = [
        page("one", "2026-01-01", E104),
        page("one", "2026-01-02", Z104, locale="zh-CN"),
        page("one", "2026-03-01", changed, E105),
    ]
    example = catalog(ROOM + FULL, *pages, documents=["one"])
    (lag,) = found(example, "locale-lag")
    assert set(lag.codes) == {104, 105}
    assert lag.location.path == "documents/one/2026-01-02.zh-CN.yaml"
    followed = page("one", "2026-03-02", claim(104, "用户未登录。"), Z105, locale="zh-CN")
    assert not found(catalog(ROOM + FULL, *pages, followed, documents=["one"]), "locale-lag")


@pytest.mark.parametrize("version", ["2026-03-01", "2026-03-02"])
def test_a_newer_page_with_the_old_message_still_lags(version: str) -> None:
    changed = claim(104, "The user is not logged in.")
    pages = [
        page("one", "2026-01-01", E104),
        page("one", "2026-01-02", Z104, locale="zh-CN"),
        page("one", "2026-03-01", changed),
    ]
    kept = page("one", version, Z104, locale="zh-CN")
    (lag,) = found(catalog(ROOM, *pages, kept, documents=["one"]), "locale-lag")
    assert (lag.codes, lag.location.path) == ((104,), f"documents/one/{version}.zh-CN.yaml")
    cosmetic = page("one", "2026-03-03", claim(104, "房间不存在"), locale="zh-CN")
    assert codes(catalog(ROOM, *pages, kept, cosmetic, documents=["one"]), "locale-lag") == [(104,)]
    followed = page("one", "2026-03-04", claim(104, "用户未登录。"), locale="zh-CN")
    assert not found(catalog(ROOM, *pages, kept, followed, documents=["one"]), "locale-lag")


def test_a_page_that_changed_first_or_is_new_does_not_lag() -> None:
    changed = claim(104, "The user is not logged in.")
    english = [page("one", "2026-01-01", E104), page("one", "2026-03-01", changed)]
    ahead = [
        page("one", "2026-01-01", Z104, locale="zh-CN"),
        page("one", "2026-02-01", claim(104, "用户未登录。"), locale="zh-CN"),
        page("one", "2026-04-01", claim(104, "用户未登录。"), locale="zh-CN"),
    ]
    assert not found(catalog(ROOM, *english, *ahead, documents=["one"]), "locale-lag")
    new = page("one", "2026-03-02", Z104, locale="zh-CN"), page("one", "2026-03-03", Z104, locale="zh-CN")
    assert not found(catalog(ROOM, *english, *new, documents=["one"]), "locale-lag")


def test_dates_and_numbers_are_not_compared() -> None:
    pages = (
        page("one", "2026-01-01", E104),
        page("one", "2026-03-01", E104, E105),
        page("one", "7", Z104, locale="zh-CN"),
    )
    assert not found(catalog(ROOM + FULL, *pages, documents=["one"]), "locale-lag")


def test_one_error_with_two_codes_in_two_documents() -> None:
    busy = claim(7, "Busy just now.")
    pages = page("one", "1", E104, busy), page("two", "1", claim(106, "The room does not exist."), busy)
    assert codes(catalog(ROOM, *pages), "document-moved") == [(104, 106)]
    both = page("two", "1", claim(106, "The room does not exist."), claim(104, "Other."), busy)
    assert codes(catalog(ROOM, pages[0], both), "document-moved") == []  # the page knows both codes


def test_a_general_text_is_no_error_of_its_own() -> None:
    pages = [
        page(name, "1", claim(code, "Frequency limit."), claim(7, "Busy just now."))
        for name, code in (("one", 104), ("two", 105), ("three", 106))
    ]
    assert codes(catalog(ROOM, *pages, documents=["one", "two", "three"]), "document-moved") == []


def test_one_row_with_two_codes_in_two_locales_is_a_warning() -> None:
    english = [claim(5000301, "Model one."), claim(5000304, "Model two."), claim(5000309, "Model nine.")]
    chinese = [claim(5000301, "模型一。"), claim(5000302, "模型二。"), claim(5000309, "模型九。")]
    example = catalog(
        ROOM, page("one", "1", *english), page("one", "1", *chinese, locale="zh-CN"), documents=["one"]
    )
    (finding,) = found(example, "document-moved")
    assert (set(finding.codes), finding.severity) == ({5000302, 5000304}, Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Deprecated] The room does not exist.", True),
        ("The room does not exist (this error code has been deprecated)", True),
        ("Deprecated. Use 105.", True),
        ("已废弃", True),
        ("该错误码已废弃。", True),
        ("No longer used.", True),
        ("The API is deprecated.", False),
        ("The parameter isTest is deprecated; use env.", False),
        ("该接口已废弃，请使用新接口。", False),
        ("The token is no longer valid.", False),
    ],
)
def test_what_says_that_a_code_is_deprecated(text: str, expected: bool) -> None:
    assert is_deprecated_text(text) is expected


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Rooms (1000-1999)", (1000, 1999)),
        ("1002xxx 登录相关的错误码", (1002000, 1002999)),
        ("400000–400999 流媒体", (400000, 400999)),
        ("错误码 1003xxx 和 1004xxx", None),
        ("2026-01-02", None),
        ("Version 1.2.300-400", None),
        ("Room codes", None),
    ],
)
def test_the_range_of_a_heading(heading: str, expected: tuple[int, int] | None) -> None:
    assert range_of_heading(heading) == expected


def test_a_heading_that_most_rows_contradict_is_mistyped() -> None:
    rows = [claim(number, f"Reason {number}.") for number in (1101, 1102, 2103)]
    assert codes(
        catalog(ROOM, page("one", "1", *rows, heading="'Rooms 1000-1999'"), documents=["one"]),
        "heading-range",
    ) == [2103]
    assert (
        codes(
            catalog(ROOM, page("one", "1", *rows, heading="'Rooms 3000-3999'"), documents=["one"]),
            "heading-range",
        )
        == []
    )


def test_a_column_that_a_page_lacks_is_one_finding() -> None:
    entries = "".join(
        f"  E{number}: {{code: {number}, status: INTERNAL, message: {{en: 'No {number}.'}}, action: {{zh-CN: '检查 {number}。'}}}}\n"
        for number in range(101, 107)
    )
    english = [claim(number, f"No {number}.") for number in range(101, 107)]
    chinese = [claim(number, f"没有 {number}。", action=f"检查 {number}。") for number in range(101, 107)]
    pages = page("one", "1", *english), page("one", "1", *chinese, locale="zh-CN")
    example = catalog(entries, *pages, documents=["one"], more="locales: {source: en, required: [en]}\n")
    rules = [finding.rule for finding in checked(example).findings if finding.rule.startswith("missing-")]
    assert rules == ["missing-column"]


@pytest.mark.parametrize(("english", "lags"), [("45", False), ("60", True)])
def test_a_page_that_had_the_value_before_the_other_locale_does_not_lag(english: str, *, lags: bool) -> None:
    pages = (
        page("one", "1", claim(104, "The label has more than 90 bytes.")),
        page("one", "1", claim(104, "标签超过 45 字节。"), locale="zh-CN"),
        page("one", "2", claim(104, f"The label has more than {english} bytes.")),
    )
    assert bool(found(catalog(ROOM, *pages, documents=["one"]), "locale-lag")) == lags
