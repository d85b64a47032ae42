"""A new entry for a domain: checked, with the next free code, in its place in the file."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from zcodegen.catalog.dump import entry_tree
from zcodegen.catalog.edit import add_entries, edit_file
from zcodegen.catalog.files import domain_path, is_domain_name
from zcodegen.catalog.free_code import next_free_code
from zcodegen.catalog.load import load_file
from zcodegen.catalog.model import Catalog, Code, Domain, Entry, Text, Texts
from zcodegen.catalog.status import DEFAULTS
from zcodegen.diagnostics import ZcodegenError
from zcodegen.importer.infer import infer_status
from zcodegen.locales.tags import parse_locale
from zcodegen.naming import describe_unknown
from zcodegen.naming.names import fault_of


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


class NewEntry(Struct, frozen=True):
    """An entry, its code as the domain shows it, and the file with it: path below the catalog, content, line of the entry."""

    entry: Entry
    shown_code: str
    path: str
    before: bytes
    after: bytes
    line: int


def plan_entry(catalog: Catalog, wanted: WantedEntry, read: Callable[[str], bytes]) -> NewEntry:
    """Return a new entry after the one with the next lower code; `read` returns a file of the catalog.

    Raises ZcodegenError for an unknown domain, a name or a code that cannot be, is taken, reserved, or was a retired entry's, an
    unknown status or locale, an empty message, and whatever else the file could not be loaded with, such as a code of 70 bits.
    """
    domain, manifest = _domain(catalog, wanted.domain), catalog.manifest
    if wanted.status is not None and wanted.status not in DEFAULTS:
        raise ZcodegenError(describe_unknown("status", wanted.status, DEFAULTS))
    if not wanted.message.strip():
        raise ZcodegenError(f"the message of {wanted.name} is empty: write what happened, in one sentence")
    locale = wanted.locale or manifest.source_locale
    if not parse_locale(locale).is_valid:
        raise ZcodegenError(f"{locale!r} {parse_locale(locale).fault}")
    entry = Entry(
        domain=domain.name,
        name=_free_name(domain, wanted.name),
        code=_code(catalog, domain, wanted.code),
        status=wanted.status or infer_status(wanted.name, wanted.message),
        message={locale: Text(wanted.message)},
        cause=_texts(locale, wanted.cause),
        action=_texts(locale, wanted.action),
        proposed=wanted.is_proposed,
    )
    path = domain_path(domain.name)
    before = read(path)
    addition = (entry.name, entry_tree(entry, domain), _previous(domain, entry.code))
    locales = (manifest.source_locale, *manifest.required_locales)
    after = edit_file(before, "domain", locales, lambda root: add_entries(root, [addition]))
    _check_loads(entry, path, before, after)
    lines = after.decode().splitlines()
    line = next(number for number, text in enumerate(lines, 1) if text.strip() == f"{entry.name}:")
    return NewEntry(entry, domain.shown(entry.code), path, before, after, line)


def _check_loads(entry: Entry, path: str, before: bytes, after: bytes) -> None:
    known = {finding.message for finding in load_file(before, path, path).findings}
    for finding in load_file(after, path, path).findings:
        if finding.message not in known:
            raise ZcodegenError(f"{entry.full_name} cannot be added: {finding.message}")


def _texts(locale: str, text: str | None) -> Texts:
    return {locale: Text(text)} if text else {}


def _domain(catalog: Catalog, name: str) -> Domain:
    if catalog.is_foreign(name):
        raise ZcodegenError(f"{name} is a domain of another catalog: add the entry there")
    if name not in catalog.domains:
        new = f"; a new domain begins as the file {domain_path(name)}" if is_domain_name(name) else ""
        raise ZcodegenError(f"{describe_unknown('domain', name, catalog.domains)}{new}")
    return catalog.domains[name]


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
    try:
        code = int(given, 0) if domain.code_type == "integer" else given
    except ValueError as error:
        raise ZcodegenError(f"{given!r} is not an integer, as the codes of {domain.name} are") from error
    if owner := domain.by_code().get(code):
        free = _free_code(catalog, domain)
        hint = "" if free is None else f"; {domain.shown(free)} is free"
        raise ZcodegenError(f"the code {given} is already used by {owner.name}{hint}")
    if reserved := domain.reservation(code):
        raise ZcodegenError(f"the code {given} is reserved: {reserved.reason}")
    return code


def _free_code(catalog: Catalog, domain: Domain) -> int | None:
    included = (catalog.reachable[name].by_code() for name in catalog.included(domain.name))
    return next_free_code(domain, {code for codes in included for code in codes})


def _previous(domain: Domain, code: Code) -> str | None:
    """Return the entry after which a code belongs: that of the next lower code, else the last one."""
    entries = [*domain.entries.values()]
    if not isinstance(code, int):
        return entries[-1].name if entries else None
    lower = [entry for entry in entries if isinstance(entry.code, int) and entry.code < code]
    return max(lower, key=lambda entry: entry.code).name if lower else None
