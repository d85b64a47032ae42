"""The bill of materials of a package: CycloneDX 1.6 in JSON, without the time and random serial number it may have."""

from __future__ import annotations

import json

from zcodegen import __version__
from zcodegen.catalog.model import Manifest
from zcodegen.publish.release import Digests, Package


def render_sbom(package: Package, manifest: Manifest, files: Digests) -> str:
    """Return the bill of one package; `files` are what it consists of in its registry, with SHA-256.

    Source: the CycloneDX 1.6 specification, `metadata`, `components` and `dependencies`.
    """
    bill = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "tools": {
                "components": [{"type": "application", "name": "zcodegen", "version": __version__}],
            },
            "component": {
                **_component(package, manifest.version),
                **_licences(manifest.license),
                "components": [
                    {
                        "type": "file",
                        "bom-ref": name,
                        "name": name,
                        "hashes": [{"alg": "SHA-256", "content": digest}],
                    }
                    for name, digest in sorted(files.items())
                ],
            },
        },
        "components": [
            _component(required, required.purl.rpartition("@")[2]) for required in package.requires
        ],
        "dependencies": [
            {"ref": package.purl, "dependsOn": [required.purl for required in package.requires]},
            *({"ref": required.purl} for required in package.requires),
        ],
    }
    return json.dumps(bill, ensure_ascii=False, indent=2) + "\n"


def _component(package: Package, version: str) -> dict[str, object]:
    return {
        "type": "library",
        "bom-ref": package.purl,
        "name": package.name,
        "version": version,
        "purl": package.purl,
    }


def _licences(expression: str) -> dict[str, object]:
    return {"licenses": [{"expression": expression}]} if expression else {}
