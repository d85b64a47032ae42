"""Java .properties, a ResourceBundle a domain: `properties/zego/rtc/room_zh_CN.properties`, base name `zego.rtc.room`.

The file without a locale has the source locale's texts. `ResourceBundle` goes from `zh_CN` to `zh` to that file, and takes
each key from the first that has it. So a bare language has a file as well where another locale than the source serves it;
and a text that an entry lacks in a locale is empty there, or its action would come from the source in another language.

Only a text with arguments is a MessageFormat pattern: `{0}` is the first that the entry declares, and apostrophes and
braces are quoted. https://docs.oracle.com/en/java/javase/11/docs/api/java.base/java/util/ResourceBundle.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from zcodegen.catalog.model import Catalog
from zcodegen.locales import fallback_table, resolve
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.keys import OLD_LANGUAGES
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile

_QUOTED = re.compile("[{}]['{}]*")
_TAG = re.compile("([a-z]+)(?:-([A-Z][a-z]{3}))?(?:-([A-Z]{2}|[0-9]{3}))?(?:-(.*))?")

unsupported_reason = nothing  # every UTF-16 unit has an escape


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle, and those that lead other locales to it."""
    for path, context in files_of(bundles.catalog, bundles.all):
        yield PlannedFile(path, "bundle.properties.jinja", context)


def files_of(catalog: Catalog, bundles: Iterable[Bundle]) -> Iterator[tuple[str, Mapping[str, object]]]:
    """Yield the files that hold the bundles of a catalog: path below the root of the class path, what a template needs."""
    endings = _endings_of(catalog)
    for bundle in bundles:
        context = _context(bundle)
        for ending in endings[bundle.locale]:
            yield f"{bundle.domain.name.replace('.', '/')}{ending}.properties", context


def _endings_of(catalog: Catalog) -> Mapping[str, list[str]]:
    """Return what stands behind a domain's base name in the files that have a locale's texts: `en` -> `_en`."""
    manifest = catalog.manifest
    locales = catalog.locales()
    table = fallback_table(locales, manifest.source_locale, manifest.fallback)
    serving = {"": manifest.source_locale, **{locale: locale for locale in locales}}
    for language in sorted({locale.partition("-")[0] for locale in locales} - set(locales)):
        answer = resolve(language, table, manifest.source_locale)
        if answer != manifest.source_locale:
            serving[language] = answer
            # Now Java would give this one to every script of the language: zh-TW is no zh-CN.
            script = re.compile(f"{language}-[a-z]{{4}}")
            others = {tag: other for tag, other in table.items() if other != answer and script.fullmatch(tag)}
            serving |= {f"{language}-{tag[-4:].title()}": other for tag, other in others.items()}
    found: dict[str, list[str]] = {locale: [] for locale in locales}
    for tag, locale in serving.items():
        found[locale] += _endings(tag) if tag else [""]
    return found


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


def _context(bundle: Bundle) -> Mapping[str, object]:
    entries = [
        (
            "" if shown.locale == bundle.locale else shown.locale,
            [(f"{shown.entry.name}.{unit.field}", _spelled(unit)) for unit in shown.filled],
        )
        for shown in bundle.entries
    ]
    return {"domain": bundle.domain.name, "locale": bundle.locale, "entries": entries}


def _spelled(unit: Unit) -> str:
    if not unit.entry.arguments:
        return unit.text
    places = {
        one.name: f"{{{place},number,#}}" if one.type == "integer" else f"{{{place}}}"
        for place, one in enumerate(unit.entry.arguments)
    }
    return unit.spelled(_literal, places.__getitem__)


def _literal(text: str) -> str:
    return _QUOTED.sub(lambda run: f"'{run[0]}'", text.replace("'", "''"))
