"""Apps that shrink, optimize and rename their classes: Android releases, ProGuard, R8."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.kotlin.wiring import CONSUMER
from tests.toolchains import kotlin, native_image

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


def test_native_images_hold_the_resources(compiled: Path, tmp_path: Path) -> None:
    """By GraalVM's own parser: each resource of the jar has a pattern or is a bundle, and a misspelt key is refused."""
    resources = compiled / "features" / "package" / "src" / "main" / "resources"
    (config,) = resources.rglob("resource-config.json")
    held = [line.partition(" ")[::2] for line in native_image.resources(config)]
    patterns = [text.replace("\\Q", "").replace("\\E", "") for what, text in held if what == "addResources"]
    bundles = {text.replace(".", "/") for what, text in held if what == "addResourceBundles"}
    files = [
        path.relative_to(resources).as_posix() for path in sorted(resources.rglob("*.*")) if path.is_file()
    ]
    assert bundles
    for path in files:
        if path.endswith(".properties"):
            assert re.sub(r"(_[A-Za-z]+)*\.properties$", "", path) in bundles, path
        elif not path.startswith("META-INF/"):
            assert any(re.fullmatch(pattern, path) for pattern in patterns), path
    wrong = tmp_path / config.name
    wrong.write_text(config.read_text(encoding="utf-8").replace('"pattern"', '"patern"'), encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="pattern"):
        native_image.resources(wrong)
