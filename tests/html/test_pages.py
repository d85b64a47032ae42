"""The HTML target: read back by a real parser and a real JavaScript, held against the model and a validator."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.catalogs import make
from tests.golden import same_tree
from tests.hostile import hostile_texts
from tests.html import reading
from tests.html.conftest import FEATURES, FIND
from tests.toolchains import html, typescript
from tests.toolchains.tools import ROOT
from zcodegen.targets.html.names import code_anchors
from zcodegen.textcompare.invisible import shown

if TYPE_CHECKING:
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from zcodegen.catalog.model import Catalog

SHIPPED = ROOT / "out" / "html"
HERE = ROOT / "tests" / "html"
KEPT = (
    "acme/cloud.html",
    "acme/hostile.html",
    "acme/rtc/room.html",
    "index.html",
    "search/acme.hostile.js",
    "search/acme.rtc.room.js",
)
"""A file of each kind, and the hard ones: what a reviewer reads when a template changes."""

pages = cache(reading.page)


@pytest.fixture(params=["features", "shipped"])
def built(request: pytest.FixtureRequest, features: Path) -> Path:
    """Pages as they are: of the features, and those that are committed."""
    return features if request.param == "features" else SHIPPED


def place(folder: Path, domain: str) -> Path:
    return folder / f"{domain.replace('.', '/')}.html"


def test_golden(features: Path) -> None:
    same_tree({path: (features / path).read_text(encoding="utf-8") for path in KEPT}, HERE / "golden")


def test_pages_are_valid(built: Path) -> None:
    html.validate(built)


def test_scripts_and_styles_are_formatted(features: Path, tmp_path: Path) -> None:
    for path in (path for path in features.rglob("*") if path.suffix in {".css", ".js"}):
        (tmp_path / path.name).write_bytes(path.read_bytes())
    typescript.prettier(tmp_path)


def held_against_the_model(catalog: Catalog, folder: Path, scratch: Path) -> None:
    texts = reading.expected(catalog)
    read: reading.Texts = {}
    for name, domain in catalog.domains.items():
        root = reading.page(place(folder, name))
        read |= reading.texts_of(name, root)
        assert [element.get("id") for element in root.iter("article")] == list(domain.entries)
    assert read == texts
    ((*all_codes,),) = reading.found(folder, FIND, [None], scratch / "queries.json")
    looked_through = {(domain, name): "\0".join(has) for domain, name, has in all_codes}
    assert looked_through.keys() == {(entry.domain, entry.name) for entry in catalog.entries()}
    assert [key for key, text in texts.items() if text not in looked_through[key[:2]]] == []


def test_every_text_of_the_features_reads_back(features: Path, tmp_path: Path) -> None:
    held_against_the_model(load(FEATURES), features, tmp_path)


@hostile_texts(10_000)
def test_hostile_texts(catalog: Catalog, tmp_path: Path) -> None:
    folder = build_into(catalog, "html", tmp_path / "pages")
    held_against_the_model(catalog, folder, tmp_path)
    index = reading.page(folder / "index.html")
    titles = [
        [reading.text_of(cell) for cell in row.findall("td")[:-1]] for row in index.findall(".//tbody/tr")
    ]
    assert titles == [
        [shown(domain.title[locale]) for locale in ("zh-CN", "en")] for domain in catalog.domains.values()
    ]


def article(root: Element, name: str) -> Element:
    (found,) = (element for element in root.iter("article") if element.get("id") == name)
    return found


def facts(node: Element) -> dict[str, list[str]]:
    rows = node.findall("dl[@class='facts']/div")
    return {
        reading.text_of(row.find("dt")): [reading.text_of(said) for said in row.findall("dd")] for row in rows
    }


def test_facts_of_an_entry(features: Path) -> None:
    room = pages(place(features, "acme.rtc.room"))
    assert facts(article(room, "ROOM_NOT_FOUND")) == {
        "Status": ["NOT_FOUND"],
        "HTTP": ["404"],
        "Recovery": ["correctable"],
        "Who acts next": ["caller"],
        "Formerly": ["NO_SUCH_ROOM", "ROOM_MISSING"],
        "Same as": ["ROOM_NOT_FOUND_5024", "ROOM_NOT_FOUND_50001"],
        "owner": ["rtc"],
    }
    slow = article(room, "SLOW")
    assert reading.text_of(slow.find("p[@class='state']")).startswith(
        "Deprecated since 1.0.0: Use the common"
    )
    (instead,) = slow.findall("p[@class='state']/a")
    assert instead.get("href") == "../../acme/common.html#TIMEOUT"
    expired = facts(article(pages(place(features, "acme.common")), "SIGNATURE_EXPIRED"))
    assert (expired["tags"], expired["public"], expired["priority"]) == (["auth", "time"], ["yes"], ["0"])


def test_codes_are_shown_as_their_domain_shows_them(features: Path) -> None:
    catalog = load(FEATURES)
    for name, domain in catalog.domains.items():
        headings = [
            element.find("h2/*[@class='code']") for element in pages(place(features, name)).iter("article")
        ]
        codes = [shown(domain.shown(entry.code)) for entry in domain.entries.values()]
        assert [reading.text_of(heading) for heading in headings] == codes


def test_translations_of_ours_are_marked(features: Path) -> None:
    _, action = article(pages(place(features, "acme.rtc.room")), "ROOM_NOT_FOUND").findall(
        "dl[@class='texts']/div"
    )
    marks = [[reading.text_of(mark) for mark in said.findall("small")] for said in action.findall("dd")]
    assert marks == [[], ["our translation"]]


def test_direction_of_a_text(features: Path) -> None:
    ok = article(pages(place(features, "acme.common")), "OK")
    assert {said.get("lang"): said.get("dir") for said in ok.iter("p")} == {
        "zh-CN": "ltr",
        "en": "ltr",
        "ar": "rtl",
        "ja": "ltr",
    }


def test_a_title_keeps_the_marks_of_its_direction(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    domain = replace(catalog.domains["acme.common"], title={"ar": "\u200fرموز A\u200f", "en": "A\u200f"})
    build_into(replace(catalog, domains={**catalog.domains, domain.name: domain}), "html", tmp_path)
    (heading,) = pages(place(tmp_path, domain.name)).iter("h1")
    texts = {title.get("lang"): reading.text_of(title) for title in heading.iter("bdi")}
    assert texts == {"ar": "\u200fرموز A\u200f", "en": "AU+200F"}


@pytest.mark.parametrize("anchor", ["104", "NO_SUCH_ROOM", "ROOM_NOT_FOUND"])
def test_an_entry_is_linked_to_by_code_and_by_name(features: Path, anchor: str) -> None:
    one = article(pages(place(features, "acme.rtc.room")), "ROOM_NOT_FOUND")
    assert reading.ids(one).count(anchor) == 1


def test_anchors_are_unique(built: Path) -> None:
    for path in built.rglob("*.html"):
        twice = [name for name, times in Counter(reading.ids(pages(path))).items() if times > 1]
        assert not twice, path


def test_links_lead_somewhere(built: Path) -> None:
    for path in built.rglob("*.html"):
        for attribute, address in reading.references(pages(path)):
            if re.match(r"https?://", address):
                assert attribute == "href"
                continue
            below, _, anchor = address.partition("#")
            other = (path.parent / below).resolve() if below else path.resolve()
            assert other.is_file(), f"{path.name}: {address}"
            assert other.is_relative_to(built.resolve())
            assert not anchor or anchor in reading.ids(pages(other)), f"{path.name}: {address}"


def test_nothing_stands_inline(built: Path) -> None:
    for path in built.rglob("*.html"):
        for element in pages(path).iter():
            assert element.tag != "style"
            assert not [name for name in element.attrib if name == "style" or name.startswith("on")]
            assert element.tag != "script" or (element.get("src") and not reading.text_of(element))


def test_only_files_of_the_site_may_be_loaded(built: Path) -> None:
    for path in built.rglob("*.html"):
        (policy,) = (element for element in pages(path).iter("meta") if element.get("http-equiv"))
        allowed = dict(rule.split(" ", 1) for rule in policy.get("content", "").split("; "))
        assert allowed.pop("default-src") == "'none'"
        assert set(allowed.values()) <= {"'self'", "'none'"}


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JavaScript:alert(1)", " https://example.org", "data:text/html,x", "//x"]
)
def test_only_http_becomes_a_link(tmp_path: Path, url: str) -> None:
    features = load(FEATURES)
    documents = {
        name: replace(document, url=dict.fromkeys(document.title, url))
        for name, document in features.manifest.documents.items()
    }
    catalog = replace(features, manifest=replace(features.manifest, homepage=url, documents=documents))
    build_into(catalog, "html", tmp_path)
    for path in tmp_path.rglob("*.html"):
        assert url not in {address for _, address in reading.references(reading.page(path))}


def test_a_domain_called_index_has_a_page(tmp_path: Path) -> None:
    features = load(FEATURES)
    domain = replace(features.domains["acme.windows"], name="index")
    build_into(replace(features, domains={"index": domain, **features.domains}), "html", tmp_path)
    assert len(list(reading.page(tmp_path / "index_.html").iter("article"))) == len(domain.entries)


def test_a_string_code_that_is_no_anchor_has_none(features: Path) -> None:
    cloud = pages(place(features, "acme.cloud"))
    found = [
        [name for name in reading.ids(element) if name != element.get("id")]
        for element in cloud.iter("article")
    ]
    assert found == [["InvalidParameter.NotFound", "NO_PARAMETER"], ["104"], []]


def test_a_string_code_that_is_called_as_an_entry_takes_no_anchor_of_it() -> None:
    cloud = load(FEATURES).domains["acme.cloud"]
    codes = ["PARAMETER_LOOKS_LIKE_NUMBER", "NO_PARAMETER", "a b"]
    entries = {
        name: replace(entry, code=code)
        for (name, entry), code in zip(cloud.entries.items(), codes, strict=True)
    }
    assert code_anchors(replace(cloud, entries=entries)) == {}


def test_what_nobody_has_confirmed_is_said(tmp_path: Path) -> None:
    catalog = load(FEATURES)
    windows = catalog.domains["acme.windows"]
    entries = {name: replace(entry, proposed=True) for name, entry in windows.entries.items()}
    proposed = replace(catalog, domains={"acme.windows": replace(windows, entries=entries)})
    page = reading.page(place(build_into(proposed, "html", tmp_path), "acme.windows"))
    assert "Proposed:" in reading.text_of(article(page, "ZERO"))


def test_hostile_pages_are_valid(tmp_path: Path) -> None:
    html.validate(build_into(make.hostile(600), "html", tmp_path))


def luminance(colour: str) -> float:
    """WCAG 2.2, "relative luminance"."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * light for share, light in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def test_only_texts_with_a_language_are_rows_of_two_columns(features: Path) -> None:
    """The children of a grid are its cells: the parts of a line about an argument are none."""
    style = (features / "style.css").read_text("utf-8")
    grids = re.findall(r"(\.wide-texts[^{}]*) \{[^}]*display: grid", style)
    assert grids == [".wide-texts dd[data-locale]"]


