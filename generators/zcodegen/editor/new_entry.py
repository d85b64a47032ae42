"""A new entry for a domain: checked, with the next free code, in its place in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from msgspec import Struct

from zcodegen.catalog.dump import entry_tree
from zcodegen.catalog.edit import add_entries, begin_domain, edit_file, schema_from
from zcodegen.catalog.files import domain_path, is_domain_name
from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.load import load_file, text_hash
from zcodegen.catalog.model import Catalog, Code, Domain, Entry, Text, Texts
from zcodegen.catalog.status import DEFAULTS
from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.infer import infer_status
from zcodegen.locales.tags import parse_locale
from zcodegen.naming import describe_unknown
from zcodegen.naming.names import fault_of
from zcodegen.source.commented import CommentedMap


class WantedEntry(Struct, frozen=True):
    """What is given of a new entry; what is None follows from the rest. `locale` is that of the texts, None for the source's."""

    domain: str
    name: str
    message: str
    locale: str | None = None
    code: str | None = None
    status: str | None = None
    cause: str | None = None
    action: str | None = None
    is_proposed: bool = False
    title: str | None = None
    """Title of the domain in the locale, if the domain is new."""
    translations: Mapping[str, str] = {}
    """The message in other locales."""


class NewEntry(Struct, frozen=True):
    """An entry, its code as the domain shows it, and the file with it: path below the catalog, content, line of the entry.

    `before` is None for the file of a new domain.
    """

    entry: Entry
    shown_code: str
    path: str
    before: bytes | None
    after: bytes
    line: int


def plan_entry(catalog: Catalog, wanted: WantedEntry, read: Callable[[str], bytes]) -> NewEntry:
    """Return a new entry after the one with the next lower code; `read` returns a file of the catalog.

    A domain that is not there begins with the entry if its title is given. The type of its codes is that of the entry's.
    Raises ZcodegenError for an unknown domain, a title of a domain that is there, a name or a code that cannot be, is taken, reserved, or was a retired entry's, an
    unknown status or locale, an empty message, and whatever else the file could not be loaded with, such as a code of 70 bits.
    """
    manifest = catalog.manifest
    domain = _domain(catalog, wanted)
    if wanted.status is not None and wanted.status not in DEFAULTS:
        raise ZcodegenError(describe_unknown("status", wanted.status, DEFAULTS))
    if not wanted.message.strip():
        raise ZcodegenError(f"the message of {wanted.name} is empty: write what happened, in one sentence")
    locale = wanted.locale or manifest.source_locale
    for tag in (locale, *wanted.translations):
        if not parse_locale(tag).is_valid:
            raise ZcodegenError(f"{tag!r} {parse_locale(tag).fault}")
    entry = Entry(
        domain=domain.name,
        name=_free_name(domain, wanted.name),
        code=_code(catalog, domain, wanted.code),
        status=wanted.status or infer_status(wanted.name, wanted.message),
        message=_message(wanted, locale, manifest.source_locale),
        cause=_texts(locale, wanted.cause),
        action=_texts(locale, wanted.action),
        proposed=wanted.is_proposed,
    )
    path = domain_path(domain.name)
    is_new = domain.name not in catalog.domains
    before = None if is_new else read(path)
    addition = (entry.name, entry_tree(entry, domain), _previous(domain, entry.code))
    locales = (manifest.source_locale, *manifest.required_locales)

    def change(root: CommentedMap) -> None:
        if is_new:
            begin_domain(root, domain)
        add_entries(root, [addition])

    after = edit_file(
        before or b"", "domain", locales, change, schema=schema_from(path, "domain") if is_new else None
    )
    _check_loads(entry, path, before, after)
    lines = after.decode().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.strip() == f"{entry.name}:")
    return NewEntry(entry, domain.shown(entry.code), path, before, after, line)


def _check_loads(entry: Entry, path: str, before: bytes | None, after: bytes) -> None:
    known = (
        {finding.message for finding in load_file(before, path, path).findings}
        if before is not None
        else set()
    )
    for finding in load_file(after, path, path).findings:
        if finding.message not in known:
            raise ZcodegenError(f"{entry.full_name} cannot be added: {finding.message}")


