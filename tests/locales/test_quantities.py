from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.locales.quantities import canonical_quantities, neutral_links


@pytest.mark.parametrize(
    ("locale", "text", "canonical"),
    [
        ("en", "Up to 100,000 users, 10.5 s", "Up to 100000 users, 10.5 s"),
        ("de", "1.000 Räume, 10,5 Sekunden", "1000 Räume, 10.5 Sekunden"),
        ("fr", "1 000 salles, 1\u202f000\u202f000, 100\u00a0%", "1000 salles, 1000000, 100\u00a0%"),
        ("pl", "Do 100 000 użytkowników", "Do 100000 użytkowników"),
        ("de-CH", "Bis zu 100'000 oder 100\u2019000", "Bis zu 100000 oder 100000"),
        ("hi", "1,00,000 और १०४", "100000 और 104"),
        ("ar", "١٠٤ و ١٬٠٠٠٫٥ و ١٠٠٪", "104 و 1000.5 و 100%"),
        ("es", "3.500,25 y 192.168.100.200", "3500.25 y 192.168.100.200"),
        (
            "de",
            "Version 1.2.3, Code 410.001.002.003.004 x, 0.5",
            "Version 1.2.3, Code 410001002003004 x, 0.5",
        ),
        ("de", "am 29.11.2026 um 17 Uhr", "am 2026-11-29 um 17"),
        ("fr", "le 29/11/2026 à 17 h 30, pas 24 h", "le 2026-11-29 à 17:30, pas 24 h"),
        ("fr", "le 29 novembre 2026", "le 2026-11-29"),
        ("de", "am 1. März 2026", "am 2026-03-01"),
        ("es", "el 29 de noviembre de 2026", "el 2026-11-29"),
        ("en", "at 5 pm on 11/29/2026 or November 29, 2026", "at 17 on 2026-11-29 or 2026-11-29"),
        ("en-GB", "at 12:30 a.m. on 3/4/2026", "at 0:30 on 2026-04-03"),
        ("zh-CN", "2026年11月9日", "2026-11-09"),
        ("en", "The 2nd and 21st try, sha256th", "The 2 and 21 try, sha256th"),
        ("fr", "Le 2e et 1er essai", "Le 2 et 1 essai"),
        ("es", "El 2.º intento", "El 2 intento"),
        ("de", "codes 1,2,3 in a1,5b", "codes 1,2,3 in a1,5b"),
        ("de", "https://a.example/1.000/x", "https://a.example/1.000/x"),
        ("ru", "1 000 000 и 3-й", "1000000 и 3"),
        ("ja", "2026年3月5日15時30分", "2026-03-05 15:30"),
        ("ja", "午前6時から午後11時45分まで、3時", "6から23:45まで、3時"),
        ("ko", "2026년 3월 5일 오후 3시 30분", "2026-03-05 15:30"),
        ("zh-CN", "晚上11点45分，值为3时", "23:45，值为3时"),
        ("pl", "o 6.00, wersja 5.12", "6, wersja 5.12"),
        ("sv", "kl. 23.45, version 5.12", "23:45, version 5.12"),
        ("pt-BR", "das 6h às 6h, às 23h45", "das 6h às 6, às 23:45"),
        ("vi", "ngày 5 tháng 1 năm 2027", "ngày 2027-01-05"),
    ],
)
def test_quantities(locale: str, text: str, canonical: str) -> None:
    assert canonical_quantities(text, locale) == canonical


@pytest.mark.parametrize(
    "link",
    [
        "https://docs.example.com/en/rooms",
        "https://docs.example.com/de/rooms",
        "https://docs.example.com/zh-CN/rooms",
        "https://docs.example.com/rooms?lang=fr",
        "https://docs.example.com/pt_BR/rooms?hl=pt-BR",
    ],
)
def test_links_in_any_locale_are_one(link: str) -> None:
    assert neutral_links(f"See {link}.", ["de", "fr", "pt-BR"]) in {
        "See https://docs.example.com/rooms.",
        "See https://docs.example.com/rooms",
    }


def test_links_keep_their_words() -> None:
    link = "https://example.com/open/identity?id=de&x=1"
    assert neutral_links(link, ["de", "id"]) == link
    assert neutral_links("https://de.example.com/a?lang=de&x=1", ["de"]) == "https://example.com/a?x=1"


@given(
    st.text(alphabet=st.sampled_from("0123456789.,' \u00a0\u202f/:-٠١ehUrpm年月日")) | st.text(),
    st.sampled_from(["de", "fr", "en", "hi", "ar", "zh", "ja", "ko", "pt"]),
)
def test_any_text(text: str, locale: str) -> None:
    canonical_quantities(text, locale)
    neutral_links(f"https://{text}", [locale])
