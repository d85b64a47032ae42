"""What the user names as output, with every option that takes one: a device or a pipe is written to, a link is followed."""

from __future__ import annotations

import os
import shutil
import stat
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Final

import click
import pytest

if sys.platform == "win32":
    pytest.skip("devices, pipes and links are POSIX's", allow_module_level=True)

from zcodegen.cli.main import run
from zcodegen.cli.table import COMMANDS, module_of

FILES: Final = {
    "check --baseline": ("check", "--fail-on", "never", "--write-baseline", "--baseline"),
    "diff --output": ("diff", "released", "--output"),
    "scan --baseline": ("scan", ".", "--fail-on", "never", "--write-baseline", "--baseline"),
    "targets test --texts": ("targets", "test", "mine", "--texts"),
    "translations export --output": ("translations", "export", "--locale", "ja", "--output"),
    "translations pseudo --output": ("translations", "pseudo", "--output"),
    "merge-driver ours": ("merge-driver", "base.yaml", "OURS", "theirs.yaml", "catalog/catalog.yaml"),
}
"""Option -> a command that writes to the file that its last word names, or `OURS` stands for."""
FOLDERS: Final = {
    "build --out": ("build", "--lang", "go", "--out"),
    "diff --witness": ("diff", "breaking", "--witness"),
    "init folder": ("init", "--name", "other"),
    "pack --into": ("pack", "--lang", "py", "--into"),
    "schema --all": ("schema", "--all"),
    "targets test --out": ("targets", "test", "mine", "--out"),
    "translations sync folder": ("translations", "sync", "--format", "po", "--locale", "ja"),
}
"""Option -> a command that writes into the folder that is added to it."""
READ: Final = {
    "--catalog", "diff --usage", "documents --root", "extract --root", "extract files", "import --discover", "import --root",
    "import files", "mentions folder", "merge-driver base", "merge-driver theirs", "publish --from", "scan paths",
    "translations import files",
}  # fmt: skip
"""Options that name what is read."""
EDITED: Final = {"openapi --into": ("openapi", "--into")}
"""Option -> a command that reads the file that is added to it, and writes it again."""


def path_options() -> Iterator[str]:
    """Yield each option and argument of a command that takes a path."""
    pending: list[tuple[str, click.Command]] = [
        (name, import_module(f"zcodegen.cli.{module_of(name)}").command) for name in COMMANDS
    ]
    while pending:
        name, command = pending.pop()
        if isinstance(command, click.Group):
            pending += [(f"{name} {below}", found) for below, found in command.commands.items()]
        for parameter in command.params:
            if isinstance(parameter.type, click.Path):
                yield f"{name} {max(parameter.opts, key=len)}"


def write(project: Path, words: tuple[str, ...], output: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.chdir(project)
    monkeypatch.setenv("ZCODEGEN_CACHE", "")
    (project / "templates" / "mine").mkdir(parents=True, exist_ok=True)
    (project / "templates" / "mine" / "target.yaml").write_text(
        "zcodegen: 1\nsummary: x\nquote: json\nfiles:\n  - {template: x.jinja, each: catalog, path: a/x.txt}\n",
        "utf-8",
    )
    (project / "templates" / "mine" / "x.jinja").write_text("{{ catalog.name | quote }}\n", "utf-8")
    if "breaking" in words:
        _remove_entries(project)
    (project / "base.yaml").write_text("a: 1\n", "utf-8")
    (project / "theirs.yaml").write_text("a: 1\nb: 2\n", "utf-8")
    if "OURS" in words:
        return run([str(output) if word == "OURS" else word for word in words])
    return run([*words, str(output)])


@contextmanager
def received(pipe: Path) -> Iterator[bytearray]:
    """Read what is written to a pipe, in a thread: it may be more than the pipe holds."""
    content, is_done = bytearray(), threading.Event()
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)

    def receive() -> None:
        with suppress(BlockingIOError):
            content.extend(os.read(reader, 1 << 20))

    def receive_all() -> None:
        while not is_done.wait(0.005):
            receive()

    thread = threading.Thread(target=receive_all)
    thread.start()
    try:
        yield content
    finally:
        is_done.set()
        thread.join()
        receive()
        os.close(reader)


