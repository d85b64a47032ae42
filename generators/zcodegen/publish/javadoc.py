"""The pages of the Kotlin package that IDEs and javadoc viewers show, made by Dokka through `mvn`.

Dokka's Javadoc form has no date and no path, so the same sources make the same pages. Its plugin needs a pom:
it gets a separate one, since the package's pom is published as it is, and may be a user's.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.sax.saxutils import escape

from zcodegen.catalog.model import Manifest
from zcodegen.files import real_path
from zcodegen.publish.tools import run, tool

KOTLIN: Final = "2.0.21"
"""The version of Kotlin's standard library that packages need."""

_DOKKA: Final = "2.0.0"
_GOAL: Final = f"org.jetbrains.dokka:dokka-maven-plugin:{_DOKKA}:javadoc"
_OUTPUT: Final = "target/dokkaJavadoc"
_POM: Final = f"""\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>{{group}}</groupId>
  <artifactId>{{artifact}}</artifactId>
  <version>{{version}}</version>
  <dependencies>
    <dependency>
      <groupId>org.jetbrains.kotlin</groupId>
      <artifactId>kotlin-stdlib</artifactId>
      <version>{KOTLIN}</version>
    </dependency>
{{needed}}  </dependencies>
  <build>
    <sourceDirectory>{{sources}}</sourceDirectory>
    <plugins>
      <plugin>
        <groupId>org.jetbrains.dokka</groupId>
        <artifactId>dokka-maven-plugin</artifactId>
        <version>{_DOKKA}</version>
        <configuration>
          <jdkVersion>11</jdkVersion>
          <noJdkLink>true</noJdkLink>
          <noStdlibLink>true</noStdlibLink>
          <offlineMode>true</offlineMode>
        </configuration>
      </plugin>
    </plugins>
  </build>
</project>
"""
_NEEDED: Final = """\
    <dependency>
      <groupId>needed</groupId>
      <artifactId>{name}</artifactId>
      <version>1</version>
      <scope>system</scope>
      <systemPath>{path}</systemPath>
    </dependency>
"""


def render_javadoc(
    manifest: Manifest, sources: Path, scratch: Path, jars: Sequence[Path] = ()
) -> dict[str, bytes]:
    """Return the pages of the Kotlin files below `sources`, which refer to classes of `jars`: path -> content.

    Raises ZcodegenError where Dokka fails.
    """
    maven = tool("mvn", to="make the Kotlin package's pages")
    packages = manifest.packages
    pom = _POM.format(
        group=escape(packages.kotlin_group),
        artifact=escape(packages.kotlin_artifact),
        version=escape(manifest.version),
        sources=escape(real_path(sources).as_posix()),
        needed="".join(
            _NEEDED.format(name=f"jar-{number}", path=escape(real_path(jar).as_posix()))
            for number, jar in enumerate(jars)
        ),
    )
    scratch.mkdir()
    (scratch / "pom.xml").write_text(pom, encoding="utf-8", newline="\n")
    run([maven, "--batch-mode", "--no-transfer-progress", "--quiet", _GOAL], cwd=scratch)
    pages = scratch / _OUTPUT
    return {
        path.relative_to(pages).as_posix(): path.read_bytes() for path in pages.rglob("*") if path.is_file()
    }
