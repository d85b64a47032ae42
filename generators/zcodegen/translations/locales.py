"""For which locale of the catalog a translator's file is: tools write `de-DE` for `de`, `zh_CN` for `zh-Hans`, `sr@latin`."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.locales import parse_locale
from zcodegen.locales.likely import ALIASES, are_equivalent, subtags_of
from zcodegen.locales.matching import find, match_data, preferences
from zcodegen.locales.tags import ParsedTag

_MODIFIERS: Final = {
    "arabic": "Arab",
    "cyrillic": "Cyrl",
    "devanagari": "Deva",
    "latin": "Latn",
    "latn": "Latn",
}
_VARIANTS: Final = {"valencia"}
_OLD_NAMES: Final = {
    "zh-chs": "zh-Hans",
    "zh-cht": "zh-Hant",
    "zh-hans-cn": "zh-Hans-CN",
    "zh-cmn-hans": "zh-Hans",
}


class FileLocale(Struct, frozen=True):
    """The catalog's locale of a file, or why there is none: a message and what to do."""

    locale: str
    message: str = ""
    help: str = ""


def read_tag(text: str) -> ParsedTag:
    """Return a tag as tools write it in the form of BCP 47: `de_DE.UTF-8`, `sr@latin`, `ca@valencia`, `zh-CHS`."""
    name, _, modifier = text.strip().partition("@")
    tag = name.partition(".")[0].replace("_", "-")
    language, *others = tag.split("-")
    if script := _MODIFIERS.get(modifier.lower()):
        tag = "-".join((language, script, *others))
    elif modifier.lower() in _VARIANTS:
        tag = f"{tag}-{modifier.lower()}"
    reading = parse_locale(_OLD_NAMES.get(tag.lower(), tag))
    language, *others = tag.split("-")
    if not reading.is_valid and language.lower() in ALIASES:  # deu, zho, cmn
        return parse_locale("-".join((ALIASES[language.lower()], *others)))
    return reading


def catalog_locale(tag: str, catalog: Catalog) -> str:
    """Return how the catalog writes a locale: `de` for de-DE if that is its tag; else the tag itself."""
    known = (*catalog.locales(), *catalog.manifest.required_locales)
    return tag if tag in known else next((other for other in known if are_equivalent(tag, other)), tag)


def file_locale(named: str, marked: str, wanted: str | None, catalog: Catalog, *, is_new: bool) -> FileLocale:
    """Return the locale of a file.

    `named` is what the file says, `marked` what its marks say of the export, `wanted` what the user says, who wins; `is_new` allows a
    locale that the catalog lacks.
    """
    source = catalog.manifest.source_locale
    if " and " in named:
        return FileLocale("", f"the file is for {named} at once", "import a file for one locale")
    reading = read_tag(named) if named else None
    tag = reading.tag if reading and reading.is_valid else ""
    if wanted:
        if tag and subtags_of(tag).language != subtags_of(wanted).language:
            return FileLocale(
                "",
                f"the file is for {tag}, not for {wanted}",
                "import it without --locale, or check the file",
            )
        chosen = catalog_locale(wanted, catalog)
    elif marked:
        if tag and subtags_of(tag).language != subtags_of(marked).language:
            message = f"the file is for {tag}, but its texts were exported for {marked}"
            return FileLocale("", message, "export it for the locale that it is to have")
        chosen = marked
    elif not named:
        return FileLocale("", "the file does not name its locale", "give --locale")
    elif reading is None or not reading.is_valid:
        fault = reading.fault if reading else ""
        return FileLocale("", f"the locale {named!r} {fault}", "give --locale")
    else:
        chosen = _serving(tag, catalog, is_new=is_new)
    if chosen == source:
        return FileLocale(
            "", f"{source} is the source locale", "edit the catalog's files to change its texts"
        )
    known = {*catalog.locales(), *catalog.manifest.fallback}
    if chosen not in known and not is_new and not marked:
        locales = ", ".join(locale for locale in catalog.locales() if locale != source)
        return FileLocale(
            "",
            f"the catalog has no locale {chosen}",
            f"give --locale with one of {locales or 'its locales'}, or --new-locale",
        )
    return FileLocale(chosen)


def _serving(tag: str, catalog: Catalog, *, is_new: bool) -> str:
    """Return the catalog's locale that serves readers of `tag` in their language and script, else the tag itself."""
    if tag in catalog.locales() or is_new:
        return tag
    data = match_data(catalog.locales(), catalog.manifest.source_locale)
    cleaned = preferences(tag, data.aliases)
    answer = find(cleaned[0], data) if cleaned else None
    return answer[0] if answer and answer[1] else tag
