"""Look at what a registry serves: GET, or a file of a `file://` repository; nothing else."""

from __future__ import annotations

import base64
import os
from http import HTTPStatus
from http.client import HTTPException
from ipaddress import ip_address
from pathlib import Path
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import SplitResult, unquote, urlsplit
from urllib.request import (
    FileHandler,
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError

_SECONDS: Final = 60
_MAX_BYTES: Final = 128 * 1024 * 1024
_SCHEMES: Final = ("file", "http", "https")
_NOT_ALLOWED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


def _make_opener() -> OpenerDirector:
    """Return an opener that knows no other schemes: a redirect leads to http or https only."""
    opener = OpenerDirector()
    for handler in (
        ProxyHandler(),
        HTTPHandler(),
        HTTPSHandler(),
        FileHandler(),
        HTTPDefaultErrorHandler(),
        HTTPRedirectHandler(),
        HTTPErrorProcessor(),
    ):
        opener.add_handler(handler)
    return opener


_OPENER: Final = _make_opener()


class Answer(Struct, frozen=True):
    """The content at a URL, and its media type."""

    content: bytes
    media_type: str


def fetch(
    url: str, *, accept: str = "*/*", user: str, password: str, origin: str | None = None
) -> Answer | None:
    """Return what a registry serves at `url`, None if there is nothing.

    `user` and `password` name variables of the environment; if both are set they are sent by HTTP's basic
    authentication (RFC 7617), but only if scheme, host and port of `url` are those of `origin`, the address that the
    user named (default: `url` itself), and never to where a redirect leads. Raises ZcodegenError if the registry does
    not answer, says no, or would get a password over plain http.
    """
    request = _request(url, accept, user, password, url if origin is None else origin)
    try:
        with _OPENER.open(request, timeout=_SECONDS) as response:
            content = response.read(_MAX_BYTES + 1)
            if len(content) > _MAX_BYTES:
                raise ZcodegenError(f"{url} serves more than {_MAX_BYTES // (1 << 20)} MiB")
            return Answer(content, response.headers.get_content_type())
    except HTTPError as error:
        error.close()
        if error.code == HTTPStatus.NOT_FOUND:
            return None
        advice = f"; set {user} and {password}" if error.code in _NOT_ALLOWED else ""
        raise ZcodegenError(f"{url} answers {error.code} {error.reason}{advice}") from error
    except URLError as error:
        if isinstance(error.reason, FileNotFoundError):
            return None
        raise ZcodegenError(f"{url} does not answer: {error.reason}") from error
    except OSError as error:
        raise ZcodegenError(f"{url} does not answer: {error}") from error
    except (HTTPException, ValueError) as error:  # no HTTP, or a redirect to what is not an address
        raise ZcodegenError(
            f"{url} does not answer as a registry does: {error or type(error).__name__}"
        ) from error


def split_address(url: str) -> SplitResult:
    """Return the parts of an address (RFC 3986).

    Raises ZcodegenError for what is not one, or what programs read in different ways: in one a host can be what is
    a user name in another. So nothing may precede the host, and all of it must be printable ASCII without a backslash.
    """
    try:
        parts = urlsplit(url)
        is_address = parts.port != 0 and url.isascii() and url.isprintable() and not {*" \\"} & {*url}
    except ValueError:  # a port or an IPv6 address that is none
        is_address = False
    if is_address and "@" in parts.netloc:
        raise ZcodegenError(
            f"the address of {parts.hostname} holds a user name or password: set the registry's variables instead"
        )
    if not is_address or parts.scheme not in _SCHEMES:
        raise ZcodegenError(
            f"{_without_user(url)!r} is not an address: write one in ASCII that begins with https://, http:// or file://"
        )
    return parts


def absolute_address(url: str) -> str:
    """Return an address; a `file:` one that names a folder from the current one (`file:../maven`) as an absolute one (RFC 8089).

    A tool runs in a folder of its own, from which a relative path leads elsewhere. Raises ZcodegenError for what is no path.
    """
    scheme, _, path = url.partition(":")
    if scheme.lower() != "file" or path.startswith("/"):
        return url
    try:
        return Path.cwd().joinpath(unquote(path)).resolve().as_uri()
    except (OSError, ValueError) as error:  # a NUL, a loop of links
        raise ZcodegenError(f"{url!r} names no folder: {error}") from error


def _without_user(url: str) -> str:
    """Return an address, or what is none, without what may be a password."""
    before, _, after = url.rpartition("@")
    return f"{before.partition('//')[0]}//{after}" if before else url


def _request(url: str, accept: str, user: str, password: str, origin: str) -> Request:
    if split_address(url).scheme == "file" and split_address(origin).scheme != "file":
        raise ZcodegenError(f"{origin} links to {url!r}: files of this machine are not read for a registry")
    request = Request(url, headers={"Accept": accept})  # noqa: S310  # checked above
    if _origin(url) == _origin(origin):
        for name, value in _basic(url, user, password).items():
            request.add_unredirected_header(name, value)
    return request


def refuse_plain_http(url: str, *variables: str) -> None:
    """Raise ZcodegenError if credentials, those of the environment's `variables`, would go over plain http to another machine."""
    parts = split_address(url)
    if parts.scheme != "http" or _is_loopback(parts.hostname or ""):
        return
    if any(os.environ.get(variable) for variable in variables):
        raise ZcodegenError(
            f"refusing to send credentials to {parts.hostname} over plain http: name an address that begins with https://"
        )


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _origin(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port (RFC 6454)."""
    parts = split_address(url)
    port = parts.port if parts.port is not None else {"http": 80, "https": 443}.get(parts.scheme)
    return parts.scheme, (parts.hostname or "").lower(), port


def _basic(url: str, user: str, password: str) -> dict[str, str]:
    name, word = os.environ.get(user), os.environ.get(password)
    if not (name and word) or split_address(url).scheme == "file":
        return {}
    refuse_plain_http(url, password)
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{word}".encode()).decode()}
