"""Planned files to bytes: each file's template with its context, formatted as its target asks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Final

from zcodegen.diagnostics import ZcodegenError
from zcodegen.templating import TEMPLATE_ERRORS, AnyEnvironment, describe_error, locate_error

if TYPE_CHECKING:
    from jinja2 import Template

    from zcodegen.targets.plan import PlannedFile

_PYTHON_SUFFIXES: Final = (".py", ".pyi")
_NAMED: Final = re.compile(r"[`']([\w./-]+)[`']")


def render(planned: Iterable[PlannedFile], target: str, environment: AnyEnvironment) -> dict[str, bytes]:
    """Render the files of one target: path below the target's folder -> UTF-8 text, in the order of the plan.

    Raises ZcodegenError if two files have one path, or if a template fails: with the template's path, line and column, the
    reason, and the file that was being rendered.
    """
    templates: dict[str, Template] = {}
    tree: dict[str, bytes] = {}
    for file in planned:
        if file.path in tree:
            raise ZcodegenError(f"target {target!r} plans the file {file.path!r} twice")
        if file.copy_of:
            tree[file.path] = tree[file.copy_of]
        elif file.template:
            tree[file.path] = _render_file(file, target, environment, templates)
        else:
            tree[file.path] = file.content
    return tree


def _render_file(
    file: PlannedFile, target: str, environment: AnyEnvironment, templates: dict[str, Template]
) -> bytes:
    try:
        if file.template not in templates:
            templates[file.template] = environment.get_template(file.template)
        text = templates[file.template].render(file.context)
        return _formatter(file, environment)(text, file.path).encode("utf-8")
    except TEMPLATE_ERRORS as error:
        template, line = locate_error(error, file.template, environment.loader.searched)
        folder = "" if template.startswith("_shared/") else f"{target}/"
        message = describe_error(error, environment.filters)
        place = f"{line}{_column(environment, template, line, message)}"
        raise ZcodegenError(
            f"templates/{folder}{template}:{place}: {message} (while rendering {file.path!r})"
        ) from error


def _column(environment: AnyEnvironment, template: str, line: int, message: str) -> str:
    """Return the column, after a colon, of what a message names first; empty if the line does not have it once. Jinja has none."""
    named = _NAMED.search(message)
    try:
        source = environment.loader.get_source(environment, template)[0].splitlines()[line - 1]
    except TEMPLATE_ERRORS:
        return ""
    found = list(re.finditer(rf"(?<!\w){re.escape(named[1])}(?!\w)", source)) if named else []
    return f":{found[0].start() + 1}" if len(found) == 1 else ""


def _formatter(file: PlannedFile, environment: AnyEnvironment) -> Callable[[str, str], str]:
    """Return the target's choice; black for Python from a project's own template that replaces a built-in one."""
    if file.path.endswith(_PYTHON_SUFFIXES) and environment.loader.is_override(file.template):
        return _format_python
    return FORMATTERS[file.formatter]


def _format_nothing(text: str, path: str) -> str:
    del path
    return text


def _format_python(text: str, path: str) -> str:
    """Format Python as black does by default; other files stay as they are. Raises ValueError if it is not Python."""
    if not path.endswith(_PYTHON_SUFFIXES):
        return text
    import black
    from black.parsing import InvalidInput

    try:
        return black.format_str(text, mode=black.Mode(is_pyi=path.endswith(".pyi")))
    except InvalidInput as error:
        raise ValueError(f"the result is not valid Python: {str(error).splitlines()[0]}") from error


def _format_json(text: str, path: str) -> str:
    """Indent JSON by two spaces; the order of keys stays. Raises ValueError if it is not JSON."""
    del path
    try:
        return json.dumps(json.loads(text), ensure_ascii=False, indent=2) + "\n"
    except (ValueError, RecursionError) as error:
        raise ValueError(f"the result is not valid JSON: {error}") from error


def _format_spaces(text: str, path: str) -> str:
    """Cut space at the ends of lines, empty lines after an empty one, and those at the start and the end of the file."""
    del path
    lines = [line.rstrip(" \t") for line in text.split("\n")]
    kept = [line for before, line in zip(["", *lines], lines, strict=False) if line or before]
    return "\n".join(kept).rstrip("\n") + "\n"


FORMATTERS: Final[Mapping[str, Callable[[str, str], str]]] = {
    "black": _format_python,
    "json": _format_json,
    "none": _format_nothing,
    "spaces": _format_spaces,
}
"""Name, as `formatter` of target.yaml gives it -> (text, path) to text. Never a command."""
