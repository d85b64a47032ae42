"""The message of one locale describes another error than the message of the source locale.

Why: two rows of a page were exchanged, or one locale was updated and the other was not. The users of one locale look for
a problem that they do not have.

Fix: find out which locale is right, and correct the other. What belongs together is learned from the catalog's own pairs
of messages: in a catalog with fewer than 200 messages in both languages, or in traditional characters, only outcomes and acts
that exclude each other are found ("does not exist" and 已存在). It compares Chinese with English. In all languages, two
messages are found of which one page has kept the old one since the other page means another error by the code. Example:
`en: The room is full.` and `zh-CN: 用户未登录。`
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final, TypeAlias

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Related
from zcodegen.locales.likely import subtags_of
from zcodegen.rules.page_gaps import locale_lags
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.associations import MIN_PAIRS, Associations
from zcodegen.textcompare.facts import language
from zcodegen.textcompare.meaning import exclude_each_other
from zcodegen.textcompare.normalize import normalize_strict
from zcodegen.textcompare.script import foreign_language
from zcodegen.textcompare.vocabulary import LANGUAGES

_PROBABLE: Final = 0.75
"""From here on a learned comparison is reported: on pages of 400 messages, one of a hundred that are right, and 0.78 of exchanged ones."""


_Texts: TypeAlias = frozenset[tuple[str, str]]
"""Two messages with their locales, without what is cosmetic."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each message that probably describes another error than the source locale's."""
    source = context.catalog.manifest.source_locale
    kept = context.cached(_kept_messages)
    for locale in context.catalog.locales():
        if locale != source:
            yield from _check_locale(context, source, locale, kept)


def _check_locale(
    context: RuleContext, source: str, locale: str, kept: frozenset[_Texts]
) -> Iterator[Violation]:
    pairs = [
        (entry, entry.message[source].value, entry.message[locale].value)
        for entry in context.catalog.entries()
        if source in entry.message and locale in entry.message
    ]
    is_other = _comparison(source, locale, [(original, text) for _, original, text in pairs])
    for entry, original, text in pairs:
        is_kept = bool(kept) and _texts(source, original, locale, text) in kept
        if (is_kept or (is_other and is_other(original, text))) and not foreign_language(text, locale):
            yield _find(context, entry, source, locale)


def _comparison(
    source: str, locale: str, pairs: Sequence[tuple[str, str]]
) -> Callable[[str, str], bool] | None:
    """Return what says whether two messages probably describe different errors, None for languages that are not compared."""
    one, other = language(source), language(locale)
    scripts = {subtags_of(tag).script for tag in (source, locale)}
    if one == other or not {one, other}.issubset(LANGUAGES):
        return None
    if len(pairs) < MIN_PAIRS or "Hant" in scripts:
        return lambda original, text: exclude_each_other(original, one, text, other)
    learned = Associations(pairs)
    return lambda original, text: learned.probability(original, text) >= _PROBABLE


def _kept_messages(context: RuleContext) -> frozenset[_Texts]:
    """Return the messages that changed their meaning in one locale, each with the one that another locale kept."""
    return frozenset(
        _texts(lag.newer.version.locale, change.new.message or "", lag.page.version.locale, claim.message)
        for lag in context.cached(locale_lags)
        for made in lag.steps
        for change in made.step.changes
        if change.field == "message" and change.kind == "meaning" and change.is_certain
        for claim in lag.page.version.claims
        if claim.code == change.code and claim.code in lag.codes and claim.message
    )


def _texts(locale: str, text: str, other_locale: str, other: str) -> _Texts:
    return frozenset({(locale, normalize_strict(text)), (other_locale, normalize_strict(other))})


def _find(context: RuleContext, entry: Entry, source: str, locale: str) -> Violation:
    original, text = entry.message[source].value, entry.message[locale].value
    return Violation(
        message=f"message of {entry.name} describes different errors in {source} and {locale}: "
        f'"{original}" against "{text}"',
        location=context.sources.entry(entry, "message", locale),
        help="find out which locale is right and correct the other",
        logical_location=f"{entry.full_name}.message.{locale}",
        texts=(original, text),
        related=(Related(context.sources.entry(entry, "message", source), f"{source}: {original}"),),
        code=entry.code,
    )
