"""Apps that shrink, optimize and rename their classes: Android releases, ProGuard, R8."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.kotlin.wiring import CONSUMER
from tests.toolchains import kotlin

RULES = """
-keep class release.ReleaseKt { public static void main(java.lang.String[]); }
-keepclassmembers enum * { public static **[] values(); public static ** valueOf(java.lang.String); }
"""
"""What an app keeps: its own entry, and what proguard-android-optimize.txt keeps of enums."""


def jar_of(into: Path, *roots: Path) -> Path:
    """Pack the files of folders into a jar."""
    with ZipFile(into, "w") as file:
        for root in roots:
            for path in sorted(root.rglob("*")):
                if path.is_file():
                    file.write(path, path.relative_to(root))
    return into


@pytest.fixture(scope="module")
def app(compiled: Path, kotlinc: kotlin.Compiler, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The jars of the features' package and of a program that uses it."""
    folder = tmp_path_factory.mktemp("release")
    kotlinc.compile([CONSUMER / "Release.kt"], folder / "app", classpath=[compiled / "classes"])
    resources = compiled / "features" / "package" / "src" / "main" / "resources"
    classes = compiled / "classes" / "org" / "example" / "acme"
    with ZipFile(folder / "package.jar", "w") as file:
        for root, below in ((compiled / "classes", classes), (resources, resources)):
            for path in sorted(below.rglob("*.*")):
                if path.is_file() and "vectors" not in path.parts:
                    file.write(path, path.relative_to(root))
    return [folder / "package.jar", jar_of(folder / "app.jar", folder / "app")]


@pytest.mark.parametrize(
    "more", ["", "-repackageclasses", "-repackageclasses a\n-allowaccessmodification"], ids=["", "root", "a"]
)
def test_a_renamed_package_behaves_as_before(app: list[Path], tmp_path: Path, more: str) -> None:
    expected = kotlin.java("release.ReleaseKt", classpath=app, cwd=tmp_path)
    assert "The room does not exist." in expected
    release = kotlin.proguard(app, tmp_path / "release.jar", RULES + more)
    with ZipFile(release) as file:
        assert "org/example/acme/codes/acme/rtc/RoomCode.class" not in file.namelist()
    assert kotlin.java("release.ReleaseKt", classpath=[release], cwd=tmp_path) == expected


def test_missing_resources_do_not_make_an_error_a_crash(app: list[Path], tmp_path: Path) -> None:
    with ZipFile(app[0]) as whole, ZipFile(tmp_path / "broken.jar", "w") as broken:
        for name in whole.namelist():
            if not name.endswith(".txt"):
                broken.writestr(name, whole.read(name))
    printed = kotlin.java("release.ReleaseKt", classpath=[tmp_path / "broken.jar", app[1]], cwd=tmp_path)
    assert printed.splitlines()[:2] == ["acme.rtc.room: ROOM_NOT_FOUND (104)", "ROOM_NOT_FOUND"]
