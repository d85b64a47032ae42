"""A recorded session: a catalog written in an editor, from an empty folder to packages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.editor.client import Editor, editor

MANIFEST, DOMAIN = "catalog/catalog.yaml", "catalog/acme/rtc.yaml"


def zcodegen(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "zcodegen", *arguments],
        cwd=root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def accept(client: Editor, name: str, label: str) -> None:
    """Complete at the end of a file and take one of the suggestions, as a click on it does."""
    offset = len(client.texts[name])
    tail = client.texts[name].rpartition("\n\n")[2][-60:]
    item = client.complete(name, f"{tail}|")[label]
    assert item.text_edit is not None
    assert not item.text_edit.new_text.startswith("\n")
    client.apply({client.uri(name): [item.text_edit]})  # type: ignore[list-item]  # the server gives no insert-and-replace edits
    assert len(client.texts[name]) >= offset


@pytest.mark.slow
def test_from_an_empty_folder_to_packages(tmp_path: Path) -> None:
    (tmp_path / "catalog").mkdir()
    with editor(tmp_path) as client:
        write_manifest(client)
        write_domain(client)
        client.rename(DOMAIN, "\n  ROOM_|FULL:", "ROOM_LIMIT_REACHED")
        assert "aliases: [ROOM_FULL]" in client.texts[DOMAIN]
        assert client.checked(DOMAIN) == {}
        client.save(DOMAIN)
    checked = zcodegen(tmp_path, "check")
    assert checked.returncode == 0, checked.stderr + checked.stdout
    assert zcodegen(tmp_path, "fmt", "--check").returncode == 0
    built = zcodegen(tmp_path, "build")
    assert built.returncode == 0, built.stderr
    program = (
        "from acme_codes.acme.rtc import RtcCode; print(RtcCode.ROOM_LIMIT_REACHED is RtcCode.ROOM_FULL)"
    )
    package = tmp_path / "out/python/src"
    ran = subprocess.run(
        [sys.executable, "-c", program], cwd=package, capture_output=True, encoding="utf-8", check=False
    )
    assert ran.stdout == "True\n", ran.stderr


def write_manifest(client: Editor) -> None:
    client.open(MANIFEST, "")
    assert client.checked(MANIFEST)
    accept(client, MANIFEST, "zcodegen")
    accept(client, MANIFEST, "1")
    client.set(MANIFEST, client.texts[MANIFEST] + "\nname: acme-codes\nversion: 0.1.0\nlocales:\n  ")
    accept(client, MANIFEST, "source")
    client.set(MANIFEST, client.texts[MANIFEST] + "en\n  required: [en]\ntargts: [python]\n")
    assert [problem.message for problem in client.checked(MANIFEST)["schema"]] == [
        "unknown key 'targts'\nhelp: did you mean 'targets'?"
    ]
    client.act(client.actions(MANIFEST, "tar|gts")["Write 'targets'"])
    assert client.checked(MANIFEST) == {}
    client.save(MANIFEST)


def write_domain(client: Editor) -> None:
    client.open(DOMAIN, "")
    accept(client, DOMAIN, "domain")
    accept(client, DOMAIN, "acme.rtc")
    client.set(DOMAIN, client.texts[DOMAIN] + "\ntitle: {en: Rooms 🎈}\ncode_type: integer\nentries:\n")
    client.set(
        DOMAIN, client.texts[DOMAIN] + "  OK: {code: 0, status: OK, message: {en: Done.}}\n  ROOM_FULL:\n    "
    )
    accept(client, DOMAIN, "status")
    assert "schema" in client.checked(DOMAIN)
    accept(client, DOMAIN, "RESOURCE_EXHAUSTED")
    client.set(DOMAIN, client.texts[DOMAIN] + "\n    message:\n      ")
    accept(client, DOMAIN, "en")
    client.set(DOMAIN, client.texts[DOMAIN] + "The room is full.\n    retry_after: 60\n")
    assert "'code' missing" in client.checked(DOMAIN)["schema"][0].message
    client.type(DOMAIN, "message:\n      en: The| room", " only")
    client.act(client.actions(DOMAIN, "ROOM_|FULL:")["Give ROOM_FULL the next free code, 1"])
    assert client.checked(DOMAIN) == {}
    client.format(DOMAIN)
    assert "RESOURCE_EXHAUSTED" in client.hover(DOMAIN, "ROOM_|FULL:")
