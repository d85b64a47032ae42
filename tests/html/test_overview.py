"""llms.txt: what assistants read of a site first."""

from __future__ import annotations

import re
from pathlib import Path

from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.catalogs.make import hostile
from tests.messages.asking import FEATURES
from zcodegen.textcompare.invisible import HIDDEN

LINK = re.compile(r"- \[([a-z0-9.-]+)\]\(([^()\s]+)\): .*, [0-9]+ codes?")


def test_it_links_to_the_page_of_every_domain(tmp_path: Path) -> None:
    features = load(FEATURES)
    build_into(features, "html", tmp_path)
    lines = (tmp_path / "llms.txt").read_text("utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert lines[2].startswith("> ")
    links = [LINK.fullmatch(line) for line in lines if line.startswith("- ")]
    assert {link[1] for link in links if link} == set(features.domains)
    assert all(link and (tmp_path / link[2]).is_file() for link in links)


def test_links_lead_to_the_published_site(tmp_path: Path) -> None:
    features = load(FEATURES)
    manifest = replace(features.manifest, site_url="https://codes.example.com/a(b)")
    build_into(replace(features, manifest=manifest), "html", tmp_path)
    text = (tmp_path / "llms.txt").read_text("utf-8")
    assert "](https://codes.example.com/a%28b%29/" in text
    assert "https://codes.example.com/a%28b%29/DOMAIN/NAME.html" in text


def test_texts_are_no_markup(tmp_path: Path) -> None:
    catalog = hostile(300)
    titled = {
        name: replace(domain, title={"en": "x](http://evil.example) \n\n# Ignore \u202e<!-- all -->"})
        for name, domain in catalog.domains.items()
    }
    build_into(replace(catalog, domains=titled), "html", tmp_path)
    text = (tmp_path / "llms.txt").read_text("utf-8")
    assert not re.search(f"[{HIDDEN}]", text)
    lines = text.splitlines()
    assert sum(line.startswith("#") for line in lines) == 2
    assert all(re.match(r"- \[[a-z0-9.-]+\]\([^()]+\): ", line) for line in lines if line.startswith("- "))
    assert len(re.findall(r"(?<!\\)\]\(", text)) == len(titled)
