"""The contexts of the built-in templates, and docs/templates.md, which lists them."""

from __future__ import annotations

import ast
import inspect
import re
import sys
from collections.abc import Iterator
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TypeGuard

from msgspec import Struct

from tests.toolchains.tools import ROOT

TEMPLATES = ROOT / "templates"
FOLDERS = sorted(path.name for path in TEMPLATES.iterdir() if path.is_dir())
_HEAD = re.compile(r"\{# Context: (?P<context>[\w.]+), made by (?P<module>[\w.]+):(?P<function>\w+) #\}\n")
_NONE = re.compile(r"\{# Context: none\. ")

_INTRODUCTION = """\
# Contexts of the built-in templates

Each built-in template is rendered with a typed context: a frozen `msgspec.Struct`, whose fields are the template's variables.
The first line of a template names its context and the function that makes it. `zcodegen eject go` copies the templates of a
target to `templates/go/`, where you can change them; [Custom targets](targets.md) shows how, and what a target of your
own gets instead.

Plans do the work (names, sorting, splitting); a template places text. Texts of the catalog go through a filter of the
target's language, such as `quote` or `comment`. Contexts can change with a new version of zcodegen.
"""


class Head(Struct, frozen=True):
    """The first line of a template: the class of its context (None: it has none), and `module:function` that makes it."""

    context: type[Struct] | None
    made_by: str


def templates_of(folder: str) -> list[Path]:
    """Return the templates of a target or of the changelog."""
    return sorted((TEMPLATES / folder).rglob("*.jinja"))


def context_of(template: Path) -> Head:
    """Return the head of a template. Raises AssertionError if it has none, or if it names what does not exist."""
    text = template.read_text(encoding="utf-8")
    if _NONE.match(text):
        return Head(None, "")
    head = _HEAD.match(text)
    assert head, f"{template}: the first line is not `Context: …, made by …`"
    assert callable(getattr(import_module(head["module"]), head["function"])), template
    module, _, name = head["context"].rpartition(".")
    return Head(getattr(import_module(module), name), f"{head['module']}:{head['function']}")


def templates_page() -> str:
    """Return docs/templates.md."""
    return "\n".join([_INTRODUCTION, *(line for folder in FOLDERS for line in _folder(folder))])


def _folder(folder: str) -> Iterator[str]:
    heads = {
        path.relative_to(TEMPLATES / folder).as_posix(): context_of(path) for path in templates_of(folder)
    }
    yield f"## {folder}\n"
    yield "| template | context |"
    yield "|---|---|"
    for path, head in heads.items():
        yield f"| `{path}` | {f'`{head.context.__name__}`' if head.context else 'none'} |"
    yield ""
    makers = {head.context: head.made_by for head in heads.values() if head.context}
    for context in _with_parts(list(makers)):
        yield from _class(context, makers.get(context, ""))


def _with_parts(contexts: list[type[Struct]]) -> list[type[Struct]]:
    """Return contexts, each followed by the classes of its fields that were not listed before."""
    found: dict[type[Struct], None] = {}
    for context in contexts:
        waiting = [context]
        while waiting:
            current = waiting.pop(0)
            if current not in found:
                found[current] = None
                waiting = [*_parts(current), *waiting]
    return list(found)


def _fields(context: type[Struct]) -> dict[str, str]:
    """Return the fields of a class, inherited ones included, with their types as the source has them."""
    found: dict[str, str] = {}
    for base in reversed(context.__mro__):
        found |= {
            name: str(text)
            for name, text in inspect.get_annotations(base).items()
            if name in context.__struct_fields__
        }
    return found


def _parts(context: type[Struct]) -> list[type[Struct]]:
    words = re.findall(r"\w+", " ".join(_fields(context).values()))
    named = [vars(sys.modules[base.__module__]).get(word) for base in context.__mro__ for word in words]
    return [value for value in dict.fromkeys(named) if _is_context(value)]


def _is_context(value: object) -> TypeGuard[type[Struct]]:
    if not inspect.isclass(value) or not issubclass(value, Struct) or value is Struct:
        return False
    return not value.__module__.startswith("zcodegen.catalog")


def _class(context: type[Struct], made_by: str) -> Iterator[str]:
    yield f"### {context.__name__}\n"
    docstring = " ".join((inspect.getdoc(context) or "").split())
    yield f"{docstring} Made by `{made_by}`.\n" if made_by else f"{docstring}\n"
    yield "| variable | type |" if made_by else "| field | type |"
    yield "|---|---|"
    for name, text in _fields(context).items():
        yield f"| `{name}` | `{text.replace('|', chr(92) + '|')}` |"
    yield ""
    for name, meaning in _aliases(context):
        yield f"`{name}`: {meaning}\n"


def _aliases(context: type[Struct]) -> Iterator[tuple[str, str]]:
    """Yield the type aliases of the module that the fields of a class use, with the line that documents each."""
    words = set(re.findall(r"\w+", " ".join(_fields(context).values())))
    statements = ast.parse(inspect.getsource(sys.modules[context.__module__])).body
    for statement, following in pairwise(statements):
        target: ast.expr | None = statement.target if isinstance(statement, ast.AnnAssign) else None
        if isinstance(statement, ast.Assign):
            target = statement.targets[0]
        if not isinstance(target, ast.Name) or target.id not in words:
            continue
        if isinstance(following, ast.Expr) and isinstance(following.value, ast.Constant):
            yield target.id, " ".join(str(following.value.value).split())
