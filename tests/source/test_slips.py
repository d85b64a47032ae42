"""Slips of an editor: each finding is at the line of the slip, and says what to write."""

from __future__ import annotations

from time import process_time

import pytest

from zcodegen.catalog.load import read_source

DOMAIN = """\
domain: acme.pay
title: {en: Payments, zh-CN: 支付}
code_type: integer
ranges:
  - [20000, 20999]
entries:
  AMOUNT_NOT_FOUND:
    code: 20001
    status: NOT_FOUND
    message:
      en: The amount does not exist.
      zh-CN: 金额不存在。

  AMOUNT_INVALID:
    code: 20002
    status: INVALID_ARGUMENT
    message:
      en: The amount is not valid.
      zh-CN: 金额无效。
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "column", "words"),
    [
        ("code: 20001", "code：20001", 8, 9, "full-width colon"),
        ("code: 20001", "code = 20001", 8, 9, "an equals sign follows code"),
        ("code: 20001", "code 20001", 8, 9, "no colon follows code"),
        ("status: NOT_FOUND", "status NOT_FOUND", 9, 11, "no colon follows status"),
        (
            "    message:\n      en: The amount does",
            "    message\n      en: The amount does",
            10,
            12,
            "no colon follows message",
        ),
        ("  AMOUNT_INVALID:", "  AMOUNT_INVALID", 14, 17, "no colon follows AMOUNT_INVALID"),
        ("    code: 20001", "    // why\n    code: 20001", 8, 5, "// begins no comment"),
        ("    code: 20001", "    /* why */\n    code: 20001", 8, 5, "/* begins no comment"),
        ("en: The amount does", "en: - The amount does", 11, 11, "begins with -"),
        ("en: The amount does", "en: ? The amount does", 11, 11, "begins with ?"),
        ("en: The amount does", "en: | The amount does", 11, 11, "begins with |"),
        ("en: The amount does", "en: > The amount does", 11, 11, "begins with >"),
        (
            "en: The amount does",
            "en: |\n      The amount does",
            12,
            7,
            "the text of en (line 11) is not indented",
        ),
        (
            "{en: Payments, zh-CN: 支付}",
            "｛en: Payments, zh-CN: 支付｝",
            2,
            8,
            "U+FF5B FULLWIDTH LEFT CURLY BRACKET",
        ),
        (
            "{en: Payments, zh-CN: 支付}",
            "{en: Payments，zh-CN: 支付}",
            2,
            21,
            "U+FF0C FULLWIDTH COMMA is between brackets",
        ),
        ("zh-CN: 金额不", "zh-CN：金额不", 12, 12, "full-width colon"),
        ("code: 20001", "code:20001", 8, 10, "no space follows the colon of code"),
        ("en: The amount does", "en:The amount does", 11, 10, "no space follows the colon of en"),
        ("code: 20001", "code:\u00a020001", 8, 10, "U+00A0 NO-BREAK SPACE"),
        ("    code: 20001", "\u00a0   code: 20001", 8, 1, "U+00A0 NO-BREAK SPACE indents"),
        ("    code: 20001", "\u3000\u3000code: 20001", 8, 1, "U+3000 IDEOGRAPHIC SPACE indents"),
        ("    status: NOT_FOUND", "     status: NOT_FOUND", 9, 6, "has a value already"),
        ("    status: NOT_FOUND", "   status: NOT_FOUND", 9, 4, "no line above it is"),
        ("      en: The amount does", "    en: The amount does", 11, 5, "not indented below message"),
        ("  AMOUNT_NOT_FOUND:", "AMOUNT_NOT_FOUND:", 7, 1, "AMOUNT_NOT_FOUND is not indented"),
        ("  AMOUNT_NOT_FOUND:", "  - AMOUNT_NOT_FOUND:", 7, 3, "a dash"),
        ("支付}", "支付", 2, 8, "is not closed"),
        ("en: The amount does", "en: {amount} does", 11, 11, "text follows the closing bracket"),
        ("en: The amount does", 'en: "amount" does', 11, 19, "text follows the closing quote"),
        ("en: The amount does", "en: *amount* does", 11, 11, "begins with *"),
        ("en: The amount does", "en: %s does", 11, 11, "begins with %"),
        ("    code: 20001", "\tcode: 20001", 8, 1, "a tab"),
    ],
)
def test_the_line_of_the_slip_is_named(old: str, new: str, line: int, column: int, words: str) -> None:
    assert old in DOMAIN
    _, findings = read_source(DOMAIN.replace(old, new, 1).encode(), "domain", "acme/pay.yaml")
    (finding,) = findings
    assert finding.rule == "yaml-syntax"
    assert (finding.location.line, finding.location.column) == (line, column), finding
    assert words in finding.message
    assert finding.help


def test_what_is_right_is_not_blamed() -> None:
    _, findings = read_source(DOMAIN.encode(), "domain", "acme/pay.yaml")
    assert findings == []


@pytest.mark.parametrize("number", ["010", "-007", "00", "0020001"])
def test_a_leading_zero_is_an_error(number: str) -> None:
    _, findings = read_source(DOMAIN.replace("20001", number, 1).encode(), "domain", "acme/pay.yaml")
    assert [(finding.rule, finding.location.line, finding.location.column) for finding in findings] == [
        ("yaml-number", 8, 11)
    ]


@pytest.mark.parametrize("number", ["0", "-0", "10", "0x0A", "'010'"])
def test_other_numbers_are_not(number: str) -> None:
    _, findings = read_source(DOMAIN.replace("20001", number, 1).encode(), "domain", "acme/pay.yaml")
    assert "yaml-number" not in [finding.rule for finding in findings]


@pytest.mark.parametrize("unit", ["{a: ", "[", "a: [，", "{a: b，"])
def test_a_long_line_takes_no_time(unit: str) -> None:
    """Expressions that look for slips take time squared to the length of a line."""
    start = process_time()
    text = DOMAIN.replace("code: 20001", f"code: {unit * 50_000}")
    _, findings = read_source(text.encode(), "domain", "acme/pay.yaml")
    assert process_time() - start < 5
    assert findings
