"""The files that a Go module has once: root package, index, runtime, README; and what all of its files share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import HTTP_STATUS
from zcodegen.naming import in_case
from zcodegen.targets.common import example, package_description, package_title, qualified_label
from zcodegen.targets.go import columns, comments, names
from zcodegen.targets.go.imported import aliases_file, declaring, module_file
from zcodegen.targets.go.literals import shown
from zcodegen.targets.go.locales import locale_file, message_file
from zcodegen.targets.go.module import Module, sorted_imports
from zcodegen.targets.go.names import Import
from zcodegen.targets.plan import PlannedFile, variables

_RUNTIME: Final = (
    "internal/table/envelope",
    "internal/table/names",
    "internal/table/table",
    "internal/table/texts",
)


class SharedFile(Struct, frozen=True):
    """Context of the runtime's files; `root_import` is the line that imports the root package."""

    module: str
    package: str
    root_import: str


class ExampleCode(Struct, frozen=True):
    """The code that examples show, and the names that they need for it."""

    package: str
    path: str
    import_name: str
    entry: str
    code: str
    label: str


class RootAttribute(Struct, frozen=True):
    """An attribute of the manifest: its method, its type in the root package, and that which codes of other modules may have."""

    name: str
    method: str
    root_type: str
    others: tuple[str, ...]


class CodesFile(Struct, frozen=True):
    """Context of `codes.go.jinja`."""

    package: str
    summary: str
    version: str
    source: str
    default: str
    example: ExampleCode
    attributes: tuple[RootAttribute, ...]
    has_types: bool
    imports: tuple[Import, ...]


class StatusRow(Struct, frozen=True):
    """A google.rpc.Code."""

    name: str
    identifier: str
    number: int
    http: int


class StatusFile(Struct, frozen=True):
    """Context of `status.go.jinja`; `by_http` has each HTTP status with the identifiers that map to it."""

    package: str
    statuses: tuple[StatusRow, ...]
    by_http: tuple[tuple[int, tuple[str, ...]], ...]


class EnumerationValue(Struct, frozen=True):
    """A value of an enumeration: its constant and its text."""

    constant: str
    text: str


class Enumeration(Struct, frozen=True):
    """The type of an attribute with a list of values; `base` is the root package that declares it, empty if it is this one."""

    name: str
    comment: str
    values: tuple[EnumerationValue, ...]
    base: str


class AttributesFile(Struct, frozen=True):
    """Context of `attributes.go.jinja`."""

    package: str
    imports: tuple[Import, ...]
    enumerations: tuple[Enumeration, ...]


class IndexDomain(Struct, frozen=True):
    """A domain as the index imports it."""

    name: str
    import_name: str
    is_integer: bool


class IndexFile(Struct, frozen=True):
    """Context of `index/index.go.jinja`; `count` is the number of all codes."""

    name: str
    root: str
    imports: tuple[Import, ...]
    domains: tuple[IndexDomain, ...]
    has_strings: bool
    count: int


class ExampleFile(Struct, frozen=True):
    """Context of `example_test.go.jinja`."""

    package: str
    path: str
    import_name: str
    entry: str
    code: str
    label: str


class ReadmeDomain(Struct, frozen=True):
    """A row of the README's table of domains; `path` is what programs import."""

    name: str
    path: str
    codes: int


class ReadmeFile(Struct, frozen=True):
    """Context of `README.md.jinja`."""

    title: str
    description: str
    module: str
    root: str
    example: ExampleCode
    is_integer: bool
    has_envelope: bool
    locale: str
    license: str
    homepage: str
    requires: tuple[str, ...]
    domains: tuple[ReadmeDomain, ...]


def plan_package(module: Module) -> Iterator[PlannedFile]:
    """Plan the files that a module has once."""
    root = module.root
    shared = SharedFile(module.path, root.name, root.line)
    yield PlannedFile("go.mod", "go.mod.jinja", variables(module_file(module)))
    yield PlannedFile("codes.go", "codes.go.jinja", variables(_codes_file(module)))
    if module.base:
        aliases = aliases_file(module, module.base)
        yield PlannedFile("aliases.go", "aliases.go.jinja", variables(aliases))
    else:
        yield PlannedFile("errors.go", "errors.go.jinja", variables(shared))
        yield PlannedFile("status.go", "status.go.jinja", variables(_status_file(module)))
    attributes = _attributes_file(module)
    if attributes.enumerations:
        yield PlannedFile("attributes.go", "attributes.go.jinja", variables(attributes))
    for path in _RUNTIME:
        yield PlannedFile(f"{path}.go", f"{path}.go.jinja", variables(shared))
    for path, context in (
        ("internal/locale/locale", locale_file(module.catalog)),
        ("internal/message/message", message_file(module.catalog)),
        ("index/index", _index_file(module)),
        ("example_test", _example_file(module)),
    ):
        yield PlannedFile(f"{path}.go", f"{path}.go.jinja", variables(context))
    yield PlannedFile("README.md", "README.md.jinja", variables(_readme_file(module)))


