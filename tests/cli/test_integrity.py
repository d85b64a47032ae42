"""A side of a diff that loads and could not be built is reported, and one that could is not."""

from __future__ import annotations

from tests.cli.repo import Work
from tests.diff.catalogs import ROOM

TOLD = "zcodegen: {} has {}; run `zcodegen check` there to list them\n"
AGAIN = """\
  ROOM_GONE_AGAIN:
    code: {}
    status: NOT_FOUND
    message: {{en: The room was closed again.}}
    deprecated: {{since: 1.4.0, reason: Not sent., replaced_by: ROOM_GONE}}
"""


def _add(work: Work, code: int) -> None:
    work.edit(ROOM, ("  ROOM_FULL:\n", f"{AGAIN.format(code)}  ROOM_FULL:\n"))


def test_a_sound_side_is_not_reported(work: Work) -> None:
    """What a changed entry names in parts that are not loaded is there."""
    _add(work, 204)
    assert work.run("diff").stderr == ""


def test_a_new_entry_with_the_code_of_one_that_did_not_change(work: Work) -> None:
    _add(work, 105)
    ran = work.run("diff")
    assert (ran.returncode, ran.stderr) == (0, TOLD.format("work tree", "1 integrity error"))
    assert "ROOM_GONE_AGAIN (105) is new" in ran.stdout
    work.commit("Second")
    assert work.run("diff", "HEAD", "HEAD~1").stderr == TOLD.format("HEAD", "1 integrity error")
    errors = "1 integrity error"
    assert work.run("diff", "HEAD").stderr == TOLD.format("HEAD", errors) + TOLD.format("work tree", errors)


def test_a_changed_entry_that_is_not_sound(work: Work) -> None:
    work.edit(ROOM, ("attributes: {owner: rtc, layer: edge}", "attributes: {owner: 7, size: 8}"))
    assert work.run("version", "--check").stderr.startswith(TOLD.format("work tree", "2 integrity errors"))


def test_a_file_in_no_canonical_form_is_looked_at_as_well(work: Work) -> None:
    work.edit("acme/common.yaml", ("{code: 9,", "{code: 0,"))
    assert work.run("diff").stderr == TOLD.format("work tree", "1 integrity error")
