"""A page per code at the URL that packages give, a sitemap, and what is missing in a locale."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.html import reading
from tests.messages.asking import FEATURES
from zcodegen.catalog.urls import entry_url

SITE = "https://codes.example.com"


def site(tmp_path: Path) -> Path:
    features = load(FEATURES)
    manifest = replace(features.manifest, site_url=SITE, required_locales=("zh-CN", "en", "fr"))
    build_into(replace(features, manifest=manifest), "html", tmp_path)
    return tmp_path


def test_every_code_has_its_page(tmp_path: Path) -> None:
    folder = site(tmp_path)
    features = load(FEATURES)
    manifest = replace(features.manifest, site_url=SITE)
    urls = set()
    for entry in features.entries():
        url = entry_url(manifest, entry)
        assert url
        urls.add(url)
        root = reading.page(folder / url.removeprefix(f"{SITE}/"))
        links = {link.get("rel"): link.get("href") for link in root.iter("link") if not link.get("hreflang")}
        assert links["canonical"] == url
        others = {
            link.get("hreflang"): link.get("href") for link in root.iter("link") if link.get("hreflang")
        }
        assert others == {locale: f"{url}?lang={locale}" for locale in ("zh-CN", "en", "fr", "ja", "ar")}
        metas = {meta.get("name") or meta.get("property"): meta.get("content") for meta in root.iter("meta")}
        assert metas["description"]
        assert metas["og:url"] == url
        assert entry.name in reading.text_of(root.find(".//h1"))
        for alias in entry.aliases:
            former = reading.page(folder / entry.domain / f"{alias}.html")
            assert url in {link.get("href") for link in former.iter("link")}
    sitemap = (folder / "sitemap.xml").read_text("utf-8")
    assert all(f"<loc>{url}</loc>" in sitemap for url in urls)


def test_without_an_address_there_are_none(tmp_path: Path) -> None:
    build_into(load(FEATURES), "html", tmp_path)
    assert not (tmp_path / "sitemap.xml").exists()
    assert not (tmp_path / "acme.rtc.room").exists()


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    root = reading.page(site(tmp_path) / "acme/rtc/room.html")
    article = next(element for element in root.iter("article") if element.get("id") == "ROOM_NOT_FOUND")
    texts = next(
        element for element in article.findall("dl") if (element.get("class") or "").startswith("texts")
    )
    cells = [reading.text_of(cell) for cell in texts.findall("div")[0].findall("dd")]
    assert "frmissing" in cells
    assert cells[0].startswith("zh-CN")
