"""docs/reference/files.md: every key of every file, from the schemas, with what it changes in packages, which is measured."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator, Mapping
from functools import cache
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from ruamel.yaml import YAML

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.load import load_catalog
from zcodegen.generate.pipeline import has_errors, validate
from zcodegen.generate.pipeline import plan as plan_files
from zcodegen.generate.render import render
from zcodegen.resources import example_files
from zcodegen.schema import load_schema
from zcodegen.targets.plan import PlannedFile
from zcodegen.targets.table import TARGETS
from zcodegen.templating import AnyEnvironment

KINDS = {
    "catalog": "`catalog/catalog.yaml`, the manifest",
    "domain": "`catalog/<domain>.yaml`, the entries of one domain",
    "glossary": "`catalog/glossary.yaml`, words that `import` makes names of",
    "document": "`catalog/documents/<id>/<version>.<locale>.yaml`, written by `import`",
    "target": "`templates/<name>/target.yaml`, a custom target",
    "findings": "`zcodegen check --format json`",
    "diff": "`zcodegen diff --format json`",
}
_MEASURED = ("catalog", "domain", "glossary", "document")
MAX_EXAMPLE = 80

_INTRODUCTION = """\
# Keys of every file

Every key of every file that zcodegen reads, and of the JSON that it prints. `*` is any name, `[]` an element of a list.
`zcodegen schema KIND` prints the JSON Schema of a kind; [The catalog](../catalog.md) explains the keys in context, and `zcodegen init --example`
writes a project that uses them all.

