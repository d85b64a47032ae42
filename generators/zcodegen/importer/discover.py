"""Find the pages with codes below a folder, and propose the documents that they are versions of.

Pages whose paths differ only in a locale are one document. Its id comes from the path. Its domain is the product and the
side (server or client) that the path names, so that the pages of all platforms of one SDK share a domain; pages of one
domain that give most of their common codes another meaning get a domain each.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.catalog.edit import edit_file, schema_from, set_document
from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.model import Code, Document, Manifest, PageSource
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import RefusedPathError, real_path
from zcodegen.importer.workspace import WorkspaceInfo
from zcodegen.locales.tags import parse_locale
from zcodegen.readers.page_loader import list_pages, read_page_bytes
from zcodegen.readers.read import read_page
from zcodegen.readers.rows import RETURN, Page
from zcodegen.readers.source import decode
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.source.commented import CommentedMap, CommentedSeq, Pair, mapping, mapping_of
from zcodegen.textcompare.similarity import similarity

SUFFIXES: Final = (".md", ".mdx", ".markdown", ".html", ".htm", ".csv", ".tsv", ".rst", ".adoc")
_MARKUP: Final = (".md", ".mdx", ".markdown", ".html", ".htm")
MIN_ROWS: Final = 2
MAX_PAGE_BYTES: Final = 5_000_000
OTHER_MEANING_SHARE: Final = 0.5
"""The share of their common codes that two pages of one domain may describe with other texts."""
OTHER_TEXT: Final = 0.3
_TABLE: Final = re.compile(r"(?m)^[^\n|]*\|[^\n]*\d[^\n]*$|<t[dr][\s>]")
"""What a Markdown or HTML page with a table of codes has: a row with a digit, or a cell."""
_CODE: Final = re.compile(
    r"(?i:error|return|status|response)[ _-]?codes?|(?i:\berr(?:or|no)?\b)|[码碼]|-?\d{5,}"
)
"""What a page about codes mentions: an error code, the character for code, a long number."""
_WORD: Final = re.compile(r"[a-z0-9]+")
_GENERIC: Final = frozenset(
    [
        "api",
        "apis",
        "appendix",
        "client",
        "code",
        "codes",
        "common",
        "core",
        "docs",
        "doc",
        "document",
        "documentation",
        "documents",
        "error",
        "errorcode",
        "errors",
        "extended",
        "faq",
        "general",
        "guide",
        "guides",
        "index",
        "internal",
        "mdx",
        "pages",
        "page",
        "product",
        "products",
        "reference",
        "references",
        "response",
        "return",
        "rest",
        "sdk",
        "sdks",
        "services",
        "src",
        "status",
        "v1",
        "v2",
    ]
)
"""Folders and names that say nothing about the product."""
_PLATFORMS: Final = frozenset(
    [
        "android",
        "c",
        "cocos",
        "cocos-creator",
        "cpp",
        "csharp",
        "electron",
        "flutter",
        "go",
        "harmonyos",
        "hybrid",
        "ios",
        "java",
        "javascript",
        "js",
        "kotlin",
        "linux",
        "mac",
        "macos",
        "mini-program",
        "node",
        "objective-c",
        "oc",
        "php",
        "platform",
        "python",
        "react",
        "react-native",
        "ruby",
        "rust",
        "swift",
        "uni",
        "uni-app",
        "uniapp",
        "unity",
        "unity3d",
        "unreal",
        "vue",
        "web",
        "wechat",
        "windows",
    ]
)
_LANGUAGES: Final = frozenset(
    [
        "ar",
        "de",
        "en",
        "es",
        "fr",
        "hi",
        "id",
        "it",
        "ja",
        "ko",
        "nl",
        "pl",
        "pt",
        "ru",
        "th",
        "tr",
        "uk",
        "vi",
        "zh",
    ]
)
_LOCALE: Final = re.compile(r"(?:(?P<name>.*[-_.]))?(?P<locale>[a-z]{2}(?:[-_][A-Za-z]{2,4})?)")


class FoundPage(Struct, frozen=True):
    """A page with codes: its path below the folder, its locale, the path without the locale, and its messages by code."""

    path: str
    locale: str | None
    key: tuple[str, ...]
    title: str | None
    messages: Mapping[Code, str]


class Discovery(Struct, frozen=True):
    """The documents that the manifest lacks, how many pages have codes, and how many of them the manifest lists."""

    documents: tuple[Document, ...]
    pages: int
    skipped: int
    refused: tuple[RefusedPathError, ...]
    """Links that lead elsewhere, pipes and the like, which were not read."""


def discover_documents(folder: Path, manifest: Manifest, project: Path, prefix: str | None) -> Discovery:
    """Return the documents among the pages below `folder`; `prefix` is the first word of their domains and ids.

    Hidden folders are left out.
    """
    words = HeaderVocabulary().extended(manifest.words, {})
    listing = list_pages(folder, SUFFIXES, folder.as_posix())
    without_codes: set[tuple[str, bytes]] = set()
    pages = [
        page
        for path in listing.paths
        if path.isprintable() and (page := _read(folder, path, words, without_codes))
    ]
    known = {source.path for document in manifest.documents.values() for source in document.pages}
    base = _base(folder, project)
    new = [page for page in pages if f"{base}{page.path}" not in known]
    grouped: dict[tuple[str, ...], list[FoundPage]] = {}
    for page in new:
        grouped.setdefault(page.key, []).append(page)
    first = prefix or re.split(r"[^a-z0-9]", manifest.name)[0] or "codes"
    domains = _domains(grouped, first)
    taken = set(manifest.documents)
    documents = [
        _document(key, found, domains[key], first, base, taken) for key, found in sorted(grouped.items())
    ]
    return Discovery(tuple(documents), len(pages), len(pages) - len(new), listing.refused)


def declare_discovered(
    content: bytes, documents: Iterable[Document], manifest: Manifest, info: WorkspaceInfo
) -> bytes:
    """Return catalog.yaml with `documents` declared; comments and all other lines stay."""

    def change(root: CommentedMap) -> None:
        for document in documents:
            pages = CommentedSeq([Pair("", _page_tree(page)) for page in document.pages])
            tree = mapping(title=mapping_of(dict(document.title)), domain=document.domain, pages=pages)
            set_document(root, document.id, tree)

    locales = (manifest.source_locale, *manifest.required_locales)
    schema = schema_from(MANIFEST_NAME, "catalog") if info.schemas else None
    return edit_file(content, "catalog", locales, change, schema=schema)


def _page_tree(page: PageSource) -> CommentedMap:
    return mapping(path=page.path, locale=page.locale)


def _base(folder: Path, project: Path) -> str:
    """Return what goes before a page's path in the manifest: the folder, if it is inside of the project."""
    top, root = real_path(folder), real_path(project)
    if top == root or not top.is_relative_to(root):
        return ""
    return f"{top.relative_to(root).as_posix()}/"


