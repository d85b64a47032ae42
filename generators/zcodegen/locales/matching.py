"""Which locale of a catalog answers for which reader: CLDR's inheritance and language matching, computed ahead of time.

A reader's preferences are a list of tags or an Accept-Language header (RFC 9110, section 12.5.4). For each tag, in order: the
same locale; CLDR's parents; other regions of the same language and script, nearest first; the manifest's `fallback`. After all
tags: locales in another script or a related language (UTS #35, "Language Matching", distance below 50). At last the default
locale, then the source locale.

Generated code in four languages must agree and carry no CLDR. `match_data` therefore computes a small table for the locales of
one catalog; `preferences`, `find`, `lookup_order` and `negotiate` are the reference for what packages do with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from msgspec import Struct

from zcodegen.locales import cldr
from zcodegen.locales.distance import LANGUAGES, PARADIGMS, PARTITIONS, THRESHOLD, distance
from zcodegen.locales.likely import ALIASES, LIKELY, PARENTS, Subtags, has_variant, likely, subtags_of

Request: TypeAlias = str | Sequence[str] | None
"""What a caller asks for: a tag or an Accept-Language header, a list of them, or nothing."""
Chains: TypeAlias = Mapping[str, Sequence[str]]
"""Tag -> tags that replace it, from the manifest's `locales.fallback`."""
_Answer: TypeAlias = tuple[str, bool] | None
"""A locale, and whether it is in the reader's language and script or named by the manifest."""

UNDETERMINED = "und"
"""The key of `fallback` for readers whose language the catalog does not have."""
_TAG = re.compile(r"[A-Za-z0-9_-]*")
_WEIGHT = re.compile(r"0(?:\.[0-9]*)?|1(?:\.0*)?")
_SUBTAGS = re.compile(r"([a-z]+)(?:-([a-z]{4}))?(?:-([a-z]{2}|[0-9]{3}))?(?:-.*)?")
_ANY_REGION = "ZZ"


class Matching(Struct, frozen=True):
    """The table of one catalog; keys are in lower case and may end in `-*`, which matches any further subtag."""

    locales: tuple[str, ...]
    """The catalog's locales."""
    same: Mapping[str, str]
    """Key -> locale in the reader's language and script, or named by the manifest; empty if no locale matches."""
    related: Mapping[str, str]
    """Key -> locale in another script or a related language."""
    following: Mapping[str, tuple[str, ...]]
    """Locale -> the locales to ask, in order, for an entry that it lacks."""
    aliases: Mapping[str, str]
    """First subtag -> what replaces it."""
    last: tuple[str, ...]
    """What is asked after all preferences: the default locale, what follows it, the source locale."""


def match_data(
    locales: Sequence[str], source: str, default: str | None = None, chains: Chains | None = None
) -> Matching:
    """Return the table for the catalog's canonical `locales`, one of which is `source`.

    `default` answers for readers whose language is missing; without it the first locale that the chain of `und` names, else
    `source`. Tags of `chains` that the catalog lacks are matched like a reader's.
    """
    frozen = tuple((tag, tuple(chain)) for tag, chain in (chains or {}).items())
    return _match_data(tuple(locales), source, default or "", frozen)


@cache  # every target asks for it
def _match_data(
    locales: tuple[str, ...], source: str, default: str, links: tuple[tuple[str, tuple[str, ...]], ...]
) -> Matching:
    matcher = Matcher(locales, source, default, dict(links))
    languages = {_language(locale) for locale in (*locales, *dict(links))}
    aliases = {old: new.lower() for old, new in ALIASES.items() if old not in languages}
    same, related = matcher.tables(aliases)
    present = {_language(key) for key, locale in same.items() if locale}
    replaced = {_language(key) for key in related}
    return Matching(
        locales=locales,
        same=dict(sorted(same.items())),
        related=dict(sorted(related.items())),
        following={locale: found for locale in locales if (found := matcher.following(locale))},
        aliases={
            old: new
            for old, new in sorted(aliases.items())
            if _language(new) in present or (len(old) == len("iw") and _language(new) in replaced)
        },
        last=matcher.last,
    )


def preferences(request: Request, aliases: Mapping[str, str]) -> list[str]:
    """Return the tags that a request prefers, best first, ready for `find`; any text is allowed."""
    found: list[str] = []
    for header in [request] if isinstance(request, str) else request or ():
        weighted = [_read_preference(part) for part in header.split(",")]
        weighted.sort(key=lambda pair: -pair[1])
        cleaned = (_clean_tag(tag, aliases) for tag, weight in weighted if weight)
        found += [tag for tag in cleaned if tag]
    return found


