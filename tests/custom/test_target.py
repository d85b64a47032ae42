"""A target of one's own through the command: declaration, names, layouts, formatter."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.custom.projects import TARGET, project, refused
from zcodegen.cli.main import run


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(folder: Path) -> dict[str, str]:
    root = folder / "out/mine"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def test_named_by_lang_and_by_the_manifest(here: Path) -> None:
    project(here, "{{ catalog.domains[1].entries[0].message.en | quote }}\n")
    assert run(["build", "--lang", "mine,py"]) == 0
    assert made(here) == {"all.txt": '"No \\"such\\" room."\n'}
    assert (here / "out/python").is_dir()
    manifest = here / "catalog/catalog.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "targets: [mine]\n", encoding="utf-8")
    assert run(["build"]) == 0
    assert run(["build", "--check"]) == 0
    (here / "templates/mine/all.txt.jinja").write_text("changed\n", encoding="utf-8")
    assert run(["build", "--check"]) == 1
    assert run(["build"]) == 0
    assert made(here) == {"all.txt": "changed\n"}


@pytest.mark.parametrize(
    ("loop", "path", "expected"),
    [
        ("catalog", "{{ catalog.name }}-{{ catalog.version }}", ["acme-codes-1.0.0"]),
        ("domain", "{{ domain.path }}.x", ["acme/common.x", "acme/rtc.x"]),
        (
            "entry",
            "{{ domain.id }}/{{ entry.id }}",
            ["acme_common/BUSY", "acme_rtc/ROOM_FULL", "acme_rtc/ROOM_NOT_FOUND"],
        ),
        ("locale_domain", "{{ locale }}/{{ domain.name }}", ["en/acme.common", "en/acme.rtc"]),
    ],
)
def test_layouts(loop: str, path: str, expected: list[str], here: Path) -> None:
    target = TARGET.replace("each: catalog", f"each: {loop}").replace("path: all.txt", f'path: "{path}"')
    project(here, "x\n", target)
    assert run(["build", "--lang", "mine"]) == 0
    assert list(made(here)) == expected


def test_case_and_reserved_words(here: Path) -> None:
    names = "{% for entry in catalog.domains[1].entries %}{{ entry.id }} {{ entry.full_id }}\n{% endfor %}"
    case = "case: {entry: snake, domain: pascal}\nreserved: [room_full]\n"
    project(here, names + "{{ catalog.domains[1].id }}\n", TARGET + case)
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == (
        "room_not_found acme_rtc_room_not_found\nroom_full_ acme_rtc_room_full\nAcmeRtc\n"
    )


def test_full_names_that_meet_are_reported_by_whom_they_are_written(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one = "{code: 1, status: OK, message: {en: x}}"
    catalog = f"entries:\n  ROOM_GONE: {one}\n# file: acme/rtc/room.yaml\nentries:\n  GONE: {one}\n"
    mine = project(here, "{{ catalog.domains[0].entries[0].id }}\n", catalog=catalog)
    assert run(["build", "--lang", "mine"]) == 0
    (mine / "all.txt.jinja").write_text("{{ catalog.domains[0].entries[0].full_id }}\n", encoding="utf-8")
    capsys.readouterr()
    assert "acme.rtc.ROOM_GONE and acme.rtc.room.GONE would both be ACME_RTC_ROOM_GONE" in refused(capsys)


def test_black_formats_what_the_target_says(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = TARGET.replace("json", "python").replace("path: all.txt", "path: all.py") + "formatter: black\n"
    mine = project(here, "x = { 'a':1 }\n", target)
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here) == {"all.py": 'x = {"a": 1}\n'}
    capsys.readouterr()
    (mine / "all.txt.jinja").write_text("x = = 1\n", encoding="utf-8")
    assert "templates/mine/all.txt.jinja:0: the result is not valid Python: cannot parse" in refused(capsys)


@pytest.mark.parametrize(
    ("old", "new", "line", "output"),
    [
        ("quote: json", "quote: cobol", 2, "'cobol' in quote is none of the allowed values"),
        ("quote: json", "quota: json", 2, "unknown key 'quota'"),
        ("all.txt.jinja", "gone.jinja", 4, "the template does not exist"),
        ("all.txt.jinja", "../../catalog/catalog.yaml", 4, "the template does not exist"),
        ("quote: json", "quote: sql\nformatter: spaces", 3, "formatter 'spaces' would change texts"),
        ("each: catalog", "each: page", 5, "none of the allowed values"),
        ("zcodegen: 1", "zcodegen: 1\nformatter: rm -rf", 2, "none of the allowed values"),
    ],
)
def test_a_faulty_declaration_is_a_finding(
    old: str, new: str, line: int, output: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n", TARGET.replace(old, new))
    assert run(["build", "--lang", "mine"]) == 1
    shown = capsys.readouterr().err
    assert f"templates/mine/target.yaml:{line}:" in shown
    assert output in shown


def test_unknown_names_tell_the_known_ones(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "x\n")
    (here / "templates/other").mkdir()
    assert run(["build", "--lang", "other"]) == 2
    assert capsys.readouterr().err == (
        "zcodegen: unknown target 'other'; templates/other/ has no target.yaml\n"
    )
    assert run(["build", "--lang", "quark"]) == 2
    assert (
        "; there are go, html, kotlin, messages, openapi, problem, proto, python, typescript, mine"
        in capsys.readouterr().err
    )
    assert run(["build", "--lang", "rust"]) == 2
    assert "`zcodegen targets add rust` copies it there" in capsys.readouterr().err


def test_a_template_of_the_users_takes_the_place_of_ours(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = project(here, "x\n")
    assert run(["build", "--lang", "py,ts"]) == 0
    before = {path: path.read_bytes() for path in (here / "out").rglob("*") if path.is_file()}
    for path, text in (
        ("python/src/package/namespace.py.jinja", "x = { 'a':1 }\n"),
        ("typescript/error.js.jinja", "const x = { 'a':1 }\n"),
    ):
        (mine.parent / path).parent.mkdir(parents=True)
        (mine.parent / path).write_text(text, encoding="utf-8")
    assert run(["build", "--lang", "py,ts"]) == 0
    changed = {
        path.relative_to(here / "out").as_posix(): path.read_text(encoding="utf-8")
        for path, content in before.items()
        if path.read_bytes() != content
    }
    assert changed.pop(".zcodegen-manifest.json")
    assert changed == {
        "python/src/acme_codes/_facts/__init__.py": 'x = {"a": 1}\n',
        "python/src/acme_codes/_texts/en/__init__.py": 'x = {"a": 1}\n',
        "python/src/acme_codes/acme/__init__.py": 'x = {"a": 1}\n',
        "typescript/error.cjs": "const x = { 'a':1 }\n",
        "typescript/error.js": "const x = { 'a':1 }\n",
    }
    capsys.readouterr()
    (mine.parent / "typescript/error.js.jinja").write_text("\n{{ nothing }}\n", encoding="utf-8")
    assert run(["build", "--lang", "ts"]) == 2
    assert capsys.readouterr().err.startswith(
        "zcodegen: templates/typescript/error.js.jinja:2:4: 'nothing' is undefined"
    )


def test_a_template_in_place_of_ours_reads_nothing_elsewhere(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = project(here, "x\n")
    (mine.parent / "typescript").mkdir()
    (mine.parent / "typescript/error.js.jinja").symlink_to(here / "catalog/catalog.yaml")
    assert run(["build", "--lang", "ts"]) == 2
    assert "leads out of its folder" in capsys.readouterr().err
