"""The tools work: each accepts a small good program, runs it, and refuses a bad one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.toolchains import go, html, kotlin, python, typescript
from tests.toolchains.tools import once, require

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def test_missing_tool_skips_or_fails_in_ci(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="go is missing: no go on PATH"):
        require("go")
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="go is missing: no go on PATH"):
        require("go")


def test_once_makes_a_folder_again_until_it_is_whole(tmp_path: Path) -> None:
    def broken(folder: Path) -> None:
        write(folder / "half", "")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(tmp_path / "made", broken)
    once(tmp_path / "made", lambda folder: write(folder / "file", "1"))
    once(tmp_path / "made", lambda folder: write(folder / "file", "2"))
    assert [path.name for path in (tmp_path / "made").iterdir()] == ["file"]
    assert (tmp_path / "made" / "file").read_text(encoding="utf-8") == "1"


@pytest.mark.parametrize("check", [python.mypy, python.pyright], ids=["mypy", "pyright"])
def test_python_types(tmp_path: Path, check: object) -> None:
    assert callable(check)
    write(tmp_path / "library" / "codes.py", "OK: int = 0\n")
    good = write(tmp_path / "program" / "good.py", 'import codes\n\nprint(f"{codes.OK:03d}")\n').parent
    check(good, [tmp_path / "library"])
    python.black(good)
    assert python.python("good.py", cwd=good, path=[tmp_path / "library"]) == "000\n"
    write(good / "bad.py", "import codes\n\nname: str = codes.OK\n")
    with pytest.raises(pytest.fail.Exception, match=r"bad\.py"):
        check(good, [tmp_path / "library"])


def test_black_refuses(tmp_path: Path) -> None:
    write(tmp_path / "bad.py", "x  =  1\n")
    with pytest.raises(pytest.fail.Exception, match=r"x = 1"):
        python.black(tmp_path)


@pytest.fixture
def npm_project(tmp_path: Path) -> Path:
    package = tmp_path / "codes"
    about = {"name": "codes", "type": "module", "exports": "./index.js", "sideEffects": False}
    write(package / "package.json", json.dumps(about, indent=2) + "\n")
    write(package / "index.js", "export const OK = 0;\nexport const TOO_LONG_TO_KEEP = 1;\n")
    write(
        package / "index.d.ts", "export declare const OK = 0;\nexport declare const TOO_LONG_TO_KEEP = 1;\n"
    )
    typescript.prettier(package)
    write(tmp_path / "src" / "main.ts", 'import { OK } from "codes";\nconsole.log(`code ${OK}`);\n')
    return typescript.project(tmp_path, {"codes": package})


@pytest.mark.parametrize("compiler", typescript.COMPILERS)
def test_typescript(npm_project: Path, compiler: typescript.Compiler) -> None:
    typescript.tsc(npm_project, compiler)
    assert typescript.node("dist/main.js", cwd=npm_project) == "code 0\n"
    write(npm_project / "src" / "bad.ts", 'import { OK } from "codes";\nexport const name: string = OK;\n')
    with pytest.raises(pytest.fail.Exception, match=r"bad\.ts"):
        typescript.tsc(npm_project, compiler)


@pytest.mark.parametrize("bundler", typescript.BUNDLERS)
def test_bundlers_drop_what_is_not_used(npm_project: Path, bundler: typescript.Bundler) -> None:
    entry = write(npm_project / "main.js", 'import { OK } from "codes";\nconsole.log(OK);\n')
    assert "console.log(0)" in typescript.bundle(entry, bundler)
    assert "TOO_LONG" not in typescript.bundle(entry, bundler)


def test_prettier_refuses(tmp_path: Path) -> None:
    write(tmp_path / "bad.ts", "export const x = 'a'\n")
    with pytest.raises(pytest.fail.Exception, match=r"bad\.ts"):
        typescript.prettier(tmp_path)


PAGE = """<!doctype html>
<html lang="en">
<head>
<title>Codes</title>
<script src="say.js" defer></script>
</head>
<body>
<p role="status"></p>
</body>
</html>
"""


def test_html(tmp_path: Path) -> None:
    page = write(tmp_path / "index.html", PAGE)
    write(tmp_path / "say.js", "document.querySelector('p').textContent = location.search;\n")
    html.validate(tmp_path)
    assert '<p role="status">?q=104</p>' in html.opened(page, "?q=104")
    write(tmp_path / "bad.html", PAGE.replace(' role="status"', ' id="x"><b id="x"'))
    with pytest.raises(pytest.fail.Exception, match=r"bad\.html"):
        html.validate(tmp_path)


def test_a_fault_of_a_page_is_reported(tmp_path: Path) -> None:
    page = write(tmp_path / "index.html", PAGE)
    write(tmp_path / "say.js", "throw new Error('104 is gone');\n")
    with pytest.raises(pytest.fail.Exception, match="104 is gone"):
        html.opened(page, "")


def test_go(tmp_path: Path) -> None:
    library = go.module(tmp_path / "codes", {}, name="example.com/codes")
    write(
        library / "codes.go", "// Package codes holds codes.\npackage codes\n\n// OK is fine.\nconst OK = 0\n"
    )
    program = go.module(tmp_path / "program", {"example.com/codes": library})
    write(
        program / "main.go",
        'package main\n\nimport (\n\t"fmt"\n\n\t"example.com/codes"\n)\n\nfunc main() {\n\tfmt.Println("code", codes.OK)\n}\n',
    )
    go.vet(program)
    go.gofmt(program)
    assert go.go("run", ".", cwd=program) == "code 0\n"
    write(program / "bad.go", "package main\n\nvar name string =   1\n")
    with pytest.raises(pytest.fail.Exception, match=r"bad\.go"):
        go.vet(program)
    with pytest.raises(pytest.fail.Exception, match=r"bad\.go"):
        go.gofmt(program)


def test_kotlin_and_java(tmp_path: Path, kotlinc: kotlin.Compiler) -> None:
    library = write(tmp_path / "codes" / "Codes.kt", "package codes\n\npublic const val OK: Int = 0\n")
    classes = kotlinc.compile([library.parent], tmp_path / "classes")
    kotlin.ktlint(library.parent)
    main = 'package program\n\nimport codes.OK\n\npublic fun main(): Unit = println("code $OK 码")\n'
    program = kotlinc.compile(
        [write(tmp_path / "program" / "Main.kt", main)], tmp_path / "main", classpath=[classes]
    )
    assert kotlin.java("program.MainKt", classpath=[classes, program], cwd=tmp_path) == "code 0 码\n"
    text = "class Main { public static void main(String[] args) { System.out.println(codes.CodesKt.OK); } }\n"
    called = kotlin.javac([write(tmp_path / "Main.java", text)], tmp_path / "java", classpath=[classes])
    assert kotlin.java("Main", classpath=[classes, called], cwd=tmp_path) == "0\n"


@pytest.mark.parametrize(
    "text", ["public val name: String = 1\n", "val implicit = 1\n"], ids=["error", "not explicit"]
)
def test_kotlin_refuses(tmp_path: Path, kotlinc: kotlin.Compiler, text: str) -> None:
    with pytest.raises(pytest.fail.Exception, match=r"Bad\.kt"):
        kotlinc.compile([write(tmp_path / "Bad.kt", text)], tmp_path / "classes")


def test_ktlint_refuses(tmp_path: Path) -> None:
    write(tmp_path / "Bad.kt", "val  x=1\n")
    with pytest.raises(pytest.fail.Exception, match=r"Bad\.kt"):
        kotlin.ktlint(tmp_path)


def test_kotlin_serialization(tmp_path: Path, kotlinc: kotlin.Compiler) -> None:
    text = """
import kotlinx.serialization.Serializable
import kotlinx.serialization.json.Json

@Serializable
public data class Answer(
    val code: Int,
)

public fun main(): Unit = println(Json.decodeFromString(Answer.serializer(), "{\\"code\\":104}"))
"""
    jars = [kotlin.library(f"kotlinx-serialization-{part}-jvm") for part in ("core", "json")]
    source = write(tmp_path / "Answer.kt", text)
    classes = kotlinc.compile(
        [source], tmp_path / "classes", classpath=jars, plugin=kotlin.serialization_plugin()
    )
    assert kotlin.java("AnswerKt", classpath=[classes, *jars], cwd=tmp_path) == "Answer(code=104)\n"
