"""The dist-tag of an npm release: decided from what the registry has, before anything is sent."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.diff.catalogs import FILES, catalog_of
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish import npm
from zcodegen.publish.release import Release

_NPM = """\
#!{python}
import sys
open({log!r}, "a").write(" ".join(sys.argv[1:]) + "\\n")
if sys.argv[1] == "config":
    print("http://127.0.0.1:9/")
if sys.argv[1] == "view":
    print({answer!r})
"""


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


def release_of(version: str, folder: Path) -> Release:
    manifest = replace(catalog_of(FILES).manifest, version=version)
    (folder / f"acme-codes-{version}.tgz").write_bytes(b"tarball")
    return Release(manifest, folder)


@pytest.mark.parametrize(
    ("version", "latest", "expected"),
    [
        ("1.0.1", "2.0.0", "release-1.0"),
        ("1.4.0", "1.10.0", "release-1.4"),
        ("2.1.0", "2.0.0", "latest"),
        ("1.0.0", None, "latest"),
        ("1.0.0-rc.1", None, "next"),
        ("3.0.0-rc.1", "2.0.0", "next"),
        ("1.0.1", "2.0.0-nightly.5", "latest"),
    ],
)
def test_dist_tag(
    version: str,
    latest: str | None,
    expected: str,
    tmp_path: Path,
    log: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = json.dumps(latest) if latest else '{"error": {"code": "E404"}}'
    program = tmp_path / "bin" / "npm"
    program.parent.mkdir()
    program.write_text(_NPM.format(python=sys.executable, log=str(log), answer=answer), encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(program.parent), prepend=":")
    release = release_of(version, tmp_path)
    channel = npm.channel(release, "http://127.0.0.1:9/")
    assert channel == expected
    npm.send(replace(release, channel=channel), "http://127.0.0.1:9/", ())
    assert f"--tag {expected}" in log.read_text(encoding="utf-8").splitlines()[-1]


@pytest.mark.parametrize(
    "ask", [npm.present, npm.channel, lambda release, where: npm.send(release, where, ())]
)
def test_a_token_does_not_go_over_plain_http(
    ask: Callable[[Release, str], object], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Looking at what is published sends it as well."""
    monkeypatch.setenv("NPM_TOKEN", "opensesame")
    monkeypatch.setattr(npm, "tool", lambda name, **_: f"/no/{name}")  # it must not be run
    with pytest.raises(ZcodegenError, match="over plain http"):
        ask(release_of("1.0.0", tmp_path), "http://10.0.0.1/npm/")
