"""Names in Go: the module, a package for each domain, identifiers of entries, attributes and arguments.

Every name follows from the catalog's name alone. `free` is the only function that chooses one: it never returns a word of
the language or a word that generated files use. Two catalog names with one Go name are a ZcodegenError.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Argument, Catalog, Domain, ImportedPackage, Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import collisions, in_case, split_words
from zcodegen.naming.reserved import RESERVED
from zcodegen.targets.shared_types import catalog_of_types


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LOCALS: Final = _words(
    """
    a add aliases all arguments b body buffer c code count data domain envelope err errors facts fmt form found i index
    json kinds links locale message n name named nameEnds names number numbers ok order other own owner parsed preferred
    response row rows short since slog start strconv strings synonyms t table target text texts time tombstone tombstones
    unicode value
    """
)
"""Words that generated files declare or import: a package imported under such a name would be hidden, or hide it."""
IN_DOMAIN: Final = _words("Code Codes Domain FromResponse Lookup Named Parse")
"""What a domain's package declares besides the names of the catalog."""
STATUSES: Final = (
    *("OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS"),
    *("PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE"),
    *("UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"),
)
"""google.rpc.Code by number (google/rpc/code.proto)."""
IN_ROOT: Final = _words(
    """
    Actor ActorCaller ActorOwner ActorUser ActorVendor Code DefaultLocale Document Domain Error Link Locales Localized
    Negotiate NewProblem Problem Recovery RecoveryCorrectable RecoveryTerminal RecoveryTransient Response SourceLocale
    Status Text Tombstone Version
    """
) | {in_case(status, "go_pascal") for status in STATUSES}
"""What the root package declares."""
METHODS: Final = _words(
    """
    Actor Aliases As Deprecated Domain Equivalents Err Error Format FormatError GoString GobDecode GobEncode HTTPStatus Is Known Links
    LogValue MarshalBinary MarshalJSON MarshalText MarshalXML Name Peek ReadByte ReadFrom ReadRune Recovery Retired
    RetryAfter Retryable Scan Seek Since Status String Synonyms Text TextWith Tombstone URL UnmarshalBinary UnmarshalJSON
    UnmarshalText UnmarshalXML UnreadByte UnreadRune Unwrap Value WithMessage WriteByte WriteTo
    """
)
"""Methods of a code, and those that `go vet` and the standard library give a meaning."""
IN_DATA: Final = _words("Aliases Equivalents Links Names Since Synonyms Table Texts Tombstones")
"""What a domain's package of columns declares."""
_STRANGE = re.compile(r"[^\x00-\x7f]")
_MAJOR = re.compile(r"v[0-9]+")


class Import(Struct, frozen=True):
    """An import: the path, and the name if it is not the last segment of the path."""

    path: str
    name: str

    @property
    def alias(self) -> str:
        """The name that the import states; empty if it is the last segment of the path."""
        return "" if self.path.rpartition("/")[2] == self.name else self.name

    @property
    def line(self) -> str:
        """The import as gofmt and goimports write it."""
        return f'{self.alias} "{self.path}"'.strip()


class DomainPackage(Struct, frozen=True):
    """The package of a domain: its path below its module, its name, and the module."""

    path: str
    name: str
    module: str = ""

    @property
    def full_path(self) -> str:
        """The path that programs import."""
        return f"{self.module}/{self.path}"


def free(name: str, taken: Collection[str], suffix: str = "_") -> str:
    """Return `name`, with `suffix` added until it is neither a word of Go nor one of `taken`."""
    while name in RESERVED["go"] or name in taken:
        name += suffix
    return name


def root_import(manifest: Manifest) -> Import:
    """Return the root package of a catalog's module; its name is the last word of the module path that can be one."""
    path = manifest.packages.go_module
    segments = [segment for segment in path.split("/")[1:] if not _MAJOR.fullmatch(segment)]
    last = "".join(split_words(segments[-1])) if segments else ""
    if not (last[:1].isalpha() and free(last, LOCALS) == last):
        last = free("".join(split_words(manifest.name)), LOCALS, "codes")
    return Import(path, last)


def module_of_version(module: str, major: int) -> str:
    """Return the path that a module must have in a major version (https://go.dev/ref/mod#major-version-suffixes)."""
    bare = re.sub(r"/v([2-9]|[1-9][0-9]+)$", "", module)
    return f"{bare}/v{major}" if major > 1 else bare


def imported_modules(catalog: Catalog) -> dict[str, ImportedPackage]:
    """Return the modules of other catalogs that this one imports, by their paths, sorted."""
    packages = {
        package.manifest.packages.go_module: package for package in catalog.imports.get("go", {}).values()
    }
    return dict(sorted(packages.items()))