def _message(wanted: WantedEntry, locale: str, source_locale: str) -> Texts:
    """Return the texts of the message; a translation has the mark of its source, so that it becomes stale with it."""
    origin = None if locale == source_locale else locale
    mark = text_hash(wanted.message)
    translated = {
        tag: Text(text) if tag == source_locale else Text(text, mark, origin)
        for tag, text in wanted.translations.items()
        if text.strip()
    }
    return {**translated, locale: Text(wanted.message)}


def _texts(locale: str, text: str | None) -> Texts:
    return {locale: Text(text)} if text else {}


def _domain(catalog: Catalog, wanted: WantedEntry) -> Domain:
    name = wanted.domain
    if catalog.is_foreign(name):
        raise ZcodegenError(f"{name} is a domain of another catalog: add the entry there")
    if name in catalog.domains:
        if wanted.title is not None:
            raise ZcodegenError(f"{name} has a title already: a title is for a domain that is new")
        return catalog.domains[name]
    if wanted.title is None or not is_domain_name(name):
        new = "; --title begins a new domain" if is_domain_name(name) else ""
        raise ZcodegenError(f"{describe_unknown('domain', name, catalog.domains)}{new}")
    is_integer = wanted.code is None or _integer(wanted.code) is not None
    return Domain(
        name=name,
        title={wanted.locale or catalog.manifest.source_locale: wanted.title},
        code_type="integer" if is_integer else "string",
        entries={},
        code_format="hex" if is_integer and (wanted.code or "").lower().startswith("0x") else "decimal",
    )


def _free_name(domain: Domain, name: str) -> str:
    if error := fault_of(name):
        raise ZcodegenError(f"{name!r} cannot be a name: {error}")
    taken = {other for entry in domain.entries.values() for other in (entry.name, *entry.aliases)}
    if name in taken:
        raise ZcodegenError(f"{domain.name} already has the name {name}")
    if reserved := domain.reserved_name(name):
        raise ZcodegenError(f"the name {name} is reserved: {reserved.reason}")
    return name


def _code(catalog: Catalog, domain: Domain, given: str | None) -> Code:
    if given is None:
        code: Code | None = _free_code(catalog, domain)
        if code is None:
            raise ZcodegenError(f"{domain.name} has no next code; name one with --code")
        return code
    code = _integer(given) if domain.code_type == "integer" else given
    if code is None:
        raise ZcodegenError(f"{given!r} is not an integer, as the codes of {domain.name} are")
    if owner := domain.by_code().get(code):
        free = _free_code(catalog, domain)
        hint = "" if free is None else f"; {domain.shown(free)} is free"
        raise ZcodegenError(f"the code {given} is already used by {owner.name}{hint}")
    if reserved := domain.reservation(code):
        raise ZcodegenError(f"the code {given} is reserved: {reserved.reason}")
    return code


def _integer(text: str) -> int | None:
    try:
        return int(text, 0)
    except ValueError:
        return None


def _free_code(catalog: Catalog, domain: Domain) -> int | None:
    included = (catalog.reachable[name].by_code() for name in catalog.included(domain.name))
    return next_free_code(domain, {code for codes in included for code in codes})


def _previous(domain: Domain, code: Code) -> str | None:
    """Return the entry after which a code belongs: that with the next lower number.

    A domain that begins with higher codes, such as -1, -2, -3, continues so.
    """
    entries = [*domain.entries.values()]
    if not isinstance(code, int):
        return entries[-1].name if entries else None
    codes = [entry.code for entry in entries if isinstance(entry.code, int)]
    is_descending = codes == sorted(codes, reverse=True) and (len(codes) > 1 or code < 0)
    before = [number for number in codes if (number > code if is_descending else number < code)]
    last = (min if is_descending else max)(before, default=None)
    return None if last is None else domain.by_code()[last].name
