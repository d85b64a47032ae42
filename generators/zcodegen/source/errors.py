"""What the YAML parser gives up on, explained so that a person finds the cause.

Promises: a finding is inside the file, at the cause if that is known: a merge that git left open, a quote that
was never closed, a tab; else where the parser stopped, in its words, with what helps most often.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zcodegen.diagnostics import Finding, Location, Related, Severity
from zcodegen.source.slips import find_slip

if TYPE_CHECKING:
    from typing import Any

_MERGE_ADVICE: Final = (
    "keep one side of each conflict, or the entries of both, and remove the lines <<<<<<<, ======= and >>>>>>>; "
    "with the driver of `zcodegen merge-driver --help`, Git takes the entries of both"
)
_MERGE: Final = re.compile(r"^([<=>|])\1{6}(?: [^\r\n]*)?(?=\r?$)", re.MULTILINE)
_QUOTES_ADVICE: Final = (
    "close the quote where the text ends; inside double quotes a quote is \\\", inside single ones ''"
)
_UNCLOSED: Final = {"found unexpected document indicator", "found unexpected end of stream"}
_DEFAULT_ADVICE: Final = "check the indentation and the quotes of this line and the one above"
_BRACKETS_ADVICE: Final = (
    "quote a text between brackets that holds a comma, a bracket, or a colon followed by a space"
)
_SYNTAX_ADVICE: Final = {
    "could not find expected ':'": "write `key: value`, with a space after the colon",
    "did not find expected ',' or ']'": _BRACKETS_ADVICE,
    "did not find expected ',' or '}'": _BRACKETS_ADVICE,
    "found character that cannot start any token": "quote the value: it starts with a character that YAML keeps for itself",
    "found unknown escape character": "write a backslash in double quotes as \\\\, or use single quotes",
    "found invalid Unicode character escape code": "a lone surrogate is not a character; write the character itself",
    "mapping values are not allowed in this context": "quote the value: it has a colon followed by a space",
}
BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""As libyaml counts lines: YAML 1.1, section 4.1.4."""
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]")


def error_at(rule: str, path: str, line: int, column: int, message: str, advice: str) -> Finding:
    """Return a finding of a rule about YAML."""
    return Finding(
        rule=rule,
        severity=Severity.ERROR,
        message=message,
        location=Location(path, line, column),
        help=advice,
    )


def syntax_errors(path: str, error: Any, text: str, last: Any) -> list[Finding]:
    """Return what is wrong with `text`, of which the parser says `error`; `last` is the last scalar that it read, or None."""
    merges = _merges(path, text)
    return merges or [_quote_fault(path, error, last) or _syntax_fault(path, error, text)]


def _merges(path: str, text: str) -> list[Finding]:
    """Return a finding at the begin of each conflict that a merge left; at any other line of one, where there is none."""
    markers = list(_MERGE.finditer(text))
    begins = [marker for marker in markers if marker[1] == "<"] or markers[:1]
    return [
        error_at(
            "yaml-syntax",
            path,
            len(BREAK.findall(text, 0, marker.start())) + 1,
            1,
            f"a merge left a conflict here: {marker[0]}",
            _MERGE_ADVICE,
        )
        for marker in begins
    ]


def _quote_fault(path: str, error: Any, last: Any) -> Finding | None:
    """Return the finding for a quote that is closed nowhere, or only by the next quote in another line."""
    if error.context == "while scanning a quoted scalar" and error.problem in _UNCLOSED:
        mark = error.context_mark
        message = "the quote that opens here is never closed"
        return error_at("yaml-syntax", path, mark.line + 1, mark.column + 1, message, _QUOTES_ADVICE)
    stopped = error.problem_mark
    if last is None or last.style not in {"'", '"'} or not stopped:
        return None
    opened, closed = last.start_mark, last.end_mark
    if opened.line == closed.line or closed.line != stopped.line:
        return None
    return Finding(
        rule="yaml-syntax",
        severity=Severity.ERROR,
        message=f"the quote that opens here is closed only in line {closed.line + 1}, where more text follows",
        location=Location(path, opened.line + 1, opened.column + 1),
        help=_QUOTES_ADVICE,
        related=(Related(Location(path, closed.line + 1, closed.column), "closed here"),),
    )


def _syntax_fault(path: str, error: Any, text: str) -> Finding:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    lines = BREAK.split(text)
    if line > len(lines):  # libyaml begins a line behind a text that ends without one
        line, column = len(lines), len(lines[-1]) + 1
    before, here = lines[line - 1][: column - 1], lines[line - 1][column - 1 : column]
    if here == "\t" and not before.strip():
        return error_at("yaml-syntax", path, line, column, "a tab indents this line", "indent with spaces")
    if slip := find_slip(lines, line):
        return error_at("yaml-syntax", path, slip.line, slip.column, slip.message, slip.help)
    message = error.problem or "the text ends too early"
    if error.context:
        message = f"{message} {error.context}"
    advice = _SYNTAX_ADVICE.get(error.problem or "", _DEFAULT_ADVICE)
    return error_at("yaml-syntax", path, line, column, message, advice)


def character_error(path: str, error: Any, text: str) -> Finding:
    """Return the finding for the first character that YAML does not allow: libyaml's reader gives an offset, no line."""
    found = _FORBIDDEN.search(text)
    if not found:
        return error_at("yaml-syntax", path, 1, 1, str(error).splitlines()[0], _DEFAULT_ADVICE)
    start = found.start()
    line = text.count("\n", 0, start) + 1
    column = start - text.rfind("\n", 0, start)
    advice = f'remove it, or write it as an escape in double quotes: "\\u{ord(found[0]):04X}"'
    message = f"character U+{ord(found[0]):04X} is not allowed in YAML"
    return error_at("yaml-character", path, line, column, message, advice)
