"""`zcodegen publish` to folders, a git repository and a file repository: each step looks first, and nothing is changed twice."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.publish.project import fine, zcodegen
from tests.repositories import git
from tests.toolchains.tools import succeed, unavailable
from zcodegen.catalog.model import Manifest, Packages
from zcodegen.cli.publish import _destinations
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish import go
from zcodegen.publish.archive import hashes, sha256
from zcodegen.publish.release import Release
from zcodegen.publish.table import get_ecosystem

AT = Path("github.com/!acme!example/codes/@v")
ARTIFACT = Path("org/example/acme/acme-codes/1.0.0")


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    folder = tmp_path / "codes.git"
    git(tmp_path, "init", "--quiet", "--bare", str(folder))
    return folder


def test_go_proxy_folder(first: Path, second: Path, tmp_path: Path) -> None:
    to = f"go={tmp_path / 'proxy'}"
    sent = fine("publish", "--to", to, cwd=first)
    assert sent.startswith(
        "go  github.com/AcmeExample/codes 1.0.0: sent github.com/!acme!example/codes/@v/v1.0.0.info"
    )
    again = fine("publish", "--to", to, cwd=first)
    assert again == "go  github.com/AcmeExample/codes 1.0.0: skipped, already published\n"
    fine("publish", "--to", to, cwd=second)
    assert (tmp_path / "proxy" / AT / "list").read_text("utf-8") == "v1.0.0\nv1.1.0\n"
    assert fine("publish", "--to", to, cwd=first) == again


def test_what_a_failure_left_out_is_completed(first: Path, tmp_path: Path) -> None:
    proxy, maven = tmp_path / "proxy", tmp_path / "own maven"
    to = ("--to", f"go={proxy}", "--to", f"maven=file:{Path(os.path.relpath(maven, first)).as_posix()}")
    fine("publish", *to, cwd=first)
    whole = {**hashes(proxy), **hashes(maven / ARTIFACT)}
    (proxy / AT / "v1.0.0.info").unlink()
    (maven / ARTIFACT / "acme-codes-1.0.0.pom").unlink()
    output = fine("publish", *to, cwd=first)
    assert f"1.0.0: sent {AT.as_posix()}/v1.0.0.info\n" in output
    assert f"1.0.0: sent {ARTIFACT.as_posix()}/acme-codes-1.0.0.pom\n" in output
    assert {**hashes(proxy), **hashes(maven / ARTIFACT)} == whole


def test_different_is_refused_and_nothing_is_sent(first: Path, tmp_path: Path, remote: Path) -> None:
    maven = tmp_path / "maven"
    (maven / ARTIFACT).mkdir(parents=True)
    (maven / ARTIFACT / "acme-codes-1.0.0.jar").write_bytes(b"another")
    done = zcodegen("publish", "--to", f"maven={maven.as_uri()}", "--to", f"go={remote}", cwd=first)
    ours = hashes(first / "dist/maven" / ARTIFACT)["acme-codes-1.0.0.jar"]
    assert done.returncode == 1
    assert done.stdout == (
        "maven  org.example.acme:acme-codes 1.0.0: refused, "
        f"{ARTIFACT.as_posix()}/acme-codes-1.0.0.jar is published with other content: {sha256(b'another')}, packed {ours}\n"
    )
    assert git(remote, "tag") == ""
    assert [path.name for path in (maven / ARTIFACT).iterdir()] == ["acme-codes-1.0.0.jar"]


def test_git_repository(first: Path, second: Path, remote: Path) -> None:
    to = ("--to", f"go={remote}")
    assert fine("publish", *to, cwd=first).endswith("1.0.0: sent v1.0.0\n")
    assert fine("publish", *to, cwd=first).endswith("skipped, already published\n")
    assert fine("publish", *to, cwd=second).endswith("1.1.0: sent v1.1.0\n")
    assert git(remote, "tag") == "v1.0.0\nv1.1.0"
    assert git(remote, "branch", "--all") == ""
    listed = git(remote, "ls-tree", "--name-only", "v1.0.0").split()
    assert {"LICENSE", "NOTICE", "README.md", "acme", "go.mod"} <= set(listed)
    git(remote, "tag", "--force", "v1.0.0", "v1.1.0")
    done = zcodegen("publish", *to, cwd=first)
    assert done.returncode == 1
    assert (
        f"v1.0.0 is published with other content: {git(remote, 'rev-parse', 'v1.1.0').strip()}" in done.stdout
    )


def test_module_in_a_folder_of_its_repository(first: Path, tmp_path: Path, remote: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(first / "catalog", project / "catalog")
    manifest = project / "catalog/catalog.yaml"
    text = manifest.read_text("utf-8").replace("AcmeExample/codes}", "AcmeExample/codes/go/v2}")
    manifest.write_text(text.replace("version: 1.0.0", "version: 2.0.0"), encoding="utf-8")
    fine("build", cwd=project)
    fine("pack", "--lang", "go", cwd=project)
    assert fine("publish", "--to", f"go={remote}", cwd=project).endswith("2.0.0: sent go/v2.0.0\n")
    assert git(remote, "ls-tree", "--name-only", "go/v2.0.0") == "go"


def test_dry_run_sends_nothing(first: Path, tmp_path: Path, remote: Path) -> None:
    to = ("--to", f"go={remote}", "--to", f"maven={(tmp_path / 'maven').as_uri()}", "--dry-run")
    output = fine("publish", *to, cwd=first).splitlines()
    assert [line.partition(": ")[2].partition(" ")[0] for line in output] == ["would", "would"]
    assert git(remote, "tag") == ""
    assert not (tmp_path / "maven").exists()


def test_programs_are_reported_what_was_sent(first: Path, tmp_path: Path) -> None:
    to = ("publish", "--to", f"go={tmp_path / 'proxy'}", "--format", "json")
    dry, sent, again = (json.loads(fine(*to, *more, cwd=first)) for more in (["--dry-run"], [], []))
    names = [f"{AT.as_posix()}/v1.0.0.{kind}" for kind in ("info", "mod", "zip")]
    absent = {
        "ecosystem": "go",
        "package": "github.com/AcmeExample/codes",
        "state": "absent",
        "channel": None,
        "missing": names,
        "sent": [],
        "conflicts": [],
    }
    assert dry == {"version": "1.0.0", "dry_run": True, "destinations": [absent]}
    assert sent == {"version": "1.0.0", "dry_run": False, "destinations": [{**absent, "sent": names}]}
    assert again["destinations"] == [{**absent, "state": "equal", "missing": []}]


def test_programs_are_reported_what_was_sent_before_a_failure(first: Path, tmp_path: Path) -> None:
    (tmp_path / "no-folder").write_text("", encoding="utf-8")
    maven = ",".join((tmp_path / name).as_uri() for name in ("no-folder", "read"))
    to = ("--to", f"go={tmp_path / 'proxy'}", "--to", f"maven={maven}")
    done = zcodegen("publish", *to, "--format", "json", cwd=first)
    assert done.returncode == 2
    assert "published: go; the same command again" in done.stderr
    sent, failed = json.loads(done.stdout)["destinations"]
    assert sent["sent"] == sent["missing"]
    assert failed["sent"] == []
    assert failed["missing"]


def test_programs_are_reported_what_was_refused(first: Path, tmp_path: Path) -> None:
    place = tmp_path / "proxy" / AT / "v1.0.0.mod"
    place.parent.mkdir(parents=True)
    place.write_bytes(b"another")
    done = zcodegen("publish", "--to", f"go={tmp_path / 'proxy'}", "--format", "json", cwd=first)
    assert done.returncode == 1
    (go,) = json.loads(done.stdout)["destinations"]
    (conflict,) = go["conflicts"]
    assert (go["state"], go["sent"], conflict["published"]) == ("different", [], sha256(b"another"))


def test_what_was_changed_after_packing_is_not_sent(first: Path, tmp_path: Path, remote: Path) -> None:
    dist = shutil.copytree(first / "dist", tmp_path / "dist")
    (archive,) = dist.glob("go/**/*.zip")
    archive.write_bytes(archive.read_bytes() + b" ")
    done = zcodegen("publish", "--to", f"go={remote}", "--from", dist, cwd=first)
    assert done.returncode == 2
    assert "v1.0.0.zip is not what was packed" in done.stderr
    assert git(remote, "tag") == ""


def test_what_was_not_packed_is_named(first: Path, tmp_path: Path) -> None:
    done = zcodegen("publish", "--to", "npm", "--from", tmp_path / "dist", cwd=first)
    assert done.returncode == 2
    assert done.stderr.endswith("dist holds no package for npm: run `zcodegen pack`\n")


def test_version_that_was_not_packed_is_named(first: Path, second: Path, tmp_path: Path) -> None:
    done = zcodegen("publish", "--to", f"go={tmp_path / 'proxy'}", "--from", first / "dist", cwd=second)
    assert done.returncode == 2
    assert "holds no package of version 1.1.0: run `zcodegen pack`" in done.stderr


@pytest.fixture
def gpg_home(tmp_path: Path) -> Iterator[Path]:
    """A store of keys, whose agent ends with the test."""
    if shutil.which("gpg") is None:
        unavailable("gpg is missing: no gpg on PATH")
    home = tmp_path / "gpg"
    home.mkdir(mode=0o700)
    yield home
    succeed(["gpgconf", "--homedir", home, "--kill", "gpg-agent"], cwd=tmp_path)


def test_signed_for_maven(first: Path, tmp_path: Path, gpg_home: Path) -> None:
    gpg = [
        "gpg",
        "--homedir",
        str(gpg_home),
        "--batch",
        "--quiet",
        "--pinentry-mode",
        "loopback",
        "--passphrase",
        "opensesame",
    ]
    succeed([*gpg, "--quick-generate-key", "acme@invalid", "rsa2048", "sign", "never"], cwd=tmp_path)
    key = succeed([*gpg, "--armor", "--export-secret-keys"], cwd=tmp_path)
    env = {"MAVEN_GPG_KEY": key, "MAVEN_GPG_PASSPHRASE": "opensesame"}
    maven = tmp_path / "maven"
    to = ("--to", f"maven={maven.as_uri()}")
    fine("publish", *to, cwd=first, env=env)
    signed = sorted((maven / ARTIFACT).glob("*.asc"))
    assert len(signed) == 4
    for signature in signed:
        succeed([*gpg, "--verify", signature, signature.with_suffix("")], cwd=tmp_path)
    assert "skipped" in fine("publish", *to, cwd=first, env=env)
    other = zcodegen(
        "publish",
        "--to",
        f"maven={maven.as_uri()}2",
        cwd=first,
        env={**env, "MAVEN_GPG_PASSPHRASE": "opensesame-no"},
    )
    assert other.returncode == 2
    assert "PGPException" in other.stderr
    assert "opensesame" not in other.stdout + other.stderr


def test_a_module_that_nobody_named_is_in_no_repository(tmp_path: Path) -> None:
    packages = Packages(
        "acme", "acme", "acme", "example.org/acme", "org.example.acme", "acme", "org.example.acme"
    )
    manifest = Manifest("acme", "1.0.0", "en", ("en",), packages)
    with pytest.raises(
        ZcodegenError, match=r"example\.org/acme, which names no repository: set packages\.go\.module"
    ):
        go.present(Release(manifest, tmp_path), "")


@pytest.mark.parametrize(
    ("to", "output"),
    [
        ("python=https://me:opensesame@example.org/", "the address for python holds a password"),
        ("crates=https://example.org/", "unknown registry 'crates'; there are python, npm, go, maven"),
        ("maven", "say where, --to maven=URL or maven=ID::URL"),
        ("python=example.org", "'example.org' is not an address"),
    ],
)
def test_wrong_place(first: Path, to: str, output: str) -> None:
    done = zcodegen("publish", "--to", to, cwd=first)
    assert done.returncode == 2
    assert output in done.stderr
    assert "opensesame" not in done.stdout + done.stderr


def test_all_is_what_the_catalog_generates() -> None:
    assert _destinations(("all",), ["typescript", "html", "go"]) == {"npm": "", "go": ""}
    chosen = _destinations(("all", "go=../proxy", "maven=file:m"), ["go", "python"])
    assert chosen == {"python": "", "go": "../proxy", "maven": "file:m"}
    with pytest.raises(ZcodegenError, match="`targets` in catalog"):
        _destinations(("all",), ["html"])


@pytest.mark.parametrize(
    ("name", "expected"), [("pypi", "python"), ("typescript", "npm"), ("kotlin", "maven"), ("go", "go")]
)
def test_an_ecosystem_by_its_language_or_registry(name: str, expected: str) -> None:
    assert get_ecosystem(name).id == expected
