"""Which locale of a catalog answers for any tag: CLDR's inheritance, worked out ahead of time.

Generated code in four languages must agree and carry no CLDR. So the inheritance (UTS #35, "Likely Subtags" and "Parent
Locales") is put into a small table whenever the catalog is built, and at run time there is only this left to do:

1. keep the tag's leading ASCII letters, digits, `-` and `_` (drops `.UTF-8`, `@euro`); lower case, `_` becomes `-`;
2. cut it before the first subtag of one character (extensions and private use, RFC 5646 section 2.2.6);
3. while something is left: if the table has it, that is the locale; else cut the last subtag;
4. nothing left: the source locale.

`resolve` is the reference implementation. The order in which locales are asked: those that CLDR inherits from, nearest
first; then the manifest's chains for the tag and these parents, in the same order; then the source locale. A language in
another script is no parent (`zh-TW` is `zh-Hant`, never `zh-CN`).
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.locales import cldr
from zcodegen.locales.tags import RTL_SCRIPTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence


def _pairs(text: str) -> dict[str, str]:
    return dict(word.split("=") for word in text.split())


_ALIASES = _pairs(cldr.ALIASES)
_LIKELY = _pairs(cldr.LIKELY)
_PARENTS = _pairs(cldr.PARENTS)
_LEADING = re.compile(r"[A-Za-z0-9_-]*")
_SUBTAGS = re.compile(r"([a-z]+)(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-.*)?")


class LocaleNode(Struct, frozen=True):
    """Where a tag stands in CLDR's tree: language and script always known where CLDR knows them, region perhaps empty."""

    language: str
    script: str
    region: str

    @property
    def parent(self) -> LocaleNode | None:
        """The place that this one inherits from; None at a script's root."""
        usual = _likely(self.language)[0] == self.script
        named = "-".join(filter(None, (self.language, "" if usual else self.script, self.region)))
        if above := _PARENTS.get(named):
            place = parse_node(above)
            return place if place != self else None
        return LocaleNode(self.language, self.script, "") if self.region else None


@cache
def parse_node(tag: str) -> LocaleNode:
    """Return the place of `tag`, its variants left aside and its script filled in."""
    match = _SUBTAGS.fullmatch(tag.lower())
    if match is None:
        return LocaleNode(tag, "", "")
    language, script, region = match[1], (match[2] or "").title(), (match[3] or "").upper()
    if language in _ALIASES:
        modern, _, implied = _ALIASES[language].partition("-")
        language, script = modern, script or implied
    return LocaleNode(language, script or _likely(language, "", region)[0], region)


@cache
def _meant(tag: str) -> LocaleNode:
    """Return the place of `tag` with the region that is meant where none is said."""
    return _filled(parse_node(tag))


@cache
def _filled(place: LocaleNode) -> LocaleNode:
    script, region = _likely(place.language, place.script, place.region)
    return LocaleNode(place.language, script, region)


def _likely(language: str, script: str = "", region: str = "") -> tuple[str, str]:
    """Add the likely subtags: script and region, empty where CLDR does not know the language."""
    keys = (
        f"{language}-{region}" if region and not script else "",
        f"{language}-{script}" if script else "",
        language,
    )
    for key in keys:
        found_script, _, found_region = _LIKELY.get(key, "").partition("-")
        if found_script and script in ("", found_script):
            return found_script, region or found_region
    return script, region


def is_rtl(tag: str) -> bool:
    """Whether the script of `tag`, said or likely, is written from right to left."""
    return parse_node(tag).script in RTL_SCRIPTS


def _pick(tag: str, place: LocaleNode, options: Iterable[str]) -> str | None:
    """Return the option that stands at `place`: the one spelled like `tag` first, then the one as exact about the region."""
    meant = _filled(place)
    same = [option for option in options if _meant(option) == meant and not _has_variant(option)]
    exact = [option for option in same if option.lower() == tag.lower()]
    return min(
        exact or same,
        key=lambda option: (parse_node(option).region != place.region, len(option), option),
        default=None,
    )


def _has_variant(tag: str) -> bool:
    last = tag.rpartition("-")[2]
    return "-" in tag and (len(last) > len("Hans") or (len(last) == len("1996") and last[0].isdigit()))


