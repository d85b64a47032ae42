"""The canonical form of one file of a catalog, if the file loads."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec import Struct

from zcodegen.catalog.edit import format_file, migrate_file, schema_from
from zcodegen.catalog.files import kind_of
from zcodegen.catalog.load import read_source
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding


class FormattedFile(Struct, frozen=True):
    """A file in canonical form; `content` is None if `findings` keep the file from being loaded."""

    content: bytes | None
    source: SourceFile
    findings: Sequence[Finding] = ()


def canonical_file(
    content: bytes, path: str, shown: str, locales: Sequence[str], *, has_schemas: bool
) -> FormattedFile:
    """Return the canonical form of the file at `path`, relative to the catalog; findings call it `shown`.

    `locales` are the source's and the required ones. Keys of earlier drafts are replaced. With `has_schemas` the file names
    its schema for editors, but for claims, which are not written in an editor.
    """
    kind = kind_of(path)
    source, faults = read_source(content, kind, shown)
    if faults and source.root is not None and all(fault.rule == "schema" for fault in faults):
        content = migrate_file(content, kind)
        source, faults = read_source(content, kind, shown)
    if faults:
        return FormattedFile(None, source, faults)
    schema = schema_from(path, kind) if has_schemas and kind != "document" else None
    return FormattedFile(format_file(content, kind, locales, schema=schema), source)
