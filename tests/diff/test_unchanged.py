"""Cutting what is the same before parsing changes no answer and no line."""

from __future__ import annotations

import random

import pytest

from tests.catalogs.make import large
from tests.diff.catalogs import FILES, ROOM
from tests.diff.test_compare import CASES
from zcodegen.catalog.dump import dump_catalog
from zcodegen.catalog.load import load_files
from zcodegen.diff.compare import compare
from zcodegen.diff.snapshot import Snapshot, load_both
from zcodegen.diff.unchanged import strip_unchanged_entries


def changes(old: dict[str, bytes], new: dict[str, bytes], *, cut: bool) -> list[tuple[str, str, str]]:
    if cut:
        both = load_both(Snapshot("old", "a", old), Snapshot("new", "b", new))
        first, second = both.old, both.new
    else:
        first, second = load_files(old, shown="a"), load_files(new, shown="b")
    assert first.catalog is not None
    assert second.catalog is not None
    told = []
    for one in compare(first.catalog, second.catalog):
        domain, *steps = one.new or one.old or ("",)
        at = (second if one.new else first).sources.at(domain, *steps)
        told.append((one.fingerprint, one.kind, str(at)))
    return told


@pytest.mark.parametrize("case", CASES)
def test_every_change_is_found_at_its_line(case: str) -> None:
    old = {path: text.encode() for path, text in sorted(FILES.items())}
    new = {path: text.encode() for path, text in sorted(CASES[case][0].items())}
    assert changes(old, new, cut=True) == changes(old, new, cut=False)


@pytest.mark.parametrize("seed", range(20))
def test_random_edits_of_a_large_file(seed: int) -> None:
    source = random.Random(seed)  # noqa: S311 - the same edits for the same seed
    old = dump_catalog(large(60, per_domain=30))
    new = dict(old)
    for _ in range(6):
        path = source.choice([path for path in new if path != "catalog.yaml"])
        blocks = new[path].split(b"\n\n")
        place = source.randrange(1, len(blocks))
        match source.randrange(5):
            case 0:
                del blocks[place]
            case 1:
                blocks[place] = blocks[place].replace(b"code: 4", b"code: 5", 1)
            case 2:
                blocks[place] = blocks[place].replace(b"  ROOM_", b"  HALL_", 1)
            case 3:
                blocks[place] = blocks[place].replace(b"en: ", b"fr: Non.\n      en: ", 1)
            case _:
                blocks.insert(1, blocks.pop(place))
        new[path] = b"\n\n".join(blocks)
    assert changes(old, new, cut=True) == changes(old, new, cut=False)


def test_what_is_cut_leaves_its_lines() -> None:
    old = dump_catalog(large(10))["acme/large.yaml"]
    new = old.replace(b"code: 410000005", b"code: 510000005")
    assert new != old
    before, after = strip_unchanged_entries(old, new)
    assert len(after) < len(new) / 3
    assert before.count(b"\n") == old.count(b"\n")
    assert after.split(b"\n").index(b"    code: 510000005") == new.split(b"\n").index(b"    code: 510000005")


@pytest.mark.parametrize("line", ["    message: &text {en: Full.}", "    message: *text"])
def test_nothing_is_cut_where_lines_are_tied(line: str) -> None:
    old = FILES[ROOM].replace("    message: {en: A message of long ago.}", line).encode()
    new = old.replace(b"code: 106", b"code: 206")
    assert strip_unchanged_entries(old, new) == (old, new)
