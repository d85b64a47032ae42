"""Mutations of a catalog's files and of pages: what a slip of the hand, a bad merge, a broken disk or a hostile author makes of them.

Each takes the dice and the text of a file and returns another text (or bytes, where it is no text any more).
The same dice give the same mutation.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

Mutation: TypeAlias = Callable[[random.Random, str], str | bytes]

_SCALARS: Final = (
    "", "~", "null", "true", "no", "0", "-0", "1", "-1", "1.5", ".inf", ".nan", "1e999", "0o7", "0x1F", "1_000", "07",
    "2026-01-01", "12:30:45", "[]", "{}", "[1]", "{a: b}", "[[]]", "''", '""', "'~'", "- a", "a: b", "|", ">", "|9", "*a",
    "&a", "!", "!!str 1", "!!python/object/apply:os.system ['true']", "%", "@", "`", "?", "#", "? a", "=", "<<",
    "9223372036854775807", "9223372036854775808", "-9223372036854775809", "1" * 5000, "0x" + "f" * 5000, "1" * 400 + ".5",
    '"\\0"', '"\\uD800"', '"\\x7f\\u2028"', "\ufeff", "\u202e", "{{", "{x}", "{0}", "}", "${x}", '"""', "*/", "\\", "%s",
    "../../etc/passwd", "/etc/passwd", "C:\\x", "con", "CLASS", "NULL", "__class__", "a" * 70, "en", "zh-CN", "x-y-z", "NOT_FOUND",
)  # fmt: skip
_KEYS: Final = (
    "",
    "''",
    "~",
    "<<",
    "1",
    "true",
    "? [a]",
    "__proto__",
    "constructor",
    "a b",
    "名",
    "code",
    "entries",
    "x" * 2000,
)
_MARKUP: Final = (
    "|", "| ", "\n|--|--|\n", "<td rowspan=99999999 colspan=99999999>", "<table><tr>", "</table>", "<table", "<!--", "-->", "{/*",
    "*/}", "{`", "```\n", "~~~", "`", "<Tab title='", "<b>", "<br/>", "&#x110000;", "&amp", "&#0;", "[", "](", "](x)", "![", "\\", "*",
    "**", "_", "~~", "> ", "- ", "1. ", "# ", "\n# a\n", "===", "---\n", "import X from './x.mdx'\n", "<X/>", "<dl><dt>", "<dd>",
    " ", "　", "| 1 | a |\n", "1001~9999999999", "0x", "０", "，", "\t", "\r", "\0", "\u2028", "\u200b", "ER_A 42000\n", "eng ", '"', "'", ",", "{", "\n",
)  # fmt: skip
_CELL: Final = re.compile(r"(?<=\| )[^|\n]+(?= \|)")
_VALUE: Final = re.compile(r"(?<=: )[^\s{\[#|>&*][^\n{}\[\],#]*")
_KEY: Final = re.compile(r"(?m)^( *(?:- )?)([A-Za-z_][\w.-]*)(?=:)")
_LIST: Final = re.compile(r"(?m)^( *)(includes|same_as|aliases|required_locales|targets): *\[([^\]]*)\]")
_NAME: Final = re.compile(r"(?m)^  ([A-Z][A-Z0-9_]+):$")
_LONGEST: Final = 400_000


def mutate(
    dice: random.Random,
    files: Mapping[str, bytes],
    path: str,
    mutations: Mapping[str, Mutation] | None = None,
) -> tuple[str, dict[str, bytes]]:
    """Return what was done to the file at `path` (ids of mutations), and all files with it changed."""
    known = mutations or MUTATIONS
    done, content = [], files[path]
    for _ in range(dice.choice((1, 1, 1, 2, 4))):
        name = dice.choice(tuple(known))
        done.append(name)
        made = known[name](dice, content.decode("utf-8", "replace"))
        content = made if isinstance(made, bytes) else made.encode("utf-8", "surrogatepass")
    return "+".join(done), {**files, path: content}


def _bytes(dice: random.Random, text: str) -> bytes:
    content = bytearray(text.encode("utf-8", "surrogatepass"))
    for _ in range(dice.choice((1, 1, 3, 20))):
        at = dice.randrange(len(content) + 1)
        content[at : at + dice.choice((0, 1, 1, 8))] = dice.randbytes(dice.choice((0, 1, 1, 4)))
    return bytes(content)


def _cut(dice: random.Random, text: str) -> str:
    return text[: dice.randrange(len(text) + 1)]


def _lines(dice: random.Random, text: str) -> str:
    lines = text.split("\n")
    at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
    what = dice.randrange(7)
    if what == 0:
        del lines[at : at + dice.choice((1, 1, 5))]
    elif what == 1:
        lines.insert(other, lines[at])
    elif what == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif what == 3:
        lines[at] = dice.choice((" ", "  ", "\t", "\u3000", "- ")) + lines[at]
    elif what == 4:
        lines[at] = lines[at].removeprefix("  ")
    elif what == 5:
        lines[at] += dice.choice((" #", ":", ",", "]", "}", "'", '"', "\r", "\0", "\u2028", " |", " >", "\\"))
    else:
        lines[at : at + 2] = ["".join(lines[at : at + 2])]
    return "\n".join(lines)


