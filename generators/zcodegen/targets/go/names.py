"""What things are called in Go: the module, a package a domain, identifiers of entries, attributes and arguments.

Promises: every name follows from the catalog's name of the thing alone, and no two things get the same one; where they
would, ZcodegenError names both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.model import Argument, Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import collisions, escape, identifiers, in_case, split_words


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What generated files call their own things: a package that is imported there under such a name would be hidden.
LOCALS = _words(
    """
    a add all c code data err facts found i json locale names numbers ok order own place slog strconv synonyms table
    target text tombstone value
    """
)
IN_DOMAIN = _words("Code Codes Domain Lookup")
IN_ROOT = _words("Code Document Domain Localized Status Text Tombstone Version")
METHODS = _words(
    """
    Aliases Deprecated Domain Err Error HTTPStatus Is Known LogValue MarshalJSON MarshalText Name Retired Retryable
    Status String Synonyms Text Tombstone UnmarshalJSON UnmarshalText
    """
)
IN_DATA = _words("Aliases Names Synonyms Table Texts Tombstones")
STATUSES = (
    *("OK", "CANCELLED", "UNKNOWN", "INVALID_ARGUMENT", "DEADLINE_EXCEEDED", "NOT_FOUND", "ALREADY_EXISTS"),
    *("PERMISSION_DENIED", "RESOURCE_EXHAUSTED", "FAILED_PRECONDITION", "ABORTED", "OUT_OF_RANGE"),
    *("UNIMPLEMENTED", "INTERNAL", "UNAVAILABLE", "DATA_LOSS", "UNAUTHENTICATED"),
)
"""google.rpc.Code by number (google/rpc/code.proto)."""
_STRANGE = re.compile(r"[^\x00-\x7f]")
_MAJOR = re.compile(r"v[0-9]+")


class Imported(Struct, frozen=True):
    """A line of an import block: the path, and the name where it is not the last segment of the path."""

    path: str
    name: str

    @property
    def line(self) -> str:
        """The line as gofmt and goimports write it."""
        return f'"{self.path}"' if self.path.rpartition("/")[2] == self.name else f'{self.name} "{self.path}"'


class Place(Struct, frozen=True):
    """Where a domain's package stands: its path below the module, and its name."""

    path: str
    package: str


def root_import(catalog: Catalog) -> Imported:
    """Return the module's root package; its name is the last word of the module path that can be one."""
    path = catalog.manifest.packages.go_module
    segments = [segment for segment in path.split("/")[1:] if not _MAJOR.fullmatch(segment)]
    last = "".join(split_words(segments[-1])) if segments else ""
    legal = last[:1].isalpha() and escape(last, "go", LOCALS) == last
    return Imported(path, last if legal else _package(catalog.manifest.name, LOCALS))


def places(catalog: Catalog) -> dict[str, Place]:
    """Return where the package of each domain stands; ZcodegenError where two domains would share one."""
    found = {domain: _place(domain) for domain in catalog.domains}
    _refuse_shared("domains", {domain: place.path for domain, place in found.items()}, "the package")
    return found


def _place(domain: str) -> Place:
    segments = domain.split(".")
    words = [_package(segments[0], {"index"}), *(_package(segment) for segment in segments[1:])]
    return Place("/".join(words), words[-1])


def _package(name: str, taken: Collection[str] = ()) -> str:
    return escape("".join(split_words(name)), "go", taken)


def imports(module: str, wanted: Iterable[Place], taken: Collection[str]) -> dict[str, Imported]:
    """Return how packages below `module` are imported side by side: path -> import; words of `taken` are in use.

    A package is called by its own name where that is free, else by its whole path.
    """
    wanted = list(wanted)
    short = Counter(place.package for place in wanted)
    long = Counter(place.path.replace("/", "") for place in wanted) + short
    used = {*taken, *LOCALS}

    def name_of(place: Place) -> str:
        whole = place.path.replace("/", "")
        if short[place.package] == 1 and place.package not in used:
            return place.package
        return whole if long[whole] == 1 and whole not in used else place.path.replace("/", "_")

    return {place.path: Imported(f"{module}/{place.path}", name_of(place)) for place in wanted}


def entry_name(name: str) -> str:
    """Return the identifier of one entry's constant."""
    return escape(in_case(name, "go_pascal"), "go", IN_DOMAIN)


def entry_names(domain: Domain) -> dict[str, str]:
    """Return the identifiers of a domain's entries, of their aliases, and of the `Args` types (by `NAME()`)."""
    names = [*domain.entries, *(alias for entry in domain.entries.values() for alias in entry.aliases)]
    spelled = {name: entry_name(name) for name in names}
    for entry in domain.entries.values():
        if entry.arguments:
            spelled[f"{entry.name}()"] = f"{in_case(entry.name, 'go_pascal')}Args"
    _refuse_shared(f"names of {domain.name}", spelled, "the identifier")
    return spelled


def field_names(place: str, arguments: Iterable[Argument]) -> dict[str, str]:
    """Return the fields of an entry's arguments."""
    spelled = identifiers((argument.name for argument in arguments), "go_pascal", "go", {"Text"})
    _refuse_shared(f"arguments of {place}", spelled, "the field")
    return spelled


def attribute_names(catalog: Catalog) -> dict[str, str]:
    """Return the method of each attribute of the manifest; an enumeration's is its type as well."""
    attributes = catalog.manifest.attributes
    spelled = identifiers(attributes, "go_pascal", "go", METHODS | IN_DATA | _root_names())
    _refuse_shared("attributes", spelled, "the method")
    return spelled


def value_names(attribute: str, values: Iterable[str]) -> dict[str, str]:
    """Return the constants of an enumeration's values: the type's name before each; `U4e2d` for what is no ASCII."""
    words = {value: _STRANGE.sub(lambda found: f"-U{ord(found[0]):X}-", value) for value in values}
    return {
        value: escape(attribute + (in_case(word, "go_pascal") or "Other"), "go", _root_names())
        for value, word in words.items()
    }


def check_enumerations(enumerations: Mapping[str, Mapping[str, str]]) -> None:
    """Raise ZcodegenError where two types or constants (type -> value -> constant) of the root package are one."""
    spelled = {kind: kind for kind in enumerations}
    for kind, values in enumerations.items():
        spelled |= {f"{kind}: {value}": name for value, name in values.items()}
    _refuse_shared("enumeration values", spelled, "the constant")


def _root_names() -> frozenset[str]:
    return IN_ROOT | {in_case(status, "go_pascal") for status in STATUSES}


def _refuse_shared(what: str, spelled: Mapping[str, str], kind: str) -> None:
    for identifier, names in collisions(spelled).items():
        raise ZcodegenError(
            f"Go: the {what} {' and '.join(map(repr, names))} would share {kind} {identifier!r}; rename one of them"
        )
