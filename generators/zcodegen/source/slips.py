"""The slips of an editor behind a syntax error: what a person did wrong, at the line where it is.

A YAML parser stops where it can read on no longer, which is often lines below the cause. This module looks at the line
where it stopped and at those above it for what people do by mistake: a full-width colon, a missing or no-break space,
an indentation that fits no other line, a bracket that is not closed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

_MAX_LINES_ABOVE: Final = 12
"""How far above the parser's line the cause can be: an entry has about as many lines."""
_MAX_LINE: Final = 2_000
"""Characters of a line that is looked at: people write no longer ones, and some expressions take time squared to it."""
_KEY: Final = r"[A-Za-z_][\w.-]*"
_WIDE_COLON: Final = re.compile(rf"^(\s*(?:- +)?)({_KEY})(\s*：)")
_NO_SPACE: Final = re.compile(rf"^(\s*(?:- +)?)({_KEY}):(?=[^\s/：])")
_STRANGE_SPACE: Final = re.compile(rf"^(\s*(?:- +)?{_KEY}:)([^\S \n\t]+)")
_STRANGE_INDENT: Final = re.compile(r"^( *)([^\S \n\t]+)")
_PAIR: Final = re.compile(rf"^( *)({_KEY}|'[^']*'|\"[^\"]*\"):(?: +(\S.*))?$")
_ENTRY: Final = re.compile(r"^[A-Z][A-Z0-9_]*:\s*$")
_DASH_ENTRY: Final = re.compile(r"^( +)- [A-Z][A-Z0-9_]*:\s*$")
_AFTER_QUOTE: Final = re.compile(rf"^ *(?:{_KEY}): +((\"|')(?:(?!\2).)*\2)(\s*[^\s#].*)$")
_QUOTED: Final = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'[^']*'")
_INDICATOR: Final = re.compile(rf"^ *(?:- +)?{_KEY}: +([*&!%@`]|[-?](?= )|[|>](?= +[^\s#]))")
_WORDS: Final = (
    "action|aliases|arguments|attributes|cause|code|code_type|deprecated|domain|entries|includes|message|ranges|reason"
    "|recovery|retired|retry_after|same_as|since|status|title|[A-Z][A-Z0-9_]*[A-Z0-9]|[a-z]{2}(?:-[A-Z][A-Za-z]+)?"
)
"""Keys of a domain's file: names of entries and tags of locales too."""
_NO_COLON: Final = re.compile(rf"^( +)({_WORDS})(\s*=\s*|\s*$|\s+(?=[^\s:=#][^:]*$))")
_COMMENT: Final = re.compile(r"^(\s*)(//|/\*)")
_WIDE_BRACKET: Final = re.compile(rf"^ *(?:- +)?{_KEY}: +([｛［])")
_WIDE_COMMA: Final = re.compile(r"^[^#]*[\[{][^\]}]*([，、])")
_BLOCK: Final = re.compile(rf"^( *)({_KEY}): +[|>][-+0-9]*\s*$")
_CLOSES: Final = {"{": "}", "[": "]"}


class Slip(Struct, frozen=True):
    """What is wrong, at line and column from 1, and what to write."""

    line: int
    column: int
    message: str
    help: str


def find_slip(lines: Sequence[str], stopped: int) -> Slip | None:
    """Return the slip behind a syntax error at the line `stopped` (from 1) of a file's `lines`, None if it is another."""
    lines = [line if len(line) <= _MAX_LINE else "" for line in lines]
    last = min(stopped, len(lines))
    if match := _INDICATOR.match(lines[last - 1]):
        message = f"the value begins with {match[1]}, which has a meaning in YAML"
        return Slip(last, match.start(1) + 1, message, "put the value in quotes")
    if match := _WIDE_COMMA.match(lines[last - 1]):
        message = f"{_name(match[1])} is between brackets"
        return Slip(
            last, match.start(1) + 1, message, "write a comma (U+002C); quote a text that has this one"
        )
    above = range(last, max(0, last - _MAX_LINES_ABOVE), -1)
    for number in above:
        if slip := _slip_of_line(lines[number - 1], number) or _slip_of_block(lines, number):
            return slip
    for number in above:
        if slip := _slip_of_entry(lines, number):
            return slip
    return _slip_of_indent(lines, last)


def _slip_of_line(line: str, number: int) -> Slip | None:
    if line.lstrip().startswith("#"):
        return None
    if match := _WIDE_COLON.match(line):
        message = f"a full-width colon (U+FF1A) follows {match[2]}"
        return Slip(
            number,
            match.start(3) + 1,
            message,
            f"write `{match[2]}: …`, with the colon of ASCII and a space",
        )
    if match := _STRANGE_INDENT.match(line):
        name = _name(match[2][0])
        return Slip(number, match.start(2) + 1, f"{name} indents this line", "indent with spaces (U+0020)")
    if match := _STRANGE_SPACE.match(line):
        message = f"{_name(match[2][0])} follows the colon"
        return Slip(number, match.start(2) + 1, message, "write a space (U+0020) after the colon")
    if match := _NO_SPACE.match(line):
        message = f"no space follows the colon of {match[2]}"
        return Slip(number, match.end() + 1, message, f"write `{match[2]}: …`, with a space after the colon")
    if match := _COMMENT.match(line):
        return Slip(number, len(match[1]) + 1, f"{match[2]} begins no comment", "begin a comment with #")
    if match := _WIDE_BRACKET.match(line):
        message = f"the value begins with {_name(match[1])}"
        return Slip(
            number, match.start(1) + 1, message, "write a bracket of ASCII, or put the value in quotes"
        )
    if match := _NO_COLON.match(line):
        what = "an equals sign" if "=" in match[3] else "no colon"
        return Slip(number, match.end(2) + 1, f"{what} follows {match[2]}", f"write `{match[2]}: …`")
    if match := _AFTER_QUOTE.match(line):
        message = f"text follows the closing quote of {match[1]}"
        help_text = 'put the whole text in quotes; write a double quote inside double ones as \\"'
        return Slip(number, match.start(3) + 1, message, help_text)
    return _slip_of_brackets(line, number)


