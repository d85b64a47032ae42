"""The files of a target whose content is read when somebody asks for it; what it will be is known before, by its digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeAlias

Tree: TypeAlias = Mapping[str, bytes]
"""A target's files: path below the target's folder, parted by `/` -> content."""


def digest(content: bytes) -> str:
    """Return the SHA-256 of `content` in hex."""
    return hashlib.sha256(content).hexdigest()


class Files(Mapping[str, bytes]):
    """A tree with the digests of its files: `read` returns the content of a path when it is asked for."""

    def __init__(self, digests: Mapping[str, str], read: Callable[[str], bytes]) -> None:
        self.digests = digests
        self._read = read

    def __getitem__(self, path: str) -> bytes:
        return self._read(path)

    def __contains__(self, path: object) -> bool:  # Mapping would read the content
        return path in self.digests

    def __iter__(self) -> Iterator[str]:
        return iter(self.digests)

    def __len__(self) -> int:
        return len(self.digests)


def digests_of(tree: Tree) -> Mapping[str, str]:
    """Return the digests of a tree's files, by path."""
    return tree.digests if isinstance(tree, Files) else {path: digest(text) for path, text in tree.items()}


def digested(tree: Tree) -> Files:
    """Return a tree with the digests of its files, worked out once."""
    return Files(digests_of(tree), tree.__getitem__)


def merged(trees: Iterable[Tree]) -> Files:
    """Return the files of several trees, of different paths, as one tree, sorted by path."""
    return _one((path, told, tree, path) for tree in trees for path, told in digests_of(tree).items())


def joined(trees: Mapping[str, Tree]) -> Files:
    """Return several trees as one, sorted by path; the paths of each begin with its name."""
    return _one(
        (f"{name}/{path}", told, tree, path)
        for name, tree in trees.items()
        for path, told in digests_of(tree).items()
    )


def _one(files: Iterable[tuple[str, str, Tree, str]]) -> Files:
    """Return a tree of files, each by its path, its digest, and where it stands under which path."""
    found = {path: (told, tree, below) for path, told, tree, below in files}

    def read(path: str) -> bytes:
        _, tree, below = found[path]
        return tree[below]

    return Files({path: found[path][0] for path in sorted(found)}, read)
