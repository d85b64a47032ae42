"""The table in docs/diff.md is the table of the code; `make accept` renews it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.golden import same_text
from zcodegen.diff.levels import ChangeKind
from zcodegen.diff.table import KINDS

_PROJECT = Path(__file__).resolve().parents[2]
_PAGE = _PROJECT / "docs" / "diff.md"
_START, _END = "<!-- kinds -->\n", "<!-- end of kinds -->\n"


def _level(kind: ChangeKind) -> str:
    others = ", ".join(f"{language}: {level}" for language, level in kind.levels.items())
    return f"{kind.criticality} ({others})" if others else str(kind.criticality)


def test_docs_list_every_kind() -> None:
    text = _PAGE.read_text(encoding="utf-8")
    head, _, rest = text.partition(_START)
    _, _, tail = rest.partition(_END)
    rows = [
        f"| `{name}` | {_level(kind)} | {kind.bump} | {', '.join(kind.affects)} | {kind.says} |"
        for name, kind in KINDS.items()
    ]
    table = ["| kind | level | step | reaches | what is reported |", "|---|---|---|---|---|", *rows]
    same_text(head + _START + "".join(f"{row}\n" for row in table) + _END + tail, _PAGE)


def test_the_schema_of_the_json_form_has_every_kind() -> None:
    schema = json.loads((_PROJECT / "schema" / "diff.schema.json").read_text(encoding="utf-8"))
    assert schema["$defs"]["change"]["properties"]["kind"]["enum"] == list(KINDS)
