"""package.json: what npm, Node, bundlers and compilers read of the package."""

from __future__ import annotations

import json
from collections.abc import Mapping

from zcodegen.catalog.model import Catalog
from zcodegen.targets import common
from zcodegen.targets.typescript.names import path


def about(catalog: Catalog) -> str:
    """Return package.json as npm and prettier write it: every list and object over several lines."""
    manifest = catalog.manifest
    repository = {"type": "git", "url": manifest.repository} if manifest.repository else None
    fields = {
        "name": manifest.packages.typescript_name,
        "version": manifest.version,
        "description": common.package_description(manifest),
        "license": manifest.license,
        "homepage": manifest.homepage,
        "repository": repository,
        "type": "module",
        "sideEffects": False,
        "engines": {"node": ">=18"},
        "main": "./index.js",
        "types": "./index.d.ts",
        "exports": _exports(catalog),
        "files": ["**/*.d.ts", "**/*.js"],
    }
    kept = {name: value for name, value in fields.items() if value or value is False}
    return json.dumps(kept, ensure_ascii=False, indent=2)


def _exports(catalog: Catalog) -> Mapping[str, str]:
    exports = {".": "./index.js"}
    exports |= {f"./{name}": f"./{name}.js" for name in ("error", "lookup", "text")}
    for place in map(path, catalog.domains):
        exports[f"./{place}"] = f"./{place}.js"
        exports[f"./{place}/text"] = f"./{place}/text.js"
        exports[f"./{place}/text/*"] = f"./{place}/text/*.js"
    return {**exports, "./package.json": "./package.json"}
