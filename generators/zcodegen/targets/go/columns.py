"""A domain's entries as columns of constants: what `internal/data` holds, a row a code, in ascending order.

Promises: everything is a literal that the compiler puts into the binary as it stands; nothing is left to do at init.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import attrgetter

from msgspec import Struct

from zcodegen.catalog.model import Attribute, AttributeValue, Catalog, Domain, Entry, LocaleTexts, Tombstone
from zcodegen.naming import in_case
from zcodegen.targets.go.literals import all_escaped, ends, listed, quoted
from zcodegen.targets.go.names import STATUSES, value_names

_NUMBER = {status: number for number, status in enumerate(STATUSES)}
_RETRYABLE, _DEPRECATED, _RETIRED, _ARGUMENTS = 32, 64, 128, 256  # internal/table.Facts
_NOTHING = (None, None, None)

Column = tuple[str, str, str, tuple[str, ...], tuple[str, ...]]
"""A sparse column: its comment, name, type, lines of row numbers, values."""


class GoAttribute(Struct, frozen=True):
    """An attribute of the manifest in Go: the name of its method and column, its type, and how a value is written."""

    attribute: Attribute
    method: str
    type: str
    literal: Callable[[AttributeValue], str]


def rows_of(domain: Domain) -> list[Entry]:
    """Return the entries in ascending order of their codes, strings by their bytes as Go compares them."""
    if domain.code_type == "string":
        return sorted(domain.entries.values(), key=lambda entry: str(entry.code).encode("utf-8"))
    return sorted(domain.entries.values(), key=attrgetter("code"))


def code_literal(entry: Entry, domain: Domain) -> str:
    """Return the code as the domain shows it: decimal, hex or a string."""
    return quoted(entry.code) if isinstance(entry.code, str) else domain.shown(entry.code)


def table_columns(rows: Sequence[Entry], literals: Mapping[str, str]) -> dict[str, object]:
    """Return the columns that every look-up needs: codes (`literals` by name), names and facts; the names' own order."""
    names = [entry.name for entry in rows]
    order = sorted(range(len(rows)), key=names.__getitem__)
    former = sorted((alias, row) for row, entry in enumerate(rows) for alias in entry.aliases)
    return {
        "codes": [literals[name] for name in names],
        "names": names,
        "name_ends": listed(ends(names)),
        "facts": listed([_facts(entry) for entry in rows]),
        "former": former,
        "order": listed(order),
    }


def _facts(entry: Entry) -> int:
    return (
        _NUMBER[entry.status]
        | (_RETRYABLE if entry.retryable else 0)
        | (_DEPRECATED if entry.deprecated else 0)
        | (_RETIRED if entry.retired else 0)
        | (_ARGUMENTS if entry.arguments else 0)
    )


def text_column(
    rows: Iterable[Entry], locale: str, served: LocaleTexts
) -> tuple[str, list[str], tuple[str, ...]]:
    """Return the suffix of a locale's names, its texts as they stand between quotes, and where they end."""
    found = (served.texts.get(entry.name, _NOTHING) for entry in rows)
    texts = [text or "" for row in found for text in row]
    escaped = all_escaped([text for text in texts if text], served.joined)
    return in_case(locale, "pascal"), escaped, listed(ends(texts)) if escaped else ()


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
) -> list[Column]:
    """Return the columns that few codes have: former names, synonyms, tombstones, the manifest's attributes."""
    aliases = {row: _strings(entry.aliases) for row, entry in enumerate(rows) if entry.aliases}
    synonyms = {
        row: f"{{{', '.join(literals[name] for name in entry.same_as)}}}"
        for row, entry in enumerate(rows)
        if entry.same_as
    }
    tombstones = {
        row: _tombstone(tombstone)
        for row, entry in enumerate(rows)
        if (tombstone := entry.deprecated or entry.retired)
    }
    columns = [
        _column("Aliases", "are the former names", "[]string", aliases),
        _column("Synonyms", "are the codes that mean the same", f"[]{code_type}", synonyms),
        _column("Tombstones", "say why a code is deprecated or retired", f"{root}.Tombstone", tombstones),
    ]
    for each in attributes:
        name = each.attribute.name
        values = {
            row: each.literal(entry.attributes[name])
            for row, entry in enumerate(rows)
            if name in entry.attributes
        }
        columns.append(_column(each.method, "is an attribute of the catalog", each.type, values))
    return columns


def _column(name: str, verb: str, kind: str, values: Mapping[int, str]) -> Column:
    return f"// {name} {verb}.", name, kind, listed(list(values)), tuple(values.values())


def _tombstone(tombstone: Tombstone) -> str:
    fields = [("Since", tombstone.since), ("Reason", tombstone.reason)]
    if tombstone.replaced_by:
        fields.append(("ReplacedBy", tombstone.replaced_by))
    return f"{{{', '.join(f'{name}: {quoted(value)}' for name, value in fields)}}}"
