"""A package as a side of a diff has what its audience may see; the rest of the catalog is no change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.catalog.test_audience import HIDDEN, MANIFEST, RTC, catalog
from tests.diff.test_packages import zipped
from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.dump import dump_published
from zcodegen.diff.compare import compare
from zcodegen.diff.snapshot import (
    Snapshot,
    comparable,
    load_both,
    snapshot_of_folder,
    snapshot_of_package,
)

if TYPE_CHECKING:
    from pathlib import Path

PLACES = {
    "go": "example.org/acme@v1.0.0/_catalog",
    "kotlin": "META-INF/zcodegen/acme/_catalog",
    "python": "acme/_catalog",
    "typescript": "package/_catalog",
}
WHOLE = Snapshot(
    "work tree",
    "catalog",
    {"catalog.yaml": MANIFEST.encode(), "acme/rtc.yaml": RTC.encode(), "acme/secret.yaml": HIDDEN.encode()},
)


def kinds(old: Snapshot, new: Snapshot) -> list[str]:
    return [change.kind for change in compare(*comparable(load_both(old, new), old, new))]


@pytest.mark.parametrize("target", PLACES)
def test_what_a_package_may_not_show_is_no_change(target: str, tmp_path: Path) -> None:
    carried = dump_published(visible_to(catalog(), target))
    members = ((f"{PLACES[target]}/{path}", content) for path, content in carried.items())
    (tmp_path / "package").write_bytes(zipped(members))
    package = snapshot_of_package(tmp_path / "package", "package", "package")
    assert package.target == target
    assert kinds(package, WHOLE) == []
    assert kinds(WHOLE, package) == []


@pytest.mark.parametrize(
    ("target", "mark"), [("go", "go.mod"), ("python", "__init__.py"), ("typescript", "package.json")]
)
def test_an_installed_package_is_of_its_target(target: str, mark: str, tmp_path: Path) -> None:
    (tmp_path / mark).touch()
    for path, content in dump_published(visible_to(catalog(), target)).items():
        place = tmp_path / "_catalog" / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    package = snapshot_of_folder(tmp_path / "_catalog", "package", "package")
    assert package.target == target
    assert kinds(package, WHOLE) == []


def test_an_entry_that_a_package_shows_and_loses_is_a_change(tmp_path: Path) -> None:
    carried = dump_published(visible_to(catalog(), "python"))
    (tmp_path / "package").write_bytes(
        zipped((f"{PLACES['python']}/{path}", content) for path, content in carried.items())
    )
    package = snapshot_of_package(tmp_path / "package", "package", "package")
    hidden = RTC.replace("  GONE:\n", "  GONE:\n    audience: internal\n")
    later = Snapshot("later", "catalog", {**WHOLE.files, "acme/rtc.yaml": hidden.encode()})
    assert "entry-removed" in kinds(package, later)
