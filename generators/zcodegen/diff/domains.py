"""What two domains that are paired differ in, their entries apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import asdict

from zcodegen.catalog.model import Domain, Envelope
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
    for step in ("reserved", "authority"):
        if getattr(old, step) != getattr(new, step):
            yield _change(old, new, "domain-settings", step, detail=step)


def _change(
    old: Domain,
    new: Domain,
    kind: str,
    step: str,
    before: Value = None,
    after: Value = None,
    detail: str = "",
) -> Change:
    return Change(kind, (old.name, step), (new.name, step), before, after, detail=detail)


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
    sides = ((old.name, "includes"), (new.name, "includes"))
    for name in before:
        if name not in new.includes:
            yield Change("include-removed", *sides, before=name)
    for name in new.includes:
        if name not in before:
            yield Change("include-added", *sides, after=name)
    if sorted(before) == sorted(new.includes) and before != new.includes:
        yield Change("include-order", *sides, before=before, after=new.includes)
