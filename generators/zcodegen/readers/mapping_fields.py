"""The fields of an object of YAML or JSON that the row of a table can hold, and what their keys mean as headers."""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.readers.constants.arguments import http_status_of
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary, locale_of_header
from zcodegen.readers.tables.roles import Role
from zcodegen.source.nodes import YamlList, YamlMap

TEXTS = (Role.MESSAGE, Role.CAUSE, Role.ACTION)
_BY_LOCALE = frozenset(("i18n", "l10n", "locales", "localized", "translations", "languages", "lang"))
_STATUSES = frozenset(("status", "http_status", "httpstatus", "status_code", "statuscode", "http"))
_DOCUMENTATION = frozenset(("documentation", "docs", "doc"))


class FieldReader:
    """Reads fields with a vocabulary of headers."""

    def __init__(self, words: HeaderVocabulary) -> None:
        self.words = words
        self._roles: dict[str, Role | None] = {}

    def scalars(self, value: YamlMap) -> Iterator[tuple[str, str]]:
        """Yield the fields that a table can hold: texts, numbers of codes, flags, lists of texts, texts by locale."""
        for name, field in value.items():
            role = self.role(name)
            if isinstance(field, bool):
                if role is Role.RETRYABLE:
                    yield name, "true" if field else "false"
            elif isinstance(field, int):
                if role in (Role.CODE, Role.VALUE) or role is None or role is Role.NAME:
                    yield name, str(field)
            elif isinstance(field, str):
                status = http_status_of(("http", field)) if name.casefold() in _STATUSES else None
                yield ("http status", str(status)) if status else (name, field)
            elif isinstance(field, YamlList) and role in TEXTS:
                texts = [text for text in field if isinstance(text, str)]
                if texts and len(texts) == len(field):
                    yield name, "\n".join(texts)
            elif isinstance(field, YamlMap) and (role in TEXTS or name.casefold() in _BY_LOCALE):
                base = name if role in TEXTS else "message"
                for tag, text in field.items():
                    if isinstance(text, str) and locale_of_header(f"x_{tag}"):
                        yield f"{base}_{tag}", text

    def role(self, key: str) -> Role | None:
        """Return what a key means as the header of a table."""
        if key not in self._roles:
            self._roles[key] = self.words.role(_spaced(key))
            if key in _DOCUMENTATION:
                self._roles[key] = Role.MESSAGE
        return self._roles[key]

    def header(self, key: str) -> str:
        """Return a key as the header of a table."""
        return "description" if key in _DOCUMENTATION else _spaced(key)


def _spaced(key: str) -> str:
    """Return a key as a header: `error_code` and `errorCode` are `error code`."""
    spaced = "".join(
        f" {letter}" if letter.isupper() and key[at - 1 : at].islower() else letter
        for at, letter in enumerate(key)
    )
    return spaced.replace("_", " ").replace("-", " ")
