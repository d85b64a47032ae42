"""Every package that zcodegen needs at run time, also at second hand, may be used as docs/dependencies.md says."""

from __future__ import annotations

import re
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parents[2]
PERMISSIVE = re.compile(r"MIT|BSD|Apache|ISC|PSF|Python Software Foundation|zlib", re.IGNORECASE)
OTHERS = {"pathspec"}
"""MPL-2.0, black's: used as it is and not shipped, which asks for nothing."""


def needed(name: str, found: dict[str, Distribution]) -> dict[str, Distribution]:
    """Return the packages that `name` needs, itself included, without extras."""
    for line in distribution(name).requires or [] if name not in found else []:
        one = Requirement(line)
        if one.marker is None or one.marker.evaluate({"extra": ""}):
            found.setdefault(name, distribution(name))
            needed(one.name, found)
    found.setdefault(name, distribution(name))
    return found


def licence(package: Distribution) -> str:
    """Return what a package's metadata says: the expression, the first line of the text, the classifiers."""
    output = package.metadata.json
    text, classifiers = str(output.get("license", "")), output.get("classifier", [])
    return " ".join(
        [
            str(output.get("license_expression", "")),
            text.partition("\n")[0],
            *(classifier for classifier in classifiers if "License" in classifier),
        ]
    )


def test_licences_are_permissive() -> None:
    packages = needed("zcodegen", {})
    assert len(packages) > 12
    assert {
        name: licence(package)
        for name, package in packages.items()
        if not PERMISSIVE.search(licence(package))
    }.keys() <= OTHERS


def test_every_dependency_has_its_row() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    names = re.findall(
        r'(?m)^  "([a-z.A-Z-]+)[><=~]', text.partition("dependencies = [")[2].partition("\n]")[0]
    )
    rows = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert len(names) > 8
    assert [name for name in names if f"| {name} |" not in rows] == []


def test_the_lock_has_every_dependency_with_its_hash_and_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    locked = dict(re.findall(r"(?m)^([a-z0-9-]+)==(\S+) \\\n    --hash=sha256:[0-9a-f]{64}", lock))
    assert "://" not in lock
    assert {re.sub(r"[-_.]+", "-", name).lower() for name in needed("zcodegen", {})} - {
        "zcodegen"
    } <= locked.keys()
