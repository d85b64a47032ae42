"""Titles of a page that begin with a code: headings, list items, bold lines and labelled lines, with the lines below them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec import Struct, field
from msgspec.structs import replace

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.codes import is_plain_word, read_codes
from zcodegen.readers.tables.header_vocabulary import (
    HeaderVocabulary,
    announces_codes,
    last_sentence,
    mentions_codes,
    mentions_errors,
    normalize_header,
)
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.code_title import CodeTitle, read_code_title
from zcodegen.readers.titles.labelled import LABELLED_LINE, RULE, is_http_label
from zcodegen.readers.titles.line_lists import CodeLine, find_code_lines
from zcodegen.readers.titles.outline import Heading

_ITEM = re.compile(r"(\s{0,12})(?:[-*+•]|\d{1,3}[.)])(\s{1,4})(?=\S)")
_QUOTED = re.compile(r"\s{0,3}>\s?")
_BOLD_FIRST = re.compile(
    r"\s{0,3}(?:\*\*|__|<b>|<strong>)(?:`?(?:[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{2,16}|[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){1,8}|[A-Z]{1,8}\d{2,8}[A-Z]?)`?"
    r"|[A-Za-z]\w{2,60}(?=\W{2,9}\d{3,10}[)）]))[:：]?(?:\*\*|__|</b>|</strong>)\s{0,3}[:：–—-]?\s{0,3}(?=[^\s|])"
)
"""A bold code in front of its text."""
_BOLD_ERROR = re.compile(
    r"\s{0,3}(?:\*\*|__|<b>|<strong>)`?(?:error|warning|exception|code|错误码?|异常码?|返回码)\s?(?:code|number|no\.)?\s?[#:：]?\s{0,3}"
    r"(?:[-−]?\d{2,10}|0[xX][0-9A-Fa-f]{2,16})(?!\d)[^*_<>\n]{0,200}(?:\*\*|__|</b>|</strong>)\s{0,3}(?=[^\s|])",
    re.IGNORECASE,
)
"""A bold title that is called an error, with its number, in front of its text."""
_TERM = re.compile(
    r"\s{0,3}(?:(?:\*\*|__)?`?(?:[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{2,16}|[A-Z]{1,8}[-_]?\d{2,8}[A-Z]?|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,8})`?(?![\w.%])|`[A-Z][a-z]+(?:[A-Z][a-z]+){1,6}`\s*$"
    r"|(?:`|\*\*)[A-Za-z][A-Za-z0-9]{0,40}(?:[_.-][A-Za-z0-9]{1,40}){1,8}(?:`|\*\*)\s*$)"
)
_DEFINITION = re.compile(r"\s{0,3}:\s{1,9}\S")
_SUMMARY = re.compile(
    r"\s{0,8}(?:<details\b[^<>]{0,100}>\s{0,8})?<summary\b[^<>]{0,100}>(.{1,400}?)</summary>\s*$",
    re.IGNORECASE,
)
"""The title of what a reader unfolds."""
BOLD_LINE = re.compile(
    r"\s{0,3}(?:<(?:p|div)\b[^<>]{0,200}>\s{0,4})?(?:\*\*|__|<b>|<strong>)(.{1,200}?)(?:\*\*|__|</b>|</strong>)[:：]?(?:\s{0,4}</(?:p|div)>)?\s*$"
)
_PLAIN_ITEM = re.compile(
    r"\s{0,24}(?:(?:[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{2,16}|[A-Z]{2,8}[-_]?\d{3,8}[A-Z]?)(?:\s?[:：]|\s[-–—](?=\s))|[-−]?\d{1,10}\s{1,4}=|`[A-Z]{1,8}[-_]?\d{2,8}`\s{0,3}[:：=–—-])\s{1,8}\S"
)
_PARAGRAPHS = re.compile(r"</?(?:p|div)\b[^<>]{0,200}>", re.IGNORECASE)
_METHODS = re.compile(
    r"\b(?:method|constructor)s? (?:details?|summary)\b|^(?:methods|constructors|functions|properties|fields|attributes|accessors)$",
    re.IGNORECASE,
)
_SPACED_CODE = re.compile(r"`(\d[\d-]{0,20}(?: \d[\d-]{0,20}){1,4})`")
"""A code of several numbers in a code span (`03-03-02 04 08`)."""
_ERROR_NUMBER = re.compile(r"\s{0,8}(?:error|code|错误码?)\s?[#:：]?\s{0,4}[-−]?\d", re.IGNORECASE)
_SEPARATOR = re.compile(r"(?<!\s)\s*(?:[:：=,-]|[–—]|->|=>)\s*")
_NAMES_CODE = re.compile(
    r"(?i:err\b|erro|fehler|störung|alarm|alert|warn|(?<!de)fault|exception|failure|message|msg\b|meldung|falla|fallo|avería|falha|défaut|panne|guasto|allarme|ошибк|неисправн|авари"
    r"|错误|報警|报警|警报|警報|故障|异常|異常|告警|エラー|アラーム|에러|오류|알람|고장|경보)"
)
"""Words in front of a number that is a code."""
_ENDS_OF_CAPTIONS = frozenset(":：*_>")
"""With which characters a bold line ends, or one that has a colon behind it."""
_ITEM_LEVEL = 8
_CODE_LINE = 3
_MAX_OPEN = 6


class Title(Struct):
    """A heading, item, bold line or `<summary>` that begins with a code, and the lines below it that belong to it.

    `is_listed`: it has the mark of a list item; `is_tight`: it follows another one on the line above it; `is_folded`: it is a
    `<summary>`, whose lines end with its `<details>`; `is_bold`: it is one or a bold line, whose paragraphs follow;
    `is_term`: its definition (`: text`) is below it.
    """

    heading: Heading
    code: CodeTitle
    body: list[tuple[int, str]] = field(default_factory=list)
    markup: str = ""
    is_item: bool = False
    is_listed: bool = False
    is_tight: bool = False
    is_folded: bool = False
    is_bold: bool = False
    is_term: bool = False
    last: int = 0
    http_status: int | None = None
    caption: str | None = None

    @property
    def above(self) -> tuple[str, ...]:
        """What the title is below: the headings, and the line that announces the list of an item."""
        return (*self.heading.above, self.caption) if self.caption else self.heading.above

    @property
    def indent(self) -> int:
        """By how many characters an item is indented."""
        return self.heading.level // 4 - _ITEM_LEVEL


def find_titles(
    lines: Sequence[str],
    headings: Sequence[Heading],
    taken: Collection[int],
    rows: Collection[int],
    words: HeaderVocabulary,
) -> Iterator[Title]:
    """Return headings that are codes with their sections, and items and bold lines that are.

    `taken` are the lines of tables, comments and code, `rows` those of rows, all from 1.
    """
    known = {heading.line for heading in headings}.union(taken, rows)
    texts = [""] * len(lines)
    for heading in headings:
        if 0 < heading.line <= len(lines):
            texts[heading.line - 1] = heading.text
    code_lines, code_titles = (
        {entry.number: entry for group in find_code_lines(text, other) for entry in group}
        for text, other in ((lines, known), (texts, ()))
    )
    return _TitleFinder(lines, headings, taken, rows, words, code_lines, code_titles).find()


class _TitleFinder(Struct):
    lines: Sequence[str]
    headings: Sequence[Heading]
    taken: Collection[int]
    rows: Collection[int]
    words: HeaderVocabulary
    code_lines: Mapping[int, CodeLine]
    code_titles: Mapping[int, CodeLine]

    def find(self) -> Iterator[Title]:
        """Yield headings that are codes with their sections, and items and bold lines that are."""
        at_line = {heading.line: heading for heading in self.headings}
        above: list[str] = []
        caption: str | None = None
        open_titles: list[Title] = []
        item: Title | None = None
        blank = False
        for number, line in enumerate(self.lines, 1):
            if heading := at_line.get(number):
                item, caption = None, None
                above = [*heading.above, heading.text]
                open_titles, title = self._entered(heading, open_titles)
                if title:
                    title.body += [(number, text) for text in _behind_heading(line)]
                    yield title
                continue
            for title in open_titles:
                title.last = number
            if number in self.taken or number in self.rows:
                item = None if number in self.rows else item
                continue
            if not line or line.isspace():
                blank = True
                for title in open_titles:
                    title.body.append((number, ""))
                if item:
                    item.body.append((number, ""))
                continue
            caption = self._caption(number, line, caption)
            found = self._entry(number, line, tuple(above), item)
            if found:
                found.caption = caption
                found.is_tight = item is not None and found.is_listed and not item.body and not blank
                item = found
                yield found
            elif item and not self._continues(item, line, blank=blank):
                item = None
            elif item:
                item.body.append((number, line))
            for title in open_titles:
                title.body.append((number, line))
            blank = False

    def _caption(self, number: int, line: str, above: str | None) -> str | None:
        """Return the caption of the lines below: a line that announces codes, or a sentence above a list without marks."""
        caption = _caption(line, above)
        is_alone = not self.code_lines or number in self.code_lines
        if caption is not None or is_alone or not mentions_codes(line):
            return caption
        below = self.lines[number : number + 2]
        following = next((at for at, text in enumerate(below, number + 1) if text.strip()), 0)
        return plain(line) if following in self.code_lines else None

    def _entered(self, heading: Heading, open_titles: list[Title]) -> tuple[list[Title], Title | None]:
        """Return the titles that are open behind a heading, and the heading as a title if it begins with a code."""
        open_titles = [title for title in open_titles if title.heading.level < heading.level]
        for title in open_titles:
            title.last = heading.line
            title.body.append((heading.line, f"#### {heading.text}"))
        code = read_code_title(heading.text)
        entry = self.code_titles.get(heading.line)
        if entry and (code is None or is_plain_word(str(code.codes[0]))) and _NAMES_CODE.search(entry.prefix):
            labelled = read_code_title(entry.title)
            code = labelled and replace(labelled, is_labelled=True)
        if code is None or heading.line in self.rows or any(map(_METHODS.search, heading.above)):
            return open_titles, None
        title = Title(heading, code)
        return [*open_titles[-_MAX_OPEN:], title], title

    def _item(self, number: int, line: str, above: tuple[str, ...], open_item: Title | None) -> Title | None:
        """Return the list item, bold line or labelled line that begins on `line`, if a code is the first of it.

        A sentence in a list below a bold line or a code, `open_item`, belongs to that.
        """
        bare = _QUOTED.sub("", line, count=1) if line.lstrip()[:1] == ">" else line
        bare = bare.removesuffix("\\")  # a line break
        marker = _ITEM.match(bare)
        summary = _SUMMARY.match(bare)
        term = None if marker else self._term(number, bare)
        bold = (
            None
            if marker
            else BOLD_LINE.match(bare)
            or _BOLD_FIRST.match(bare)
            or _BOLD_ERROR.match(bare)
            or summary
            or term
        )
        if marker is None and bold is None:
            label = LABELLED_LINE.match(bare)
            if label is None and not _begins_with_error(bare):
                return None
            if (
                label
                and self.words.role_of_label(label.group(1)) is not Role.CODE
                and not _begins_with_error(bare)
            ):
                return None
        text = bare[marker.end() :] if marker else summary[1] if summary else bare
        label = LABELLED_LINE.match(text)
        labelled = label is not None and self.words.role_of_label(label.group(1)) is Role.CODE
        if (
            label
            and labelled
            and _is_code_of_letters(open_item)
            and is_http_label(normalize_header(label[1]))
        ):
            return None  # the status of that code
        if label is not None and labelled:
            shown = plain(label.group(2))
            codes = read_codes(shown)
            code = CodeTitle(codes, is_labelled=True) if codes else read_code_title(shown)
            code = code and replace(code, is_labelled=True)
        elif spaced := _SPACED_CODE.match(text):
            code = CodeTitle((spaced[1],), None, plain(_SEPARATOR.sub("", text[spaced.end() :], count=1)))
        else:
            code = read_code_title(plain(text))
        if code is None:
            return None
        level = _ITEM_LEVEL + (len(marker.group(1)) if marker else 0)
        shape = 2 if labelled else (1 if bold else 0)
        title = Title(
            Heading(number, level * 4 + shape, "", above, marked="`" in text or "*" in text),
            code,
            markup=text,
            is_item=True,
            is_listed=marker is not None,
            is_folded=summary is not None,
            is_bold=bold is not None,
            is_term=term is not None,
        )
        is_below = (
            open_item is not None
            and marker is not None
            and (not open_item.is_listed or (title.indent > open_item.indent and _is_code(open_item)))
        )
        return None if is_below and not _is_code(title) else title

    def _entry(self, number: int, line: str, above: tuple[str, ...], item: Title | None) -> Title | None:
        """Return the item or line of a list that begins on `line`; the words in front of a code are not the code."""
        found = self._item(number, line, above, item)
        if found and (found.code.is_number or not is_plain_word(str(found.code.codes[0]))):
            return found
        return self._code_line(number, above) or found

    def _code_line(self, number: int, above: tuple[str, ...]) -> Title | None:
        """Return the line of a list without marks, if one of its form is there."""
        entry = self.code_lines.get(number)
        code = read_code_title(plain(entry.title)) if entry else None
        if entry and entry.is_dotted:
            code = CodeTitle((entry.code,), None, plain(entry.text), is_number=False)
        if entry is None or code is None or " " in entry.code:
            return None
        prefix = entry.prefix.casefold()
        is_label = self.words.role_of_label(prefix) is Role.CODE
        is_named_above = any(mentions_errors(title) and prefix in title.casefold() for title in above)
        is_labelled = is_label or bool(prefix and (_NAMES_CODE.search(prefix) or is_named_above))
        if (entry.is_counted or entry.is_dotted or prefix) and not is_labelled:
            return None
        return Title(
            Heading(number, _ITEM_LEVEL * 4 + _CODE_LINE, "", above, marked=True),
            replace(code, is_labelled=is_labelled),
            markup=entry.title,
            is_item=True,
            is_bold=not entry.is_tight,
        )

    def _term(self, number: int, line: str) -> re.Match[str] | None:
        """Return the code with which a line begins whose definition (`: text`) is below it."""
        found = _TERM.match(line)
        below = next((text for text in self.lines[number : number + 2] if text.strip()), "") if found else ""
        return found if _DEFINITION.match(below) else None

    def _continues(self, item: Title, line: str, *, blank: bool) -> bool:
        """Whether `line` still belongs to `item`."""
        indent = len(line) - len(line.lstrip())
        if item.is_folded:
            return not line.lstrip().lower().startswith("</details")
        if RULE.match(line):
            return False
        if item.is_listed and (marker := _ITEM.match(line)) and len(marker.group(1)) <= item.indent:
            return False  # the next item of the list, without a code
        alone = (item.is_bold or not item.code.text) and not item.is_tight
        if blank and not alone:
            return indent > item.indent and indent > 1
        return True


def _behind_heading(line: str) -> list[str]:
    """Return the paragraphs that follow an HTML heading on its line."""
    _, _, rest = line.rpartition("</h") if line.lstrip()[:2].lower() == "<h" else ("", "", "")
    return [text for text in _PARAGRAPHS.split(rest.partition(">")[2]) if text.strip()]


def _caption(line: str, above: str | None) -> str | None:
    """Return the text of a line that announces codes as a heading does: bold, or with a colon behind it; `above` for lines below it."""
    end = line.rstrip()[-1:]
    if end not in _ENDS_OF_CAPTIONS:
        return above
    bold = BOLD_LINE.match(line)
    if not bold and (end not in ":：" or _ITEM.match(line)):
        return above
    text = plain(bold[1] if bold else last_sentence(_QUOTED.sub("", line))).rstrip(":： ")
    is_announced = mentions_codes(text) if bold else announces_codes(line)
    title = read_code_title(text) if is_announced else None
    is_code = title is not None and (title.is_number or not is_plain_word(str(title.codes[0])))
    return text if is_announced and not is_code else None


def is_separated(title: Title, word: str) -> bool:
    """Whether a colon, dash or mark-up separates a code of letters from the text behind it."""
    shown = plain(title.markup) if title.is_item else title.heading.text
    behind = shown[shown.find(word) + len(word) :]
    return (
        bool(re.match(r"\s{0,2}(?:[:：(（{—–=]|-\s|->|,)", behind))
        or (title.is_item and _is_marked(title.markup, word))
        or any(map(str.isdigit, word))
        or "_" in word
    )


def _is_marked(markup: str, word: str) -> bool:
    """Whether the mark-up at the begin of an item holds the code and nothing more."""
    found = re.match(r"\s*(?:`([^`]+)`|\*\*([^*]+)\*\*|__([^_]+)__)", markup)
    return found is not None and (found[1] or found[2] or found[3]).strip("`*: ：") == word


def _begins_with_error(line: str) -> bool:
    """Whether a line begins as `Error 1001`, or as `1001: text`."""
    return (_PLAIN_ITEM.match(line) or _ERROR_NUMBER.match(line)) is not None


def _is_code(title: Title) -> bool:
    """Whether what an item begins with is no word of a sentence."""
    code, word = title.code, str(title.code.codes[0])
    if code.is_number or code.is_labelled:
        return True
    return not is_plain_word(word) and (not code.text or is_separated(title, word))


def _is_code_of_letters(title: Title | None) -> bool:
    """Whether an item begins with a code that is no number."""
    return title is not None and not title.code.is_number and _is_code(title)
