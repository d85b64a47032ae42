"""Python: wheel and sdist by `build`, checked and uploaded by `twine`, looked up in the index's simple API."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urldefrag, urljoin, urlunsplit

import msgspec

from zcodegen.catalog.model import Manifest
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import real_path
from zcodegen.publish.archive import sha256
from zcodegen.publish.fetch import Answer, fetch, refuse_plain_http, split_address
from zcodegen.publish.release import EPOCH, Digests, Package, Release, Source
from zcodegen.publish.tools import PYTHON, python_tool, run
from zcodegen.revision.version import parse_version

_JSON: Final = "application/vnd.pypi.simple.v1+json"
_ACCEPT: Final = f"{_JSON}, text/html;q=0.1"
_USER: Final = "TWINE_USERNAME"
_PASSWORD: Final = "TWINE_PASSWORD"  # noqa: S105  # the name of the variable that twine reads
_ASK_TWINE: Final = "from twine.settings import Settings; print(Settings(non_interactive=True).repository_config['repository'])"


def package(manifest: Manifest) -> Package:
    """Return the distribution; its name is normalised as the index does it (PEP 503)."""
    name = _normalised(manifest)
    return Package(name, f"pkg:pypi/{name}@{parse_version(manifest.version).pep440}")


def pack(source: Source, scratch: Path, into: Path) -> list[str]:
    """Build sdist and, from it, wheel into `into`, and have twine check them. Nothing to say of them is left."""
    modules = f"src/{source.manifest.packages.python_package}/"
    folder = source.write(scratch / "package", catalog_in=modules)
    build = [*python_tool("build", to="make the wheel and the sdist"), "--outdir", into]
    run([*build, *_isolation(source)], cwd=folder, env={"SOURCE_DATE_EPOCH": f"{EPOCH}"})
    (into / ".gitignore").unlink(missing_ok=True)  # some versions of build leave one
    run(
        [*python_tool("twine", to="check the wheel and the sdist"), "check", "--strict", *into.iterdir()],
        cwd=into,
    )
    return []


def _isolation(source: Source) -> list[str]:
    """Return the option that uses the build backend of our environment, which fixes its version, where it is there."""
    backend = tomllib.loads(source.files["pyproject.toml"].decode())["build-system"]["build-backend"]
    return ["--no-isolation"] if find_spec(backend.partition(".")[0]) else []


def wanted(release: Release, _destination: str) -> Digests:
    """Return file name -> SHA-256 of wheel and sdist."""
    return {
        path.name: sha256(release.read(path))
        for path in release.files(f"*-{parse_version(release.version).pep440}[.-]*")
    }


def present(release: Release, destination: str) -> Digests:
    """Return file name -> SHA-256 of what the index lists (PEP 503, PEP 691); a link without a hash is fetched."""
    upload = destination or _default()
    url = f"{index_of(upload)}{_normalised(release.manifest)}/"
    answer = fetch(url, accept=_ACCEPT, user=_USER, password=_PASSWORD, origin=upload)
    if answer is None:
        return {}
    names = wanted(release, destination)
    try:
        links = {
            name: (urljoin(url, link), digest) for name, link, digest in links_of(answer) if name in names
        }
    except (AssertionError, RecursionError, ValueError) as error:  # no JSON, no HTML, or links that are none
        raise ZcodegenError(f"{url} does not answer as an index does: {error}") from error
    return {name: digest or _fetched(link, upload) for name, (link, digest) in links.items()}


def send(release: Release, destination: str, missing: Collection[str]) -> None:
    """Upload the files named in `missing`; credentials are twine's own business."""
    if destination:
        refuse_plain_http(destination, _PASSWORD)
    where = ["--repository-url", destination] if destination else []
    files = [real_path(release.folder / name) for name in sorted(missing)]
    upload = [*python_tool("twine", to="upload to a Python index"), "upload", "--non-interactive"]
    run([*upload, "--disable-progress-bar", *where, *files], cwd=release.folder)


def _normalised(manifest: Manifest) -> str:
    return re.sub(r"[-_.]+", "-", manifest.packages.python_distribution).lower()


def _default() -> str:
    """Return the address that twine would upload to."""
    command = python_tool("twine", to="upload to a Python index")
    if command[:-1] != [*PYTHON, "-m"]:
        raise ZcodegenError("the address of the index is unknown: name it with --to python=URL")
    return run([*PYTHON, "-c", _ASK_TWINE], cwd=Path.cwd()).strip()


def index_of(upload: str) -> str:
    """Return the address of the simple API that belongs to an upload address.

    `https://upload.HOST/legacy/` and `https://HOST/legacy/` have it at `https://HOST/simple/`, as the public indexes
    do; any other address has it below itself.
    """
    parts = split_address(upload)
    path = parts.path.rstrip("/")
    if path.endswith("/legacy"):
        host = parts.netloc.removeprefix("upload.")
        return urlunsplit((parts.scheme, host, f"{path.removesuffix('/legacy')}/simple/", "", ""))
    return urlunsplit((parts.scheme, parts.netloc, f"{path}/simple/", "", ""))


_Link = tuple[str, str, str | None]
"""File name, URL, and SHA-256 if the index lists it."""


class _File(msgspec.Struct, frozen=True):
    filename: str
    url: str
    hashes: dict[str, str] = {}


class _Project(msgspec.Struct, frozen=True):
    files: tuple[_File, ...]


def links_of(answer: Answer) -> Iterator[_Link]:
    """Read the page of a project in the simple API, as JSON (PEP 691) or HTML (PEP 503).

    Raises ValueError, RecursionError, or AssertionError (of `html.parser`) for what is neither.
    """
    return (_json_links if answer.media_type == _JSON else _html_links)(answer.content)


def _json_links(content: bytes) -> Iterator[_Link]:
    for file in msgspec.json.decode(content, type=_Project).files:
        yield file.filename, file.url, file.hashes.get("sha256")


def _html_links(content: bytes) -> Iterator[_Link]:
    page = _Anchors()
    page.feed(content.decode("utf-8", "replace"))
    for link in page.found:
        url, fragment = urldefrag(link)
        kind, _, digest = fragment.partition("=")
        yield unquote(url.rpartition("/")[2]), url, digest if kind == "sha256" else None


class _Anchors(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self.found += [value for name, value in attrs if name == "href" and value]


def _fetched(url: str, upload: str = "") -> str:
    """Return the SHA-256 of a file that the index links to, wherever that is; credentials go to the index alone."""
    answer = fetch(url, user=_USER, password=_PASSWORD, origin=upload)
    return sha256(answer.content) if answer else ""
