"""The runtime's locales and messages, compared with the vectors that all languages share."""

from __future__ import annotations

import json
from pathlib import Path

from msgspec import convert
from msgspec.structs import asdict

from tests.toolchains import go
from tests.toolchains.tools import ROOT
from zcodegen.generate.pipeline import render
from zcodegen.locales.matching import Matching
from zcodegen.targets.common import rules_of_locales
from zcodegen.targets.go.locales import MessageFile, go_expression, locale_tables
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.table import get_target

VECTORS = ROOT / "tests" / "vectors" / "i18n.json"
PROGRAM = Path(__file__).parent / "i18n" / "i18n_test.go"


def test_vectors(tmp_path: Path) -> None:
    vectors = json.loads(VECTORS.read_text(encoding="utf-8"))
    rules = rules_of_locales(sorted(vectors["numbers"]), go_expression)
    planned = [
        PlannedFile("message/message.go", "internal/message/message.go.jinja", asdict(MessageFile(rules)))
    ]
    for number, matching in enumerate(vectors["matching"]):
        context = asdict(locale_tables(convert(matching["data"], Matching)))
        planned.append(PlannedFile(f"locale{number}/locale.go", "internal/locale/locale.go.jinja", context))
    folder = go.module(tmp_path, {}, name="example.com/i18n")
    for path, content in render(get_target("go"), planned).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "i18n_test.go").write_bytes(PROGRAM.read_bytes())
    (folder / "vectors.json").write_bytes(VECTORS.read_bytes())
    go.gofmt(folder)
    go.vet(folder)
    go.go("test", ".", cwd=folder)
