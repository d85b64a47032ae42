"""Two catalogs to changes: facts only, sorted, each once; `compare(c, c)` is empty.

The order of entries and the catalog's version do not count. The contents of an added or removed domain or locale are
reported with it, not text by text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from zcodegen.catalog.meaning import is_another_error
from zcodegen.catalog.model import Catalog, Domain, Entry, Manifest
from zcodegen.diff.change import Change
from zcodegen.diff.contents import domain_contents, entry_contents, headline_locales
from zcodegen.diff.domains import compare_domains, is_draft_domain
from zcodegen.diff.entries import Pair, compare_entries, steps_of
from zcodegen.diff.manifests import compare_manifests
from zcodegen.diff.matching import MatchedEntry, Unmatched, moved, pair_domains, renamed_in
from zcodegen.diff.package_contents import compare_package_contents
from zcodegen.targets.kotlin import names as kotlin

_REGISTRIES: Final = {"go": "Go", "kotlin": "Kotlin", "python": "Python", "typescript": "npm"}


def compare(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Return what differs, sorted by domain, code and full name."""
    changes = [*_settings(old, new), *_locales(old, new)]
    gained_or_lost = {
        str(change.before or change.after)
        for change in changes
        if change.kind in {"locale-added", "locale-removed"}
    }
    changes += _domains(old, new, gained_or_lost)
    return tuple(sorted(dict.fromkeys(changes), key=Change.sort_key))


def compare_files(old: Catalog, new: Catalog) -> tuple[Change, ...]:
    """Return what differs in a part of two catalogs, sorted; which locales they have as wholes is not known."""
    changes = [*_settings(old, new), *_domains(old, new, set())]
    return tuple(sorted(dict.fromkeys(changes), key=Change.sort_key))


def _settings(old: Catalog, new: Catalog) -> Iterator[Change]:
    yield from compare_manifests(old.manifest, new.manifest)
    yield from compare_package_contents(old, new)
    before, after = kotlin.index_name(old), kotlin.index_name(new)
    if before != after and "kotlin" not in old.manifest.placeholder_targets:
        at = ("", "name")
        yield Change("index-renamed", at, at, before=before, after=after)


def _locales(old: Catalog, new: Catalog) -> Iterator[Change]:
    before, after = message_counts(old), message_counts(new)
    steps = ("", "locales")
    for locale in sorted(before.keys() - after.keys()):
        yield Change("locale-removed", steps, steps, before=locale, detail=_count(before[locale], "message"))
    for locale in sorted(after.keys() - before.keys()):
        yield Change("locale-added", steps, steps, after=locale, detail=_count(after[locale], "message"))


def message_counts(catalog: Catalog) -> dict[str, int]:
    """Return locale -> number of the messages in it."""
    found: dict[str, int] = {}
    for entry in catalog.entries():
        for locale in entry.message:
            found[locale] = found.get(locale, 0) + 1
    return found


def _domains(old: Catalog, new: Catalog, dropped: set[str]) -> Iterator[Change]:
    pairs = pair_domains(old.domains, new.domains)
    locale = new.manifest.source_locale
    gone: list[Entry] = []
    come: list[Entry] = []
    for name, other in pairs.items():
        before, after = old.domains[name], new.domains[other]
        if name != other:
            detail = _count(len(after.entries), "entry")
            is_draft = is_draft_domain(before)
            yield Change("domain-renamed", (name,), (other,), name, other, detail=detail, is_draft=is_draft)
        yield from compare_domains(before, after, pairs)
        yield from _packages(before, after, old, new)
        found, unmatched = _entries(before, after, locale, dropped)
        yield from found
        gone += unmatched.old
        come += unmatched.new
    lost = [domain for name, domain in old.domains.items() if name not in pairs]
    won = [domain for name, domain in new.domains.items() if name not in pairs.values()]
    gone += [entry for domain in lost for entry in domain.entries.values()]
    come += [entry for domain in won for entry in domain.entries.values()]
    unmatched = Unmatched(tuple(gone), tuple(come))
    across = moved(unmatched, locale)
    for match in across:
        yield from _moved(match, old, new, dropped)
    rest = unmatched.without(across)
    yield from _gone(rest.old, old, pairs)
    yield from _come(rest.new, new, {*pairs.values()})
    yield from _hidden(old, new, pairs)


def _packages(before: Domain, after: Domain, old: Catalog, new: Catalog) -> Iterator[Change]:
    """Yield in which packages a domain was and is, if this catalog's package imports it from another's."""
    for target in sorted({*old.imports, *new.imports}):
        homes = [
            _package_name(target, imported.manifest if imported else catalog.manifest)
            for domain, catalog in ((before, old), (after, new))
            for imported in [catalog.imports.get(target, {}).get(domain.name)]
        ]
        if homes[0] != homes[1] and homes != [
            _package_name(target, catalog.manifest) for catalog in (old, new)
        ]:
            yield Change(
                "domain-package",
                (before.name,),
                (after.name,),
                homes[0],
                homes[1],
                name=after.name,
                detail=_REGISTRIES[target],
                only=(target,),
            )


def _package_name(target: str, manifest: Manifest) -> str:
    packages = manifest.packages
    names = {
        "go": packages.go_module,
        "kotlin": packages.kotlin_package,
        "python": packages.python_package,
        "typescript": packages.typescript_name,
    }
    return names[target]


