"""Where a new entry belongs among the entries of its domain."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from zcodegen.catalog.model import Code, Domain


class InsertionOrder:
    """The order of a domain's entries while new ones are put among them.

    Where the entries are sorted by code they stay so; else a new entry follows the one that precedes it on the page.
    """

    def __init__(self, domain: Domain, page: list[Code]) -> None:
        entries = list(domain.entries.values())
        self._names: dict[Code, str] = {entry.code: entry.name for entry in entries}
        self._last = entries[-1].name if entries else None
        self._before: dict[str, str | None] = {new.name: old.name for old, new in pairwise(entries)}
        self._page = page
        self._rank = {code: number for number, code in enumerate(page)}
        numbers = [entry.code for entry in entries if isinstance(entry.code, int)]
        self._sorted = numbers if len(numbers) == len(entries) and numbers == sorted(numbers) else None
        self._latest: str | None = None
        self._reached = 0

    def put(self, name: str, code: Code) -> str | None:
        """Put a new entry into its place; return the name of the entry before it, None where it is the first.

        Codes must come in the order of the page.
        """
        after = (
            self._by_code(code) if self._sorted is not None and isinstance(code, int) else self._by_page(code)
        )
        self._names[code] = name
        if after == self._last:
            self._last = name
        return after

    def _by_code(self, code: int) -> str | None:
        numbers = self._sorted or []
        index = bisect_left(numbers, code)
        if self._sorted is not None:
            self._sorted.insert(index, code)
        return self._names[numbers[index - 1]] if index else None

    def _by_page(self, code: Code) -> str | None:
        rank = self._rank[code]
        for listed in self._page[self._reached : rank]:
            self._latest = self._names.get(listed, self._latest)
        self._reached = rank
        if self._latest is not None:
            return self._latest
        follower = next((self._names[listed] for listed in self._page[rank:] if listed in self._names), None)
        return self._before.get(follower) if follower else self._last
