"""The runtime of locales and messages in the Python package, against the vectors that all languages share."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest

from tests.toolchains import python
from tests.toolchains.tools import ROOT
from zcodegen.generate.pipeline import render
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import python_expression
from zcodegen.targets.common import rules_of_locales
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.python.package import PackageModule, TextsPackage
from zcodegen.targets.table import TARGETS

VECTORS = json.loads((ROOT / "tests" / "vectors" / "i18n.json").read_text(encoding="utf-8"))
CODES = "class Record:\n    __slots__ = ()\n"


def write_package(folder: Path, files: dict[str, msgspec.Struct]) -> None:
    planned = [
        PlannedFile(path, f"src/package/{path}.jinja", variables(context)) for path, context in files.items()
    ]
    package = folder / "made"
    (package / "_texts").mkdir(parents=True)
    (package / "__init__.py").touch()
    (package / "_codes.py").write_text(CODES, encoding="utf-8")
    (package / "_texts" / "__init__.py").touch()
    for path, content in render(TARGETS["python"], planned).items():
        (package / path).write_bytes(content)


@pytest.mark.parametrize("number", range(len(VECTORS["matching"])))
def test_matching(number: int, tmp_path: Path) -> None:
    vector = VECTORS["matching"][number]
    tables = msgspec.convert(vector["data"], Matching)
    following = {locale: list(others) for locale, others in tables.following.items()}
    context = TextsPackage("made", tables.last[-1], tables, following, messages=False)
    write_package(tmp_path, {"_texts/__init__.py": context})
    program = """
import json, sys
from made import _texts
for case in json.load(open(sys.argv[1], encoding="utf-8")):
    order = list(_texts._order(case["request"]))[: len(case["order"])]
    assert order == case["order"], (case, order)
    assert _texts.negotiate(case["request"]) == case["order"][0]
"""
    cases = tmp_path / "cases.json"
    cases.write_text(json.dumps(vector["cases"]), encoding="utf-8")
    assert len(vector["cases"]) > 20
    python.python("-c", program, cases, cwd=tmp_path, path=[tmp_path])


def test_messages(tmp_path: Path) -> None:
    locales = sorted({vector["locale"] for vector in VECTORS["messages"]} | set(VECTORS["plurals"]))
    context = rules_of_locales(locales, python_expression)
    write_package(tmp_path, {"_texts/_messages.py": context, "_problems.pyi": PackageModule("made")})
    program = """
import json, sys
from made._texts._messages import _category, format_message
vectors = json.load(open(sys.argv[1], encoding="utf-8"))
wrong = []
for vector in vectors["messages"]:
    text = format_message(vector["pattern"], vector["values"], vector["locale"])
    if text != vector["text"]: wrong.append((vector, text))
for locale, kinds in vectors["plurals"].items():
    for kind, numbers in kinds.items():
        for number, category in numbers.items():
            found = _category("selectordinal" if kind == "ordinal" else "plural", int(number), locale)
            if found != category: wrong.append((locale, kind, number, category, found))
assert not wrong, (len(wrong), wrong[:3])
print(len(vectors["messages"]))
"""
    shown = python.python(
        "-c", program, ROOT / "tests" / "vectors" / "i18n.json", cwd=tmp_path, path=[tmp_path]
    )
    assert int(shown) == len(VECTORS["messages"]) > 50
