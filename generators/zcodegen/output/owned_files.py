"""The list of the files in an output folder that zcodegen created, with their hashes: `.zcodegen-manifest.json`.

It distinguishes a modified file from a stale one, and generated files from others. While a build writes, a file has two hashes, the
old one and the one to come, so that a build that was killed is not taken for an edit. A list that git has left with
conflict marks is read as both sides: each of their texts was generated.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import msgspec
from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import read_inside
from zcodegen.output.paths import path_error

MANIFEST = ".zcodegen-manifest.json"
_ABOUT = "Files that zcodegen owns and their SHA-256. Generated; do not edit."
_FILE = re.compile(r'^[ \t]*"([^"\\]+)": "([0-9a-f]{64}(?: [0-9a-f]{64})*)",?[ \t\r]*$', re.MULTILINE)
_CONFLICT = re.compile(r"^(<{7}|>{7})", re.MULTILINE)


class _Manifest(Struct):
    """The list as JSON holds it: path -> hashes, separated by spaces."""

    files: dict[str, str]


def owned_files(root: Path) -> dict[str, frozenset[str]]:
    """Return every owned file below `root` (path with `/`) with the hashes that its content may have, sorted by path.

    Empty where nothing was built yet. Raises ZcodegenError where the list cannot be read.
    """
    try:
        text = read_inside(root, MANIFEST).decode("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as error:
        raise ZcodegenError(f"cannot read {root / MANIFEST}: {error.strerror}") from error
    except UnicodeDecodeError as fault:
        raise _damaged(root) from fault
    owned: dict[str, frozenset[str]] = {}
    for path, hashes in _FILE.findall(text) if _CONFLICT.search(text) else _parsed(text, root):
        if path_error(path):  # or a forged list could have files removed that are not below the root
            raise _damaged(root)
        owned[path] = owned.get(path, frozenset()) | frozenset(hashes.split())
    return dict(sorted(owned.items()))


def _parsed(text: str, root: Path) -> Iterable[tuple[str, str]]:
    try:
        return msgspec.json.decode(text, type=_Manifest).files.items()
    except (msgspec.MsgspecError, RecursionError) as error:
        raise _damaged(root) from error


def _damaged(root: Path) -> ZcodegenError:
    return ZcodegenError(f"{root / MANIFEST} is damaged: restore it, or delete {root} and build again")


def manifest_text(files: Mapping[str, Iterable[str]]) -> bytes:
    """Return the list for `files` (path -> hashes), the same bytes for the same files."""
    quoted = msgspec.json.encode
    rows = [b"  %b: %b" % (quoted(path), quoted(" ".join(sorted(files[path])))) for path in sorted(files)]
    listed = b"{\n%b\n }" % b",\n".join(rows) if rows else b"{}"
    return b'{\n "about": %b,\n "files": %b\n}\n' % (quoted(_ABOUT), listed)
