"""npm: a tarball by `npm pack`, published by `npm publish`, looked up by `npm view`."""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final
from urllib.parse import quote

from msgspec.structs import replace

from zcodegen.catalog.model import Manifest
from zcodegen.catalog.published import PACKED_FOLDER
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path
from zcodegen.programs import find_program
from zcodegen.publish.fetch import refuse_plain_http, split_address
from zcodegen.publish.release import Digests, Package, Release, Source
from zcodegen.publish.tools import attempt, run, tool
from zcodegen.revision.version import parse_version

_TOKENS: Final = ("NODE_AUTH_TOKEN", "NPM_TOKEN")
_LINTERS: Final = {
    "attw": ("--no-color", "--no-emoji"),
    "publint": ("--strict", "--pack", "npm"),
}
"""Linters of npm packages: are-the-types-wrong, and publint. They are run where they are installed."""


def package(manifest: Manifest) -> Package:
    """Return the npm package."""
    name = manifest.packages.typescript_name
    return Package(name, f"pkg:npm/{quote(name)}@{manifest.version}")


def pack(source: Source, scratch: Path, into: Path) -> list[str]:
    """Pack the tarball into `into`; return which linters were not there to judge it."""
    npm = tool("npm", to="pack the npm package")
    folder = _with_all_listed(source).write(scratch / "package")
    run([npm, "pack", "--ignore-scripts", "--pack-destination", into], cwd=folder)
    (tarball,) = into.glob("*.tgz")
    missing = []
    for linter, options in _LINTERS.items():
        if path := find_program(linter):
            command: list[str | Path] = [path, tarball if linter == "attw" else folder, *options]
            run(command, cwd=scratch)
        else:
            missing.append(f"{linter} is not installed: the npm package was not judged by it")
    return missing


def _with_all_listed(source: Source) -> Source:
    """Return `source` whose package.json lists the catalog and the licence files: npm takes only LICENSE by itself."""
    about = json.loads(source.files["package.json"])
    about["files"] = [*about.get("files", ()), *source.licences, PACKED_FOLDER]
    text = json.dumps(about, ensure_ascii=False, indent=2) + "\n"
    return replace(source, files={**source.files, "package.json": text.encode()})


def wanted(release: Release, _destination: str) -> Digests:
    """Return `name@version` -> integrity of the tarball (W3C Subresource Integrity, as npm writes it)."""
    (tarball,) = release.files(f"*-{release.version}.tgz")
    digest = base64.b64encode(hashlib.sha512(release.read(tarball)).digest()).decode()
    return {_spec(release): f"sha512-{digest}"}


def present(release: Release, destination: str) -> Digests:
    """Return `name@version` -> integrity of what the registry has under this version."""
    npm = tool("npm", to="look at an npm registry")
    view = [npm, "view", _spec(release), "dist", "--json", "--prefer-online", *_where(destination)]
    with _configured(release, destination) as folder:
        done = attempt(view, cwd=folder)
    answer = json.loads(done.stdout or "{}")
    if fault := answer.get("error"):
        if fault.get("code") == "E404":
            return {}
        raise ZcodegenError(f"npm view failed: {fault.get('summary') or fault.get('code')}")
    if done.returncode:
        raise ZcodegenError(f"npm view failed with {done.returncode}:\n{done.stderr.strip()}")
    return {_spec(release): answer["integrity"]} if answer else {}


def channel(release: Release, destination: str) -> str:
    """Return the dist-tag of a release: `latest`, `next` for a pre-release, `release-1.0` for a fix of an older line.

    npm refuses to move `latest` to a lower version (npm-publish(1), "tag").
    """
    version = parse_version(release.version)
    if not version.is_final:
        return "next"
    npm = tool("npm", to="look at an npm registry")
    name = release.manifest.packages.typescript_name
    view = [npm, "view", name, "dist-tags.latest", "--json", "--prefer-online", *_where(destination)]
    with _configured(release, destination) as folder:
        done = attempt(view, cwd=folder)
    try:
        latest = parse_version(str(json.loads(done.stdout or '""')))
    except ValueError:  # not published yet, or a version that zcodegen did not write
        return "latest"
    return f"release-{version.major}.{version.minor}" if latest > version else "latest"


def send(release: Release, destination: str, _missing: Collection[str]) -> None:
    """Publish the tarball under its dist-tag, a package with a scope as a public one."""
    npm = tool("npm", to="publish to an npm registry")
    (tarball,) = release.files(f"*-{release.version}.tgz")
    options = ("--access", "public", "--ignore-scripts", "--tag", release.channel or "latest")
    publish: list[str | Path] = [npm, "publish", real_path(tarball), *options]
    with _configured(release, destination) as folder:
        run([*publish, *_where(destination)], cwd=folder)


def _spec(release: Release) -> str:
    return f"{release.manifest.packages.typescript_name}@{release.version}"


def _where(destination: str) -> list[str]:
    return ["--registry", destination] if destination else []


@contextmanager
def _configured(release: Release, destination: str) -> Iterator[Path]:
    """Give a folder whose .npmrc takes the token from the environment; where no token is set npm's own stores count.

    The file holds the variable's name, not its value: npm reads that itself. Raises ZcodegenError if the token would go
    over plain http, to look or to publish.
    """
    token = next((name for name in _TOKENS if os.environ.get(name)), None)
    with TemporaryDirectory() as folder:
        if token:
            registry = destination or _default(release)
            refuse_plain_http(registry, token)
            url = split_address(registry)
            line = f"//{url.netloc}{url.path.rstrip('/')}/:_authToken=${{{token}}}\n"
            (Path(folder) / ".npmrc").write_text(line, encoding="utf-8", newline="\n")
        yield Path(folder)


def _default(release: Release) -> str:
    """Return the registry that npm is configured with for the package's scope."""
    scope, slash, _ = release.manifest.packages.typescript_name.partition("/")
    npm = tool("npm", to="publish to an npm registry")
    own = (
        run([npm, "config", "get", f"{scope}:registry"], cwd=release.folder).strip() if slash else "undefined"
    )
    return own if own != "undefined" else run([npm, "config", "get", "registry"], cwd=release.folder).strip()
