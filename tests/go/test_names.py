"""What Go cannot express is said; what it can is spelled so that the compiler and gofmt take it."""

from __future__ import annotations

from operator import attrgetter

import pytest
from msgspec.structs import replace

from tests.build_helpers import load
from tests.catalogs import make
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import Attribute, Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.go import names, plan
from zcodegen.targets.go.literals import labelled, quoted, shown

LARGE = make.large(2)
FEATURES = load(ROOT / "tests" / "catalogs" / "features")


def with_domains(*domains: Domain) -> Catalog:
    return replace(LARGE, domains={domain.name: domain for domain in domains})


def called(name: str, includes: tuple[str, ...] = ()) -> Domain:
    domain = LARGE.domains["acme.large"]
    entries = {key: replace(entry, domain=name) for key, entry in domain.entries.items()}
    return replace(domain, name=name, includes=includes, entries=entries)


def test_domains_that_become_one_package() -> None:
    with pytest.raises(ZcodegenError, match=r"'acme\.media-file' and 'acme\.mediafile'.*acme/mediafile'"):
        list(plan(with_domains(called("acme.media-file"), called("acme.mediafile"))))


def test_domains_that_include_each_other() -> None:
    circle = with_domains(called("a", ("b",)), called("b", ("c",)), called("c", ("a",)))
    with pytest.raises(ZcodegenError, match="include each other"):
        list(plan(circle))


def test_names_that_become_one() -> None:
    entry = next(iter(LARGE.domains["acme.large"].entries.values()))
    entries = {name: replace(entry, name=name) for name in ("A_1", "A1")}
    with pytest.raises(ZcodegenError, match=r"'A1' and 'A_1'.*'A1'"):
        list(plan(with_domains(replace(called("acme.large"), entries=entries))))


def test_values_that_become_one() -> None:
    attribute = Attribute("layer", "enum", values=("a b", "a-b"))
    manifest = replace(LARGE.manifest, attributes={"layer": attribute})
    with pytest.raises(ZcodegenError, match=r"'Layer: a b' and 'Layer: a-b'.*'LayerAB'"):
        list(plan(replace(LARGE, manifest=manifest)))


def test_words_of_go_and_of_generated_files_are_stepped_around() -> None:
    packages = names.domain_packages(
        with_domains(called("index"), called("acme.import.index"), called("internal.type"))
    )
    assert [package.path for package in packages.values()] == [
        "index_",
        "acme/import_/index",
        "internal_/type_",
    ]
    assert names.value_names("Not", ["found", "对", ""]) == {
        "found": "NotFound_",
        "对": "NotU5bf9",
        "": "NotOther",
    }
    manifest = replace(
        LARGE.manifest, attributes={name: Attribute(name, "string") for name in ("table", "err", "ok")}
    )
    assert names.attribute_names(replace(LARGE, manifest=manifest)) == {
        "table": "Table_",
        "err": "Err_",
        "ok": "OK_",
    }


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("example.org/acme/codes", "codes"),
        ("example.org/acme/codes/v2", "codes"),
        ("example.org/acme-codes", "acmecodes"),
        ("example.org/acme/go", "largecodes"),
        ("example.org", "largecodes"),
    ],
)
def test_root_package(path: str, name: str) -> None:
    packages = replace(LARGE.manifest.packages, go_module=path)
    catalog = replace(LARGE, manifest=replace(LARGE.manifest, packages=packages))
    assert names.root_import(catalog.manifest).name == name


def test_packages_that_are_imported_side_by_side() -> None:
    wanted = [
        names.DomainPackage(path, path.rpartition("/")[2], "m")
        for path in ("a/common", "b/common", "a/room", "a/slog", "common")
    ]
    found = names.imports(wanted, {"m"})
    assert [item.line for item in found.values()] == [
        'acommon "m/a/common"',
        '"m/a/room"',
        'aslog "m/a/slog"',
        'bcommon "m/b/common"',
        'commoncodes "m/common"',
    ]


def test_every_identifier_is_said_once() -> None:
    for domain in FEATURES.domains.values():
        spelled = names.entry_names(domain)
        assert len(set(spelled.values())) == len(spelled)


def test_adding_an_entry_moves_no_other() -> None:
    def constants(catalog: Catalog) -> list[object]:
        (file,) = [file for file in plan(catalog) if file.path == "acme/large/codes.go"]
        rows = file.context["constants"]
        assert isinstance(rows, tuple)
        return sorted(rows, key=attrgetter("code"))

    assert constants(make.large(21))[:20] == constants(make.large(20))


@pytest.mark.parametrize(
    ("text", "literal"),
    [
        ("中 é", '"中 é"'),
        ('a"\\\n\r\t\0', r'"a\"\\\n\r\t\x00"'),
        ("\x7f\x85\u2028\ufeff\U000e0041", r'"\x7f\u0085\u2028\ufeff\U000e0041"'),
        ("`${x}` %s {y} 🎈", '"`${x}` %s {y} 🎈"'),
    ],
)
def test_literals(text: str, literal: str) -> None:
    assert quoted(text) == literal


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  - one\n\n- two\t", "- one - two"),
        ("a\u202eb\0c", "aU+202EbU+0000c"),
        ("``a'' ```b```", "\u201ca\u201d ```b```"),
        ("中文。", "中文。"),
    ],
)
def test_comments(text: str, line: str) -> None:
    assert shown(text) == line
    assert labelled("X", " \n ") == "X:"