def _codes_file(module: Module) -> CodesFile:
    manifest = module.catalog.manifest
    prefix = f"{module.root.name}."
    others = {attribute.method: declaring(module, attribute)[1:] for attribute in module.attributes}
    roots = module.roots({path for paths in others.values() for path in paths})
    return CodesFile(
        package=module.root.name,
        summary=comments.summary(package_description(manifest)),
        version=manifest.version,
        source=manifest.source_locale,
        default=manifest.default_locale or manifest.source_locale,
        example=_example(module),
        attributes=tuple(
            RootAttribute(
                attribute.attribute.name,
                attribute.method,
                attribute.type.removeprefix(prefix),
                tuple(f"{roots[path].name}.{attribute.method}" for path in others[attribute.method]),
            )
            for attribute in module.attributes
        ),
        has_types=module.base is None,
        imports=sorted_imports([Import(f"{module.path}/internal/locale", "locale"), *roots.values()]),
    )


def _status_file(module: Module) -> StatusFile:
    rows = tuple(
        StatusRow(name, in_case(name, "go_pascal"), number, HTTP_STATUS[name])
        for number, name in enumerate(names.STATUSES)
    )
    by_http: dict[int, list[str]] = {}
    for row in rows:
        by_http.setdefault(row.http, []).append(row.identifier)
    return StatusFile(
        package=module.root.name,
        statuses=rows,
        by_http=tuple((http, tuple(found)) for http, found in sorted(by_http.items())),
    )


def _attributes_file(module: Module) -> AttributesFile:
    enumerations = [attribute for attribute in module.attributes if attribute.attribute.type == "enum"]
    values = {
        enumeration.method: names.value_names(enumeration.method, enumeration.attribute.values)
        for enumeration in enumerations
    }
    names.check_root([attribute.method for attribute in module.attributes], values)
    bases = {enumeration.method: declaring(module, enumeration)[:1] for enumeration in enumerations}
    roots = module.roots({path for paths in bases.values() for path in paths})
    return AttributesFile(
        package=module.root.name,
        imports=sorted_imports(roots.values()),
        enumerations=tuple(
            Enumeration(
                name=enumeration.method,
                comment=enumeration.comment,
                values=tuple(
                    EnumerationValue(constant, value)
                    for value, constant in values[enumeration.method].items()
                ),
                base="".join(roots[path].name for path in bases[enumeration.method]),
            )
            for enumeration in enumerations
        ),
    )


def _index_file(module: Module) -> IndexFile:
    domains = module.catalog.domains
    imported = module.imported(domains)
    return IndexFile(
        name=module.catalog.manifest.name,
        root=module.root.name,
        imports=sorted_imports([module.root, *imported.values()]),
        domains=tuple(
            IndexDomain(name, imported[name].name, domain.code_type == "integer")
            for name, domain in domains.items()
        ),
        has_strings=any(domain.code_type == "string" for domain in domains.values()),
        count=sum(len(domain.entries) for domain in domains.values()),
    )


def _example(module: Module) -> ExampleCode:
    entry = example(module.catalog)
    domain = module.catalog.domains[entry.domain]
    package = module.domain_packages[domain.name]
    return ExampleCode(
        package=package.name,
        path=package.full_path,
        import_name=package.name,
        entry=names.entry_name(entry.name),
        code=columns.code_literals(domain)[entry.name],
        label=shown(qualified_label(entry, domain)),
    )


def _example_file(module: Module) -> ExampleFile:
    found = _example(module)
    return ExampleFile(
        package=module.root.name,
        path=found.path,
        import_name=found.import_name,
        entry=found.entry,
        code=found.code,
        label=found.label,
    )


def _readme_file(module: Module) -> ReadmeFile:
    manifest = module.catalog.manifest
    entry = example(module.catalog)
    domain = module.catalog.domains[entry.domain]
    return ReadmeFile(
        title=package_title(manifest, manifest.name),
        description=package_description(manifest),
        module=module.path,
        root=module.root.name,
        example=_example(module),
        is_integer=domain.code_type == "integer",
        has_envelope=module.catalog.envelope(domain.name) is not None,
        locale=tuple(entry.message)[-1],
        license=manifest.license,
        homepage=manifest.homepage,
        requires=tuple(requirement.module for requirement in module_file(module).requires),
        domains=tuple(
            ReadmeDomain(name, package.full_path, len(module.catalog.domains[name].entries))
            for name, package in module.domain_packages.items()
        ),
    )
