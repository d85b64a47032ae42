"""Catalogs too large or too strange to be written by hand: values of the model, the same for the same arguments."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

from msgspec.structs import replace

from zcodegen.catalog.model import (
    HTTP_STATUS,
    Argument,
    Catalog,
    Domain,
    Entry,
    Manifest,
    Packages,
    Text,
    Tombstone,
)
from zcodegen.locales.message import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LOCALES: Final = ("zh-CN", "en")
_STATUSES: Final = tuple(sorted(HTTP_STATUS))
_THINGS: Final = ("ROOM", "STREAM", "USER", "TOKEN", "TASK", "FILE", "MIXER", "AGENT", "SESSION", "DEVICE")
_FAULTS: Final = (
    "NOT_FOUND",
    "EXPIRED",
    "LIMIT_EXCEEDED",
    "BUSY",
    "INVALID",
    "FORBIDDEN",
    "CLOSED",
    "TOO_LARGE",
)
_DOMAIN_SIZE: Final = 500
_ARGUMENTS: Final = (
    Argument("limit", "integer", 9, 'How many, "at" */ most.'),
    Argument("user_id", "string", "\"'`${x} %s {0} \\ */ 🎈"),
)

# What ends a string, a comment or a line somewhere, and what an editor or a terminal would hide.
_HOSTILE: Final = (
    *(
        '"',
        "'",
        "`",
        '"""',
        "'''",
        "\\",
        "\\\\",
        "\\n",
        "\\u0041",
        "\\N{DASH}",
        "\\x",
        "*/",
        "/*",
        "//",
        "#",
        "--",
        "]]>",
    ),
    *(
        "${x}",
        "$x",
        "{x}",
        "{{x}}",
        "{% x %}",
        "{# x #}",
        "{",
        "}",
        "%s",
        "%d",
        "%",
        "`x`",
        "</script>",
        "<!--",
        "&amp;",
    ),
    *(
        "\n",
        "\r",
        "\r\n",
        "\n\n",
        "\t",
        "\0",
        "\x01",
        "\x07",
        "\x08",
        "\x0b",
        "\x0c",
        "\x1a",
        "\x1b",
        "\x7f",
        "\x85",
    ),
    *(
        "\u2028",
        "\u2029",
        "\u202e",
        "\u202a",
        "\u2066",
        "\u2069",
        "\u200e",
        "\u061c",
        "\u200b",
        "\u200d",
        "\ufeff",
        "\u00ad",
    ),
    *(
        "🎈",
        "👩‍👩‍👧‍👦",
        "🇨🇳",
        "e\u0301",
        "\u0301",
        "\U0010ffff",
        "\uffff",
        "\ufdd0",
        "\ue000",
        "\u3000",
        "\u00a0",
        "中文",
        "עברית",
    ),
    *(
        "a",
        "Z",
        "0",
        " ",
        "  ",
        ".",
        ",",
        "@deprecated",
        "@param",
        "[x]",
        "# type: ignore",
        "# fmt: off",
        "//go:embed x",
    ),
)


def large(entries: int, *, per_domain: int = 0) -> Catalog:
    """Return a catalog of `entries` entries, in one domain or in domains of `per_domain`, with zh-CN and en texts."""
    size = per_domain or entries
    domains = [
        _domain(
            f"acme.part{first // size}" if per_domain else "acme.large",
            [_usual(number) for number in range(first, min(first + size, entries))],
        )
        for first in range(0, entries, size)
    ]
    return _catalog("large-codes", domains)