def _read_preference(part: str) -> tuple[str, int]:
    """Split `en;q=0.8` into the tag and its weight in thousandths."""
    tag, *parameters = part.split(";")
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip(" \t").lower() == "q" and _WEIGHT.fullmatch(value := value.strip(" \t")):
            whole, _, fraction = value.partition(".")
            return tag, int(whole) * 1000 + int(fraction[:3].ljust(3, "0"))
    return tag, 1000


def _clean_tag(tag: str, aliases: Mapping[str, str]) -> str:
    leading = _TAG.match(tag.strip(" \t"))
    subtags: list[str] = []
    for subtag in (leading[0] if leading else "").lower().replace("_", "-").split("-"):
        if len(subtag) == 1:
            break
        subtags.append(subtag)
    if subtags:
        subtags[0] = aliases.get(subtags[0], subtags[0])
    return "-".join(subtags)


def find(tag: str, data: Matching) -> _Answer:
    """Return the locale for one cleaned tag: the longest key that is the tag or leads to it; None if there is none."""
    while tag:
        head = tag.rpartition("-")[0]
        for key in (tag, f"{head}-*") if head else (tag,):
            if key in data.same:
                return (data.same[key], True) if data.same[key] else None
            if key in data.related:
                return data.related[key], False
        tag = head
    return None


def lookup_order(request: Request, data: Matching) -> tuple[str, ...]:
    """Return the locales to ask for an entry, best first; never empty, ends with the source locale."""
    answers = [find(tag, data) for tag in preferences(request, data.aliases)]
    order: list[str] = []
    for wanted in (True, False):
        for answer in answers:
            if answer and answer[1] is wanted:
                order += (answer[0], *data.following.get(answer[0], ()))
    return tuple(dict.fromkeys((*order, *data.last)))


def negotiate(request: Request, data: Matching) -> str:
    """Return the catalog's locale that serves a request best."""
    return lookup_order(request, data)[0]


