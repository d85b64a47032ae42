"""Look at what a registry serves: GET, or a file of a `file://` repository; nothing else."""

from __future__ import annotations

import base64
import os
from http import HTTPStatus
from typing import Final
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError

_SECONDS: Final = 60
_SCHEMES: Final = ("file", "http", "https")
_NOT_ALLOWED: Final = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)


class Answer(Struct, frozen=True):
    """What stands at a URL, and as which media type."""

    content: bytes
    media_type: str


def fetch(url: str, *, accept: str = "*/*", user: str, password: str) -> Answer | None:
    """Return what stands at `url`, None where nothing does.

    `user` and `password` name variables of the environment; where both are set they are sent by HTTP's basic
    authentication (RFC 7617). Raises ZcodegenError where the registry does not answer, or says no.
    """
    if urlsplit(url).scheme not in _SCHEMES:
        raise ZcodegenError(f"{url!r} is no address: write one that begins with https://, http:// or file://")
    request = Request(url, headers={"Accept": accept, **_basic(url, user, password)})  # noqa: S310  # checked above
    try:
        with urlopen(request, timeout=_SECONDS) as response:  # noqa: S310 - the scheme is checked above
            return Answer(response.read(), response.headers.get_content_type())
    except HTTPError as fault:
        fault.close()
        if fault.code == HTTPStatus.NOT_FOUND:
            return None
        advice = f"; set {user} and {password}" if fault.code in _NOT_ALLOWED else ""
        raise ZcodegenError(f"{url} answers {fault.code} {fault.reason}{advice}") from fault
    except URLError as fault:
        if isinstance(fault.reason, FileNotFoundError):
            return None
        raise ZcodegenError(f"{url} does not answer: {fault.reason}") from fault
    except OSError as fault:
        raise ZcodegenError(f"{url} does not answer: {fault}") from fault


def _basic(url: str, user: str, password: str) -> dict[str, str]:
    name, word = os.environ.get(user), os.environ.get(password)
    if not (name and word) or urlsplit(url).scheme == "file":
        return {}
    return {"Authorization": "Basic " + base64.b64encode(f"{name}:{word}".encode()).decode()}
