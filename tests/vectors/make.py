"""Vectors: what every generated package must answer, worked out from the model alone, as one JSON value.

The algorithms are the reference ones (`Catalog.included`, `lookup_order`, `format_message`), so that a package
which agrees with the vectors agrees with the others. `python -m tests.vectors.make CATALOG FILE` writes a file by hand.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.build_helpers import load
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.messageformat import format_message, parse_message
from zcodegen.targets.common import message_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zcodegen.catalog.model import Catalog, Code, Domain, Entry, Texts

TAGS = (
    *(
        "",
        "-",
        "_",
        "x-private",
        "i-klingon",
        "*",
        "C",
        "POSIX",
        "und",
        "fr",
        "de-DE",
        "en",
        "EN-us",
        "en_GB.UTF-8",
    ),
    *(
        "en-GB-oed",
        "en-u-ca-buddhist",
        "en-x-y",
        "zh",
        "zh-CN",
        "zh_cn",
        "ZH-hans-cn",
        "zh-Hans",
        "zh-Hans-CN",
        "zh-SG",
    ),
    *(
        "zh-Hant",
        "zh-TW",
        "zh-HK",
        "zh-Hant-CN",
        "zh-CN-x-a",
        "cmn",
        "yue",
        "ja",
        "ja-JP",
        "ja_JP@calendar=japanese",
    ),
    *(
        "ar",
        "ar-EG",
        "ar-Latn",
        "iw",
        "he",
        "en ",
        "en\u2028",
        "英文",
        "e\u0301n",
        "en-" * 50,
        "中-CN",
    ),
)
"""Tags as callers give them: of any case, with POSIX tails, extensions, scripts, nothing that a catalog need have."""

REQUESTS: tuple[str | list[str], ...] = (
    "fr-CH, fr;q=0.9, en;q=0.8",
    "zh;q=0.1, en;q=0.9",
    "en;q=0, ja",
    "*;q=0.5, de",
    ["fr", "en-GB", "ja"],
    ["xx", "zh-HK;q=0.1, ja;q=0.2"],
    [],
)
"""Accept-Language headers, and lists as `navigator.languages` is one."""

_STRANGE_CODES: dict[str, tuple[Code, ...]] = {
    "integer": (987_654_321, -987_654_321, 2**53 - 1),
    "string": ("No.Such.Code", "", "quote\"s 'n \\ \u2028"),
}


class Answers:
    """What a package of `catalog` answers where locales have to be resolved."""

    def __init__(self, catalog: Catalog) -> None:
        manifest = catalog.manifest
        self.locales = catalog.locales()
        self.source = manifest.source_locale
        self._matching = match_data(self.locales, self.source, manifest.default_locale, manifest.fallback)

    def served(self, entry: Entry, requested: str | list[str]) -> str:
        """Return the first locale of the order for `requested` in which the entry has a message."""
        order = (*lookup_order(requested, self._matching), *self.locales)
        return next(locale for locale in order if locale in entry.message)

    def text(self, entry: Entry, requested: str | list[str]) -> dict[str, Any]:
        """Return the entry's three texts, all in one locale."""
        locale = self.served(entry, requested)
        return {
            "requested": requested,
            "locale": locale,
            "message": _in(entry.message, locale),
            "cause": _in(entry.cause, locale),
            "action": _in(entry.action, locale),
        }

    def filled(self, entry: Entry) -> list[dict[str, str]]:
        """Return the message in each locale with the arguments' examples in it."""
        values = {argument.name: argument.example for argument in entry.arguments}
        return [
            {
                "requested": requested,
                "locale": (locale := self.served(entry, requested)),
                "message": _formatted(entry.message[locale].value, values, locale),
            }
            for requested in self.locales
        ]


def _formatted(text: str, values: Mapping[str, str | int | float], locale: str) -> str:
    return format_message(parse_message(message_pattern(text)), values, locale)


def vectors(catalog: Catalog) -> dict[str, Any]:
    """Return the vectors of a sound catalog; tests/vectors/README.md describes each key."""
    answers = Answers(catalog)
    return {
        "source": answers.source,
        "locales": list(answers.locales),
        "domains": list(catalog.domains),
        "entries": [_entry(entry, catalog.domains[entry.domain], answers) for entry in catalog.entries()],
        "lookups": list(_lookups(catalog)),
        "unknown": list(_unknown(catalog)),
        "requests": [
            {
                "domain": entry.domain,
                "name": entry.name,
                "requested": request,
                **_message(entry, answers, request),
            }
            for entry in _varied(catalog)
            for request in (*TAGS, " en", "jpn", *REQUESTS)
        ],
        "meanings": _meanings(catalog),
    }


