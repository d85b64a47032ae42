"""`pack` into a full disk or a folder that may not be written, and killed: the package that was there stays whole."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.robustness.project import without_rights
from zcodegen.catalog.load import load_catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish import go
from zcodegen.publish.release import Release

ROOT = Path(__file__).resolve().parents[2]
PACK = """\
import errno, os, signal, sys
from pathlib import Path
from zcodegen.catalog.load import load_catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.pack import pack, verify
from zcodegen.publish.release import Package, Source
from zcodegen.publish.table import Ecosystem

text, into, what, moment, done = sys.argv[1], Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]), 0
WRITES = {"os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "shutil.copyfile"}

def make(source, scratch, made):
    for name in ("a", "b/c"):
        (made / name).parent.mkdir(exist_ok=True)
        (made / name).write_text(text * 50)
    return []

def watch(event, arguments):
    global done
    if event in WRITES and str(into) in str(arguments):
        done += 1
        if done == moment and what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if done == moment and what == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

manifest = load_catalog(Path("tests/catalogs/features")).catalog.manifest
row = Ecosystem("x", "x", lambda _: Package("x", "pkg:x/x"), make, None, None, None)
sys.addaudithook(watch)
try:
    pack(row, Source(manifest, {}, {}, {}), into)
    verify(into, row)
except ZcodegenError as fault:
    print(fault)
    sys.exit(2)
print(done)
"""


def pack(text: str, into: Path, what: str = "", moment: int = 0, *before: str) -> tuple[int, str]:
    done = subprocess.run(
        [*before, sys.executable, "-c", PACK, text, str(into), what, str(moment)],
        cwd=ROOT, capture_output=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.stderr == ""
    return done.returncode, done.stdout


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def packed(into: Path) -> str | None:
    """Return the text that is packed, None where there is no package; both files are of one run."""
    there = [
        (into / "x" / name).read_text(encoding="utf-8") for name in ("a", "b/c") if (into / "x").exists()
    ]
    assert len(set(there)) <= 1
    return there[0][:3] if there else None


@pytest.mark.parametrize("what", ["full", "kill"])
def test_a_package_is_the_old_or_the_new_one(tmp_path: Path, what: str) -> None:
    code, output = pack("old", tmp_path / "first")
    assert code == 0
    last = int(output)
    pack("old", tmp_path / "dist")
    for moment in range(1, last + 8, 4):
        code, output = pack("new", tmp_path / "dist", what, moment)
        assert code in {0, 2, -9}, output
        assert packed(tmp_path / "dist") in {"old", "new", None}
        assert pack("old", tmp_path / "dist")[0] == 0
        assert packed(tmp_path / "dist") == "old"
        assert names_in(tmp_path / "dist") == names_in(tmp_path / "first")


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    pack("old", tmp_path / "dist")
    (tmp_path / "dist").chmod(0o555)
    code, output = pack("new", tmp_path / "dist", "", 0, *without_rights())
    (tmp_path / "dist").chmod(0o755)
    assert code == 2
    assert output.endswith(": Permission denied\n")
    assert packed(tmp_path / "dist") == "old"


def test_an_archive_s_member_leaves_no_folder(tmp_path: Path) -> None:
    catalog = load_catalog(ROOT / "tests/catalogs/features").catalog
    assert catalog
    manifest = catalog.manifest
    place = tmp_path / "go/m/@v"
    place.mkdir(parents=True)
    with zipfile.ZipFile(place / f"v{manifest.version}.zip", "w") as archive:
        archive.writestr(f"{manifest.packages.go_module}@v{manifest.version}/../../../../evil", "x")
    with pytest.raises(ZcodegenError, match="evil"):
        go.wanted(Release(manifest, tmp_path / "go"), "git@example.org:a/b.git")
    assert not list(tmp_path.rglob("evil"))
