"""Go: a module in the layout of the module proxy, published into a GOPROXY folder or as a tag of a git repository.

Go has no command that packs: the layout is that of https://go.dev/ref/mod#goproxy-protocol and #zip-files.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path
from zcodegen.output.atomic import atomic_write
from zcodegen.output.paths import path_error
from zcodegen.publish.archive import hashes, read_packed, sha256, write_zip
from zcodegen.publish.release import EPOCH, EPOCH_TEXT, Digests, Package, Release, Source
from zcodegen.publish.tools import run, tool
from zcodegen.targets.go.names import module_of_version

_OFFLINE: Final = {"GOFLAGS": "-mod=mod", "GOPROXY": "off", "GOTOOLCHAIN": "local", "GOWORK": "off"}
_MAJOR: Final = re.compile(r"/v([2-9]|[1-9][0-9]+)$")
_REPOSITORY_PARTS: Final = 3
_WHO: Final = {
    f"GIT_{role}_{field}": value
    for role in ("AUTHOR", "COMMITTER")
    for field, value in {"NAME": "zcodegen", "EMAIL": "zcodegen@invalid", "DATE": f"{EPOCH} +0000"}.items()
}
"""Who commits and when: the same for everyone, so that the same module is the same commit."""


def package(manifest: Manifest) -> Package:
    """Return the Go module."""
    module = manifest.packages.go_module
    return Package(module, f"pkg:golang/{module}@v{manifest.version}")


def pack(source: Source, scratch: Path, into: Path) -> list[str]:
    """Vet the module and write its `.info`, `.mod` and `.zip` into `into` as a proxy serves them."""
    _fits_major_version(source.manifest)
    folder = source.write(scratch / "package")
    vet = ["vet", f"-modfile={_module_file(source, scratch)}", "./..."] if source.needed else ["vet", "./..."]
    run([tool("go", to="vet the Go module"), *vet], cwd=folder, env=_OFFLINE)
    module, version = source.manifest.packages.go_module, f"v{source.manifest.version}"
    destination = into / _escaped(module) / "@v"
    files = {f"{module}@{version}/{path}": content for path, content in source.tree().items()}
    write_zip(destination / f"{version}.zip", files)
    (destination / f"{version}.mod").write_bytes(source.files["go.mod"])
    info = json.dumps({"Version": version, "Time": EPOCH_TEXT}) + "\n"
    (destination / f"{version}.info").write_text(info, encoding="utf-8", newline="\n")
    (destination / "list").write_text(f"{version}\n", encoding="utf-8", newline="\n")
    return []


def _module_file(source: Source, scratch: Path) -> Path:
    """Write a `go.mod` by which the module finds those that it imports, as their catalogs make them, without a registry."""
    lines = [source.files["go.mod"].decode()]
    for number, needed in enumerate(source.needed):
        folder = needed.write(scratch / f"needed-{number}")
        lines.append(f"replace {needed.manifest.packages.go_module} => {folder.as_posix()}\n")
    file = scratch / "needed.mod"
    file.write_text("\n".join(lines), encoding="utf-8", newline="\n")
    return file


def _fits_major_version(manifest: Manifest) -> None:
    """Refuse a path without the major version that Go wants in it from 2 on (https://go.dev/ref/mod#major-version-suffixes)."""
    module = manifest.packages.go_module
    right = module_of_version(module, int(manifest.version.partition(".")[0]))
    if module != right:
        raise ZcodegenError(
            f"version {manifest.version} of a Go module cannot be called {module!r}: "
            f"write `go: {{module: {right}}}` under `packages` in catalog.yaml"
        )


def wanted(release: Release, destination: str) -> Digests:
    """Return tag -> commit for a git repository, path -> SHA-256 for a GOPROXY folder."""
    if not _is_repository(destination):
        files = release.files(f"**/@v/v{release.version}.*")
        return {path.relative_to(release.folder).as_posix(): sha256(release.read(path)) for path in files}
    with _committed(release) as (_, commit):
        return {_tag(release.manifest): commit}


def present(release: Release, destination: str) -> Digests:
    """Return what of `wanted` the folder or the repository has."""
    if not _is_repository(destination):
        there = hashes(Path(destination) / _module_folder(release), "v*.*")
        return {f"{_module_folder(release)}/{name}": digest for name, digest in there.items()}
    git = tool("git", to="look at a Go module's repository")
    tag = _tag(release.manifest)
    listed = run(
        [git, "ls-remote", _repository(release, destination), f"refs/tags/{tag}"],
        cwd=release.folder,
        env=_SILENT,
    )
    return {tag: listed.split()[0]} if listed else {}


def send(release: Release, destination: str, missing: Collection[str]) -> None:
    """Copy what is missing into the folder and list the version, or push the tag; a branch is never moved."""
    if _is_repository(destination):
        _push(release, destination)
        return
    root = Path(destination)
    for name in sorted(missing):
        atomic_write(root / name, release.read(release.folder / name), inside=root)
    listing = f"{_module_folder(release)}/list"
    versions = (
        read_packed(root, listing).decode("utf-8", "replace").split() if (root / listing).is_file() else []
    )
    known = sorted({*versions, f"v{release.version}"})
    atomic_write(root / listing, "".join(f"{version}\n" for version in known).encode(), inside=root)


_NOWHERE: Final = "example.org/"
"""What the path of a module begins with that the manifest does not name (RFC 2606, section 3)."""
_SILENT: Final = {"GIT_TERMINAL_PROMPT": "0"}


def _is_repository(destination: str) -> bool:
    """Whether `destination` names a git repository: none at all, an address, or a folder that is one."""
    if not destination or "://" in destination or "@" in destination or destination.endswith(".git"):
        return True
    return (Path(destination) / ".git").exists() or (Path(destination) / "HEAD").is_file()


def _repository(release: Release, destination: str) -> str:
    """Return the repository to push to: the one that the module's path names where none is given."""
    module = release.manifest.packages.go_module
    if not destination and module.startswith(_NOWHERE):
        raise ZcodegenError(
            f"the Go module is called {module}, which names no repository: "
            "set packages.go.module in catalog.yaml, or name a repository (--to go=…)"
        )
    if not destination:
        return "https://" + "/".join(module.split("/")[:_REPOSITORY_PARTS])
    return (
        destination if "://" in destination or "@" in destination else real_path(Path(destination)).as_posix()
    )


def _below(module: str) -> str:
    """Return the folder of a module in its repository: what follows the first three parts of its path, without the major version."""
    return "/".join(_MAJOR.sub("", module).split("/")[_REPOSITORY_PARTS:])


def _tag(manifest: Manifest) -> str:
    """Return the version's tag, with the module's folder before it (https://go.dev/ref/mod#vcs-version)."""
    return "/".join(filter(None, (_below(manifest.packages.go_module), f"v{manifest.version}")))


@contextmanager
def _committed(release: Release) -> Iterator[tuple[Path, str]]:
    """Give a new repository with the module as its one commit, and the commit's id: the same for the same module."""
    git = tool("git", to="tag the Go module")
    module = release.manifest.packages.go_module
    (archive,) = release.files(f"**/@v/v{release.version}.zip")
    with TemporaryDirectory() as scratch:
        folder = Path(scratch)
        below = _below(module)
        with zipfile.ZipFile(archive) as packed:
            for name in packed.namelist():
                destination = folder / below / name.removeprefix(f"{module}@v{release.version}/")
                if path_error(destination.relative_to(folder).as_posix()):
                    raise ZcodegenError(f"{archive.as_posix()} holds {name!r}: run `zcodegen pack` again")
                destination.parent.mkdir(parents=True, exist_ok=True)
                destination.write_bytes(packed.read(name))
        alone = {**_WHO, "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1"}
        run([git, "init", "--quiet", "--object-format=sha1", "."], cwd=folder, env=alone)
        run([git, "add", "--all", "--force", "."], cwd=folder, env=alone)
        tree = run([git, "write-tree"], cwd=folder, env=alone).strip()
        message = f"{module} v{release.version}"
        yield folder, run([git, "commit-tree", "-m", message, tree], cwd=folder, env=alone).strip()


def _push(release: Release, destination: str) -> None:
    git = tool("git", to="push the Go module's tag")
    where = _repository(release, destination)
    with _committed(release) as (folder, commit):
        target = f"{commit}:refs/tags/{_tag(release.manifest)}"
        run([git, "push", "--quiet", where, target], cwd=folder, env=_SILENT)


def _module_folder(release: Release) -> str:
    return f"{_escaped(release.manifest.packages.go_module)}/@v"


def _escaped(module: str) -> str:
    """Return a module's path as a proxy writes it, each capital as `!` and the small letter."""
    return re.sub("[A-Z]", lambda letter: f"!{letter[0].lower()}", module)
