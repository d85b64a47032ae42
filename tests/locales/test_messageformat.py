from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.locales import icu
from zcodegen.locales.message import (
    Argument,
    Literal,
    Number,
    Plural,
    Pound,
    Select,
    arguments_of,
    dump,
    forms_of,
    quote,
)
from zcodegen.locales.messageformat import Value, format_message, parse_message

if TYPE_CHECKING:
    from pathlib import Path

STREAMS = "{limit, plural, =0 {No streams} one {# stream of '{'{name}'}'} other {# streams of {name}}}, it''s {name}'s"
PATTERNS = [
    "plain",
    "",
    "It's {name}'s, ''quoted'', '{braces}' and '{''}' # %",
    STREAMS,
    "{limit, number} and {limit,number,integer}",
    "{ limit , plural , offset:1 =1{one left} one{# left, '#' too}other{# left of {limit, number}}}",
    "{name, select, alice {Alice has {limit, plural, one {# room} few {# few} many {# many} other {# rooms}}} other {# is text}}",
    "{limit, selectordinal, one {#st} two {#nd} few {#rd} many {#m} other {#th}}",
    "{limit, plural, one {{name, select, a {A #} other {B ''#}}} other {'{'#'}' ''#''}}",
    "{limit, plural, zero {z#} two {t#} other {o#}}",
    "a '{b'",
]
VALUES: list[dict[str, Value]] = [
    {"limit": 0, "name": "alice"},
    {"limit": 1, "name": "a"},
    {"limit": 2, "name": "{x} 'y' #"},
    {"limit": 5, "name": ""},
    {"limit": 21, "name": "名"},
    {"limit": 1234567, "name": "b"},
    {"limit": -3, "name": "b"},
]
LOCALES = [
    "en",
    "zh-CN",
    "pl",
    "ru",
    "ar",
    "ar-EG",
    "he",
    "fr",
    "de-CH",
    "hi",
    "es",
    "cy",
    "lt",
    "pt-PT",
    "nb",
    "sl",
]


@pytest.mark.compiler  # asks ICU4J
def test_messages_are_icus(tmp_path: Path) -> None:
    asked = [(locale, pattern, values) for locale in LOCALES for pattern in PATTERNS for values in VALUES]
    questions: list[list[str]] = []
    for locale, pattern, values in asked:
        typed = [f"{'i' if isinstance(value, int) else 's'}{value}" for value in values.values()]
        given_values = [word for pair in zip(values, typed, strict=True) for word in pair]
        texts = (pattern, dump(parse_message(pattern)))
        questions += [["message", locale, text, *given_values] for text in texts]
    answers = iter(icu.ask(questions, tmp_path))
    for locale, pattern, values in asked:
        ours = format_message(parse_message(pattern), values, locale)
        without_isolates = ours.replace("\u2068", "").replace("\u2069", "")
        assert [without_isolates] * 2 == [next(answers), next(answers)], (locale, pattern, values)


@pytest.mark.parametrize("pattern", PATTERNS)
def test_the_canonical_pattern_is_a_fixed_point(pattern: str) -> None:
    message = parse_message(pattern)
    assert message.faults == ()
    assert parse_message(dump(message)) == message
    assert dump(parse_message(dump(message))) == dump(message)


def test_parts() -> None:
    assert parse_message("{n, plural, offset:2 =1 {#} other {x}}{a}{b, number}").parts == (
        Plural("n", 2, False, (("=1", (Pound("n", 2),)), ("other", (Literal("x"),)))),  # noqa: FBT003  # a column of a table
        Argument("a"),
        Number("b"),
    )
    assert parse_message("{k, select, a {#} other {}}").parts == (
        Select("k", (("a", (Literal("#"),)), ("other", ()))),
    )
    assert dump(parse_message(STREAMS)) == (
        "{limit, plural, =0 {No streams} one {# stream of '{'{name}'}'} other {# streams of {name}}}, it''s {name}''s"
    )
    assert arguments_of(parse_message(STREAMS)) == ("limit", "name")


@pytest.mark.parametrize(
    ("text", "offset", "word"),
    [
        ("{", 0, "{"),
        ("a {} b", 2, "{}"),
        ("a } b", 2, "}"),
        ('Send {"id": 1}', 5, "id"),
        ("{{0}}", 0, "{{0}"),
        ("{a b}", 0, "{a b}"),
        ("{0}", 0, "{0}"),
        ("{n, date}", 4, "date"),
        ("{n, number, percent}", 4, "percent"),
        ("{n, plural}", 10, "plural"),
        ("{n, plural, one {x}}", 0, "other"),
        ("{n, plural, lots {x} other {y}}", 12, "lots"),
        ("{n, plural, one {x} one {z} other {y}}", 20, "one"),
        ("{n, plural, one {x other {y}}", 29, "branch"),
        ("{n, plural, one x other {y}}", 12, "n"),
        ("{n, select, other {y}", 21, "branch"),
        ("{n, plural, one {x", 12, "one"),
        ("it '{is", 3, "quoted"),
        ("{a, select, other {" * 6 + "}}" * 6, 95, "5"),
        (
            "{a, select, "
            + " ".join(f"k{i} {{x}}" for i in range(20))
            + " other {}}" * 1
            + "{b, select, "
            + " ".join(f"k{i} {{x}}" for i in range(20))
            + " other {}}",
            0,
            "200",
        ),
    ],
)
def test_faults(text: str, offset: int, word: str) -> None:
    (fault,) = parse_message(text).faults
    assert fault.offset == offset
    assert word in fault.message
    assert fault.help
    assert parse_message(text).parts == (Literal(text),)


@given(st.text(alphabet=st.sampled_from("{}'#, aonumberplsctdiff=1otherﬀ\n")) | st.text())
def test_any_text_is_parsed(text: str) -> None:
    message = parse_message(text)
    if not message.faults:
        again = parse_message(dump(message))
        assert (again.parts, again.faults) == (message.parts, ())


@given(st.text())
def test_quoted_text_is_shown_as_it_is(text: str) -> None:
    assert format_message(parse_message(quote(text)), {}, "en") == text


def test_values_are_isolated_from_right_to_left() -> None:
    message = parse_message("{name}: {limit, number} {limit}")
    values: dict[str, Value] = {"name": "bob", "limit": 1234}
    assert format_message(message, values, "he") == "\u2068bob\u2069: 1,234 \u20681234\u2069"
    assert format_message(message, values, "en") == "bob: 1,234 1234"


def test_missing_values_stay_visible() -> None:
    assert format_message(parse_message(STREAMS), {"name": "a"}, "en") == "{limit} streams of a, it's a's"
    assert format_message(parse_message("{n, plural, =1 {one} other {#}}"), {"n": "many"}, "en") == "many"


def test_forms() -> None:
    message = parse_message("a {n, plural, one {# {g, select, f {F} other {O}}} other {#}} b")
    assert [form.choices for form in forms_of(message.parts)] == [
        (("n", "one"), ("g", "f")),
        (("n", "one"), ("g", "other")),
        (("n", "other"),),
    ]
    assert [format_message(form.parts, {"n": 3}, "en") for form in forms_of(message.parts)] == [
        "a 3 F b",
        "a 3 O b",
        "a 3 b",
    ]
