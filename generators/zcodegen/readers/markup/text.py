"""The plain text of a cell: Markdown, HTML and JSX marks removed, line breaks where the page shows them.

Rules: CommonMark 0.31 (backslash escapes, code spans, links, emphasis), the HTML Standard's line-breaking
elements, MDX's comments and string expressions. Every scan is linear in the cell's length; nothing raises.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from zcodegen.readers.markup.emphasis import BREAK, MARKS, without_emphasis
from zcodegen.readers.markup.tags import TAG_NAME, TagEnds
from zcodegen.readers.remembered import remembered

_BREAKING = frozenset(
    [
        "accordion",
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caution",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "info",
        "li",
        "main",
        "nav",
        "note",
        "ol",
        "p",
        "pre",
        "section",
        "steps",
        "summary",
        "tab",
        "table",
        "tabs",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tip",
        "tr",
        "ul",
        "warning",
    ]
)
_SILENT = frozenset(("script", "style", "svg"))
_TOKEN = re.compile(
    r"(?P<escape>\\[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|(?P<comment><!--|\{/\*)"
    r"|(?P<auto><[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]{0,2000}+>)"
    r"|(?P<tag></?[A-Za-z])"
    r"|(?P<entity>&(?:#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});|&(?:[A-Za-z](?:uml|acute|grave|circ|tilde|ring|cedil|slash)|szlig|nbsp))"
    r"|(?P<open>!?\[)"
    r"|(?P<close>\])"
    r"|(?P<brace>\{)"
    r"|(?P<mark>\*+|_+|~~)"
)
_DESTINATION = re.compile(
    r"\(\s*+(?:<[^<>\n]{0,4000}+>|(?:[^()\s\\]|\\.|\((?:[^()\s\\]|\\.)*+\))*+)"
    r"(?:\s++(?:\"(?:[^\"\\]|\\.)*+\"|'(?:[^'\\]|\\.)*+'|\([^()]*+\)))?+\s*+\)"
)
_SPACED_PAGE = re.compile(r"\([^()\n]{1,300}\.(?:html?|mdx?)(?:#[^()\s]{0,200})?\)")
"""A page whose name has blanks, which CommonMark takes for no link."""
_REFERENCE = re.compile(r"\[(?:\]|(?=[^\[\]]{0,200}[A-Za-z])[^\[\]\n]{1,200}\])")
_STRING_EXPRESSION = re.compile(r"\{\s*+(?:\"([^\"]*+)\"|'([^']*+)'|`([^`]*+)`)\s*+\}")
_ZERO_WIDTH = re.compile("[\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]")
_SPECIAL = re.compile(
    "[\\\\`<&!\\[\\]{}*_~\x00\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff]|[^\\S ]|  |^\\s*[-+•·●▪◦○■]|[\ue100-\ue106]"
)
_MARKDOWN_MARKS = re.compile(r"[\\`*_{}\[\]~|]")
_ESCAPE = re.compile(r"\\([\\`*_{}\[\]<>&!~|#+-])")
_ESCAPED = re.compile(
    r"(?!\s*[-+•·●▪◦○■])(?:[^\\`<&!\[\]{}*_~\s\x00\u00ad\u180e\u200b-\u200f\u2060-\u2064\ufeff\ue100-\ue106]++| (?! )|\\[\\`*_{}\[\]<>&!~|#+-])*+"
)
"""A text whose marks are all escaped, as those of a cell without markup are (`verbatim`)."""
_SUPERSCRIPT = re.compile(r"<sup\b[^<>]{0,100}>\s{0,3}(-?\d{1,4})\s{0,3}</sup>", re.IGNORECASE)
_RAISED = str.maketrans("-0123456789", "⁻⁰¹²³⁴⁵⁶⁷⁸⁹")
_BLANKS = re.compile(r"\s+")
_BULLET = re.compile(r"[-*+•·●▪◦○■]\s+")
_SOURCE_BREAK = re.compile(r"\n[^\S\n]*(?=(?:[-*+•·●▪◦○■]|\d{1,9}[.)、])\s)|\n[^\S\n]*\n|  \n|\\\n")
_HIDDEN = {
    ord(mark): chr(0xE000 + ord(mark)) for mark in "*_~-+"
}  # literal marks, hidden from the next steps
_KEPT = {
    ord(bullet): chr(0xE100 + number) for number, bullet in enumerate("•·●▪◦○■")
}  # bullets that are no list's
_VERBATIM = _KEPT | {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]<>&!~|#+-"} | {ord("\n"): BREAK}
_SHOWN = {ord(hidden): chr(mark) for mark, hidden in (_HIDDEN | _KEPT).items()}


def plain(markup: str) -> str:
    r"""Return the text of `markup`: lines joined by `\n`, blanks collapsed, bullets and empty lines removed."""
    return markup if markup.isalnum() else _plain(markup)


@remembered
def _plain(markup: str) -> str:
    if not _SPECIAL.search(markup):
        return markup.strip()
    if _ESCAPED.fullmatch(markup):
        plainly = markup.replace("\\", "") if "\\\\" not in markup else _ESCAPE.sub(r"\1", markup)
        return plainly.strip()
    if "<sup" in markup:
        markup = _SUPERSCRIPT.sub(lambda found: found[1].translate(_RAISED), markup)
    text = without_emphasis(_Scanner(_SOURCE_BREAK.sub(BREAK, markup)).pieces())
    lines = (_line(line) for line in _ZERO_WIDTH.sub("", text).split(BREAK))
    return "\n".join(line for line in lines if line)


def verbatim(text: str) -> str:
    """Return the markup that `plain` shows as `text`, for shapes whose cells have no markup."""
    if text.isalnum():
        return text
    return text.translate(_VERBATIM)


def only_html(markup: str) -> str:
    """Return `markup` for `plain` so that its tags and entities count and Markdown's marks are letters."""
    return _MARKDOWN_MARKS.sub(r"\\\g<0>", markup)


