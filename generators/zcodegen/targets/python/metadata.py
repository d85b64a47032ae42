"""The metadata of a Python package: pyproject.toml, README.md, and the entry that both use as an example."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, Manifest
from zcodegen.revision import parse_version
from zcodegen.targets import common
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.python.literals import code_literals, one_line, string
from zcodegen.targets.python.names import enum_name, error_name, imported_packages, module_of


class Example(Struct, frozen=True):
    """An ordinary error for the documentation. `code` and `unknown` are literals."""

    domain: str
    name: str
    code: str
    unknown: str
    label: str
    parent: str
    module: str
    enum: str
    error: str
    locale: str
    message: str
    status: str
    http_status: int
    retryable: bool


class ProjectUrl(Struct, frozen=True):
    """A link on the package's page at PyPI."""

    name: str
    url: str


class ProjectFile(Struct, frozen=True):
    """Context of pyproject.toml."""

    distribution: str
    package: str
    version: str
    description: str
    license: str
    dependencies: tuple[str, ...]
    urls: tuple[ProjectUrl, ...]


class ListedDomain(Struct, frozen=True):
    """A row of the README's table of domains."""

    name: str
    module: str
    title: str
    count: int


class Readme(Struct, frozen=True):
    """Context of README.md."""

    distribution: str
    package: str
    description: str
    title: str
    example: Example
    default_locale: str
    has_envelope: bool
    domains: tuple[ListedDomain, ...]


def example(catalog: Catalog) -> Example:
    """Return the example of a catalog; ZcodegenError if it has no entries."""
    entry = common.example(catalog)
    domain = catalog.domains[entry.domain]
    path = module_of(catalog, domain.name)
    parent, _, module = path.rpartition(".")
    locale = "en" if "en" in entry.message else next(iter(entry.message))
    message = entry.message[locale].value
    return Example(
        domain=domain.name,
        name=entry.name,
        code=code_literals(domain)[entry.name],
        unknown=_unknown_code(catalog, domain),
        label=one_line(common.qualified_label(entry, domain)),
        parent=parent,
        module=module,
        enum=enum_name(domain.name),
        error=error_name(domain.name),
        locale=locale,
        message=common.shown_text(message) if entry.arguments else message,
        status=entry.status,
        http_status=entry.http_status,
        retryable=entry.retryable,
    )


def _unknown_code(catalog: Catalog, domain: Domain) -> str:
    """Return the literal of a code that `domain` does not answer with."""
    if domain.code_type == "string":
        return string("NoSuchCode")
    domains = (domain, *(catalog.domains[name] for name in catalog.included(domain.name)))
    known = {entry.code for domain in domains for entry in domain.entries.values()}
    return str(next(number for number in count(7) if number not in known))


def plan_metadata(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan pyproject.toml and README.md."""
    yield PlannedFile("pyproject.toml", "pyproject.toml.jinja", variables(_project_file(catalog)))
    yield PlannedFile("README.md", "README.md.jinja", variables(_readme(catalog)))


def _project_file(catalog: Catalog) -> ProjectFile:
    manifest = catalog.manifest
    urls = (("Homepage", manifest.homepage), ("Source", manifest.repository))
    return ProjectFile(
        distribution=manifest.packages.python_distribution,
        package=manifest.packages.python_package,
        version=manifest.version,
        description=one_line(common.package_description(manifest)),
        license=manifest.license,
        dependencies=tuple(_requirement(owner) for owner in imported_packages(catalog)),
        urls=tuple(ProjectUrl(name, url) for name, url in urls if url),
    )


def _requirement(manifest: Manifest) -> str:
    """Return the requirement of a compatible version of another catalog's package (PEP 508)."""
    version = parse_version(manifest.version)
    return f"{manifest.packages.python_distribution}>={version.pep440},<{version.next_breaking.pep440}"


def _readme(catalog: Catalog) -> Readme:
    manifest = catalog.manifest
    package = manifest.packages.python_package
    return Readme(
        distribution=manifest.packages.python_distribution,
        package=package,
        description=one_line(common.package_description(manifest)),
        title=one_line(common.package_title(manifest, manifest.packages.python_distribution)),
        example=example(catalog),
        default_locale=common.matching(catalog).last[0],
        has_envelope=any(catalog.envelope(name) for name in catalog.domains),
        domains=tuple(
            ListedDomain(domain.name, module_of(catalog, domain.name), _title(domain), len(domain.entries))
            for domain in catalog.domains.values()
        ),
    )


def _title(domain: Domain) -> str:
    return one_line(domain.title.get("en") or next(iter(domain.title.values()), domain.name))
