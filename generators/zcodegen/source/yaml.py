"""YAML text to nodes with line and column, at the speed of libyaml's events.

Values are those of YAML 1.2's core schema (section 10.3.2): `no`, `on`, `1_000` and `2026-01-01` are strings, `0o7` is 7.
A catalog is one document without anchors, tags and merge keys, so that each text is where it is used; what else
YAML offers is a finding, as is every duplicate key. A text is never half-read: with a syntax error there is no node.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.source.errors import BREAK, character_error, error_at, syntax_errors
from zcodegen.source.events import read_events
from zcodegen.source.fast_yaml import NeedsFullParserError, read_lines
from zcodegen.source.nodes import Node, YamlList, YamlMap, line_and_column, mark_of
from zcodegen.source.plain import LEADING_ZERO, resolve_plain

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

MAX_DEPTH: Final = 32
"""No file of a catalog nests deeper than ten levels; past this a file is hostile, not a catalog."""
MAX_BRACKETS: Final = 12
"""A line with more is read with its file as a whole."""
_TAG_DIRECTIVE: Final = re.compile(rf"(?:\A|{BREAK.pattern})(?=%TAG[ \t])")
_FRAGMENTS: Final = {"[": YamlList, "{": YamlMap, "'": str, '"': str}


def decode(content: bytes, path: str) -> tuple[str, list[Finding]]:
    """Decode UTF-8 (a byte order mark is dropped); on a fault return "" and the finding with its line and column."""
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        return "", [
            Finding(
                rule="yaml-encoding",
                severity=Severity.ERROR,
                message=f"byte 0x{content[error.start]:02X} is not UTF-8 ({error.reason})",
                location=Location(path, line, column),
                help="save the file as UTF-8",
            )
        ]


def parse_yaml(text: str, path: str) -> tuple[Node, list[Finding]]:
    """Parse one YAML document into nodes; `path` names the file in findings.

    Returns (node, findings). On a syntax error the node is None; duplicate keys, anchors, tags and further documents are
    findings next to a node that holds the first value of each.
    """
    try:
        return read_lines(text, _read_fragment), []
    except NeedsFullParserError:
        return parse_events(text, path)


def _read_fragment(text: str, mark: int) -> Node:
    """Return what is in brackets or quotes in one line. Raises NeedsFullParserError if there is anything to report."""
    wanted = _FRAGMENTS[text[0]]
    if text.count("[") + text.count("{") > MAX_BRACKETS:
        raise NeedsFullParserError
    node, findings = parse_events(text, "", mark, is_fragment=True)
    if findings or type(node) is not wanted:  # `"a": 1` alone is a mapping
        raise NeedsFullParserError
    return node


def parse_events(
    text: str, path: str, start: int = 0, *, is_fragment: bool = False
) -> tuple[Node, list[Finding]]:
    """Do what `parse_yaml` does by a parser's events alone; `start` is the mark of the text's beginning, and a fragment is read once."""
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    if directive := _TAG_DIRECTIVE.search(text):  # libyaml takes time squared to their number
        line = len(BREAK.findall(text, 0, directive.end())) + 1
        message = "a %TAG directive names tags, and a catalog has none"
        return None, [error_at("yaml-tag", path, line, 1, message, "remove it")]
    builders: list[_Builder] = []

    def build(parser: Any) -> _Builder:
        builders.append(_Builder(path, start))
        builders[-1].run(parser)
        return builders[-1]

    try:
        builder = read_events(text, build, once=is_fragment)
    except MarkedYAMLError as error:
        return None, [*builders[0].findings, *syntax_errors(path, error, text, builders[0].last)]
    except YAMLError as error:
        return None, [*builders[0].findings, character_error(path, error, text)]
    except _TooDeepError as error:
        line, column = line_and_column(error.mark)
        return None, [*builders[0].findings, error_at("yaml-depth", path, line, column, *_TOO_DEEP)]
    return builder.root, builder.findings


class _TooDeepError(Exception):
    def __init__(self, mark: int) -> None:
        super().__init__()
        self.mark = mark


_TOO_DEEP = (
    f"nested deeper than {MAX_DEPTH} levels",
    "a catalog file has no use for that; check what wrote it",
)


class _Builder:
    """Turns the parser's events into nodes with an explicit stack, so that depth costs no recursion."""

    def __init__(self, path: str, start: int) -> None:
        self.path = path
        self.start = start
        self.findings: list[Finding] = []
        self.root: Node = None
        self.last: Any = None
        """The last scalar's event: where a quote is missing, that text ends too late."""
        self._stack: list[tuple[YamlMap | YamlList, str | None, int]] = []
        self._into: YamlMap | YamlList | None = None
        self._key: str | None = None
        self._key_mark = 0
        self._documents = 0

    def run(self, parser: Any) -> None:
        """Consume all events of `parser`."""
        next_event = parser.get_event
        handlers: dict[str, Callable[[Any, int], None]] = {
            "AliasEvent": self._alias,
            "DocumentStartEvent": self._document,
            "MappingEndEvent": self._close,
            "MappingStartEvent": self._open,
            "ScalarEvent": self._scalar,
            "SequenceEndEvent": self._close,
            "SequenceStartEvent": self._open,
        }
        while True:
            event = next_event()
            kind = type(event).__name__
            if kind == "StreamEndEvent":
                return
            handler = handlers.get(kind)
            if handler:
                mark = event.start_mark
                handler(event, self.start + mark_of(mark.line, mark.column))

    def _document(self, _event: Any, mark: int) -> None:
        self._documents += 1
        if self._documents > 1:
            self._report("yaml-documents", mark, "a second document starts here", "keep one document a file")

    def _alias(self, event: Any, mark: int) -> None:
        self._report(
            "yaml-anchor",
            mark,
            f"*{event.anchor} is an alias",
            "write the text out where it is used",
        )
        self._put(None, mark)

    def _scalar(self, event: Any, mark: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, mark)
        self.last = event
        text: str = event.value
        if self._key is None and type(self._into) is YamlMap:
            self._start_key(text, mark)
        elif event.implicit[0]:
            if LEADING_ZERO.match(text):
                help_text = "write it without the zero, or quote it if the zero is a part of it"
                self._report("yaml-number", mark, f"the number {text} begins with a zero", help_text)
            self._put(resolve_plain(text), mark)
        else:
            self._put(text, mark)

    def _start_key(self, key: str, mark: int) -> None:
        self._key, self._key_mark = key, mark
        first = self._into.marks.get(key) if isinstance(self._into, YamlMap) else None
        if key == "<<":
            self._report("yaml-anchor", mark, "<< merges another mapping", "write the keys out")
        elif first:
            line = line_and_column(first[0])[0]
            self._report(
                "duplicate-key",
                mark,
                f"key {key!r} is already used at line {line}",
                "keep one of the two; the first counts",
            )

    def _open(self, event: Any, mark: int) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_extras(event, mark)
        if self._key is None and type(self._into) is YamlMap:
            self._report(
                "yaml-key", mark, "a mapping or a list is used as a key", "use a plain word as the key"
            )
            self._key, self._key_mark = "", mark
        node: YamlMap | YamlList = YamlMap() if type(event).__name__ == "MappingStartEvent" else YamlList()
        if len(self._stack) >= MAX_DEPTH:
            raise _TooDeepError(mark)
        self._put(node, mark)
        if self._into is not None:
            self._stack.append((self._into, None, 0))
        self._into, self._key = node, None

    def _close(self, _event: Any, _mark: int) -> None:
        self._into, self._key, self._key_mark = self._stack.pop() if self._stack else (None, None, 0)

    def _put(self, value: Node, mark: int) -> None:
        into = self._into
        if type(into) is YamlMap:
            key = self._key or ""
            if key not in into.marks:
                into[key] = value
                into.marks[key] = (self._key_mark, mark)
            self._key = None
        elif type(into) is YamlList:
            into.append(value)
            into.marks.append(mark)
        elif self._documents == 1:
            self.root = value

    def _refuse_extras(self, event: Any, mark: int) -> None:
        if event.anchor is not None:
            self._report(
                "yaml-anchor", mark, f"&{event.anchor} is an anchor", "remove it: a catalog has no aliases"
            )
        if event.tag is not None:
            self._report(
                "yaml-tag", mark, f"{event.tag} is a tag", "remove it; quote the value to make it a string"
            )

    def _report(self, rule: str, mark: int, message: str, advice: str) -> None:
        line, column = line_and_column(mark)
        self.findings.append(error_at(rule, self.path, line, column, message, advice))
