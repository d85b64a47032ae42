"""The fields of an object of YAML or JSON that the row of a table can hold, and what their keys mean as headers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from zcodegen.readers.constants.arguments import http_status_of
from zcodegen.readers.constants.names import FAULT
from zcodegen.readers.tables.codes import is_identifier
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, locale_of_header
from zcodegen.readers.tables.roles import TEXT_ROLES, Role
from zcodegen.source.nodes import Node, YamlList, YamlMap

_LARGE = 3
_LEAST_KEYS = 8
_HEX = re.compile(r"[0-9a-f]{1,4}|[0-9A-F]{1,4}")
_CONSTANT = re.compile(r"[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+")
NUMBERED = re.compile(r"[A-Z]{1,10}[-_]?\d{2,8}[A-Z]?")
_BY_LOCALE = frozenset(
    ("i18n", "l10n", "locales", "localizations", "localized", "translations", "languages", "lang")
)
_WORDS_LIKE_LOCALES = frozenset(("as", "id", "in", "is", "no", "or", "so", "to"))
_STATUSES = frozenset(("status", "http_status", "httpstatus", "status_code", "statuscode", "http"))
_NUMBERS = ("number", "id", "key", "no", "value")
_DOCUMENTATION = frozenset(("documentation", "docs", "doc"))


class FieldReader:
    """Reads fields with a vocabulary of headers."""

    def __init__(self, words: HeaderVocabulary) -> None:
        self.words = words
        self._roles: dict[str, Role | None] = {}

    def scalars(self, value: YamlMap) -> Iterator[tuple[str, str]]:
        """Yield the fields that a table can hold: texts, numbers of codes, flags, lists of texts, texts by locale."""
        locales = _locales_among(value)
        for name, field in value.items():
            role = self.role(name)
            if name in locales:
                yield f"message_{name}", str(field)
            elif isinstance(field, bool):
                if role is Role.RETRYABLE:
                    yield name, "true" if field else "false"
            elif isinstance(field, int):
                if role in (Role.CODE, Role.VALUE) or role is None or role is Role.NAME:
                    yield name, str(field)
            elif isinstance(field, str):
                status = http_status_of(("http", field)) if name.casefold() in _STATUSES else None
                yield ("http status", str(status)) if status else (name, field)
            elif isinstance(field, YamlList) and role in TEXT_ROLES:
                texts = [text for text in field if isinstance(text, str)]
                if texts and len(texts) == len(field):
                    yield name, "\n".join(texts)
            elif isinstance(field, YamlMap) and (role in TEXT_ROLES or name.casefold() in _BY_LOCALE):
                base = name if role in TEXT_ROLES else "message"
                for tag, unit in field.items():
                    text = _text_of_unit(unit)
                    if isinstance(text, str) and locale_of_header(f"x_{tag}"):
                        yield f"{base}_{tag}", text

    def role(self, key: str) -> Role | None:
        """Return what a key means as the header of a table."""
        if key not in self._roles:
            self._roles[key] = self.words.role(_spaced(key))
            if key in _DOCUMENTATION:
                self._roles[key] = Role.MESSAGE
        return self._roles[key]

    def call_code(self, rows: Sequence[dict[str, str]]) -> None:
        """Call the field `code` that holds codes of letters and a number (`"number": "GATE400"`), if no other is called so."""
        roles = {self.role(key) for row in rows for key in row}
        if Role.CODE in roles or not roles.intersection(TEXT_ROLES):
            return
        keys = (key for row in rows[:1] for key in row if key not in _NUMBERS)
        for key in (*_NUMBERS, *keys):
            values = [row[key] for row in rows if key in row]
            is_distinct = len(set(values)) * 10 >= len(values) * 9
            if len(values) * 2 > len(rows) and is_distinct and all(map(NUMBERED.fullmatch, values)):
                for row in rows:
                    row["code"] = row.pop(key, "")
                return

    def header(self, key: str) -> str:
        """Return a key as the header of a table."""
        return "description" if key in _DOCUMENTATION else _spaced(key)


def _text_of_unit(unit: Node) -> Node:
    """Return the text of a unit of Xcode's string catalogs, `{"stringUnit": {"value": "…"}}`; any other value as it is."""
    inner = unit.get("stringUnit") if isinstance(unit, YamlMap) else None
    return inner.get("value") if isinstance(inner, YamlMap) else unit


