"""Any text as a format that comes from a template writes it.

Promises: what the format's own reader makes of the result is the text again; what is invisible in an
editor (controls, marks that turn the direction) is written as an escape where the format has one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from json.encoder import encode_basestring, encode_basestring_ascii
from typing import Final, TypeAlias

from zcodegen.targets.plan import Filters

Members: TypeAlias = "Iterable[tuple[str, str | Members]]"
"""The keys and values of a JSON object."""

_UNSEEN: Final = "\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"
_JSON: Final = re.compile(f"[{_UNSEEN}]")
_TOML: Final = re.compile(f'[\x00-\x1f"\\\\{_UNSEEN}]')
_APPLE: Final = re.compile(f'[\x00-\x1f"\\\\{_UNSEEN}]')
_PROPERTIES: Final = re.compile(r"[\x00-\x1f\x7f\\]|^ ")
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_NAMED: Final = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
# aapt2 folds every kind of white space, so only a single blank between other characters is written as it is.
_ANDROID: Final = re.compile(
    f"[\"'\\\\\x00-\x1f\u1680\u2000-\u200a\u202f\u205f\u3000\xa0{_UNSEEN}]|^[ @?]| (?= )| $"
)
_XML: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def json_quoted(value: object) -> str:
    """Return `value` (a text, or lists and mappings of texts) as JSON in one line. RFC 8259."""
    return _seen(encode_basestring(value) if type(value) is str else json.dumps(value, ensure_ascii=False))


def json_object(pairs: Members) -> str:
    """Return a JSON object with a line for each member; the value of a key is a text, or again the pairs of an object."""
    return _seen(_object(pairs, "\n"))


def _object(pairs: Members, line: str) -> str:
    """Return an object whose closing brace follows `line`, a line feed and its indent."""
    inner = f"{line}  "
    members = [
        f"{inner}{encode_basestring(key)}: "
        + (encode_basestring(value) if isinstance(value, str) else _object(value, inner))
        for key, value in pairs
    ]
    return f"{{{','.join(members)}{line}}}"


def _seen(written: str) -> str:
    """Return JSON with escapes for invisible characters; everything that is not ASCII is in strings."""
    if written.replace("\n", " ").isprintable():
        return written
    return _JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def toml_quoted(text: str) -> str:
    """Return `text` as a basic string. TOML 1.0."""
    inner = _TOML.sub(lambda found: _NAMED.get(found[0]) or _backslashed(found[0]), text)
    return f'"{inner}"'


def properties_quoted(text: str) -> str:
    r"""Return `text` as a value of a .properties file, in ASCII, so that Latin-1 and UTF-8 readers agree.

    What is not ASCII becomes `\uXXXX`, two of them beyond U+FFFF. java.util.Properties.load.
    """
    ascii_escaped = _PROPERTIES.sub(lambda found: _NAMED.get(found[0]) or _backslashed(found[0]), text)
    if ascii_escaped.isascii():
        return ascii_escaped
    return _NOT_ASCII.sub(lambda found: encode_basestring_ascii(found[0])[1:-1], ascii_escaped)


def android_quoted(text: str) -> str:
    """Return `text` as the content of a `<string>` element, escaped for aapt2 and then for XML.

    https://developer.android.com/guide/topics/resources/string-resource#escaping_quotes
    """
    named = {"\n": "\\n", "\t": "\\t"}  # aapt2 knows no \r
    escaped = _ANDROID.sub(lambda found: named.get(found[0]) or _backslashed(found[0], utf16=True), text)
    return re.sub("[&<>]", lambda found: _XML[found[0]], escaped)


def apple_quoted(text: str) -> str:
    """Return `text` as a value of a .strings file, which NSPropertyListSerialization reads as an old-style property list."""
    named = {**_NAMED, '"': '\\"', "\\": "\\\\"}
    inner = _APPLE.sub(lambda found: named.get(found[0]) or _utf16(found[0]), text)
    return f'"{inner}"'


def _utf16(character: str) -> str:
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\U{units[at : at + 4]}" for at in range(0, len(units), 4))


def _backslashed(character: str, *, utf16: bool = False) -> str:
    if character in "\\\"'":
        return f"\\{character}"
    if character <= "\uffff":
        return f"\\u{ord(character):04x}"
    if not utf16:
        return f"\\U{ord(character):08x}"
    units = character.encode("utf-16-be").hex()
    return f"\\u{units[:4]}\\u{units[4:]}"


FILTERS: Final[Filters] = {
    "android": android_quoted,
    "apple": apple_quoted,
    "json": json_quoted,
    "json_object": json_object,
    "properties": properties_quoted,
    "toml": toml_quoted,
}
"""The filters by the names that templates use."""
