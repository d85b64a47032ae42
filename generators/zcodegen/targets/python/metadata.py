"""What tells of the package: pyproject.toml, README.md, and the entry that the docs show as an example."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from zcodegen.targets import common
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.python.codes import code_literal
from zcodegen.targets.python.literals import docstring, one_line, string
from zcodegen.targets.python.names import path_of
from zcodegen.textcompare.arguments import substitute

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zcodegen.catalog.model import Catalog, Domain


def example(catalog: Catalog) -> dict[str, str]:
    """Return an entry to show in the docs: an ordinary error, and a code that is unknown beside it."""
    entry = common.example(catalog)
    domain = catalog.domains[entry.domain]
    parent, _, module = f"{catalog.manifest.packages.python_package}.{path_of(domain.name)}".rpartition(".")
    locale = "en" if "en" in entry.message else next(iter(entry.message))
    message = entry.message[locale].value
    label = common.qualified_label(entry, domain)
    return {
        "domain": domain.name,
        "name": entry.name,
        "code": code_literal(entry, domain),
        "unknown": _unknown(catalog, domain),
        "label": label,
        "label_doc": docstring([f"The form for errors and logs: `{one_line(label)}`."], " " * 8),
        "parent": parent,
        "module": module,
        "locale": locale,
        "message": substitute(message, {}) if entry.arguments else message,
        "status": entry.status,
        "http_status": str(entry.http_status),
        "retryable": str(entry.retryable),
    }


def _unknown(catalog: Catalog, domain: Domain) -> str:
    """Return the literal of a code that `domain` does not answer with."""
    if domain.code_type == "string":
        return string("NoSuchCode")
    domains = (domain, *(catalog.domains[name] for name in catalog.included(domain.name)))
    known = {entry.code for each in domains for entry in each.entries.values()}
    return str(next(number for number in count(7) if number not in known))


def metadata(catalog: Catalog, exhaustive: int) -> Iterator[PlannedFile]:
    """Plan pyproject.toml and README.md; `exhaustive` is the largest domain whose `match` is checked."""
    manifest = catalog.manifest
    context: dict[str, object] = {
        "distribution": manifest.packages.python_distribution,
        "package": manifest.packages.python_package,
        "version": manifest.version,
        "description": one_line(common.package_description(manifest)),
        "license": manifest.license,
        "urls": [
            (name, url)
            for name, url in (("Homepage", manifest.homepage), ("Source", manifest.repository))
            if url
        ],
        "title": one_line(manifest.title.get("en") or manifest.packages.python_distribution),
        "example": example(catalog),
        "source": manifest.source_locale,
        "exhaustive": exhaustive,
        "domains": [
            (
                domain.name,
                f"{manifest.packages.python_package}.{path_of(domain.name)}",
                _title(domain),
                len(domain.entries),
            )
            for domain in catalog.domains.values()
        ],
    }
    yield PlannedFile("pyproject.toml", "pyproject.toml.jinja", context)
    yield PlannedFile("README.md", "README.md.jinja", context)


def _title(domain: Domain) -> str:
    """Return the title of a domain for a cell of a Markdown table."""
    title = one_line(domain.title.get("en") or next(iter(domain.title.values()), domain.name))
    return title.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("`", "\\`")
