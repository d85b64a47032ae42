"""A team's own rules: the JSON Schema for entries that `rules: {schema: PATH}` of the manifest names."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from msgspec import Struct

from zcodegen.files import RefusedPathError, read_inside

MAX_SCHEMA_BYTES: Final = 1 << 20


class EntrySchema(Struct, frozen=True):
    """The file as it was read; `fault` continues its path as a sentence if it could not be."""

    path: str
    text: str = ""
    fault: str = ""


def read_entry_schema(root: Path, path: str, *, shown: str) -> EntrySchema:
    """Read the schema at `path` below the project's folder `root`, which findings call `shown`."""
    display = path if shown in {"", "."} else f"{shown}/{path}"
    try:
        content = read_inside(root, path, shown=shown, max_bytes=MAX_SCHEMA_BYTES)
        return EntrySchema(display, content.decode("utf-8-sig"))
    except RefusedPathError as error:
        return EntrySchema(display, fault=error.reason)
    except UnicodeDecodeError:
        return EntrySchema(display, fault="is not UTF-8")
    except OSError as error:
        return EntrySchema(display, fault=f"cannot be read: {error.strerror}")
