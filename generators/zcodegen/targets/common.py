"""What every language needs of a catalog in the same form, so that the packages agree."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from typing import TypeVar

from msgspec import Struct

from zcodegen.catalog.files import domain_path
from zcodegen.catalog.model import (
    Catalog,
    Code,
    Document,
    Domain,
    Entry,
    LocaleTexts,
    Manifest,
)
from zcodegen.catalog.status import DEFAULTS
from zcodegen.catalog.urls import entry_url
from zcodegen.diagnostics import ZcodegenError
from zcodegen.locales import is_rtl
from zcodegen.locales.matching import Matching, match_data
from zcodegen.locales.message import dump
from zcodegen.locales.messageformat import format_message, parse_message
from zcodegen.locales.numbers import NumberFormat, number_format
from zcodegen.locales.plurals import Condition, plural_rules

Kind = TypeVar("Kind")


class FormerName(Struct, frozen=True):
    """A former name of an entry."""

    former: str
    name: str


class StatusRow(Struct, frozen=True):
    """What follows from a status; None where nothing does."""

    status: str
    http_status: int
    recovery: str | None
    actor: str | None


def file_of(domain: Domain) -> str:
    """Return what a generated file names as its source: `zego/rtc/room.yaml`, or `acme/common.yaml of acme-base 1.2.0`."""
    path = domain_path(domain.name)
    return f"{path} of {domain.origin}" if domain.origin else path


def format_code(code: Code, domain: Domain) -> str:
    """Return a code as errors and logs show it: `104`, `0x80070005`, `-0x1F`, `InvalidParameter.NotFound`."""
    return domain.shown(code)


def qualified_label(entry: Entry, domain: Domain) -> str:
    """Return the form of an entry in errors and logs: `zego.rtc.room: ROOM_NOT_FOUND (104)`."""
    return f"{domain.name}: {entry.name} ({format_code(entry.code, domain)})"


def package_description(manifest: Manifest) -> str:
    """Return the description of a package: the catalog's, or its title, in English if it has one."""
    titles = manifest.title
    return manifest.description or titles.get("en") or next(iter(titles.values()), manifest.name)


def package_title(manifest: Manifest, name: str) -> str:
    """Return the heading of a package's README: the catalog's title in English, else the `name` of the package."""
    return manifest.title.get("en") or name


def comment_locales(manifest: Manifest) -> tuple[str, ...]:
    """Return the locales of doc comments: the source locale first, then the required ones."""
    return tuple(dict.fromkeys((manifest.source_locale, *manifest.required_locales)))


def doc_locales(catalog: Catalog, target: str) -> tuple[str, ...]:
    """Return the locales of a target's doc comments in the order of `packages.<target>.doc_locales`; by default that of `comment_locales`."""
    options = catalog.manifest.packages.options.get(target)
    return (options.doc_locales if options else ()) or comment_locales(catalog.manifest)


def documents_of(catalog: Catalog, domain: str) -> list[Document]:
    """Return the documents that list codes of a domain, in the manifest's order."""
    return [
        document
        for document in catalog.manifest.documents.values()
        if domain in {document.domain, *(heading.domain for heading in document.headings), *document.complete}
    ]


def document_links(catalog: Catalog, domain: str) -> list[tuple[str, str]]:
    """Return (title, address) of the pages that list codes of a domain."""
    return [
        (document.title.get(locale, document.id), url)
        for document in documents_of(catalog, domain)
        for locale, url in sorted(document.url.items())
    ]


def has_rare_facts(entry: Entry) -> bool:
    """Return whether an entry has anything but a code, a status, texts, and what it declares in place of the status's facts."""
    return bool(
        entry.aliases
        or entry.arguments
        or entry.attributes
        or entry.deprecated
        or entry.equivalents
        or entry.links
        or entry.retired
        or entry.same_as
        or entry.since
    )


def number_kinds(
    entries: Iterable[Entry], make: Callable[[Entry], Kind]
) -> tuple[list[int], tuple[Kind, ...]]:
    """Return the number of each entry's kind, and the kinds.

    `make` returns the kind of an entry: what follows from its status, from what it declares in place of the status's facts,
    and from whether it is deprecated or retired and has arguments.
    """
    numbers: dict[Kind, int] = {}
    known: dict[object, int] = {}
    found: list[int] = []
    for entry in entries:
        key = (
            *(entry.status, entry.declared_http_status, entry.declared_recovery, entry.declared_actor),
            *(entry.retry_after, entry.deprecated is None, entry.retired is None, not entry.arguments),
        )
        if key not in known:
            known[key] = numbers.setdefault(make(entry), len(numbers))
        found.append(known[key])
    return found, tuple(numbers)


def fact_lines(catalog: Catalog, domain: Domain, escape: Callable[[str], str]) -> dict[str, str]:
    """Return the facts of each entry in one line for its doc comment: `104 · NOT_FOUND (HTTP 404) · not retryable`."""
    has_pages = bool(catalog.manifest.site_url)
    lines: dict[str, str] = {}
    for name, entry in domain.entries.items():
        code = escape(entry.code) if isinstance(entry.code, str) else domain.shown(entry.code)
        facts = _facts(
            entry.status, entry.http_status, entry.retry_after, entry.retryable, entry.stability == "draft"
        )
        page = f" · [page]({entry_url(catalog.manifest, entry)})" if has_pages else ""
        lines[name] = f"`{code}` · {facts}{page}"
    return lines


def history_lines(catalog: Catalog, entry: Entry, escape: Callable[[str], str]) -> tuple[str, ...]:
    """Return what the versions of documents changed about an entry, a line each for its doc comment; nothing unless the package shows it."""
    if not catalog.history:
        return ()
    return tuple(f"Changed in {escape(change.line)}" for change in catalog.history.get(entry.full_name, ()))


