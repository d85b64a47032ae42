"""Claims: what one version of a document states about its codes; one file per document, version and locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

from msgspec import Struct

from zcodegen.catalog.files import DOCUMENTS_FOLDER, read_yaml
from zcodegen.catalog.load import read_source
from zcodegen.catalog.model import Code, Document
from zcodegen.catalog.order import version_key
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location
from zcodegen.source.nodes import YamlMap, locate


class Claim(Struct, frozen=True):
    """What a page states about one code in one locale. `line` is the row's line in the page, from 1."""

    code: Code
    line: int
    heading: tuple[str, ...]
    message: str | None = None
    cause: str | None = None
    action: str | None = None
    name: str | None = None
    kind: str = "return"
    page: str | None = None
    """The imported page that has the row, None for the version's own page."""
    steps: tuple[str | int, ...] = ()
    """The path to the claim in its file, for `Version.at`."""
    http_status: int | None = None
    retryable: bool | None = None
    recovery: str | None = None
    """What a column or key of its own states: whether to retry, or a class of recovery."""
    deprecated: bool = False
    """Whether the page strikes the code out."""


class Version(Struct, frozen=True):
    """One version of a document in one locale, with its claims in page order."""

    document: str
    version: str
    locale: str
    page: str
    sha256: str
    claims: tuple[Claim, ...]
    file: SourceFile
    title: str | None = None
    commit: str | None = None
    page_url: str | None = None
    fetched: str | None = None
    """The day on which the page was fetched (YYYY-MM-DD)."""
    date: str | None = None
    """Committer's date of `commit`, YYYY-MM-DD."""
    subject: str | None = None
    """First line of the message of `commit`."""

    def at(self, claim: Claim, *steps: str) -> Location:
        """Return the location of a claim, or of one of its texts, in the claims file."""
        line, column = locate(self.file.root, (*claim.steps, *steps))
        return Location(self.file.path, line, column)


def load_claims(folder: Path, *, shown: str | None = None) -> tuple[tuple[Version, ...], list[Finding]]:
    """Load all claims files below `folder`/documents, sorted by path; `shown` is the folder's name in findings.

    Raises ZcodegenError if a file cannot be read.
    """
    display = folder.as_posix() if shown is None else shown
    contents, refused = read_yaml(folder, DOCUMENTS_FOLDER, shown=display)
    versions, findings = read_claims(contents, shown=display)
    return versions, [*(error.finding() for error in refused), *findings]


class LoadedClaims(Struct, frozen=True):
    """A claims file after loading: its nodes, its findings, and the version, None if the file has findings."""

    source: SourceFile
    findings: tuple[Finding, ...]
    version: Version | None


def load_claims_file(content: bytes, _path: str, shown: str) -> LoadedClaims:
    """Load a claims file; `shown` is its name in findings."""
    source, faults = read_source(content, "document", shown)
    if faults or not isinstance(source.root, YamlMap):
        return LoadedClaims(source, tuple(faults), None)
    return LoadedClaims(source, (), _version(source.root, source))


def read_claims(
    contents: Mapping[str, bytes],
    *,
    shown: str,
    load: Callable[[bytes, str, str], LoadedClaims] = load_claims_file,
) -> tuple[tuple[Version, ...], list[Finding]]:
    """Read claims files (path relative to the catalog -> bytes). A file with errors is left out; its errors are findings.

    `load` is `load_claims_file`, or one that keeps what it has loaded.
    """
    prefix = "" if shown in {"", "."} else f"{shown.rstrip('/')}/"
    versions: list[Version] = []
    findings: list[Finding] = []
    for path, content in contents.items():
        loaded = load(content, path, prefix + path)
        findings += loaded.findings
        if loaded.version:
            versions.append(loaded.version)
    return tuple(versions), findings


def claims_path(document: str, version: str, locale: str) -> str:
    """Return the path of a claims file, relative to the catalog's folder."""
    return f"{DOCUMENTS_FOLDER}/{document}/{version}.{locale}.yaml"


def sort_versions(versions: Iterable[Version], document: Document) -> list[Version]:
    """Sort versions of one document, oldest first: by the manifest's order, else by their names (order.py)."""
    rank = {name: index for index, name in enumerate(document.order)}
    return sorted(
        versions,
        key=lambda version: (
            rank.get(version.version, len(rank)),
            version_key(version.version),
            version.locale,
        ),
    )


def withdrawn(version: Version, document: Document) -> bool:
    """Return whether the manifest withdraws a version."""
    return any(
        withdrawal.version == version.version and withdrawal.locale in {None, version.locale}
        for withdrawal in document.withdrawn
    )


def newest(versions: Iterable[Version], document: Document) -> dict[str, Version]:
    """Return the newest version of a document in each locale, without withdrawn ones."""
    valid = [
        version
        for version in versions
        if version.document == document.id and not withdrawn(version, document)
    ]
    return {version.locale: version for version in sort_versions(valid, document)}


def _version(root: YamlMap, source: SourceFile) -> Version:
    raw = cast("dict[str, Any]", root)
    page = raw["page"]
    claims = tuple(
        Claim(
            code=claim["code"],
            line=claim["line"],
            heading=tuple(section["heading"]),
            message=claim.get("message"),
            cause=claim.get("cause"),
            action=claim.get("action"),
            name=claim.get("name"),
            kind=claim.get("class", "return"),
            page=section.get("page"),
            steps=("sections", number, "claims", index),
            http_status=claim.get("http_status"),
            retryable=claim.get("retryable"),
            recovery=claim.get("recovery"),
            deprecated=claim.get("deprecated", False),
        )
        for number, section in enumerate(raw["sections"])
        for index, claim in enumerate(section["claims"])
    )
    return Version(
        document=raw["document"],
        version=raw["version"],
        locale=raw["locale"],
        page=page["path"],
        sha256=page["sha256"],
        claims=claims,
        file=source,
        title=page.get("title"),
        commit=page.get("commit"),
        page_url=page.get("url"),
        fetched=page.get("fetched"),
        date=page.get("date"),
        subject=page.get("subject"),
    )
