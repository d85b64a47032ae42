"""Vectors of locale matching and of messages: what every generated runtime must answer, computed by the reference.

`python -m tests.vectors.i18n` writes `i18n.json`; a test compares the file with the reference, others the reference with ICU.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec.structs import asdict

from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.message import dump
from zcodegen.locales.messageformat import Value, format_message, parse_message
from zcodegen.locales.numbers import number_format
from zcodegen.locales.plurals import plural_category

FILE = Path(__file__).parent / "i18n.json"
CATALOGS: list[tuple[list[str], str, str | None, dict[str, list[str]]]] = [
    (["zh-CN", "en", "ja"], "zh-CN", "en", {}),
    (["zh-CN", "en-GB", "en-US", "zh-Hant", "nb"], "zh-CN", None, {"de": ["en"], "und": ["en-GB"]}),
    (["en", "es", "es-419", "pt-BR", "pt-PT", "sr-Latn", "de-1996"], "en", None, {}),
]
REQUESTS: list[str | list[str] | None] = [
    *(
        None,
        "",
        [],
        "*",
        "und",
        "en",
        "EN_us",
        "en-AU",
        "en-PH",
        "en_US.UTF-8@euro",
        "en-u-ca-buddhist",
        "en-x-own",
    ),
    *(
        "zh",
        "zh-TW",
        "zh-Hant-MO",
        "zh_CN",
        "cmn-Hans-CN",
        "zho",
        "yue-HK",
        "x-zh",
        "i-klingon",
        "中文",
        "e\u0301n",
        " en",
        "-",
        "_",
    ),
    *(
        "es-MX",
        "es-GQ",
        "pt-AO",
        "pt",
        "no",
        "nn-NO",
        "da",
        "iw",
        "sr",
        "sh-BA",
        "ta-IN",
        "de-AT",
        "de-1996",
        "de",
        "en-" * 50,
    ),
    *(
        "ja-JP, en;q=0.8, *;q=0.1",
        "fr;q=0.9,zh-SG;q=0.5,en;q=0.7",
        "en;q=0,zh",
        "en;q=0.1 ,zh;Q = 1.0",
        "en;q=2,zh;q=x,ja;q=0.5",
    ),
    *(
        ",;q=,;;,=",
        "de;q=0.999,en;q=0.9999",
        ["ko", "fr", "ja"],
        ["xx", "en;q=0.2,zh;q=0.4"],
        ["sr-RS", "pt-MZ", "es-ES"],
    ),
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
    "lt",
    "pt-PT",
    "nb",
    "ja",
]
PATTERNS = [
    "At most {limit} streams for {name}.",
    "It''s '{'{name}'}', '{''{' # '{{' {other_name}",
    "{limit, plural, =0 {No streams} one {# stream of {name}} two {two #} few {# few} many {# many} other {# streams}}",
    "{limit, plural, offset:1 =1 {just {name}} one {{name} and # other} other {{name} and # '#' others of {limit, number}}}",
    "{limit, selectordinal, one {#st} two {#nd} few {#rd} many {#m} other {#th}}",
    "{name, select, alice {{limit, plural, one {her # room} other {her # rooms}}} other {{limit, number} ''rooms'' #}}",
]
COUNTS = (0, 1, 2, 3, 5, 11, 21, 22, 111, 1000, 1234567, -1, -2000)
VALUES: list[Mapping[str, Value]] = [
    *(
        {"limit": number, "name": "alice"}
        for number in (0, 1, 2, 3, 5, 11, 21, 22, 111, 1000, 1234567, -1, -2000)
    ),
    {"limit": 9007199254740991, "name": "{x} '#' \u2028 𝄞"},
    {"limit": 4},
    {"name": "bob"},
    {"limit": "many", "name": ""},
]
NUMBERS = (
    0,
    1,
    2,
    3,
    4,
    5,
    7,
    10,
    11,
    12,
    14,
    15,
    19,
    20,
    21,
    22,
    25,
    100,
    101,
    102,
    111,
    112,
    1000,
    1_000_000,
)


def vectors() -> dict[str, Any]:
    """Return the vectors as one JSON value; contents as the package READMEs of the runtimes' tests describe them."""
    messages = [
        (locale, dump(parse_message(pattern)), values)
        for locale in LOCALES
        for pattern in PATTERNS
        for values in VALUES
    ]
    return {
        "matching": [
            {
                "data": asdict(data),
                "cases": [{"request": request, "order": lookup_order(request, data)} for request in REQUESTS],
            }
            for data in (match_data(*catalog) for catalog in CATALOGS)
        ],
        "numbers": {locale: asdict(number_format(locale)) for locale in LOCALES},
        "plurals": {
            locale: {
                kind: {
                    str(number): plural_category(number, locale, ordinal=kind == "ordinal")
                    for number in NUMBERS
                }
                for kind in ("cardinal", "ordinal")
            }
            for locale in LOCALES
        },
        "messages": [
            {
                "locale": locale,
                "pattern": pattern,
                "values": values,
                "text": format_message(parse_message(pattern), values, locale),
            }
            for locale, pattern, values in messages
        ],
    }


def written() -> str:
    """Return the file's content: ASCII, a line per case."""
    found = vectors()
    parts = []
    for key, value in found.items():
        rows = (
            value
            if isinstance(value, list)
            else [f"{json.dumps(name)}: {json.dumps(item)}" for name, item in value.items()]
        )
        lines = ",\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows)
        parts.append(f'"{key}": [\n{lines}\n]' if isinstance(value, list) else f'"{key}": {{\n{lines}\n}}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(written(), encoding="ascii", newline="\n")
