"""Android's own compiler of resources, aapt2, and the strings that it has compiled.

https://android.googlesource.com/platform/frameworks/base/+/main/tools/aapt2/Resources.proto has the form of the table.
"""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING
from zipfile import ZipFile

from tests.toolchains.tools import installed, require, run, set_up, unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator

POM = Path(__file__).parent / "consumers" / "aapt2" / "pom.xml"
_PROGRAMS = {("Linux", "x86_64"): "prebuilt/linux/aapt2_64", ("Darwin", "x86_64"): "prebuilt/macosx/aapt2_64"}
_MANIFEST = '<manifest xmlns:android="http://schemas.android.com/apk/res/android" package="org.example"/>'
_VARINT, _FIXED64, _BYTES, _FIXED32 = 0, 1, 2, 5


def _aapt2() -> Path:
    name = _PROGRAMS.get((platform.system(), platform.machine()))
    if name is None:
        unavailable("aapt2 is missing: there is none for this machine in apktool-lib")
    require("maven")
    return installed("aapt2", [POM], lambda folder: _install(folder, name)) / name


def _install(folder: Path, name: str) -> None:
    set_up("aapt2", ["mvn", "-q", "-B", "-f", POM, "validate", f"-Dinto={folder}"], cwd=folder)
    jar = next(folder.glob("apktool-lib-*.jar"), None)
    if jar is None:
        unavailable("aapt2 is missing: Maven did not copy apktool-lib")
    with ZipFile(jar) as file:
        file.extract(name, folder)
    (folder / name).chmod(0o755)


def strings_of(resources: Path, scratch: Path) -> dict[tuple[str, str], str]:
    """Compile and link a folder of resources, and return its strings: (locale, empty for the default, and name) -> text.

    A warning fails the test as an error does.
    """
    aapt2 = _aapt2()
    manifest, compiled, app = (scratch / name for name in ("AndroidManifest.xml", "compiled.zip", "app.apk"))
    manifest.write_text(_MANIFEST, encoding="utf-8")
    steps: tuple[tuple[str | Path, ...], ...] = (
        ("compile", "--dir", resources, "-o", compiled),
        ("link", "--proto-format", "--manifest", manifest, "-o", app, compiled),
    )
    for arguments in steps:
        done = run([aapt2, *arguments], cwd=scratch)
        assert (done.returncode, done.stdout + done.stderr) == (0, "")
    with ZipFile(app) as file:
        return dict(_strings(file.read("resources.pb")))


def _strings(table: bytes) -> Iterator[tuple[tuple[str, str], str]]:
    """Yield the strings of a ResourceTable."""
    for package in _fields(table)[2]:
        for kind in map(_fields, _fields(package)[3]):
            assert kind[2] == [b"string"]
            for entry in map(_fields, kind[3]):
                for value in map(_fields, entry[6]):
                    locale = _fields(value[1][0]).get(3, [b""])[0] if 1 in value else b""
                    text = _fields(_fields(_fields(value[2][0])[4][0])[2][0]).get(1, [b""])[0]
                    yield (locale.decode(), entry[2][0].decode()), text.decode()


def _fields(message: bytes) -> dict[int, list[bytes]]:
    """Read a message of protobuf: number of a field -> its values; numbers are left out."""
    found: dict[int, list[bytes]] = {}
    at = 0

    def varint() -> int:
        nonlocal at
        number = shift = 0
        while True:
            byte = message[at]
            at += 1
            number |= (byte & 0x7F) << shift
            shift += 7
            if byte < 0x80:
                return number

    while at < len(message):
        key = varint()
        kind = key & 7
        if kind == _VARINT:
            varint()
        else:
            size = varint() if kind == _BYTES else {_FIXED64: 8, _FIXED32: 4}[kind]
            found.setdefault(key >> 3, []).append(message[at : at + size])
            at += size
    return found
