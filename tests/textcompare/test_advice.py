"""Advice to try the same again is reported from advice to change something first."""

from __future__ import annotations

import pytest

from zcodegen.textcompare.advice import retry_advice

AGAIN = {
    "zh-CN": [
        "请重试，或联系 ZEGO 技术支持处理。",
        "请稍后重试，或联系技术支持。",
        "系统繁忙，请稍后再试",
        "同一个 UserId 开始混流请求过于频繁，请稍后再试。",
        "请重试，重试无效请联系技术支持。",
        "请等待 5 秒后重试。",
        "请检查网络。仍失败请重试。",
    ],
    "zh-Hant": ["請稍後再試。"],
    "en": [
        "Please retry, or contact support.",
        "Try again later.",
        "Wait a second, then try again.",
        "HTTP request busy. Please try again later.",
        "Please retry. If retry fails, please contact support.",
        "Please retry later (recommended 300s).",
        "Duplicate refund; retry after 5 minutes.",
    ],
    "de": ["Bitte versuchen Sie es später erneut."],
    "fr": ["Veuillez réessayer plus tard."],
    "es": ["Inténtelo de nuevo más tarde."],
    "ja": ["しばらくしてから、もう一度お試しください。", "再試行してください。"],
    "ko": ["잠시 다시 시도하세요."],
    "pt-BR": ["Tente novamente mais tarde."],
    "ru": ["Попробуйте позже."],
}
NEVER = {
    "zh-CN": ["请勿重试。", "无需重试该请求。"],
    "en": ["The call should not be retried.", "Do not retry.", "Please don't try again; contact support."],
}
NEITHER = {
    "zh-CN": [
        "请去除相同的流 ID，并重试。",
        "请检查直播是否存在。如果存在，请重试，重试无效请联系 ZEGO 技术支持。",
        "如不存在，移除该条不存在的流并重试；或对该条不存在的流进行推流并重试。",
        "请修改参数后重试。",
        "请检查参数。",
        "重试次数超过限制。",
    ],
    "en": [
        "Please remove the duplicate Stream ID and retry.",
        "If it exists, please retry.",
        "Change the stream ID, then try again.",
        "Check the parameter.",
        "Retry with another name.",
        "Check your network and try again.",
        "The retry limit was reached.",
    ],
    "tlh": ["Retry."],
}


@pytest.mark.parametrize(("expected", "texts"), [("retry", AGAIN), ("no-retry", NEVER), (None, NEITHER)])
def test_advice(expected: str | None, texts: dict[str, list[str]]) -> None:
    answers = {(locale, text): retry_advice(text, locale) for locale, many in texts.items() for text in many}
    assert answers == dict.fromkeys(answers, expected)
