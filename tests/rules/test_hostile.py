"""No catalog, however strange, brings a rule or a report down."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.catalogs import make
from tests.rules.cases import MANIFEST, checked
from zcodegen.catalog.dump import dump_catalog
from zcodegen.catalog.load import load_catalog, load_files
from zcodegen.check.catalog import check
from zcodegen.report.results import Results
from zcodegen.report.table import FORMATS, renderer
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES

CATALOGS = Path(__file__).resolve().parents[1] / "catalogs"
NAMES = st.sampled_from(["AA", "A_1", "A1", "ERR_X", "NOT_FOUND_104"])
DOMAINS = st.sampled_from(["acme.rtc", "acme.common", "acme.none", "acme"])
TEXTS = st.sampled_from(["x", "{a}", "{", "1 second", "1 秒", "\u202e", " a  b .", "“A”", "0x1F", "a" * 500])
CODES = st.sampled_from(["0", "104", "-1", "0x7F", '"a"', "9223372036854775807"])


@pytest.mark.parametrize("name", ["features", "wide"])
def test_our_test_catalogs(name: str) -> None:
    loaded = load_catalog(CATALOGS / name)
    assert loaded.catalog is not None
    report = check(RuleContext(loaded.catalog, loaded.sources), RULES.values(), "2026-11-20")
    _rendered(Results(report.findings, report.waived, loaded.sources.files))


def test_hostile_texts() -> None:
    loaded = load_files(dump_catalog(make.hostile(200)), shown="")
    assert loaded.catalog is not None
    report = check(RuleContext(loaded.catalog, loaded.sources), RULES.values(), "2026-11-20")
    _rendered(Results(report.findings, report.waived, loaded.sources.files))


@st.composite
def entries(draw: st.DrawFn) -> str:
    lines = []
    for name in draw(st.lists(NAMES, min_size=1, max_size=4, unique=True)):
        texts = f"{{en: {_quoted(draw(TEXTS))}, de: {_quoted(draw(TEXTS))}}}"
        more = draw(
            st.sampled_from(
                [
                    "",
                    f", aliases: [{draw(NAMES)}]",
                    f", same_as: [{draw(NAMES)}]",
                    f", retired: {{since: 1.0.0, reason: Old, replaced_by: {draw(NAMES)}}}",
                    f", deprecated: {{since: 1.0.0, reason: Old, replaced_by: {draw(DOMAINS)}.{draw(NAMES)}}}",
                    ", arguments: {a: {type: integer, example: x}}, proposed: true",
                    f", waivers: [{{rule: text-form, at: {draw(DOMAINS)}, reason: Why., covers: ['000000000000']}}]",
                ]
            )
        )
        lines.append(
            f"  {name}: {{code: {draw(CODES)}, status: OK, recovery: transient, message: {texts}{more}}}\n"
        )
    return "entries:\n" + "".join(lines)


@st.composite
def catalogs(draw: st.DrawFn) -> str:
    def includes() -> str:
        return f"includes: [{draw(DOMAINS)}]\n" if draw(st.booleans()) else ""

    claims = ", ".join(
        f"{{code: {draw(CODES)}, line: {line}, message: {_quoted(draw(TEXTS))}}}"
        for line in range(1, draw(st.integers(2, 5)))
    )
    document = (
        f"documents: {{p: {{title: {{en: P}}, domain: {draw(DOMAINS)}, complete: [{draw(DOMAINS)}]}}}}\n"
    )
    page = f"sections:\n  - heading: [H]\n    claims: [{claims}]\n"
    return (
        f"{includes()}{draw(entries())}# file: acme/common.yaml\n{includes()}{draw(entries())}"
        f"# file: catalog.yaml\n{document}# file: documents/p/1.en.yaml\n{page}# file: documents/p/2.en.yaml\n{page}"
        f"# file: before/acme/rtc.yaml\n{draw(entries())}# file: before/catalog.yaml\nname: {MANIFEST['name']}\n"
    )


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '\\"').replace("\u202e", "\\u202e") + '"'


@given(catalogs())
def test_any_catalog(example: str) -> None:
    report = checked(example)
    assert all(finding.message and finding.location.path for finding in report.findings)
    _rendered(Results(report.findings, report.waived), ("json", "text"))


def _rendered(results: Results, forms: Iterable[str] = tuple(FORMATS)) -> None:
    for form in forms:
        report = renderer(form)(results)
        assert report.encode("utf-8").decode("utf-8") == report
        assert report == renderer(form)(results)
