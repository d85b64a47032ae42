"""Names in Kotlin: packages, classes, attributes, functions, parameters.

Every name follows from the catalog's name alone and can be written in Kotlin and Java. `free` is the only function that
chooses one: it never returns a word of the language or a word that generated files use. Two catalog names with one
Kotlin name are a ZcodegenError.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Attribute, Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import collisions, in_case, split_words
from zcodegen.naming.reserved import RESERVED
from zcodegen.targets import shared_types


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ROOT_TYPES: Final = _words(
    """
    Actor Attributes Code CodeException CodePackage Document Domain Envelope Filled IntegerCode IntegerDomain InternalCodesApi Link Locales MessageFormat
    NumberForm PackageData Recovery Resources Response Row Rows SerializedCode Status StringCode StringDomain Text Texts Tombstone
    Traits
    """
)
"""Types of the root package; of one that imports that of another catalog, the other one has most of them."""
_OWN_TYPES: Final = _words("Locales MessageFormat PackageData Resources")
"""Types that each root package has itself."""
KOTLIN_TYPES: Final = _words(
    """
    Annotation AnnotationRetention AnnotationTarget Any Array ArrayList Boolean Byte Char CharSequence Collection Comparable Comparator ConcurrentHashMap
    Deprecated DeprecationLevel Double Enum Error Exception Float Function HashMap HashSet Int Integer InvalidObjectException
    Iterable Iterator JvmField JvmOverloads JvmStatic Lazy LinkedHashMap LinkedHashSet List Locale Long Map MutableList
    MutableMap MutableSet Nothing Number Object ObjectStreamException OptIn Override Pair Regex ReplaceWith RequiresOptIn Result Retention
    IntArray RuntimeException Sequence Serializable Set Short String StringBuilder Suppress System Target Thread Throwable Throws
    Transient Triple
    ULong Unit Void
    """
)
"""Types of Kotlin and Java that generated files use, or that a type of the same name would hide from a reader."""
MEMBERS: Final = _words(
    """
    actor aliases code compareTo compareValue copy deprecated domain equals equivalents fact getClass hashCode httpStatus
    isKnown isRetryable isSuccess isZero known links name notify notifyAll orThrow problem raw recovery retired retryAfter
    row since status synonyms text toString traits url value wait writeReplace
    """
)
"""Members of a code and of every Java object: an attribute with such a name gets an underscore."""
COMPANION: Final = _words(
    "DOMAIN equals fromResponse getClass hashCode lookup notify notifyAll of parse toString wait"
)
"""Members of a domain's companion: a function with such a name gets an underscore."""
_STRANGE = re.compile(r"[^\x00-\x7f]")
_HARD_KEYWORDS: Final = _words(
    """
    as break class continue do else false for fun if in interface is null object package return super this throw true
    try typealias typeof val var when while
    """
)


class FileHead(Struct, frozen=True):
    """What every Kotlin file starts with: the catalog's file, the package, warnings that the file suppresses.

    A file with `opt_in` uses what only generated packages do; `class_name` is what Java calls the file.
    """

    file: str
    package: str
    suppressed: tuple[str, ...] = ()
    opt_in: bool = False
    class_name: str = ""


class DomainClass(Struct, frozen=True):
    """The package and name of a domain's class."""

    package: str
    name: str
    path: str
    """The domain's path above its last segment as a prefix: it makes the names of two imported classes differ."""

    @property
    def qualified(self) -> str:
        """The class with its package, as an import statement writes it."""
        return f"{written(self.package)}.{self.name}"

    @property
    def folder(self) -> str:
        """The folder of the package below `src/main/kotlin`."""
        return self.package.replace(".", "/")


class ImportedClass(Struct, frozen=True):
    """An import of a domain's class, with another name if its own is taken."""

    qualified: str
    alias: str = ""


def free(name: str, taken: Collection[str], suffix: str = "_") -> str:
    """Return `name`, with `suffix` added until it is neither a word of Kotlin or Java nor one of `taken`."""
    while name in RESERVED["kotlin"] or name in taken:
        name += suffix
    return name


def written(package: str) -> str:
    """Return a package as source writes it: hard keywords in backticks."""
    return ".".join(f"`{word}`" if word in _HARD_KEYWORDS else word for word in package.split("."))


def is_java_package(package: str) -> bool:
    """Return whether Java can name a package; resources of others are open to all modules."""
    segments = package.split(".")
    return RESERVED["java"].isdisjoint(segments) and all(map(str.isidentifier, segments))


