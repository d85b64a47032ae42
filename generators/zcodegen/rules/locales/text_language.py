"""A text is in another language than its locale.

Why: the readers of the locale cannot read it, and a comparison with their own words reports an error that is none. A
translation or a page was stored under the wrong locale, or was never translated.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: 这个房间不存在。, zh-CN: 房间不存在。}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}

Fix: translate the text, or store it under its own locale. If a whole page is in the wrong language, import the right
page with `--replace`. Texts of few words, names, quoted labels and code are in no language.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import FIELDS, Field
from zcodegen.catalog.resolve import ResolvedClaim, text_of
from zcodegen.locales import is_pseudo_locale, parse_locale
from zcodegen.rules.each import entry_texts
from zcodegen.rules.pages import Page, newest_pages
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.script import foreign_language

_NAMES = {
    "ar": "Arabic", "de": "German", "el": "Greek", "en": "English", "es": "Spanish", "fr": "French", "he": "Hebrew",
    "hi": "Hindi", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean", "latin": "Latin letters",
    "nl": "Dutch", "pl": "Polish", "pt": "Portuguese", "ru": "Russian", "th": "Thai", "tr": "Turkish", "vi": "Vietnamese",
    "zh": "Chinese",
}  # fmt: skip
_MIN_PAGE_TEXTS = 5
"""If so many texts of a page and more than half of them are in another language, the page is."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding at each text of an entry or of a newest page that is evidently in another language."""
    yield from _check_entries(context)
    for page in context.cached(newest_pages):
        yield from _check_page(page)


def _check_entries(context: RuleContext) -> Iterator[Violation]:
    source = context.catalog.manifest.source_locale
    for entry, field, locale, text in entry_texts(context):
        found = None if is_pseudo_locale(locale) else foreign_language(text.value, locale)
        if found is None or parse_locale(locale).fault:
            continue  # locale-tag reports the tag
        original = entry.texts(field).get(source)
        if locale != source and original and original.value == text.value and found != "zh":
            continue  # a copy of the source: untranslated-text
        yield Violation(
            message=f"{field} ({locale}) of {entry.name} is in {_NAMES[found]}: {text.value!r}",
            location=context.sources.entry(entry, field, locale),
            help="translate it, or store it under its own locale",
            logical_location=f"{entry.full_name}.{field}.{locale}",
            texts=(text.value,),
            code=entry.code,
        )


def _check_page(page: Page) -> Iterator[Violation]:
    locale, version = page.version.locale, page.version
    texts = [
        (claim, field, text)
        for claim in page.claims
        for field in FIELDS
        if (text := text_of(claim, field)) is not None
    ]
    foreign = [(claim, field, text) for claim, field, text in texts if foreign_language(text, locale)]
    if len(foreign) >= _MIN_PAGE_TEXTS and 2 * len(foreign) > len(texts):
        claim, field, text = foreign[0]
        language = _NAMES[foreign_language(text, locale) or "latin"]
        yield Violation(
            message=f"{len(foreign)} of {len(texts)} texts of {page.name} are in {language}",
            location=version.at(claim.claim, field),
            help="import the page of this locale with `--replace`",
            logical_location=version.document,
            texts=(version.document, version.version, locale),
            document=version.document,
        )
        return
    for claim, field, text in foreign:
        if not _is_reported(claim, field, text, locale):
            yield _find_claim(claim, field, text, locale)


def _is_reported(claim: ResolvedClaim, field: Field, text: str, locale: str) -> bool:
    """Return whether the catalog has the same text, which is reported there."""
    listed = claim.entry.texts(field).get(locale) if claim.entry else None
    return listed is not None and listed.value == text


def _find_claim(claim: ResolvedClaim, field: Field, text: str, locale: str) -> Violation:
    language = _NAMES[foreign_language(text, locale) or "latin"]
    version = claim.version
    return Violation(
        message=f"{field} ({locale}) of {claim.claim.code} in {version.document} is in {language}: {text!r}",
        location=version.at(claim.claim, field),
        help="have the page translated, or import it under its own locale",
        logical_location=version.document,
        texts=(version.document, str(claim.claim.code), field, text),
        code=claim.claim.code,
        document=version.document,
    )
