"""A packed cell (`描述：…`, `可能原因：…`, `处理建议：…` in one cell) split into its parts."""

from __future__ import annotations

import re

from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary
from zcodegen.readers.tables.roles import Role

_LABEL_END = re.compile(r"[:：\]】]")
_SENTENCE_END = re.compile(r"[。.!！?？；;]\s*$")


def split_packed(text: str, words: HeaderVocabulary) -> dict[Role, str] | None:
    """Return the parts of a packed cell's plain `text` by role, None if no line of it begins with a label.

    A line without a label belongs to the part before it; such a first line is the message.
    """
    if not _LABEL_END.search(text):
        return None
    parts: dict[Role, list[str]] = {}
    role = Role.MESSAGE
    labelled = False
    for line in text.split("\n"):
        start = 0
        if label := words.label(line):
            role, start = label
            labelled = True
        pieces = _within(line[start:], role, words) if labelled else [(role, line)]
        for piece, part in pieces:
            parts.setdefault(piece, []).append(part)
        role = pieces[-1][0]
    if not labelled:
        return None
    return {role: "\n".join(line for line in lines if line) for role, lines in parts.items()}


def _within(line: str, role: Role, words: HeaderVocabulary) -> list[tuple[Role, str]]:
    """Split a line of a packed cell at labels that follow a sentence's end (`…。处理建议：…`)."""
    if not _LABEL_END.search(line):
        return [(role, line)]
    parts, start = [], 0
    for found in words.labels_in(line):
        label = words.label(line, found.start())
        if label and label[0] != role and _SENTENCE_END.search(line[start : found.start()][-3:]):
            parts.append((role, line[start : found.start()].strip()))
            role, start = label
    return [*parts, (role, line[start:])]
