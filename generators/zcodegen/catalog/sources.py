"""The locations of the model in files: a domain and steps in, file, line and column out."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from zcodegen.catalog.model import Entry
from zcodegen.diagnostics import Location
from zcodegen.source.nodes import Node, locate


class SourceFile(Struct, frozen=True):
    """One file: its path as shown to the user, its text, and its nodes."""

    path: str
    text: str
    root: Node


class Sources(Struct, frozen=True):
    """The files of a catalog: `files` by path, `by_domain` the file of each domain; the manifest's domain is "".

    `dependencies` are those of the catalogs that it depends on, by name; `files` has their files as well, to be shown.
    """

    files: Mapping[str, SourceFile]
    by_domain: Mapping[str, str]
    dependencies: Mapping[str, Sources] = {}

    def at(self, domain: str, *steps: str | int, key: bool = False) -> Location:
        """Return the location of a domain file's node (of the manifest's with ""), or of the nearest node above it.

        With `key`, the location of the last key instead of its value.
        """
        path = self.by_domain.get(domain)
        if path is None:
            for sources in self.dependencies.values():
                if sources.has(domain):
                    return sources.at(domain, *steps, key=key)
            return Location(self.by_domain.get("", "catalog.yaml"))
        line, column = locate(self.files[path].root, steps, key=key)
        return Location(path, line, column)

    def has(self, domain: str) -> bool:
        """Return whether there is a file of a domain, here or in a dependency."""
        return domain in self.by_domain or any(sources.has(domain) for sources in self.dependencies.values())

    @property
    def foreign_paths(self) -> frozenset[str]:
        """The paths of the files of other catalogs."""
        return frozenset(path for sources in self.dependencies.values() for path in sources.files)

    def text_of(self, domain: str) -> bytes:
        """Return the text of a domain's file."""
        return self.files[self.by_domain[domain]].text.encode("utf-8", "surrogatepass")

    def entry(self, entry: Entry, *steps: str | int, key: bool = False) -> Location:
        """Return the location of an entry, or of what it has at `steps` (`"message", "en"`)."""
        return self.at(entry.domain, "entries", entry.name, *steps, key=key or not steps)
