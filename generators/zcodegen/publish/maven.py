"""Maven: jar, sources, javadoc and pom by `mvn`, deployed by its deploy plugin, signed where a key is given."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.publish.archive import hashes, sha256, write_zip
from zcodegen.publish.fetch import absolute_address, fetch, refuse_plain_http
from zcodegen.publish.javadoc import KOTLIN, render_javadoc
from zcodegen.publish.release import EPOCH_TEXT, Digests, Package, Release, Source
from zcodegen.publish.tools import SHARED, run, tool

_PLUGINS: Final = "org.apache.maven.plugins"
_ENFORCER: Final = f"{_PLUGINS}:maven-enforcer-plugin:3.6.1:enforce"
_SOURCES: Final = f"{_PLUGINS}:maven-source-plugin:3.3.1:jar-no-fork"
_DEPLOY: Final = f"{_PLUGINS}:maven-deploy-plugin:3.1.4:deploy-file"
_SIGN_AND_DEPLOY: Final = f"{_PLUGINS}:maven-gpg-plugin:3.2.8:sign-and-deploy-file"
_RULES: Final = "banDuplicatePomDependencyVersions,dependencyConvergence,requireReleaseDeps"
_QUIET: Final = ("--batch-mode", "--no-transfer-progress", "--quiet")
_ALL: Final = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>zcodegen</groupId>
  <artifactId>zcodegen</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <modules>
{modules}  </modules>
</project>
"""
_USER: Final = "MAVEN_USERNAME"
_PASSWORD: Final = "MAVEN_PASSWORD"  # noqa: S105  # the name of a variable
_SERVER: Final = "zcodegen"
_SETTINGS: Final = f"""\
<settings>
  <servers>
    <server>
      <id>{_SERVER}</id>
      <username>${{env.{_USER}}}</username>
      <password>${{env.{_PASSWORD}}}</password>
    </server>
  </servers>
</settings>
"""


def package(manifest: Manifest) -> Package:
    """Return the Maven artifact and Kotlin's standard library, the one thing that it needs."""
    group, artifact = manifest.packages.kotlin_group, manifest.packages.kotlin_artifact
    stdlib = "org.jetbrains.kotlin", "kotlin-stdlib"
    needs = Package(":".join(stdlib), f"pkg:maven/{'/'.join(stdlib)}@{KOTLIN}")
    return Package(f"{group}:{artifact}", f"pkg:maven/{group}/{artifact}@{manifest.version}", (needs,))


def pack(source: Source, scratch: Path, into: Path) -> list[str]:
    """Build the jars in a copy of the project and lay them into `into` as a repository has them.

    The packages that it imports are built with it, as their catalogs make them: no repository has to have them yet.
    """
    maven = tool("mvn", to="build the Maven artifact")
    meta = "src/main/resources/META-INF/"
    own = f"{meta}zcodegen/{source.manifest.packages.kotlin_artifact}/"  # jars may be merged into one
    folder = source.write(scratch / "package", licences_in=meta, catalog_in=own)
    fixed = (f"-Denforcer.rules={_RULES}", f"-Dproject.build.outputTimestamp={EPOCH_TEXT}")
    needed = [other.write(scratch / f"needed-{number}") for number, other in enumerate(source.needed)]
    if needed:
        modules = "".join(f"    <module>{path.name}</module>\n" for path in (*needed, folder))
        (scratch / "pom.xml").write_text(_ALL.format(modules=modules), encoding="utf-8", newline="\n")
    package_all = [maven, *_QUIET, *fixed, _ENFORCER, "package", _SOURCES]
    run(package_all, cwd=scratch if needed else folder, umask=SHARED)
    destination, stem = into / _folder(source.manifest), _stem(source.manifest)
    destination.mkdir(parents=True)
    (destination / f"{stem}.pom").write_bytes(source.files["pom.xml"])
    for name in (f"{stem}.jar", f"{stem}-sources.jar"):
        (folder / "target" / name).replace(destination / name)
    jars = [
        path / "target" / f"{_stem(other.manifest)}.jar"
        for path, other in zip(needed, source.needed, strict=True)
    ]
    pages = render_javadoc(source.manifest, folder / "src/main/kotlin", scratch / "javadoc", jars)
    write_zip(destination / f"{stem}-javadoc.jar", {**source.licences, **pages})
    return []


def wanted(release: Release, _destination: str) -> Digests:
    """Return path in a repository -> SHA-256 of pom, jar, sources and javadoc."""
    found = hashes(release.folder, f"{_stem(release.manifest)}*")
    if not found:
        release.files(f"**/{_stem(release.manifest)}*")  # says that there are none, and what to do
    return found


def present(release: Release, destination: str) -> Digests:
    """Return path -> SHA-256 of those of `wanted` that the repository serves."""
    _, upload, url = _urls_of(destination)
    names = wanted(release, destination)
    answers = {name: fetch(f"{url}/{name}", user=_USER, password=_PASSWORD, origin=upload) for name in names}
    return {name: sha256(answer.content) for name, answer in answers.items() if answer}


def send(release: Release, destination: str, _missing: Collection[str]) -> None:
    """Deploy all four files, signed where MAVEN_GPG_KEY holds an armoured key."""
    maven = tool("mvn", to="deploy to a Maven repository")
    server, url, _ = _urls_of(destination)
    refuse_plain_http(url, _PASSWORD)
    stem = _stem(release.manifest)
    files = {"file": ".jar", "pomFile": ".pom", "sources": "-sources.jar", "javadoc": "-javadoc.jar"}
    signing = os.environ.get("MAVEN_GPG_KEY")
    goal = [_SIGN_AND_DEPLOY, "-Dgpg.signer=bc"] if signing else [_DEPLOY]
    with TemporaryDirectory() as scratch:
        # Of a copy, since Maven writes signatures next to the files that they sign.
        folder = Path(shutil.copytree(release.folder / _folder(release.manifest), Path(scratch) / "files"))
        options = [f"-D{name}={folder / (stem + end)}" for name, end in files.items()]
        where = [f"-Durl={url}", f"-DrepositoryId={server}", *_settings(Path(scratch), server)]
        run([maven, *_QUIET, *goal, *options, *where], cwd=Path(scratch))


def _settings(folder: Path, server: str) -> list[str]:
    """Return the option for settings that name the variables of our own server's credentials, not their values."""
    if server != _SERVER or not os.environ.get(_USER):
        return []
    path = folder / "settings.xml"
    path.write_text(_SETTINGS, encoding="utf-8", newline="\n")
    return ["--settings", path.as_posix()]


def _urls_of(destination: str) -> tuple[str, str, str]:
    """Split `id::url,url` into the server's id, where to deploy, and where to look.

    The id names the server in settings.xml, as Maven writes it; it may be left out. So may the second address: it is
    for repositories that are read elsewhere than written, as Maven Central is. A `file:` path may be relative.
    """
    if not destination:
        raise ZcodegenError(
            "Maven has no repository to deploy to by default: say where, --to maven=URL or maven=ID::URL"
        )
    server, separator, urls = destination.rpartition("::")
    url, look = (absolute_address(part).rstrip("/") for part in urls.partition(",")[::2])
    return server if separator else _SERVER, url, look or url


def _folder(manifest: Manifest) -> str:
    group = manifest.packages.kotlin_group.replace(".", "/")
    return f"{group}/{manifest.packages.kotlin_artifact}/{manifest.version}"


def _stem(manifest: Manifest) -> str:
    return f"{manifest.packages.kotlin_artifact}-{manifest.version}"
