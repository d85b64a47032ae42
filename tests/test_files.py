"""The one way to open a project's file: nothing outside of its folder, nothing hidden, nothing that waits."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

import zcodegen
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import (
    RefusedPathError,
    list_inside,
    names_in,
    open_folder,
    read_inside,
    read_named,
    read_unlinked,
    resolve_inside,
    walk,
)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a file, a hidden folder and a hidden file; a secret is next to it."""
    folder = tmp_path / "folder"
    (folder / "below").mkdir(parents=True)
    (folder / ".git").mkdir()
    for path in ("file", "below/file", ".git/config", ".env"):
        (folder / path).write_bytes(path.encode())
    (tmp_path / "secret").write_bytes(b"secret")
    return folder


@pytest.mark.parametrize(
    ("link", "target"),
    [
        ("a", "../secret"),
        ("a", "/etc/passwd"),
        ("a", ".git/config"),
        ("a", ".env"),
        ("a", "."),
        ("a", ".."),
        ("a", "a"),
        ("below/a", "../../secret"),
        ("a", "below/../../secret"),
    ],
)
def test_a_link_that_leads_elsewhere_is_refused(folder: Path, link: str, target: str) -> None:
    (folder / link).symlink_to(target)
    with pytest.raises((RefusedPathError, OSError)):
        read_inside(folder, link)
    refused = {error.path for error in list_inside(folder).refused}
    assert f"{folder.as_posix()}/{link}" in refused


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "below/../../secret", ".git/config", ".", "", "below"]
)
def test_a_path_that_leads_elsewhere_is_refused(folder: Path, path: str) -> None:
    with pytest.raises(RefusedPathError):
        read_inside(folder, path)


def test_what_is_inside_is_read(folder: Path) -> None:
    (folder / "a").symlink_to("below/file")
    (folder / ".hidden").write_bytes(b"a template may have such a name")
    assert read_inside(folder, "a") == read_inside(folder, "below/file") == b"below/file"
    assert read_inside(folder, ".hidden")
    assert list_inside(folder).paths == ("a", "below/file", "file")
    assert list_inside(folder, "below").paths == ("below/file",)
    assert list_inside(folder, "absent").paths == ()
    with pytest.raises(FileNotFoundError):
        read_inside(folder, "absent")


@pytest.mark.parametrize("below", [".git", "below/.hidden", "linked", "..", "below/../.."])
def test_a_hidden_folder_is_not_listed(folder: Path, below: str) -> None:
    (folder / "linked").symlink_to(".git")
    (folder / "below" / ".hidden").mkdir()
    with pytest.raises(RefusedPathError):
        list_inside(folder, below)


def test_a_linked_folder_is_refused_and_not_skipped(folder: Path) -> None:
    (folder / "linked").symlink_to("below")
    (error,) = list_inside(folder, shown="shown").refused
    assert (error.path, error.finding().rule) == ("shown/linked", "unsafe-path")


def test_a_pipe_is_refused_and_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe")
    with pytest.raises(RefusedPathError, match="not a regular file"):
        read_inside(folder, "pipe")
    with pytest.raises(ZcodegenError, match="not a regular file"):
        read_named(folder / "pipe")
    assert [error.path for error in list_inside(folder, shown="").refused] == ["pipe"]


def test_a_large_file_is_refused(folder: Path) -> None:
    (folder / "large").write_bytes(bytes(3 << 20))
    assert len(read_inside(folder, "large")) == 3 << 20
    with pytest.raises(RefusedPathError, match="larger than 2 MiB"):
        read_inside(folder, "large", max_bytes=2 << 20)


@pytest.mark.parametrize(
    ("target", "refused"),
    [("elsewhere", False), ("..", True), (".", True), (".git", True), ("a/.hidden", True)],
)
def test_a_root_of_a_project_leads_inside(folder: Path, target: str, *, refused: bool) -> None:
    (folder / "out").symlink_to(target)
    if refused:
        with pytest.raises(RefusedPathError):
            open_folder(folder, "out")
    else:
        assert open_folder(folder, "out") == folder / "out"


def test_a_named_file_is_trusted(folder: Path) -> None:
    (folder / "a").symlink_to("../secret")
    assert read_named(folder / "a") == b"secret"
    with pytest.raises(ZcodegenError, match="No such file"):
        read_named(folder / "absent")
    program = "from pathlib import Path; from zcodegen.files import read_named; print(read_named(Path('/dev/stdin')))"
    ran = subprocess.run([sys.executable, "-c", program], input=b"piped", capture_output=True, check=True)
    assert ran.stdout == b"b'piped'\n"


