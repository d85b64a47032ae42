"""Java .properties, a ResourceBundle per domain: `properties/zego/rtc/room_zh_CN.properties`, base name `zego.rtc.room`.

Keys are whole, `zego.rtc.room.ROOM_NOT_FOUND.message`, so that Spring can merge bundles. The file without a locale has the default locale's
texts. `ResourceBundle` goes from `zh_CN` to `zh` to that file, and takes each key from the first that has it. So a bare language has a file
as well if a locale serves it; and a text that an entry lacks in a locale is empty there, or its action would come in another language.

Only a text with arguments is a MessageFormat pattern: `{0}` is the first that the entry declares, and apostrophes and braces are quoted.
https://docs.oracle.com/en/java/javase/11/docs/api/java.base/java/util/ResourceBundle.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.locales.likely import subtags_of
from zcodegen.locales.matching import find
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit, matching_of, root_bundle
from zcodegen.targets.messages.keys import OLD_LANGUAGES
from zcodegen.targets.messages.patterns import branch_fault, write_parts
from zcodegen.targets.plan import PlannedFile, variables

_QUOTED = re.compile("[{}]['{}]*")
_TAG = re.compile("([a-z]+)(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?(?:-(.*))?")
_PLAIN = {"integer": "{{{},number,#}}", "number": "{{{}}}", "string": "{{{}}}"}


class PropertiesFile(Struct, frozen=True):
    """Context of `bundle.properties.jinja`; each of `entries` has the locale that it is in if that is another, and keys and texts."""

    domain: str
    locale: str
    entries: list[tuple[str, list[tuple[str, str]]]]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle, and those that lead other locales to it."""
    for paths, context in files_of(bundles.catalog, bundles.all):
        yield from planned_files(paths, "bundle.properties.jinja", variables(context))


def unsupported_reason(unit: Unit) -> str:
    """Refuse plurals and selects, which java.text.MessageFormat does not have; every UTF-16 unit has an escape."""
    return branch_fault(unit, plural=False)


def planned_files(
    paths: Iterable[str], template: str, context: Mapping[str, object]
) -> Iterator[PlannedFile]:
    """Plan files of one content: it is rendered for the first."""
    first, *others = paths
    yield PlannedFile(first, template, context)
    yield from (PlannedFile(path, copy_of=first) for path in others)


def files_of(catalog: Catalog, bundles: Iterable[Bundle]) -> Iterator[tuple[list[str], PropertiesFile]]:
    """Yield the bundles of a catalog: the files of each below the root of the class path, the context of their template."""
    endings = _endings_of(catalog)
    domains = {}
    for bundle in bundles:
        domains[bundle.domain.name] = bundle.domain
        base = bundle.domain.name.replace(".", "/")
        yield [f"{base}{ending}.properties" for ending in endings[bundle.locale]], _context(bundle)
    for domain in domains.values():
        yield [f"{domain.name.replace('.', '/')}.properties"], _context(root_bundle(catalog, domain))


def _endings_of(catalog: Catalog) -> Mapping[str, list[str]]:
    """Return what follows a domain's base name in the files that have a locale's texts: `en` -> `_en`."""
    matching = matching_of(catalog)
    locales = catalog.locales()
    serving = {locale: locale for locale in locales}
    for language in sorted({locale.partition("-")[0] for locale in locales} - set(locales)):
        answer = find(language, matching)
        if answer is None or subtags_of(answer[0]).language != subtags_of(language).language:
            continue
        serving[language] = answer[0]
        # Java gives this file to every script and region of the language: those that another locale serves have their own.
        for tag, locale in (*matching.same.items(), *matching.related.items()):
            if (
                tag.startswith(f"{language}-")
                and "*" not in tag
                and (locale or matching.last[0]) != answer[0]
            ):
                serving.setdefault(_canonical(tag), locale or matching.last[0])
    found: dict[str, list[str]] = {locale: [] for locale in locales}
    for tag, locale in serving.items():
        found[locale] += _endings(tag)
    return {locale: list(dict.fromkeys(endings)) for locale, endings in found.items()}


def _canonical(tag: str) -> str:
    language, *others = tag.split("-")
    return "-".join(
        (language, *(part.title() if len(part) == len("Hans") else part.upper() for part in others))
    )


def _endings(tag: str) -> Iterator[str]:
    """Yield a locale as java.util.ResourceBundle.Control.toBundleName spells it, by old and by new codes of languages."""
    match = _TAG.fullmatch(tag)
    language, script, region, variant = match.groups("") if match else (tag, "", "", "")
    behind = f"_{script}" if script else ""
    if region or variant:
        behind += f"_{region}"
    if variant:
        behind += f"_{variant.replace('-', '_')}"
    yield f"_{language}{behind}"
    if language in OLD_LANGUAGES:
        yield f"_{OLD_LANGUAGES[language]}{behind}"


def _context(bundle: Bundle) -> PropertiesFile:
    entries = [
        (
            "" if shown.locale == bundle.locale else shown.locale,
            [(unit.key, _write(unit)) for unit in shown.filled],
        )
        for shown in bundle.entries
    ]
    return PropertiesFile(bundle.domain.name, bundle.locale, entries)


def _write(unit: Unit) -> str:
    arguments = unit.entry.arguments
    if not arguments:
        return unit.text
    plain = {argument.name: _PLAIN[argument.type].format(index) for index, argument in enumerate(arguments)}
    formatted = {argument.name: f"{{{index},number}}" for index, argument in enumerate(arguments)}
    return write_parts(unit.message.parts, _literal, plain.__getitem__, formatted.__getitem__)


def _literal(text: str) -> str:
    return _QUOTED.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))
