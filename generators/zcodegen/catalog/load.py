"""Files to model: read, decode, parse, validate, build; every fault of every file is a finding, none stops the rest.

A file with faults is left out of the model; the manifest's faults leave no model at all. What is sound by shape but
not by meaning (a code given twice, an unknown include) is the rules' matter.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.catalog.build import build_domain, build_manifest
from zcodegen.catalog.checked import is_checked, note_checked
from zcodegen.catalog.model import Catalog, Domain, Manifest
from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.schema import validate
from zcodegen.source.nodes import YamlMap, locate
from zcodegen.source.yaml import decode, parse_yaml

MANIFEST_NAME: Final = "catalog.yaml"
GLOSSARY_NAME: Final = "glossary.yaml"
DOCUMENTS_FOLDER: Final = "documents"
_SUFFIXES: Final = (".yaml", ".yml")
"""`.yml` is read as well, to be told that it is misplaced: a file passed over would be lost in silence."""


class LoadResult(Struct, frozen=True):
    """What came of loading: the catalog (None where the manifest could not be read), the files, the findings."""

    catalog: Catalog | None
    sources: Sources
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether every file went into the model."""
        return self.catalog is not None and not any(
            found.severity is Severity.ERROR for found in self.findings
        )


def load_catalog(folder: Path, *, shown: str | None = None) -> LoadResult:
    """Load the catalog in `folder`; `shown` is how the folder is called in findings (default: as given).

    Raises ZcodegenError where the folder or its manifest does not exist or cannot be read.
    """
    contents = read_folder(folder)
    known = is_checked(folder, "catalog", contents)
    loaded = load_files(
        contents, shown=folder.as_posix() if shown is None else shown, checked=contents if known else ()
    )
    if not known and not loaded.findings:
        note_checked(folder, "catalog", contents)
    return loaded


def read_folder(folder: Path) -> dict[str, bytes]:
    """Read the manifest and all domain files below `folder`: path relative to it -> content, sorted by path."""
    if not (folder / MANIFEST_NAME).is_file():
        raise ZcodegenError(
            f"no {MANIFEST_NAME} in {folder.as_posix()!r}; run `zcodegen init` to start a catalog, or name its folder with --catalog"
        )
    try:
        return {path: (folder / path).read_bytes() for path in domain_paths(folder)}
    except OSError as fault:
        raise ZcodegenError(f"cannot read {fault.filename}: {fault.strerror}") from fault


def domain_paths(folder: Path) -> list[str]:
    """Return the paths, relative to `folder`, of the manifest and of all files that hold domains."""
    return [path for path in yaml_paths(folder) if is_domain_path(path) or path == MANIFEST_NAME]


def yaml_paths(folder: Path, below: str = "") -> list[str]:
    """Return the paths, relative to `folder`, of all YAML files in it, or in its folder `below`; sorted.

    Raises ZcodegenError for a folder that cannot be read, and for a symbolic link that leads out of `folder`: a catalog
    from elsewhere must not make a report or a package tell what stands in other files of this machine.
    """
    top = os.path.join(folder, below) if below else str(folder)
    walked = os.walk(top, onerror=_refuse)
    named = (os.path.join(place, name) for place, _, names in walked for name in names)
    found = [path for path in named if path.endswith(_SUFFIXES) and os.path.isfile(path)]
    for link in filter(os.path.islink, (top, *found) if below else found):
        if not Path(link).resolve().is_relative_to(folder.resolve()):
            raise ZcodegenError(
                f"{Path(link).as_posix()} is a symbolic link that leads out of the catalog: put the file itself there"
            )
    above = len(os.path.join(folder, ""))
    return sorted(path[above:].replace(os.sep, "/") for path in found)


def _refuse(fault: OSError) -> None:
    """Raise for a folder that cannot be listed: its domains would be taken for deleted ones."""
    if not isinstance(fault, FileNotFoundError):  # there need be no documents
        raise ZcodegenError(f"cannot read {fault.filename}: {fault.strerror}") from fault


def is_domain_path(path: str) -> bool:
    """Whether a file at this path, relative to the catalog's folder, holds a domain."""
    first = path.partition("/")[0]
    hidden = any(part.startswith(".") for part in path.split("/"))
    return first not in {DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME} and not hidden


def load_files(contents: Mapping[str, bytes], *, shown: str, checked: Collection[str] = ()) -> LoadResult:
    """Load a catalog from its files' contents (path relative to the catalog -> bytes): a work tree's, or a revision's.

    Files at the paths `checked` are known to have the shape that their schema asks for.
    """
    prefix = "" if shown in {"", "."} else f"{shown.rstrip('/')}/"
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    by_domain: dict[str, str] = {}
    manifest: Manifest | None = None
    domains: dict[str, Domain] = {}
    for path, content in contents.items():
        kind = "catalog" if path == MANIFEST_NAME else "domain"
        source, faults = read_source(content, kind, prefix + path, checked=path in checked)
        files[source.path] = source
        findings += faults
        by_domain["" if kind == "catalog" else domain_of(path)] = source.path
        if faults or not isinstance(source.root, YamlMap):
            continue
        if kind == "catalog":
            manifest = build_manifest(source.root)
            continue
        domain, faults = build_domain(source.root, source.path)
        faults = faults or _misplaced(domain, path, source)
        findings += faults
        if faults:
            by_domain.setdefault(domain.name, source.path)  # so that nobody calls it unknown
        else:
            domains[domain.name] = domain
    sources = Sources(files, by_domain)
    if manifest is None:
        return LoadResult(None, sources, tuple(findings))
    ordered = {name: domains[name] for name in sorted(domains)}
    return LoadResult(Catalog(manifest, ordered), sources, tuple(findings))


def read_source(
    content: bytes, kind: str, path: str, *, checked: bool = False
) -> tuple[SourceFile, list[Finding]]:
    """Decode, parse and validate one file of a kind (`schema.KINDS`); the root is None where it could not be parsed.

    A file that was `checked` before is not held against its schema.
    """
    text, findings = decode(content, path)
    if findings:
        return SourceFile(path, text, None), findings
    root, findings = parse_yaml(text, path)
    if not checked and not any(found.rule.startswith("yaml-") for found in findings):
        findings = findings + list(dict.fromkeys(validate(root, kind, path)))
    return SourceFile(path, text, root), findings


def domain_of(path: str) -> str:
    """Return the domain that belongs into the file at `path` (`zego/rtc/room.yaml` -> `zego.rtc.room`)."""
    return path.removesuffix(".yaml").replace("/", ".")


def _misplaced(domain: Domain, path: str, source: SourceFile) -> list[Finding]:
    if domain.name == domain_of(path):
        return []
    right = domain.name.replace(".", "/") + ".yaml"
    rename = f", or call the domain {domain_of(path)!r}" if path.endswith(".yaml") else ""
    return [
        Finding(
            rule="domain-path",
            severity=Severity.ERROR,
            message=f"domain {domain.name!r} stands in {path}",
            location=Location(source.path, *locate(source.root, ["domain"])),
            help=f"Move the file to {right}{rename}.",
        )
    ]


def text_hash(source: str) -> str:
    """Return the first 8 hex digits of a text's SHA-256: what `translated:` keeps of the text that was translated."""
    return hashlib.sha256(source.encode("utf-8", "surrogatepass")).hexdigest()[:8]
