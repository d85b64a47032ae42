"""Files of a target kept from one build to the next for as long as nothing changes that they follow from.

All parts of a target lie together, for a thousand small files cost more than they hold: a list of all files, and their
contents, which are read only where the output lacks one of them. What changes from build to build lies beside that, a
file a part, until it is much.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from zcodegen import cache
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import Outline
from zcodegen.output.files import Files, Tree, digests_of, merged

_MUCH = 4
"""All is kept anew when more than a fourth of the parts lie beside it."""
_CONTENTS = "#contents"


class _Row(Struct, frozen=True):
    """A part in the list: whether it follows from outlines, its key, and of each file the digest and the size."""

    outline: bool
    key: str
    files: Mapping[str, tuple[str, int]]


class Kept(Struct, frozen=True, dict=True):  # without slots: list and contents are read once
    """The parts of one target of a project; `outlines` are those of the domains, by name.

    A part is called as its domain; one that follows from all domains has a name that is no domain's, and with `outline`
    it follows from no words of their texts. `common` is what decides which parts there are. `anew` makes the target, for
    when contents are lost of which the list is there.
    """

    project: Path
    target: str
    catalog: Catalog
    outlines: Mapping[str, Outline]
    common: bytes
    anew: Callable[[], Tree]

    def whole(self) -> Tree | None:
        """Return the files of all parts, None where one is to be made: then the target itself is asked for nothing."""
        parts = [self.load(part, outline=row.outline) for part, row in self._rows.items()]
        found = [files for files in parts if files is not None]
        return merged(found) if found and len(found) == len(parts) else None

    def load(self, part: str, *, outline: bool) -> Tree | None:
        """Return the files of a part, None where they are to be made."""
        key = self._key(part, outline=outline)
        row = self._rows.get(part)
        if row and row.key == key.hex():
            digests = {path: digest for path, (digest, _) in row.files.items()}
            return Files(digests, lambda path: self._contents[path])
        content = cache.get(self._name(part), key)
        return None if content is None else _unpacked(content)

    def keep(self, parts: Mapping[tuple[str, bool], Tree], made: Collection[str]) -> None:
        """Keep the files of all parts (name, outline -> files) for the next build; `made` are those that were not kept."""
        keys = {part: self._key(part, outline=outline) for part, outline in parts}
        beside = [
            part for part, key in keys.items() if part not in self._rows or self._rows[part].key != key.hex()
        ]
        if len(beside) * _MUCH > len(parts):
            self._keep_together(parts, keys)
            return
        for (part, _), files in parts.items():
            if part in made:
                cache.put(self._name(part), keys[part], *_packed(files))

    def _keep_together(self, parts: Mapping[tuple[str, bool], Tree], keys: Mapping[str, bytes]) -> None:
        listed = [
            (
                part,
                outline,
                keys[part].hex(),
                {path: (told, len(files[path])) for path, told in digests_of(files).items()},
            )
            for (part, outline), files in parts.items()
        ]
        content = json.dumps(listed).encode()
        texts = (text for files in parts.values() for text in files.values())
        cache.put(self._name(_CONTENTS), cache.digest(content), *texts)
        cache.put(self._name(), self._key_of_all, content)

    @cached_property
    def _list(self) -> bytes:
        return cache.get(self._name(), self._key_of_all) or b"[]"

    @cached_property
    def _rows(self) -> dict[str, _Row]:
        return {part: _Row(outline, key, files) for part, outline, key, files in json.loads(self._list)}

    @cached_property
    def _contents(self) -> Tree:
        """The contents of all files in the list; made anew where they are lost, or another build has kept others."""
        content = cache.get(self._name(_CONTENTS), cache.digest(self._list))
        sizes = ((path, size) for row in self._rows.values() for path, (_, size) in row.files.items())
        return self.anew() if content is None else dict(_parted(content, sizes))

    @property
    def _key_of_all(self) -> bytes:
        return cache.digest(self.common, self.target.encode())

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
        if path.is_file() or path.is_symlink()
        for part in (os.fsencode(path.relative_to(templates)), _read(path))
    ]
    outline = [
        (one.name, one.title, one.description, one.code_type, one.code_format, one.ranges, one.includes)
        for one in catalog.domains.values()
    ]
    model = repr((catalog.manifest, catalog.locales(), outline))
    return cache.digest(cache.tool_fingerprint(), model.encode("utf-8", "surrogatepass"), *own)


def _read(path: Path) -> bytes:
    """Return the content of a file; of a link to a folder, whose files have paths of their own, where it leads."""
    return path.read_bytes() if path.is_file() else os.fsencode(path.readlink())


def _packed(files: Tree) -> Iterator[bytes]:
    """Yield the list of the files as a line, then their contents."""
    yield json.dumps([(path, len(content)) for path, content in files.items()]).encode() + b"\n"
    yield from files.values()


def _unpacked(content: bytes) -> dict[str, bytes]:
    listed, _, contents = content.partition(b"\n")
    return dict(_parted(contents, json.loads(listed)))


def _parted(contents: bytes, sizes: Iterable[tuple[str, int]]) -> Iterator[tuple[str, bytes]]:
    start = 0
    for path, size in sizes:
        yield path, contents[start : start + size]
        start += size
