"""The reader of pages with one code each, in their front matter: `code: 40010`, `title: …`, then sections about it.

A folder of such pages is a document (`page_loader.py`). Headings below are labels: `## What you should do`, `## Why it happens`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zcodegen.readers.markdown.front_matter import front_matter
from zcodegen.readers.rows import Page, Row
from zcodegen.readers.tables.answers import read_boolean
from zcodegen.readers.tables.codes import read_code_word, read_codes
from zcodegen.readers.tables.extraction import text_or_none
from zcodegen.readers.tables.roles import Role
from zcodegen.readers.titles.labelled import is_name, split_labelled
from zcodegen.source.nodes import YamlMap, line_and_column
from zcodegen.source.yaml import parse_yaml

if TYPE_CHECKING:
    from pathlib import Path

    from zcodegen.readers.source import Source
    from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary

_CODE = re.compile(r"^(?:error[ _-]?)?(?:code|id|number)\s*:\s*\S", re.IGNORECASE | re.MULTILINE)
_FIELD = re.compile(r"([A-Za-z_][\w-]{0,60})\s?:\s(.{1,4000})$")
_TEXTS = frozenset(
    ("title", "summary", "description", "message", "short_description", "explanation", "detail")
)


def is_record_page(source: Source, words: HeaderVocabulary) -> bool:
    """Whether the front matter of `source` gives a code and a text of it."""
    if not source.text.startswith("---") or not _CODE.search(source.text[:4000]):
        return False
    fields = _fields(source)
    return bool(_code(fields, words)) and any(key.casefold() in _TEXTS for key in fields)


def read_record_page(source: Source, _root: Path | None, words: HeaderVocabulary) -> Page:
    """Return the one row of a page about a code; never raises."""
    lines = source.text.split("\n")
    front = front_matter(lines)
    fields = _fields(source)
    found = _code(fields, words)
    last = len(lines) + 1
    if found is None:
        return Page(source.path, None, front.title, "record-page", version=front.date)
    code, line = found
    body = lines[front.lines :]
    labelled = split_labelled(_without_fences(body), words)
    texts: list[str] = []
    name: str | None = None
    cause, action = labelled.cause, labelled.action
    http_status: int | None = labelled.http_status
    retryable = labelled.retryable
    for key, (value, _) in fields.items():
        role = words.role(key.replace("_", " "))
        if key.casefold() in _TEXTS or role is Role.MESSAGE:
            texts.append(value)
        elif role is Role.NAME or key.casefold() in ("identifier", "slug", "name", "symbol"):
            name = name or (value if is_name(value) else None)
        elif role is Role.CAUSE:
            cause = "\n".join(filter(None, (value, cause)))
        elif role is Role.ACTION:
            action = "\n".join(filter(None, (value, action)))
        elif role is Role.RETRYABLE:
            retryable = read_boolean(value)
        elif "status" in key.casefold() and value.isdecimal():
            http_status = int(value)
    if labelled.message and not texts:
        texts.append(labelled.message)
    row = Row(
        line,
        (),
        (code,),
        name,
        text_or_none("\n".join(dict.fromkeys(texts))),
        text_or_none(cause),
        text_or_none(action),
        http_status=http_status,
        retryable=retryable,
        recovery=labelled.recovery,
    )
    return Page(
        source.path,
        None,
        front.title,
        "record-page",
        (row,),
        version=front.date,
        passed=frozenset(range(1, last)),
    )


def _fields(source: Source) -> dict[str, tuple[str, int]]:
    """Return the scalars of the front matter with their lines."""
    end = source.text.find("\n---", 3)
    if end < 0:
        return {}
    block = source.text[3:end]
    node, _ = parse_yaml("\n" + block.lstrip("-"), source.path)
    if not isinstance(node, YamlMap):
        return _plain_fields(block)
    return {
        str(key): (str(value), line_and_column(node.marks[key][0])[0] - 1)
        for key, value in node.items()
        if isinstance(value, (str, int)) and not isinstance(value, bool)
    }


def _plain_fields(block: str) -> dict[str, tuple[str, int]]:
    """Return the fields of a front matter that is not YAML, such as one with a colon in a text."""
    found = ((number, _FIELD.match(line)) for number, line in enumerate(block.split("\n"), 1))
    return {field.group(1): (field.group(2).strip().strip("\"'"), number) for number, field in found if field}


def _code(fields: dict[str, tuple[str, int]], words: HeaderVocabulary) -> tuple[int | str, int] | None:
    for key, (value, line) in fields.items():
        if words.role(key.replace("_", " ")) is not Role.CODE and key.casefold() not in (
            "code",
            "id",
            "error_id",
        ):
            continue
        codes = read_codes(value)
        if codes:
            return codes[0], line
        word = read_code_word(value)
        if word and (key.casefold() != "id" and words.role(key) is Role.CODE):
            return word.codes[0], line
    return None


def _without_fences(lines: list[str]) -> list[str]:
    kept, fenced = [], False
    for line in lines:
        if line.lstrip().startswith(("```", "~~~")):
            fenced = not fenced
        elif not fenced:
            kept.append(line)
    return kept
