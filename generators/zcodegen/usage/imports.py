"""The names of a file that stand for parts of a catalog's packages: imports, aliases, destructured members.

Each local name becomes the full path that it stands for, so that `r.Code.ROOM_NOT_FOUND` after `from
zcodes.zego.rtc import room as r` is `zcodes.zego.rtc.room.Code.ROOM_NOT_FOUND`, a path that the target has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from zcodegen.usage.atoms import Atom, SourceText
from zcodegen.usage.index import CatalogIndex

DOTS: Final = frozenset({".", "?.", "::", "!!."})
_EXTENSION: Final = re.compile(r"(?:/index)?\.[cm]?[jt]s$")
_MAX_CHAIN: Final = 20
_MAX_LIST: Final = 2_000
"""Atoms in which the brackets of destructured names are searched."""

Members: TypeAlias = Mapping[str, tuple[str, ...]]


def names_in(source: SourceText, index: CatalogIndex) -> Mapping[str, str]:
    """Return local name -> full path, for the names that lead to a package of the catalog."""
    if not source.target:
        return {}
    read = {"python": _python, "typescript": _modules, "go": _go, "kotlin": _jvm}[source.target]
    below = index.members[source.target]
    found = {name: path for name, path in read(source.atoms, below) if index.is_known(source.target, path)}
    for name, path in _aliases(source.atoms, found, below):
        found.setdefault(name, path)
    return found


def chain_at(atoms: Sequence[Atom], start: int) -> tuple[list[str], int]:
    """Return the members of a chain (`room.Code["NAME"]`) from the name at `start`, and the index behind it."""
    members = [atoms[start].text]
    index = start + 1
    while len(members) < _MAX_CHAIN and index + 1 < len(atoms):
        if atoms[index].text in DOTS and atoms[index].shape == "sign" and atoms[index + 1].shape == "name":
            members.append(atoms[index + 1].text)
            index += 2
        elif _is(atoms, index, "[") and atoms[index + 1].shape == "string" and _is(atoms, index + 2, "]"):
            members.append(atoms[index + 1].text)
            index += 3
        else:
            break
    return members, index


def _is(atoms: Sequence[Atom], index: int, text: str) -> bool:
    return 0 <= index < len(atoms) and atoms[index].text == text and atoms[index].shape != "string"


def _path(atoms: Sequence[Atom], start: int) -> tuple[str, int]:
    """Return a dotted path of names, and the index behind it."""
    words: list[str] = []
    index = start
    while index < len(atoms) and atoms[index].shape == "name":
        words.append(atoms[index].text)
        index += 1
        if not _is(atoms, index, ".") or index + 1 >= len(atoms) or atoms[index + 1].shape != "name":
            break
        index += 1
    return ".".join(words), index


def _python(atoms: Sequence[Atom], below: Members) -> Iterator[tuple[str, str]]:
    del below
    for index, atom in enumerate(atoms):
        if _is(atoms, index - 1, "."):
            continue
        if atom.shape == "name" and atom.text == "from":
            above, behind = _path(atoms, index + 1)
            if above and _is(atoms, behind, "import"):
                for name, alias in _listed(atoms, behind + 1):
                    yield alias, f"{above}.{name}"
        elif atom.shape == "name" and atom.text == "import" and not _is_from(atoms, index):
            behind = index + 1
            while True:
                path, behind = _path(atoms, behind)
                if _is(atoms, behind, "as") and behind + 1 < len(atoms):
                    yield atoms[behind + 1].text, path
                    behind += 2
                elif path:
                    first = path.partition(".")[0]
                    yield first, first
                if not _is(atoms, behind, ","):
                    break
                behind += 1
        elif atom.shape == "string" and _is(atoms, index - 1, "(") and _is(atoms, index - 3, "="):
            yield atoms[index - 4].text, atom.text


def _is_from(atoms: Sequence[Atom], index: int) -> bool:
    """Return whether an `import` ends the `from a.b` before it."""
    back = index - 1
    while back >= 0 and (atoms[back].shape == "name" or atoms[back].text == "."):
        if atoms[back].text == "from":
            return True
        back -= 1
    return False


def _listed(atoms: Sequence[Atom], start: int) -> Iterator[tuple[str, str]]:
    """Yield (name, local name) of a list of names, in brackets or not: `a as b, c`."""
    index = start + 1 if _is(atoms, start, "(") or _is(atoms, start, "{") else start
    while index < len(atoms) and atoms[index].shape == "name":
        if atoms[index].text == "type" and index + 1 < len(atoms) and atoms[index + 1].shape == "name":
            index += 1
        name = alias = atoms[index].text
        index += 1
        if (_is(atoms, index, "as") or _is(atoms, index, ":")) and index + 1 < len(atoms):
            alias = atoms[index + 1].text
            index += 2
        yield name, alias
        if not _is(atoms, index, ","):
            break
        index += 1


def _opening(atoms: Sequence[Atom], closing: int) -> int:
    """Return the index of the bracket that opens a list of names; that of `closing` if it is too far away."""
    first = max(closing - _MAX_LIST, -1)
    return next((index for index in range(closing, first, -1) if _is(atoms, index, "{")), closing)


def _modules(atoms: Sequence[Atom], below: Members) -> Iterator[tuple[str, str]]:
    """ECMAScript modules and CommonJS: every string that is a module's path, and the names bound before it."""
    for index, atom in enumerate(atoms):
        if atom.shape != "string":
            continue
        path = _EXTENSION.sub("", atom.text)
        if path not in below:
            continue
        back = index - 1
        while back >= 0 and (atoms[back].text in {"(", "require", "import", "await", "from", "=", "as", "*"}):
            back -= 1
        if back < 0:
            continue
        if _is(atoms, back, "}"):
            for name, alias in _listed(atoms, _opening(atoms, back)):
                yield alias, f"{path}.{name}"
                yield name, f"{path}.{name}"
        elif atoms[back].shape == "name":
            yield atoms[back].text, path


