"""The Maven project: what all domains share, the index of domains, the project's own files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.model import HTTP_STATUS, Attribute, Catalog, Manifest
from zcodegen.targets.common import (
    comment_locales,
    example,
    format_code,
    matching,
    package_description,
    package_title,
    qualified_label,
)
from zcodegen.targets.kotlin import names
from zcodegen.targets.kotlin.comments import in_line, kdoc, shown
from zcodegen.targets.kotlin.domain import Scope, import_lines, plan_domain
from zcodegen.targets.kotlin.literals import quoted
from zcodegen.targets.kotlin.locales import (
    locale_rows,
    locales_file,
    message_format_file,
)
from zcodegen.targets.kotlin.names import DomainClass, FileHead
from zcodegen.targets.kotlin.resources import MANIFEST, bundle_name, folder, resource
from zcodegen.targets.plan import PlannedFile, variables

STATUSES: Final = (
    *("OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS"),
    *("PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE"),
    *("UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"),
)
"""google.rpc.Code by number (google/rpc/code.proto)."""
_TYPES: Final[Mapping[str, str]] = {
    "boolean": "Boolean",
    "integer": "Long",
    "string": "String",
    "strings": "List<String>",
}
_TEMPLATES: Final = "src/main/kotlin/package"


class SharedFile(Struct, frozen=True):
    """Context of a file that is the same in every project."""

    head: FileHead


class AttributeProperty(Struct, frozen=True):
    """An attribute of the manifest as a property of a code."""

    name: str
    property: str
    type: str
    kind: str
    comment: str


class PackageDataFile(Struct, frozen=True):
    """Context of `PackageData.kt.jinja`; `imports` are the types of the package that this one imports."""

    head: FileHead
    index: str
    imports: tuple[str, ...]


class AttributesFile(Struct, frozen=True):
    """Context of `Attributes.kt.jinja`: the attributes that the imported packages do not have."""

    head: FileHead
    imports: tuple[str, ...]
    attributes: tuple[AttributeProperty, ...]


class CodeFile(Struct, frozen=True):
    """Context of `Code.kt.jinja`."""

    head: FileHead
    index: str
    attributes: tuple[AttributeProperty, ...]


class StatusRow(Struct, frozen=True):
    """A google.rpc.Code."""

    name: str
    number: int
    http: int


class StatusFile(Struct, frozen=True):
    """Context of `Status.kt.jinja`."""

    head: FileHead
    statuses: tuple[StatusRow, ...]


class ResourcesFile(Struct, frozen=True):
    """Context of `Resources.kt.jinja`; `folder` is that of the resources."""

    head: FileHead
    folder: str


class EnumerationValue(Struct, frozen=True):
    """A value of an attribute: its constant, its text, its text as a comment shows it."""

    constant: str
    text: str
    shown: str


class AttributeFile(Struct, frozen=True):
    """Context of `Attribute.kt.jinja`."""

    head: FileHead
    comment: str
    name: str
    values: tuple[EnumerationValue, ...]


class IndexFile(Struct, frozen=True):
    """Context of `Index.kt.jinja`."""

    head: FileHead
    index: str
    imports: tuple[str, ...]
    description: str
    version: str
    source: str
    default: str
    locales: tuple[str, ...]
    domains: tuple[str, ...]


class ProjectFile(Struct, frozen=True):
    """Context of `pom.xml.jinja` and of the files for build tools; `needed` are the catalogs whose packages this one imports."""

    manifest: Manifest
    needed: tuple[Manifest, ...]
    description: str
    root: str
    folder: str
    packages: tuple[str, ...]
    bundle_packages: tuple[str, ...]
    bundles: tuple[str, ...]
    has_module: bool


class ReadmeDomain(Struct, frozen=True):
    """A row of the README's table of domains."""

    name: str
    qualified: str
    codes: int


