"""The catalog that we ship: it loads, it holds every code of every page, and its pages say what it says they say."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path

import pytest

from zcodegen.catalog.claims import Version, load_claims, newest
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.headings import domain_of_heading
from zcodegen.catalog.load import load_catalog, text_hash
from zcodegen.catalog.model import FIELDS, Catalog
from zcodegen.cli.main import run
from zcodegen.importer.glossary_index import index_glossary
from zcodegen.naming import fault_of
from zcodegen.textcompare.cosmetic import normalize_typography

CATALOG = Path(__file__).resolve().parents[1] / "catalog"
SITE = "site/core_products"
IMPORTS = [
    ("seeds/000_6b76b80eccc1841e.txt", "zego.asr.return-codes", "2025-07-25", 29),
    ("site/extended_services/cloud-realtime-asr/zh/server/api-reference/return-codes.mdx", "zego.asr.return-codes", "2025-07-25", 29),
    ("site/extended_services/cloud-realtime-asr/en/server/api-reference/return-codes.mdx", "zego.asr.return-codes", None, 29),
    ("seeds/001_56c8e36ce8929232.txt", "zego.aiagent.return-codes", "2025-08-11", 51),
    (f"{SITE}/aiagent/zh/server/api-reference/return-codes.mdx", "zego.aiagent.return-codes", None, 63),
    (f"{SITE}/aiagent/en/server/api-reference/return-codes.mdx", "zego.aiagent.return-codes", None, 62),
    ("seeds/002_dc02d5f35714d33f.txt", "zego.rtc.return-codes", "2025-07-24", 143),
    (f"{SITE}/real-time-voice-video/zh/server/api-reference/return-codes.mdx", "zego.rtc.return-codes", None, 143),
    (f"{SITE}/real-time-voice-video/en/server/api-reference/return-codes.mdx", "zego.rtc.return-codes", "2026-01-08", 143),
    ("seeds/003_7b3f41240b62f926.txt", "iflytek.aikit.error-codes", "1", 167),
    ("seeds/004_ffb621859c5a1d14.txt", "zego.digital-human.return-codes", None, 20),
    (f"{SITE}/digital-human/zh/server/streaming-apis/return-codes.mdx", "zego.digital-human.return-codes", None, 20),
    (f"{SITE}/digital-human/en/server/streaming-apis/return-codes.mdx", "zego.digital-human.return-codes", None, 20),
]  # fmt: skip
"""Page, document, version (None where the page tells it), codes."""


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    loaded = load_catalog(CATALOG)
    assert loaded.findings == ()
    assert loaded.catalog is not None
    return loaded.catalog


@pytest.fixture(scope="module")
def versions() -> tuple[Version, ...]:
    found, findings = load_claims(CATALOG)
    assert findings == []
    return found


def test_every_domain_is_there_with_every_code(catalog: Catalog) -> None:
    assert {name: len(domain.entries) for name, domain in catalog.domains.items()} == {
        "iflytek.aikit": 167,
        "zego.aiagent": 45,
        "zego.asr": 11,
        "zego.common": 19,
        "zego.digital-human": 17,
        "zego.rtc.media": 41,
        "zego.rtc.media-file": 8,
        "zego.rtc.mix": 41,
        "zego.rtc.moderation": 4,
        "zego.rtc.room": 28,
    }
    assert catalog.included("zego.rtc.moderation") == ("zego.common", "zego.rtc.room")
    for name, domain in catalog.domains.items():
        codes = [entry.code for entry in domain.entries.values()]
        assert len(set(codes)) == len(codes)
        assert name in {"iflytek.aikit", "zego.common"} or "zego.common" in catalog.included(name)


def test_every_claim_has_its_entry_and_every_entry_its_claim(
    catalog: Catalog, versions: tuple[Version, ...]
) -> None:
    claimed = set()
    for version in versions:
        document = catalog.manifest.documents[version.document]
        for claim in version.claims:
            domain = domain_of_heading(document, claim.heading)
            assert domain is not None
            entry = catalog.lookup(domain, claim.code)
            assert entry is not None, f"{version.file.path}: {claim.code} is not in {domain}"
            claimed.add(entry.full_name)
    assert {entry.full_name for entry in catalog.entries()} == claimed


def test_every_code_of_the_seeds_is_a_claim_with_its_line(
    versions: tuple[Version, ...], shared_documents: Path
) -> None:
    expected = json.loads((shared_documents / "expected/seeds.json").read_text(encoding="utf-8"))
    by_hash = {version.sha256: version for version in versions}
    count = 0
    for path, rows in expected.items():
        claims = by_hash[sha256((shared_documents / path).read_bytes()).hexdigest()].claims
        assert [(claim.code, claim.line) for claim in claims] == [
            (code, row["line"]) for row in rows for code in row["codes"]
        ]
        count += len(claims)
    assert count == 410


def test_every_text_is_a_page_s_or_an_erratum_or_our_own(
    catalog: Catalog, versions: tuple[Version, ...]
) -> None:
    """A text without a hash is on a page or is a recorded erratum; a text with a hash is on none."""
    said: dict[tuple[str, str, str], set[str | None]] = {}
    for document in catalog.manifest.documents.values():
        for locale, version in newest(versions, document).items():
            for claim in version.claims:
                entry = catalog.lookup(domain_of_heading(document, claim.heading) or "", claim.code)
                assert entry is not None
                for field in FIELDS:
                    raw: str | None = getattr(claim, field)
                    tidy = normalize_typography(raw, locale) if raw else None
                    said.setdefault((entry.full_name, field, locale), set()).update({raw, tidy})
    errata = {
        label
        for entry in catalog.entries()
        for waiver in entry.waivers
        if waiver.erratum
        for label in (f"{entry.domain}.{label}" for label in waiver.labels.values())
    }
    for entry in catalog.entries():
        for field in FIELDS:
            texts = entry.texts(field)
            assert not texts or {"zh-CN", "en"} == texts.keys()
            for locale, shipped in texts.items():
                place = f"{entry.full_name}.{field}.{locale}"
                on_page = said.get((entry.full_name, field, locale), {None})
                if shipped.translated:
                    assert on_page == {None}, f"{place} is on a page"
                    assert shipped.translated == text_hash(texts["zh-CN"].value)
                elif entry.code != 50001:  # its page has the cause in the cell of the message
                    assert (shipped.value in on_page) != (place in errata), place


def test_names_are_words(catalog: Catalog) -> None:
    for entry in catalog.entries():
        assert fault_of(entry.name) is None
        plain = entry.name.removesuffix(f"_{entry.code}")
        assert not re.search(r"\d", plain), f"{entry.full_name} has a number that parts no synonyms"
        if plain != entry.name:
            assert plain in entry.same_as


def test_the_real_disagreements_are_visible(catalog: Catalog) -> None:
    meanings = {
        code: {entry.name for entry in catalog.meanings(code)} for code in (410000011, 410001002, 410001003)
    }
    assert meanings == {
        410000011: {"CONCURRENCY_LIMIT_EXCEEDED", "AGENT_INSTANCE_CONCURRENCY_LIMIT_EXCEEDED"},
        410001002: {"RECOGNITION_TASK_NOT_FOUND", "AGENT_INSTANCE_NOT_FOUND"},
        410001003: {"RECOGNITION_TASK_START_FAILED", "AGENT_INSTANCE_CREATE_FAILED"},
    }
    room = catalog.domains["zego.rtc.room"].by_code()
    assert room[104].same_as == (room[5024].name, room[50001].name)
    aikit = catalog.domains["iflytek.aikit"].by_code()
    assert aikit[51022].same_as == (aikit[51023].name,)
    comments = (CATALOG / "zego/common.yaml").read_text(encoding="utf-8")
    assert re.search(r"# Not on the RTC server pages.*\n  HTTP_BODY_READ_FAILED:", comments)


def test_the_glossary_reads() -> None:
    glossary = read_glossary((CATALOG / "glossary.yaml").read_bytes(), "glossary.yaml")
    assert glossary.findings == ()
    assert index_glossary(glossary).name_for("签名过期。") == "SIGNATURE_EXPIRED"


def test_it_is_in_canonical_form(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["fmt", "--check", "--catalog", CATALOG.as_posix()]) == 0
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("page", "document", "version", "codes"), IMPORTS, ids=[f"{row[0][-60:]}" for row in IMPORTS]
)
def test_importing_a_page_again_changes_nothing(
    page: str,
    document: str,
    version: str | None,
    codes: int,
    shared_documents: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    arguments = [
        (shared_documents / page).as_posix(),
        "--document",
        document,
        "--catalog",
        CATALOG.as_posix(),
    ]
    assert run(["import", *arguments, "--dry-run", *(["--version", version] if version else [])]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert f"{codes} claims unchanged" in output.err
    assert "warning" not in output.err


def test_check_is_clean(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--catalog", CATALOG.as_posix()]) == 0
    output = capsys.readouterr()
    assert output.out == ""
    assert "no findings" in output.err
    waived = int(output.err.partition("(")[2].partition(" ")[0])
    assert waived < 52 / 2  # decisions of its first form
