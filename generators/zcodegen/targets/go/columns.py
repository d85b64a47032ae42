"""A domain's entries as columns of constants: what `internal/data` has, a row for each code, in ascending order.

Everything is a literal that the compiler puts into the binary unchanged; nothing is computed at init.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter
from typing import Any, Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import Attribute, AttributeValue, Catalog, Domain, Entry, LocaleTexts, Tombstone
from zcodegen.naming import in_case
from zcodegen.targets.common import has_rare_facts, message_texts
from zcodegen.targets.go.comments import described
from zcodegen.targets.go.literals import all_escaped, ends, listed, quoted
from zcodegen.targets.go.names import value_names

_NOTHING: Final = (None, None, None)
Rows: TypeAlias = Sequence[tuple[int, Entry]]
"""Entries with the numbers of their rows."""


class GoAttribute(Struct, frozen=True):
    """An attribute of the manifest in Go: the name of its method and column, its type, and how a value is written."""

    attribute: Attribute
    method: str
    type: str
    literal: Callable[[AttributeValue], str]

    @property
    def comment(self) -> str:
        """The comment of the method and the type, without its slashes."""
        return described(self.method, f"is the attribute {self.attribute.name}", self.attribute.description)


class Facts(Struct, frozen=True):
    """What codes share: `internal/table.Facts`."""

    status: str
    http_status: int
    recovery: str
    actor: str
    retry_after: int
    is_deprecated: bool
    is_retired: bool
    has_arguments: bool


class SparseColumn(Struct, frozen=True):
    """A column that few codes have: its comment, name and type, lines of row numbers, values as literals."""

    comment: str
    name: str
    type: str
    rows: tuple[str, ...]
    values: tuple[str, ...]


class TextColumn(Struct, frozen=True):
    """The texts of one locale: the suffix of its names, the texts between their quotes, lines of their ends."""

    suffix: str
    texts: tuple[str, ...]
    ends: tuple[str, ...]


def rows_of(domain: Domain) -> list[Entry]:
    """Return the entries in ascending order of their codes, strings by their bytes as Go compares them."""
    if domain.code_type == "string":
        return sorted(domain.entries.values(), key=lambda entry: str(entry.code).encode("utf-8"))
    return sorted(domain.entries.values(), key=attrgetter("code"))


def code_literals(domain: Domain) -> dict[str, str]:
    """Return the code of each entry as the domain shows it: decimal, hex or a string."""
    literal: Callable[[Any], str] = domain.shown if domain.code_type == "integer" else quoted
    return {name: literal(entry.code) for name, entry in domain.entries.items()}


def facts_of(entry: Entry) -> Facts:
    """Return what is known of an entry besides its code and name."""
    return Facts(
        status=in_case(entry.status, "go_pascal"),
        http_status=entry.http_status,
        recovery=in_case(f"recovery-{entry.recovery}", "go_pascal") if entry.recovery else "",
        actor=in_case(f"actor-{entry.actor}", "go_pascal") if entry.actor else "",
        retry_after=entry.retry_after or 0,
        is_deprecated=entry.deprecated is not None,
        is_retired=entry.retired is not None,
        has_arguments=bool(entry.arguments),
    )


def text_column(domain: Domain, rows: Iterable[Entry], locale: str, served: LocaleTexts) -> TextColumn:
    """Return the texts of a locale, those of entries with arguments as patterns of MessageFormat."""
    found = message_texts(domain, served)
    texts = [text or "" for entry in rows for text in found.get(entry.name, _NOTHING)]
    if not any(texts):
        return TextColumn(in_case(locale, "pascal"), (), ())
    escaped = all_escaped([text for text in texts if text], served.joined)
    return TextColumn(in_case(locale, "pascal"), tuple(escaped), listed(ends(texts)))


def go_attributes(catalog: Catalog, methods: Mapping[str, str], root: str) -> list[GoAttribute]:
    """Return the manifest's attributes as Go has them; `root` is the name of the module's root package."""
    return [
        _go_attribute(attribute, methods[name], root)
        for name, attribute in sorted(catalog.manifest.attributes.items())
    ]


def _go_attribute(attribute: Attribute, method: str, root: str) -> GoAttribute:
    match attribute.type:
        case "string":
            return GoAttribute(attribute, method, "string", lambda value: quoted(str(value)))
        case "integer":
            return GoAttribute(attribute, method, "int64", str)
        case "boolean":
            return GoAttribute(attribute, method, "bool", lambda value: "true" if value else "false")
        case "strings":
            return GoAttribute(attribute, method, "[]string", _strings)
        case "enum":
            names = value_names(method, attribute.values)
            return GoAttribute(
                attribute, method, f"{root}.{method}", lambda value: f"{root}.{names[str(value)]}"
            )


def _strings(value: AttributeValue) -> str:
    texts = value if isinstance(value, tuple) else ()
    return f"{{{', '.join(map(quoted, texts))}}}"


def sparse_columns(
    code_type: str,
    rows: Sequence[Entry],
    literals: Mapping[str, str],
    attributes: Iterable[GoAttribute],
    root: str,
) -> tuple[SparseColumn, ...]:
    """Return the columns that few codes have: former names, synonyms, links, tombstones, the manifest's attributes."""
    special = [(row, entry) for row, entry in enumerate(rows) if has_rare_facts(entry)]
    columns = [
        _column(
            "Aliases",
            "are the former names",
            "[]string",
            special,
            lambda entry: entry.aliases and _strings(entry.aliases),
        ),
        _column(
            "Equivalents",
            "are the codes of other domains that mean the same",
            "[]string",
            special,
            lambda entry: entry.equivalents and _strings(entry.equivalents),
        ),
        _column(
            "Synonyms",
            "are the codes that mean the same",
            f"[]{code_type}",
            special,
            lambda entry: entry.same_as and f"{{{', '.join(literals[name] for name in entry.same_as)}}}",
        ),
        _column(
            "Since",
            "is the catalog version that first had a code",
            "string",
            special,
            lambda entry: entry.since and quoted(entry.since),
        ),
        _column("Links", "are pages that help with a code", f"[]{root}.Link", special, _links),
        _column(
            "Tombstones",
            "are why a code is deprecated or retired",
            f"{root}.Tombstone",
            special,
            lambda entry: _tombstone(entry.deprecated or entry.retired),
        ),
    ]
    return (*columns, *(_attribute_column(attribute, special) for attribute in attributes))


