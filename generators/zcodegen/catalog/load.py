"""Files to model: read, decode, parse, validate, build; every error is a finding, none stops the rest.

A file with errors is left out of the model; without a manifest there is no model. What has the right shape but breaks
the catalog's integrity (a duplicate code, an unknown include) is found by the rules.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.build import build_domain, build_manifest, link_domains
from zcodegen.catalog.files import MANIFEST_NAME, domain_of, read_folder
from zcodegen.catalog.misplaced import misplaced_files
from zcodegen.catalog.model import Catalog, Domain, Manifest
from zcodegen.catalog.references import include_faults, synonym_fault
from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.files import RefusedPathError
from zcodegen.schema import validate
from zcodegen.source.nodes import YamlMap
from zcodegen.source.yaml import decode, parse_yaml

if TYPE_CHECKING:
    from zcodegen.catalog.dependencies import (
        Dependencies,
        DependencyChain,
        LoadedCatalog,
        OpenedSource,
        OpenSource,
    )

MAX_FINDINGS: Final = 1_000
"""Findings of one file that are listed."""


class LoadResult(Struct, frozen=True):
    """The result of loading: the catalog (None if the manifest could not be read), the files, the findings."""

    catalog: Catalog | None
    sources: Sources
    findings: tuple[Finding, ...]

    def bundled(self) -> LoadResult:
        """Return the result with what the catalog includes from others among its domains, for look-ups and packages."""
        if self.catalog is None or not self.catalog.dependencies:
            return self
        from zcodegen.catalog.bundle import bundle

        return replace(self, catalog=bundle(self.catalog))

    @property
    def ok(self) -> bool:
        """Whether every file went into the model."""
        return self.catalog is not None and not any(
            found.severity is Severity.ERROR for found in self.findings
        )


def load_catalog(folder: Path, *, shown: str | None = None) -> LoadResult:
    """Load the catalog in `folder` with those that it depends on; `shown` is how the folder is called in findings (default: as given).

    Raises ZcodegenError if the folder or its manifest does not exist or cannot be read.
    """
    display = folder.as_posix() if shown is None else shown
    contents, refused = read_folder(folder, shown=display)
    return load_on_disk(contents, folder, shown=display, refused=refused)


def load_on_disk(
    contents: Mapping[str, bytes],
    folder: Path,
    *,
    shown: str,
    refused: Iterable[RefusedPathError] = (),
    load: LoadFile | None = None,
) -> LoadResult:
    """Load the catalog of the folder `folder` from its files' contents; what it depends on is read from the disk."""
    open_source = chain = None
    if b"depends:" in contents.get(MANIFEST_NAME, b""):
        from zcodegen.catalog.dependencies import DependencyChain, open_on_disk

        open_source, chain = open_on_disk(folder, shown), DependencyChain((os.path.realpath(folder),), [])
    return load_files(
        contents,
        shown=shown,
        refused=refused,
        load=load or load_file,
        open_source=open_source,
        chain=chain,
    )


class LoadedFile(Struct, frozen=True):
    """One file after loading: its nodes, its findings, and its value, None if there is nothing to build it from.

    A domain with findings is here for its name alone.
    """

    source: SourceFile
    findings: tuple[Finding, ...]
    value: Manifest | Domain | None


LoadFile: TypeAlias = Callable[[bytes, str, str], LoadedFile]
"""Content, path relative to the catalog, path in findings -> the file."""


def load_file(content: bytes, path: str, shown: str) -> LoadedFile:
    """Load the manifest or the file of a domain; `path` is relative to the catalog, `shown` its name in findings."""
    kind = "catalog" if path == MANIFEST_NAME else "domain"
    source, faults = read_source(content, kind, shown)
    if faults or not isinstance(source.root, YamlMap):
        return LoadedFile(source, tuple(faults), None)
    if kind == "catalog":
        return LoadedFile(source, (), build_manifest(source.root))
    domain, faults = build_domain(source.root, source.path)
    return LoadedFile(source, tuple(faults), domain)