def _put(dice: random.Random, text: str, pattern: re.Pattern[str], new: str) -> str:
    found = list(pattern.finditer(text))
    if not found:
        return text + new
    one = dice.choice(found)
    return text[: one.start()] + new + text[one.end() :]


def _types(dice: random.Random, text: str) -> str:
    return _put(dice, text, _VALUE, dice.choice(_SCALARS))


def _keys(dice: random.Random, text: str) -> str:
    found = list(_KEY.finditer(text))
    if not found:
        return text
    one, other = dice.choice(found), dice.choice(found)
    new = dice.choice((other[2], other[2], one[2] + "x", one[2].swapcase(), dice.choice(_KEYS)))
    return text[: one.start(2)] + new + text[one.end(2) :]


def _deep(dice: random.Random, text: str) -> str:
    depth = dice.choice((10, 40, 1000, 50_000))
    left, right = dice.choice((("[", "]"), ("{a: ", "}"), ("- ", ""), ("? ", ""), ("[{a: ", "}]")))
    return _put(dice, text, _VALUE, left * depth + "1" + right * dice.choice((depth, depth, 0)))


def _huge(dice: random.Random, text: str) -> str:
    size = dice.choice((1000, 70_000, _LONGEST))
    unit = dice.choice(
        ("x", "错误。", "1", "-", "a b ", "{x}", "a: ", "\\", "[](", "<b>", "\n\n", "&", "0x", "。，")
    )
    return _put(dice, text, _VALUE, dice.choice(("", '"', "'")) + unit * (size // len(unit)))


def _anchors(dice: random.Random, text: str) -> str:
    laughs = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 12))
    what = dice.choice(
        ("&a ", "*a", "&a [*a]", "<<: *a", "!!binary ", "!x ", laughs, "--- ", "...\n", "%YAML 1.1\n---\n")
    )
    if what == laughs:
        return "l0: &l0 lol\n" + laughs + text
    return _put(dice, text, _VALUE, what) if dice.random() < 0.7 else what + text


def _cycles(dice: random.Random, text: str) -> str:
    names = _NAME.findall(text) or ["A"]
    domain = re.search(r"(?m)^domain: (\S+)", text)
    own = domain[1] if domain else "zego.common"
    named = _LIST.sub(lambda match: f"{match[1]}{match[2]}: [{match[3]}, {own}]", text)
    reason = "deprecated: {since: 1.0.0, reason: {en: x, zh-CN: x}, replaced_by: "
    links = (
        f"same_as: [{dice.choice(names)}]",
        f"{reason}{dice.choice(names)}}}",
        f"aliases: [{dice.choice(names)}]",
        "retired: {}",
    )
    entry = list(_NAME.finditer(text))
    for field in sorted(dice.sample(entry, min(len(entry), 3)), key=lambda match: -match.end()):
        named = named.replace(f"{field[0]}\n", f"{field[0]}\n    {dice.choice(links)}\n", 1)
    others = ("zego.common", "zego.rtc.room", "zego.rtc.moderation", "no.such", own)
    include = f"includes: [{', '.join(dice.sample(others, 2))}]\nentries:\n"
    if dice.random() >= 0.7:
        return named
    return re.sub(r"(?m)^(includes:.*\n)?entries:\n", lambda _: include, named, count=1)


def _codes(dice: random.Random, text: str) -> str:
    numbers = re.findall(r"(?m)^ +(?:- )?code: (\S+)", text) or ["1"]
    new = dice.choice(
        (
            dice.choice(numbers),
            dice.choice(numbers),
            dice.choice(_SCALARS),
            str(dice.randrange(-(2**70), 2**70)),
        )
    )
    return _put(dice, text, re.compile(r"(?<=code: )\S+"), new)


def _markup(dice: random.Random, text: str) -> str:
    at, one = dice.randrange(len(text) + 1), dice.choice(_MARKUP)
    times = dice.choice((1, 1, 1, 50, 1000, _LONGEST // len(one)))
    return text[:at] + one * times + text[at:]


def _cells(dice: random.Random, text: str) -> str:
    return _put(dice, text, _CELL, dice.choice((*_SCALARS, *_MARKUP)))


def _splice(dice: random.Random, text: str) -> str:
    start, at = dice.randrange(len(text) + 1), dice.randrange(len(text) + 1)
    return text[:at] + text[start : start + dice.choice((5, 50, 2000))] + text[at:]


MUTATIONS: Final[Mapping[str, Mutation]] = {
    "anchors": _anchors,
    "bytes": _bytes,
    "codes": _codes,
    "cut": _cut,
    "cycles": _cycles,
    "deep": _deep,
    "huge": _huge,
    "keys": _keys,
    "lines": _lines,
    "splice": _splice,
    "types": _types,
}
OF_PAGES: Final[Mapping[str, Mutation]] = {**MUTATIONS, "cells": _cells, "markup": _markup}
