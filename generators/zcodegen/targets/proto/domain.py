"""The contexts of the files of domains."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.model import Catalog, Domain, Entry
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.common import comment_locales, document_links, file_of, format_code
from zcodegen.targets.proto import names

_MIN: Final = -(2**31)
_MAX: Final = 2**31 - 1


class EnumValue(Struct, frozen=True):
    """A value: `code` is the text of the option, empty where the number is the code."""

    name: str
    number: int
    comment: str
    code: str
    is_deprecated: bool
    ignored: str
    """The rule of `buf lint` that the value breaks for a reason; empty for none."""


class ProtoFile(Struct, frozen=True):
    """Context of `code.proto.jinja`."""

    file: str
    package: str
    imported: str
    option: str
    comment: str
    has_aliases: bool
    values: tuple[EnumValue, ...]
    reserved_numbers: tuple[str, ...]
    reserved_names: tuple[str, ...]


class Options(Struct, frozen=True):
    """Context of `options.proto.jinja`."""

    package: str


class BufModule(Struct, frozen=True):
    """Context of `buf.yaml.jinja`."""

    name: str


def has_own_numbers(domain: Domain) -> bool:
    """Return whether the codes of a domain can be the numbers of an enum: 32 bits, with a sign."""
    return domain.code_type == "integer" and all(
        isinstance(entry.code, int) and _MIN <= entry.code <= _MAX for entry in domain.entries.values()
    )


def proto_file(domain: Domain, catalog: Catalog, packages: Mapping[str, str]) -> ProtoFile:
    """Return the context of a domain's file."""
    values = tuple(_values(domain, catalog))
    is_plain = has_own_numbers(domain)
    package = names.options_package(catalog)
    numbers = [value.number for value in values]
    return ProtoFile(
        file=file_of(domain),
        package=packages[domain.name],
        imported="" if is_plain else names.file_path(package, "options"),
        option="" if is_plain else f"({package}.code)",
        comment="\n".join(_about(domain, catalog)),
        has_aliases=len(set(numbers)) < len(numbers),
        values=values,
        reserved_numbers=tuple(_reserved_numbers(domain)) if is_plain else (),
        reserved_names=tuple(names.value_name(row.name) for row in domain.reserved if row.name),
    )


def _about(domain: Domain, catalog: Catalog) -> Iterator[str]:
    title = domain.title.get("en") or next(iter(domain.title.values()), "")
    yield f"Code has the codes of {domain.name}: {title}" if title else f"Code has the codes of {domain.name}"
    for name, url in document_links(catalog, domain.name):
        yield f"{name}: {url}"


def _values(domain: Domain, catalog: Catalog) -> Iterator[EnumValue]:
    """Yield the values: that of zero first, as proto3 asks, each followed by its former names."""
    is_plain = has_own_numbers(domain)
    entries = sorted(domain.entries.values(), key=lambda entry: is_plain and entry.code != 0)
    owners: dict[int, str] = {}
    if not is_plain or not entries or entries[0].code != 0:
        yield EnumValue(names.UNSPECIFIED, 0, "No code.", "", is_deprecated=False, ignored="")
        owners[0] = names.UNSPECIFIED
    for entry in entries:
        number = entry.code if is_plain and isinstance(entry.code, int) else _hash(entry.name)
        if number in owners:
            raise ZcodegenError(
                f"proto: {owners[number]} and {entry.name} of {domain.name} would share number {number}; rename one of them"
            )
        owners[number] = entry.name
        code = "" if is_plain else str(entry.code)
        is_gone = bool(entry.deprecated or entry.retired)
        is_zero = number == 0
        text = _comment(entry, domain, catalog)
        yield EnumValue(
            names.value_name(entry.name),
            number,
            text,
            code,
            is_gone,
            "ENUM_ZERO_VALUE_SUFFIX" if is_zero else "",
        )
        for alias in entry.aliases:
            former = f"Former name of {names.value_name(entry.name)}."
            yield EnumValue(names.value_name(alias), number, former, code, is_deprecated=True, ignored="")


def _hash(name: str) -> int:
    """Return a number of 31 bits, not zero, that depends on the name alone."""
    digest = hashlib.sha256(name.encode()).digest()
    return int.from_bytes(digest[:4], "big") % _MAX + 1


def _comment(entry: Entry, domain: Domain, catalog: Catalog) -> str:
    lines = [f"{format_code(entry.code, domain)}, {entry.status}, HTTP {entry.http_status}."]
    for word, stone in (("Retired", entry.retired), ("Deprecated", entry.deprecated)):
        if stone:
            instead = f" Use {stone.replaced_by}." if stone.replaced_by else ""
            lines.append(f"{word} since {stone.since}: {stone.reason}{instead}")
    for locale in comment_locales(catalog.manifest):
        texts = (entry.message.get(locale), entry.cause.get(locale), entry.action.get(locale))
        lines += [readable_text(entry, text.value, locale) for text in texts if text]
    return "\n".join(lines)


def _reserved_numbers(domain: Domain) -> Iterator[str]:
    """Yield what no value may take, without zero, which every enum has."""
    for row in domain.reserved:
        first, last = row.range or (row.code, row.code)
        if not isinstance(first, int) or not isinstance(last, int):
            continue
        for low, high in ((max(first, _MIN), min(last, -1)), (max(first, 1), min(last, _MAX))):
            if low <= high:
                yield str(low) if low == high else f"{low} to {high}"
