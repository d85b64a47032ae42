"""The modules that all domains use: what codes have in common, attributes, the index of domains, locales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.catalog.model import HTTP_STATUS
from zcodegen.locales import fallback_table, next_locale
from zcodegen.targets.common import documents_of
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.python.literals import docstring, literal, one_line, string
from zcodegen.targets.python.metadata import example
from zcodegen.targets.python.names import folder_of, path_of
from zcodegen.targets.python.values import attribute_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Catalog


def shared(catalog: Catalog, root: str) -> Iterator[PlannedFile]:
    """Plan the modules that every domain uses."""
    package = catalog.manifest.packages.python_package
    attributes = attribute_rows(catalog.manifest.attributes.values())
    contexts: dict[str, dict[str, object]] = {
        "__init__.py": {"package": package, "doc": docstring([_title(catalog)])},
        "_attributes.py": {
            "attributes": attributes,
            "literals": any("Literal" in type_ for _, type_, *_ in attributes),
        },
        "_codes.py": {
            "package": package,
            "source": catalog.manifest.source_locale,
            "example": example(catalog),
            "http_status": list(HTTP_STATUS.items()),
        },
        "_domains.py": _index(catalog),
        "_texts/__init__.py": _locales(catalog),
    }
    for path, context in contexts.items():
        yield PlannedFile(f"{root}/{path}", f"src/package/{path}.jinja", context)
    yield PlannedFile(f"{root}/py.typed")
    loaded = {f"_texts/{folder_of(locale)}": f"Texts in {locale}" for locale in catalog.locales()}
    for folder, what in {"_facts": "Facts of codes", **loaded}.items():
        doc = {"doc": docstring([f"{what}: a module a domain, loaded when it is asked for."])}
        yield PlannedFile(f"{root}/{folder}/__init__.py", "src/package/namespace.py.jinja", doc)


def _title(catalog: Catalog) -> str:
    manifest = catalog.manifest
    title = one_line(manifest.title.get("en") or manifest.description or manifest.name)
    return f"{title.rstrip('.')}."


def _locales(catalog: Catalog) -> dict[str, object]:
    """Return the context of the module that finds texts by locale."""
    locales, source, chains = catalog.locales(), catalog.manifest.source_locale, catalog.manifest.fallback
    return {
        "package": catalog.manifest.packages.python_package,
        "source": source,
        "locales": locales,
        "fallback": list(fallback_table(locales, source, chains).items()),
        "following": next_locale(locales, source, chains),
    }


def _index(catalog: Catalog) -> dict[str, object]:
    """Return the context of the index of domains."""
    package = catalog.manifest.packages.python_package
    documents = catalog.manifest.documents
    return {
        "package": package,
        "documents": [
            (string(document.id), literal(dict(document.title), 8), literal(dict(document.url), 8))
            for document in documents.values()
        ],
        "domains": [
            (
                domain.name,
                f"{package}.{path_of(domain.name)}",
                literal(dict(domain.title), 8),
                literal(dict(domain.description), 8),
                literal(list(domain.includes), 8),
                [string(document.id) for document in documents_of(catalog, domain.name)],
            )
            for domain in catalog.domains.values()
        ],
    }
