"""Names of domains and packages that no file, module or registry takes are found by `check`, with their places."""

from __future__ import annotations

import pytest

from tests.rules.cases import found

ENTRY = "entries: {A_FAILED: {code: 1, status: INTERNAL, message: {en: It failed.}}}\n"


@pytest.mark.parametrize(
    "domain", ["acme.con", "acme.prn.codes", "acme.lpt9", "acme.nul", "acme.aux", "acme.com1", "acme.com0"]
)
def test_a_domain_that_is_a_device(domain: str) -> None:
    path = f"{domain.replace('.', '/')}.yaml"
    (finding,) = found(f"{ENTRY}# file: {path}\n{ENTRY}", "unusable-name")
    assert (finding.location.path, domain in finding.message) == (path, True)


@pytest.mark.parametrize(
    "package",
    [
        "python: {package: lambda}",
        "python: {package: con}",
        "python: {package: platform}",
        "python: {package: asyncore}",  # of older Pythons
        "go: {module: example.com/aux/codes}",
        "go: {module: example.com/acme/v0}",
        "go: {module: example.com/acme/v1}",
        "kotlin: {artifact: nul}",
        "kotlin: {group: org.prn.codes}",
        "kotlin: {package: org.com1.codes}",
        'typescript: {name: "@acme/con"}',
        "typescript: {name: node_modules}",
    ],
)
def test_a_package_that_its_language_refuses(package: str) -> None:
    (finding,) = found(f"{ENTRY}# file: catalog.yaml\npackages:\n  {package}\n", "unusable-name")
    assert finding.location.path == "catalog.yaml"
    assert finding.location.column > 3


@pytest.mark.parametrize(
    "package",
    [
        "kotlin: {package: in.acme.codes}",
        "python: {package: match}",
        "go: {module: example.com/acme/v2}",
        "go: {module: example.com/acme/func}",
        "typescript: {name: contract}",
    ],
)
def test_a_name_that_is_escaped_or_fine(package: str) -> None:
    assert found(f"{ENTRY}# file: catalog.yaml\npackages:\n  {package}\n", "unusable-name") == []


def test_a_package_of_a_language_that_is_not_built_has_any_name() -> None:
    packages = "targets: [go, ruby]\npackages:\n  python: {package: class}\n  kotlin: {artifact: nul}\n"
    assert not found(f"{ENTRY}# file: catalog.yaml\n{packages}", "unusable-name")
