"""Files of a part of a target, kept from one build to the next for as long as nothing changes that they follow from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from zcodegen import cache
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.outline import Outline


@dataclass(frozen=True, slots=True)
class Kept:
    """The parts of one target of a project; `outlines` are those of the domains, by name.

    A part is called as its domain; one that follows from all domains has a name that is no domain's, and with `outline`
    it follows from no words of their texts.
    """

    project: Path
    target: str
    catalog: Catalog
    outlines: Mapping[str, Outline]
    common: bytes

    def load(self, part: str, *, outline: bool = False) -> dict[str, bytes] | None:
        """Return the files of a part, None where they are to be made."""
        content = cache.load(self._name(part), self._key(part, outline=outline))
        return None if content is None else _unpacked(content)

    def keep(self, part: str, files: Mapping[str, bytes], *, outline: bool = False) -> None:
        """Keep the files of a part for the next build."""
        cache.keep(self._name(part), self._key(part, outline=outline), _packed(files))

    def _name(self, part: str) -> str:
        place = cache.digest(
            str(self.project).encode("utf-8", "surrogateescape"), self.target.encode(), part.encode()
        )
        return f"parts/{place.hex()}"

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


def _packed(files: Mapping[str, bytes]) -> bytes:
    listed = json.dumps([(path, len(content)) for path, content in files.items()])
    return b"".join((listed.encode(), b"\n", *files.values()))


def _unpacked(content: bytes) -> dict[str, bytes]:
    listed, _, rest = content.partition(b"\n")
    files, start = {}, 0
    for path, size in json.loads(listed):
        files[path] = rest[start : start + size]
        start += size
    return files
