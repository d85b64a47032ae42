"""The locations of findings as parts of a text, for editors that underline them."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.diagnostics import Location
from zcodegen.editor.positions import Span, Text

_QUOTED: Final = re.compile(r""""(?:[^"\\\n]|\\.)*"|'(?:[^'\n]|'')*'""")
_PLAIN: Final = re.compile(r"[^\s,\[\]{}:#\"'][^,\[\]{}\n#]*")
_COLON: Final = re.compile(r":(?=[ \t]|$)", re.MULTILINE)


def span_of(text: Text, location: Location) -> Span:
    """Return the key, value or rest of the line that is at the location of a finding; the first line for one without a location."""
    start = text.offset_of_location(location.line, location.column)
    line = text.line_span(text.line_of(start))
    if start >= line.end:
        return line
    if quoted := _QUOTED.match(text.value, start, line.end):
        return Span(*quoted.span())
    plain = _PLAIN.match(text.value, start, line.end)
    end = plain.end() if plain else line.end
    colon = _COLON.search(text.value, start, end) if plain else None
    if colon is None and plain and text.value[end - 1] == ":":  # before the end of the line
        end -= 1
    written = text.value[start : colon.start() if colon else end].rstrip()
    return Span(start, start + len(written))
