"""Files of domains that are not where their domain belongs: renamed, moved and copied files and folders (domain-path)."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from zcodegen.catalog.files import domain_of, domain_path, is_domain_name
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity, abbreviate, pluralize
from zcodegen.source.nodes import locate


def misplaced_files(
    misplaced: Mapping[str, str], present: Collection[str], sources: Mapping[str, SourceFile]
) -> Iterator[Finding]:
    """Yield a finding for each file at a wrong path, one for the files of a folder that was renamed.

    `misplaced` is path -> the domain that it declares; `present` are the paths of all files of the catalog.
    """
    folders: dict[tuple[str, str], list[str]] = {}
    for path, domain in misplaced.items():
        folders.setdefault(_folders(path, domain_path(domain)), []).append(path)
    for (folder, right), paths in folders.items():
        if (
            folder != right
            and paths[1:]
            and not any(domain_path(misplaced[path]) in present for path in paths)
        ):
            yield _moved_folder(folder, right, paths, sources[paths[0]])
        else:
            for path in paths:
                yield _moved_file(path, misplaced[path], present, sources[path])


def _folders(path: str, right: str) -> tuple[str, str]:
    """Return the folders in which two paths differ, without what they have in common at their ends."""
    here, there = path.split("/"), right.split("/")
    while here and there and here[-1] == there[-1]:
        del here[-1], there[-1]
    return "/".join(here), "/".join(there)


def _moved_folder(folder: str, right: str, paths: list[str], source: SourceFile) -> Finding:
    named = domain_of(folder)
    rename = f", or begin the names of the domains with {named!r}" if is_domain_name(named) else ""
    names = ", ".join(abbreviate(paths))
    return _finding(
        source,
        f"{pluralize(len(paths), 'domain')} of {right or 'the catalog'}/ are in {folder or 'the catalog'}/: {names}",
        f"move the files to {right or 'the catalog'}/{rename}",
    )


def _moved_file(path: str, domain: str, present: Collection[str], source: SourceFile) -> Finding:
    right, named = domain_path(domain), domain_of(path)
    rename = f", or call the domain {named!r}" if path.endswith(".yaml") and is_domain_name(named) else ""
    if right in present:
        return _finding(
            source,
            f"domain {domain!r} is declared in {path}, and in {right}",
            f"remove one of the files{rename}",
        )
    return _finding(source, f"domain {domain!r} is declared in {path}", f"move the file to {right}{rename}")


def _finding(source: SourceFile, message: str, advice: str) -> Finding:
    place = Location(source.path, *locate(source.root, ["domain"]))
    return Finding("domain-path", Severity.ERROR, message, place, help=advice)