def _remove_entries(project: Path) -> None:
    """Make `breaking` a release that has more entries than the catalog."""
    shutil.copytree(project / "catalog", project / "breaking", dirs_exist_ok=True)
    file = project / "breaking" / "acme" / "common.yaml"
    more = "  GONE_ENTRY:\n    code: 990\n    status: UNKNOWN\n    message: {en: Gone.}\n"
    file.write_text(f"{file.read_text('utf-8').rstrip()}\n{more}", "utf-8")


def test_every_option_with_a_path_is_tried() -> None:
    found = {option for option in path_options() if not option.endswith(" --catalog")}
    assert found == FILES.keys() | FOLDERS.keys() | EDITED.keys() | READ - {"--catalog"}


@pytest.mark.parametrize("option", sorted(FILES.keys() - {"merge-driver ours"}))
def test_a_pipe_is_written_to(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to("pipe")
    assert write(project, FILES[option], link, monkeypatch) == 2  # nobody reads: an error and not a wait
    with received(pipe) as content:
        assert write(project, FILES[option], link, monkeypatch) in {0, 1}
    assert content
    assert stat.S_ISFIFO(pipe.lstat().st_mode)
    assert link.is_symlink()


@pytest.mark.parametrize("option", sorted(FILES))
def test_a_device_is_written_to_and_stays(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    device = tmp_path / "null"
    try:
        os.mknod(device, 0o666 | stat.S_IFCHR, os.makedev(1, 3))
        device.open("wb").close()
    except OSError:
        pytest.skip("only root makes devices, on a file system that has them")
    assert write(project, FILES[option], device, monkeypatch) in {0, 1, 2}
    assert stat.S_ISCHR(device.lstat().st_mode)


@pytest.mark.parametrize("option", sorted(FILES))
def test_a_link_is_followed(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    (tmp_path / "real").write_text("a: 1\n", "utf-8")
    (tmp_path / "link").symlink_to("real")
    if "baseline" in option:
        (tmp_path / "real").write_text('{"findings": []}', "utf-8")
    before = (tmp_path / "real").read_bytes()
    assert write(project, FILES[option], tmp_path / "link", monkeypatch) in {0, 1}
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() != before


@pytest.mark.parametrize("option", sorted(FOLDERS | EDITED))
def test_what_is_no_folder_is_left_alone(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    option: str,
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    places = [pipe, Path("/dev/null")]
    modes = [place.lstat().st_mode for place in places]
    for place in places:
        assert write(project, (FOLDERS | EDITED)[option], place, monkeypatch) == 2
        assert "Traceback" not in capfd.readouterr().err
    assert [place.lstat().st_mode for place in places] == modes


@pytest.mark.parametrize(
    "option", ["diff --witness", "schema --all", "targets test --out", "translations sync folder"]
)
def test_a_link_in_a_folder_leads_no_file_elsewhere(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    assert write(project, FOLDERS[option], folder, monkeypatch) in {0, 1}
    for path in [*folder.rglob("*")]:
        if path.is_file():
            path.replace(outside / path.name)
            path.symlink_to(outside / path.name)
            (outside / path.name).write_bytes(b"")
    assert write(project, FOLDERS[option], folder, monkeypatch) == 2
    assert not any(path.read_bytes() for path in outside.iterdir())


@pytest.mark.parametrize("option", ["diff --witness", "targets test --out"])
def test_a_linked_folder_in_a_folder_gets_nothing(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    folder, outside = tmp_path / "folder", tmp_path / "outside"
    folder.mkdir()
    outside.mkdir()
    assert write(project, FOLDERS[option], folder, monkeypatch) in {0, 1}
    below = [path for path in folder.iterdir() if path.is_dir()]
    assert below
    for path in below:
        shutil.rmtree(path)
        path.symlink_to(outside)
    assert write(project, FOLDERS[option], folder, monkeypatch) == 2
    assert not [*outside.iterdir()]


@pytest.mark.parametrize("option", [*sorted(FILES | FOLDERS | EDITED), "--catalog"])
def test_a_link_that_leads_to_itself_is_reported(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    option: str,
) -> None:
    loop = tmp_path / "loop"
    loop.symlink_to("loop")
    words = {**FILES, **FOLDERS, **EDITED, "--catalog": ("check", "--catalog")}[option]
    assert write(project, words, loop, monkeypatch) == 2
    (line, *_) = capfd.readouterr().err.splitlines()
    assert line.startswith("zcodegen: ")
    assert loop.readlink() == Path("loop")
