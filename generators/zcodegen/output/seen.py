"""What the last look at an output folder saw, so that only files are read again that may have changed since.

As in git's index: of each file its signature (inode, size, times, mode) and the digest of what it held. It lies in the
user's cache; without it every file is read.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TypeAlias

from zcodegen import cache

Sight: TypeAlias = tuple[str, str]
"""Of a file, its `cache.stat_key` and the digest of the content that it is equal to."""

Seen: TypeAlias = Mapping[str, Sight]
"""Path below the output folder -> what was seen of the file."""


def last_seen(root: Path) -> Seen:
    """Return what was seen of the files below `root`; nothing where nobody has looked."""
    content = cache.get(*_place(root))
    rows = json.loads(content) if content else {}
    return {path: (signature, digest) for path, (signature, digest) in rows.items()}


def note_seen(root: Path, seen: Seen) -> None:
    """Remember, in the place of what was before, what was seen of the files below `root`."""
    cache.put(*_place(root), json.dumps(seen).encode())


def _place(root: Path) -> tuple[str, bytes]:
    place = os.fsencode(root.absolute())
    return f"seen/{cache.digest(place).hex()}", cache.digest(cache.tool_fingerprint(), place)