def hostile(texts: int, seed: int = 0) -> Catalog:
    """Return a catalog of at least `texts` different hostile texts, six an entry; each hundredth text has 10 kB.

    The texts of each eighth entry name its arguments.
    """
    source = _texts(random.Random(seed))
    entries = [_strange(number, [next(source) for _ in range(6)]) for number in range(-(-texts // 6))]
    slices = [entries[first : first + _DOMAIN_SIZE] for first in range(0, len(entries), _DOMAIN_SIZE)]
    titles = [dict(zip(_LOCALES, (next(source), next(source)), strict=True)) for _ in slices]
    domains = [
        _domain(f"acme.hostile{number}", part, title)
        for number, (part, title) in enumerate(zip(slices, titles, strict=True))
    ]
    return _catalog("hostile-codes", domains)


def changed(entry: Entry, **fields: Any) -> Entry:
    """Return an entry with other values in fields whose names are known at run time only."""
    return replace(entry, **fields)


def _catalog(name: str, domains: Sequence[Domain]) -> Catalog:
    package = name.replace("-", "_")
    manifest = Manifest(
        name=name,
        version="1.0.0",
        source_locale="zh-CN",
        required_locales=_LOCALES,
        description="Made by tests/catalogs/make.py.",
        license="Apache-2.0",
        packages=Packages(
            python_distribution=name,
            python_package=package,
            typescript_name=name,
            go_module=f"example.org/{name}",
            kotlin_group="org.example",
            kotlin_artifact=name,
            kotlin_package=f"org.example.{package}",
        ),
    )
    return Catalog(
        manifest, {domain.name: domain for domain in sorted(domains, key=lambda domain: domain.name)}
    )


def _domain(name: str, entries: Sequence[Entry], title: dict[str, str] | None = None) -> Domain:
    placed = {entry.name: changed(entry, domain=name) for entry in entries}
    return Domain(name, title or {"zh-CN": f"域 {name}", "en": f"Domain {name}"}, "integer", placed)


def _usual(number: int) -> Entry:
    name = f"{_THINGS[number % 10]}_{_FAULTS[number // 10 % 8]}_{number}"
    return Entry(
        domain="",
        name=name,
        code=410_000_000 + number,
        status=_STATUSES[number % len(_STATUSES)],
        declared_recovery="transient" if number % 7 == 0 else "terminal",
        message=_both(
            f"第 {number} 个错误：请求的资源不存在。",
            f"Error {number}: the requested resource does not exist.",
        ),
        action=_both(f"请检查第 {number} 个参数。", f"Check parameter {number} of the request."),
        deprecated=Tombstone("1.0.0", "Replaced.") if number % 50 == 49 else None,
    )


def _strange(number: int, texts: Sequence[str]) -> Entry:
    arguments = _ARGUMENTS if number % 8 == 7 else ()
    if arguments:
        texts = [_with_arguments(text) for text in texts]
    return Entry(
        domain="",
        name=f"HOSTILE_{number}",
        code=number,
        status="INTERNAL",
        message=_both(*texts[:2]),
        cause=_both(*texts[2:4]),
        action=_both(*texts[4:6]),
        arguments=arguments,
    )


def _with_arguments(text: str) -> str:
    """Return a text with its braces doubled and two arguments in it."""
    middle = len(text) // 2
    return f"{quote(text[:middle])}{{user_id}}{quote(text[middle:])}{{limit}}"


def _both(chinese: str, english: str) -> dict[str, Text]:
    return dict(zip(_LOCALES, (Text(chinese), Text(english)), strict=True))


def _texts(source: random.Random) -> Iterator[str]:
    """Yield different hostile texts without end: each dangerous piece alone, long ones, then mixtures, a hundredth of 10 kB."""
    first = (*_HOSTILE, "a" * 10_000, "{'" * 5_000)
    seen = set(first)
    yield from first
    while True:
        pieces = 4_000 if len(seen) % 100 == 0 else source.randrange(1, 12)
        text = "".join([*source.choices(_HOSTILE, k=pieces), _any_character(source)])
        if text not in seen:
            seen.add(text)
            yield text


def _any_character(source: random.Random) -> str:
    """Return any character of Unicode that is no surrogate."""
    number = source.randrange(0x110000 - 0x800)
    return chr(number if number < 0xD800 else number + 0x800)  # the surrogates lie in between