def suppressed(package: str, *, deprecated: bool = False) -> tuple[str, ...]:
    """Return the warnings that a file suppresses: uses of what is deprecated, unusual packages."""
    unusual = "_" in package or "`" in written(package)
    return ("DEPRECATION",) * deprecated + ("ktlint:standard:package-name",) * unusual


def head(file: str, package: str, *, deprecated: bool = False, opt_in: bool = False) -> FileHead:
    """Return what a file of `package` starts with."""
    return FileHead(file, written(package), suppressed(package, deprecated=deprecated), opt_in)


def imported_packages(catalog: Catalog) -> dict[str, Catalog]:
    """Return the catalogs whose packages this one imports, by the names of the packages, sorted."""
    imported = catalog.imports.get("kotlin", {}).values()
    found = {package.manifest.packages.kotlin_package: package.catalog for package in imported}
    return dict(sorted(found.items()))


def catalog_of_types(catalog: Catalog) -> Catalog:
    """Return the catalog whose package declares the types of codes: this one, or one that it imports.

    Raises ZcodegenError if the imported packages have different ones.
    """
    return shared_types.catalog_of_types(catalog, "kotlin") or catalog


def type_imports(catalog: Catalog, package: str, used: Iterable[str]) -> list[str]:
    """Return the types that a file of `package` imports, of those that it uses: shared ones, and the root package's own."""
    own = catalog.manifest.packages.kotlin_package
    shared = catalog_of_types(catalog).manifest.packages.kotlin_package
    homes = {name: own if name in _OWN_TYPES else shared for name in used}
    return [f"{written(home)}.{name}" for name, home in homes.items() if home != package]


def own_domains(catalog: Catalog) -> dict[str, Domain]:
    """Return the domains whose classes this package has."""
    imported = catalog.imports.get("kotlin", {})
    return {name: domain for name, domain in catalog.domains.items() if name not in imported}


def domain_classes(catalog: Catalog) -> dict[str, DomainClass]:
    """Return the class of each domain; ZcodegenError if two would be one file on some file system, or in one package."""
    root = catalog.manifest.packages.kotlin_package
    taken = types_in_use(catalog)
    found = {domain: _domain_class(root, domain, taken) for domain in own_domains(catalog)}
    own = {root, *(domain_class.package for domain_class in found.values())}
    for imported in imported_packages(catalog).values():
        others = domain_classes(imported)
        packages = {
            imported.manifest.packages.kotlin_package,
            *(domain_class.package for domain_class in others.values()),
        }
        if shared := sorted(own & packages):
            raise ZcodegenError(
                f"Kotlin: this catalog's package and that of {imported.manifest.name} both have the package {shared[0]}; "
                "give one of them another name under `packages.kotlin`"
            )
        found |= {name: others[name] for name in catalog.domains if name in others and name not in found}
    qualified = {domain: found[domain].qualified for domain in catalog.domains}
    _refuse("domains", collisions(qualified, ignore_case=True))
    return {domain: found[domain] for domain in catalog.domains}


def types_in_use(catalog: Catalog) -> frozenset[str]:
    """Return the types that a domain's class must not be called."""
    return ROOT_TYPES | KOTLIN_TYPES | {index_name(catalog), *enumeration_names(catalog).values()}


def _domain_class(root: str, domain: str, taken: Collection[str]) -> DomainClass:
    *above, last = domain.split(".")
    packages = [free("".join(split_words(segment)), ()) for segment in above]
    path = "".join(in_case(segment, "pascal") + "_" for segment in above)
    name = f"{in_case(last, 'pascal')}Code"
    if name in taken:
        name = free(f"{in_case(last, 'pascal')}DomainCode", taken, "Code")
    return DomainClass(".".join((root, *packages)), name, path)


def index_name(catalog: Catalog) -> str:
    """Return the object that knows all domains: the catalog's name."""
    name = in_case(catalog.manifest.name, "pascal")
    taken = ROOT_TYPES | KOTLIN_TYPES
    unusable = name in taken or name.endswith(("Code", "CodeRows"))
    return free(f"{name}Index", taken, "Index") if unusable else name


