"""Looking up takes linear time whatever is typed, and never raises."""

from __future__ import annotations

import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.diff.catalogs import catalog_of
from zcodegen.catalog.dump import dump_published
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog
from zcodegen.cli.main import run
from zcodegen.explain.find import find, suggest

ROOT = Path(__file__).resolve().parents[2]
LONG = [
    "a" * 100_000,
    "a." * 50_000,
    "A_" * 50_000,
    "code=" * 20_000,
    "1" * 100_000,
    "0x" * 50_000,
    "请" * 50_000,
    "CODE_" * 20_000,
    "1," * 50_000,
    "((((" * 20_000,
    "a/b::" * 20_000,
]

MANIFEST = "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
WINDOWS = """\
domain: acme.win
title: {en: Windows}
code_type: integer
code_format: hex
entries:
  ACCESS_DENIED: {code: 0x80070005, status: PERMISSION_DENIED, message: {en: Access is denied.}}
  GONE: {code: -5, status: NOT_FOUND, message: {en: It is gone.}}
"""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_catalog(ROOT / "catalog").catalog
    assert loaded is not None
    return loaded


@pytest.mark.parametrize("query", LONG, ids=lambda query: query[:6])
def test_long_queries_are_fast(query: str, catalog: Catalog) -> None:
    started = time.process_time()
    find(catalog, query)
    suggest(catalog, query[:4000])
    assert time.process_time() - started < 2


@given(st.text())
def test_no_query_raises(query: str) -> None:
    loaded = load_catalog(ROOT / "generators/zcodegen/example/catalog").catalog
    assert loaded is not None
    match = find(loaded, query)
    assert match or suggest(loaded, query)


@pytest.mark.parametrize(
    ("query", "places"),
    [
        ("ZEGO 返回 code: 410001002 怎么处理", ["zego.aiagent.AGENT_INSTANCE_NOT_FOUND", "zego.asr.RECOGNITION_TASK_NOT_FOUND"]),
        ('{"Code":100000004,"Message":"Signature expired"}', ["zego.common.SIGNATURE_EXPIRED"]),
        ("错误码 400010009", ["zego.digital-human.API_RATE_LIMITED"]),
        ("zego.rtc.room: ROOM_NOT_FOUND (104)", ["zego.rtc.room.ROOM_NOT_FOUND"]),
        ("签名过期", ["zego.common.SIGNATURE_EXPIRED"]),
        ("簽名過期", ["zego.common.SIGNATURE_EXPIRED"]),
        ("授權文件不存再", ["iflytek.aikit.LICENSE_FILE_NOT_FOUND"]),
        ("media_file.Code.PARAMETER_INVALID", ["zego.rtc.media-file.PARAMETER_INVALID"]),
        ("RoomCode.Known.ROOM_NOT_FOUND", ["zego.rtc.room.ROOM_NOT_FOUND"]),
        ("room.RoomNotFound", ["zego.rtc.room.ROOM_NOT_FOUND"]),
        ("zcodes.zego.rtc.room.v1.CODE_ROOM_NOT_FOUND", ["zego.rtc.room.ROOM_NOT_FOUND"]),
        ("CODE_AGENT_INSTANCE_NOT_FOUND", ["zego.aiagent.AGENT_INSTANCE_NOT_FOUND"]),
        ("100,000,004", ["zego.common.SIGNATURE_EXPIRED"]),
        ("(100_000_004)", ["zego.common.SIGNATURE_EXPIRED"]),
        ("100000004L", ["zego.common.SIGNATURE_EXPIRED"]),
        ("0x5F5E104", ["zego.common.SIGNATURE_EXPIRED"]),
        ("计算服务正忙", ["iflytek.aikit.COMPUTE_SERVICE_BUSY"]),
        ("license has expired", ["iflytek.aikit.LICENSE_EXPIRED"]),
        ("100000004.0", ["zego.common.SIGNATURE_EXPIRED"]),
        ("（１０００００００４）", ["zego.common.SIGNATURE_EXPIRED"]),
    ],
)  # fmt: skip
def test_questions_of_support(query: str, places: list[str], catalog: Catalog) -> None:
    assert [entry.full_name for entry in find(catalog, query).entries] == places


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("-2147024891", 0x80070005),
        ("80070005", 0x80070005),
        ("(80070005)", 0x80070005),
        ("0x80070005", 0x80070005),
        ("4294967291", -5),
        ("0xFFFFFFFB", -5),
        ("18446744073709551611", -5),
        ("\u22125", -5),
        ("\u20135", -5),
        ("80070006", None),
        ("-4", None),
        ("4294967292", None),
        ("5", None),
    ],
)
def test_other_forms_of_a_number(query: str, code: int | None) -> None:
    catalog = catalog_of({"catalog.yaml": MANIFEST, "acme/win.yaml": WINDOWS})
    assert [entry.code for entry in find(catalog, query).entries] == ([] if code is None else [code])


