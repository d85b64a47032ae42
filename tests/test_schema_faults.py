"""What fails against a schema is reported in the words of YAML, with the spelling or the value that is wanted."""

from __future__ import annotations

import pytest

from tests.rules.cases import load

_ENTRY = "code: 104, status: NOT_FOUND"
_FAULTS = {
    "a name in small letters": (
        f"room_gone: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'room_gone' in entries is not of the form ^[A-Z][A-Z0-9_]*[A-Z0-9]$",
        "Did you mean 'ROOM_GONE'?",
    ),
    "a name in camel case": (
        f"roomGone: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'roomGone' in entries is not of the form ^[A-Z][A-Z0-9_]*[A-Z0-9]$",
        "Did you mean 'ROOM_GONE'?",
    ),
    "a name that AIP-193 finds too long": (
        f"{'A' * 64}: {{{_ENTRY}, message: {{en: Gone.}}}}",
        f'"{"A" * 56}… in entries is longer than 63 characters',
        (
            "Stable identifier of an entry: its meaning in English, in the form of an AIP-193 reason. "
            'For example: "ROOM_NOT_FOUND"'
        ),
    ),
    "a locale with an underscore": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone., zh_CN: 没有了。}}}}",
        "'zh_CN' in entries.ROOM_GONE.message is not of the form ^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
        "Did you mean 'zh-CN'?",
    ),
    "a text without its locale": (
        f"ROOM_GONE: {{{_ENTRY}, message: Gone.}}",
        '"Gone." in entries.ROOM_GONE.message is a string, not a mapping',
        (
            "One text per locale. A string is the text of a document or of the team; a mapping is a translation of the catalog's own."
            ' For example: {"zh-CN": "房间不存在。", "en": "The room does not exist."}'
        ),
    ),
    "a boolean of YAML 1.1": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, proposed: no, message: {en: Gone.}}",
        '"no" in entries.ROOM_GONE.proposed is a string, not a boolean',
        "Write false, without quotes.",
    ),
    "a former key with a boolean of YAML 1.1": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, retryable: yes, message: {en: Gone.}}",
        '"yes" in entries.ROOM_GONE.retryable is a string, not a boolean',
        "Write true, without quotes.",
    ),
    "a boolean in quotes": (
        'ROOM_GONE: {code: 104, status: NOT_FOUND, proposed: "True", message: {en: Gone.}}',
        '"True" in entries.ROOM_GONE.proposed is a string, not a boolean',
        "Write true, without quotes.",
    ),
    "a comma in a text inside braces": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: {text: Gone, or never there., translated: 0123abcd}}}",
        "unknown key 'or never there.' in entries.ROOM_GONE.message.en",
        "Quote the text before it: a comma ends it inside braces.",
    ),
    "a status in small letters": (
        "ROOM_GONE: {code: 104, status: not_found, message: {en: Gone.}}",
        "'not_found' in entries.ROOM_GONE.status is none of the allowed values",
        "Did you mean 'NOT_FOUND'?",
    ),
    "missing keys": (
        "ROOM_GONE: {code: 104, message: {en: Gone.}}",
        "'status' missing in entries.ROOM_GONE",
        "Add 'status' (such as NOT_FOUND).",
    ),
}


@pytest.mark.parametrize("case", _FAULTS)
def test_a_fault_says_what_is_wanted(case: str) -> None:
    entry, message, advice = _FAULTS[case]
    found = {(one.message, one.help) for one in load(f"entries:\n  {entry}\n")[2]}
    assert found == {(message, advice)}