def load_files(
    contents: Mapping[str, bytes],
    *,
    shown: str,
    refused: Iterable[RefusedPathError] = (),
    load: LoadFile = load_file,
    open_source: OpenSource | None = None,
    chain: DependencyChain | None = None,
) -> LoadResult:
    """Load a catalog from its files' contents (path relative to the catalog -> bytes): a work tree's, or a revision's.

    `refused` are files that were not read; each is a finding. `load` is `load_file`, or one that keeps what it has loaded.
    `open_source` finds the catalogs that it depends on, `chain` ends with it; without the former it is loaded alone.
    """
    loaded = _load_each(contents, "" if shown in {"", "."} else f"{shown.rstrip('/')}/", load)
    manifest, sources = loaded.manifest, loaded.sources
    findings = [*(error.finding() for error in refused), *loaded.findings]
    if manifest is None:
        return LoadResult(None, sources, tuple(findings))
    dependencies: Mapping[str, Catalog] = {}
    if open_source and manifest.depends:
        found = _load_dependencies(manifest, sources, open_source, load, chain)
        dependencies = found.catalogs
        below = {path: file for source in found.sources.values() for path, file in source.files.items()}
        sources = Sources({**below, **sources.files}, sources.by_domain, found.sources)
        findings += found.findings
    foreign = {name: domain for below in dependencies.values() for name, domain in below.reachable.items()}
    linked, large = link_domains({**foreign, **loaded.domains})
    catalog = Catalog(manifest, {name: linked[name] for name in loaded.domains}, dependencies=dependencies)
    findings += (synonym_fault(entry.full_name, sources.entry(entry, "same_as")) for entry in large)
    findings += include_faults(catalog, sources)
    return LoadResult(catalog, sources, tuple(findings))


class _LoadedFiles(Struct, frozen=True):
    manifest: Manifest | None
    domains: Mapping[str, Domain]
    """Those without findings, sorted by name."""
    sources: Sources
    findings: tuple[Finding, ...]


def _load_each(contents: Mapping[str, bytes], prefix: str, load: LoadFile) -> _LoadedFiles:
    """Load each file of a catalog; `prefix` goes before their paths in findings."""
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    by_domain: dict[str, str] = {}
    manifest: Manifest | None = None
    domains: dict[str, Domain] = {}
    misplaced: dict[str, str] = {}
    for path, content in contents.items():
        loaded = load(content, path, prefix + path)
        shown_path = loaded.source.path
        files[shown_path] = loaded.source
        findings += loaded.findings
        by_domain["" if path == MANIFEST_NAME else domain_of(path)] = shown_path
        match loaded.value:
            case Manifest():
                manifest = loaded.value
            case Domain(name=name) if loaded.findings:
                by_domain.setdefault(name, shown_path)  # so that it is not reported as unknown
            case Domain(name=name) if name != domain_of(path):
                by_domain.setdefault(name, shown_path)
                misplaced[path] = name
            case Domain(name=name):
                domains[name] = loaded.value
    findings += misplaced_files(misplaced, contents, {path: files[prefix + path] for path in misplaced})
    return _LoadedFiles(manifest, dict(sorted(domains.items())), Sources(files, by_domain), tuple(findings))


def _load_dependencies(
    manifest: Manifest,
    sources: Sources,
    open_source: OpenSource,
    load: LoadFile,
    chain: DependencyChain | None,
) -> Dependencies:
    """Load what a manifest depends on, each catalog as `load_files` loads this one."""
    from zcodegen.catalog.dependencies import DependencyChain, load_dependencies

    def load_source(opened: OpenedSource, chain: DependencyChain) -> LoadedCatalog:
        result = load_files(
            opened.contents,
            shown=opened.shown,
            refused=opened.refused,
            load=load,
            open_source=opened.open,
            chain=chain,
        )
        return result.catalog, result.sources, result.findings

    file = sources.files[sources.by_domain[""]]
    return load_dependencies(manifest, file, open_source, load_source, chain or DependencyChain((), []))


def read_source(content: bytes, kind: str, path: str) -> tuple[SourceFile, list[Finding]]:
    """Decode, parse and validate one file of a kind (`schema.KINDS`); the root is None if it could not be parsed."""
    text, findings = decode(content, path)
    if findings:
        return SourceFile(path, text, None), findings
    root, findings = parse_yaml(text, path)
    if not any(found.rule.startswith("yaml-") for found in findings):
        findings = findings + list(dict.fromkeys(validate(root, kind, path)))
    return SourceFile(path, text, root), _limit_findings(findings, path)


def _limit_findings(findings: list[Finding], path: str) -> list[Finding]:
    """Return the first findings of a file, and one that counts the rest: a broken file must not fill a report."""
    if len(findings) <= MAX_FINDINGS:
        return findings
    return [
        *findings[:MAX_FINDINGS],
        Finding(
            rule="schema",
            severity=Severity.ERROR,
            message=f"{len(findings) - MAX_FINDINGS} more findings in this file are not listed",
            location=Location(path),
            help="fix the first ones and run the command again",
        ),
    ]


def text_hash(source: str) -> str:
    """Return the first 8 hex digits of a text's SHA-256: what `translated:` keeps of the text that was translated."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
