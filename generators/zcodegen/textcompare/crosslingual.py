"""Facts that a text in another locale lacks, adds or changes.

Two texts that say the same in two languages have no difference here: numbers, units, links and placeholders must agree,
and a name must be mentioned in some spelling (AppId, App ID, 应用 ID).
"""

from __future__ import annotations

import re
from typing import Final

from zcodegen.locales.quantities import canonical_quantities, neutral_links
from zcodegen.textcompare.difference import TextDifference, TextDifferenceKind
from zcodegen.textcompare.facts import FactSide, facts, has_units, language
from zcodegen.textcompare.matching import fact_gaps
from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.prefilter import plain_numbers
from zcodegen.textcompare.tokens import tokens

_TUNED: Final = frozenset({"en", "zh"})
"""Languages whose numbers, dates and links the comparison knows by itself."""
_QUOTED_TITLE: Final = re.compile(
    r"[\"'《〈「][^\"'《》〈〉「」\u4e00-\u9fff]*+[\u4e00-\u9fff][^\"'《》〈〉「」]*+[\"'》〉」]"
)


def compare_across(source: str, source_locale: str, text: str, locale: str) -> TextDifference | None:
    """Return how the facts of `text` differ from those of `source`, None if they agree.

    FACT: both texts state a value of one sort and the values differ. DETAIL: one text states a fact that the other
    leaves out. `left` has the values of `source`. Both locales are BCP 47 tags.
    """
    numbers = plain_numbers(source, source_locale)
    if numbers is not None and numbers == plain_numbers(text, locale):
        return None
    return compare_in_full(source, source_locale, text, locale)


def compare_in_full(source: str, source_locale: str, text: str, locale: str) -> TextDifference | None:
    """Return what `compare_across` returns, without its prefilter."""
    if source == text:
        return None
    if {language(source_locale), language(locale)} - _TUNED:
        links = (source_locale, locale)
        source = canonical_quantities(neutral_links(source, links), source_locale)
        text = canonical_quantities(neutral_links(text, links), locale)
    gaps = fact_gaps(_side(source, source_locale), _side(text, locale), across=True)
    if not gaps:
        return None
    conflict = next((gap for gap in gaps if gap.is_conflict), None)
    kind = TextDifferenceKind.FACT if conflict else TextDifferenceKind.DETAIL
    shown = (conflict,) if conflict else gaps
    return TextDifference(
        kind,
        ", ".join(value for gap in shown for value in gap.left),
        ", ".join(value for gap in shown for value in gap.right),
    )


def _side(text: str, locale: str) -> FactSide:
    normalized = normalize(text)
    return FactSide(
        normalized.lower(),
        tokens(text),
        facts(text, locale),
        quotes_names=language(locale) == "zh" and _QUOTED_TITLE.search(normalized) is not None,
        has_units=has_units(locale),
    )
