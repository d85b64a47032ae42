"""OpenAPI 3.1 components: a schema for the codes of each domain, the bodies of errors, and responses by HTTP status.

Promises: the document is valid by itself, and its components by those of OpenAPI 3.0 as well, so that they can be merged into
a specification of either version; a client that is generated from it accepts codes that it does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.model import Catalog
from zcodegen.targets.openapi.components import components_of
from zcodegen.targets.openapi.literals import json_value, quoted
from zcodegen.targets.plan import Filters, PlannedFile, variables
from zcodegen.textcompare.markdown import escape_markup

FILTERS: Final[Filters] = {"json_value": json_value, "markup": escape_markup, "quoted": quoted}


def plan(catalog: Catalog) -> Iterator[PlannedFile]:
    """Return the document with the components of a catalog."""
    components = components_of(catalog)
    yield PlannedFile("openapi.yaml", "openapi.yaml.jinja", variables(components))
