"""A baseline: the findings that a catalog had when the checker was adopted, so that only new ones fail."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.output.atomic import atomic_write
from zcodegen.rules.table import RULES


def read_baseline(path: Path) -> frozenset[str]:
    """Return the fingerprints that a baseline lists. Raises ZcodegenError where it cannot be read."""
    try:
        listed = json.loads(path.read_text(encoding="utf-8"))["findings"]
        return frozenset(str(one["fingerprint"]) for one in listed)
    except FileNotFoundError as fault:
        raise ZcodegenError(
            f"no baseline {path.as_posix()!r}: make it with `zcodegen check --baseline {path.as_posix()} --write-baseline`"
        ) from fault
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise ZcodegenError(
            f"{path.as_posix()!r} is no baseline: write it anew with --write-baseline"
        ) from fault


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings that may be accepted, sorted by fingerprint, and return their number."""
    accepted = {found.fingerprint: found for found in findings if not RULES[found.rule].firm}
    listed = [
        {
            "fingerprint": fingerprint,
            "rule": found.rule,
            "place": found.logical_location or found.location.path,
        }
        for fingerprint, found in sorted(accepted.items())
    ]
    text = json.dumps({"zcodegen": 1, "findings": listed}, ensure_ascii=False, indent=1)
    atomic_write(path, f"{text}\n".encode())
    return len(listed)