def _read(
    folder: Path, path: str, words: HeaderVocabulary, without_codes: set[tuple[str, bytes]]
) -> FoundPage | None:
    """Return a page if it lists return codes.

    `without_codes` are the suffixes and digests of pages that list none, and gains this one: a documentation repeats its
    largest pages for each platform.
    """
    file = folder / path
    if file.stat().st_size > MAX_PAGE_BYTES:
        return None
    content = read_page_bytes(file)
    text = decode(content, path).text
    if not _CODE.search(text) or (path.lower().endswith(_MARKUP) and not _TABLE.search(text)):
        return None
    known = file.suffix, sha256(content).digest()
    if known in without_codes:
        return None
    try:
        page = read_page(content, path=path, root=folder, words=words)
    except ZcodegenError:
        return None
    messages = {
        code: row.message or row.name or ""
        for row in page.rows
        if row.kind == RETURN and (row.message or row.name)
        for code in row.codes
    }
    if len(messages) < MIN_ROWS:
        if not page.imports:
            without_codes.add(known)
        return None
    locale, key = _split_locale(path, page)
    return FoundPage(path, locale, key, page.title, messages)


def _split_locale(path: str, page: Page) -> tuple[str | None, tuple[str, ...]]:
    """Return the locale of a page, and its path without the suffix and without a locale at the end of a part.

    `docs-server-zh/codes.mdx` and `docs-server/codes.mdx` are one document, as are `zh/codes.md` and `en/codes.md`.
    """
    kept: list[str] = []
    for part in path.rpartition(".")[0].split("/"):
        match = _LOCALE.fullmatch(part)
        if (
            match is None
            or match["locale"][:2] not in _LANGUAGES
            or not parse_locale(match["locale"].replace("_", "-")).is_valid
        ):
            kept.append(part)
        elif match["name"]:
            kept.append(match["name"][:-1])
    return page.locale, tuple(kept)


