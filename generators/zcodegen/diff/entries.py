"""What two entries that are paired differ in, field by field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.catalog.model import FIELDS, Argument, Domain, Entry, Field, Text, Tombstone, Waiver
from zcodegen.diff.change import Change, Steps, Value
from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.difference import TextDifferenceKind

_TEXT_KINDS = {
    TextDifferenceKind.COSMETIC: "text-cosmetic",
    TextDifferenceKind.WORDING: "text-wording",
    TextDifferenceKind.LANGUAGE: "text-wording",
    TextDifferenceKind.DETAIL: "text-detail",
    TextDifferenceKind.FACT: "text-fact",
    TextDifferenceKind.MEANING: "text-meaning",
}


class Pair(Struct, frozen=True):
    """An entry of the old and the same entry of the new catalog, with their domains."""

    old: Entry
    new: Entry
    old_domain: Domain
    new_domain: Domain
    renames: Mapping[str, str] = field(default_factory=dict)
    """Old name -> new name of the domain's renamed entries: a name that follows one has not changed."""

    def change(
        self,
        kind: str,
        *steps: str,
        before: Value = None,
        after: Value = None,
        detail: str = "",
        sides: tuple[bool, bool] = (True, True),
    ) -> Change:
        """Return a change at `steps` of the entry; `sides` says whether the old and the new one have them."""
        return Change(
            kind,
            steps_of(self.old, *steps) if sides[0] else None,
            steps_of(self.new, *steps) if sides[1] else None,
            before,
            after,
            self.new.name,
            self.new_domain.shown(self.new.code),
            detail,
            order=self.new.code,
            is_draft=self.old.stability == "draft",
        )


def steps_of(entry: Entry, *steps: str) -> Steps:
    """Return the location of an entry, or of a value in it."""
    return (entry.domain, "entries", entry.name, *steps)


def compare_entries(pair: Pair, dropped_locales: Collection[str]) -> Iterator[Change]:
    """Yield what differs; texts in `dropped_locales`, those that the catalog gained or lost as a whole, are passed over."""
    old, new = pair.old, pair.new
    if old == new:
        return
    if old.code != new.code:
        before, after = pair.old_domain.shown(old.code), pair.new_domain.shown(new.code)
        yield pair.change("entry-renumbered", "code", before=before, after=after)
    if old.status != new.status:
        yield pair.change("status-changed", "status", before=old.status, after=new.status)
    yield from _facts(pair)
    for text_field in FIELDS:
        yield from _texts(pair, text_field, dropped_locales)
    yield from _names(pair)
    yield from _tombstones(pair)
    yield from _arguments(pair)
    yield from _attributes(pair)
    if old.proposed != new.proposed:
        yield pair.change("entry-proposed" if new.proposed else "entry-confirmed", "proposed")
    if _decisions(old.waivers) != _decisions(new.waivers):
        yield pair.change("waivers-changed", "waivers")


def _facts(pair: Pair) -> Iterator[Change]:
    """Yield changes of what programs and people read besides the texts."""
    old, new = pair.old, pair.new
    for kind, key, before, after in (
        ("recovery-changed", "recovery", old.recovery, new.recovery),
        ("actor-changed", "actor", old.actor, new.actor),
        ("http-status-changed", "http_status", old.http_status, new.http_status),
        ("retry-after-changed", "retry_after", old.retry_after, new.retry_after),
        ("stability-changed", "stability", old.stability, new.stability),
        ("since-changed", "since", old.since, new.since),
    ):
        if before != after and not (kind == "http-status-changed" and old.status != new.status):
            yield pair.change(kind, key, before=before, after=after)
    for kind, key, changed in (
        ("links-changed", "links", old.links != new.links),
        ("note-changed", "note", (old.note, old.fields) != (new.note, new.fields)),
        ("entry-hidden", "audience", (old.audience, new.audience) == ("public", "internal")),
        ("entry-published", "audience", (old.audience, new.audience) == ("internal", "public")),
    ):
        if changed:
            yield pair.change(kind, key)


def _texts(pair: Pair, of: Field, dropped: Collection[str]) -> Iterator[Change]:
    before, after = pair.old.texts(of), pair.new.texts(of)
    if before == after:
        return
    for locale in dict.fromkeys((*before, *after)):
        one, other = before.get(locale), after.get(locale)
        if one != other and locale not in dropped:
            yield _text(pair, (of, locale), one, other)