def _slip_of_block(lines: Sequence[str], number: int) -> Slip | None:
    """Return the slip of a text below `|` or `>` that is not indented."""
    match = _BLOCK.match(lines[number - 1])
    below = next((line for line in lines[number:] if line.strip()), "")
    if match is None or not below or _PAIR.match(below) or len(below) - len(below.lstrip()) > len(match[1]):
        return None
    column = len(below) - len(below.lstrip()) + 1
    message = f"the text of {match[2]} (line {number}) is not indented below it"
    return Slip(lines.index(below, number) + 1, column, message, f"indent it by {len(match[1]) + 2} spaces")


def _slip_of_brackets(line: str, number: int) -> Slip | None:
    """Return the slip of a value in brackets that is not closed in its line, or that text follows."""
    bare = _QUOTED.sub(lambda match: "x" * len(match[0]), line)
    opening = re.match(rf"^ *(?:{_KEY}): +([\[{{])", bare)
    if opening is None:
        return None
    open_brackets: list[tuple[str, int]] = []
    for column, character in enumerate(bare[opening.start(1) :], opening.start(1) + 1):
        if character in _CLOSES:
            open_brackets.append((character, column))
        elif open_brackets and character == _CLOSES[open_brackets[-1][0]]:
            open_brackets.pop()
            if not open_brackets:
                rest = line[column:].strip()
                if not rest or rest.startswith("#"):
                    return None
                message = f"text follows the closing bracket: {rest}"
                help_text = "put a text that begins with a bracket in quotes"
                return Slip(number, opening.start(1) + 1, message, help_text)
    if not open_brackets:
        return None
    bracket, column = open_brackets[-1]
    return Slip(
        number,
        column,
        f"the bracket {bracket!r} is not closed in its line",
        f"close it with {_CLOSES[bracket]!r}",
    )


def _slip_of_entry(lines: Sequence[str], number: int) -> Slip | None:
    """Return the slip of an entry that has no indentation, or a dash before it."""
    line = lines[number - 1]
    if _ENTRY.match(line):
        name = line.rstrip().rstrip(":")
        return Slip(number, 1, f"{name} is not indented", "indent an entry with two spaces, below `entries:`")
    if match := _DASH_ENTRY.match(line):
        message = "a dash makes this entry the element of a list"
        return Slip(number, len(match[1]) + 1, message, "remove the dash: `entries` is a mapping")
    return None


def _slip_of_indent(lines: Sequence[str], stopped: int) -> Slip | None:
    """Return the slip of a line whose indentation fits neither the line above it nor the levels that are open."""
    for number in (stopped, *_pairs_above(lines, stopped)):
        match = _PAIR.match(lines[number - 1])
        before = next(_pairs_above(lines, number), None)
        parent = _PAIR.match(lines[before - 1]) if before else None
        if match is None or before is None or parent is None:
            continue
        indent, above = len(match[1]), len(parent[1])
        if indent > above and parent[3] and not parent[3].startswith(("|", ">", "&", "#")):
            outer = next(_pairs_above(lines, before), None)
            owner = _PAIR.match(lines[outer - 1]) if outer else None
            if owner and not owner[3] and len(owner[1]) == above:
                message = f"{parent[2]} is not indented below {owner[2]} (line {outer})"
                return Slip(before, above + 1, message, f"indent it by {indent} spaces, like line {number}")
            message = f"{match[2]} is indented by {indent} spaces, below {parent[2]} (line {before}), which has a value already"
            return Slip(
                number, indent + 1, message, f"indent the two lines alike; line {before} has {above} spaces"
            )
        levels = {
            len(level[1]) for other in _pairs_above(lines, number) if (level := _PAIR.match(lines[other - 1]))
        }
        if indent < above and indent not in levels:
            wanted = min(levels, key=lambda level: (abs(level - indent), level != above))
            message = f"{match[2]} is indented by {indent} spaces, which no line above it is"
            return Slip(number, indent + 1, message, f"indent it by {wanted} spaces")
        if number != stopped:
            break
    return None


def _pairs_above(lines: Sequence[str], number: int) -> Iterator[int]:
    """Yield the lines above that hold `key: value`, the nearest first."""
    return (other for other in range(number - 1, max(0, number - 40), -1) if _PAIR.match(lines[other - 1]))


def _name(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, 'CHARACTER')}"
