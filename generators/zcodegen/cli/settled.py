"""Whether a build has anything to do, answered from a look at the files: before click, YAML or a template is loaded.

A build that found nothing to do notes what it stood on: the texts of the catalog and of the user's templates, zcodegen
itself, the command, and of every file in the output its inode, size and times. While all of that stays as it is, the
next build would find nothing either. Any edit changes one of these; then, and after any doubt, the build is done.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence

from zcodegen import cache

_OPTIONS = ("--lang", "--messages")
_MANIFEST = ".zcodegen-manifest.json"
_STAGING = ".zcodegen-staging"


def is_settled(arguments: Sequence[str], state: bytes) -> bool:
    """Whether a build with these arguments has found nothing to do in this state."""
    return cache.get(_name(arguments), state) is not None


def settle(arguments: Sequence[str], state: bytes) -> None:
    """Note, after a build that went well, that it had nothing to do: the state is still what it was before."""
    if state_of(arguments) == state:
        cache.put(_name(arguments), state, b"")


def state_of(arguments: Sequence[str]) -> bytes:
    """Return a digest of all that a `build` with these arguments stands on; empty where it has other options, or in doubt."""
    if arguments[:1] != ["build"] or set(arguments[1::2]) - set(_OPTIONS) or len(arguments) % 2 == 0:
        return b""
    project = _project()
    if not project:
        return b""
    try:
        # The output first: just after a build that wrote something there is no more to look at.
        outputs = "\n".join(_outputs(os.path.join(project, "out")))
        catalog = cache.digest(*_texts(os.path.join(project, "catalog"), but="documents"))
        templates = cache.digest(*_texts(os.path.join(project, "templates")))
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return b""
    return cache.digest(
        cache.tool_fingerprint(), outputs.encode("utf-8", "surrogateescape"), catalog, templates
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


def _texts(folder: str, but: str = "") -> Iterator[bytes]:
    """Yield path and content of every file below a folder `but` one folder in it, and of every link where it leads."""
    for path, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(one for one in folders if path != folder or one != but)
        for place in (os.path.join(path, name) for name in (*folders, *sorted(files))):
            if os.path.islink(place):
                yield from (os.fsencode(one) for one in (os.path.relpath(place, folder), os.readlink(place)))
        for place in (os.path.join(path, name) for name in sorted(files)):
            yield os.fsencode(os.path.relpath(place, folder))
            with open(place, "rb") as file:
                yield file.read()


def _refuse(fault: OSError) -> None:
    if not isinstance(fault, FileNotFoundError):  # there need be no templates
        raise fault


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
    paths = (_MANIFEST, *_listed(text.decode("utf-8")))
    if any(os.path.islink(os.path.join(out, folder)) for folder in _folders(paths)):
        raise ValueError(out)  # a build refuses one that leads elsewhere
    before = cache.racy_since()
    for path in paths:
        seen = cache.stat_key(os.lstat(os.path.join(out, path)), before)
        if not seen:
            raise ValueError(path)
        yield seen


def _folders(paths: Iterable[str]) -> set[str]:
    """Return all folders in which `paths` (with `/`) lie, but the one that they begin in."""
    found: set[str] = set()
    for path in paths:
        folder, _, _ = path.rpartition("/")
        while folder and folder not in found:
            found.add(folder)
            folder, _, _ = folder.rpartition("/")
    return found
