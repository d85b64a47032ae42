"""References between domains and entries are bounded, and followed in time linear to their number."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest

from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.catalog.model import MAX_INCLUDED
from zcodegen.catalog.references import MAX_SYNONYMS
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import findings_of, integrity_errors
from zcodegen.rules.table import RULES

MANIFEST = b"zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
SECONDS = 10


def load(domains: dict[str, str]) -> LoadResult:
    contents = {f"{name.replace('.', '/')}.yaml": text.encode() for name, text in domains.items()}
    return load_files({"catalog.yaml": MANIFEST, **contents}, shown="catalog")


def domain(name: str, entries: str, includes: Iterable[str] = ()) -> str:
    listed = ", ".join(includes)
    return (
        f"domain: {name}\ntitle: {{en: T}}\ncode_type: integer\n"
        + (f"includes: [{listed}]\n" if listed else "")
        + f"entries:\n{entries}"
    )


def entry(number: int, more: str = "") -> str:
    return f"  CODE_{number}X: {{code: {number}, status: UNKNOWN, message: {{en: Text {number}.}}{more}}}\n"


def chain(length: int, ways: int = 1, *, circle: bool = False) -> dict[str, str]:
    """Return domains each of which includes the next ones."""
    names = [f"acme.c{number}" for number in range(length)]
    following = [names[number + 1 :] + names[: number if circle else 0] for number in range(length)]
    return {name: domain(name, entry(number), following[number][:ways]) for number, name in enumerate(names)}


def limits(loaded: LoadResult) -> list[str]:
    return [found.message for found in loaded.findings if found.rule == "reference-limit"]


def test_as_many_domains_as_allowed_are_included() -> None:
    loaded = load(chain(MAX_INCLUDED + 1))
    assert not loaded.findings
    assert loaded.catalog is not None
    assert len(loaded.catalog.included("acme.c0")) == MAX_INCLUDED


@pytest.mark.parametrize("ways", [1, 2, 50])
def test_a_domain_that_includes_too_many_is_a_finding(ways: int) -> None:
    loaded = load(chain(3 * MAX_INCLUDED, ways))
    assert limits(loaded) == ["acme.c0 includes more than 100 domains, counting includes of includes"]
    (found,) = loaded.findings
    assert (found.location.path, found.location.line, found.location.column) == ("catalog/acme/c0.yaml", 4, 1)


def test_a_large_circle_is_a_finding_of_some_names() -> None:
    loaded = load(chain(3 * MAX_INCLUDED, 40, circle=True))
    assert len(limits(loaded)) == 1
    circles = [found for found in integrity_errors(loaded) if found.rule == "include-cycle"]
    assert 0 < len(circles) <= 20
    assert all(len(found.message) < 500 for found in circles)


def test_all_includes_together_are_bounded() -> None:
    common = chain(MAX_INCLUDED)
    many = {f"acme.d{number}": domain(f"acme.d{number}", entry(number), ["acme.c1"]) for number in range(180)}
    assert limits(load(common | many)) == [
        "the domains include more than 20000 domains in all; acme.c0 includes 99, counting includes of includes"
    ]


@pytest.mark.parametrize("across", [False, True])
def test_synonyms_are_bounded(*, across: bool) -> None:
    def named(number: int) -> str:
        return f"acme.c{number % 2}.CODE_{number}X" if across else f"CODE_{number}X"

    def load_chain(length: int) -> LoadResult:
        rows: dict[int, str] = {0: "", 1: ""}
        for number in range(length):
            more = f", same_as: [{named(number + 1)}]" if number + 1 < length else ""
            rows[number % 2 if across else 0] += entry(number, more)
        return load(
            {f"acme.c{number}": domain(f"acme.c{number}", text) for number, text in rows.items() if text}
        )

    assert not load_chain(MAX_SYNONYMS).findings
    (found,) = load_chain(MAX_SYNONYMS + 1).findings
    assert found.message == "acme.c0.CODE_0X has more than 99 synonyms, counting synonyms of synonyms"
    assert found.location.line == 5


@pytest.mark.parametrize("circle", [False, True])
def test_a_long_chain_of_replacements_is_followed_once(*, circle: bool) -> None:
    length = 4_000
    rows = "".join(
        entry(
            number,
            f", deprecated: {{since: 1.0.0, reason: Old., replaced_by: CODE_{(number + 1) % length}X}}",
        )
        for number in range(length if circle else length - 1)
    )
    loaded = load({"acme.c": domain("acme.c", rows + ("" if circle else entry(length - 1)))})
    assert loaded.catalog is not None
    began = time.process_time()
    rules = [RULES[rule] for rule in ("replacement-cycle", "replaced-again", "retired-replacement")]
    findings = findings_of(rules, RuleContext(loaded.catalog, loaded.sources))
    assert time.process_time() - began < SECONDS
    circles = [found for found in findings if found.rule == "replacement-cycle"]
    assert len(circles) == circle
    assert all(found.message.count("→") == 11 for found in circles)
    ends = {found.help for found in findings if found.rule == "replaced-again"}
    assert ends == (
        {"name an entry that is in use, or none"} if circle else {f"name acme.c.CODE_{length - 1}X"}
    )
