"""What may be written at a position: keys and values of the schema, and the names that the project knows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.files import domain_of
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.status import DEFAULTS
from zcodegen.editor.hover import plain
from zcodegen.editor.items import Open, Path
from zcodegen.editor.outline import Outline, open_at
from zcodegen.editor.positions import Span
from zcodegen.editor.schema_keys import Schema, keys_of, schemas_at, types_of, words_of
from zcodegen.editor.sketch import free_code
from zcodegen.editor.workspace import TEMPLATES, Snapshot
from zcodegen.rules.docs import docs_of
from zcodegen.rules.table import ALL_RULES
from zcodegen.source.scalars import write_scalar, write_string
from zcodegen.targets.table import TARGETS

MAX_SUGGESTIONS: Final = 2_000
_WORD: Final = re.compile(r"[\w.-]*")
"""What is behind the cursor of the word that it is in."""
Sort: TypeAlias = Literal["code", "document", "domain", "entry", "key", "locale", "rule", "value"]


class Suggestion(Struct, frozen=True):
    """One thing that may be written: its name, the text to put in place of `span`, and what it is."""

    label: str
    text: str
    span: Span
    sort: Sort
    detail: str = ""
    docs: str = ""
    """Markdown."""


def complete(snapshot: Snapshot, path: str, offset: int) -> list[Suggestion]:
    """Return what may be written at an offset of a file of the project, at most `MAX_SUGGESTIONS`."""
    kind, text = snapshot.workspace.kind(path), snapshot.text(path)
    position = open_at(text.value, offset) if text and kind else None
    if text is None or kind is None or position is None:
        return []
    outline = snapshot.outline(path)
    found: dict[str, Suggestion] = {}
    below = path.removeprefix(f"{snapshot.workspace.folder}/")
    end = _WORD.match(text.value, offset)
    position = replace(position, begun=Span(position.begun.start, end.end() if end else offset))
    suggestions = _Suggestions(snapshot, kind, below, outline, position)
    for suggestion in suggestions.values() if position.is_value else suggestions.keys(position.path):
        found.setdefault(suggestion.label, suggestion)
        if len(found) >= MAX_SUGGESTIONS:
            break
    return list(found.values())


class _Suggestions(Struct, frozen=True):
    snapshot: Snapshot
    kind: str
    path: str
    """Of the file, below the catalog's folder."""
    outline: Outline
    position: Open

    @property
    def catalog(self) -> Catalog | None:
        return self.snapshot.catalog

    def keys(self, path: Path) -> Iterator[Suggestion]:
        """Yield the keys that the mapping at a path does not have yet."""
        taken = {
            item.path[-1] for item in self.outline.children(path) if not item.key.has(self.position.begun.end)
        }
        schemas = schemas_at(self.kind, path)
        for schema in schemas:
            for key, value in keys_of(schema).items():
                if key not in taken:
                    nested = schemas_at(self.kind, (*path, key))
                    yield self._key(key, _is_nested(nested), value.get("description", "") or _first(nested))
        for key, docs in self._names(path, schemas):
            if key not in taken:
                nested = schemas_at(self.kind, (*path, key))
                yield self._key(key, _is_nested(nested), docs)

    def _key(self, key: str, is_nested: bool, docs: str) -> Suggestion:  # noqa: FBT001  # of a schema
        written = write_string(key, flow=self.position.is_flow)
        begun = self.outline.text.rfind("\n", 0, self.position.begun.start) + 1
        margin = " " * (self.position.begun.start - begun + 2)
        end = f":\n{margin}" if is_nested and not self.position.is_flow else ": "
        return Suggestion(key, written + end, self.position.begun, "key", docs=plain(docs))

    def _names(self, path: Path, schemas: list[Schema]) -> Iterator[tuple[str, str]]:
        """Yield keys that are names of the project: locales, attributes, rules."""
        if self.catalog is None:
            return
        manifest = self.catalog.manifest
        if self.kind == "domain" and path[2:] == ("attributes",):
            yield from ((name, attribute.description) for name, attribute in manifest.attributes.items())
        elif self.kind == "catalog" and path == ("rules",):
            yield from ((rule.id, docs_of(rule).summary) for rule in ALL_RULES.values() if not rule.firm)
        elif any(_is_of_locales(schema) for schema in schemas):
            yield from ((locale, "") for locale in self.catalog.locales())

    def values(self) -> Iterator[Suggestion]:
        """Yield the values of the key or the element."""
        schemas = schemas_at(self.kind, self.position.path)
        for schema in schemas:
            for word in words_of(schema):
                yield self._value(
                    word, detail=_status_detail(word) if self.position.path[-1] == "status" else ""
                )
        yield from self._known()
        if self.position.is_element:
            yield from (key for key in self.keys(self.position.path) if not self.position.is_flow)
        for schema in schemas:
            if not types_of(schema) & {"array", "object"} and "pattern" not in schema:
                yield from (
                    self._value(str(example), detail="example") for example in schema.get("examples", ())
                )

    def _value(self, label: str, sort: Sort = "value", detail: str = "", docs: str = "") -> Suggestion:
        text = write_scalar(label, flow=self.position.is_flow) if sort not in {"value", "code"} else label
        return Suggestion(label, text, self.position.begun, sort, plain(detail) if detail else "", docs)

    def _known(self) -> Iterator[Suggestion]:
        """Yield the names of the project that fit."""
        keys = tuple(step for step in self.position.path if isinstance(step, str))
        last = keys[-1] if keys else ""
        if keys == ("domain",):
            if self.kind == "domain":
                yield self._value(domain_of(self.path), "domain", "the domain of this file")
            return
        if last == "code" and self.kind == "domain" and keys[0] == "entries":
            yield from self._codes()
        if last == "rule":
            yield from self._rules()
        if self.catalog is None:
            return
        for names in _NAMES_OF.get(last, ()):
            yield from names(self, self.catalog)
        if keys[2:3] == ("attributes",) and keys[3:]:
            yield from self._attribute_values(self.catalog, keys[3])

    def _rules(self) -> Iterator[Suggestion]:
        for rule in ALL_RULES.values():
            if not rule.firm:
                yield self._value(rule.id, "rule", docs_of(rule).summary)

    def domains(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield the domains of the catalog."""
        for name, domain in catalog.domains.items():
            yield self._value(name, "domain", _title(domain.title))

    def foreign_domains(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield the domains of the catalogs that it depends on."""
        for name, other in catalog.dependencies.items():
            for domain in other.domains.values():
                detail = f"{other.manifest.name}: {_title(domain.title)}"
                yield self._value(f"{name}/{domain.name}", "domain", detail)

    def documents(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield the ids of documents."""
        for name, document in catalog.manifest.documents.items():
            yield self._value(name, "document", _title(document.title))

    def locales(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield the locales of the catalog."""
        return (self._value(locale, "locale") for locale in catalog.locales())

    def full_names(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield entries as `domain.NAME`."""
        for entry in catalog.entries():
            yield self._value(entry.full_name, "entry", _message(catalog, entry.message))

    def targets(self, _catalog: Catalog) -> Iterator[Suggestion]:
        """Yield built-in and custom targets."""
        yield from (self._value(target.id) for target in TARGETS.values())
        yield from (self._value(path.split("/")[1], detail=TEMPLATES) for path in self.snapshot.targets)

    def _attribute_values(self, catalog: Catalog, name: str) -> Iterator[Suggestion]:
        if attribute := catalog.manifest.attributes.get(name):
            yield from (self._value(value) for value in attribute.values)
            yield from (self._value(word) for word in ("true", "false") if attribute.type == "boolean")

    def _codes(self) -> Iterator[Suggestion]:
        if code := free_code(self.outline):
            yield self._value(code[1], "code", "next free code")

    def entries(self, catalog: Catalog) -> Iterator[Suggestion]:
        """Yield other entries: by name those of the domain, by `domain.NAME` those of others."""
        own = self.position.path[1] if len(self.position.path) > 1 else ""
        home = self.outline.scalar(("domain",))
        for entry in catalog.entries():
            if (entry.domain, entry.name) != (home, own):
                name = entry.name if entry.domain == home else entry.full_name
                yield self._value(name, "entry", _message(catalog, entry.message))


_NAMES_OF: Final[Mapping[str, tuple[Callable[[_Suggestions, Catalog], Iterator[Suggestion]], ...]]] = {
    "at": (_Suggestions.full_names, _Suggestions.documents),
    "authority": (_Suggestions.documents,),
    "complete": (_Suggestions.domains,),
    "default": (_Suggestions.locales,),
    "doc_locales": (_Suggestions.locales,),
    "document": (_Suggestions.documents,),
    "domain": (_Suggestions.domains,),
    "from": (_Suggestions.locales,),
    "includes": (_Suggestions.domains, _Suggestions.foreign_domains),
    "locale": (_Suggestions.locales,),
    "replaced_by": (_Suggestions.entries,),
    "required": (_Suggestions.locales,),
    "same_as": (_Suggestions.entries,),
    "source": (_Suggestions.locales,),
    "targets": (_Suggestions.targets,),
}
"""What of the project a key's value can name."""


def _status_detail(status: str) -> str:
    default = DEFAULTS.get(status)
    return (
        f"HTTP {default.http_status}{f', {default.recovery}' if default.recovery else ''}" if default else ""
    )


def _is_nested(schemas: list[Schema]) -> bool:
    """Whether a value is always a mapping or a list."""
    types = next((types_of(schema) for schema in schemas if types_of(schema)), set())
    return bool(types) and types <= {"object", "array"}


def _first(schemas: list[Schema]) -> str:
    return next((str(schema["description"]) for schema in schemas if "description" in schema), "")


def _is_of_locales(schema: Schema) -> bool:
    return str(schema.get("propertyNames", {}).get("pattern", "")).startswith("^[A-Za-z]{2,8}(-")


def _title(texts: object) -> str:
    return next(iter(texts.values()), "") if isinstance(texts, dict) else ""


def _message(catalog: Catalog, texts: object) -> str:
    if not isinstance(texts, dict):
        return ""
    text = texts.get(catalog.manifest.source_locale) or next(iter(texts.values()), None)
    return text.value if text else ""