def _line(line: str) -> str:
    line = _BLANKS.sub(" ", line).strip()
    while found := _BULLET.match(line):
        line = line[found.end() :]
    return line.translate(_SHOWN)


class _Scanner:
    """Walks over the tokens of one cell; remembers what never closes, so that no scan is done twice."""

    __slots__ = ("_brackets", "_ends", "_markup", "_pieces", "_ticks", "_unclosed")

    def __init__(self, markup: str) -> None:
        self._markup = markup
        self._pieces: list[str] = []
        self._brackets: list[int] = []
        self._ends = TagEnds(markup)
        self._ticks: dict[int, list[int]] | None = None
        self._unclosed: set[str] = set()

    def pieces(self) -> list[str]:
        """Return texts and, as pieces of their own, the runs of `*`, `_` and `~~` that may be emphasis."""
        markup, at = self._markup, 0
        while found := _TOKEN.search(markup, at):
            if found.start() > at:
                self._text(markup[at : found.start()])
            at = self._token(found)
        self._text(markup[at:])
        return self._pieces

    def _text(self, text: str) -> None:
        """Append `text` so that no part of it is taken for a mark."""
        self._pieces.append(text.translate(_HIDDEN) if text and text[0] in MARKS else text)

    def _literal(self, text: str) -> None:
        self._pieces.append(text.translate(_HIDDEN))

    def _token(self, found: re.Match[str]) -> int:
        """Append what the token at `found` shows; return the index behind it."""
        mark, start, end = found.group(), found.start(), found.end()
        match found.lastgroup:
            case "escape":
                self._literal(mark[1])
            case "ticks":
                return self._code_span(start, end)
            case "comment":
                return self._comment(start, end, "-->" if mark == "<!--" else "*/}")
            case "auto":
                self._literal(mark[1:-1])
            case "tag":
                return self._tag(start, end)
            case "entity":
                self._literal(html.unescape(mark))
            case "open":
                self._brackets.append(len(self._pieces))
                self._pieces.append(mark)
            case "close":
                return self._link(end)
            case "brace":
                return self._expression(start, end)
            case _:
                self._pieces.append(mark)
        return end

    def _code_span(self, start: int, end: int) -> int:
        if self._ticks is None:
            self._ticks = {}
            for run in re.finditer("`+", self._markup):
                self._ticks.setdefault(run.end() - run.start(), []).append(run.start())
        places = self._ticks.get(end - start, [])
        following = bisect_left(places, end)
        if following == len(places):
            self._literal(self._markup[start:end])
            return end
        self._literal(self._markup[end : places[following]])
        return places[following] + end - start

    def _comment(self, start: int, end: int, closing: str) -> int:
        stop = -1 if closing in self._unclosed else self._markup.find(closing, end)
        if stop < 0:
            self._unclosed.add(closing)
            self._literal(self._markup[start:end])
            return end
        return stop + len(closing)

    def _tag(self, start: int, end: int) -> int:
        behind = self._ends.after(start)
        name = TAG_NAME.match(self._markup, start)
        if behind < 0 or name is None:
            self._literal(self._markup[start:end])
            return end
        word = name.group(1).lower()
        if word in _BREAKING:
            self._pieces.append(BREAK)
        elif word in _SILENT and self._markup[start + 1] != "/":
            return self._silent(word, behind)
        return behind

    def _silent(self, word: str, behind: int) -> int:
        """Return the index of the closing tag of an element whose content is no text."""
        closing = f"</{word}"
        stop = -1 if closing in self._unclosed else self._markup.find(closing, behind)
        if stop < 0:
            self._unclosed.add(closing)
            return behind
        return stop

    def _link(self, end: int) -> int:
        places = (_DESTINATION, _SPACED_PAGE, _REFERENCE)
        target = next(filter(None, (place.match(self._markup, end) for place in places)), None)
        if self._brackets and target:
            self._pieces[self._brackets.pop()] = ""
            return target.end()
        if self._brackets:
            self._brackets.pop()
        self._pieces.append("]")
        return end

    def _expression(self, start: int, end: int) -> int:
        found = _STRING_EXPRESSION.match(self._markup, start)
        if found is None:
            self._pieces.append("{")
            return end
        self._literal(found.group(1) or found.group(2) or found.group(3) or "")
        return found.end()