The column *changes* names the targets whose files differ if the key is removed from that example, or given another value where it is
required: it is measured, so a key whose effect the example does not show has none here.
"""


class Key(Struct, frozen=True):
    """A key of a schema: its path, the node that describes it, whether its mapping needs it."""

    path: tuple[str, ...]
    node: Mapping[str, Any]
    is_required: bool

    @property
    def name(self) -> str:
        """The path as the page shows it: `waivers[].rule`."""
        return ".".join(self.path).replace(".[]", "[]")


def files_page() -> str:
    """Return the page."""
    return "\n".join([_INTRODUCTION, *(line for kind in KINDS for line in _kind(kind))])


def keys_of(kind: str) -> list[Key]:
    """Return the keys of a kind of file in the order of its schema."""
    root = load_schema_of(kind)
    return list({key.path: key for key in _keys(root, root, ())}.values())


@cache
def load_schema_of(kind: str) -> dict[str, Any]:
    """Return the schema of a kind, outputs included."""
    return load_schema(kind)


def _resolved(node: Mapping[str, Any], root: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" not in node:
        return node
    return {**root["$defs"][node["$ref"].rpartition("/")[2]], **node}


def _keys(node: Mapping[str, Any], root: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Key]:
    """Yield the keys at and below a node."""
    node = _resolved(node, root)
    required = set(node.get("required", ()))
    for name, raw in node.get("properties", {}).items():
        value = _resolved(raw, root)
        if not value.get("deprecated"):
            yield Key((*path, name), value, name in required)
            yield from _keys(value, root, (*path, name))
    for step, below in (("[]", "items"), ("*", "additionalProperties")):
        if isinstance(node.get(below), dict):
            yield from _keys(node[below], root, (*path, step))
    for alternative in (*node.get("oneOf", ()), *node.get("anyOf", ())):
        yield from _keys(alternative, root, path)


def _kind(kind: str) -> Iterator[str]:
    keys = keys_of(kind)
    effects = effects_of(kind) if kind in _MEASURED else {}
    changes = kind in _MEASURED
    yield f"## {kind}\n"
    yield f"{KINDS[kind]}. {load_schema_of(kind).get('description', '')}\n"
    yield f"| key | type | default | example | meaning |{' changes |' if changes else ''}"
    yield f"|---|---|---|---|---|{'---|' if changes else ''}"
    for key in keys:
        default = (
            "required" if key.is_required else _code(key.node["default"]) if "default" in key.node else ""
        )
        example = next((_code(value) for value in key.node.get("examples", ())), "")
        meaning = key.node.get("description", "").replace("|", "\\|")
        row = f"| `{key.name}` | {type_of(key.node)} | {default} | {example} | {meaning} |"
        yield f"{row} {_targets(effects.get(key.path, frozenset()))} |" if changes else row
    yield ""


def type_of(node: Mapping[str, Any]) -> str:
    """Return the type of a value in a word or two; of an enumeration, its values."""
    if "enum" in node:
        return ", ".join(f"`{value}`" for value in node["enum"]) if len(node["enum"]) <= 8 else "enum"
    if "const" in node:
        return _code(node["const"])
    words = {"object": "mapping", "array": "list", "null": "nothing"}
    types = (
        node.get("type")
        or sorted({option.get("type", "mapping") for option in node.get("oneOf", ())})
        or "mapping"
    )
    return " or ".join(words.get(name, name) for name in ([types] if isinstance(types, str) else types))


def _code(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    shown = text if len(text) <= MAX_EXAMPLE else f"{text[:MAX_EXAMPLE]}…"
    shown = " ".join(shown.split()).replace("|", "\\|")
    return f"`{shown}`" if shown else '`""`'


def _targets(names: frozenset[str]) -> str:
    return "all" if names == frozenset(TARGETS) else ", ".join(sorted(names))


@cache
def effects_of(kind: str) -> dict[tuple[str, ...], frozenset[str]]:
    """Return for the keys of a kind that the example uses: the targets whose files differ without it, or with another value."""
    files = {
        path: content for path, content in example_files().items() if path.startswith(("catalog/", "shared/"))
    }
    base = _planned(files)
    assert base is not None
    rendered = {name: _rendered(name, plan) for name, plan in base.items()}
    yaml = YAML(typ="safe")
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for path, content in files.items():
        if not path.startswith("catalog/") or _kind_of(path) != kind:
            continue
        root = yaml.load(content)
        for key in keys_of(kind):
            for changed in _variants(root, key):
                plans = _planned({**files, path: _dumped(changed)}) or {}
                found[key.path] = found.get(key.path, frozenset()) | {
                    name
                    for name, plan in plans.items()
                    if plan != base[name] and _rendered(name, plan) != rendered[name]
                }
    return found


@cache
def _environment(target: str) -> AnyEnvironment:
    return TARGETS[target].environment()


def _rendered(target: str, plan: list[PlannedFile]) -> dict[str, bytes]:
    return render(plan, target, _environment(target))


def _kind_of(path: str) -> str:
    if path.startswith("catalog/documents/"):
        return "document"
    return {"catalog/catalog.yaml": "catalog", "catalog/glossary.yaml": "glossary"}.get(path, "domain")


def _planned(files: Mapping[str, str | bytes]) -> dict[str, list[PlannedFile]] | None:
    """Return what each target plans for a project, None if its catalog has errors."""
    with TemporaryDirectory() as folder:
        for path, content in files.items():
            place = Path(folder) / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode())
        loaded = load_catalog(Path(folder) / "catalog")
        if loaded.catalog is None or has_errors(validate(loaded)):
            return None
    return {name: list(plan_files(target, bundle(loaded.catalog))) for name, target in TARGETS.items()}


def _dumped(root: object) -> str:
    stream = StringIO()
    YAML(typ="safe").dump(root, stream)
    return stream.getvalue()


def _variants(root: Any, key: Key) -> Iterator[Any]:
    """Yield a file without a key, then with other values of it; nothing if the file does not have it."""
    last = key.path[-1]
    if not any(True for _ in _places(root, key.path)):
        return
    without = copy.deepcopy(root)
    for place in _places(without, key.path):
        del place[last]
    yield without
    for value in _other_values(next(_places(root, key.path))[last], key.node):
        changed = copy.deepcopy(root)
        next(_places(changed, key.path))[last] = value
        yield changed


def _other_values(value: object, node: Mapping[str, Any]) -> Iterator[object]:
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield value + 1
    elif isinstance(value, list):
        yield value[1:]
    elif isinstance(value, str):
        yield from (choice for choice in node.get("enum", (f"{value}x", "9.9.9")) if choice != value)


def _places(node: Any, path: tuple[str, ...]) -> Iterator[dict[str, Any]]:
    """Yield the mappings of a file that have the last key of `path`."""
    if path[0] == "[]":
        for element in node if isinstance(node, list) else ():
            yield from _places(element, path[1:])
    elif isinstance(node, dict):
        if len(path) == 1:
            if path[0] in node:
                yield node
            return
        for name in list(node) if path[0] == "*" else [path[0]] if path[0] in node else []:
            yield from _places(node[name], path[1:])
