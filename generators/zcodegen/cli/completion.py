"""What a shell offers for options and arguments (click's shell completion).

A callback is called while a line is typed: outside a project, or in one that does not load, it offers less and is silent.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

from zcodegen.catalog.project import find_project
from zcodegen.diagnostics import ZcodegenError

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog, Entry


def _catalog(context: click.Context) -> Catalog | None:
    try:
        return find_project(context.params.get("catalog")).load().catalog
    except (ZcodegenError, OSError):
        return None


def _offer(words: Iterable[str], begun: str) -> list[str]:
    return sorted({word for word in words if word.startswith(begun)})


def _offer_in_list(words: Iterable[str], begun: str) -> list[str]:
    """Offer words for the last part of a list separated by commas; those before it stay and are not offered again."""
    before, comma, last = begun.rpartition(",")
    chosen = before.split(",")
    return [f"{before}{comma}{word}" for word in _offer(words, last) if word not in chosen]


def complete_domains(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer the domains of the catalog, and those above them."""
    catalog = _catalog(context)
    names = [name.split(".") for name in catalog.domains] if catalog else []
    return _offer((".".join(parts[:length]) for parts in names for length in range(1, len(parts) + 1)), begun)


def complete_entries(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer the names of entries, and their names with the domain."""
    catalog = _catalog(context)
    return _offer((word for entry in _entries(catalog) for word in (entry.name, entry.full_name)), begun)


def complete_queries(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer what `explain` finds: names, names with the domain, and codes."""
    catalog = _catalog(context)
    words = (word for entry in _entries(catalog) for word in (entry.name, entry.full_name, str(entry.code)))
    return _offer(words, begun)


def complete_documents(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer the documents that the manifest declares."""
    catalog = _catalog(context)
    return _offer(catalog.manifest.documents if catalog else (), begun)


def complete_locales(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer the locales of the catalog's texts, and the required ones."""
    catalog = _catalog(context)
    if catalog is None:
        return _offer(("de", "en", "es", "fr", "it", "ja", "ko", "pt", "ru", "zh-CN", "zh-TW"), begun)
    used = {locale for entry in catalog.entries() for locale in entry.message}
    return _offer({*used, catalog.manifest.source_locale, *catalog.manifest.required_locales}, begun)


def complete_targets(context: click.Context, _: click.Parameter, begun: str) -> list[str]:
    """Offer the targets that `--lang` builds: the built-in ones, and the custom ones of the manifest."""
    from zcodegen.targets.table import TARGETS

    catalog = _catalog(context)
    custom = catalog.manifest.targets if catalog else ()
    return _offer_in_list([*(target.short for target in TARGETS.values()), *TARGETS, *custom], begun)


def complete_message_formats(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer the formats of message bundles."""
    from zcodegen.targets.messages.table import FORMATS

    return _offer_in_list(FORMATS, begun)


def complete_rules(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer the rules of `check`."""
    from zcodegen.rules.table import RULES

    return _offer(RULES, begun)


def complete_rules_and_families(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer a list of rules and families of `check`."""
    from zcodegen.rules.table import FAMILIES, RULES

    return _offer_in_list([*RULES, *FAMILIES], begun)


def complete_ecosystems(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer where `publish` sends packages."""
    from zcodegen.publish.table import ECOSYSTEMS

    return _offer([*ECOSYSTEMS, "all"], begun)


def complete_templates(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer what `eject` writes."""
    from zcodegen.targets.table import TARGETS

    return _offer([*TARGETS, "changelog"], begun)


def complete_schemas(_: click.Context, __: click.Parameter, begun: str) -> list[str]:
    """Offer the kinds of files that have a schema."""
    from zcodegen.resources import schema_names

    return _offer(schema_names(), begun)


def _entries(catalog: Catalog | None) -> Iterable[Entry]:
    return catalog.entries() if catalog else ()
