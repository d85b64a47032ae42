"""Branches that edit one catalog: what Git leaves of a merge, and what `build` and the merge driver make of it."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.repo import Work
from tests.diff.catalogs import ROOM
from zcodegen.catalog.merge import MergeConflictError, merge_files

pytestmark = pytest.mark.slow

_ENTRY = """\
  {name}:
    code: {code}
    status: UNKNOWN
    message: {{en: "{name} happened."}}

"""
_ATTRIBUTES = "out/** linguist-generated -merge\n"
_DRIVEN = "catalog/**/*.yaml merge=zcodegen\n"


@pytest.fixture
def work(tmp_path: Path) -> Work:
    made = Work(tmp_path / "work")
    assert made.run("fmt").returncode == 0
    assert made.run("build").returncode == 0
    made.commit("First")
    return made


def add(work: Work, path: str, name: str, code: int) -> None:
    file = work.root / "catalog" / path
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.rstrip() + "\n\n" + _ENTRY.format(name=name, code=code).rstrip() + "\n", encoding="utf-8"
    )
    assert work.run("fmt").returncode == 0


def branch(work: Work, name: str, *edits: tuple[str, str, int]) -> None:
    work.git("checkout", "-q", "-b", name, "main")
    for edit in edits:
        add(work, *edit)
    assert work.run("build").returncode == 0
    work.commit(name)


def merge(work: Work, name: str) -> bool:
    """Merge a branch; return whether Git did it alone."""
    settings = ("-c", "user.name=t", "-c", "user.email=t@example.org")
    ran = subprocess.run(
        ["git", *settings, "merge", "--no-edit", name], cwd=work.root, capture_output=True, check=False
    )
    return ran.returncode == 0


def build_is_right(work: Work) -> None:
    ran = work.run("build")
    assert ran.returncode == 0, ran.stderr
    assert work.run("build", "--check").returncode == 0


@pytest.mark.parametrize("attributes", ["", _ATTRIBUTES], ids=["no attributes", "attributes of init"])
def test_entries_of_two_domains_on_two_branches(work: Work, attributes: str) -> None:
    (work.root / ".gitattributes").write_text(attributes, encoding="utf-8")
    work.commit("Attributes")
    branch(work, "one", ("acme/extra.yaml", "FIRST_ADDED", 300))
    branch(work, "two", (ROOM, "SECOND_ADDED", 400))
    merge(work, "one")
    build_is_right(work)
    work.commit("Merged")
    text = "".join(path.read_text("utf-8") for path in (work.root / "out").rglob("*.py"))
    assert "FIRST_ADDED" in text
    assert "SECOND_ADDED" in text


def test_output_that_was_merged_elsewhere_is_overwritten(work: Work) -> None:
    """As after a merge on a server: the work tree is clean, and the output is not what any build wrote."""
    branch(work, "one", ("acme/extra.yaml", "FIRST_ADDED", 300))
    work.git("checkout", "-q", "main")
    generated = next(path for path in (work.root / "out").rglob("*.py") if path.stat().st_size)
    generated.write_text(generated.read_text("utf-8") + "# Merged by a server.\n", encoding="utf-8")
    work.commit("Merged by a server")
    build_is_right(work)


def test_an_edit_that_git_does_not_have_is_kept(work: Work) -> None:
    generated = next(path for path in (work.root / "out").rglob("*.py") if path.stat().st_size)
    generated.write_text("# Mine.\n", encoding="utf-8")
    ran = work.run("build")
    assert ran.returncode == 2
    assert generated.name in ran.stderr
    assert generated.read_text("utf-8") == "# Mine.\n"


class TestDriver:
    @pytest.fixture
    def driven(self, work: Work) -> Work:
        (work.root / ".gitattributes").write_text(_ATTRIBUTES + _DRIVEN, encoding="utf-8")
        work.git(
            "config", "merge.zcodegen.driver", f"'{sys.executable}' -m zcodegen merge-driver %O %A %B %P"
        )
        work.commit("Attributes")
        return work

    def test_entries_added_at_one_place_are_united(self, driven: Work) -> None:
        branch(driven, "one", (ROOM, "FIRST_ADDED", 300))
        branch(driven, "two", (ROOM, "SECOND_ADDED", 400))
        merge(driven, "one")
        text = (driven.root / "catalog" / ROOM).read_text("utf-8")
        assert "<<<<<<<" not in text
        assert "FIRST_ADDED" in text
        assert "SECOND_ADDED" in text
        assert "# Sent by every call." in text
        build_is_right(driven)
        assert driven.run("fmt", "--check").returncode == 0

    def test_two_changes_of_one_value_are_a_conflict(self, driven: Work) -> None:
        for name, code in (("one", "206"), ("two", "306")):
            driven.git("checkout", "-q", "-b", name, "main")
            driven.edit(ROOM, ("code: 106", f"code: {code}"))
            driven.commit(name)
        assert not merge(driven, "one")
        assert "<<<<<<< ours" in (driven.root / "catalog" / ROOM).read_text("utf-8")


def domain(entries: dict[str, int]) -> bytes:
    lines = [_ENTRY.format(name=name, code=code) for name, code in entries.items()]
    head = "domain: acme.room\ntitle: {en: Rooms}\ncode_type: integer\nentries:\n"
    return (head + "".join(lines)).rstrip("\n").encode() + b"\n"


def entries_of(content: bytes) -> dict[str, int]:
    names = [
        line.strip(" :") for line in content.decode().splitlines() if line.startswith("  ") and line[2] != " "
    ]
    codes = [int(line.split()[1]) for line in content.decode().splitlines() if line.startswith("    code:")]
    return dict(zip(names, codes, strict=True))


@pytest.mark.parametrize("seed", range(200))
def test_random_edits_of_two_branches(seed: int) -> None:
    """Each side adds, removes and changes entries; what only one side touched is taken from it."""
    dice = random.Random(seed)
    base = {f"E{number}": number for number in range(8)}

    def edited(offset: int) -> dict[str, int]:
        entries = dict(base)
        for name in dice.sample(sorted(base), dice.randrange(3)):
            if dice.random() < 0.5:
                del entries[name]
            else:
                entries[name] += offset
        for number in range(dice.randrange(3)):
            entries[f"N{offset + number}"] = offset + number
        return entries

    ours, theirs = edited(100), edited(200)
    clash = any(
        ours.get(name) != base[name] and theirs.get(name) != base[name] and ours.get(name) != theirs.get(name)
        for name in base
    )
    if clash:
        with pytest.raises(MergeConflictError):
            merge_files(domain(base), domain(ours), domain(theirs))
        return
    merged = entries_of(merge_files(domain(base), domain(ours), domain(theirs)))
    expected = {
        name: (ours if ours.get(name) != base.get(name) else theirs)[name]
        for name in {**base, **ours, **theirs}
        if name in (ours if ours.get(name) != base.get(name) else theirs)
    }
    assert merged == expected
    assert merge_files(domain(base), domain(theirs), domain(ours)).count(b"code:") == len(expected)


_COMMENTED = b"""\
domain: acme.room
title: {en: Rooms}
code_type: integer
entries:
  # Sent by every call.
  ROOM_FULL:
    code: 1
    status: UNKNOWN  # for now
    message:
      en: Full.
