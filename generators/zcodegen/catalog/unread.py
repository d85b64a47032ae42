"""Entries that are read from their file when somebody asks for one of them, and told of before that."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, KeysView, Mapping, ValuesView
from functools import cached_property
from typing import TypeVar

Value = TypeVar("Value")


class Unread(Mapping[str, Value]):
    """A mapping like the one that `read` returns; how many there are, and their `locales`, are known without it."""

    def __init__(self, read: Callable[[], Mapping[str, Value]], count: int, locales: frozenset[str]) -> None:
        self._read = read
        self._count = count
        self.locales = locales

    @cached_property
    def _all(self) -> Mapping[str, Value]:
        return self._read()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, key: str) -> Value:
        return self._all[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def keys(self) -> KeysView[str]:
        """Return the view of the mapping itself, which is faster than one of the class."""
        return self._all.keys()

    def values(self) -> ValuesView[Value]:
        """Return the view of the mapping itself."""
        return self._all.values()

    def items(self) -> ItemsView[str, Value]:
        """Return the view of the mapping itself."""
        return self._all.items()
