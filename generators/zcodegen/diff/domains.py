"""What two domains that are paired differ in, their entries apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import asdict

from zcodegen.catalog.model import Domain, Envelope, Reserved
from zcodegen.diff.change import Change, Value


def compare_domains(old: Domain, new: Domain, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Yield what differs; `renamed` is old name -> new name of domains, so that an include follows its domain."""
    for step in ("title", "description"):
        texts: tuple[Mapping[str, str], Mapping[str, str]] = (getattr(old, step), getattr(new, step))
        for locale in dict.fromkeys((*texts[0], *texts[1])):
            before, after = texts[0].get(locale), texts[1].get(locale)
            if before != after:
                what = f"{step.capitalize()} in {locale}"
                steps = (step, locale)
                yield Change(
                    "domain-described", (old.name, *steps), (new.name, *steps), before, after, detail=what
                )
    yield from _settings(old, new)
    yield from _includes(old, new, renamed)


def _settings(old: Domain, new: Domain) -> Iterator[Change]:
    if old.code_type != new.code_type:
        yield _change(old, new, "code-type", "code_type", old.code_type, new.code_type)
    if old.code_format != new.code_format:
        yield _change(old, new, "code-format", "code_format", old.code_format, new.code_format)
    if old.ranges != new.ranges:
        yield _change(old, new, "code-ranges", "ranges", _ranges(old), _ranges(new))
    if old.envelope != new.envelope:
        yield _change(
            old,
            new,
            "envelope-changed",
            "envelope",
            describe_envelope(old.envelope),
            describe_envelope(new.envelope),
        )
    if old.reserved != new.reserved:
        yield from _reservations(old, new)
    if old.authority != new.authority:
        yield _change(old, new, "domain-settings", "authority", detail="authority")


def is_draft_domain(domain: Domain) -> bool:
    """Return whether all of a domain is a draft."""
    if not domain.entries:
        return domain.stability == "draft"
    return all(entry.stability == "draft" for entry in domain.entries.values())


def _reservations(old: Domain, new: Domain) -> Iterator[Change]:
    """Yield what is no longer reserved and what is newly; of a range that grew nothing is lost."""
    gone = [row for row in old.reserved if not _is_covered(row, new.reserved)]
    come = [row for row in new.reserved if not _is_covered(row, old.reserved)]
    for row in gone:
        yield _change(old, new, "reservation-removed", "reserved", before=_reserved(row), detail=row.reason)
    for row in come:
        yield _change(old, new, "reservation-added", "reserved", after=_reserved(row), detail=row.reason)
    if not gone and not come:
        yield _change(old, new, "domain-settings", "reserved", detail="reasons of reserved codes")


def _is_covered(row: Reserved, by: tuple[Reserved, ...]) -> bool:
    """Return whether everything that `row` reserves is reserved by the rows of `by` together."""
    if row.name is not None:
        return any(other.name == row.name for other in by)
    if row.range is None:
        return row.code is not None and any(other.has_code(row.code) for other in by)
    first, last = row.range
    single = [(other.code, other.code) for other in by if isinstance(other.code, int)]
    spans = sorted([*single, *(other.range for other in by if other.range)])
    for start, end in spans:
        if start <= first <= end:
            first = end + 1
    return first > last


def _reserved(row: Reserved) -> str:
    if row.range:
        return f"{row.range[0]} to {row.range[1]}"
    return str(row.name if row.name is not None else row.code)


def _change(
    old: Domain,
    new: Domain,
    kind: str,
    step: str,
    before: Value = None,
    after: Value = None,
    detail: str = "",
) -> Change:
    sides = ((old.name, step), (new.name, step))
    return Change(kind, *sides, before, after, detail=detail, is_draft=is_draft_domain(old))


def describe_envelope(envelope: Envelope | None) -> tuple[str, ...]:
    """Return the members of an envelope in words."""
    return (
        tuple(f"{field} {pointer}" for field, pointer in asdict(envelope).items() if pointer)
        if envelope
        else ()
    )


def _ranges(domain: Domain) -> tuple[str, ...]:
    return tuple(f"{first} to {last}" for first, last in domain.ranges)


def _includes(old: Domain, new: Domain, renamed: Mapping[str, str]) -> Iterator[Change]:
    before = tuple(renamed.get(name, name) for name in old.includes)
    for name in before:
        if name not in new.includes:
            yield _change(old, new, "include-removed", "includes", before=name)
    for name in new.includes:
        if name not in before:
            yield _change(old, new, "include-added", "includes", after=name)
    if sorted(before) == sorted(new.includes) and before != new.includes:
        yield _change(old, new, "include-order", "includes", before=before, after=new.includes)
