"""Find the entries that a query means: a code, a name in any spelling, a label, a log line, or words of a text.

The exact readings come first: a code or a name as it is, then what a longer text says of a code (`code=104`, a label of
the packages, JSON), then the words of messages, causes and actions in every locale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import FIELDS, Catalog, Code, Domain, Entry, Reserved
from zcodegen.diagnostics import abbreviate
from zcodegen.naming import in_case, nearest
from zcodegen.targets.constants import PACKAGES
from zcodegen.targets.constants import modules as modules_of
from zcodegen.textcompare.normalize import letters_only
from zcodegen.textcompare.sense import TO_SIMPLIFIED

MAX_BY_WORDS: Final = 10
"""Entries that words may find."""
_MIN_SHARE: Final = 0.8
"""Share of the query's pairs of characters that a text must have."""
_SHORT: Final = 4
"""Pairs of Chinese from which one wrong character, which is in two of them, is forgiven: a word has few characters."""
_SLIP: Final = 2
_MAX_QUERY: Final = 4_000
"""Characters of a query that are read: a log line, not a log."""
_NUMBER: Final = re.compile(r"[+-]?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,20})")
_LABEL: Final = re.compile(
    r"(?<![a-z0-9.-])(?P<domain>[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*): (?P<name>[A-Z][A-Z0-9_]*|unknown) \((?P<code>[^()\s]+)\)"
)
_KEYED: Final = re.compile(
    r"(?:code|errno|error|返回码|错误码|錯誤碼)\w{0,12}[\"']?\s*(?:[:=：]|\bis\b)\s*[\"']?"
    r"(?P<code>[+-]?0[xX][0-9A-Fa-f]{1,16}|[+-]?[0-9]{1,20}|[A-Za-z][\w.-]{1,199})",
    re.IGNORECASE,
)
_DRESSED: Final = re.compile(r"(?:E|ERR|ERROR|CODE)[-_ #:]?(?P<code>[+-]?[0-9]{1,20})", re.IGNORECASE)
_NAMES: Final = re.compile(r"(?<![\w.-])(?:[a-z][a-z0-9.-]*\.)?[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
_UNDRESSED: Final = re.compile(
    r"[\s\"'(<\[#]*(?P<number>[+-]?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,3}(?:[,_' ][0-9]{3})+|[0-9]{1,20}))(?:\.0{1,9}|[lLnNuU]{0,3})[\s\"')>\].,;:]*"
)
_MINUS: Final = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"))
"""Hyphens, dashes and the sign of typography, as word processors and chats write a minus."""
_HEX_DIGITS: Final = re.compile(r"(?=.*[0-9])[0-9A-Fa-f]{2,16}")
_VALUE_PREFIX: Final = re.compile(r"^(?:CODE_)+(?=[A-Z])")
_PATH: Final = re.compile(r"@?[\w$-]+(?:(?:[./]|::)@?[\w$-]+)+")
_ANY_NUMBER: Final = re.compile(r"(?<![\w.])[+-]?(?:0[xX][0-9A-Fa-f]{1,16}|[0-9]{1,20})(?![\w.])")


class Match(Struct, frozen=True):
    """What a query found: entries, a domain that it names, or reservations of its code, the first of these only.

    `by_words` states that nothing is called so: its words are in texts or names of the entries.
    """

    entries: tuple[Entry, ...] = ()
    domain: Domain | None = None
    reserved: tuple[tuple[Domain, Reserved], ...] = ()
    by_words: bool = False

    def __bool__(self) -> bool:
        return bool(self.entries or self.domain or self.reserved)


def find(catalog: Catalog, query: str, within: str | None = None, *, by_words: bool = True) -> Match:
    """Return what a query means in a catalog; `within` restricts it to a domain and those that it includes.

    Without `by_words`, texts are not searched for the words of a query that names no code.
    """
    query = query[:_MAX_QUERY].strip()
    names = (within, *catalog.included(within)) if within else tuple(catalog.domains)
    domains = [catalog.domains[name] for name in names if name in catalog.domains]
    if entries := _exact(domains, query, hides=within is not None):
        return Match(entries)
    if query in catalog.domains:
        return Match(domain=catalog.domains[query])
    if match := _at_path(catalog, domains, query):
        return match
    if (
        bare := _VALUE_PREFIX.sub("", _undressed(query))
    ) != query:  # a number, or a value of the proto target
        return find(catalog, bare, within, by_words=by_words)
    codes = _codes(query)
    reserved = [(domain, domain.reservation(code)) for domain in domains for code in codes]
    if reservations := tuple((domain, found) for domain, found in reserved if found):
        return Match(reserved=reservations)
    if entries := _in_other_form(domains, query):
        return Match(entries)
    for readings in (_labels(query), _said(query), _named(query)):
        found = [entry for reading in readings for entry in _of_reading(domains, *reading)]
        if found:
            return Match(tuple({entry.full_name: entry for entry in found}.values()))
    if not by_words or _NUMBER.fullmatch(query):
        return Match()
    return Match(_by_words(domains, query), by_words=True)


def _of_reading(domains: Iterable[Domain], home: str | None, wanted: str) -> tuple[Entry, ...]:
    among = [domain for domain in domains if home is None or domain.name == home]
    return _exact(among, wanted, hides=False)


def _exact(domains: Iterable[Domain], query: str, *, hides: bool) -> tuple[Entry, ...]:
    """Return all entries with this code, name or alias; `hides` takes the first domain's where a code is in several."""
    codes = _codes(query)
    home, _, name = query.rpartition(".")
    spelled = {name.upper(), in_case(name, "upper_snake")} if name else set()
    found: list[Entry] = []
    for domain in domains:
        if hides and found:
            break
        for entry in domain.entries.values():
            is_named = bool(spelled & {entry.name, *entry.aliases}) and home in ("", entry.domain)
            if entry.code in codes or is_named or query.upper() in (entry.name, *entry.aliases):
                found.append(entry)
    return tuple(found)


def _in_other_form(domains: Iterable[Domain], query: str) -> tuple[Entry, ...]:
    """Return the entries whose code a number is in another form: -2147024891 or 80070005 for 0x80070005, 4294967291 for -5."""
    numbers: set[int] = set()
    if _NUMBER.fullmatch(query):
        number = read_number(query)
        for bits in (32, 64):
            if 1 << (bits - 1) <= number < 1 << bits:
                numbers.add(number - (1 << bits))
            elif -(1 << (bits - 1)) <= number < 0:
                numbers.add(number + (1 << bits))
    digits = int(query, 16) if _HEX_DIGITS.fullmatch(query) else None
    return tuple(
        entry
        for domain in domains
        for entry in domain.entries.values()
        if entry.code in numbers or (entry.code == digits and domain.code_format == "hex")
    )


def _undressed(query: str) -> str:
    """Return the number that a query is without brackets, grouping, full width, and what its type adds: `(104)`, `410,001,002`, `104L`, `104.0`."""
    found = _UNDRESSED.fullmatch(unicodedata.normalize("NFKC", query).translate(_MINUS))
    return re.sub("[,_' ]", "", found["number"]) if found else query


def _at_path(catalog: Catalog, domains: Iterable[Domain], query: str) -> Match:
    """Return what a path of a package leads to in any language: `room.Code.ROOM_NOT_FOUND`, `zcodes/zego/rtc/room`."""
    parts = [part for part in re.split(r"[./:]+", query) if part]
    if not _PATH.fullmatch(query) or len(parts) <= 1 or any(map(str.isdecimal, parts)):
        return Match()
    modules = {module.path: module.domain for module in modules_of(catalog, PACKAGES)}
    if query in modules:
        return Match(domain=catalog.domains[modules[query]])
    name = _VALUE_PREFIX.sub("", parts[-1])
    found = [entry for domain in domains for entry in _exact([domain], name, hides=False)]
    above = {_bare(part) for part in parts[:-1]}
    near = [entry for entry in found if _bare(entry.domain.rpartition(".")[2]) in above]
    return Match(tuple(near or found))


def _bare(part: str) -> str:
    """Return a part of a path or domain without what languages add: `RoomCode`, `media_file` and `mediaFile` are alike."""
    return re.sub("[^a-z0-9]", "", part.lower().removesuffix("code"))


def _codes(query: str) -> set[Code]:
    """Return a query as a string's code and, if it is a number of at most 64 bits, as that."""
    return {query, read_number(query)} if _NUMBER.fullmatch(query) else {query}


def read_number(query: str) -> int:
    """Return the value of a decimal or hex number."""
    return int(query, 16 if "x" in query.lower() else 10)


def is_number(query: str) -> bool:
    """Return whether a query is a number of at most 64 bits or so."""
    return _NUMBER.fullmatch(query.strip()) is not None


def _labels(query: str) -> Iterator[tuple[str | None, str]]:
    """Yield domain and code of each label of the packages: `zego.rtc.room: ROOM_NOT_FOUND (104)`."""
    for label in _LABEL.finditer(query):
        yield label["domain"], label["code"]


def _said(query: str) -> Iterator[tuple[str | None, str]]:
    """Yield what a text gives as a code: `code=104`, `"Code": 104`, `E104`."""
    for pair in _KEYED.finditer(query):
        yield None, pair["code"]
    dressed = _DRESSED.fullmatch(query)
    if dressed:
        yield None, dressed["code"]


def _named(query: str) -> Iterator[tuple[str | None, str]]:
    """Yield the names of a text, and its numbers of three digits and more."""
    for name in _NAMES.finditer(query):
        yield None, name[0]
    for number in _ANY_NUMBER.finditer(query):
        if len(number[0]) > 2:  # noqa: PLR2004 - shorter numbers are in every log line
            yield None, number[0]


def _by_words(domains: Iterable[Domain], query: str) -> tuple[Entry, ...]:
    """Return the entries with a text that has nearly all of the query, the closest first."""
    wanted = _pairs(_letters(query))
    if not wanted:
        return ()
    is_forgiven = len(wanted) >= _SHORT and not any(map(str.isascii, wanted))
    least = min(_MIN_SHARE, 1 - _SLIP / len(wanted)) if is_forgiven else _MIN_SHARE
    ranked: list[tuple[float, int, int, Entry]] = []
    for domain in domains:
        for entry in domain.entries.values():
            score, length = max(
                ((_share(wanted, text), -len(text)) for text in _texts(entry)), default=(0.0, 0)
            )
            if score >= least:
                ranked.append((-score, -length, len(ranked), entry))
    ranked.sort(key=lambda row: row[:3])
    best = ranked[0][0] if ranked else 0.0
    close = [entry for score, _, _, entry in ranked if score == best or best > -1.0]
    return tuple(close[:MAX_BY_WORDS])


def _texts(entry: Entry) -> Iterator[str]:
    yield _letters(entry.name)
    for field in FIELDS:
        for text in entry.texts(field).values():
            yield _letters(text.value)


def _letters(text: str) -> str:
    """Return the letters and digits of a text; Chinese in simplified characters."""
    return letters_only(text).translate(TO_SIMPLIFIED)


def _pairs(text: str) -> frozenset[str]:
    return frozenset(map(str.__add__, text, text[1:]))


def _share(wanted: frozenset[str], text: str) -> float:
    return sum(pair in text for pair in wanted) / len(wanted)


def suggest(catalog: Catalog, query: str, within: str | None = None) -> str:
    """Return what to do about a query that found nothing: the nearest name, whose range a number is in, what there is."""
    if within and within not in catalog.domains:
        near = nearest(within, catalog.domains)
        return f"there is no domain {within!r}" + (f"; did you mean {near!r}?" if near else "")
    if is_number(query):
        return _suggest_for_number(catalog, read_number(query.strip()))
    names = {name for entry in catalog.entries() for name in (entry.name, entry.full_name, *entry.aliases)}
    codes = {str(entry.code) for entry in catalog.entries()}
    near = nearest(query, names) or nearest(in_case(query, "upper_snake"), names) or nearest(query, codes)
    near = near or nearest(query, _words(catalog))
    if below := [name for name in catalog.domains if name.startswith(f"{query}.")]:
        return f"the domains {', '.join(abbreviate(below))} are below it"
    return f"did you mean {near}?" if near else f"the catalog covers {_coverage(catalog)}"


def _words(catalog: Catalog) -> set[str]:
    """Return the words of the messages that are written with spaces between words."""
    texts = (text.value for entry in catalog.entries() for text in entry.message.values())
    return {
        word.lower() for text in texts for word in re.findall(r"[^\W\d_]{4,24}", text) if word[0] < "\u2e80"
    }


def _suggest_for_number(catalog: Catalog, number: int) -> str:
    """Name the domain in whose range a number is, with the codes on both sides; else what the catalog covers."""
    homes = [
        domain
        for domain in catalog.domains.values()
        if any(first <= number <= last for first, last in domain.ranges)
    ]
    if homes:
        sides = [side for domain in homes for side in _neighbours(domain, number)]
        names = ", ".join(domain.name for domain in homes)
        return f"it is in the range of {names}" + (f"; next to it: {', '.join(sides)}" if sides else "")
    if not any(domain.ranges for domain in catalog.domains.values()):
        closest = [side for domain in catalog.domains.values() for side in _neighbours(domain, number)]
        if len(catalog.domains) == 1 and closest:
            return f"next to it: {', '.join(closest)}"
    return f"no domain has such a code; the catalog covers {_coverage(catalog)}"


def _neighbours(domain: Domain, number: int) -> list[str]:
    known = {entry.code: entry for entry in domain.entries.values() if isinstance(entry.code, int)}
    below = max((code for code in known if code < number), default=None)
    above = min((code for code in known if code > number), default=None)
    return [f"{domain.shown(code)} ({known[code].full_name})" for code in (below, above) if code is not None]


def _coverage(catalog: Catalog) -> str:
    """Return the domains with their titles, the first ones of many."""
    titles = [
        f"{name} ({title})" if (title := _title(domain)) else name for name, domain in catalog.domains.items()
    ]
    return ", ".join(titles[:MAX_BY_WORDS]) + (
        f" and {len(titles) - MAX_BY_WORDS} more" if len(titles) > MAX_BY_WORDS else ""
    )


def _title(domain: Domain) -> str:
    return domain.title.get("en") or next(iter(domain.title.values()), "")
