"""The environment of custom targets' templates: Jinja's sandbox, with fewer filters and methods, and quoting enforced.

What may be written are texts that a quoting filter returned, identifiers, and whole numbers. Time and memory are limited by
the process that renders (`generate.limits`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, StrictUndefined, TemplateNotFound, Undefined, nodes
from jinja2.runtime import Macro
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer
from msgspec import Struct

from zcodegen.custom.catalog_text import CatalogText, Clash, UnquotedTextError
from zcodegen.custom.quoting import Quote
from zcodegen.files import open_folder
from zcodegen.naming import Case, in_case, nearest
from zcodegen.templating import FoldersLoader, TemplateEnvironment

_WRITTEN: Final = "<written>"  # no template can spell this

_FILTERS: Final = """
abs batch count d default dictsort first groupby int items last length list map max min reject rejectattr reverse select
selectattr slice sort unique
"""
_STRING_FILTERS: Final = ("indent", "lower", "string", "trim", "upper")
_METHODS: Final[Mapping[type, frozenset[str]]] = {
    dict: frozenset({"get", "items", "keys", "values"}),
    int: frozenset(),
    list: frozenset({"count", "index"}),
    str: frozenset("endswith isdigit lower removeprefix removesuffix split startswith upper".split()),  # noqa: SIM905  # reads better
    tuple: frozenset({"count", "index"}),
}
_CASE_FILTERS: Final[tuple[Case, ...]] = ("camel", "kebab", "pascal", "snake", "upper_snake")
_OF_TEXTS: Final = ("parts", "plain")
_GLOBALS: Final = ("cycler", "dict", "joiner", "namespace", "range")


SHARED: Final = "_shared"
"""The folder of templates that all targets of a project may include: `{% include "_shared/licence.jinja" %}`."""


class _SharedLoader(FoldersLoader):
    """Finds a template in its target's folder; one of `_shared/` in the folder next to it."""

    def __init__(self, folder: Path) -> None:
        super().__init__([folder])
        self.searched = (folder, folder.parent)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether it is still current. Raises SecurityError if it must not be read."""
        if template.startswith(f"{SHARED}/"):
            shared = FoldersLoader([open_folder(self.folders[0].parent, SHARED)])
            try:
                return shared.get_source(environment, template.removeprefix(f"{SHARED}/"))
            except TemplateNotFound as error:
                raise TemplateNotFound(template) from error
        return super().get_source(environment, template)


class _Missing(StrictUndefined):
    """A name or attribute that there is not: reading it is an error with the nearest one that there is."""

    __slots__ = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return self._undefined_hint
        name, owner = self._undefined_name, self._undefined_obj
        if owner is missing:
            if name in _BY_EACH:
                return (
                    f"there is no `{name}` here: a file has it with `each: {_BY_EACH[name]}` in target.yaml"
                )
            return f"{name!r} is undefined{_nearest(name, _VARIABLES)}"
        if isinstance(owner, Struct):
            return f"{_kind_of(owner)} has no `{name}`{_nearest(name, owner.__struct_fields__)}"
        if isinstance(owner, Mapping):
            known = [key for key in owner if isinstance(key, str)]
            if not known:
                return f"there is no {name!r}: nothing is declared"
            return f"there is no {name!r} among {', '.join(known[:9])}{_nearest(name, known)}"
        if isinstance(owner, CatalogText):
            return f"a text has no `{name}`: write it with `| quote` or `| comment`, or read its `parts` or `plain`"
        if isinstance(owner, (list, tuple)) and isinstance(name, int):
            return f"a list of {len(owner)} has no element {name}"
        if owner is None:
            return f"there is nothing that could have `{name}`: the value before it is none"
        message: str = super()._undefined_message
        return message


_VARIABLES: Final = ("catalog", "domain", "entry", "locale", "params")
_BY_EACH: Final = {
    "domain": "domain`, `entry` or `locale_domain",
    "entry": "entry",
    "locale": "locale` or `locale_domain",
}
_KINDS: Final = {"TextsView": "text of an entry", "LocaleView": "locale"}


def _kind_of(value: Struct) -> str:
    """Return what a value of the context is, with its article."""
    kind = _KINDS.get(type(value).__name__, type(value).__name__.removesuffix("View").lower())
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"


def _nearest(name: object, known: Iterable[str]) -> str:
    near = nearest(str(name), known)
    return f"; did you mean `{near}`?" if near else ""


class LimitedEnvironment(TemplateEnvironment):
    """The environment of one custom target, whose templates are in `folder`."""

    def __init__(self, folder: Path, quotes: Mapping[str, Quote]) -> None:
        super().__init__([folder], {}, finalize=_check_written)
        self.loader = _SharedLoader(folder)
        self.undefined = _Missing
        filters: dict[str, Callable[..., object]] = {
            "join": _join,
            "replace": _replace,
            _WRITTEN: _check_written,
        }
        filters |= {name: _of_written(self.filters[name]) for name in _STRING_FILTERS}
        filters |= {case: _of_written(partial(_spell, case=case)) for case in _CASE_FILTERS}
        self.filters = {name: self.filters[name] for name in _FILTERS.split()} | filters | dict(quotes)
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree: nodes.Template = _CheckConcatenations().visit(super()._parse(source, name, filename))
        tree.set_environment(self)
        return tree

    def wrap_str_format(self, value: Any) -> None:
        """Leave `str.format` to the table of methods, which does not have it."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Return whether a template may read an attribute: of ordinary values only the methods of the table."""
        if isinstance(obj, Struct):  # most are: the context's own values
            return attr in obj.__struct_fields__
        for kind, allowed in _METHODS.items():
            if isinstance(obj, kind):
                return attr in allowed
        if isinstance(obj, CatalogText):
            return attr in _OF_TEXTS
        return super().is_safe_attribute(obj, attr, value)


def _check_written(value: object) -> object:
    """Let only texts and whole numbers be written; no language would read the form that Python gives the rest."""
    if isinstance(value, str):
        return value
    if type(value) is int or isinstance(value, (CatalogText, Clash, Undefined)):
        return str(value)  # raises for all but the number
    raise UnquotedTextError(
        f"{_describe(value)} cannot be written as it is: write `| quote`, or one of its parts"
    )


def _of_written(change: Callable[..., object]) -> Callable[..., object]:
    return lambda value, *others: change(str(_check_written(value)), *others)


def _spell(name: str, *, case: Case) -> str:
    return in_case(name, case)


def _join(values: Iterable[object], separator: str = "") -> str:
    return separator.join(str(_check_written(value)) for value in values)


def _replace(text: str, old: str, new: str) -> str:
    return str(_check_written(text)).replace(old, new)


class _CheckConcatenations(NodeTransformer):
    """Checks every operand of `~` as if it were written."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Concat:  # noqa: N802  # Jinja's form
        self.generic_visit(node)
        node.nodes = [
            nodes.Filter(operand, _WRITTEN, [], [], None, None, lineno=operand.lineno)
            for operand in node.nodes
        ]
        return node


def _describe(value: object) -> str:
    if value is None or isinstance(value, (bool, float)):
        return repr(value)
    if isinstance(value, Macro):
        return f"a macro {value.name or ''}".rstrip()
    if isinstance(value, Mapping):
        return f"a mapping of {', '.join(map(str, [*value][:6])) or 'nothing'}"
    if isinstance(value, (list, tuple)):
        return f"a list of {len(value)}"
    if isinstance(value, Struct):
        return f"{_kind_of(value)} {getattr(value, 'name', '')}".rstrip()
    return type(value).__name__
