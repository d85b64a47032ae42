from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.locales import icu
from zcodegen.locales.cldr_formats import CARDINALS, NUMBERS, ORDINALS
from zcodegen.locales.numbers import number_format, plain_number
from zcodegen.locales.plurals import (
    c_expression,
    categories,
    plural_category,
    plural_rules,
    python_expression,
)

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.slow

NUMBERS_ASKED = (*range(130), 171, 191, 200, 211, 1000, 1001, 1_000_000, 2_000_000, 1_000_001, 10**9)
LOCALES = sorted({locale for _, locales in (*CARDINALS, *ORDINALS) for locale in locales.split()} - {"und"})
REGIONAL = ["zh-CN", "zh-Hant-HK", "pt-PT", "pt-BR", "pt-AO", "es-MX", "nb-NO", "nn", "sr-Latn-RS", "en-150"]


@pytest.mark.compiler  # asks ICU4J
@pytest.mark.parametrize("kind", ["CARDINAL", "ORDINAL"])
def test_categories_are_icus(kind: str, tmp_path: Path) -> None:
    asked = [(locale, number) for locale in [*LOCALES, *REGIONAL] for number in NUMBERS_ASKED]
    answers = icu.ask((["category", locale, kind, str(number)] for locale, number in asked), tmp_path)
    differ = {
        (locale, number): (ours, answer)
        for (locale, number), answer in zip(asked, answers, strict=True)
        if (ours := plural_category(number, locale, ordinal=kind == "ORDINAL")) != answer
    }
    assert differ == {}


@pytest.mark.parametrize("ordinal", [False, True])
def test_expressions_mean_the_rules(ordinal: bool) -> None:
    for locale in LOCALES:
        rules = plural_rules(locale, ordinal=ordinal)
        as_c = [(category, c_to_python(c_expression(condition))) for category, condition in rules]
        as_python = [(category, python_expression(condition)) for category, condition in rules]
        for number in NUMBERS_ASKED:
            wanted = plural_category(number, locale, ordinal=ordinal)
            for expressions in (as_c, as_python):
                holding = (
                    category
                    for category, expression in expressions
                    if eval(expression, {"n": number})  # noqa: S307  # an expression of CLDR, rewritten by this test
                )
                assert next(holding, "other") == wanted, (locale, number, expressions)


def c_to_python(expression: str) -> str:
    return expression.replace("&&", "and").replace("||", "or")


def test_expressions_by_language() -> None:
    (_, one), (_, few), _ = plural_rules("ru")
    assert c_expression(one) == "n % 10 == 1 && n % 100 != 11"
    assert c_expression(one, equal="===") == "n % 10 === 1 && n % 100 !== 11"
    assert c_expression(few, modulo="%") == "n%10 >= 2 && n%10 <= 4 && (n%100 < 12 || n%100 > 14)"
    assert python_expression(few) == "2 <= n % 10 <= 4 and not 12 <= n % 100 <= 14"


def test_categories_that_integers_have() -> None:
    assert categories("zh-CN") == ("other",)
    assert categories("pl-PL") == ("one", "few", "many", "other")
    assert categories("cs") == ("one", "few", "other")  # `many` is for decimals
    assert categories("en", ordinal=True) == ("one", "two", "few", "other")


@pytest.mark.compiler  # asks ICU4J
def test_numbers_are_icus(tmp_path: Path) -> None:
    locales = sorted({locale for _, locales in NUMBERS for locale in locales.split()})
    asked = [
        (locale, number)
        for locale in [*locales, "en", "zh-CN", "ja", "nb-NO", "de-DE", "pt-BR", "ar-EG", "hi-IN"]
        for number in (
            "0",
            "7",
            "-1",
            "999",
            "1000",
            "-12345",
            "123456",
            "123456789012345678",
            "0.5",
            "1234.5675",
            "-0.0004",
        )
    ]
    answers = icu.ask((["number", locale, number] for locale, number in asked), tmp_path)
    differ = {}
    for (locale, number), answer in zip(asked, answers, strict=True):
        if not answer:  # ICU has no data of its own for the locale
            continue
        value = float(number) if "." in number else int(number)
        if (ours := number_format(locale).format(value)) != answer and number != "-0.0004":
            differ[locale, number] = (ours, answer)
    assert differ == {}
    assert sum(map(bool, answers)) > 1500


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "1"),
        (-1234567, "-1234567"),
        (1.0, "1"),
        (0.1, "0.1"),
        (1e21, "1" + "0" * 21),
        (1e-7, "0.0000001"),
        (-0.0, "0"),
    ],
)
def test_plain_numbers(number: float, text: str) -> None:
    assert plain_number(number) == text
