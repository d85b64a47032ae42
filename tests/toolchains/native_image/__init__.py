"""GraalVM's native-image: its builder from Maven Central, of which the parser of configurations runs on any JVM."""

from __future__ import annotations

from pathlib import Path

from tests.toolchains.tools import installed, require, set_up, succeed

_HERE = Path(__file__).parent


def resources(config: Path) -> list[str]:
    """Return what an image would hold by a `resource-config.json`: `addResources PATTERN`, `addResourceBundles NAME`."""
    java, maven = require("java"), require("maven")
    command: list[str | Path] = [maven, "-B", "-q", "-ntp", "-f", _HERE / "pom.xml", "validate"]
    jars = installed(
        "native-image",
        [_HERE / "pom.xml"],
        lambda folder: set_up("native-image's jars", [*command, f"-Dinto={folder}"], cwd=folder),
    )
    return succeed(
        [java, "-cp", f"{jars}/*", _HERE / "Resources.java", config], cwd=config.parent
    ).splitlines()
