"""What a catalog works out of itself once, for all who ask."""

from __future__ import annotations

import pytest

from tests.build_helpers import load
from tests.diff.catalogs import FILES, catalog_of
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import FIELDS, Catalog


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    return load(ROOT / "tests" / "catalogs" / "features")


def test_served_texts_are_those_of_the_entries(catalog: Catalog) -> None:
    seen = 0
    for domain in catalog.domains.values():
        for locale in catalog.locales():
            served = catalog.texts_in(domain.name, locale)
            expected = {
                name: tuple(
                    text.value if (text := entry.texts(field).get(locale)) else None for field in FIELDS
                )
                for name, entry in domain.entries.items()
                if locale in entry.message
            }
            assert served.texts == expected
            assert list(served.texts) == list(expected)
            assert served.joined.split() == " ".join(filter(None, sum(expected.values(), ()))).split()
            seen += len(expected)
    assert seen > 50


def test_served_texts_are_changed_each(catalog: Catalog) -> None:
    domain = next(iter(catalog.domains))
    served = catalog.texts_in(domain, catalog.manifest.source_locale)
    first, *_ = served.texts
    message, cause, action = served.texts[first]
    assert served.changed(str.upper)[first] == (
        message.upper(),
        cause and cause.upper(),
        action and action.upper(),
    )
    assert served.changed(str.upper).keys() == served.texts.keys()
    assert served.changed(str.upper, [first, "NOT_THERE"]).keys() == {first}


@pytest.mark.parametrize(
    ("kotlin", "package"),
    [
        ("", "org.example.acme_pay"),
        ("{artifact: codes}", "org.example.acme_pay"),
        ("{group: com.acme, artifact: codes}", "com.acme.codes"),
        ("{group: com.acme}", "com.acme.acme_pay"),
        ("{group: com.acme.codes, artifact: codes}", "com.acme.codes"),
        ("{group: com.Acme-Pay, artifact: v1.codes}", "com.acme_pay.v1_codes"),
        ("{group: com.acme, artifact: _3ds}", "com.acme._3ds"),
        ("{group: com.acme, package: com.acme.other}", "com.acme.other"),
    ],
)
def test_the_kotlin_package_follows_from_group_and_artifact(kotlin: str, package: str) -> None:
    packages = f"packages: {{kotlin: {kotlin}}}\n" if kotlin else ""
    manifest = (
        f"zcodegen: 1\nname: acme-pay\nversion: 1.0.0\nlocales: {{source: en, required: [en]}}\n{packages}"
    )
    domain = "domain: acme.pay\ntitle: {en: Pay}\ncode_type: integer\nentries: {OK: {code: 0, status: OK, message: {en: OK.}}}\n"
    catalog = catalog_of({"catalog.yaml": manifest, "acme/pay.yaml": domain})
    assert catalog.manifest.packages.kotlin_package == package


def test_a_replacement_of_the_same_domain_has_its_short_name_however_it_is_written() -> None:
    def replaced_by(written: str) -> str | None:
        full = FILES["acme/room.yaml"].replace(
            "retired: {since: 1.2.0, reason: Not sent.}",
            f"retired: {{since: 1.2.0, reason: Not sent., replaced_by: {written}}}",
        )
        stone = catalog_of({**FILES, "acme/room.yaml": full}).domains["acme.room"].entries["ROOM_OLD"].retired
        return stone.replaced_by if stone else None

    assert replaced_by("acme.room.ROOM_FULL") == replaced_by("ROOM_FULL") == "ROOM_FULL"
    assert replaced_by("acme.common.BUSY") == "acme.common.BUSY"
