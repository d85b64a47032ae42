"""Texts of entries compared with the same text in the source locale, for the rules about facts."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import FIELDS, Entry, Field
from zcodegen.diagnostics import Related
from zcodegen.locales.message import arguments_of
from zcodegen.locales.messageformat import parse_message
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.crosslingual import compare_across
from zcodegen.textcompare.difference import TextDifference, TextDifferenceKind


class LocaleDifference(Struct, frozen=True):
    """A text of an entry whose facts differ from those of the source locale's text."""

    entry: Entry
    field: Field
    locale: str
    source: str
    text: str
    difference: TextDifference


def find_fact_differences(
    context: RuleContext, kind: TextDifferenceKind, verb: str, help_text: str
) -> Iterator[Violation]:
    """Yield a violation for each text that differs so; `verb` says in its message how the locales relate."""
    source = context.catalog.manifest.source_locale
    for found in context.cached(_compare_locales):
        if found.difference.kind is kind:
            entry, field, locale = found.entry, found.field, found.locale
            yield Violation(
                message=f"{field} of {entry.name} {verb} in {source} and {locale}: {found.difference.detail}",
                location=context.sources.entry(entry, field, locale),
                help=help_text,
                logical_location=f"{entry.full_name}.{field}.{locale}",
                texts=(found.source, found.text),
                related=(Related(context.sources.entry(entry, field, source), f"{source}: {found.source}"),),
                code=entry.code,
            )


def _compare_locales(context: RuleContext) -> tuple[LocaleDifference, ...]:
    source = context.catalog.manifest.source_locale
    return tuple(
        LocaleDifference(entry, field, locale, source_text.value, text.value, difference)
        for entry in context.catalog.entries()
        for field in FIELDS
        for texts in [entry.texts(field)]
        if (source_text := texts.get(source)) is not None and not _is_faulty(entry, source_text.value)
        for locale, text in texts.items()
        if locale != source
        and not _is_faulty(entry, text.value)
        and (
            difference := compare_across(
                readable_text(entry, source_text.value, source),
                source,
                readable_text(entry, text.value, locale),
                locale,
            )
        )
        is not None
    )


def _is_faulty(entry: Entry, text: str) -> bool:
    """Return whether argument-fault reports the placeholders of a text: what follows from them is not a finding of its own."""
    if not entry.arguments or "{" not in text:
        return False
    message = parse_message(text)
    declared = {argument.name for argument in entry.arguments}
    return bool(message.faults) or not declared.issuperset(arguments_of(message))
