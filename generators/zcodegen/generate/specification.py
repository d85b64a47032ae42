"""Adds the OpenAPI components of a catalog to a specification, and to its operations the responses with their codes.

What was added is listed in `components.x-zcodegen`, so that it is found again: it is renewed, and removed when the catalog
has it no more. All else stays as it is, comments, order and quotes included.
"""

from __future__ import annotations

import io
import json
import re
import warnings
from collections.abc import Iterator, Mapping, MutableMapping
from typing import Any, Final, TypeAlias

from msgspec import Struct

from zcodegen.catalog.model import Catalog
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import nearest
from zcodegen.targets.openapi import names
from zcodegen.targets.openapi.components import entries_of

KEY: Final = "x-zcodegen"
_METHODS: Final = ("get", "put", "post", "delete", "options", "head", "patch", "trace")
_PLAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_/+-]*")
_SECTIONS: Final = ("schemas", "responses")
_Tree: TypeAlias = MutableMapping[Any, Any]


class Addition(Struct, frozen=True):
    """A specification with the components, and what was left as it is, with the reason."""

    content: bytes
    kept: tuple[str, ...]


def add_components(content: bytes, components: bytes, catalog: Catalog, shown: str) -> Addition:
    """Return a specification in YAML or JSON with `components`, the document of the openapi target.

    Raises ZcodegenError if it is not a specification of OpenAPI 3, has components of these names itself, has another value where
    a mapping belongs, or lacks an operation that the manifest names.
    """
    document = _Document(content, shown, is_json=shown.lower().endswith(".json") or _is_json(content))
    root = document.root
    version = str(root.get("openapi", "")) if isinstance(root, MutableMapping) else ""
    if not version.startswith("3."):
        raise ZcodegenError(
            f"{shown} is not a specification of OpenAPI 3: it needs `openapi: 3.…` at its top"
        )
    wanted = _quoted(_plain(components)["components"])
    own = _section(root, "components")
    marked = own.get(KEY)
    before = {
        section: {*_list(marked.get(section) if isinstance(marked, MutableMapping) else None)}
        for section in _SECTIONS
    }
    for section in _SECTIONS:
        _renew(own, section, wanted.get(section, {}), before[section], shown)
    marks = {section: sorted(wanted.get(section, {})) for section in _SECTIONS if wanted.get(section)}
    if own.get(KEY) != marks:
        own[KEY] = marks
    kept = tuple(_renew_operations(root, catalog, wanted.get("responses", {}), before["responses"], shown))
    return Addition(document.dump(), kept)


class _Document:
    """A specification as a tree that is written as it was read."""

    def __init__(self, content: bytes, shown: str, *, is_json: bool) -> None:
        text = content.decode("utf-8-sig", "replace")
        self._end = text[len(text.rstrip()) :]
        self._is_json = is_json
        try:
            if is_json:
                self._indent: Any = (re.search(r"\n([ \t]+)\S", text) or [None, None])[1]
                self.root: Any = json.loads(text)
            else:
                from ruamel.yaml import YAML

                self._yaml = YAML()
                self._yaml.preserve_quotes = True
                self._yaml.width = 2**16
                mapping = _mapping_indent(text)
                sequence, offset = _sequence_indent(text) or (mapping, 0)
                self._yaml.indent(mapping=mapping, sequence=sequence, offset=offset)
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")  # ruamel's, of anchors that are defined twice
                    self.root = self._yaml.load(text)
        except json.JSONDecodeError as error:
            location = f"{shown}:{error.lineno}:{error.colno}"
            raise ZcodegenError(f"{location} is not valid JSON: {error.msg}") from error
        except RecursionError as error:
            raise ZcodegenError(f"{shown} cannot be read: it is nested too deeply") from error
        except Exception as error:  # what is no YAML ends ruamel's loader in exceptions of many kinds
            raise ZcodegenError(_yaml_fault(error, shown)) from error

    def dump(self) -> bytes:
        if self._is_json:
            return (json.dumps(self.root, ensure_ascii=False, indent=self._indent) + self._end).encode()
        stream = io.StringIO()
        self._yaml.dump(self.root, stream)
        return stream.getvalue().encode()


def _yaml_fault(error: Exception, shown: str) -> str:
    """Return what is wrong with a specification, with line and column if the parser names them."""
    mark, problem = getattr(error, "problem_mark", None), getattr(error, "problem", None)
    location = f"{shown}:{mark.line + 1}:{mark.column + 1}" if mark else shown
    return f"{location} is not valid YAML: {' '.join(str(problem or error).split())}"


def _is_json(content: bytes) -> bool:
    try:
        json.loads(content)
    except (ValueError, RecursionError):
        return False
    return True