def _domains(pages: Mapping[tuple[str, ...], list[FoundPage]], prefix: str) -> dict[tuple[str, ...], str]:
    """Return the domain of each document."""
    found = {key: ".".join((prefix, *_domain_words(key, prefix))) for key in pages}
    members: dict[str, list[tuple[str, ...]]] = {}
    for key, domain in sorted(found.items()):
        members.setdefault(domain, []).append(key)
    for domain, keys in members.items():
        largest = max(keys, key=lambda key: (len(_messages(pages[key])), key))
        for key in keys:
            if key != largest and _contradicts(pages[largest], pages[key]):
                found[key] = ".".join((domain, *_id_words(key[-1:], prefix))) if key[-1:] else domain
    return found


def _messages(pages: Iterable[FoundPage]) -> dict[tuple[str | None, Code], str]:
    return {(page.locale, code): text for page in pages for code, text in page.messages.items()}


def _contradicts(one: Iterable[FoundPage], other: Iterable[FoundPage]) -> bool:
    mine, theirs = _messages(one), _messages(other)
    common = mine.keys() & theirs.keys()
    differing = Counter(similarity(mine[key], theirs[key]) < OTHER_TEXT for key in common)
    return bool(common) and differing[True] > OTHER_MEANING_SHARE * len(common)


def _domain_words(key: tuple[str, ...], prefix: str) -> list[str]:
    """Return the product and the side: the parts before the first that names a side or platform, at most two."""

    def is_own(word: str) -> bool:
        return bool(word) and word != prefix and not _is_generic(word)

    words = [_slug(part) for part in key[:-1]]
    sides = [_side_of(word) for word in words]
    side = next(filter(None, sides), None)
    first = next((number for number, side in enumerate(sides) if side), len(words))
    product = [word for word in words[:first] if is_own(word)]
    if not product:
        product = [word for word in (*words[first:], _slug(key[-1])) if is_own(word) and word != side][:1]
    return [*product[:2], *([side] if side else [])] or ["codes"]


def _side_of(word: str) -> str | None:
    parts = {word, *word.split("-")}
    return "server" if "server" in parts else "client" if parts & {"client", *_PLATFORMS} else None


def _is_generic(word: str) -> bool:
    """Whether a folder's name says nothing about what is in it: `api`, `core-products`."""
    return _GENERIC.issuperset(word.split("-"))


def _id_words(key: tuple[str, ...], prefix: str) -> list[str]:
    """Return the folders and the page; a folder of several generic words is a section of a site."""
    *folders, page = map(_slug, key)
    named = (word for word in folders if not ("-" in word and _is_generic(word)))
    return [word for word in (*named, page) if word and word != prefix]


def _slug(part: str) -> str:
    """Return a path's part as a word of an id: lower case, starting with a letter."""
    word = "-".join(_WORD.findall(part.lower()))
    return word if not word[:1].isdigit() else f"n{word}"


def _document(
    key: tuple[str, ...], pages: list[FoundPage], domain: str, prefix: str, base: str, taken: set[str]
) -> Document:
    name = ".".join((prefix, *_id_words(key, prefix)))
    number = 2
    while name in taken:
        name = f"{name.rpartition('-')[0] if number > 2 else name}-{number}"  # noqa: PLR2004 - the second one is numbered
        number += 1
    taken.add(name)
    ordered = sorted(pages, key=lambda page: (page.locale or "", page.path))
    title = {page.locale or "en": page.title or name for page in ordered}
    sources = tuple(PageSource(f"{base}{_literal(page.path)}", page.locale) for page in ordered)
    return Document(name, title, domain=domain, pages=sources)


def _literal(path: str) -> str:
    """Return a path as a glob that matches only itself."""
    return re.sub(r"([\[*?])", r"[\1]", path)
