"""The plan of the Python package: which files it has, and what their templates place in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zcodegen.targets.common import comment_locales, file_of
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.python import codes, tables
from zcodegen.targets.python.literals import FILTERS, assignment, docstring, one_line, string
from zcodegen.targets.python.metadata import metadata
from zcodegen.targets.python.names import files, flat, folder_of, parents_of, path_of
from zcodegen.targets.python.shared import shared

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Catalog, Domain

__all__ = ["FILTERS", "plan"]

EAGER: Final = 256
"""Up to so many entries an enum is made when its module is imported: 3 ms on Python 3.11."""
EXHAUSTIVE: Final = 1_000
"""Up to so many entries type checkers see an enum, and know when a `match` is complete: 0.2 s of mypy."""


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Plan the package of `catalog`; ZcodegenError where a former name is another entry's."""
    root = f"src/{catalog.manifest.packages.python_package}"
    place = files(tuple(catalog.domains))
    yield from _package(catalog, root)
    for domain in catalog.domains.values():
        yield from _domain(catalog, domain, root, place[domain.name])


def _package(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan what is there once."""
    yield from metadata(catalog, EXHAUSTIVE)
    yield from shared(catalog, root)
    parents = parents_of(tuple(catalog.domains))
    own = {path_of(domain) for domain in catalog.domains}
    for path in sorted(parents.keys() - own):
        doc = docstring([f"Domains below {path}: {', '.join(parents[path])}."])
        yield PlannedFile(
            f"{root}/{path.replace('.', '/')}/__init__.py", "src/package/namespace.py.jinja", {"doc": doc}
        )


def _domain(catalog: Catalog, domain: Domain, root: str, place: str) -> Iterator[PlannedFile]:
    """Plan the modules of a domain: its codes, and what is loaded when it is asked for."""
    yield from _codes(catalog, domain, f"{root}/{place}")
    yield from _tables(catalog, domain, root)


def _codes(catalog: Catalog, domain: Domain, path: str) -> Iterator[PlannedFile]:
    """Plan the module of a domain; a large one has its members in a table, and their types in a stub beside it."""
    package = catalog.manifest.packages.python_package
    included = [f"{package}.{path_of(name)}" for name in catalog.included(domain.name)]
    large = len(domain.entries) > EAGER
    context = _domain_context(catalog, domain, included, large=large)
    if not large:
        yield PlannedFile(path, "src/package/domain.py.jinja", context)
        return
    yield PlannedFile(path, "src/package/large.py.jinja", context)
    yield PlannedFile(f"{path}i", "src/package/large.pyi.jinja", context)


def _domain_context(
    catalog: Catalog, domain: Domain, included: list[str], *, large: bool
) -> dict[str, object]:
    manifest = catalog.manifest
    told = [catalog.texts_in(domain.name, locale) for locale in comment_locales(manifest)]
    titles = [one_line(title) for title in domain.title.values()]
    about = [one_line(text) for text in domain.description.values()]
    kind = "Int" if domain.code_type == "integer" else "Str"
    base, unknown = f"{kind}Code", f"Unknown{kind}"
    overloads = codes.overloads(domain.entries.values(), 8 if large else 12)
    aliases = codes.aliases(domain)
    union = " | ".join(["Code", *(f"{module}.Code" for module in included)])
    exhaustive = len(domain.entries) <= EXHAUSTIVE
    typing = {
        "ClassVar": aliases or not exhaustive,
        "Literal": overloads and exhaustive,
        "TypeAlias": included,
        "overload": overloads and exhaustive,
    }
    return {
        "package": manifest.packages.python_package,
        "file": file_of(domain.name),
        "module_doc": docstring([f"{' / '.join(titles)} ({domain.name}).", *about]),
        "domain": domain.name,
        "domain_line": assignment("DOMAIN", string(domain.name)),
        "base": base,
        "unknown": unknown,
        "typing": ", ".join(name for name, used in typing.items() if used),
        "code_type": "int" if kind == "Int" else "str",
        "known": "_Known" if included else "Code",
        "known_line": assignment("_Known: TypeAlias", string(union), "" if large else "    "),
        "included": included,
        "imported": sorted(included),
        "exhaustive": exhaustive,
        "hexadecimal": domain.code_format == "hex",
        "members": codes.members(domain, told),
        "aliases": aliases,
        "overloads": overloads,
    }


def _tables(catalog: Catalog, domain: Domain, root: str) -> Iterator[PlannedFile]:
    """Plan what is loaded when it is asked for: the facts of a domain, and its texts, a file a locale."""
    locales = catalog.locales()
    large = len(domain.entries) > EAGER
    literals = codes.literals(domain) if large else {}
    context = {"file": file_of(domain.name), "tables": tables.facts(domain, locales, literals)}
    yield PlannedFile(f"{root}/_facts/{flat(domain.name)}.py", "src/package/facts.py.jinja", context)
    for locale in locales:
        if rows := tables.texts(catalog.texts_in(domain.name, locale)):
            place = f"{root}/_texts/{folder_of(locale)}/{flat(domain.name)}.py"
            yield PlannedFile(
                place, "src/package/texts.py.jinja", {"file": file_of(domain.name), "rows": rows}
            )