def write(catalog: Catalog, path: Path) -> Path:
    """Write the vectors of `catalog` to `path` as ASCII JSON, and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(vectors(catalog), indent=1) + "\n", encoding="ascii", newline="\n")
    return path


def _shown(code: Code, domain: Domain) -> str:
    if isinstance(code, str) or domain.code_format == "decimal":
        return str(code)
    return f"{'-' if code < 0 else ''}0x{abs(code):X}"


def label(name: str, code: Code, domain: Domain) -> str:
    """Return the form of a code in errors and logs: a string that is not printable ASCII without blanks and quotes is quoted."""
    if isinstance(code, str) and not re.fullmatch(r"[!#-\[\]-~]+", code):
        return f"{domain.name}: {name} ({json.dumps(code)})".replace("\x7f", "\\u007f")
    return f"{domain.name}: {name} ({_shown(code, domain)})"


def _entry(entry: Entry, domain: Domain, answers: Answers) -> dict[str, Any]:
    tombstone = entry.deprecated or entry.retired
    vector: dict[str, Any] = {
        "domain": entry.domain,
        "name": entry.name,
        "code": entry.code,
        "status": entry.status,
        "http_status": entry.http_status,
        "retryable": entry.retryable,
        "deprecated": entry.deprecated is not None,
        "retired": entry.retired is not None,
        "replaced_by": tombstone.replaced_by if tombstone else None,
        "aliases": list(entry.aliases),
        "synonyms": list(entry.same_as),
        "equivalents": list(entry.equivalents),
        "attributes": dict(sorted(entry.attributes.items())),
        "label": label(entry.name, entry.code, domain),
    }
    if entry.arguments:
        vector["arguments"] = {argument.name: argument.example for argument in entry.arguments}
        vector["formatted"] = answers.filled(entry)
    # With arguments declared, a text without values has its doubled braces single and its arguments visible.
    shown = [answers.text(entry, locale) for locale in answers.locales]
    vector["texts"] = [_bare(text) for text in shown] if entry.arguments else shown
    return vector


def _bare(text: dict[str, Any]) -> dict[str, Any]:
    fields = {
        field: _formatted(value, {}, text["locale"])
        for field in ("message", "cause", "action")
        if (value := text[field])
    }
    return {**text, **fields}


def _in(texts: Texts, locale: str) -> str | None:
    text = texts.get(locale)
    return None if text is None else text.value


def _message(entry: Entry, answers: Answers, tag: str | list[str]) -> dict[str, str]:
    locale = answers.served(entry, tag)
    message = entry.message[locale].value
    return {"locale": locale, "message": _formatted(message, {}, locale) if entry.arguments else message}


def _by_code(catalog: Catalog, domain: str) -> dict[Code, Entry]:
    """Return all codes that `domain` answers for, its own first, then those of its includes."""
    found: dict[Code, Entry] = {}
    for name in (domain, *catalog.included(domain)):
        for code, entry in catalog.domains[name].by_code().items():
            found.setdefault(code, entry)
    return found


def _lookups(catalog: Catalog) -> Iterator[dict[str, Code]]:
    for domain in catalog.domains:
        for code, entry in _by_code(catalog, domain).items():
            if entry.domain != domain:
                yield {"domain": domain, "code": code, "owner": entry.domain, "name": entry.name}


def _unknown(catalog: Catalog) -> Iterator[dict[str, Code]]:
    for domain in catalog.domains.values():
        known = _by_code(catalog, domain.name)
        for code in _STRANGE_CODES[domain.code_type]:
            if code not in known:
                yield {
                    "domain": domain.name,
                    "code": code,
                    "label": label("unknown", code, domain),
                }


def _varied(catalog: Catalog) -> list[Entry]:
    """Return one entry for each set of locales that entries have a message in."""
    first: dict[frozenset[str], Entry] = {}
    for entry in catalog.entries():
        first.setdefault(frozenset(entry.message), entry)
    return list(first.values())


def _meanings(catalog: Catalog) -> list[dict[str, Any]]:
    found: defaultdict[Code, list[str]] = defaultdict(list)
    for entry in catalog.entries():
        found[entry.code].append(entry.full_name)
    return [{"code": code, "found": places} for code, places in found.items()]


if __name__ == "__main__":
    write(load(Path(sys.argv[1])), Path(sys.argv[2]))