def _go(atoms: Sequence[Atom], below: Members) -> Iterator[tuple[str, str]]:
    for index, atom in enumerate(atoms):
        if atom.shape != "string" or atom.text not in below:
            continue
        before = atoms[index - 1] if index else None
        if before and before.shape == "name" and before.text != "import":
            yield before.text, atom.text
        elif before and before.text == ".":
            yield from ((path.rpartition(".")[2], path) for path in below[atom.text])
        else:
            yield atom.text.rpartition("/")[2], atom.text


def _jvm(atoms: Sequence[Atom], below: Members) -> Iterator[tuple[str, str]]:
    for index, atom in enumerate(atoms):
        if atom.shape != "name" or atom.text != "import":
            continue
        start = index + 2 if _is(atoms, index + 1, "static") else index + 1
        path, behind = _path(atoms, start)
        if _is(atoms, behind, ".") and _is(atoms, behind + 1, "*"):
            yield from ((member.rpartition(".")[2], member) for member in below.get(path, ()))
        elif _is(atoms, behind, "as") and behind + 1 < len(atoms):
            yield atoms[behind + 1].text, path
        elif path:
            yield path.rpartition(".")[2], path


def _aliases(atoms: Sequence[Atom], names: Mapping[str, str], below: Members) -> Iterator[tuple[str, str]]:
    """Yield what `Codes = room.Code` and `const { ROOM_NOT_FOUND } = room` bind."""
    if not names:
        return
    for index, atom in enumerate(atoms):
        if atom.text not in {"=", ":="} or atom.shape != "sign" or index + 1 >= len(atoms):
            continue
        if atoms[index + 1].text not in names or not index:
            continue
        members, _ = chain_at(atoms, index + 1)
        path = ".".join((names[members[0]], *members[1:]))
        if path not in below:
            continue
        if atoms[index - 1].shape == "name":
            yield atoms[index - 1].text, path
        elif _is(atoms, index - 1, "}"):
            for name, alias in _listed(atoms, _opening(atoms, index)):
                yield alias, f"{path}.{name}"
