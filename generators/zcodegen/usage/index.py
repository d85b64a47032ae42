"""A catalog as a scan asks it: which entries a number can be, in whose range it is, what an import means."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Code, Domain, Entry
from zcodegen.targets.constants import PACKAGES, Constant, Module, constants

_MIN_DIGITS: Final = 7
_MIN_SIGNS: Final = 3
_LEAST_LETTERS: Final = 4
_RUN: Final = "0123456789" * 2
_BIG: Final = 12
_ABOVE: Final = re.compile(r"[./][^./]*$|^[^./]*$")


class CatalogIndex(Struct, frozen=True, dict=True):
    """The codes and names of a catalog, each worked out once."""

    catalog: Catalog

    @cached_property
    def by_code(self) -> Mapping[Code, tuple[Entry, ...]]:
        """The entries of each code, in any domain."""
        found: dict[Code, tuple[Entry, ...]] = {}
        for entry in self.catalog.entries():
            found[entry.code] = (*found.get(entry.code, ()), entry)
        return found

    @cached_property
    def constants(self) -> Mapping[tuple[str, str], Constant]:
        """Target and path to the constant that is there, in the languages that the catalog has packages for."""
        return {
            (constant.module.target, path): constant
            for constant in constants(self.catalog, PACKAGES)
            for path in constant.paths
        }

    @cached_property
    def modules(self) -> Mapping[tuple[str, str], Module]:
        """Target and path to the module that is there."""
        modules = (constant.module for constant in self.constants.values())
        return {(module.target, module.path): module for module in modules}

    @cached_property
    def members(self) -> Mapping[str, Mapping[str, tuple[str, ...]]]:
        """Target to path to what is below it, for all that leads to a constant: packages, modules, types."""
        found: dict[str, dict[str, dict[str, None]]] = {target: {} for target in PACKAGES}
        for target, path in self.constants:
            child = path
            while above := _ABOVE.sub("", child):
                siblings = found[target].setdefault(above, {})
                if child in siblings:
                    break
                siblings[child] = None
                child = above
        return {
            target: {path: tuple(children) for path, children in paths.items()}
            for target, paths in found.items()
        }

    def is_known(self, target: str, path: str) -> bool:
        """Return whether a path leads to a constant of a target, or is one."""
        return path in self.members[target] or (target, path) in self.constants

    @cached_property
    def suggestions(self) -> Mapping[tuple[str, str], Constant]:
        """Target and place of an entry to its constant, for the targets that the manifest names."""
        return {
            (constant.module.target, constant.entry.full_name): constant
            for constant in constants(self.catalog)
            if constant.name == constant.entry.name
        }

    @cached_property
    def signs(self) -> tuple[str, ...]:
        """Words that show that a file is about the catalog: its vendors, and the names of its packages, in lower case."""
        packages = self.catalog.manifest.packages
        named = (
            f"{packages.python_package}.", f"{packages.typescript_name}/", packages.go_module, f"{packages.kotlin_package}.",
        )  # fmt: skip
        vendors = {domain.vendor for domain in self.catalog.domains.values()}
        words = {*named, *(vendor.replace("-", "") for vendor in vendors)}
        return tuple(sorted(word.lower() for word in words if sum(map(str.isalpha, word)) >= _LEAST_LETTERS))

    @cached_property
    def roots(self) -> Mapping[str, frozenset[str]]:
        """Target to the first words of its paths: a program may write a path in full."""
        found = {target: {path.partition(".")[0] for path in paths} for target, paths in self.members.items()}
        return {target: frozenset(words) for target, words in found.items()}

    @cached_property
    def has_strings(self) -> bool:
        """Whether some codes are strings."""
        return any(isinstance(code, str) for code in self.by_code)

    def homes(self, code: Code) -> tuple[Domain, ...]:
        """Return the domains in whose ranges a number is that no entry has, or that reserve it."""
        if code in self.by_code:
            return ()
        return tuple(
            domain
            for domain in self.catalog.domains.values()
            if domain.reservation(code)
            or (isinstance(code, int) and any(first <= code <= last for first, last in domain.ranges))
        )

    def code_of(self, written: str) -> Code | None:
        """Return the code that a text is, as an integer or as a string; None if it is none of the catalog's."""
        if written in self.by_code:
            return written
        if re.fullmatch(r"-?[0-9]{1,19}", written) and int(written) in self.by_code:
            return int(written)
        return None

    def is_written(self, code: int, *, is_hex: bool) -> bool:
        """Return whether a number in this notation can be a code: hex only in domains whose codes are hex."""
        if not is_hex:
            return True
        owners = [self.catalog.domains[entry.domain] for entry in self.by_code.get(code, ())]
        return any(domain.code_format == "hex" for domain in (*owners, *self.homes(code)))

    def best_of(self, entries: Iterable[Entry], domains: Iterable[str]) -> tuple[Entry, ...]:
        """Return the entries of the domains that a file uses, or all if none of these has one."""
        found = tuple(entries)
        used = {name for domain in domains for name in (domain, *self.catalog.included(domain))}
        return tuple(entry for entry in found if entry.domain in used) or found


def is_distinctive(code: Code) -> bool:
    """Return whether a code is hardly ever anything else: a long number without a pattern, a string of several words."""
    if isinstance(code, str):
        return len(code) >= _BIG and bool(re.search(r"[a-z][A-Z.]|[A-Za-z]\.[A-Za-z]|[A-Z]_[A-Z]", code))
    digits = str(abs(code))
    significant = digits.rstrip("0")
    return (
        len(digits) >= _MIN_DIGITS
        and len(set(digits)) >= _MIN_SIGNS
        and len(significant) * 2 > len(digits)
        and digits not in _RUN
        and digits[::-1] not in _RUN
    )
