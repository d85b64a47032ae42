"""Files of the parts of a target, kept from one build to the next for as long as nothing changes that they follow from.

All parts of a target lie in one file, for a thousand small ones cost more than they hold. What changes from build to
build lies beside it, a file a part, until that is much.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from zcodegen import cache
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import Outline

_MUCH = 4
"""The one file is written anew when more than a fourth of its parts lie beside it."""


@dataclass(frozen=True)  # without slots: the file is read once
class Kept:
    """The parts of one target of a project; `outlines` are those of the domains, by name.

    A part is called as its domain; one that follows from all domains has a name that is no domain's, and with `outline`
    it follows from no words of their texts. `common` is what decides which parts there are.
    """

    project: Path
    target: str
    catalog: Catalog
    outlines: Mapping[str, Outline]
    common: bytes

    def whole(self) -> dict[str, bytes] | None:
        """Return the files of all parts, None where one is to be made: then the target itself is asked for nothing."""
        parts = [self.load(part, outline=outline) for part, (outline, _, _) in self._together.items()]
        found = [files for files in parts if files is not None]
        if not parts or len(found) < len(parts):
            return None
        return {path: content for files in found for path, content in files.items()}

    def load(self, part: str, *, outline: bool) -> dict[str, bytes] | None:
        """Return the files of a part, None where they are to be made."""
        key = self._key(part, outline=outline)
        _, known, files = self._together.get(part, (outline, "", {}))
        if known == key.hex():
            return files
        content = cache.load(self._name(part), key)
        return None if content is None else _unpacked(content)[part][2]

    def keep(self, parts: Mapping[tuple[str, bool], Mapping[str, bytes]], made: Collection[str]) -> None:
        """Keep the files of all parts (name, outline -> files) for the next build; `made` are those that were not kept."""
        rows = {
            part: (outline, self._key(part, outline=outline), files)
            for (part, outline), files in parts.items()
        }
        beside = [part for part, (_, key, _) in rows.items() if self._known(part) != key.hex()]
        if len(beside) * _MUCH > len(rows):
            cache.keep(self._name(), self._key_of_all, *_packed(rows))
            return
        for part in made:
            cache.keep(self._name(part), rows[part][1], *_packed({part: rows[part]}))

    @cached_property
    def _together(self) -> dict[str, _Row]:
        content = cache.load(self._name(), self._key_of_all)
        return {} if content is None else _unpacked(content)

    @property
    def _key_of_all(self) -> bytes:
        return cache.digest(self.common, self.target.encode())

    def _known(self, part: str) -> str:
        return self._together[part][1] if part in self._together else ""

    def _name(self, *part: str) -> str:
        told = (str(self.project), self.target, *part)
        return f"parts/{cache.digest(*(one.encode('utf-8', 'surrogateescape') for one in told)).hex()}"

    def _key(self, part: str, *, outline: bool) -> bytes:
        follows_from = (part, *self.catalog.included(part)) if part in self.outlines else self.catalog.domains
        found = [self.outlines[name] for name in follows_from]
        entries = [(one.shape if outline else one.digest).encode() for one in found]
        return cache.digest(self.common, self.target.encode(), part.encode(), *entries)


def common_key(catalog: Catalog, templates: Path) -> bytes:
    """Return what all parts follow from: ourselves, the user's templates, the manifest, the domains but for their entries."""
    own = [
        part
        for path in (sorted(templates.rglob("*")) if templates.is_dir() else [])
        if path.is_file()
        for part in (path.relative_to(templates).as_posix().encode(), path.read_bytes())
    ]
    outline = [
        (one.name, one.title, one.description, one.code_type, one.code_format, one.ranges, one.includes)
        for one in catalog.domains.values()
    ]
    model = repr((catalog.manifest, catalog.locales(), outline))
    return cache.digest(cache.identity(), model.encode("utf-8", "surrogatepass"), *own)


_Row: TypeAlias = tuple[bool, str, dict[str, bytes]]
"""Whether a part follows from outlines, its key, its files."""


def _packed(rows: Mapping[str, tuple[bool, bytes, Mapping[str, bytes]]]) -> Iterator[bytes]:
    listed = [
        (part, outline, key.hex(), [(path, len(content)) for path, content in files.items()])
        for part, (outline, key, files) in rows.items()
    ]
    yield json.dumps(listed).encode() + b"\n"
    for _, _, files in rows.values():
        yield from files.values()


def _unpacked(content: bytes) -> dict[str, _Row]:
    start = content.index(b"\n") + 1
    rows: dict[str, _Row] = {}
    for part, outline, key, listed in json.loads(content[:start]):
        files: dict[str, bytes] = {}
        for path, size in listed:
            files[path] = content[start : start + size]
            start += size
        rows[part] = (outline, key, files)
    return rows
