"""Facts that a translation lacks, adds or changes.

Promises: precision before recall: two texts that say the same in two languages have no difference here.
"""

from __future__ import annotations

from zcodegen.texts.difference import Difference, Kind
from zcodegen.texts.facts import facts


def compare_facts(
    source: str, source_locale: str, translation: str, translation_locale: str
) -> Difference | None:
    """Return how the facts of a translation differ from those of its source, or None where they agree."""
    one, other = facts(source, source_locale), facts(translation, translation_locale)
    if {quantity.key for quantity in one.quantities} != {quantity.key for quantity in other.quantities}:
        return Difference(Kind.FACT, f'"{source}" against "{translation}"')
    return None
