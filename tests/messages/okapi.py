"""Okapi's libraries and the schema of XLIFF 1.2 that one of them carries, from Maven Central, for tests alone."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from tests.toolchains.tools import installed, require, set_up, unavailable

POM = Path(__file__).parent / "consumers" / "okapi" / "pom.xml"
_SCHEMAS = "net/sf/okapi/lib/verification"


def libraries() -> Path:
    """Return the folder of Okapi's jars."""
    require("java")
    require("maven")
    return installed("okapi", [POM], _install)


def _install(folder: Path) -> None:
    set_up("Okapi's libraries", ["mvn", "-q", "-B", "-f", POM, "validate", f"-Dinto={folder}"], cwd=folder)
    jars = [next(folder.glob(f"okapi-lib-{name}-*.jar"), None) for name in ("xliff2", "verification")]
    if jars[0] is None or jars[1] is None:
        unavailable("Okapi's libraries are missing: Maven did not copy them")
    with ZipFile(jars[1]) as jar:
        for name in ("xliff-core-1.2-strict.xsd", "xml.xsd"):  # the first imports the other
            jar.extract(f"{_SCHEMAS}/{name}", folder)


@cache
def strict_xliff() -> etree.XMLSchema:
    """Return the strict schema of XLIFF 1.2, the standard's own."""
    return etree.XMLSchema(etree.parse(str(libraries() / _SCHEMAS / "xliff-core-1.2-strict.xsd")))
