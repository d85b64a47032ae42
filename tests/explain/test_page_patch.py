"""A page is corrected in its own dialect: the row reads as wanted, every other row as before, and markup stays."""

from __future__ import annotations

import pytest

from zcodegen.catalog.model import Field
from zcodegen.explain.errata import Erratum
from zcodegen.explain.page_patch import patch_page
from zcodegen.readers.read import read_page

MARKDOWN = """\
# Codes

| Code | Message | Action |
|---|---|---|
| 1  | **Room** not fuond.   | See <a href="/x" target="_blank">rooms</a>. |
| 2  | Full.<br />Leave the rom. | Leave the `rom`. |
| 4  | Gone.   | - |
"""
HTML = """\
<table><tr><th>Code</th><th>Message</th><th>Action</th></tr>
<tr>
  <td>1</td>
  <td>Room not <b>fuond</b>.</td>
  <td>Chek the room.</td>
</tr>
<tr>
  <td>2</td>
  <td>Full.</td>
  <td>Leave.</td>
</tr>
</table>
"""
CSV = "code,message,action\n1,Room not fuond.,Look.\n2,Full.,Leave.\n"


def erratum(page: str, code: int, field: Field | None, wanted: str, *, path: str = "codes.md") -> Erratum:
    """Return an erratum of a page, with the line and the text that the page's reader sees."""
    rows = [row for row in read_page(page.encode(), path=path).rows if code in row.codes]
    line, text = (rows[0].line, getattr(rows[0], field)) if field and rows else (None, None)
    texts: tuple[tuple[Field, str], ...] = (("message", wanted),) if field is None else ((field, wanted),)
    heading = rows[0].heading if rows else read_page(page.encode(), path=path).rows[0].heading
    return Erratum(
        "acme.page",
        "1",
        "en",
        path,
        None,
        code,
        "acme.X",
        "A slip.",
        texts,
        line,
        field,
        text,
        heading,
    )


CASES: dict[str, tuple[str, int, Field, str, str]] = {
    "words beside bold": (MARKDOWN, 1, "message", "Room not found.", "**Room** not found.   |"),
    "a link keeps its address": (MARKDOWN, 1, "action", "See all rooms.", 'See all <a href="/x" target="_blank">rooms</a>.'),
    "the line after a break": (MARKDOWN, 2, "message", "Full.\nLeave the room.", "Full.<br />Leave the room. |"),
    "inside code": (MARKDOWN, 2, "action", "Leave the room.", "Leave the `room`."),
    "inside bold in HTML": (HTML, 1, "message", "Room not found.", "<td>Room not <b>found</b>.</td>"),
    "another cell of an HTML row": (HTML, 1, "action", "Check the room.", "<td>Check the room.</td>"),
    "a field of CSV": (CSV, 1, "message", "Room not found.", "1,Room not found.,Look."),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_text_is_corrected_in_its_dialect(case: str) -> None:
    page, code, field, wanted, expected = CASES[case]
    path = "codes.csv" if page is CSV else "codes.md"
    patch = patch_page(page.encode(), [erratum(page, code, field, wanted, path=path)], path=path)
    assert patch.failed == ()
    assert expected in patch.content.decode()
    changed = set(patch.content.decode().splitlines()) - set(page.splitlines())
    assert len(changed) == 1


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        (3, "| 3  | Closed.   | - |\n"),
        (9, "| 9  | Closed.   | - |\n"),
    ],
)
def test_a_missing_row_is_like_its_neighbours(code: int, expected: str) -> None:
    patch = patch_page(MARKDOWN.encode(), [erratum(MARKDOWN, code, None, "Closed.")], path="codes.md")
    assert patch.failed == ()
    lines = patch.content.decode().splitlines(keepends=True)
    assert expected in lines
    rows = read_page(patch.content, path="codes.md").rows
    assert [row.codes[0] for row in rows] == sorted([1, 2, 4, code])


def test_several_at_once_and_twice() -> None:
    errata = [
        erratum(MARKDOWN, 1, "message", "Room not found."),
        erratum(MARKDOWN, 3, None, "Closed."),
        erratum(MARKDOWN, 2, "action", "Leave the room."),
    ]
    patch = patch_page(MARKDOWN.encode(), errata, path="codes.md")
    assert patch.failed == ()
    rows = {row.codes[0]: row for row in read_page(patch.content, path="codes.md").rows}
    assert (rows[1].message, rows[2].action, rows[3].message) == (
        "Room not found.",
        "Leave the room.",
        "Closed.",
    )
    again = patch_page(patch.content, errata[:1], path="codes.md")
    assert again.content == patch.content
    assert [erratum for erratum, _ in again.failed] == errata[:1]


def test_what_would_change_another_row_is_left_to_a_person() -> None:
    rowspan = """\
<table><tr><th>Code</th><th>Message</th></tr>
<tr><td>1</td><td rowspan="2">Room not fuond.</td></tr>
<tr><td>2</td></tr>
</table>
"""
    patch = patch_page(
        rowspan.encode(), [erratum(rowspan, 1, "message", "Room not found.")], path="codes.html"
    )
    assert patch.content == rowspan.encode()
    assert len(patch.failed) == 1
