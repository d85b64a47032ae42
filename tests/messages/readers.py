"""Strict readers of formats whose own programs are not to be had here: what they refuse, these refuse."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from lxml import etree
from moz.l10n.formats.android.parse import android_parse

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_PRINTF = re.compile(r"%(?:%|([1-9])\$(?:s|d|@|lld))")
_ESCAPES = re.compile(r"""\\(?:u([0-9a-f]{4})|(.))|(["'])""")
_NAMED = {"n": "\n", "t": "\t", '"': '"', "'": "'", "\\": "\\"}


@cache
def _android(path: Path) -> dict[str, str]:
    """Read string resources as aapt2 does: every element, attribute and escape has to be one that it knows."""
    # An independent reader takes the file as a whole; it has "%<" for java.util.Formatter's also where formatted="false".
    android_parse(path.read_bytes().replace(b"%&lt;", b"%-"))
    root = etree.parse(str(path)).getroot()
    assert root.tag == "resources"
    found: dict[str, str] = {}
    for string in root.iterchildren("string"):
        name = str(string.attrib.pop("name"))
        assert re.fullmatch("[A-Za-z_][A-Za-z0-9_]*", name)
        assert name not in found
        assert dict(string.attrib) in ({}, {"formatted": "false"})
        assert len(string) == 0
        text = string.text or ""
        assert not re.search(r"^\s|\s$|\s\s|[^\S ]", text), f"aapt2 would fold the blanks of {name}"
        assert not text.startswith(("@", "?"))
        found[name] = _unescaped(text)
    return found


def android_text(path: Path, name: str) -> str:
    return _android(path)[name]


def _unescaped(text: str) -> str:
    def character(found: re.Match[str]) -> str:
        assert not found[3], "a bare quote"
        return chr(int(found[1], 16)) if found[1] else _NAMED[found[2]]

    units = _ESCAPES.sub(character, text)
    return units.encode("utf-16", "surrogatepass").decode("utf-16")


_APPLE_LINE = re.compile(r'"((?:[^"\\]|\\.)*)" = "((?:[^"\\]|\\.)*)";')
_APPLE_ESCAPE = re.compile(r"\\(?:U([0-9a-f]{4})|(.))")


@cache
def apple_strings(path: Path) -> dict[str, str]:
    """Read an old-style property list: comments, and a pair in quotes per line."""
    found: dict[str, str] = {}
    for line in path.read_text("utf-8").split("\n"):
        if not line or re.fullmatch(r"/\* [^*]* \*/", line):
            continue
        pair = _APPLE_LINE.fullmatch(line)
        assert pair, line
        key, text = (
            _APPLE_ESCAPE.sub(
                lambda escape: chr(int(escape[1], 16)) if escape[1] else {**_NAMED, "r": "\r"}[escape[2]],
                part,
            )
            for part in pair.groups()
        )
        assert key not in found
        found[key] = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return found


def printf(text: str, values: Sequence[str | float]) -> str:
    """Format as java.util.Formatter and Foundation do, with numbered arguments alone; a bare percent sign fails."""
    assert "%" not in _PRINTF.sub("", text)
    return _PRINTF.sub(lambda found: str(values[int(found[1]) - 1]) if found[1] else "%", text)


def dart_message(text: str, values: Mapping[str, str]) -> str:
    """Read a message as gen-l10n does with use-escaping: '' is an apostrophe, '…' is literal, {name} is a placeholder."""
    tokens = re.compile(r"''|'([^']*)'|\{([A-Za-z][A-Za-z0-9_]*)\}|[^'{}]+", re.DOTALL)
    read, at = "", 0
    while at < len(text):
        token = tokens.match(text, at)
        assert token, f"gen-l10n refuses {text[at:]!r}"
        if token[2]:
            read += values[token[2]]
        elif token[0] == "''":
            read += "'"
        else:
            read += token[0] if token[1] is None else token[1]
        at = token.end()
    return read


@cache
def _units(tree: etree._ElementTree) -> Mapping[str, etree._Element]:
    """Return what has an id, inline elements among it, whose ids are no keys."""
    return {str(element.get("id")): element for element in tree.iter() if element.get("id")}


def xliff_text(
    tree: etree._ElementTree, namespace: str, key: str, which: str, values: Mapping[str, str]
) -> str:
    """Return the text of a unit's <source> or <target>, its inline elements replaced."""
    (element,) = _units(tree)[key].iterfind(f".//{{{namespace}}}{which}")
    text = element.text or ""
    for child in element:
        kind = etree.QName(child).localname
        assert kind in {"x", "ph", "cp"}
        text += (
            chr(int(child.get("hex", ""), 16))
            if kind == "cp"
            else values[str(child.get("equiv") or child.get("id"))]
        )
        text += child.tail or ""
    return text
