"""The runtime's locales and messages, compared with the vectors that all languages share."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, convert
from msgspec.structs import asdict

from tests.kotlin.conftest import LIBRARIES
from tests.kotlin.wiring import CONSUMER
from tests.toolchains import kotlin
from tests.toolchains.tools import ROOT
from zcodegen.generate.pipeline import render
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import c_expression
from zcodegen.targets.common import rules_of_locales
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.locales import LocalesFile, MessageFormatFile, locale_rows
from zcodegen.targets.kotlin.package import ResourcesFile, StatusFile
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.table import get_target

VECTORS = ROOT / "tests" / "vectors" / "i18n.json"


def planned(vectors: Mapping[str, Any]) -> Iterator[PlannedFile]:
    """Plan a package `i18nN` for the locales of each catalog of the vectors, and the messages of all in `i18n0`."""

    def source(package: str, name: str, context: Struct) -> PlannedFile:
        return PlannedFile(
            f"{package}/{name}.kt", f"src/main/kotlin/package/{name}.kt.jinja", asdict(context)
        )

    for number, case in enumerate(vectors["matching"]):
        package = f"i18n{number}"
        head = names.head("catalog.yaml", package)
        found = convert(case["data"], Matching)
        yield source(package, "Locales", LocalesFile(head, found.last))
        yield source(package, "Resources", ResourcesFile(head, package))
        yield source(package, "Status", StatusFile(head, ()))
        content = "\n".join(["#", *locale_rows(found), ""])
        yield PlannedFile(f"{package}/locales.txt", content=content.encode("utf-8"))
    rules = rules_of_locales(sorted(vectors["numbers"]), c_expression)
    yield source("i18n0", "MessageFormat", MessageFormatFile(names.head("catalog.yaml", "i18n0"), rules))


def test_vectors(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    assert len(vectors["matching"]) == 3
    for path, content in render(get_target("kotlin"), planned(vectors)).items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    libraries = [kotlin.library(name) for name in LIBRARIES]
    sources = [CONSUMER / "I18n.kt", *sorted(tmp_path.glob("i18n*"))]
    classes = kotlinc.compile(sources, tmp_path / "classes", classpath=libraries)
    on_path = [classes, tmp_path, *libraries]
    compared = kotlin.java("i18n.I18nKt", str(VECTORS), classpath=on_path, cwd=tmp_path)
    assert int(compared) > 1_500
