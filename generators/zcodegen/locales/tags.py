"""Read a locale's tag as BCP 47 defines it, and say what is wrong with one in words that help.

RFC 5646: the grammar of section 2.1, the letter case of section 2.1.1, the canonical form of section 4.5 as far as it
concerns a catalog: language, script, region and variants. Known subtags are CLDR's.
"""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache

from msgspec import Struct

from zcodegen.locales import cldr

RTL_SCRIPTS = frozenset(
    [
        *(
            "Adlm",
            "Arab",
            "Aran",
            "Armi",
            "Avst",
            "Chrs",
            "Cprt",
            "Elym",
            "Gara",
            "Hatr",
            "Hebr",
            "Hung",
            "Khar",
            "Lydi",
        ),
        *(
            "Mand",
            "Mani",
            "Mend",
            "Merc",
            "Mero",
            "Narb",
            "Nbat",
            "Nkoo",
            "Orkh",
            "Ougr",
            "Palm",
            "Phli",
            "Phlp",
            "Phnx",
        ),
        *(
            "Prti",
            "Rohg",
            "Samr",
            "Sarb",
            "Sidt",
            "Sogd",
            "Sogo",
            "Syrc",
            "Syre",
            "Syrj",
            "Syrn",
            "Thaa",
            "Todr",
            "Yezi",
        ),
    ]
)
"""Scripts whose letters have the bidirectional class R or AL (Unicode, DerivedBidiClass.txt)."""

_EXTLANG = r"(?:-(?P<extlang>[A-Z]{3})(?:-[A-Z]{3}){0,2})?"
_TAG = re.compile(
    rf"(?P<language>[A-Z]{{2,3}}{_EXTLANG}|[A-Z]{{4,8}})(?:-(?P<script>[A-Z]{{4}}))?(?:-(?P<region>[A-Z]{{2}}|[0-9]{{3}}))?"
    r"(?P<variants>(?:-(?:[A-Z0-9]{5,8}|[0-9][A-Z0-9]{3}))*)(?P<rest>(?:-[A-WY-Z0-9](?:-[A-Z0-9]{2,8})+)*(?:-X(?:-[A-Z0-9]{1,8})+)?)",
    re.ASCII | re.IGNORECASE,
)
# RFC 5646, section 2.2.8: the irregular tags, and the regular ones that the grammar above would read as something else.
_GRANDFATHERED = {
    "art-lojban": "jbo",
    "cel-gaulish": "",
    "en-gb-oed": "en-GB-oxendict",
    "i-ami": "ami",
    "i-bnn": "bnn",
    "i-default": "",
    "i-enochian": "",
    "i-hak": "hak",
    "i-klingon": "tlh",
    "i-lux": "lb",
    "i-mingo": "",
    "i-navajo": "nv",
    "i-pwn": "pwn",
    "i-tao": "tao",
    "i-tay": "tay",
    "i-tsu": "tsu",
    "no-bok": "nb",
    "no-nyn": "nn",
    "sgn-be-fr": "sfb",
    "sgn-be-nl": "vgt",
    "sgn-ch-de": "sgg",
    "zh-guoyu": "zh-CN",
    "zh-hakka": "hak",
    "zh-min": "",
    "zh-min-nan": "nan",
    "zh-xiang": "hsn",
}
# The two-letter subtags that the IANA registry replaces; CLDR's other aliases are languages of their own there.
_DEPRECATED = {"in": "id", "iw": "he", "ji": "yi", "jw": "jv", "mo": "ro"}
_LANGUAGES = frozenset(word.partition("=")[0] for word in cldr.LIKELY.split())
_REGIONS = frozenset(cldr.REGIONS.split())
_SCRIPTS = frozenset(cldr.SCRIPTS.split())
_LONGEST = 64


class ParsedTag(Struct, frozen=True):
    """What a tag says.

    `tag` is the canonical form, empty where there is none. `fault` is the reason why the tag cannot name a catalog's locale,
    empty where it can. `help` says what to write instead, also for a tag that is usable but not canonical.
    """

    tag: str
    fault: str = ""
    help: str = ""

    @property
    def is_valid(self) -> bool:
        """Whether the tag, once canonical, can name a catalog's locale."""
        return not self.fault