def _locales_among(value: YamlMap) -> frozenset[str]:
    """Return the keys that are locales, each with a text in it: two or more, and none of a word such as `id` alone."""
    tags = [
        name
        for name, field in value.items()
        if isinstance(field, str)
        and name.casefold() not in _WORDS_LIKE_LOCALES
        and locale_of_header(f"x_{name}")
    ]
    return frozenset(tags) if len(tags) > 1 else frozenset()


def pair_fields(node: Node) -> dict[str, str]:
    """Return the fields of a list of a name and a number, and perhaps a text, in any order: `["GATE_SHUT", -7]`; none of another.

    A first item of letters and a number is a code as well (`["W-100", "text", "what to do"]`).
    """
    items = node if isinstance(node, YamlList) else ()
    numbers = [item for item in items if isinstance(item, int) and not isinstance(item, bool)]
    words = [item for item in items if isinstance(item, str)]
    if not numbers and len(words) > 1 and len(words) == len(items) and NUMBERED.fullmatch(words[0]):
        return {"code": words[0], "message": words[1], "action": "\n".join(words[2:])}
    if len(numbers) != 1 or not words or len(numbers) + len(words) != len(items):
        return {}
    names = [word for word in words if is_identifier(word)][:1]
    texts = [word for word in words if word not in names]
    fields = {"code": str(numbers[0]), "name": "".join(names), "message": "\n".join(texts)}
    return {key: text for key, text in fields.items() if text}


def constant_properties(schema: Node) -> dict[str, str]:
    """Return the properties of an object schema that have one value each, `const` or an `enum` of one; none of another schema.

    `{"properties": {"issue": {"enum": ["GATE_SHUT"]}, "description": {"enum": ["It is shut."]}}}`. If no key is known for
    codes, the one whose value is a constant is called so.
    """
    properties = schema.get("properties") if isinstance(schema, YamlMap) else None
    fields: dict[str, str] = {}
    for key, property_ in properties.items() if isinstance(properties, YamlMap) else ():
        stated = property_.get("const", property_.get("enum")) if isinstance(property_, YamlMap) else None
        value = stated[0] if isinstance(stated, YamlList) and len(stated) == 1 else stated
        if isinstance(value, (str, int)) and not isinstance(value, bool):
            fields[key] = str(value)
    named = [key for key, value in fields.items() if _CONSTANT.fullmatch(value)]
    if len(named) == 1 and "code" not in fields:
        fields["code"] = fields.pop(named[0])
    return fields if "code" in fields else {}


def call_constants(rows: Sequence[dict[str, str]]) -> None:
    """Call the fields of JSON Schema's alternatives by what they are: `const` is the code, a `title` of identifiers the name."""
    titles = [row["title"] for row in rows if "title" in row]
    key = "name" if all(map(is_identifier, titles)) else "title"
    for row in rows if all("const" in row for row in rows) else ():
        row["code"] = row.pop("const")
        row.pop("type", None)  # of the schema's value
        if "title" in row:
            row[key] = row.pop("title")


def are_hexadecimal(keys: Sequence[str]) -> bool:
    """Whether keys are hexadecimal numbers without a mark, some of them with letters: they are not read as decimal ones."""
    decimals = sum(map(str.isdecimal, keys))
    return (
        len(keys) >= _LEAST_KEYS and len(keys) // 4 <= decimals < len(keys) and all(map(_HEX.fullmatch, keys))
    )


def may_be_codes(texts: Mapping[str, str]) -> bool:
    """Whether numbers with texts are codes: they are large, or many texts are about something that went wrong."""
    large = sum(1 for number in texts if len(number.lstrip("-")) >= _LARGE) * 2 > len(texts)
    spoken = sum(1 for text in texts.values() if " " in text or not text.isascii()) * 2 > len(texts)
    return (large and spoken) or sum(1 for text in texts.values() if FAULT.search(text)) * 4 >= len(texts)


def repeats(key: str, fields: Mapping[str, str]) -> bool:
    """Whether a key is the code again, in other letters, or the number at its end."""
    if any(text.casefold() == key.casefold() for text in fields.values()):
        return True
    return key.isdecimal() and any(text.endswith(key) for text in fields.values())


def _spaced(key: str) -> str:
    """Return a key as a header: `error_code` and `errorCode` are `error code`."""
    spaced = "".join(
        f" {letter}" if letter.isupper() and key[at - 1 : at].islower() else letter
        for at, letter in enumerate(key)
    )
    return spaced.replace("_", " ").replace("-", " ")