class Matcher:
    """The whole algorithm for the locales of one catalog, without tables."""

    def __init__(self, locales: Sequence[str], source: str, default: str, chains: Chains) -> None:
        self._locales = locales
        self._chains = {tag: chain for tag, chain in chains.items() if tag != UNDETERMINED}
        paradigms = {subtags_of(tag).maximized for tag in PARADIGMS}
        meant = {locale: subtags_of(locale).maximized for locale in locales}
        usual = (tag for tag in locales if subtags_of(tag.partition("-")[0]).maximized == meant[tag])
        first = (tag for tag in locales if meant[tag] in paradigms)
        preferred = dict.fromkeys((default or source, *first, *usual, *locales))
        self._ranked = {
            locale: subtags_of(locale)
            for locale in preferred
            if locale in locales and not has_variant(locale)
        }
        self._nearest: dict[tuple[str, str], str] = {}
        named = [default] if default else chains.get(UNDETERMINED, ())
        defaults = (locale for tag in named for locale in self.asked(tag))
        ends = (locale for tag in (*defaults, source) for locale in (tag, *self.following(tag)))
        self.last = tuple(dict.fromkeys(ends))

    def answer(self, tag: str) -> _Answer:
        """Return the locale for a canonical tag, as `find` has to."""
        for locale in self.asked(tag):
            return locale, True
        return (related, False) if (related := self._related(tag)) else None

    def asked(self, tag: str) -> Iterator[str]:
        """Yield the locales in the language and script of `tag`, or named by the manifest, in order; one may come twice."""
        waiting, seen = [tag], set[str]()
        while waiting:
            current = waiting.pop(0)
            if current in seen:
                continue
            seen.add(current)
            spelled = current
            while has_variant(spelled):
                yield from (locale for locale in self._locales if locale.lower() == spelled.lower())
                spelled = spelled.rpartition("-")[0]
            subtags = subtags_of(current)
            yield from self._inherited(spelled, subtags)
            yield from self._siblings(subtags)
            waiting = self._chained(spelled, subtags) + waiting

    def following(self, locale: str) -> tuple[str, ...]:
        """Return what is asked after a locale of the catalog."""
        return tuple(dict.fromkeys(found for found in self.asked(locale) if found != locale))

    def _inherited(self, tag: str, subtags: Subtags) -> Iterator[str]:
        """Yield the locales that mean the same as `tag`, then CLDR's parents.

        The root of the language and script means the likely region; its turn is that of all regions, nearest first.
        """
        meant = subtags.maximized
        same = [locale for locale, its in self._ranked.items() if its.maximized == meant]
        if same:
            yield from _ranked_like(tag, subtags, same)
        above = subtags.parent
        while above is not None:
            if above == Subtags(subtags.language, subtags.script, ""):
                yield from self._siblings(subtags)
            else:
                yield from (locale for locale, its in self._ranked.items() if its == above)
            above = above.parent

    def _siblings(self, subtags: Subtags) -> list[str]:
        wanted = subtags.maximized
        near = {
            locale: distance(wanted, its.maximized)
            for locale, its in self._ranked.items()
            if its.language == wanted.language and its.script == wanted.script
        }
        return sorted(near, key=near.__getitem__)

    def _chained(self, tag: str, subtags: Subtags) -> list[str]:
        """Return the manifest's chains of `tag` and of CLDR's parents, in this order."""
        found: list[str] = []
        above: Subtags | None = subtags if self._chains else None
        while above is not None:
            keys = [key for key in self._chains if _means(key, above)]
            found += [member for key in _ranked_like(tag, above, keys)[:1] for member in self._chains[key]]
            above = above.parent
        return found

    def _related(self, tag: str) -> str:
        """Return the nearest locale below the threshold, whatever the region; empty if there is none or it comes last anyway."""
        subtags = subtags_of(tag)
        key = (subtags.language, subtags.script)
        if key not in self._nearest:
            wanted = Subtags(*key, "").maximized
            distances = {locale: distance(wanted, its.maximized) for locale, its in self._ranked.items()}
            nearest = min(distances, key=distances.__getitem__, default="")
            is_near = distances.get(nearest, THRESHOLD) < THRESHOLD and nearest != self.last[0]
            self._nearest[key] = nearest if is_near else ""
        return self._nearest[key]

    def tables(self, aliases: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
        """Return the two tables of `Matching`: every locale, and what cutting subtags alone gets wrong."""
        same = {locale.lower(): locale for locale in self._locales}
        related: dict[str, str] = {}
        data = Matching(tuple(self._locales), same, related, {}, {}, self.last)
        for tag in self._worth_asking(aliases):
            key = tag.lower()
            answer = self.answer(tag.replace("-*", f"-{_ANY_REGION}"))
            if find(key.replace("-*", "-zz"), data) == answer:
                continue
            if answer is None or answer[1]:
                same[key] = answer[0] if answer else ""
            else:
                related[key] = answer[0]
        return same, related

    def _worth_asking(self, aliases: Mapping[str, str]) -> list[str]:
        """Return tags, shortest first, that cutting may see otherwise than CLDR; one with `-*` is any other region."""
        tags = {*self._locales, *self._chains}
        own = _with_inheritance({_language(tag) for tag in tags} - {UNDETERMINED})
        canonical = {ALIASES.get(language, language).partition("-")[0] for language in own}
        languages = own | {desired for desired, supported in LANGUAGES if supported in canonical}
        known = [*tags, *LIKELY, *PARENTS, *PARENTS.values(), *cldr.SCRIPTS_IN_USE.split()]
        found = set(tags)
        regions = {
            language: {match[3] for tag in tags if (match := _SUBTAGS.fullmatch(tag.lower()))}
            for language in languages
        }
        scripts: dict[str, set[str | None]] = {language: {None} for language in languages}
        for tag in known:
            match = _SUBTAGS.fullmatch(tag.lower())
            if match and match[1] in languages:
                scripts[match[1]].add(match[2])
                regions[match[1]].add(match[3])
        for language in own & {tag.partition("-")[0] for tag in PARTITIONS}:
            scripts[language].add(likely(language)[0].lower())
        for language in languages - aliases.keys():
            for script in scripts[language]:
                base = "-".join(filter(None, (language, script)))
                partition = PARTITIONS.get(f"{language}-Hant" if language == "zh" else language, ())
                divided = {*partition, "001", "*"} if partition and language in own else set[str]()
                wanted = {*filter(None, regions[language]), *divided}
                found |= {base, *(f"{base}-{region}" for region in wanted)}
        return sorted(found - {""}, key=lambda tag: (tag.count("-"), not tag.endswith("*"), tag.lower()))


def _means(tag: str, subtags: Subtags) -> bool:
    return not has_variant(tag) and subtags_of(tag).maximized == subtags.maximized


def _ranked_like(tag: str, subtags: Subtags, options: Sequence[str]) -> list[str]:
    """Sort tags that mean the same: the one spelled like `tag`, then the one as exact about the region."""
    return sorted(
        options,
        key=lambda option: (
            option.lower() != tag.lower(),
            subtags_of(option).region != subtags.region,
            len(option),
            option,
        ),
    )


def _with_inheritance(languages: Collection[str]) -> set[str]:
    """Add the languages that inherit from `languages`, or are other names of them."""
    pairs = [(_language(below), _language(above)) for below, above in PARENTS.items()]
    pairs += [(old, _language(new)) for old, new in ALIASES.items()]
    pairs += [(above, below) for below, above in pairs]
    found = set(languages)
    while new := {below for below, above in pairs if above in found} - found:
        found |= new
    return found


def _language(tag: str) -> str:
    return tag.partition("-")[0].lower()
