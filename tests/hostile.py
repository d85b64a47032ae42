"""Hostile texts for whatever holds texts: the same tests run with few in `make test`, with more and other ones in `make fuzz`.

`HOSTILE_SEEDS="7 8" HOSTILE_TEXTS=20000 pytest -m hostile` chooses by hand; without them it is seed 0 and what each test
says. The same seed makes the same texts. Where a test fails, its catalog is cut down as long as it still fails: to one
entry, one text of it, the fewest characters, in at most `RUNS` runs. The failure names that text and the seed.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from itertools import count
from pathlib import Path
from typing import Any, Final, TypeVar

import pytest
from msgspec.structs import replace

from tests.catalogs import make
from zcodegen.catalog.model import Catalog, Entry, Text

SEEDS: Final = [int(seed) for seed in os.environ.get("HOSTILE_SEEDS", "0").split()]
TEXTS: Final = int(os.environ.get("HOSTILE_TEXTS", "0"))
FIELDS: Final = ("message", "cause", "action")
PLAIN: Final = "-"
RUNS: Final = 100
T = TypeVar("T")
Test = Callable[..., None]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a text of a catalog stands: an entry's field, or the title of a domain (`name` and `field` are empty)."""

    domain: str
    name: str
    field: str
    locale: str


def hostile_texts(usual: int) -> Callable[[Test], Test]:
    """Run a test with catalogs of `usual` hostile texts, or as many and of the seeds that the environment says.

    The test takes `catalog` and `tmp_path` among its fixtures, and has no other effect than to pass or fail.
    """

    def decorate(test: Test) -> Test:
        texts = TEXTS or usual

        @pytest.mark.hostile
        @pytest.mark.parametrize("catalog", SEEDS, ids=[f"{texts}-of-seed-{seed}" for seed in SEEDS])
        @wraps(test)
        def with_texts(*, catalog: int, tmp_path: Path, **fixtures: Any) -> None:
            runs = count()

            def why(strange: Catalog) -> BaseException | None:
                """Return how the test fails with this catalog; None where it does not, or was run too often."""
                if (run := next(runs)) > RUNS:
                    return None
                folder = tmp_path / str(run)
                folder.mkdir()
                try:
                    test(catalog=strange, tmp_path=folder, **fixtures)
                except (Exception, pytest.fail.Exception) as failure:  # noqa: BLE001 - whatever a test fails with
                    return failure
                finally:
                    if run:
                        shutil.rmtree(folder)
                return None

            whole = make.hostile(texts, catalog)
            if failure := why(whole):
                least = smallest(whole, lambda strange: why(strange) is not None)
                output = "\n".join(f"{place}: {text!a}" for place, text in texts_of(least) if text != PLAIN)
                pytest.fail(
                    f"seed {catalog}, the least that fails:\n{output}\n\n{why(least) or failure}",
                    pytrace=False,
                )

        decorated: Test = with_texts
        return decorated

    return decorate


def smallest(catalog: Catalog, fails: Callable[[Catalog], bool]) -> Catalog:
    """Return a part of a catalog that still fails: few entries, plain texts but for those that matter, and these short."""
    entries = fewest(list(catalog.entries()), lambda part: fails(_only(catalog, part)))
    catalog = _only(catalog, entries)
    for place, _ in list(texts_of(catalog)):
        catalog = _shortest(catalog, place, fails)
    return catalog


def _shortest(catalog: Catalog, place: Place, fails: Callable[[Catalog], bool]) -> Catalog:
    """Return the catalog with a plain text there, or with as few characters of it as still fail."""
    if fails(plain := _with_text(catalog, place, PLAIN)):
        return plain
    text = dict(texts_of(catalog))[place]
    kept = fewest(text, lambda part: fails(_with_text(catalog, place, "".join(part))))
    return _with_text(catalog, place, "".join(kept))


def fewest(parts: Sequence[T], fails: Callable[[Sequence[T]], bool]) -> Sequence[T]:
    """Return some of `parts`, which together fail, that still fail: what may go is cut away in ever shorter stretches."""
    stretch = len(parts) // 2
    while stretch:
        for first in range(len(parts) - stretch, -1, -stretch):
            rest = [*parts[:first], *parts[first + stretch :]]
            if rest and fails(rest):
                parts = rest
        stretch = min(stretch, len(parts)) // 2
    return parts


def texts_of(catalog: Catalog) -> Iterator[tuple[Place, str]]:
    """Yield every text of a catalog with its place."""
    for domain in catalog.domains.values():
        for locale, title in domain.title.items():
            yield Place(domain.name, "", "title", locale), title
    for entry in catalog.entries():
        for field in FIELDS:
            for locale, text in getattr(entry, field).items():
                yield Place(entry.domain, entry.name, field, locale), text.value


def _only(catalog: Catalog, entries: Sequence[Entry]) -> Catalog:
    """Return a catalog with these of its entries, and the domains that have any."""
    domains = {
        name: replace(domain, entries=kept)
        for name, domain in catalog.domains.items()
        if (kept := {entry.name: entry for entry in entries if entry.domain == name})
    }
    return replace(catalog, domains=domains)


def _with_text(catalog: Catalog, place: Place, text: str) -> Catalog:
    domain = catalog.domains[place.domain]
    if place.name:
        changed = _with_field(domain.entries[place.name], place, text)
        domain = replace(domain, entries={**domain.entries, place.name: changed})
    else:
        domain = replace(domain, title={**domain.title, place.locale: text})
    return replace(catalog, domains={**catalog.domains, place.domain: domain})


def _with_field(entry: Entry, place: Place, text: str) -> Entry:
    texts = {**getattr(entry, place.field), place.locale: Text(text)}
    return make.changed(entry, **{place.field: texts})
