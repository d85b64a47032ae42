"""The plan of the Python package: its files, and the contexts of the templates that all domains share."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.locales.matching import Matching
from zcodegen.locales.plurals import python_expression
from zcodegen.targets.common import (
    StatusRow,
    documents_of,
    matching,
    message_rules,
    status_rows,
)
from zcodegen.targets.plan import PlannedFile, variables
from zcodegen.targets.python.attributes import AttributesModule, attribute_fields
from zcodegen.targets.python.domain import plan_domain
from zcodegen.targets.python.literals import one_line
from zcodegen.targets.python.metadata import Example, example, plan_metadata
from zcodegen.targets.python.names import (
    folder_name,
    imported_packages,
    module_files,
    module_of,
    module_path,
    own_domains,
    parent_modules,
    table_name,
)
from zcodegen.targets.python.tables import plan_tables

_TEMPLATES = "src/package"


class PackageModule(Struct, frozen=True):
    """Context of modules that need only the name of the package, and those of other catalogs that it imports."""

    package: str
    imported: tuple[str, ...] = ()


class RootModule(Struct, frozen=True):
    """Context of the package's `__init__`."""

    package: str
    about: tuple[str, ...]
    version: str


class CodesModule(Struct, frozen=True):
    """Context of `_codes`; `imported` are the packages of other catalogs that this one imports."""

    package: str
    example: Example
    default_locale: str
    defaults: tuple[StatusRow, ...]
    imported: tuple[str, ...]


class TextsPackage(Struct, frozen=True):
    """Context of `_texts/__init__.py`; `messages` is whether any text has arguments."""

    package: str
    source: str
    matching: Matching
    following: dict[str, list[str]]
    messages: bool


class DocumentRow(Struct, frozen=True):
    """A document of the index."""

    id: str
    title: dict[str, str]
    url: dict[str, str]


class DomainRow(Struct, frozen=True):
    """A domain of the index; `documents` are ids."""

    name: str
    module: str
    table: str
    title: dict[str, str]
    description: dict[str, str]
    includes: list[str]
    documents: tuple[str, ...]


class IndexModule(Struct, frozen=True):
    """Context of `_domains.py`."""

    package: str
    documents: tuple[DocumentRow, ...]
    domains: tuple[DomainRow, ...]


class NamespaceModule(Struct, frozen=True):
    """Context of a module that has nothing but a docstring."""

    about: tuple[str, ...]


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the package of `catalog`.

    Raises ZcodegenError if the catalog has no entries, or a former name is another entry's name.
    """
    root = f"src/{catalog.manifest.packages.python_package}"
    files = module_files(tuple(domain.name for domain in own_domains(catalog)))
    yield from plan_package(catalog, root)
    for domain in own_domains(catalog):
        yield from plan_domain(catalog, domain, f"{root}/{files[domain.name]}")
        yield from plan_tables(catalog, domain, root)


def plan_package(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the files that exist once."""
    yield from plan_metadata(catalog)
    yield from plan_root(catalog, root)
    yield from plan_codes(catalog, root)
    yield from plan_attributes(catalog, root)
    yield from plan_texts(catalog, root)
    yield from plan_index(catalog, root)
    context = variables(PackageModule(catalog.manifest.packages.python_package, _imported(catalog)))
    for name in ("_domains.pyi", "_texts/__init__.pyi"):
        yield PlannedFile(f"{root}/{name}", f"{_TEMPLATES}/{name}.jinja", context)
    for name in ("__main__.py", "_problems.py", "_problems.pyi", "_pydantic.py", "_pydantic.pyi"):
        yield PlannedFile(f"{root}/{name}", f"{_TEMPLATES}/{name}.jinja", context)
    yield PlannedFile(f"{root}/py.typed")
    yield from _plan_namespaces(catalog, root)


def plan_root(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the package's `__init__`."""
    manifest = catalog.manifest
    title = one_line(manifest.title.get("en") or manifest.description or manifest.name)
    context = RootModule(manifest.packages.python_package, (f"{title.rstrip('.')}.",), manifest.version)
    yield from _module(root, "__init__", context)


def plan_codes(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the module of what codes share."""
    package = catalog.manifest.packages.python_package
    default = matching(catalog).last[0]
    yield from _module(
        root, "_codes", CodesModule(package, example(catalog), default, status_rows(), _imported(catalog))
    )


def _imported(catalog: Catalog) -> tuple[str, ...]:
    return tuple(owner.packages.python_package for owner in imported_packages(catalog))


def plan_attributes(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the class of attributes."""
    manifest = catalog.manifest
    fields = attribute_fields(manifest.attributes.values())
    context = AttributesModule(
        manifest.packages.python_package, fields, any("Literal" in field.type for field in fields)
    )
    yield from _module(root, "_attributes", context)


def plan_texts(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the matching of locales and the formatting of messages."""
    manifest = catalog.manifest
    rules = message_rules(catalog, python_expression)
    tables = matching(catalog)
    context = TextsPackage(
        package=manifest.packages.python_package,
        source=manifest.source_locale,
        matching=tables,
        following={locale: list(others) for locale, others in tables.following.items()},
        messages=rules is not None,
    )
    path = "_texts/__init__.py"
    yield PlannedFile(f"{root}/{path}", f"{_TEMPLATES}/{path}.jinja", variables(context))
    if rules:
        path = "_texts/_messages.py"
        yield PlannedFile(f"{root}/{path}", f"{_TEMPLATES}/{path}.jinja", variables(rules))
        package = variables(PackageModule(manifest.packages.python_package))
        yield PlannedFile(f"{root}/{path}i", f"{_TEMPLATES}/{path}i.jinja", package)


def plan_index(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the index of domains."""
    package = catalog.manifest.packages.python_package
    context = IndexModule(
        package,
        tuple(
            DocumentRow(document.id, dict(document.title), dict(document.url))
            for document in catalog.manifest.documents.values()
        ),
        tuple(
            DomainRow(
                domain.name,
                module_of(catalog, domain.name),
                table_name(domain.name),
                dict(domain.title),
                dict(domain.description),
                list(domain.includes),
                tuple(document.id for document in documents_of(catalog, domain.name)),
            )
            for domain in catalog.domains.values()
        ),
    )
    yield PlannedFile(f"{root}/_domains.py", f"{_TEMPLATES}/_domains.py.jinja", variables(context))


def _module(root: str, name: str, context: Struct) -> Iterator[PlannedFile]:
    """Plan a module and its stub."""
    for suffix in (".py", ".pyi"):
        yield PlannedFile(f"{root}/{name}{suffix}", f"{_TEMPLATES}/{name}{suffix}.jinja", variables(context))


def _plan_namespaces(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the modules of folders and of domains' parents that are not domains."""
    domains = tuple(domain.name for domain in own_domains(catalog))
    own = {module_path(domain) for domain in domains}
    folders = {f"_texts/{folder_name(locale)}": f"Texts in {locale}." for locale in catalog.locales()}
    folders["_facts"] = "Facts of codes, one module per domain."
    for path, children in parent_modules(domains).items():
        if path not in own:
            folders[path.replace(".", "/")] = f"Domains below {path}: {', '.join(children)}."
    for folder, about in sorted(folders.items()):
        context = variables(NamespaceModule((about,)))
        yield PlannedFile(f"{root}/{folder}/__init__.py", f"{_TEMPLATES}/namespace.py.jinja", context)