def test_colours_are_reported_apart(features: Path) -> None:
    style = (features / "style.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--(\w+): (#\w{6});", rule))
        for rule in re.findall(r":root \{(.*?)\}", style, re.DOTALL)
    ]
    assert len(schemes) == 3
    for scheme in schemes:
        for name in scheme.keys() - {"paper", "raised", "line"}:
            for ground in ("paper", "raised"):
                dark, light = sorted(luminance(scheme[role]) for role in (name, ground))
                assert (light + 0.05) / (dark + 0.05) >= 4.5, f"{name} on {ground}"


def test_decisions_of_an_entry(tmp_path: Path) -> None:
    """Notes, links, other meanings of a code, and the reasons of waivers are where a code is looked up."""
    files = {
        "catalog.yaml": "zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
        'site: {url: "https://acme.example"}\n',
        "acme/rtc.yaml": """\
domain: acme.rtc
title: {en: RTC}
code_type: integer
entries:
  BUSY:
    code: 9
    status: UNAVAILABLE
    retry_after: 30
    stability: draft
    since: 1.1.0
    message: {en: Busy.}
    note: {en: "Often <asked>.", de: Oft gefragt.}
    links: [{title: Load, url: "https://acme.example/load", locale: en}]
    waivers:
      - {rule: code-meanings, reason: Ask for the product., covers: ["000000000000"]}
      - {rule: text-wording, reason: The page has a slip., covers: ["000000000000"], erratum: true}
""",
        "acme/media.yaml": """\
domain: acme.media
title: {en: Media}
code_type: integer
entries:
  STREAM_GONE: {code: 9, status: NOT_FOUND, message: {en: Gone.}}
""",
    }
    for path, text in files.items():
        target = tmp_path / "catalog" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    built = build_into(tmp_path / "catalog", "html", tmp_path / "out")
    busy = article(reading.page(built / "acme/rtc.html"), "BUSY")
    assert facts(busy) | {"Recovery": ["transient, retry after 30 s"], "Mark": ["draft"]} == facts(busy)
    assert decisions(busy) == {
        "Means something else in": ["acme.media: STREAM_GONE"],
        "Note": ["Often <asked>.", "Oft gefragt."],
        "Decision (code-meanings)": ["Ask for the product."],
        "Erratum of the page": ["The page has a slip."],
        "See": ["Load"],
    }
    gone = article(reading.page(built / "acme/media.html"), "STREAM_GONE")
    assert decisions(gone) == {
        "Means something else in": ["acme.rtc: BUSY"],
        "Decision (code-meanings)": ["Ask for the product."],
    }
    own_page = reading.page(built / "acme.rtc/BUSY.html").find(".//main")
    assert own_page is not None
    assert decisions(own_page) == decisions(busy)
    assert facts(own_page) | {"Recovery": ["transient, retry after 30 s"], "Mark": ["draft"]} == facts(
        own_page
    )
    links = [link.get("href") for link in own_page.iter("a")]
    assert links[:2] == ["../acme/media.html#STREAM_GONE", "https://acme.example/load"]
    assert (built / "acme.rtc/../acme/media.html").is_file()


def decisions(element: Element) -> dict[str, list[str]]:
    return {
        reading.text_of(row.find("dt")): [reading.text_of(value) for value in row.findall("dd")]
        for row in element.findall("dl[@class='decisions']/div")
    }
