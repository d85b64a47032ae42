"""The environment of own targets' templates: Jinja's sandbox, with an end to everything.

A template that runs on is stopped: its steps (turns of a loop, calls, includes) and the characters that it makes are
pluralize for a whole build of the target. What could grow past the count in one step is refused: `**`, `%` on strings,
filters and methods of strings that pad or format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from jinja2 import Template, Undefined, nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.visitor import NodeTransformer

from zcodegen.custom.catalog_text import CatalogText, Clash, UnquotedTextError
from zcodegen.custom.quoting import Quote
from zcodegen.templating import TemplateEnvironment

MAX_STEPS: Final = 20_000_000
MAX_CHARACTERS: Final = 500_000_000
MAX_LENGTH: Final = 10_000_000
"""Characters of a string, or elements of a list, that a template puts together."""
_MOST_BITS: Final = 256
_COUNTED, _MEASURED, _WRITTEN = "<pluralize>", "<measured>", "<written>"  # no template can spell these

_FILTERS: Final = """
abs count d default dictsort first groupby int items last length list map max min reject rejectattr reverse select
selectattr sort unique
"""
_OF_STRINGS: Final = ("lower", "string", "trim", "upper")
_METHODS: Final[Mapping[type, frozenset[str]]] = {
    dict: frozenset({"get", "items", "keys", "values"}),
    int: frozenset(),
    list: frozenset({"count", "index"}),
    str: frozenset("endswith isdigit lower removeprefix removesuffix split startswith upper".split()),  # noqa: SIM905  # reads better
    tuple: frozenset({"count", "index"}),
}
_GLOBALS: Final = ("cycler", "dict", "joiner", "namespace", "range")


class LimitedEnvironment(TemplateEnvironment):
    """The environment; one lives for one build of one target."""

    intercepted_binops = frozenset({"%", "*", "**", "+"})

    def __init__(self, folder: Path, quotes: Mapping[str, Quote]) -> None:
        super().__init__([folder], {}, finalize=self._written)
        self.steps = self.characters = 0
        ours: dict[str, Callable[..., object]] = {"join": self._join, "replace": self._replace}
        ours |= {name: self._of_written(self.filters[name]) for name in _OF_STRINGS}
        hooks = {_COUNTED: self._counted, _MEASURED: self._measured, _WRITTEN: self._written}
        self.filters = {name: self.filters[name] for name in _FILTERS.split()} | ours | hooks | dict(quotes)
        self.globals = {name: self.globals[name] for name in _GLOBALS}

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for loop in list(tree.find_all(nodes.For)):
            loop.iter = _filtered(loop.iter, _COUNTED)
        measured: nodes.Template = _Measure().visit(tree)
        measured.set_environment(self)
        return measured

    def _step(self) -> None:
        self.steps += 1
        if self.steps > MAX_STEPS:
            raise SecurityError(f"more than {MAX_STEPS} steps: the templates of a target have to end")

    def _counted(self, values: Iterable[object]) -> Iterator[object]:
        for value in values:
            self._step()
            yield value

    def _charge(self, count: int) -> None:
        self.characters += count
        if count > MAX_LENGTH or self.characters > MAX_CHARACTERS:
            raise SecurityError(
                f"a text or list of {count} characters or elements, {self.characters} in all: more than "
                f"{MAX_LENGTH} at once, or {MAX_CHARACTERS} in all, are not made"
            )

    def _measured(self, text: str) -> str:
        self._charge(len(text))
        return text

    def _written(self, value: object) -> object:
        """Let only texts and whole numbers be written; the rest has no form that a language would read."""
        if isinstance(value, str):
            return self._measured(value)
        if type(value) is int or isinstance(value, (CatalogText, Clash, Undefined)):
            return str(value)  # raises for all but the number
        raise UnquotedTextError(
            f"{_shown(value)} cannot be written as it is: write `| quote`, or one of its fields"
        )

    def _of_written(self, made: Callable[..., object]) -> Callable[..., object]:
        return lambda value, *others: made(str(self._written(value)), *others)

    def _join(self, values: Iterable[object], separator: str = "") -> str:
        texts = [str(self._written(value)) for value in self._counted(values)]
        self._charge(sum(map(len, texts)) + len(separator) * len(texts))
        return separator.join(texts)

    def _replace(self, text: str, old: str, new: str) -> str:
        whole = str(self._written(text))
        self._charge(len(whole) + whole.count(old) * len(new))
        return whole.replace(old, new)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Calculate, where the result is sure to stay small."""
        sizes = [len(side) for side in (left, right) if isinstance(side, (str, list, tuple))]
        if operator == "**" or (operator == "%" and sizes):
            raise SecurityError(f"templates have no {operator!r} here")
        if operator == "+" and sizes:
            self._charge(sum(sizes))
        elif operator == "*" and sizes:
            self._charge(max(sizes) * max([one for one in (left, right) if isinstance(one, int)], default=0))
        elif operator == "*" and _bits(left) + _bits(right) > _MOST_BITS:
            raise SecurityError(f"the product of {left} and {right} is too large")
        return super().call_binop(context, operator, left, right)

    def call(self, context: Context, function: Any, *args: Any, **kwargs: Any) -> Any:
        """Call what the sandbox lets a template call, and count it."""
        self._step()
        return super().call(context, function, *args, **kwargs)

    def get_template(self, name: Any, *args: Any, **kwargs: Any) -> Template:
        """Return a template, for an include as well; pluralize, so that two includes of itself end."""
        self._step()
        return super().get_template(name, *args, **kwargs)

    def wrap_str_format(self, value: Any) -> None:
        """Leave `str.format` to the table of methods, which does not have it: it pads to any width."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Whether a template may ask for an attribute: of ordinary values only the methods of the table."""
        for kind, allowed in _METHODS.items():
            if isinstance(obj, kind):
                return attr in allowed
        return not isinstance(obj, CatalogText) and super().is_safe_attribute(obj, attr, value)


def _filtered(node: nodes.Node, name: str) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


class _Measure(NodeTransformer):
    """Measures what every `~` makes, of what may be written."""

    def visit_Concat(self, node: nodes.Concat) -> nodes.Filter:  # noqa: N802  # Jinja's form
        self.generic_visit(node)
        node.nodes = [_filtered(one, _WRITTEN) for one in node.nodes]
        return _filtered(node, _MEASURED)


def _bits(value: object) -> int:
    return value.bit_length() if isinstance(value, int) else 0


def _shown(value: object) -> str:
    named = getattr(value, "name", None)
    kind = "a macro" if isinstance(value, Macro) else type(value).__name__
    return (
        repr(value) if value is None or isinstance(value, (bool, float)) else f"{kind} {named or ''}".rstrip()
    )
