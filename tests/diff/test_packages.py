"""Reading packages that come from anywhere: what is no package of ours is reported in one line, and nothing is unpacked."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.diff.catalogs import FILES
from zcodegen.catalog.packages import Carried, read_package
from zcodegen.diagnostics import ZcodegenError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

CATALOG = {path: text.encode() for path, text in FILES.items()}


def placed(folder: str) -> list[tuple[str, bytes]]:
    return [(f"{folder}/{path}", content) for path, content in CATALOG.items()]


def zipped(members: Iterable[tuple[str, bytes]], *, form: int = zipfile.ZIP_DEFLATED, mode: int = 0) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", form) as archive:
        for name, content in members:
            member = zipfile.ZipInfo(name)
            member.external_attr = mode << 16
            archive.writestr(member, content, compress_type=form)
    return made.getvalue()


def tarred(members: Iterable[tuple[str, bytes]], *, kind: bytes = tarfile.REGTYPE) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode="w:gz") as archive:
        for name, content in members:
            member = tarfile.TarInfo(name)
            member.type, member.size, member.linkname = kind, len(content), "/etc/passwd"
            archive.addfile(member, io.BytesIO(content))
    return made.getvalue()


def read(folder: Path, content: bytes, name: str = "acme-1.0.0.whl") -> Carried:
    place = folder / name
    place.write_bytes(content)
    return read_package(place, name)


@pytest.mark.parametrize("above", ["", "package/", "acme-1.0.0/src/acme/", "my_catalog/"])
def test_a_catalog_is_found_wherever_it_lies(tmp_path: Path, above: str) -> None:
    members = [("README.md", b"no catalog"), ("my_catalog/x.yaml", b"x"), *placed(f"{above}_catalog")]
    expected = Carried(f"{above}_catalog", dict(sorted(CATALOG.items())))
    assert read(tmp_path, zipped(members)) == expected
    assert read(tmp_path, tarred(members)) == expected, "its content tells what it is, not its name"


def encrypted() -> bytes:
    made = bytearray(zipped(placed("_catalog")))
    for mark, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        made[made.index(mark) + at] |= 1
    return bytes(made)


MANIFEST = ("_catalog/catalog.yaml", b"zcodegen: 1\n")
BROKEN: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "cannot be read as a package: it is neither a zip nor a tar.gz"),
    "text": (lambda: b"wheel", "it is neither a zip nor a tar.gz"),
    "cut": (lambda: zipped(placed("_catalog"))[:-30], "cannot be read as a package: it is not a zip archive"),
    "cut tar": (lambda: tarred(placed("_catalog"))[:-30], "cannot be read as a package: Compressed file ended"),
    "no catalog": (lambda: zipped([("acme/__init__.py", b"")]), "carries no catalog, as packages of `zcodegen pack` do"),
    "no manifest": (lambda: zipped([("_catalog/acme.yaml", b"")]), "carries no catalog"),
    "two": (lambda: zipped([*placed("a/_catalog"), *placed("b/_catalog")]), "several catalogs (a/_catalog and b/_catalog)"),
    "twice": (lambda: tarred([MANIFEST, MANIFEST]), "holds '_catalog/catalog.yaml', which `zcodegen pack` does not write"),
    "way out": (lambda: zipped([MANIFEST, ("_catalog/../../x.yaml", b"")]), "holds '_catalog/../../x.yaml', which"),
    "way in": (lambda: tarred([MANIFEST, ("../_catalog//etc/x.yaml", b"")]), "holds '../_catalog//etc/x.yaml', which"),
    "same place": (lambda: tarred([MANIFEST, ("./_catalog/acme.yaml", b"")]), "holds './_catalog/acme.yaml', which"),
    "same place on disk": (lambda: zipped([("x/_catalog/catalog.yaml", b""), ("X/_catalog/acme.yaml", b"")]), "holds 'X/_catalog' without a catalog.yaml"),
    "linked folder": (lambda: tarred([("_catalog", b"")], kind=tarfile.SYMTYPE), "is not a regular file"),
    "link with a slash": (lambda: tarred([MANIFEST, ("_catalog/acme.yaml/", b"")], kind=tarfile.SYMTYPE), "is not a regular file"),
    "right to left": (lambda: zipped([MANIFEST, ("_catalog/acme\u202elmay.yaml", b"")]), r"holds '_catalog/acme\u202elmay.yaml', which"),
    "other file": (lambda: zipped([MANIFEST, ("_catalog/run.py", b"")]), "holds '_catalog/run.py', which"),
    "hidden": (lambda: tarred([("a\x1b[2J/_catalog/catalog.yaml", b"")]), r"holds 'a\x1b[2J/_catalog/catalog.yaml', which"),
    "link": (lambda: tarred([MANIFEST], kind=tarfile.SYMTYPE), "is not a regular file"),
    "device": (lambda: tarred([MANIFEST], kind=tarfile.CHRTYPE), "is not a regular file"),
    "hard link": (lambda: tarred([MANIFEST], kind=tarfile.LNKTYPE), "is not a regular file"),
    "pipe": (lambda: tarred([MANIFEST], kind=tarfile.FIFOTYPE), "is not a regular file"),
    "zip link": (lambda: zipped([MANIFEST], mode=0o120777), "is not a regular file"),
    "many": (lambda: tarred((f"_catalog/x{number}.yaml", b"") for number in range(20_001)), "more than 20000 members"),
    "many zip": (lambda: zipped((f"{number}", b"") for number in range(20_001)), "more than 20000 members"),
    "long header": (lambda: tarred([("x", b"1" * 40_000_000)], kind=tarfile.XHDTYPE), "a header of more than 64 KiB"),
    "odd header": (lambda: tarred([("x", b"12 size=99\n"), MANIFEST], kind=tarfile.XHDTYPE), "a header that packages do not have"),
    "many headers": (lambda: tarred((("x", b"8 a=bcd\n" * 8_000) for _ in range(210)), kind=tarfile.XHDTYPE), "or very many"),
    "endless header": (lambda: tarred([("x", b"0 path=x\n")], kind=tarfile.XHDTYPE), "a header that packages do not have"),
    "encrypted": (encrypted, "is encrypted, password required"),
    "rare": (lambda: zipped([MANIFEST], form=zipfile.ZIP_LZMA), "compressed in a way that packages are not"),
    "bomb": (lambda: gzip.compress(bytes(129 << 20), 1), "it unfolds to more than 128 MiB"),
    "zip bomb": (lambda: zipped([MANIFEST, ("_catalog/a.yaml", bytes(129 << 20))]), "it unfolds to more than 128 MiB"),
    "huge": (lambda: bytes((64 << 20) + 1), "is larger than 64 MiB"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", BROKEN)
def test_what_is_no_package_of_ours(tmp_path: Path, case: str) -> None:
    make, output = BROKEN[case]
    with pytest.raises(ZcodegenError) as raised:
        read(tmp_path, make())
    (line,) = str(raised.value).splitlines()
    assert line.isprintable()
    assert "acme-1.0.0.whl" in line
    assert output in line
