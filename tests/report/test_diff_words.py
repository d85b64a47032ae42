"""Two texts as one, with what went and what came marked; and what of long texts is shown."""

from __future__ import annotations

from html import escape

import pytest

from zcodegen.diff.classify import excerpts
from zcodegen.report.diff.words import marked


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("At most 9 streams.", "At most 12 streams.", "At most <del>9</del><ins>12</ins> streams."),
        ("最多 9 条。", "最多 12 条。", "最多 <del>9</del><ins>12</ins> 条。"),
        ("请检查房间。", "请检查房间号。", "请检查房间<ins>号</ins>。"),
        ("a < b", "a < c", "a &lt; <del>b</del><ins>c</ins>"),
        ("", "New.", "<ins>New.</ins>"),
        ("Gone.", "", "<del>Gone.</del>"),
        ("Please enter it again.", "Ask whoever made the room.", "<del>Please enter it again.</del> <ins>Ask whoever made the room.</ins>"),
        ("word " * 500, "other " * 500, f"<del>{'word ' * 500}</del> <ins>{'other ' * 500}</ins>"),
    ],
)  # fmt: skip
def test_marked(old: str, new: str, expected: str) -> None:
    assert marked(old, new, escape) == expected


AHEAD = "Several input streams are supported in every room of your project, "
BEHIND = ", so please confirm with whoever made the room that it is not exceeded."


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("Short.", "Shorter.", ("Short.", "Shorter.")),
        (f"{AHEAD}9{BEHIND}", f"{AHEAD}12{BEHIND}", ("…every room of your project, 9, so please confirm with…", "…every room of your project, 12, so please confirm with…")),
        (f"9{BEHIND * 2}", f"12{BEHIND * 2}", ("9, so please confirm with…", "12, so please confirm with…")),
        (f"{AHEAD * 2}9", f"{AHEAD * 2}12", ("…every room of your project, 9", "…every room of your project, 12")),
        ("字" * 100, "字" * 101, (f"…{'字' * 30}", f"…{'字' * 31}")),
        ("多" * 60 + "9" + "条" * 60, "多" * 60 + "8" + "条" * 60, (f"…{'多' * 30}9{'条' * 30}…", f"…{'多' * 30}8{'条' * 30}…")),
        (None, "x" * 200, (None, "x" * 200)),
    ],
)  # fmt: skip
def test_excerpts(old: str | None, new: str, expected: tuple[str | None, str]) -> None:
    assert excerpts(old, new) == expected