@cache
def _facts(
    status: str,
    http_status: int,
    retry_after: int | None,
    retryable: bool,  # noqa: FBT001  # a row
    is_draft: bool,  # noqa: FBT001  # a row
) -> str:
    facts = [f"{status} (HTTP {http_status})"]
    if status != "OK":
        wait = f" after {retry_after} s" if retry_after else ""
        facts.append(f"retryable{wait}" if retryable else "not retryable")
    if is_draft:
        facts.append("draft: may still change")
    return " · ".join(facts)


def example(catalog: Catalog) -> Entry:
    """Return the entry that a README shows; ZcodegenError if the catalog has no entries."""
    entry = catalog.example
    if entry is None:
        raise ZcodegenError("the catalog has no entries; add a domain with entries before you build packages")
    return entry


def status_rows() -> tuple[StatusRow, ...]:
    """Return what follows from each status, sorted by status."""
    return tuple(
        StatusRow(status, default.http_status, default.recovery, default.actor)
        for status, default in sorted(DEFAULTS.items())
    )


def matching(catalog: Catalog) -> Matching:
    """Return the tables by which a package finds the locale for a reader's preferences."""
    manifest = catalog.manifest
    return match_data(catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback)


class PluralBranch(Struct, frozen=True):
    """A condition on `n` in the syntax of a language, and the plural category of numbers that meet it."""

    condition: str
    category: str


class PluralRule(Struct, frozen=True):
    """The branches of a plural rule, in order; `other` follows them."""

    name: str
    branches: tuple[PluralBranch, ...]


class LocaleRule(Struct, frozen=True):
    """The plural rule of a locale."""

    locale: str
    rule: str


class LocaleNumbers(Struct, frozen=True):
    """How a locale writes numbers."""

    locale: str
    format: NumberFormat


class MessageRules(Struct, frozen=True):
    """The data by which a package formats texts with arguments, for the locales that need it."""

    right_to_left: list[str]
    numbers: tuple[LocaleNumbers, ...]
    rules: tuple[PluralRule, ...]
    cardinals: tuple[LocaleRule, ...]
    ordinals: tuple[LocaleRule, ...]


def url_parts(catalog: Catalog, domain: Domain) -> tuple[str, str] | None:
    """Return what precedes and follows the name of an entry in the address of its page; None if the catalog has no site."""
    for entry in domain.entries.values():
        url = entry_url(catalog.manifest, entry)
        if url:
            before, _, after = url.rpartition(entry.name)
            return before, after
    return None


def message_texts(domain: Domain, texts: LocaleTexts) -> Mapping[str, tuple[str, str | None, str | None]]:
    """Return the texts of a domain in a locale as packages contain them: texts with arguments as canonical MessageFormat patterns."""
    names = [name for name in texts.texts if domain.entries[name].arguments]
    return {**texts.texts, **texts.changed(message_pattern, names)} if names else texts.texts


def message_pattern(text: str) -> str:
    """Return a text with arguments as a canonical MessageFormat pattern."""
    return dump(parse_message(text))


def shown_text(text: str, locale: str = "") -> str:
    """Return a text with arguments as comments show it: arguments in braces, plurals and selects by `other`."""
    return format_message(parse_message(text), {}, locale)


def plain_message(catalog: Catalog, entry: Entry) -> tuple[str, str]:
    """Return (locale, message) of an entry as packages show it without values: in the source locale if it has one there."""
    source = catalog.manifest.source_locale
    locale = source if source in entry.message else next(iter(entry.message))
    message = entry.message[locale].value
    return locale, shown_text(message, locale) if entry.arguments else message


def message_rules(catalog: Catalog, expression: Callable[[Condition], str]) -> MessageRules | None:
    """Return the data to format messages with arguments; None if no entry has arguments.

    `expression` writes a condition on `n` in the language of the package.
    """
    locales = sorted({locale for entry in catalog.entries() if entry.arguments for locale in entry.message})
    return rules_of_locales(locales, expression) if locales else None


def rules_of_locales(locales: Sequence[str], expression: Callable[[Condition], str]) -> MessageRules:
    """Return the data to format messages in `locales`."""
    rules: dict[tuple[PluralBranch, ...], str] = {}
    uses: dict[bool, list[LocaleRule]] = {False: [], True: []}
    for ordinal, found in uses.items():
        for locale in locales:
            branches = tuple(
                PluralBranch(expression(condition), category)
                for category, condition in plural_rules(locale, ordinal=ordinal)
            )
            if branches:
                found.append(LocaleRule(locale, rules.setdefault(branches, f"rule{len(rules) + 1}")))
    return MessageRules(
        right_to_left=[locale for locale in locales if is_rtl(locale)],
        numbers=tuple(LocaleNumbers(locale, number_format(locale)) for locale in locales),
        rules=tuple(PluralRule(name, branches) for branches, name in rules.items()),
        cardinals=tuple(uses[False]),
        ordinals=tuple(uses[True]),
    )


def former_names(domain: Domain) -> tuple[FormerName, ...]:
    """Return the former names of a domain's entries. Raises ZcodegenError if one is another entry's name."""
    found: dict[str, str] = {}
    for entry in domain.entries.values():
        for alias in entry.aliases:
            if alias in domain.entries or alias in found:
                raise ZcodegenError(
                    f"{entry.full_name}: the alias {alias} is another entry's name; remove it from one of them"
                )
            found[alias] = entry.name
    return tuple(FormerName(former, name) for former, name in found.items())