@cache
def parse_locale(tag: str) -> ParsedTag:
    """Read `tag` as a BCP 47 language tag; never raises."""
    dashed = tag.replace("_", "-")
    if (modern := _GRANDFATHERED.get(dashed.lower())) is not None:
        return ParsedTag("", "is an obsolete tag of RFC 5646, section 2.2.8", _did_you_mean(modern))
    match = _TAG.fullmatch(dashed) if len(tag) <= _LONGEST else None
    if match is None:
        return ParsedTag(
            "", "is no BCP 47 language tag", _reordered(dashed) or "write one such as zh-CN, en or pt-BR"
        )
    language, script, region = match["language"].lower(), match["script"] or "", match["region"] or ""
    variants = match["variants"].lower().split("-")[1:]
    canonical = canonical_tag(language, script, region, *variants)
    if match["rest"]:
        return ParsedTag(canonical, f'has the extension "{match["rest"][1:]}"', f"write {canonical}")
    if match["extlang"]:
        return ParsedTag(
            canonical, "has an extended language subtag", _did_you_mean(canonical.partition("-")[2])
        )
    if len(set(variants)) < len(variants):
        return ParsedTag(
            canonical, "repeats a variant", _did_you_mean("-".join(dict.fromkeys(canonical.split("-"))))
        )
    return _unknown(canonical) or ParsedTag(canonical, help="" if canonical == tag else f"write {canonical}")


def is_pseudo_locale(tag: str) -> bool:
    """Return whether a tag is one of CLDR's pseudo-locales, such as en-XA and ar-XB: its texts are made of another locale's."""
    return tag.endswith(("-XA", "-XB"))


def canonical_tag(language: str, script: str = "", region: str = "", *variants: str) -> str:
    """Join subtags to a tag in the letter case of RFC 5646, deprecated languages replaced; empty subtags are left out."""
    low = language.lower()
    subtags = (
        _DEPRECATED.get(low, low),
        script.title(),
        region.upper(),
        *(variant.lower() for variant in variants),
    )
    return "-".join(filter(None, subtags))


def _did_you_mean(tag: str) -> str:
    return f'did you mean "{tag}"?' if tag else ""


def _reordered(dashed: str) -> str:
    """Help for valid subtags in the wrong order, as in `zh-CN-Hans`."""
    language, *others = dashed.split("-")
    scripts = [part for part in others if part.title() in _SCRIPTS]
    regions = [part for part in others if part.upper() in _REGIONS]
    fitting = language.lower() in _LANGUAGES and len(others) == len(scripts) + len(regions)
    if not fitting or len(scripts) > 1 or len(regions) > 1:
        return ""
    return _did_you_mean(canonical_tag(language, *(scripts or [""]), *regions))


def _unknown(canonical: str) -> ParsedTag | None:
    """Return the reading for the first subtag of `canonical` that CLDR does not know."""
    language, *others = canonical.split("-")
    if language not in _LANGUAGES and not _babel_knows(language):
        return ParsedTag(
            canonical, f'has the unknown language "{language}"', _language_advice(language, canonical)
        )
    for subtag in others:
        if subtag.istitle() and subtag not in _SCRIPTS and len(subtag) == len("Hans") and subtag.isalpha():
            near = get_close_matches(subtag, sorted(_SCRIPTS), n=1)
            return ParsedTag(
                canonical, f'has the unknown script "{subtag}"', _replaced(canonical, subtag, *near)
            )
        if (subtag.isupper() or subtag.isdigit()) and len(subtag) <= len("419") and subtag not in _REGIONS:
            return ParsedTag(
                canonical, f'has the unknown region "{subtag}"', _region_advice(canonical, subtag)
            )
    return None


def _replaced(canonical: str, subtag: str, *better: str) -> str:
    return _did_you_mean(canonical.replace(subtag, better[0], 1)) if better else ""


def _babel_knows(language: str) -> bool:
    from babel.core import Locale, get_global

    shorter = get_global("language_aliases").get(language, "")
    three_letters_for_two = len(language) > len(shorter) > 0
    known = language in get_global("likely_subtags") or language in Locale("en").languages
    return known and not three_letters_for_two


def _language_advice(language: str, canonical: str) -> str:
    """`eng` has a shorter subtag; `jp` is a region that a language is spoken in; `english` is a name."""
    from babel.core import Locale, get_global

    likely = get_global("likely_subtags")
    names = {name.lower(): subtag for subtag, name in sorted(Locale("en").languages.items(), reverse=True)}
    spoken = likely.get(f"und_{language.upper()}", "").partition("_")[0]
    better = get_global("language_aliases").get(language) or names.get(language) or spoken
    return _replaced(canonical, language, better.replace("_", "-")) if better else ""


def _region_advice(canonical: str, region: str) -> str:
    from babel.core import get_global

    return _replaced(canonical, region, *get_global("territory_aliases").get(region, [])[:1])