def _text(pair: Pair, steps: tuple[Field, str], old: Text | None, new: Text | None) -> Change:
    of, locale = steps
    what = f"{of} in {locale}"
    if old is None:
        return pair.change(
            "text-added", *steps, after=new.value if new else None, detail=what, sides=(False, True)
        )
    if new is None:
        return pair.change("text-removed", *steps, before=old.value, detail=what, sides=(True, False))
    found = compare_texts(old.value, new.value, locale=locale, field=of)
    if found is None:
        before, after = old.translated, new.translated
        return pair.change("translation-mark", *steps, before=before, after=after, detail=what)
    return pair.change(_TEXT_KINDS[found.kind], *steps, before=old.value, after=new.value, detail=what)


def _names(pair: Pair) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for alias in old.aliases:
        if alias not in {new.name, *new.aliases}:
            yield pair.change("alias-removed", "aliases", before=alias)
    for alias in new.aliases:
        if alias not in {old.name, *old.aliases}:
            yield pair.change("alias-added", "aliases", after=alias)
    synonyms = [*(pair.renames.get(other, other) for other in old.same_as), *old.equivalents]
    declared = (*new.same_as, *new.equivalents)
    for other in synonyms:
        if other not in declared:
            yield pair.change("synonym-removed", "same_as", before=other)
    for other in declared:
        if other not in synonyms:
            yield pair.change("synonym-added", "same_as", after=other)


def _tombstones(pair: Pair) -> Iterator[Change]:
    states = (
        ("deprecated", "entry-deprecated", "entry-undeprecated", "deprecation-changed"),
        ("retired", "entry-retired", "entry-restored", "retirement-changed"),
    )
    for key, begun, ended, changed in states:
        before: Tombstone | None = getattr(pair.old, key)
        after: Tombstone | None = getattr(pair.new, key)
        if before is None and after is not None:
            yield pair.change(begun, key, detail=_deprecation(after), sides=(False, True))
        elif before is not None and after is None:
            if key == "retired" or pair.new.retired is None:  # retiring ends a deprecation
                yield pair.change(ended, key, detail=_deprecation(before), sides=(True, False))
        elif before is not None and after is not None:
            for part in ("since", "reason", "replaced_by"):
                one, other = getattr(before, part), getattr(after, part)
                if pair.renames.get(one, one) != other:
                    yield pair.change(changed, key, part, before=one, after=other, detail=part)


def _deprecation(tombstone: Tombstone) -> str:
    instead = f"; use {tombstone.replaced_by} instead" if tombstone.replaced_by else ""
    return f"{tombstone.reason.rstrip('.。')}{instead}"


def _arguments(pair: Pair) -> Iterator[Change]:
    before = {argument.name: argument for argument in pair.old.arguments}
    after = {argument.name: argument for argument in pair.new.arguments}
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        steps = ("arguments", name)
        if one is None and other is not None:
            yield pair.change("argument-added", *steps, after=other.type, detail=name, sides=(False, True))
        elif one is not None and other is None:
            yield pair.change("argument-removed", *steps, before=one.type, detail=name, sides=(True, False))
        elif one is not None and other is not None:
            if one.type != other.type:
                yield pair.change("argument-type", *steps, before=one.type, after=other.type, detail=name)
            if replace(one, type=other.type) != other:
                yield pair.change(
                    "argument-described", *steps, before=_described(one), after=_described(other), detail=name
                )


def _described(argument: Argument) -> str:
    return f"{argument.description} (such as {argument.example})".strip()


def _attributes(pair: Pair) -> Iterator[Change]:
    before, after = pair.old.attributes, pair.new.attributes
    for name in dict.fromkeys((*before, *after)):
        one, other = before.get(name), after.get(name)
        if one != other:
            kind = (
                "attribute-added"
                if one is None
                else "attribute-removed"
                if other is None
                else "attribute-changed"
            )
            sides = (one is not None, other is not None)
            yield pair.change(kind, "attributes", name, before=one, after=other, detail=name, sides=sides)


def _decisions(waivers: tuple[Waiver, ...]) -> tuple[Waiver, ...]:
    return tuple(replace(waiver, origin=()) for waiver in waivers)
