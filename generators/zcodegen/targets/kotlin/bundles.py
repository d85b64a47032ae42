"""ResourceBundles on the class path of the package, where the manifest wants message bundles as `properties`.

The bundle of a domain is `<package>.messages.<domain>`, which is where a library may put resources without being in the
way of another; its files say what those of out/messages/properties say.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.catalog.model import Catalog, Domain
from zcodegen.targets.common import file_of
from zcodegen.targets.messages.bundles import domain_bundles
from zcodegen.targets.messages.formats import properties
from zcodegen.targets.plan import PlannedFile

_TEMPLATE = "src/main/resources/package/messages/domain.properties.jinja"


def base_name(catalog: Catalog, domain: Domain) -> str:
    """Return the name to give to ResourceBundle.getBundle; empty where the package has no bundles."""
    packages = catalog.manifest.packages
    return (
        f"{packages.kotlin_package}.messages.{domain.name}"
        if "properties" in packages.message_formats
        else ""
    )


def plan_bundles(catalog: Catalog, domain: Domain) -> Iterator[PlannedFile]:
    """Plan the bundles of a domain, if there are to be any."""
    if base_name(catalog, domain):
        folder = f"src/main/resources/{catalog.manifest.packages.kotlin_package.replace('.', '/')}/messages"
        for path, context in properties.files_of(catalog, domain_bundles(catalog, domain)):
            yield PlannedFile(f"{folder}/{path}", _TEMPLATE, {**context, "file": file_of(domain.name)})
