"""Labelled lines below most titles of a list that say of which kind an error is (`Severity: high`), which no field of a row takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from zcodegen.readers.rows import unread_column
from zcodegen.readers.tables.extraction import Extraction
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, normalize_header
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.finder import Title
from zcodegen.readers.titles.labelled import LABELLED_LINE, is_http_label

_LEAST = 4
_LONGEST_VALUE = 40


def without_shared_labels(titles: Sequence[Title], extraction: Extraction) -> Sequence[Title]:
    """Return titles without the lines of labels that most of them share, if the values repeat; report each label once.

    A text of an error is hardly that of half the others: such a line is a column of kinds, written below each title.
    """
    found = [_labels(title, extraction.words) for title in titles]
    counts = Counter(label for labels in found for label in {label for _, label, _ in labels})
    values = {(label, value) for labels in found for _, label, value in labels}
    kinds = Counter(label for label, _ in values)
    shared = {
        label
        for label, count in counts.items()
        if count >= _LEAST and count * 2 > len(titles) and kinds[label] * 2 <= count
    }
    if not shared:
        return titles
    reported: set[str] = set()
    kept = []
    for title, labels in zip(titles, found, strict=True):
        lines = {line: label for line, label, _ in labels if label in shared}
        for line, label in lines.items():
            if label not in reported:
                extraction.miss(line, label, unread_column(label))
            reported.add(label)
        extraction.dismissed.update(lines)
        kept.append(replace(title, body=[(line, text) for line, text in title.body if line not in lines]))
    return kept


def _labels(title: Title, words: HeaderVocabulary) -> list[tuple[int, str, str]]:
    """Return the line, the label and the value of the labelled lines below a title whose label belongs to no field."""
    return [
        (line, found[1].strip(), found[2].strip())
        for line, text in title.body
        if (":" in text or "：" in text)
        and (found := LABELLED_LINE.match(text))
        and 0 < len(found[2].strip()) <= _LONGEST_VALUE
        and words.role_of_label(found[1]) in (None, Role.NAME, Role.OTHER)
        and not is_http_label(normalize_header(found[1]))
        and normalize_header(found[1]) != "sqlstate"
    ]
