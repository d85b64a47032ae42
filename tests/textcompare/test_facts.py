from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.textcompare.crosslingual import compare_across, compare_in_full
from zcodegen.textcompare.difference import TextDifferenceKind
from zcodegen.textcompare.facts import facts
from zcodegen.textcompare.prefilter import plain_numbers
from zcodegen.textcompare.similarity import similarity

LOCALES = st.sampled_from(("zh-CN", "zh-TW", "en", "ja"))
NEARLY_PLAIN = st.lists(
    st.one_of(
        st.text("房间第个 ,.:;!()\"'-~/[]15aAsk年天两于\n５²é", max_size=3),
        st.sampled_from(
            (
                "请检查",
                "room",
                "The",
                " 7 ",
                " 7",
                "七",
                "at least ",
                "per ",
                "Agora",
                "微信",
                "ID",
                "seconds",
            )
        ),
    ),
    max_size=5,
).map("".join)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("100 秒", "100 seconds"),
        ("500毫秒", "500 ms"),
        ("256 个字符", "256 characters"),
        ("256字节", "256-byte"),
        ("1 分钟", "60 s"),
        ("1 MB", "1024 KB"),
        ("1 小时 30 分钟", "90 minutes"),
        ("0 秒", "0 hours 0 min 0 s"),
        ("80％", "80 percent"),
        ("1 万", "10,000"),
        ("２.０", "2.0"),
        ("2025年8月11日", "August 11, 2025"),
    ],
)
def test_a_quantity_is_the_same_in_both_languages(chinese: str, english: str) -> None:
    (one,), (other,) = facts(chinese, "zh-CN").quantities, facts(english, "en").quantities
    assert one.key == other.key


@pytest.mark.parametrize(
    ("left", "right"), [("256 字节", "256 字符"), ("1 MB", "1 KB"), ("-1", "1"), ("2.0", "2.1")]
)
def test_another_quantity_is_another(left: str, right: str) -> None:
    assert facts(left, "zh-CN").quantities[0].key != facts(right, "zh-CN").quantities[0].key


def test_names_links_and_placeholders_are_facts() -> None:
    found = facts("请检查 RoomId、`width` 与 {name}，详见 https://a.example/b。联系微信。", "zh-CN")
    assert found.identifiers == ("RoomId", "width")
    assert found.links == ("https://a.example/b",)
    assert found.placeholders == ("{name}",)
    assert found.products == ("WeChat",)


@pytest.mark.parametrize(
    ("chinese", "english", "kind", "values"),
    [
        ("100 秒后", "after 90 seconds", TextDifferenceKind.FACT, ("100 秒", "90 seconds")),
        ("请检查 StreamId。", "Check StreamUrl.", TextDifferenceKind.FACT, ("StreamId", "StreamUrl")),
        ("请检查 StreamId。", "Check it.", TextDifferenceKind.DETAIL, ("StreamId", "")),
        ("单位秒", "in milliseconds", TextDifferenceKind.FACT, ("in seconds", "in milliseconds")),
    ],
)
def test_facts_of_two_languages_are_compared(
    chinese: str, english: str, kind: TextDifferenceKind, values: tuple[str, str]
) -> None:
    difference = compare_across(chinese, "zh-CN", english, "en")
    assert difference is not None
    assert (difference.kind, difference.left, difference.right) == (kind, *values)


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("每日 qps 小于 70。", "The QPS of a day is less than 70."),
        ("dns 解析失败。", "Parsing the DNS failed."),
        ("仅支持 https。", "HTTPS only."),
    ],
)
def test_an_acronym_is_a_word(chinese: str, english: str) -> None:
    assert compare_across(chinese, "zh-CN", english, "en") is None