@pytest.mark.parametrize(
    "code", ["1002001", "1002050", "6000121", "2030004", "52005033", "11200", "26601", "18007"]
)
def test_a_code_of_another_product_gets_no_neighbour(code: str, catalog: Catalog) -> None:
    """Codes of client SDKs and web APIs that people ask for: the catalog does not have them, and guesses none."""
    assert not find(catalog, code)
    hint = suggest(catalog, code)
    assert "next to it" not in hint
    assert "iflytek.aikit (iFlytek AIKit SDK)" in hint


@pytest.mark.parametrize(
    "query",
    [
        "zego.rtc.room",
        "zcodes/zego/rtc/room",
        "zcodes.zego.rtc.room",
        "github.com/zcodegen/zcodes/zego/rtc/room",
    ],
)
def test_a_domain_by_the_path_of_its_module(query: str, catalog: Catalog) -> None:
    match = find(catalog, query)
    assert match.domain is not None
    assert match.domain.name == "zego.rtc.room"


@pytest.mark.parametrize("query", ["foo/bar", "api.example.com", "1.5", "a.b.C"])
def test_other_paths_find_nothing(query: str, catalog: Catalog) -> None:
    assert not find(catalog, query)


def test_the_catalog_of_a_package(
    tmp_path: Path, catalog: Catalog, capsys: pytest.CaptureFixture[str]
) -> None:
    files = {f"zcodes/_catalog/{path}": content for path, content in dump_published(catalog).items()}
    wheel = tmp_path / "zcodes-1.0.0-py3-none-any.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        for path, content in files.items():
            archive.writestr(path, content)
            (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / path).write_bytes(content)
    for place in (wheel, tmp_path / "zcodes"):
        assert run(["explain", "100000004", "--catalog", str(place), "--locale", "en"]) == 0
        assert "zego.common.SIGNATURE_EXPIRED" in capsys.readouterr().out
    assert run(["explain", "100000004", "--catalog", str(tmp_path / "absent")]) == 2


@pytest.mark.parametrize(
    ("query", "advice"), [("expird", "did you mean expired?"), ("qqqqqq", "the catalog covers ")]
)
def test_a_misspelt_word_of_a_message_is_suggested(query: str, advice: str, catalog: Catalog) -> None:
    assert suggest(catalog, query).startswith(advice)


def test_what_is_not_called_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "catalog/acme").mkdir(parents=True)
    (tmp_path / "catalog/catalog.yaml").write_text(MANIFEST, encoding="utf-8")
    plural = '"{n, plural, one {# file is there.} other {# files are there.}}"'
    extra = f"  FILES_THERE: {{code: 7, status: ABORTED, message: {{en: {plural}}}, arguments: {{n: {{type: integer, example: 2}}}}}}\n"
    (tmp_path / "catalog/acme/win.yaml").write_text(WINDOWS + extra, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert run(["explain", "ACCESS_DENID"]) == 0
    output = capsys.readouterr()
    assert "nothing is called 'ACCESS_DENID'; shown is what has nearly the same letters" in output.err
    assert run(["explain", "ACCESS_DENIED", "access is denied", "accessDenied"]) == 0
    assert capsys.readouterr().err == ""
    assert run(["explain", "7", "acme.win"]) == 0
    assert capsys.readouterr().out.count("{n} files are there.\n") == 2
    assert run(["explain", "acme"]) == 2
    assert "the domains acme.win are below it" in capsys.readouterr().err