def _attribute_column(attribute: GoAttribute, rows: Rows) -> SparseColumn:
    name = attribute.attribute.name
    values = {
        row: attribute.literal(entry.attributes[name]) for row, entry in rows if name in entry.attributes
    }
    return SparseColumn(
        f"{attribute.method} is an attribute of the catalog.",
        attribute.method,
        attribute.type,
        listed(list(values)),
        tuple(values.values()),
    )


def _column(name: str, verb: str, kind: str, rows: Rows, literal: Callable[[Entry], object]) -> SparseColumn:
    values = {row: str(value) for row, entry in rows if (value := literal(entry))}
    return SparseColumn(f"{name} {verb}.", name, kind, listed(list(values)), tuple(values.values()))


def _links(entry: Entry) -> str:
    links = [
        _struct({"Title": link.title, "URL": link.url, "Locale": link.locale or ""}) for link in entry.links
    ]
    return f"{{{', '.join(links)}}}" if links else ""


def _tombstone(tombstone: Tombstone | None) -> str:
    if tombstone is None:
        return ""
    return _struct(
        {"Since": tombstone.since, "Reason": tombstone.reason, "ReplacedBy": tombstone.replaced_by or ""}
    )


def _struct(fields: Mapping[str, str]) -> str:
    return f"{{{', '.join(f'{name}: {quoted(value)}' for name, value in fields.items() if value)}}}"


def name_ends(names: Sequence[str]) -> tuple[str, ...]:
    """Return where each name ends if all are joined, as lines of numbers."""
    return listed(ends(names))
