"""Words of source code that call a number a code of an error, and words that call it something else."""

from __future__ import annotations

from functools import lru_cache
from http import HTTPStatus
from typing import Final

from zcodegen.naming import split_words

_CODE: Final = frozenset(
    [
        "bizcode",
        "code",
        "codes",
        "ecode",
        "errcode",
        "errcodes",
        "errno",
        "errorcode",
        "errorcodes",
        "errornum",
        "rescode",
        "respcode",
        "resultcode",
        "retcode",
        "subcode",
    ]
)
_ERROR: Final = frozenset(
    ["err", "error", "errors", "exception", "failure", "fault", "ret", "retval", "result", "rc"]
)
"""Words that may be about a code: they count in fewer cases."""
_OTHER: Final = frozenset(
    [
        "airport",
        "area",
        "auth",
        "authorization",
        "ascii",
        "bar",
        "barcode",
        "bit",
        "byte",
        "captcha",
        "cell",
        "char",
        "chars",
        "city",
        "close",
        "colour",
        "color",
        "country",
        "county",
        "currency",
        "dial",
        "discount",
        "district",
        "exit",
        "field",
        "format",
        "function",
        "gift",
        "glyph",
        "hash",
        "hex",
        "http",
        "id",
        "idx",
        "index",
        "instruction",
        "invite",
        "invoice",
        "iso",
        "key",
        "keyboard",
        "lang",
        "language",
        "length",
        "len",
        "line",
        "locale",
        "machine",
        "max",
        "min",
        "mime",
        "model",
        "month",
        "numeric",
        "op",
        "opcode",
        "otp",
        "page",
        "phone",
        "pin",
        "port",
        "position",
        "postal",
        "postcode",
        "process",
        "product",
        "promo",
        "province",
        "qr",
        "region",
        "return",
        "returncode",
        "runes",
        "scan",
        "script",
        "security",
        "shell",
        "shift",
        "short",
        "sic",
        "signal",
        "size",
        "sku",
        "sms",
        "sort",
        "source",
        "state",
        "station",
        "status",
        "statuscode",
        "stock",
        "stop",
        "store",
        "tax",
        "time",
        "token",
        "two",
        "type",
        "unicode",
        "verification",
        "verify",
        "virtual",
        "vk",
        "voucher",
        "zip",
    ]
)
"""`keyCode`, `statusCode`, `exit_code`: codes, but of no error of an API."""


COMMON_CODES: Final = frozenset({*map(int, HTTPStatus), *range(1000, 1016), -1, 0, 1})
"""What a `code` is in most programs: statuses of HTTP, of closed WebSockets (RFC 6455, section 7.4), success and failure."""


@lru_cache(maxsize=4096)
def is_code_word(identifier: str) -> bool:
    """Return whether an identifier calls its value an error's code: `errCode`, `resp_code`, `Code`."""
    words = frozenset(split_words(identifier))
    return not words & _OTHER and bool(words & _CODE)


@lru_cache(maxsize=4096)
def is_error_word(identifier: str) -> bool:
    """Return whether an identifier may stand for an error's code: `err`, `handleError`, `ApiException`."""
    words = frozenset(split_words(identifier))
    return not words & _OTHER and bool(words & (_CODE | _ERROR))


@lru_cache(maxsize=4096)
def is_other_word(identifier: str) -> bool:
    """Return whether an identifier says that its value is a code of something else: `statusCode`, `exit`."""
    return bool(frozenset(split_words(identifier)) & _OTHER)
