"""Whether a build has anything to do, answered from a look at the files: before click, YAML or a template is loaded.

A build that found nothing to do notes what it stood on: the texts of the catalog and of the user's templates, zcodegen
itself, the command, and of every file in the output its inode, size and times. While all of that stays as it is, the
next build would find nothing either. Any edit changes one of these; then, and after any doubt, the build is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from zcodegen import cache

_OPTIONS = ("--lang", "--messages")
_MANIFEST = ".zcodegen-manifest.json"
_STAGING = ".zcodegen-staging"


def is_settled(arguments: Sequence[str], state: bytes) -> bool:
    """Whether a build with these arguments has found nothing to do in this state."""
    return cache.load(_name(arguments), state) is not None


def settle(arguments: Sequence[str], state: bytes) -> None:
    """Note, after a build that went well, that it had nothing to do: the state is still what it was before."""
    if state_of(arguments) == state:
        cache.keep(_name(arguments), state, b"")


def state_of(arguments: Sequence[str]) -> bytes:
    """Return a digest of all that a `build` with these arguments stands on; empty where it has other options, or in doubt."""
    project = _project()
    if (
        not project
        or arguments[:1] != ["build"]
        or set(arguments[1::2]) - set(_OPTIONS)
        or len(arguments) % 2 == 0
    ):
        return b""
    try:
        # The output first: just after a build that wrote something there is no more to look at.
        outputs = "\n".join(_outputs(os.path.join(project, "out")))
        inputs = (*_texts(os.path.join(project, "catalog")), *_texts(os.path.join(project, "templates")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return b""
    return (
        cache.digest(cache.identity(), outputs.encode("utf-8", "surrogateescape"), *inputs)
        if outputs
        else b""
    )


def _name(arguments: Sequence[str]) -> str:
    asked = "\0".join((os.getcwd(), *arguments))
    return f"settled/{cache.digest(asked.encode('utf-8', 'surrogateescape')).hex()}"


def _project() -> str:
    """Return the folder that holds catalog/catalog.yaml, upwards from here; empty where the search is not that simple."""
    folder = os.getcwd()
    while not os.path.isfile(os.path.join(folder, "catalog", "catalog.yaml")):
        above = os.path.dirname(folder)
        if above == folder or os.path.isfile(os.path.join(folder, "catalog.yaml")):
            return ""
        folder = above
    return folder


def _texts(folder: str) -> Iterator[bytes]:
    """Yield path and content of every file below a folder that a build may read."""
    for path, folders, files in os.walk(folder):
        folders[:] = sorted(one for one in folders if path != folder or one != "documents")
        for name in sorted(files):
            place = os.path.join(path, name)
            yield os.path.relpath(place, folder).encode("utf-8", "surrogateescape")
            with open(place, "rb") as file:
                yield file.read()


def _listed(manifest: str) -> Iterator[str]:
    """Yield the paths of the manifest as `tree.manifest` writes it; ValueError where it looks otherwise."""
    _, _, files = manifest.partition('\n "files": {\n')
    rows, _, end = files.partition("\n }")
    if end != "\n}\n":
        raise ValueError(manifest)
    for row in rows.split("\n"):
        _, path, _, _, _ = row.split('"')
        yield path


def _outputs(out: str) -> Iterator[str]:
    """Yield the list of our files as it stands, and of each what an edit would change; ValueError in doubt."""
    if os.path.lexists(os.path.join(out, _STAGING)):
        raise ValueError(out)
    with open(os.path.join(out, _MANIFEST), "rb") as file:
        text = file.read()
    yield text.decode("utf-8")
    before = cache.settled_before()
    for path in (_MANIFEST, *_listed(text.decode("utf-8"))):
        seen = cache.signature(os.lstat(os.path.join(out, path)), before)
        if not seen:
            raise ValueError(path)
        yield seen
