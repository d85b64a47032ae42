"""Parameters of a target: declared in its target.yaml as JSON Schemas, given in the manifest as `packages.<target>.params`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.custom.catalog_text import CatalogText
from zcodegen.diagnostics import Finding, Location, Severity
from zcodegen.naming import nearest
from zcodegen.patterns import compile_pattern
from zcodegen.schema import explain
from zcodegen.source.nodes import locate


class Param(Struct, frozen=True):
    """A parameter: its JSON Schema without `pattern` and `required`, which are checked here."""

    name: str
    schema: Mapping[str, Any]
    pattern: str | None
    required: bool

    @property
    def is_plain(self) -> bool:
        """Whether its texts may be written unquoted: its schema lists or describes all that they can be."""
        items = self.schema.get("items", {})
        return self.pattern is not None or "enum" in self.schema or "enum" in items


def declared_params(raw: Mapping[str, Any]) -> tuple[Param, ...]:
    """Return the parameters that `params:` of a target.yaml declares."""
    return tuple(
        Param(
            name,
            {key: value for key, value in schema.items() if key not in {"pattern", "required"}},
            schema.get("pattern"),
            schema.get("required", False),
        )
        for name, schema in raw.items()
    )


def declaration_findings(params: tuple[Param, ...], source: SourceFile) -> Iterator[Finding]:
    """Yield patterns that RE2 does not have, and defaults that are not of their own schema."""
    for param in params:
        if param.pattern is not None:
            try:
                compile_pattern(param.pattern)
            except ValueError as error:
                yield _finding(
                    f"the pattern of the parameter {param.name!r} is not one of RE2: {error}",
                    Location(source.path, *locate(source.root, ("params", param.name, "pattern"))),
                )
                continue
        if "default" in param.schema:
            steps = ("params", param.name, "default")
            yield from _value_findings(param, param.schema["default"], source, steps)


def value_findings(
    params: tuple[Param, ...], values: Mapping[str, Any], target: str, sources: Sources
) -> Iterator[Finding]:
    """Yield what is wrong with the values that the manifest gives to the parameters of `target`."""
    manifest = sources.files.get(sources.by_domain.get("", ""))
    known = {param.name: param for param in params}
    steps = ("packages", target, "params")
    for name in values:
        if name not in known:
            near = nearest(name, known)
            yield _finding(
                f"target {target!r} has no parameter {name!r}",
                sources.at("", *steps, name, key=True),
                f"did you mean {near!r}?" if near else f"it has {', '.join(known) or 'none'}",
            )
        elif manifest is not None:
            yield from _value_findings(known[name], values[name], manifest, (*steps, name))
    for param in params:
        if param.required and param.name not in values:
            yield _finding(
                f"the parameter {param.name!r} of target {target!r} is missing",
                sources.at("", *steps),
                f"add `packages: {{{target}: {{params: {{{param.name}: …}}}}}}` to the manifest",
            )


def _value_findings(
    param: Param, value: Any, source: SourceFile, steps: tuple[str, ...]
) -> Iterator[Finding]:
    value = list(value) if isinstance(value, tuple) else value
    wrong = explain(value, param.schema, source.root, source.path, steps)
    yield from wrong
    if param.pattern is None or wrong or not isinstance(value, str):
        return
    if not compile_pattern(param.pattern).matches(value):
        yield _finding(
            f"{value!r} in {'.'.join(steps)} is not of the form {param.pattern}",
            Location(source.path, *locate(source.root, steps)),
            str(param.schema.get("description", "")),
        )


def _finding(message: str, location: Location, advice: str = "") -> Finding:
    return Finding("target-parameter", Severity.ERROR, message, location, help=advice)


def param_values(params: tuple[Param, ...], values: Mapping[str, Any], target: str) -> dict[str, object]:
    """Return the value of every parameter as templates see it: the manifest's, else the default, else None."""
    return {
        param.name: _wrapped(
            values.get(param.name, param.schema.get("default")),
            param,
            f"packages.{target}.params.{param.name}",
        )
        for param in params
    }


def _wrapped(value: object, param: Param, full_name: str) -> object:
    if isinstance(value, (list, tuple)):
        return tuple(_wrapped(item, param, full_name) for item in value)
    if isinstance(value, str):
        return str(value) if param.is_plain else CatalogText(value, full_name)
    return value