def test_in_another_language_numbers_count_without_their_units() -> None:
    assert compare_across("请在 100 秒后重试。", "zh-CN", "Nach 100 Sekunden erneut versuchen.", "de") is None
    assert (
        compare_across("请在 100 秒后重试。", "zh-CN", "Nach 90 Sekunden erneut versuchen.", "de") is not None
    )
    assert (
        compare_across("Timed out after 0.25 seconds.", "en", "Nach 0,25 Sekunden abgelaufen.", "de") is None
    )


@given(st.text(max_size=50), st.text(max_size=50))
def test_facts_are_compared_alike_from_both_sides(left: str, right: str) -> None:
    there, back = compare_across(left, "zh-CN", right, "en"), compare_across(right, "en", left, "zh-CN")
    assert (there is None) == (back is None)


@given(st.text(max_size=50), st.text(max_size=50))
def test_likeness_is_a_symmetric_share(left: str, right: str) -> None:
    assert similarity(left, right) == similarity(right, left)
    assert 0.0 <= similarity(left, right) <= 1.0
    assert similarity(left, left) == 1.0


def test_likeness_tells_a_renamed_text_from_another() -> None:
    assert similarity("智能体实例创建失败。", "智能体实例创建失败") == 1.0
    assert (
        similarity("智能体实例创建失败。", "创建智能体实例失败。")
        > 0.6
        > similarity("智能体实例创建失败。", "签名过期。")
    )


def test_a_name_between_chinese_letters_is_found() -> None:
    assert facts("每一个PUT周期处理的数据量限制", "zh-CN").capitals == ("PUT",)
    assert facts("设置的input_mode无效", "zh-CN").identifiers == ("input_mode",)


@given(NEARLY_PLAIN, LOCALES, NEARLY_PLAIN, LOCALES)
def test_plain_texts_with_the_same_numbers_have_no_other_facts(
    left: str, left_locale: str, right: str, right_locale: str
) -> None:
    numbers = plain_numbers(left, left_locale)
    if numbers is not None and numbers == plain_numbers(right, right_locale):
        assert compare_in_full(left, left_locale, right, right_locale) is None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("第 5 个房间不存在。", "zh-CN"),
        ("The room 5 does not exist.", "en"),
        ("请重试 (共 ３ 次)!", "zh-CN"),
    ],
)
def test_a_plain_text_is_known_at_a_look(text: str, locale: str) -> None:
    assert plain_numbers(text, locale) is not None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("5 秒", "zh-CN"),
        ("5 s", "en"),
        ("-5", "en"),
        ("1.5", "en"),
        ("May 5, 2025", "en"),
        ("at least 5", "en"),
        ("Token 过期", "zh-CN"),
        ("the AppId", "en"),
        ("微信", "zh-CN"),
        ("three hours", "en"),
        ("{name}", "en"),
        ("see Www.a.example", "en"),
    ],
)
def test_a_text_with_other_facts_is_not_plain(text: str, locale: str) -> None:
    assert plain_numbers(text, locale) is None


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("같은 'X-HALL-API-GATE-OPEN-KEY'가 사용되었습니다.", "ko"),
        ("使用了相同的X-HALL-API-GATE-OPEN-KEY。", "zh-CN"),
    ],
)
def test_a_name_of_many_words_is_mentioned_as_it_is(text: str, locale: str) -> None:
    source = "The same 'X-HALL-API-GATE-OPEN-KEY' was used."
    assert compare_across(source, "en", text, locale) is None
    other = compare_across(source, "en", text.replace("GATE", "DOOR"), locale)
    assert other is not None


@pytest.mark.parametrize("text", ["限額為 30 萬美元", "限额为 30 万美元", "上限 30萬"])
def test_a_multiplier_is_read_in_both_scripts(text: str) -> None:
    found = compare_across("The limit is 300,000.", "en", text, "zh-TW")
    assert found is None or found.kind is not TextDifferenceKind.FACT
    other = compare_across("The limit is 400,000.", "en", text, "zh-TW")
    assert other is not None
    assert other.kind is TextDifferenceKind.FACT