def _mapping_indent(text: str) -> int:
    found = re.search(
        r"^[^\s#-][^\n]{0,500}:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( +)[^\s-]", text, re.MULTILINE
    )
    return len(found[1]) if found else 2


def _sequence_indent(text: str) -> tuple[int, int] | None:
    """Return by how much the items of the first block sequence and their dashes are indented; None if there is none."""
    found = re.search(
        r"^( *)[^\s#-][^\n]{0,500}:[ \t]*(?:#[^\n]*)?\n(?:[ \t]*(?:#[^\n]*)?\n)*( *)-( +)[^\s#]",
        text,
        re.MULTILINE,
    )
    offset = len(found[2]) - len(found[1]) if found else -1
    return (offset + 1 + len(found[3]), offset) if found and offset >= 0 else None


def _plain(components: bytes) -> Any:
    from ruamel.yaml import YAML

    return YAML(typ="safe").load(components.decode())


def _quoted(value: Any) -> Any:
    """Return a value with quotes around what YAML could read as something else, in a flow mapping as well."""
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString

    if isinstance(value, dict):
        return {key: _quoted(below) for key, below in value.items()}
    if isinstance(value, list):
        return [_quoted(item) for item in value]
    return (
        DoubleQuotedScalarString(value) if isinstance(value, str) and not _PLAIN.fullmatch(value) else value
    )


def _section(tree: _Tree, key: str) -> _Tree:
    if tree.get(key) is None:
        tree[key] = {}
    if not isinstance(tree[key], MutableMapping):
        raise ZcodegenError(f"{key} of the specification is not a mapping: correct it first")
    return tree[key]  # type: ignore[no-any-return]  # ruamel gives a mapping of its own


def _list(value: object) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _renew(own: _Tree, section: str, wanted: Mapping[str, Any], before: set[str], shown: str) -> None:
    """Set the components of a section, and remove those of an earlier run that are not wanted any more."""
    there = _section(own, section) if wanted or section in own else {}
    for name, value in wanted.items():
        if name in there and name not in before:
            raise ZcodegenError(
                f"{shown} has components.{section}.{name} itself: rename it, or exclude the domain in packages.openapi.exclude"
            )
        if there.get(name) != value:
            there[name] = value
    for name in before - wanted.keys():
        there.pop(name, None)


def _operations(root: _Tree) -> Iterator[_Tree]:
    """Yield the operations of paths and webhooks."""
    for key in ("paths", "webhooks"):
        paths = root.get(key)
        for item in paths.values() if isinstance(paths, MutableMapping) else ():
            for method in _METHODS:
                operation = item.get(method) if isinstance(item, MutableMapping) else None
                if isinstance(operation, MutableMapping):
                    yield operation


def _renew_operations(
    root: _Tree, catalog: Catalog, responses: Mapping[str, Any], before: set[str], shown: str
) -> Iterator[str]:
    """Refer to the responses of each operation that the manifest names; yield what an operation has itself."""
    declared = catalog.manifest.packages.operations
    by_id = {str(operation.get("operationId")): operation for operation in _operations(root)}
    for name, globs in declared.items():
        for glob in globs:
            if not entries_of(glob, catalog):
                raise ZcodegenError(
                    f"packages.openapi.operations: {glob!r} of {name} is neither a domain nor an entry with a code"
                )
        if name not in by_id:
            near = nearest(name, by_id)
            hint = f"did you mean {near!r}?" if near else "correct packages.openapi.operations"
            raise ZcodegenError(f"{shown} has no operation {name!r}: {hint}")
    for name, operation in by_id.items():
        prefix = names.operation_name(name) if name in declared else ""
        wanted = {
            status: f"#/components/responses/{key}"
            for key in responses
            if prefix and key.startswith(prefix) and (status := key.removeprefix(prefix)).isdecimal()
        }
        yield from _renew_responses(name, operation, wanted, before)


def _renew_responses(
    name: str, operation: _Tree, wanted: Mapping[str, str], before: set[str]
) -> Iterator[str]:
    there = operation.get("responses")
    if not isinstance(there, MutableMapping):
        if not wanted:
            return
        there = _section(operation, "responses")
    keys = {str(key): key for key in there}
    for status, key in keys.items():
        if status not in wanted and _reference(there[key]) in before:
            del there[key]
    for status, reference in wanted.items():
        key = keys.get(status, status)
        if key in there and _reference(there[key]) not in before | {reference.rpartition("/")[2]}:
            yield f"operation {name} has a response {status} itself: it is not changed"
        elif key not in there or there[key].get("$ref") != reference:
            there[key] = _quoted({"$ref": reference})


def _reference(response: object) -> str:
    """Return the name of the component that a response refers to, empty if it does not."""
    target = response.get("$ref") if isinstance(response, MutableMapping) else None
    return str(target).removeprefix("#/components/responses/") if target else ""
