"""docs/reference/<language>.md: the API of the generated packages, from the package of the first tutorial's codes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.build_helpers import build_into, load
from zcodegen.cli.main import run

CODES = {
    "USER_NOT_FOUND": "The user does not exist.",
    "EMAIL_INVALID": "The email address is not valid.",
    "PLAN_LIMIT_EXCEEDED": "The plan's limit is reached.",
}
_TITLES = {"go": "Go", "kotlin": "Kotlin", "python": "Python", "typescript": "TypeScript"}
_DECLARATIONS = {
    "go": (
        "codes.go",
        "status.go",
        "errors.go",
        "acme/common/codes.go",
        "acme/common/slog.go",
        "index/index.go",
    ),
    "kotlin": (
        "Code.kt",
        "Text.kt",
        "Domain.kt",
        "CodeException.kt",
        "Response.kt",
        "Status.kt",
        "AcmeCodes.kt",
        "acme/CommonCode.kt",
    ),
    "python": (
        "__init__.pyi",
        "_codes.pyi",
        "_texts/__init__.pyi",
        "_problems.pyi",
        "_domains.pyi",
        "acme/common.pyi",
    ),
    "typescript": (
        "index.d.ts",
        "text.d.ts",
        "error.d.ts",
        "lookup.d.ts",
        "problem.d.ts",
        "acme/common.d.ts",
    ),
}
_ROOTS = {
    "go": "",
    "kotlin": "src/main/kotlin/org/example/acme_codes",
    "python": "src/acme_codes",
    "typescript": "",
}


def package_page(language: str) -> str:
    """Return the page of a language."""
    files = package_files(language)
    introduction = (
        f"# {_TITLES[language]} packages\n\n"
        "What a package looks like to its users, shown with the codes of [the first tutorial](../tutorials/own-codes.md). "
        "The first part is the README that is generated into the package; the examples of the READMEs are compiled and run by tests.\n"
    )
    readme = re.sub(r"^(#+ )", r"#\1", _outside_fences(files["README.md"]), flags=re.MULTILINE)
    readme = re.sub(r"\[([^]]+)\]\((?!https?:|#)[^)]*\)", r"`\1`", readme)  # files of the package
    readme = re.sub(r"\A(?:<!--.*?-->\s*)?## .*\n", "## The package's README\n", readme)
    return "\n".join(
        [
            introduction,
            readme.replace("\0", "#").rstrip("\n"),
            "",
            "## Declarations\n",
            *_declarations(language, files),
        ]
    )


def _outside_fences(text: str) -> str:
    """Return Markdown in which a `#` at the beginning of a line of code is not one."""
    return re.sub(
        r"^```.*?^```",
        lambda block: re.sub(r"^#", "\0", block[0], flags=re.MULTILINE),
        text,
        flags=re.MULTILINE | re.DOTALL,
    )


@cache
def package_files(language: str) -> dict[str, str]:
    """Return the package of the tutorial's codes in a language: path → text."""
    with TemporaryDirectory() as folder:
        project = Path(folder) / "acme-codes"
        assert run(["init", str(project), "--locale", "en"]) == 0
        catalog = ["--catalog", str(project / "catalog")]
        for name, message in CODES.items():
            assert run(["add", "acme.common", name, "--message", message, *catalog]) == 0
        built = build_into(load(project / "catalog"), language, Path(folder) / "out")
        return {
            path.relative_to(built).as_posix(): path.read_text(encoding="utf-8")
            for path in built.rglob("*")
            if path.is_file()
        }


def _declarations(language: str, files: dict[str, str]) -> Iterator[str]:
    shorten: dict[str, Callable[[str], str]] = {"go": _exported_go, "kotlin": _public_kotlin}
    for name in _DECLARATIONS[language]:
        text = files[f"{_ROOTS[language]}/{name}".lstrip("/")]
        yield f"### {name}\n"
        yield f"```{language}\n{shorten.get(language, str)(text).strip()}\n```\n"


def _exported_go(text: str) -> str:
    """Return the exported declarations of a file that gofmt has formatted, with their comments, functions without bodies."""
    shown: list[str] = []
    comment: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        if line.startswith("//"):
            comment.append(line)
            continue
        if re.match(r"(?:func|type|const|var)\b", line):
            body = []
            if line.endswith(("{", "(")):
                body = [*iter(partial(next, lines), "})"[line.endswith("(")]), "})"[line.endswith("(")]]
            if re.match(r"func (?:\([^)]*\) )?[A-Z]", line):
                shown += [*comment, re.sub(r" \{.*", "", line), ""]
            elif re.match(r"(?:type|const|var) (?:[A-Z]|\()", line):
                shown += [*comment, line, *body, ""]
        comment = []
    return "\n".join(shown)


def _public_kotlin(text: str) -> str:
    """Return the public declarations of a file in explicit API mode, with their comments, without bodies and values."""
    shown: list[str] = []
    comment: list[str] = []
    lines = iter(text.splitlines())
    for line in lines:
        words = line.strip()
        if words.startswith(("/**", "*")):
            comment.append(line)
        elif line == "@InternalCodesApi":  # a class that programs cannot use
            list(_until(lines, "}"))
            comment = []
        elif re.match(r"(?:@\w+(?:\([^)]*\))? )?public ", words):
            parameters: list[str] = []
            if "fun " in words and words.endswith("("):
                indent = line[: len(line) - len(line.lstrip())]
                parameters = list(_until(lines, f"{indent})"))
            shown += [*comment, *map(_signature, (line, *parameters))]
            comment = []
        elif not words.startswith("@"):
            comment = []
    return "\n".join(shown)


def _until(lines: Iterator[str], end: str) -> Iterator[str]:
    """Yield lines up to the first that begins with `end`."""
    for line in lines:
        yield line
        if line.startswith(end):
            return


def _signature(line: str) -> str:
    """Return a line of a declaration without its body, its value or its delegate."""
    line = re.sub(r"\s*(?:\{.*|\bby lazy.*| :)$", "", line)
    values = (match.start() for match in re.finditer(" = ", line))
    end = next((place for place in values if line[:place].count("(") == line[:place].count(")")), len(line))
    return line[:end]
