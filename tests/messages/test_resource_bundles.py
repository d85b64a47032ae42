"""Which file Java's ResourceBundle takes for a locale: the one that serves it in every other format."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.messages.asking import FEATURES, Question, compare
from tests.messages.java import answers
from zcodegen.catalog.model import Catalog, Domain, Entry, Text
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.locales.matching import match_data, negotiate

pytestmark = pytest.mark.slow

LOCALES = ("en", "zh-CN", "he", "id-ID", "pt-BR", "sr-Cyrl", "sl-rozaj", "es-419", "ja")
ASKED = (
    *LOCALES, "zh", "zh-Hans", "zh-Hans-CN", "zh-SG", "zh-TW", "zh-HK", "zh-Hant-TW", "iw", "he-IL", "in-ID", "id",
    "pt", "pt-PT", "sr", "sr-RS", "sr-Latn", "sr-Latn-RS", "sl", "es", "en-GB", "ja-JP", "fr",
)  # fmt: skip


def speaking() -> Catalog:
    """A catalog in which each text is the locale that it is in; Japanese has no action."""
    features = load(FEATURES)
    texts = {locale: Text(locale) for locale in LOCALES}
    spoken = {locale: text for locale, text in texts.items() if locale != "ja"}
    entry = Entry("acme.room", "GONE", 1, "OK", message=texts, action=spoken)
    domain = Domain("acme.room", {"en": "Room"}, "integer", {"GONE": entry})
    manifest = replace(features.manifest, source_locale="en", required_locales=("en",), fallback={})
    return with_message_formats(Catalog(manifest, {domain.name: domain}), ["properties"])


@pytest.mark.parametrize("options", [(), ("-Djava.locale.useOldISOCodes=true",)], ids=["new", "before-17"])
def test_java_takes_the_locale_that_serves(options: tuple[str, ...], tmp_path: Path) -> None:
    catalog = speaking()
    build_into(catalog, "messages", tmp_path)
    data = match_data(catalog.locales(), "en")
    asked = [Question(tag, "acme.room", "GONE", "message", {}, negotiate(tag, data)) for tag in ASKED]
    asked.append(Question("ja", "acme.room", "GONE", "action", {}, ""))
    compare(asked, answers(tmp_path / "properties", asked, tmp_path, options))
