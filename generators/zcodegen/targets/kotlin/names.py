"""What things are called in Kotlin: packages, classes, attributes, functions.

Promises: every name follows from the catalog's name of the thing alone, can be written in Kotlin and in Java, and no
two things get the same one; where they would, ZcodegenError names both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import collisions, escape, identifiers, in_case, split_words

_ROOT_TYPES = """
    Code CodeException Document Domain Filled IntegerCode IntegerDomain Locales Rows Status StringCode StringDomain Text
    Tombstone UnknownInteger UnknownString
"""
ROOT_TYPES = frozenset(_ROOT_TYPES.split())
_MEMBERS = """
    aliases declaringClass deprecated domain entries httpStatus isKnown isRetryable name ordinal retired status synonyms
    text value values
"""
MEMBERS = frozenset(_MEMBERS.split())
"""Members of a code, those of an enum included: an attribute of such a name gets an underscore."""
COMPANION = frozenset({"equals", "lookup", "of", "wait"})
"""Functions of a domain's companion, and what no function may be called there."""
_STRANGE = re.compile(r"[^\x00-\x7f]")


class Place(Struct, frozen=True):
    """Where a domain's interface stands, and its name."""

    package: str
    name: str
    path: str
    """The package as words, for another name of the interface where two are imported."""

    @property
    def qualified(self) -> str:
        """The interface with its package."""
        return f"{self.package}.{self.name}"

    @property
    def folder(self) -> str:
        """The folder of the package below `src/main/kotlin`."""
        return self.package.replace(".", "/")


def places(catalog: Catalog) -> dict[str, Place]:
    """Return the place of each domain; ZcodegenError where two are one file on some file system."""
    root = catalog.manifest.packages.kotlin_package
    found = {domain: _place(root, domain) for domain in catalog.domains}
    qualified = {domain: place.qualified for domain, place in found.items()}
    _refuse("domains", collisions(qualified, ignore_case=True))
    return found


def _place(root: str, domain: str) -> Place:
    *above, last = domain.split(".")
    packages = [escape("".join(split_words(segment)), "kotlin") for segment in above]
    path = "".join(in_case(segment, "pascal") + "_" for segment in above)
    return Place(".".join((root, *packages)), f"{in_case(last, 'pascal')}Code", path)


def index_name(catalog: Catalog) -> str:
    """Return the object that knows all domains: the catalog's own name, unless a class may be called so."""
    name = in_case(catalog.manifest.name, "pascal")
    return f"{name}Index" if name in ROOT_TYPES or name.endswith("Code") else name


def imported(
    place: Place | None, package: str, wanted: Iterable[Place]
) -> tuple[dict[Place, str], list[str]]:
    """Return how a file of `package`, that of `place`, calls the interfaces it uses, and what it imports for that."""
    wanted = list(wanted)
    count = Counter(other.name for other in (*wanted, *([place] if place else [])))
    called = {other: other.name if count[other.name] == 1 else other.path + other.name for other in wanted}
    lines = [
        other.qualified if name == other.name else f"{other.qualified} as {name}"
        for other, name in called.items()
        if other.package != package or name != other.name
    ]
    return called, sort_findings(lines)


def sort_findings(imports: Iterable[str]) -> list[str]:
    """Return imports as Kotlin's official style sorts them: those that give another name come last."""
    return sorted(imports, key=lambda line: (" as " in line, line))


def attribute_names(catalog: Catalog) -> dict[str, str]:
    """Return the property of each attribute of the manifest."""
    spelled = identifiers(catalog.manifest.attributes, "camel", "kotlin", MEMBERS)
    _refuse("attributes", collisions(spelled))
    return spelled


def enumeration_names(catalog: Catalog) -> dict[str, str]:
    """Return the type of each attribute that has values to choose from."""
    taken = {*ROOT_TYPES, index_name(catalog)}
    declared = catalog.manifest.attributes.values()
    spelled = {one.name: in_case(one.name, "pascal") for one in declared if one.type == "enum"}
    for name, spelling in spelled.items():
        if spelling in taken or spelling.endswith("Code"):
            spelled[name] = f"{spelling}Attribute"
    _refuse("attributes", collisions(spelled, ignore_case=True))
    return spelled


def value_names(attribute: str, values: Iterable[str]) -> dict[str, str]:
    """Return the entry of each value of an enumeration; `U4E2D` for what is no ASCII."""
    words = {value: _STRANGE.sub(lambda found: f"-u{ord(found[0]):X}-", value) for value in values}
    spelled = {value: in_case(word, "upper_snake") or "EMPTY" for value, word in words.items()}
    spelled = {value: name if name[0].isalpha() else f"VALUE_{name}" for value, name in spelled.items()}
    _refuse(f"values of attribute {attribute}", collisions(spelled))
    return spelled


def function_names(domain: Domain) -> dict[str, str]:
    """Return the function of each entry that takes arguments."""
    entries = [name for name, entry in domain.entries.items() if entry.arguments]
    spelled = identifiers(entries, "camel", "kotlin", COMPANION)
    _refuse(f"entries of {domain.name}", collisions(spelled))
    return spelled


def parameter_names(place: str, arguments: Iterable[str]) -> dict[str, str]:
    """Return the parameter of each argument of an entry."""
    spelled = identifiers(arguments, "camel", "kotlin")
    _refuse(f"arguments of {place}", collisions(spelled))
    return spelled


def refuse_shared_names(domain: Domain) -> None:
    """Raise ZcodegenError where two entries of a domain have, or had, one name."""
    names = [name for entry in domain.entries.values() for name in (entry.name, *entry.aliases)]
    if len(set(names)) == len(names):
        return
    owners: dict[str, str] = {}
    for entry in domain.entries.values():
        for name in (entry.name, *entry.aliases):
            if name in owners:
                raise ZcodegenError(
                    f"{domain.name}: both {owners[name]} and {entry.name} are called {name}; take the alias from one"
                )
            owners[name] = entry.name


def _refuse(what: str, shared: Mapping[str, tuple[str, ...]]) -> None:
    for identifier, names in shared.items():
        raise ZcodegenError(
            f"Kotlin: the {what} {' and '.join(map(repr, names))} would share the name {identifier!r}; rename one of them"
        )