def module_of_types(catalog: Catalog) -> Manifest | None:
    """Return the catalog whose module declares the types of codes that this catalog's module has; None if that does itself.

    A code of another module is a value here only if both modules have one type of codes. Raises ZcodegenError if the
    imported modules have different ones.
    """
    types = catalog_of_types(catalog, "go")
    return types.manifest if types else None


def domain_packages(catalog: Catalog) -> dict[str, DomainPackage]:
    """Return the package of each domain; ZcodegenError if two domains would share one."""
    imported = catalog.imports.get("go", {})
    found = {
        domain: _domain_package(domain, imported[domain].manifest if domain in imported else catalog.manifest)
        for domain in catalog.domains
    }
    _refuse_shared("domains", {domain: package.full_path for domain, package in found.items()}, "the package")
    return found


def _domain_package(domain: str, owner: Manifest) -> DomainPackage:
    first, *others = ("".join(split_words(segment)) for segment in domain.split("."))
    words = [free(first, {"index"}), *(free(word, ()) for word in others)]
    return DomainPackage("/".join(words), words[-1], owner.packages.go_module)


def imports(
    wanted: Iterable[DomainPackage], taken: Collection[str], below: str = ""
) -> dict[DomainPackage, Import]:
    """Return how packages (`below` a folder of their module) are imported side by side; words of `taken` are in use.

    A package keeps its own name if that is free, else its whole path is its name, with `codes` added if need be.
    """
    used = {*taken, *LOCALS}
    wanted = sorted(wanted, key=lambda package: (package.path, package.module))
    shared = {package.name for package in wanted if _count(wanted, package.name) > 1}
    found: dict[DomainPackage, Import] = {}
    for package in wanted:
        name = package.name
        if name in shared or name in used:
            name = free(package.path.replace("/", ""), used | {other.name for other in wanted}, "codes")
        used.add(name)
        found[package] = Import(f"{package.module}{below}/{package.path}", name)
    return found


def _count(wanted: Iterable[DomainPackage], name: str) -> int:
    return sum(package.name == name for package in wanted)


def entry_name(name: str) -> str:
    """Return the identifier of one entry's constant."""
    return free(in_case(name, "go_pascal"), IN_DOMAIN)


def entry_names(domain: Domain) -> dict[str, str]:
    """Return the identifiers of a domain's entries, of their aliases, and of the `Args` types (by `NAME()`)."""
    names = [*domain.entries, *(alias for entry in domain.entries.values() for alias in entry.aliases)]
    spelled = {name: entry_name(name) for name in names}
    for entry in domain.entries.values():
        if entry.arguments:
            spelled[f"{entry.name}()"] = f"{in_case(entry.name, 'go_pascal')}Args"
    _refuse_shared(f"names of {domain.name}", spelled, "the identifier")
    return spelled


def field_names(full_name: str, arguments: Iterable[Argument]) -> dict[str, str]:
    """Return the fields of an entry's arguments."""
    spelled = {
        argument.name: free(in_case(argument.name, "go_pascal"), {"Err", "Map", "Text"})
        for argument in arguments
    }
    _refuse_shared(f"arguments of {full_name}", spelled, "the field")
    return spelled


def attribute_names(catalog: Catalog) -> dict[str, str]:
    """Return the method of each attribute of the manifest; an enumeration's is its type as well."""
    taken = METHODS | IN_DATA | IN_ROOT
    spelled = {name: free(in_case(name, "go_pascal"), taken) for name in catalog.manifest.attributes}
    _refuse_shared("attributes", spelled, "the method")
    return spelled


def value_names(attribute: str, values: Iterable[str]) -> dict[str, str]:
    """Return the constants of an enumeration's values: the type's name before each; `U4e2d` for what is not ASCII."""
    words = {value: _STRANGE.sub(lambda found: f"-U{ord(found[0]):X}-", value) for value in values}
    return {
        value: free(attribute + (in_case(word, "go_pascal") or "Other"), IN_ROOT)
        for value, word in words.items()
    }


def check_root(methods: Collection[str], enumerations: Mapping[str, Mapping[str, str]]) -> None:
    """Raise ZcodegenError if two declarations of the root package share a name.

    `methods` are the attributes' methods, `enumerations` the types: type -> value -> constant.
    """
    spelled = {kind: kind for kind in enumerations}
    spelled |= {f"the function of {method}": f"{method}Of" for method in methods}
    for kind, values in enumerations.items():
        spelled |= {f"{kind}: {value}": name for value, name in values.items()}
    _refuse_shared("enumeration values", spelled, "the constant")


def _refuse_shared(what: str, spelled: Mapping[str, str], kind: str) -> None:
    for identifier, names in collisions(spelled).items():
        raise ZcodegenError(
            f"Go: the {what} {' and '.join(map(repr, names))} would share {kind} {identifier!r}; rename one of them"
        )