def imported(
    domain_class: DomainClass | None, package: str, wanted: Iterable[DomainClass]
) -> tuple[dict[DomainClass, str], list[ImportedClass]]:
    """Return what a file of `package`, that of `domain_class`, calls the classes it uses, and what it imports for that."""
    wanted = list(wanted)
    count = Counter(other.name for other in (*wanted, *([domain_class] if domain_class else [])))
    called = {
        other: other.name if count[other.name] == 1 else f"{other.path or '_'}{other.name}"
        for other in wanted
    }
    found = [
        ImportedClass(other.qualified, "" if name == other.name else name)
        for other, name in called.items()
        if other.package != package or name != other.name
    ]
    # Kotlin's official style sorts imports that give another name last.
    return called, sorted(found, key=lambda imported: (bool(imported.alias), imported.qualified))


def attribute_owners(catalog: Catalog) -> dict[str, Catalog]:
    """Return the catalog whose package has the property of each attribute: an imported one that declares it alike, or this one."""
    others = (catalog_of_types(catalog), *imported_packages(catalog).values())
    return {
        name: next((other for other in others if _declares(other, attribute)), catalog)
        for name, attribute in catalog.manifest.attributes.items()
    }


def _declares(catalog: Catalog, attribute: Attribute) -> bool:
    other = catalog.manifest.attributes.get(attribute.name)
    return other is not None and (other.type, other.values) == (attribute.type, attribute.values)


def attribute_names(catalog: Catalog) -> dict[str, str]:
    """Return the property of each attribute of the manifest."""
    shared = catalog_of_types(catalog)
    taken = MEMBERS if shared is catalog else MEMBERS.union(attribute_names(shared).values())
    spelled = {
        name: free(in_case(name, "camel"), taken) if owner is catalog else attribute_names(owner)[name]
        for name, owner in attribute_owners(catalog).items()
    }
    # The JVM's getters: `class` would be getClass, which every object has; `class_` is getClass_.
    _refuse("attributes", collisions(spelled))
    return spelled


def enumeration_names(catalog: Catalog) -> dict[str, str]:
    """Return the type of each attribute that has a list of values, of those that this package has."""
    taken = ROOT_TYPES | KOTLIN_TYPES | {index_name(catalog)}
    owners = attribute_owners(catalog)
    spelled = {}
    for attribute in catalog.manifest.attributes.values():
        if attribute.type != "enum" or owners[attribute.name] is not catalog:
            continue
        name = in_case(attribute.name, "pascal")
        if name in taken or name.endswith(("Code", "CodeRows")):
            name = free(f"{name}Attribute", taken, "Attribute")
        spelled[attribute.name] = name
    _refuse("attributes", collisions(spelled, ignore_case=True))
    return spelled


def value_names(attribute: str, values: Iterable[str]) -> dict[str, str]:
    """Return the constant of each value of an enumeration; `U4E2D` for a character outside ASCII."""
    words = {value: _STRANGE.sub(lambda found: f"-u{ord(found[0]):X}-", value) for value in values}
    spelled = {value: in_case(word, "upper_snake") or "EMPTY" for value, word in words.items()}
    spelled = {value: name if name[0].isalpha() else f"VALUE_{name}" for value, name in spelled.items()}
    _refuse(f"values of attribute {attribute}", collisions(spelled))
    return spelled


def function_names(domain: Domain) -> dict[str, str]:
    """Return the function of each entry that takes arguments."""
    spelled = {
        name: free(in_case(name, "camel"), COMPANION)
        for name, entry in domain.entries.items()
        if entry.arguments
    }
    _refuse(f"entries of {domain.name}", collisions(spelled))
    return spelled


def parameter_names(full_name: str, arguments: Iterable[str]) -> dict[str, str]:
    """Return the parameter of each argument of an entry."""
    spelled = {name: free(in_case(name, "camel"), ()) for name in arguments}
    _refuse(f"arguments of {full_name}", collisions(spelled))
    return spelled


def refuse_shared_names(domain: Domain) -> None:
    """Raise ZcodegenError if two entries of a domain have, or had, one name."""
    names = [name for entry in domain.entries.values() for name in (entry.name, *entry.aliases)]
    if len(set(names)) == len(names):
        return
    owners: dict[str, str] = {}
    for entry in domain.entries.values():
        for name in (entry.name, *entry.aliases):
            if name in owners:
                raise ZcodegenError(
                    f"{domain.name}: both {owners[name]} and {entry.name} are called {name}; remove the alias from one"
                )
            owners[name] = entry.name


def _refuse(what: str, shared: Mapping[str, tuple[str, ...]]) -> None:
    for identifier, names in shared.items():
        raise ZcodegenError(
            f"Kotlin: the {what} {' and '.join(map(repr, names))} would share the name {identifier!r}; rename one of them"
        )