class ReadmeFile(Struct, frozen=True):
    """Context of `README.md.jinja`; the example is `entry` of `domain_class`, `needed` the catalogs whose packages this one imports."""

    title: str
    description: str
    manifest: Manifest
    needed: tuple[Manifest, ...]
    index: str
    domain_class: DomainClass
    entry: str
    key: str
    code: str
    kind: str
    type: str
    label: str
    locale: str
    bundle: str
    message: str
    has_envelope: bool
    domains: tuple[ReadmeDomain, ...]


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the Maven project; ZcodegenError if two names of the catalog would be one in Kotlin."""
    domain_classes = names.domain_classes(catalog)
    yield from _project(catalog, domain_classes)
    for domain in names.own_domains(catalog).values():
        yield from plan_domain(Scope(catalog, domain, domain_classes))


def _project(catalog: Catalog, domain_classes: Mapping[str, DomainClass]) -> Iterator[PlannedFile]:
    sources = f"src/main/kotlin/{folder(catalog)}"
    for name, context in _shared(catalog).items():
        yield PlannedFile(f"{sources}/{name}.kt", f"{_TEMPLATES}/{name}.kt.jinja", variables(context))
    for file in _enumerations(catalog):
        yield PlannedFile(f"{sources}/{file.name}.kt", f"{_TEMPLATES}/Attribute.kt.jinja", variables(file))
    index = _index(catalog, domain_classes)
    yield PlannedFile(f"{sources}/{index.index}.kt", f"{_TEMPLATES}/Index.kt.jinja", variables(index))
    yield resource(catalog, "locales", MANIFEST, locale_rows(matching(catalog)))
    yield from _build_files(catalog, domain_classes)
    yield PlannedFile("README.md", "README.md.jinja", variables(_readme(catalog, domain_classes)))


def _shared(catalog: Catalog) -> dict[str, Struct]:
    """Return the contexts of the files that this catalog's project has, by the name of their main class.

    The types of codes are those of an imported package, if there is one.
    """
    package = catalog.manifest.packages.kotlin_package
    head, opt_in = names.head(MANIFEST, package), names.head(MANIFEST, package, opt_in=True)
    index = names.index_name(catalog)

    def imports(*used: str) -> tuple[str, ...]:
        return tuple(sorted(names.type_imports(catalog, package, used)))

    used = ("CodePackage", "Domain", "IntegerDomain", "InternalCodesApi", "StringDomain")
    own = {
        "Locales": locales_file(catalog, head),
        "MessageFormat": message_format_file(catalog, head),
        "PackageData": PackageDataFile(opt_in, index, imports(*used)),
        "Resources": ResourcesFile(head, folder(catalog)),
    }
    if names.catalog_of_types(catalog) is not catalog:
        attributes = tuple(_attributes(catalog))
        of_attributes = replace(opt_in, class_name="Attributes")
        file = AttributesFile(of_attributes, imports("Code", "InternalCodesApi"), attributes)
        return own | ({"Attributes": file} if attributes else {})
    plain = SharedFile(opt_in)
    return own | {
        "Code": CodeFile(opt_in, index, tuple(_attributes(catalog, "    "))),
        "CodeException": plain,
        "Domain": plain,
        "InternalCodesApi": SharedFile(head),
        "Response": plain,
        "Rows": plain,
        "Status": StatusFile(
            head,
            tuple(StatusRow(name, number, HTTP_STATUS[name]) for number, name in enumerate(STATUSES)),
        ),
        "Text": plain,
    }


def _attributes(catalog: Catalog, indent: str = "") -> Iterator[AttributeProperty]:
    enumerations = names.enumeration_names(catalog)
    owners = names.attribute_owners(catalog)
    for name, spelled in names.attribute_names(catalog).items():
        if owners[name] is not catalog:
            continue
        attribute = catalog.manifest.attributes[name]
        kind = _TYPES.get(attribute.type) or enumerations[name]
        yield AttributeProperty(name, spelled, kind, attribute.type, _described(attribute, indent))


def _enumerations(catalog: Catalog) -> Iterator[AttributeFile]:
    head = names.head(MANIFEST, catalog.manifest.packages.kotlin_package)
    for name, spelled in names.enumeration_names(catalog).items():
        attribute = catalog.manifest.attributes[name]
        constants = names.value_names(name, attribute.values)
        values = tuple(
            EnumerationValue(constant, value, in_line(value)) for value, constant in constants.items()
        )
        yield AttributeFile(head, _described(attribute), spelled, values)


def _described(attribute: Attribute, indent: str = "") -> str:
    return kdoc([shown(attribute.description or f"The attribute `{attribute.name}`.")], indent)


def _index(catalog: Catalog, domain_classes: Mapping[str, DomainClass]) -> IndexFile:
    manifest = catalog.manifest
    package = manifest.packages.kotlin_package
    called, classes = names.imported(None, package, domain_classes.values())
    used = ("Code", "Domain", "IntegerCode", "IntegerDomain", "StringCode", "StringDomain")
    return IndexFile(
        head=names.head(MANIFEST, manifest.packages.kotlin_package),
        index=names.index_name(catalog),
        imports=import_lines(names.type_imports(catalog, package, used), classes),
        description=shown(package_description(manifest)).replace("\n", "\n * "),
        version=manifest.version,
        source=manifest.source_locale,
        default=manifest.default_locale or manifest.source_locale,
        locales=catalog.locales(),
        domains=tuple(called[domain_class] for domain_class in domain_classes.values()),
    )


def _readme(catalog: Catalog, domain_classes: Mapping[str, DomainClass]) -> ReadmeFile:
    entry = example(catalog)
    domain = catalog.domains[entry.domain]
    locales = [locale for locale in comment_locales(catalog.manifest) if locale in entry.message]
    is_integer = domain.code_type == "integer"
    return ReadmeFile(
        title=package_title(catalog.manifest, catalog.manifest.packages.kotlin_artifact),
        description=package_description(catalog.manifest),
        manifest=catalog.manifest,
        needed=_needed(catalog),
        index=names.index_name(catalog),
        domain_class=domain_classes[domain.name],
        entry=entry.name,
        key=entry.full_name,
        code=format_code(entry.code, domain) if is_integer else quoted(str(entry.code)),
        kind="Integer" if is_integer else "String",
        type="Long" if is_integer else "String",
        label=qualified_label(entry, domain),
        locale=locales[-1],
        bundle=bundle_name(catalog, domain),
        message=entry.message[locales[-1]].value,
        has_envelope=catalog.envelope(domain.name) is not None,
        domains=tuple(
            ReadmeDomain(name, domain_class.qualified, len(catalog.domains[name].entries))
            for name, domain_class in domain_classes.items()
        ),
    )


def _needed(catalog: Catalog) -> tuple[Manifest, ...]:
    """Return the catalogs whose packages this one's classes refer to, sorted by the packages' names."""
    types = names.catalog_of_types(catalog)
    found = names.imported_packages(catalog)
    if types is not catalog:
        found[types.manifest.packages.kotlin_package] = types
    return tuple(found[package].manifest for package in sorted(found))


def _build_files(catalog: Catalog, domain_classes: Mapping[str, DomainClass]) -> Iterator[PlannedFile]:
    """Plan what build tools read: Maven, the module system, shrinkers, native images."""
    packages = catalog.manifest.packages
    root = packages.kotlin_package
    domains = names.own_domains(catalog)
    needed = _needed(catalog)
    used = tuple(sorted({root, *(domain_classes[domain].package for domain in domains)}))
    bundles = sorted({bundle_name(catalog, domain).rpartition(".")[0] for domain in domains.values()})
    context = ProjectFile(
        manifest=catalog.manifest,
        needed=needed,
        description=package_description(catalog.manifest),
        root=root,
        folder=folder(catalog),
        packages=used,
        bundle_packages=tuple(filter(names.is_java_package, bundles)),
        bundles=tuple(filter(None, (bundle_name(catalog, domain) for domain in domains.values()))),
        # A named module requires no other ones.
        has_module=all(
            map(names.is_java_package, (root, *(other.packages.kotlin_package for other in needed)))
        ),
    )
    artifact = packages.kotlin_artifact
    resources = "src/main/resources/META-INF"
    files = {
        "pom.xml": "pom.xml",
        f"{resources}/proguard/{packages.kotlin_group}_{artifact}.pro": f"{resources}/proguard/rules.pro",
        f"{resources}/native-image/{packages.kotlin_group}/{artifact}/resource-config.json": (
            f"{resources}/native-image/resource-config.json"
        ),
    }
    if context.has_module:
        files["src/main/java/module-info.java"] = "src/main/java/module-info.java"
    for path, template in files.items():
        yield PlannedFile(path, f"{template}.jinja", variables(context))