# End of the rooms.
"""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"# Sent by every call.", b"# Sent by each call."),
        (b"  # Sent by every call.\n", b""),
        (b"# for now", b"# for ever"),
        (b"  # for now", b""),
        (b"# End of the rooms.", b"# End."),
        (b"# End of the rooms.\n", b""),
    ],
)
def test_a_comment_that_one_side_edits_is_merged(old: bytes, new: bytes) -> None:
    edited = _COMMENTED.replace(old, new)
    other = _COMMENTED.replace(b"Full.", b"The room is full.")
    both = edited.replace(b"Full.", b"The room is full.")
    assert merge_files(_COMMENTED, edited, other) == both
    assert merge_files(_COMMENTED, other, edited) == both


@pytest.mark.parametrize("comment", [b"# Sent by every call.", b"# for now", b"# End of the rooms."])
def test_a_comment_that_both_sides_edit_is_a_conflict(comment: bytes) -> None:
    ours, theirs = (_COMMENTED.replace(comment, edit) for edit in (b"# Ours.", b"# Theirs."))
    with pytest.raises(MergeConflictError, match="comment"):
        merge_files(_COMMENTED, ours, theirs.replace(b"Full.", b"The room is full."))


def test_a_value_and_the_comment_beside_it_are_edited_on_two_sides() -> None:
    ours = _COMMENTED.replace(b"UNKNOWN", b"UNAVAILABLE")
    theirs = _COMMENTED.replace(b"# for now", b"# for ever")
    assert b"status: UNAVAILABLE  # for ever\n" in merge_files(_COMMENTED, ours, theirs)


@pytest.mark.parametrize(
    "content", [b"a: [", b"a: 1\na: 2\n", b"- 1\n", b"\xff", b"# Page\n\n| a | b |\n|---|---|\n", b"a: &x 1"]
)
def test_lines_are_merged_of_what_is_no_file_of_a_catalog(content: bytes) -> None:
    for sides in ((content, b"a: 1\n", b"a: 1\n"), (b"a: 1\n", content, b"a: 2\n")):
        with pytest.raises(MergeConflictError, match=r"^not "):
            merge_files(*sides)