def _moved(match: MatchedEntry, old: Catalog, new: Catalog, dropped: set[str]) -> Iterator[Change]:
    """Yield that an entry moved to another domain, and what else changed in it."""
    pair = Pair(match.old, match.new, old.domains[match.old.domain], new.domains[match.new.domain])
    yield pair.change("entry-moved", before=match.old.domain, after=match.new.domain, detail=match.by)
    if match.old.name != match.new.name:
        yield _renamed(pair, match.by)
    yield from compare_entries(pair, dropped)


def _gone(entries: tuple[Entry, ...], old: Catalog, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Yield what was removed; for a removed domain, its entries together."""
    lost: dict[str, list[Entry]] = {name: [] for name in old.domains if name not in pairs}
    for entry in entries:
        if entry.domain in lost:
            lost[entry.domain].append(entry)
        else:
            yield _removed(entry, old.domains[entry.domain])
    for name, own in lost.items():
        yield Change(
            "domain-removed",
            (name,),
            None,
            name,
            detail=_count(len(own), "entry"),
            contents=domain_contents(old.domains[name], own),
            is_draft=is_draft_domain(old.domains[name]),
        )


def _come(entries: tuple[Entry, ...], new: Catalog, paired: set[str]) -> Iterator[Change]:
    """Yield what was added; for an added domain, its entries together."""
    won: dict[str, list[Entry]] = {name: [] for name in new.domains if name not in paired}
    for entry in entries:
        if entry.domain in won:
            won[entry.domain].append(entry)
        else:
            yield _added(entry, new.domains[entry.domain])
    for name, own in won.items():
        detail, contents = _count(len(own), "entry"), domain_contents(new.domains[name], own)
        yield Change("domain-added", None, (name,), after=name, detail=detail, contents=contents)


def _entries(old: Domain, new: Domain, locale: str, dropped: set[str]) -> tuple[list[Change], Unmatched]:
    """Compare the entries of two domains that are one; return the changes and the entries that pair with none."""
    unmatched = Unmatched(
        tuple(entry for name, entry in old.entries.items() if name not in new.entries),
        tuple(entry for name, entry in new.entries.items() if name not in old.entries),
    )
    renamed: list[MatchedEntry] = renamed_in(unmatched, locale) if unmatched.old and unmatched.new else []
    renames = {match.old.name: match.new.name for match in renamed}
    changes: list[Change] = []
    for name, entry in old.entries.items():
        other = new.entries.get(name)
        if other is not None and other != entry:
            pair = Pair(entry, other, old, new, renames)
            changes += [*_reused(pair), *compare_entries(pair, dropped)]
    for match in renamed:
        pair = Pair(match.old, match.new, old, new, renames)
        changes += [_renamed(pair, match.by), *_reused(pair), *compare_entries(pair, dropped)]
    return changes, unmatched.without(renamed)


def _reused(pair: Pair) -> Iterator[Change]:
    """Yield a change if a code that was released for one error is the code of another error now."""
    old, new = pair.old, pair.new
    is_released_again = old.retired is not None and new.retired is None
    if old.code == new.code and (old.name != new.name or is_released_again) and is_another_error(old, new):
        yield pair.change("code-reused", "code", before=_text(old), after=_text(new))


def _hidden(old: Catalog, new: Catalog, pairs: Mapping[str, str]) -> Iterator[Change]:
    """Yield a change for each code that a domain answered through an include and answers itself now."""
    for name, other in pairs.items():
        before, after = old.domains[name], new.domains[other]
        if not before.includes:
            continue
        own = before.by_code()
        for code, entry in after.by_code().items():
            hidden = old.lookup(name, code) if code not in own else None
            if hidden is not None:
                shown = after.shown(code)
                steps = steps_of(entry, "code")
                detail = f"{hidden.full_name} answered"
                yield Change(
                    "included-code-hidden", None, steps, None, None, entry.name, shown, detail, order=code
                )


def _renamed(pair: Pair, by: str) -> Change:
    kept = pair.old.name in pair.new.aliases
    kind = "entry-renamed-with-alias" if kept else "entry-renamed"
    return pair.change(kind, before=pair.old.name, after=pair.new.name, detail=f"known by the {by}")


def _added(entry: Entry, domain: Domain) -> Change:
    return Change(
        "entry-added",
        None,
        steps_of(entry),
        after=domain.shown(entry.code),
        name=entry.name,
        code=domain.shown(entry.code),
        detail=_message(entry),
        order=entry.code,
        contents=entry_contents(entry),
    )


def _removed(entry: Entry, domain: Domain) -> Change:
    return Change(
        "entry-removed",
        steps_of(entry),
        None,
        before=domain.shown(entry.code),
        name=entry.name,
        code=domain.shown(entry.code),
        detail=f"it said {_message(entry)}",
        order=entry.code,
        is_draft=entry.stability == "draft",
    )


def _text(entry: Entry) -> str:
    return next((text.value for text in entry.message.values()), "")


def _message(entry: Entry) -> str:
    """Return the first message in the file, and the English one if that is another."""
    texts = [f'"{entry.message[locale].value}"' for locale in headline_locales(entry)]
    return " ".join([*texts[:1], *(f"({text})" for text in texts[1:])]) or "no message"


def _count(number: int, noun: str) -> str:
    words = {"entry": "entries", "message": "messages"}
    return f"{number} {noun if number == 1 else words[noun]}"