@pytest.mark.skipif(sys.platform == "win32", reason="descriptors are POSIX's")
@pytest.mark.parametrize("stream", ["/dev/fd/1", "/proc/self/fd/1", "/proc/self/fd/2", "/dev/fd/../fd/1"])
def test_a_stream_that_is_written_to_is_not_waited_for(stream: str) -> None:
    program = "import sys; from pathlib import Path; from zcodegen.files import open_named, read_named\n"
    for call in ("read_named", "open_named"):
        ran = subprocess.run(
            [sys.executable, "-c", f"{program}{call}(Path(sys.argv[1]))", stream],
            capture_output=True, timeout=20, check=False,
        )  # fmt: skip
        assert b"is not a regular file" in ran.stderr


FILE_CALLS = frozenset(
    {"FileSystemLoader", "TarFile", "ZipFile", "copy", "copyfile", "copytree", "glob", "iglob", "iterdir", "listdir", "mkfifo", "move"}
    | {"open", "read_bytes", "read_text", "rglob", "rmtree", "scandir", "symlink_to", "touch", "unlink", "write_bytes", "write_text"}
)  # fmt: skip
OPEN_FILES = {
    "cache.py": "the user's cache folder, and files of zcodegen",
    "cli/language_server/server.py": "a method called `open`, which opens a document of an editor",
    "cli/streams.py": "standard streams",
    "custom/vendor.py": "built-in targets, and those of installed packages",
    "catalog/packages.py": "members of an archive that is in memory",
    "files.py": "the way itself",
    "formats/po.py": "a temporary folder",
    "generate/limits.py": "pipes and /proc of its own process",
    "generate/up_to_date.py": "names below out/",
    "output/atomic.py": "writes, with the rule of files.py",
    "output/lock.py": "a lock",
    "output/write.py": "the staging folder, and owned files of out/",
    "publish/archive.py": "an archive in a temporary folder",
    "publish/custom.py": "a temporary folder",
    "publish/fetch.py": "an address",
    "publish/go.py": "a temporary folder",
    "publish/javadoc.py": "a temporary folder",
    "publish/maven.py": "a temporary folder",
    "publish/npm.py": "a temporary folder",
    "publish/pack.py": "the folder of packages, which is put in place as a whole",
    "publish/python.py": "a temporary folder",
    "publish/release.py": "a temporary folder, and names in that of packages",
    "readers/errmsg.py": "a method called `open`, which opens an entry of a page",
    "resources.py": "built-in files",
    "textcompare/vocabulary.py": "a built-in file",
    "textcompare/weights.py": "a built-in file",
    "usage/tree.py": "names below a folder that is scanned",
    "vendored.py": "removed files of a listed folder",
}
"""Modules that open, write, or list files by themselves -> which."""


def file_calls(module: Path) -> set[str]:
    """Return the names of calls in a module that open, write, or list files."""
    names: set[str] = set()
    text = module.read_text(encoding="utf-8")
    if not any(name in text for name in ("os.walk", *FILE_CALLS)):
        return names
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(func=ast.Attribute(value=ast.Name(id="os"), attr="walk")):
                names.add("os.walk")
            case ast.Call(func=ast.Attribute(attr=name) | ast.Name(id=name)):
                names |= {name} & FILE_CALLS
    return names


def test_no_module_opens_a_file_of_a_project_by_itself() -> None:
    package = Path(zcodegen.__file__).parent
    opening = {path.relative_to(package).as_posix() for path in package.rglob("*.py") if file_calls(path)}
    assert opening == set(OPEN_FILES)


def test_names_are_listed_without_hidden_ones(folder: Path) -> None:
    (folder / "linked").symlink_to("..")
    assert names_in(folder) == ("below", "file", "linked")
    assert names_in(folder / "absent") == ()
    assert {path for path, _ in walk(folder)} == {"below", "below/file", "file", "linked"}
    assert {path for path, _ in walk(folder, skip="below".__eq__)} == {"below", "file", "linked"}


def test_a_link_is_not_followed_where_folders_were_looked_at(folder: Path) -> None:
    (folder / "link").symlink_to("file")
    os.mkfifo(folder / "pipe")
    for name in ("link", "below", "pipe"):
        with pytest.raises(RefusedPathError, match="regular file"):
            read_unlinked(str(folder / name))
    assert read_unlinked(str(folder / "file")) == b"file"
    with pytest.raises(RefusedPathError, match="larger than"):
        read_unlinked(str(folder / "file"), max_bytes=3)


def test_a_path_need_not_exist(folder: Path) -> None:
    assert resolve_inside(folder, "new/file") == os.path.realpath(folder / "new" / "file")
