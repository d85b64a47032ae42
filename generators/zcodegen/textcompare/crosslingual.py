"""Facts that a translation lacks, adds or changes.

Promises: precision before recall: two texts that say the same in two languages have no difference here. Numbers,
units, links and placeholders must agree; a name must be mentioned in some spelling (AppId, App ID, 应用 ID).
"""

from __future__ import annotations

import re

from zcodegen.textcompare.difference import Difference, TextDifferenceKind
from zcodegen.textcompare.facts import facts, has_units, language
from zcodegen.textcompare.matching import Side, fact_gap
from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.prefilter import bare_numbers
from zcodegen.textcompare.tokens import tokens

_QUOTED_TITLE = re.compile(r"[\"'《〈「][^\"'《》〈〉「」]*[\u4e00-\u9fff][^\"'《》〈〉「」]*[\"'》〉」]")


def compare_facts(
    source: str, source_locale: str, translation: str, translation_locale: str
) -> Difference | None:
    """Return how the facts of `translation` differ from those of `source`, or None where they agree.

    The detail names the source's facts first. Where both are of one language, the comparison is as lenient.
    """
    numbers = bare_numbers(source, source_locale)
    if numbers is not None and numbers == bare_numbers(translation, translation_locale):
        return None
    return compare_in_full(source, source_locale, translation, translation_locale)


def compare_in_full(
    source: str, source_locale: str, translation: str, translation_locale: str
) -> Difference | None:
    """Return what `compare_facts` returns, without a look at whether there is anything to compare."""
    if source == translation:
        return None
    gap = fact_gap(_side(source, source_locale), _side(translation, translation_locale), across=True)
    return Difference(TextDifferenceKind.FACT, gap) if gap else None


def _side(text: str, locale: str) -> Side:
    folded = normalize(text)
    titled = language(locale) == "zh" and _QUOTED_TITLE.search(folded) is not None
    return Side(
        folded.lower(),
        tokens(text),
        facts(text, locale),
        names_in_words=titled,
        units_known=has_units(locale),
    )
