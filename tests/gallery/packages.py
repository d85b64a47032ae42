"""Make a package of the gallery and the program that prints it, and compare what it prints with the reference."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from tests.gallery import reference
from tests.toolchains.tools import ROOT
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog, PackageOptions
from zcodegen.custom.target import CustomTarget, read_target
from zcodegen.generate.pipeline import generate
from zcodegen.resources import gallery_folder, torture_folder

PROGRAMS = ROOT / "tests/gallery/programs"


def torture() -> Catalog:
    """Return the catalog that tries targets."""
    loaded = load_catalog(torture_folder())
    assert loaded.ok, loaded.findings
    assert loaded.catalog
    return loaded.catalog


def target_in(folder: Path) -> CustomTarget:
    """Return the target of a folder."""
    target, _, findings = read_target(folder, shown=folder.name)
    assert target, findings
    return target


def write_package(catalog: Catalog, language: str, folder: Path) -> Path:
    """Write the package of a language of the gallery, and the program that prints it."""
    write_tree(catalog, language, folder)
    requests = ";".join(",".join(request) for request in reference.REQUESTS)
    options = {language: PackageOptions(params={"requests": requests})}
    packages = replace(catalog.manifest.packages, options=options)
    asked = replace(catalog, manifest=replace(catalog.manifest, packages=packages))
    return _write(generate(asked, [target_in(PROGRAMS / language)])[language], folder)


def write_tree(catalog: Catalog, language: str, folder: Path) -> Path:
    """Write the package of a language of the gallery."""
    return _write(generate(catalog, [target_in(gallery_folder() / language)])[language], folder)


def _write(files: Mapping[str, bytes], folder: Path) -> Path:
    for path, content in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    return folder


def differences(printed: str, catalog: Catalog, *, only: str = "") -> list[str]:
    """Return the first lines that a program printed and should not have, or did not and should have; `only` is a kind of line."""
    output = sorted(printed.splitlines())
    expected = [line for line in reference.lines(catalog) if line.startswith(only)]
    surplus = sorted(set(output) - set(expected))[:6]
    missing = sorted(set(expected) - set(output))[:6]
    doubled = [] if len(output) == len(expected) else [f"{len(output)} lines, not {len(expected)}"]
    return [*(f"+ {line}" for line in surplus), *(f"- {line}" for line in missing), *doubled]
