"""Answers to yes and no in cells and labelled parts, in many languages."""

from __future__ import annotations

import re

_BOOLEANS = {
    "true": True, "yes": True, "y": True, "✓": True, "✔": True, "✅": True, "是": True, "可": True, "可以": True,
    "はい": True, "예": True, "ja": True, "oui": True, "sí": True, "sim": True, "да": True,
    "ano": True, "tak": True, "evet": True, "có": True, "ya": True, "так": True, "sì": True,
    "false": False, "no": False, "n": False, "✗": False, "✘": False, "❌": False, "否": False, "不可": False,
    "不可以": False, "いいえ": False, "아니요": False, "nein": False, "non": False, "não": False, "нет": False, "ne": False, "nie": False,
    "hayır": False, "nee": False, "không": False, "tidak": False, "ні": False,
}  # fmt: skip


_ANSWER = re.compile(
    r"(yes|no|oui|non|sí|sim|não|да|нет|ja|nein|是|否|可以|不可以)(?:\s?[,，.。;；(（:：–—]|\s(?:-|after|but|if|once|only|unless|when|with)\b)",
    re.IGNORECASE,
)


def read_answer(text: str) -> tuple[bool | None, str]:
    """Return what a cell of a column such as `retryable` answers, and its text if it has more than that (`Yes, after 5 s`)."""
    text = text.strip()
    if (answer := _BOOLEANS.get(text.casefold())) is not None:
        return answer, ""
    found = _ANSWER.match(text)
    return (_BOOLEANS[found[1].casefold()] if found else None), text


def read_boolean(text: str) -> bool | None:
    """Return the value of a cell of a column such as `retryable`, None if it is neither yes nor no."""
    return _BOOLEANS.get(text.strip().casefold())
