"""A baseline: the findings that a catalog had when the checker was adopted, so that only new ones fail."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.files import read_named
from zcodegen.output.atomic import atomic_write
from zcodegen.rules.table import ALL_RULES


def read_baseline(path: Path | None) -> frozenset[str]:
    """Return the fingerprints in a baseline, none without one. Raises ZcodegenError if it cannot be read."""
    if path is None:
        return frozenset()
    if not os.path.lexists(path):
        raise ZcodegenError(f"baseline {path.as_posix()!r} does not exist: --write-baseline writes it")
    try:
        rows = json.loads(read_named(path))["findings"]
        return frozenset(str(row["fingerprint"]) for row in rows)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise ZcodegenError(
            f"{path.as_posix()!r} is not a baseline: write it again with --write-baseline"
        ) from error


def write_baseline(path: Path, findings: Iterable[Finding]) -> int:
    """Write the findings that may be accepted, sorted by fingerprint, and return their number."""
    accepted = {finding.fingerprint: finding for finding in findings if not ALL_RULES[finding.rule].firm}
    rows = [
        {
            "fingerprint": fingerprint,
            "rule": finding.rule,
            "subject": finding.logical_location or finding.location.path,
        }
        for fingerprint, finding in sorted(accepted.items())
    ]
    text = json.dumps({"zcodegen": 1, "findings": rows}, ensure_ascii=False, indent=1)
    atomic_write(path, f"{text}\n".encode())
    return len(rows)
