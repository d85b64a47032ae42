"""gettext, a text domain per domain: `po/en/LC_MESSAGES/zego.rtc.room.po` with its .mo, and `po/zego.rtc.room.pot`.

msgid is the key, so that a program that has a code finds its text; the source text is in a comment. Arguments are those of Python's
str.format, `{limit}`; only then `{{` is a brace. A text with a plural has a form for each of the locale's categories. A folder is made for
every name by which gettext looks for a locale: `zh_CN` and `zh_Hans`, `sr@latin` and `sr_Latn`.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.formats import po
from zcodegen.formats.unit import FileHeader
from zcodegen.locales.likely import subtags_of
from zcodegen.locales.message import Parts
from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.patterns import Write, branch_fault, plural_forms, write_parts, write_unit
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make the two files of each bundle, and the template of each domain."""
    folders = _folders(bundles)
    for bundle in bundles.all:
        entries = [_entry(unit, bundle, bundles) for unit in bundle.filled]
        text, compiled = po.dump_entries(_header(bundles, bundle.locale), entries)
        for folder in folders[bundle.locale]:
            path = f"{folder}/LC_MESSAGES/{bundle.domain.name}"
            yield PlannedFile(f"{path}.po", content=text)
            yield PlannedFile(f"{path}.mo", content=compiled)
        if bundle.locale == bundles.source:
            template, _ = po.dump_entries(_header(bundles, ""), po.template(entries))
            yield PlannedFile(f"{bundle.domain.name}.pot", content=template)


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, a line end at either end, which `msgfmt --check` refuses, and branches that gettext does not know."""
    if unit.text.startswith("\n") or unit.text.endswith("\n"):
        return "msgfmt --check refuses a text that begins or ends with a line end, unless its id does"
    return no_nul(unit.text, "a .mo file") or branch_fault(unit)


def _folders(bundles: Bundles) -> dict[str, list[str]]:
    """Return the folders of each locale: its own spelling, gettext's, and that with the region that is meant."""
    found: dict[str, list[str]] = {locale: [locale.replace("-", "_")] for locale in bundles.locales}
    taken = {folder for folders in found.values() for folder in folders}
    for locale in bundles.locales:
        meant = subtags_of(locale).maximized
        likely = f"{meant.language}_{meant.region}"
        serves = subtags_of(likely.replace("_", "-")).script == meant.script
        for folder in (po.locale_name(locale), likely if "_" in found[locale][0] and serves else ""):
            if folder and folder not in taken:
                found[locale].append(folder)
                taken.add(folder)
    return found


def _header(bundles: Bundles, locale: str) -> FileHeader:
    manifest = bundles.catalog.manifest
    contact = manifest.homepage or manifest.repository
    return FileHeader(manifest.name, manifest.version, bundles.source, locale, contact)


def _entry(unit: Unit, bundle: Bundle, bundles: Bundles) -> po.PoEntry:
    source = unit.entry.texts(unit.field).get(bundles.source)
    notes = (
        f"Not translated: in {unit.locale}" if unit.locale != bundle.locale else "",
        f"{unit.entry.code} {source.value}" if source else str(unit.entry.code),
    )
    forms = plural_forms(unit.message)
    plurals = {selector: _write_form(parts) for selector, parts in forms.forms.items()} if forms else {}
    return po.PoEntry(
        id=unit.key,
        # gettext takes an empty text from the next language: a text that is its key is not there.
        text=(write_unit(unit, _literal(unit), _argument) if unit.text else unit.key) if not forms else "",
        comments=tuple(filter(None, notes)),
        flags=("fuzzy",) if unit.state == "stale" else (),
        plurals=po.form_texts(bundle.locale, plurals) if plurals else {},
    )


def _write_form(parts: Parts) -> str:
    return write_parts(parts, _double_braces, _argument)


def _literal(unit: Unit) -> Write:
    return _double_braces if unit.entry.arguments else str


def _double_braces(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _argument(name: str) -> str:
    return f"{{{name}}}"
