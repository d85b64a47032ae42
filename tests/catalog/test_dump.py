"""What is dumped loads as what it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from zcodegen.catalog.claims import Claim, Version, claims_path, read_claims
from zcodegen.catalog.dump import dump_catalog, dump_version
from zcodegen.catalog.edit import format_file
from zcodegen.catalog.load import load_catalog, load_files
from zcodegen.catalog.model import (
    Argument,
    Attribute,
    Catalog,
    Document,
    Domain,
    Entry,
    Heading,
    Manifest,
    Packages,
    PageSource,
    Text,
    Tombstone,
    Waiver,
    Withdrawal,
)
from zcodegen.catalog.sources import SourceFile

ROOT = Path(__file__).resolve().parents[2]
CATALOGS = [
    ROOT / "catalog",
    ROOT / "tests/catalogs/features",
    ROOT / "tests/catalogs/wide",
    ROOT / "generators/zcodegen/example/catalog",
]
TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


def loaded(folder: Path) -> Catalog:
    catalog = load_catalog(folder).catalog
    assert catalog is not None
    return catalog


@pytest.mark.parametrize("folder", CATALOGS, ids=lambda path: path.name)
def test_a_catalog_comes_back(folder: Path) -> None:
    catalog = replace(loaded(folder), dependencies={})  # files alone lead to no other catalog
    files = dump_catalog(catalog)
    back = load_files(files, shown="c")
    assert back.findings == ()
    assert back.catalog == catalog
    assert dump_catalog(catalog) == files


@pytest.mark.parametrize("folder", CATALOGS, ids=lambda path: path.name)
def test_a_dump_is_in_canonical_form(folder: Path) -> None:
    manifest = loaded(folder).manifest
    locales = (manifest.source_locale, *manifest.required_locales)
    for path, content in dump_catalog(loaded(folder)).items():
        kind = "catalog" if path == "catalog.yaml" else "domain"
        assert format_file(content, kind, locales) == content


ENTRY = Entry(
    domain="acme.x",
    name="FIRST_ONE",
    code=-5,
    status="NOT_FOUND",
    declared_recovery="transient",
    message={"zh-CN": Text("房间 {limit}"), "no": Text("no", "12345678"), "en": Text("a\nb\n")},
    cause={"en": Text("x: y")},
    aliases=("OLD_ONE",),
    same_as=("SECOND_ONE",),
    deprecated=Tombstone("1.2.0", "gone", "SECOND_ONE"),
    proposed=True,
    arguments=(Argument("limit", "integer", 0, "how many"),),
    attributes={"owner": "no", "tags": ("a", "b"), "level": 0, "open": False},
    waivers=(
        Waiver(
            "text-fact",
            "acme.x.FIRST_ONE",
            "so be it",
            ("00112233aabb", "445566778899"),
            origin=("acme.x", "entries", "FIRST_ONE", "waivers", 0),
        ),
    ),
)
SECOND = Entry("acme.x", "SECOND_ONE", 7, "OK", message={"zh-CN": Text("二")}, same_as=("FIRST_ONE",))
MANIFEST = Manifest(
    name="acme",
    version="1.2.0",
    source_locale="zh-CN",
    required_locales=("zh-CN",),
    packages=Packages(
        "acme", "acme", "@a/acme", "example.org/acme", "org.acme", "acme", "org.acme", ("json", "po")
    ),
    title={"no": "tittel"},
    fallback={"ja": ("en",)},
    targets=("python",),
    limits={"message": 200},
    attributes={"owner": Attribute("owner", "enum", "who", ("no", "b"), required=True)},
    documents={
        "acme.page": Document(
            "acme.page",
            {"en": "Page"},
            {"en": "https://example.org/a?b#c"},
            "acme.x",
            (Heading("acme.x", "A: b"), Heading("acme.x", pattern="[ab]{2}")),
            ("acme.x",),
            (PageSource("docs/*.md", "en", "2026-03-20", "markdown"),),
            ("1", "2"),
            (Withdrawal("1", "not ours", "en"),),
        )
    },
    words={"code": ("number",)},
    rules={"text-fact": "warning"},
    waivers=(
        Waiver(
            "text-fact",
            "acme.page",
            "so be it",
            ("0123456789ab",),
            "me",
            "2027-01-01",
            origin=("", "waivers", 0),
        ),
    ),
)


def test_every_field_of_the_model_comes_back() -> None:
    domain = Domain(
        "acme.x",
        {"en": "X"},
        "integer",
        {"FIRST_ONE": ENTRY, "SECOND_ONE": SECOND},
        {"en": "About"},
        "hex",
        ((-9, 9),),
    )
    catalog = Catalog(MANIFEST, {"acme.x": domain})
    back = load_files(dump_catalog(catalog), shown="c")
    assert back.findings == ()
    assert back.catalog == catalog


@given(TEXT, TEXT)
def test_any_text_comes_back(text: str, other: str) -> None:
    entry = replace(SECOND, same_as=(), message={"zh-CN": Text(text), "en": Text(other, "00000000")})
    catalog = Catalog(MANIFEST, {"acme.x": Domain("acme.x", {"en": text}, "integer", {"SECOND_ONE": entry})})
    assert load_files(dump_catalog(catalog), shown="c").catalog == catalog


@given(st.lists(st.builds(
    Claim,
    st.integers(-(2**63), 2**63 - 1) | TEXT,
    st.integers(1, 10**6),
    st.sampled_from([(), ("a",), ("a", "no")]),
    message=TEXT | st.none(),
    cause=TEXT | st.none(),
    action=TEXT | st.none(),
    name=TEXT | st.none(),
    kind=st.sampled_from(["return", "event"]),
    page=st.sampled_from([None, "b.mdx"]),
), max_size=4))  # fmt: skip
def test_claims_come_back(claims: list[Claim]) -> None:
    path = claims_path("acme.page", "2026-03-20", "zh-CN")
    empty = SourceFile(path, "", None)
    version = Version(
        "acme.page", "2026-03-20", "zh-CN", "a b.mdx", "0" * 64, tuple(claims), empty, "no", "0" * 40
    )
    content = dump_version(version)
    versions, findings = read_claims({path: content}, shown="")
    assert findings == []
    (back,) = versions
    assert (
        replace(back, file=empty, claims=tuple(replace(claim, steps=()) for claim in back.claims)) == version
    )
    assert dump_version(back) == content
    assert format_file(content, "document", ()) == content
