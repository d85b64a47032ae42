"""No way out: nothing is written outside of the output, read outside of the project, sent anywhere or executed.

SECURITY.md has a line for each of these.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.robustness.project import COMMANDS, files_of, zcodegen

LOOK_UPS = (
    ("check", "--fail-on", "error"),
    ("diff", "released", "catalog"),
    ("documents",),
    ("explain", "OK"),
    ("extract", "page.md"),
    ("rules",),
    ("stats",),
)
SECRET = "root:x:0:0"  # noqa: S105 - what must not come out


@pytest.mark.parametrize(
    "domain",
    [
        *(
            "../evil",
            "a/b",
            "/etc",
            "a..b",
            "con",
            "nul.x",
            "com1",
            ".git",
            "a\\b",
            "C:\\x",
            "..",
            "~",
            "a.__init__",
        ),
        *("Acme-Codes.common", "acme-codes.Common"),
    ],
)
def test_a_domain_name_writes_nothing_elsewhere(project: Path, domain: str) -> None:
    file = project / "catalog" / "acme" / "common.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("acme.common", f"'{domain}'"), encoding="utf-8")
    before = files_of(project)
    ran = zcodegen(project, "build", "--out", "made")
    assert ran.returncode in {1, 2}
    assert "Traceback" not in ran.stderr
    assert files_of(project) == before
    assert not (project.parent / "evil").exists()


@pytest.mark.parametrize(
    ("link", "command"),
    [
        *(
            (link, command)
            for link in ("catalog/evil.yaml", "catalog/glossary.yaml")
            for command in ("build", "check", "fmt", "import")
        ),
        ("catalog/documents", "check"),
        ("catalog/documents", "documents"),
    ],
)
def test_a_link_in_the_catalog_reads_nothing_elsewhere(
    project: Path, tmp_path: Path, link: str, command: str
) -> None:
    outside = tmp_path / "outside"
    (outside / "x").mkdir(parents=True)
    (outside / "x" / "1.en.yaml").write_text(SECRET, encoding="utf-8")
    place = project / link
    if place.is_dir():
        shutil.rmtree(place)
    place.unlink(missing_ok=True)
    place.symlink_to(outside if link.endswith("documents") else outside / "x" / "1.en.yaml")
    ran = zcodegen(project, *COMMANDS.get(command, (command,)))
    assert ran.returncode in {1, 2}, ran.stderr
    assert "is a symbolic link that leads out of" in ran.stdout + ran.stderr
    assert SECRET not in ran.stdout + ran.stderr


def test_a_glob_of_the_manifest_reads_nothing_elsewhere(project: Path) -> None:
    (project.parent / "page.md").write_bytes((project / "page.md").read_bytes())
    assert zcodegen(project, *COMMANDS["import"]).returncode == 0
    manifest = project / "catalog" / "catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text.replace("  acme.rooms:\n", "  acme.rooms:\n    pages: [{path: ../*.md}]\n"), encoding="utf-8"
    )
    ran = zcodegen(project, "import", "--manifest")
    assert (ran.returncode, "is not a relative path" in ran.stderr) == (2, True), ran.stderr


@pytest.mark.parametrize(
    "target",
    ["../../../../../../etc/passwd", "/etc/passwd", "../outside.mdx", "link.mdx", "%2e%2e/outside.mdx"],
)
def test_a_page_imports_nothing_elsewhere(project: Path, target: str) -> None:
    (project / "docs").mkdir()
    (project / "outside.mdx").write_text(
        f"| Code | Message |\n|--|--|\n| 99 | {SECRET} |\n", encoding="utf-8"
    )
    (project / "docs" / "link.mdx").symlink_to(project / "outside.mdx")
    page = project / "docs" / "page.mdx"
    page.write_text(
        f"import X from '{target}'\n\n<X/>\n\n| Code | Message |\n|--|--|\n| 1 | a |\n", encoding="utf-8"
    )
    ran = zcodegen(project, "extract", "docs/page.mdx", "--root", "docs", "--follow", "--format", "json")
    assert ran.returncode == 0
    assert SECRET not in ran.stdout


@pytest.mark.parametrize("target", ["./.git/page.mdx", "link.mdx"])
def test_a_page_imports_nothing_hidden(project: Path, target: str) -> None:
    (project / ".git").mkdir()
    (project / ".git" / "page.mdx").write_text(f"| Code | Message |\n|--|--|\n| 99 | {SECRET} |\n")
    (project / "link.mdx").symlink_to(".git/page.mdx")
    (project / "page.mdx").write_text(f"import X from '{target}'\n\n| Code | Message |\n|--|--|\n| 1 | a |\n")
    ran = zcodegen(project, "extract", "page.mdx", "--root", ".", "--follow", "--format", "json")
    assert (ran.returncode, SECRET in ran.stdout) == (0, False)


@pytest.mark.parametrize("glob", [".git/*", ".git/page.md", ".git/p*.md"])
def test_a_glob_of_the_manifest_reads_nothing_hidden(project: Path, glob: str) -> None:
    (project / ".git").mkdir()
    (project / ".git" / "page.md").write_bytes((project / "page.md").read_bytes())
    assert zcodegen(project, *COMMANDS["import"]).returncode == 0
    manifest = project / "catalog" / "catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(
        text.replace("  acme.rooms:\n", f"  acme.rooms:\n    pages: [{{path: '{glob}'}}]\n"), encoding="utf-8"
    )
    ran = zcodegen(project, "import", "--manifest")
    assert (ran.returncode, "hidden folder" in ran.stderr) == (2, True), ran.stderr


@pytest.mark.parametrize(
    ("link", "command"),
    [
        ("templates/go", ("eject", "go")),
        ("templates/go/internal", ("eject", "go")),
        ("schema", ("init", ".")),
        (".github", ("init", ".", "--ci", "github")),
        (".gitattributes", ("init", ".")),
    ],
)
def test_a_link_makes_no_new_file_elsewhere(
    project: Path, tmp_path: Path, link: str, command: tuple[str, ...]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    if command[0] == "init":
        shutil.rmtree(project / "catalog")
    place = project / link
    shutil.rmtree(place, ignore_errors=True)
    place.unlink(missing_ok=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.symlink_to(outside / "new" if link == ".gitattributes" else outside)
    ran = zcodegen(project, *command)
    assert (ran.returncode, "leads out of its folder" in ran.stderr) == (2, True), ran.stderr
    assert not [*outside.iterdir()]


def test_a_linked_manifest_is_not_read_by_git_s_programs(project: Path, tmp_path: Path) -> None:
    """An endless device would take all memory."""
    (project / "more").mkdir()
    (project / "more" / "catalog.yaml").symlink_to("/dev/zero")
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    subprocess.run(["git", "add", "-f", "more"], cwd=project, check=True)
    ran = zcodegen(project, "hook", "check")
    assert "Traceback" not in ran.stderr
    assert ran.returncode in {0, 1}, ran.stderr
    outside = tmp_path / "catalog.yaml"
    (project / "catalog" / "catalog.yaml").replace(outside)
    (project / "catalog" / "catalog.yaml").symlink_to(outside)
    domain = "catalog/acme/common.yaml"
    (tmp_path / "new.yaml").write_bytes((project / domain).read_bytes().replace(b"message", b"cause"))
    sides = (domain, domain, "0", "100644", str(tmp_path / "new.yaml"), "0", "100644")
    ran = zcodegen(project, "diff", "--git-driver", *sides)
    assert (ran.returncode, "leads out of its folder" in ran.stdout) == (0, True), ran.stdout


def test_a_linked_changelog_is_not_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    (project / "catalog" / "CHANGELOG.md").symlink_to(tmp_path / "secret")
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    ran = zcodegen(project, "version", "--bump", "minor")
    assert (ran.returncode, "leads out of its folder" in ran.stderr) == (2, True), ran.stderr


@pytest.mark.parametrize("out", ["catalog", "catalog/acme/x", "page.md"])
def test_out_is_no_place_of_the_catalog_and_no_file(project: Path, out: str) -> None:
    before = files_of(project)
    assert zcodegen(project, "build", "--out", out).returncode == 2
    assert files_of(project) == before


def test_a_link_in_the_output_leads_nowhere(project: Path, tmp_path: Path) -> None:
    shutil.rmtree(project / "out")
    (tmp_path / "outside").mkdir()
    (project / "out").mkdir()
    (project / "out" / "python").symlink_to(tmp_path / "outside")
    ran = zcodegen(project, "build", "--lang", "py")
    assert ran.returncode == 2, ran.stderr
    assert not files_of(tmp_path / "outside")


def test_a_template_reads_and_runs_nothing(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(SECRET, encoding="utf-8")
    own = project / "templates" / "python"
    own.mkdir(parents=True)
    for text in (
        "{% include '../../../secret' %}",
        f"{{% include '{tmp_path}/secret' %}}",
        "{{ ''.__class__.__mro__[1].__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('touch ran').read() }}",
        "{{ self.__init__.__globals__ }}",
        "{% for a in range(999999999) %}{% endfor %}",
    ):
        (own / "README.md.jinja").write_text(text, encoding="utf-8")
        ran = zcodegen(project, "build", "--lang", "py")
        assert ran.returncode == 2, (text, ran.stdout, ran.stderr)
        assert "templates/python/README.md.jinja:1" in ran.stderr
        assert SECRET not in ran.stderr
    (own / "README.md.jinja").unlink()
    (own / "README.md.jinja").symlink_to(tmp_path / "secret")
    ran = zcodegen(project, "build", "--lang", "py")
    assert SECRET not in "".join(
        path.read_text(encoding="utf-8") for path in (project / "out").rglob("*.md")
    ), ran.stderr
    assert not (project / "ran").exists()


def test_xml_of_a_translator_fetches_and_includes_nothing(project: Path) -> None:
    exported = zcodegen(project, "translations", "export", "--locale", "ja", "--format", "xliff").stdout
    body = exported[exported.index("<xliff") :]
    for entity in ('<!ENTITY x SYSTEM "file:///etc/passwd">', "<!ENTITY x '" + "y" * 9999 + "'>"):
        bad = f"<?xml version='1.0'?><!DOCTYPE x [{entity}]>{body.replace('<target', '<target>&x;</target><note', 1)}"
        (project / "ja.xlf").write_text(bad, encoding="utf-8")
        ran = zcodegen(project, "translations", "import", "ja.xlf")
        assert ran.returncode == 1, ran.stderr
        assert SECRET not in ran.stdout + ran.stderr


def test_no_revision_is_taken_for_an_option_of_git(project: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=project, check=True)
    ran = zcodegen(project, "check", "--against", "--output=pwned")
    assert ran.returncode == 2
    assert not (project / "pwned").exists()


def test_commands_need_no_network(project: Path) -> None:
    if (
        shutil.which("unshare") is None
        or subprocess.run(["unshare", "-n", "true"], capture_output=True, check=False).returncode
    ):
        pytest.skip("a namespace without a network needs unshare and the right to use it")
    for arguments in (
        *COMMANDS.values(),
        *LOOK_UPS,
    ):
        ran = zcodegen(project, *arguments, before=("unshare", "-n"))
        assert ran.returncode == 0, (arguments, ran.stdout, ran.stderr)


def test_commands_open_no_socket(project: Path) -> None:
    guard = project / "guard"
    guard.mkdir()
    (guard / "sitecustomize.py").write_text(
        "import sys\n"
        "def watch(event, arguments):\n"
        "    if event.startswith('socket.') or event in {'os.system', 'os.exec', 'os.posix_spawn'}:\n"
        "        raise SystemExit(f'{event} {arguments}')\n"
        "    if event == 'subprocess.Popen' and arguments[0] != 'git':\n"
        "        raise SystemExit(f'{event} {arguments}')\n"
        "sys.addaudithook(watch)\n",
        encoding="utf-8",
    )
    path = os.pathsep.join((str(guard), os.environ.get("PYTHONPATH", "")))
    for arguments in (
        *COMMANDS.values(),
        *LOOK_UPS,
    ):
        ran = zcodegen(project, *arguments, PYTHONPATH=path)
        assert ran.returncode == 0, (arguments, ran.stdout, ran.stderr)
