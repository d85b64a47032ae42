"""Versions of a page: what each added, removed and changed."""

from __future__ import annotations

import json
from pathlib import Path

from zcodegen.catalog.claims import Claim, Version
from zcodegen.catalog.history import VersionChange, change_between, pair_claims
from zcodegen.catalog.sources import SourceFile


def version(*claims: Claim) -> Version:
    return Version("d", "1", "en", "p", "0" * 64, claims, SourceFile("f", "", None))


def claim(code: int, message: str, line: int = 1, action: str | None = None) -> Claim:
    return Claim(code, line, ("h",), message, action=action)


def test_punctuation_and_space_alone_are_no_change() -> None:
    old = version(claim(1, "Room not found."), claim(2, "No  room"), claim(3, "Limit is 256 bytes"))
    new = version(claim(1, "Room not found"), claim(2, "No room"), claim(3, "Limit is 256 characters"))
    assert change_between(old, new) == VersionChange(changed=(3,))


def test_an_advice_that_comes_or_goes_is_a_change() -> None:
    assert change_between(version(claim(1, "a")), version(claim(1, "a", action="Retry."))).changed == (1,)


def test_codes_are_sorted_numbers_first() -> None:
    new = version(claim(10, "a"), claim(9, "b"), Claim("E1", 3, ("h",), "c"))
    assert change_between(version(), new).added == (9, 10, "E1")
    assert change_between(new, version()).removed == (9, 10, "E1")
    assert change_between(None, new) == VersionChange()


def test_a_code_reported_twice_is_paired_by_likeness() -> None:
    create, human = claim(3, "Agent instance creation failed"), claim(3, "Digital human creation failed", 2)
    assert pair_claims([create], [human, create]) == [(create, create), (None, human)]
    assert change_between(version(create), version(create, human)) == VersionChange(changed=(3,), twice=(3,))
    assert change_between(version(create, human), version(human, create)) == VersionChange(twice=(3,))


def test_the_seven_versions_tell_their_history(shared_documents: Path) -> None:
    from zcodegen.importer.requests import ImportRequest, PageRead, versions_of
    from zcodegen.readers.read import read_page

    expected = json.loads((shared_documents / "expected/versions.json").read_text(encoding="utf-8"))
    for folder, steps in expected.items():
        old = None
        for step in steps:
            path = shared_documents / folder / f"{step['version']}.mdx"
            page = read_page(path.read_bytes(), path=path.name, locale="zh-CN")
            request = ImportRequest(path, "d", step["version"])
            read = PageRead(request, SourceFile("", "", None), "0" * 64, page, (), None)
            (new,) = versions_of(read, path.parent)
            change = change_between(old, new)
            assert len(page.rows) == step["rows"]
            assert list(change.added) == step.get("added", [])
            assert list(change.removed) == step.get("removed", [])
            assert list(change.changed) == step.get("changed", [])
            assert list(change.twice) == step.get("twice", [])
            old = new
