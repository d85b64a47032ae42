"""Another name for an entry: the key, the former name as its alias, and whatever refers to it."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.source.commented import CommentedMap, CommentedSeq, Leaf, Pair, Value


def rename_entry(root: CommentedMap, old: str, new: str, *, keeps_old: bool = True) -> None:
    """Rename an entry in the tree of its domain's file; `old` becomes an alias if `keeps_old`, and `new` is none any more."""
    entries = root.get("entries")
    pair = entries.find(old) if isinstance(entries, CommentedMap) else None
    if pair is None or not isinstance(pair.value, CommentedMap):
        return
    pair.key = new
    found = pair.value.find("aliases")
    aliases = found.value.pairs if found and isinstance(found.value, CommentedSeq) else []
    kept = [alias for alias in aliases if not (isinstance(alias.value, Leaf) and alias.value.value == new)]
    listed = CommentedSeq([*kept, Pair("", Leaf(old))] if keeps_old else kept)
    if found and listed.pairs:
        found.value = listed
    elif found:
        pair.value.pairs.remove(found)
    elif listed.pairs:
        pair.value.pairs.append(Pair("aliases", listed))


def rename_references(root: CommentedMap, home: str, domain: str, old: str, new: str) -> bool:
    """Write the new name where a domain's file or a manifest refers to an entry of `domain`; return whether it did.

    `home` is the domain of the file, empty for the manifest; there a name without a domain is one of it.
    """
    renamed = False
    for leaf in _references(root):
        written = str(leaf.value)
        local = f"{home}.{written}" if "." not in written else written
        if f"{local}.".startswith(f"{domain}.{old}."):
            rest = local[len(domain) + 1 + len(old) :]
            leaf.value = f"{new}{rest}" if "." not in written else f"{domain}.{new}{rest}"
            renamed = True
    return renamed


def _references(root: CommentedMap) -> Iterator[Leaf]:
    """Yield the leaves that name an entry, or something of one."""
    yield from _at_waivers(root.get("waivers"))
    yield from _excluded(root.get("packages"))
    entries = root.get("entries")
    for pair in entries.pairs if isinstance(entries, CommentedMap) else ():
        if not isinstance(pair.value, CommentedMap):
            continue
        same_as = pair.value.get("same_as")
        values = [synonym.value for synonym in same_as.pairs] if isinstance(same_as, CommentedSeq) else []
        values += [
            found for key in ("deprecated", "retired") if (found := pair.value.get(key, "replaced_by"))
        ]
        yield from (value for value in values if isinstance(value, Leaf))
        yield from _at_waivers(pair.value.get("waivers"))


def _at_waivers(waivers: Value | None) -> Iterator[Leaf]:
    for pair in waivers.pairs if isinstance(waivers, CommentedSeq) else ():
        full_name = pair.value.get("at") if isinstance(pair.value, CommentedMap) else None
        if isinstance(full_name, Leaf):
            yield full_name


def _excluded(packages: Value | None) -> Iterator[Leaf]:
    for package in packages.pairs if isinstance(packages, CommentedMap) else ():
        globs = package.value.get("exclude") if isinstance(package.value, CommentedMap) else None
        yield from (
            (pair.value for pair in globs.pairs if isinstance(pair.value, Leaf))
            if isinstance(globs, CommentedSeq)
            else ()
        )