def _asked(tag: str, chains: Mapping[str, Sequence[str]], options: Collection[str]) -> Iterator[str]:
    """Yield the `options` in the order in which they stand in for `tag`; one may come twice."""
    waiting, seen = [tag], set[str]()
    while waiting:
        current = waiting.pop(0)
        if current in seen:
            continue
        seen.add(current)
        spelled = current
        while _has_variant(spelled):
            yield from (option for option in options if option.lower() == spelled.lower())
            spelled = spelled.rpartition("-")[0]
        place: LocaleNode | None = parse_node(current)
        followed: list[str] = []
        while place is not None:
            if (found := _pick(spelled, place, options)) is not None:
                yield found
            if (key := _pick(spelled, place, chains)) is not None:
                followed += chains[key]
            place = place.parent
        waiting = followed + waiting


def serve(tag: str, locales: Collection[str], source: str, chains: Mapping[str, Sequence[str]]) -> str:
    """Return the one of `locales` that answers for `tag`, by the whole algorithm."""
    return next(_asked(tag, chains, locales), source)


def fallback_table(
    locales: Collection[str], source: str, chains: Mapping[str, Sequence[str]]
) -> dict[str, str]:
    """Return tag in lower case -> the locale that serves it, sorted: every locale of the catalog and what truncation alone gets wrong.

    `locales` are the catalog's canonical tags, `source` is one of them; `chains` maps a tag to the tags that stand in
    for it where CLDR's parents have nothing.
    """
    return dict(_table(tuple(locales), source, tuple((tag, tuple(chain)) for tag, chain in chains.items())))


@cache  # every target asks for it
def _table(
    locales: tuple[str, ...], source: str, links: tuple[tuple[str, tuple[str, ...]], ...]
) -> dict[str, str]:
    chains = dict(links)
    table = {locale.lower(): locale for locale in locales}
    for tag in sorted(_worth_asking({*locales, *chains}), key=lambda tag: (tag.count("-"), tag)):
        answer = serve(tag, locales, source, chains)
        if resolve(tag, table, source) != answer:
            table[tag] = answer
    return dict(sorted(table.items()))


def _worth_asking(tags: Collection[str]) -> set[str]:
    """Return what truncation may see otherwise than CLDR: the tags' languages with every script and region told apart."""
    related = _related({_language(tag) for tag in tags})
    known = (*tags, *_LIKELY, *_PARENTS, *_PARENTS.values(), *cldr.SCRIPTS_IN_USE.split())
    special = {tag.lower() for tag in known if _language(tag) in related}
    scripts = {language: {""} for language in related}
    regions = {language: {""} for language in related}
    for tag in special:
        if match := _SUBTAGS.fullmatch(tag):
            scripts[match[1]].add(match[2] or "")
            regions[match[1]].add(match[3] or "")
    for old in related & _ALIASES.keys():
        scripts[old] |= scripts.get(_language(_ALIASES[old]), set())
        regions[old] |= regions.get(_language(_ALIASES[old]), set())
    return special | {
        "-".join(filter(None, (language, script, region)))
        for language in related
        for script in scripts[language]
        for region in regions[language]
    }


def _related(languages: set[str]) -> set[str]:
    """Add the languages that inherit from `languages`, or are other names of them."""
    links = [(_language(below), _language(above)) for below, above in (*_PARENTS.items(), *_ALIASES.items())]
    links += [(above, below) for below, above in links]
    related = set(languages)
    while new := {below for below, above in links if above in related} - related:
        related |= new
    return related


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()


def next_locale(locales: Collection[str], source: str, chains: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Return for every locale but the source the one to ask for an entry that it lacks; following it ends at the source.

    A chain that would lead back is left where it does so, and the source is asked.
    """
    following: dict[str, str] = {}
    for locale in sorted(set(locales) - {source}):
        ways = (other for other in _asked(locale, chains, locales) if other != locale)
        following[locale] = next((other for other in ways if not _leads_to(locale, other, following)), source)
    return following


def _leads_to(locale: str, start: str, following: Mapping[str, str]) -> bool:
    current: str | None = start
    while current is not None and current != locale:
        current = following.get(current)
    return current == locale


def resolve(tag: str, table: Mapping[str, str], source: str) -> str:
    """Return the catalog's locale for `tag`, as every generated package finds it; any text is allowed."""
    subtags: list[str] = []
    leading = _LEADING.match(tag)
    for subtag in (leading[0] if leading else "").lower().replace("_", "-").split("-"):
        if len(subtag) == 1:
            break
        subtags.append(subtag)
    while subtags:
        if (locale := table.get("-".join(subtags))) is not None:
            return locale
        subtags.pop()
    return source
