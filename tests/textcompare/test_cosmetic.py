from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.textcompare.cosmetic import can_be_fixed, fix_typography, normalize_typography

WRITING = st.text(" \n\t\u3000.,;!?，。、`{}:/ab中文１Ｚ9", max_size=12)


@pytest.mark.parametrize(
    ("locale", "text", "tidied"),
    [
        ("zh-CN", "超过了并发控制.", "超过了并发控制。"),
        ("zh-CN", "请重试,或联系技术支持", "请重试，或联系技术支持"),
        ("zh-CN", "房间不存在 。", "房间不存在。"),
        ("zh-CN", "ＡｐｐＩｄ 为１２", "AppId 为12"),
        ("zh-CN", "支持:https,http", "支持:https,http"),
        ("zh-CN", "版本 2.0", "版本 2.0"),
        ("en", "The stream  ID is empty .", "The stream ID is empty."),
        ("en", " one \n two ", "one\n two"),
        ("en", "List:\n  - a  b \n  - c", "List:\n  - a b\n  - c"),
        ("fr", "La salle est fermée !", "La salle est fermée !"),
        ("fr", "Erreur\u00a0: échec\u202f; réessayer ?", "Erreur\u00a0: échec\u202f; réessayer ?"),
        ("fr-CA", "100\u00a0%  de", "100\u00a0% de"),
        ("de", "100\u00a0% und 5\u202f%", "100\u00a0% und 5\u202f%"),
        ("de", "Der Raum ist zu !", "Der Raum ist zu!"),
        ("en", "No full stop", "No full stop"),
        ("en", "Keep `a  b` and {name} .", "Keep `a  b` and {name}."),
        ("en", "Use .NET ...", "Use .NET ..."),
    ],
)
def test_only_the_writing_changes(locale: str, text: str, tidied: str) -> None:
    assert normalize_typography(text, locale) == tidied


@given(WRITING, st.sampled_from(["zh", "en", "fr"]))
def test_what_is_passed_over_has_nothing_to_fix(text: str, language: str) -> None:
    assert can_be_fixed(text) or fix_typography(text, language) == text


def test_most_texts_are_passed_over() -> None:
    assert not can_be_fixed("请检查参数 RoomId，然后重试。")
    assert not can_be_fixed("Check `RoomId`, then try again: see https://a.example/b?c=d.")
