"""Plan to tree: the one jinja2.Environment of zcodegen.

Templates are sandboxed (no files, no code), an unknown name in one is an error, and a user's own templates take the
place of ours file by file.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from zcodegen.errors import ZcodegenError
from zcodegen.resources import template_folder

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from zcodegen.targets.plan import Filters, Planned


def render(
    planned: Iterable[Planned], target: str, filters: Filters, *, own: Path | None = None
) -> dict[str, bytes]:
    """Render the files of one target: path below the target's folder -> UTF-8 text, sorted by path.

    `own` is the folder of the user's templates (its subfolder `target` comes before ours). Raises ZcodegenError
    where a template fails: with its path and line, what failed, and the file that was to be made.
    """
    environment = environment_for(target, filters, own=own)
    templates: dict[str, Template] = {}
    tree: dict[str, bytes] = {}
    for one in planned:
        if one.path in tree:
            raise ZcodegenError(f"target {target!r} plans the file {one.path!r} twice")
        if one.template:
            tree[one.path] = _rendered(one, target, environment, templates)
        else:
            tree[one.path] = one.content
    return dict(sorted(tree.items()))


def environment_for(target: str, filters: Filters, *, own: Path | None = None) -> Environment:
    """Return the sandboxed environment in which the templates of `target` are rendered."""
    from jinja2 import FileSystemLoader, StrictUndefined  # noqa: PLC0415  # 50 ms that a no-op build does not pay
    from jinja2.sandbox import ImmutableSandboxedEnvironment  # noqa: PLC0415

    folders = [template_folder(target)]
    if own is not None and (own / target).is_dir():
        folders.insert(0, own / target)
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(folders, encoding="utf-8"),
        undefined=StrictUndefined,
        autoescape=False,  # code, not HTML: each target quotes for its own language
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
    environment.filters.update(filters)
    return environment


def _rendered(one: Planned, target: str, environment: Environment, templates: dict[str, Template]) -> bytes:
    from jinja2 import TemplateError  # noqa: PLC0415

    try:
        if one.template not in templates:
            templates[one.template] = environment.get_template(one.template)
        return templates[one.template].render(one.context).encode("utf-8")
    except (TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError) as fault:
        raise ZcodegenError(
            f"{_failed_at(fault, target, one)}: {fault} (while making {one.path!r})"
        ) from fault


def _failed_at(fault: BaseException, target: str, one: Planned) -> str:
    """Return `templates/<target>/<template>:<line>` of the innermost template frame of a failure."""
    line = getattr(fault, "lineno", 0) or 0
    trace = fault.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.endswith(one.template):
            line = trace.tb_lineno
        trace = trace.tb_next
    return f"templates/{target}/{one.template}:{line}"
