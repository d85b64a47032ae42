"""The labelled parts of a text: bold lines, sub-headings and `Label: …` at the begin of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.markup.text import plain
from zcodegen.readers.tables.answers import read_boolean
from zcodegen.readers.tables.codes import is_sqlstate, read_http_status
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, has_word, normalize_header
from zcodegen.readers.tables.roles import TEXT_ROLES, Role

_LABEL_ALONE = re.compile(
    r"\s*(?:#{1,6}\s+|(?:[-*+•])\s+)?(?:[*_]{2,3}|<b>|<strong>)?([^*_`<>|#]{2,48}?)(?:[*_]{2,3}|</b>|</strong>)?\s?[:：]?(?:[*_]{2,3})?\s*$"
)
_ANCHOR_LINE = re.compile(r"\s*(?:<a\s[^<>]*>\s*+(?:</a>)?|\{#[^{}]*\}|</?[A-Za-z][^<>]{0,300}>)\s*$")
_NO_LABELS = frozenset(("error", "event", "note", "text", "title", "warning"))
_MAY_BE_LABEL = re.compile(r"[:：*_#<`~]|\s[-–—]\s|^\s{0,3}-{3,}")
_LABEL_ROLES = (*TEXT_ROLES, Role.NAME, Role.CODE, Role.RETRYABLE, Role.RECOVERY)


LABELLED_LINE = re.compile(
    r"\s*(?:(?:[-*+•]|\d{1,3}[.)])\s+)?(?:[*_]{1,3}|`|<b>|<strong>)?([^\s*_`:：<>|#][^*_`:：<>|]{0,40}?)\s?"
    r"(?:[*_]{1,3}\s?[:：]|[:：][*_]{0,3}|\.[*_]{2,3}(?=\s)|</(?:b|strong)>\s?[:：]?|\s[-–—](?=\s))\s*(.*)$"
)
_STATED = re.compile(r"([1-5]\d\d)(?!\d)(?:[.;]\s+(\S.*))?", re.DOTALL)
"""An HTTP status behind its label, and the sentence that follows it."""
_QUOTATION = re.compile(r"\s{0,80}(?:>\s?){1,9}|\s{0,3}:\s{1,9}(?=\S)")
"""The mark of a quotation, or of the definition of a term."""
_NOTE = re.compile(
    r"\s{0,80}(?:>\s?)?(?:(?:!!!|\?\?\?\+?|:{3,})\s{0,3}[A-Za-z-]{0,20}(?:\s{0,3}\"(?P<quoted>[^\"]{0,200})\"|\s{0,3}\[(?P<bracketed>[^\[\]]{0,200})\])?"
    r"|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\])\s*$"
)
_ITEM = re.compile(r"\s*[-*+•]\s")
_FENCE = re.compile(r"\s{0,12}(?:`{3,}|~{3,})[\w +#.-]{0,40}$")
RULE = re.compile(r"\s{0,3}(?:-{3,}|\*{3,}|_{3,})\s*$")


class Fields(Struct):
    """The labelled parts of a text."""

    code: str = ""
    name: str = ""
    message: str = ""
    cause: str = ""
    action: str = ""
    http_status: int | None = None
    retryable: bool | None = None
    recovery: str | None = None
    sqlstate: str | None = None


def is_http_label(header: str) -> bool:
    """Whether a label, as `normalize_header` returns it, is that of an HTTP status if a status follows it."""
    return header.startswith("http") or has_word(header, ("http", "status"))


def labelled_segments(text: str, words: HeaderVocabulary) -> list[str]:
    """Return the parts of a first line `; Symbol: GATE_SHUT; SQLSTATE: HY000`, two or more, and the lines below it.

    Nothing if a part of the first line has no known label.
    """
    line, *below = text.split("\n")
    parts = [part for part in map(str.strip, line.split(";")) if part]
    labels = [found[1] for part in parts if (found := LABELLED_LINE.match(part))]
    are_known = all(
        words.role_of_label(label) in _LABEL_ROLES or normalize_header(label) == "sqlstate"
        for label in labels
    )
    return [*parts, *below] if len(parts) > 1 and len(labels) == len(parts) and are_known else []


def split_labelled(lines: Sequence[str], words: HeaderVocabulary) -> Fields:
    """Return the parts of a text in markup: its labels may be bold lines, sub-headings or begin a line (`Cause: …`).

    A text without a label belongs to the message; text below a sub-heading that is not a label is left out.
    """
    lines = [_bare(line) for line in lines]
    if not any(map(_MAY_BE_LABEL.search, lines)):
        return Fields(message=plain("\n".join(lines)))
    parts: dict[Role | None, list[str]] = {}
    role: Role | None = Role.MESSAGE
    http_status: int | None = None
    sqlstate = ""
    behind_lists = _lines_behind_lists(lines)
    for at, line in enumerate(lines):
        if at in behind_lists:
            role = Role.MESSAGE
        if _ANCHOR_LINE.match(line) or RULE.match(line) or _FENCE.match(line):
            continue
        alone = _LABEL_ALONE.match(line)
        is_heading = line.lstrip().startswith("#")
        if alone and (
            is_heading or "*" in line or "_" in line or "<" in line or line.rstrip().endswith((":", "："))
        ):
            found = words.role_of_label(alone.group(1)) or (
                words.role(alone.group(1)) if is_heading else None
            )
            if found in _LABEL_ROLES or is_heading:
                role = found if found in _LABEL_ROLES else None
                continue
        label = LABELLED_LINE.match(line)
        if label is None or label.group(1).casefold() in _NO_LABELS:
            parts.setdefault(role, []).append(line)
            continue
        header, value = normalize_header(label.group(1)), plain(label.group(2))
        found = words.role_of_label(label.group(1))
        if is_http_label(header):
            stated = _STATED.match(value)
            status = int(stated[1]) if stated else read_http_status(value)
            if status or found is Role.CODE:
                http_status = status or http_status
                parts.setdefault(Role.MESSAGE, []).extend([stated[2]] if stated and stated[2] else [])
                continue
        if header == "sqlstate":
            sqlstate = value.strip(".")
        elif found in _LABEL_ROLES:
            parts.setdefault(found, []).append(label.group(2))
            role = Role.MESSAGE if found is Role.CODE else found  # a code is no more than its line
        else:
            parts.setdefault(role, []).append(line)
    texts = {field: plain("\n".join(part)) for field, part in parts.items()}
    recovery = texts.get(Role.RECOVERY, "").casefold() or None
    return Fields(
        code=texts.get(Role.CODE, ""),
        name=texts.get(Role.NAME, ""),
        message=texts.get(Role.MESSAGE, ""),
        cause=texts.get(Role.CAUSE, ""),
        action=texts.get(Role.ACTION, ""),
        http_status=http_status,
        retryable=read_boolean(texts.get(Role.RETRYABLE, "")),
        sqlstate=sqlstate if is_sqlstate(sqlstate) else None,
        recovery=recovery if recovery in ("transient", "correctable", "terminal") else None,
    )


def _lines_behind_lists(lines: Sequence[str]) -> frozenset[int]:
    """Return the indexes of lines that end a list: the first of a paragraph that is not indented, below an empty line."""
    found = set()
    in_list = False
    for at, line in enumerate(lines):
        if _ITEM.match(line):
            in_list = True
        elif in_list and line[:1].strip() and not lines[at - 1].strip():
            found.add(at)
            in_list = False
    return frozenset(found)


def _bare(line: str) -> str:
    """Return a line without the marks of a quotation, and the title of a note (`!!! tip "Title"`, `:::warning[Title]`)."""
    if found := _NOTE.match(line):
        return found["quoted"] or found["bracketed"] or ""
    return _QUOTATION.sub("", line, count=1) if line.lstrip()[:1] in (">", ":") else line


def is_name(text: str) -> bool:
    """Whether `text` is one identifier."""
    return re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.]{1,120}", text) is not None
