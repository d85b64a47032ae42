"""Plan to tree: the one jinja2.Environment of zcodegen.

Templates are sandboxed (no files, no code), an unknown name in one is an error, and a user's own templates take the
place of ours file by file.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from zcodegen.custom.formatters import FORMATTERS, PYTHON_FILES
from zcodegen.diagnostics import ZcodegenError
from zcodegen.resources import template_folder

if TYPE_CHECKING:
    from jinja2 import Environment, Template

    from zcodegen.custom.target import CustomTarget
    from zcodegen.targets.plan import Filters, PlannedFile


def render(
    planned: Iterable[PlannedFile], target: str, filters: Filters, *, own: Path | None = None
) -> dict[str, bytes]:
    """Render the files of one target: path below the target's folder -> UTF-8 text, sorted by path.

    `own` is the folder of the user's templates (its subfolder `target` comes before ours). Raises ZcodegenError
    where a template fails: with its path and line, what failed, and the file that was to be made.
    """
    return dict(sorted(Renderer(target, filters, own).render(planned).items()))


class Renderer(Struct, frozen=True, dict=True):
    """Renders files of one target, as often as it is asked."""

    target: str
    filters: Filters
    own: Path | None = None
    own_target: CustomTarget | None = None

    @cached_property
    def _environment(self) -> Environment:
        if self.own_target is not None:
            return self.own_target.environment()
        return environment_for(self.target, self.filters, own=self.own)

    @cached_property
    def _folders(self) -> list[Path]:
        return [self.own_target.folder] if self.own_target else folders_of(self.target, self.own)

    @cached_property
    def _templates(self) -> dict[str, Template]:
        return {}

    def render(self, planned: Iterable[PlannedFile]) -> dict[str, bytes]:
        """Render files, as the function does, in the order of the plan."""
        tree: dict[str, bytes] = {}
        for one in planned:
            if one.path in tree:
                raise ZcodegenError(f"target {self.target!r} plans the file {one.path!r} twice")
            tree[one.path] = self._rendered(one) if one.template else one.content
        return tree

    def _rendered(self, one: PlannedFile) -> bytes:
        from zcodegen.custom.errors import FAULTS, line_of, told  # noqa: PLC0415 - it imports jinja2

        templates = self._templates
        try:
            if one.template not in templates:
                templates[one.template] = self._environment.get_template(one.template)
            text = templates[one.template].render(one.context)
            return FORMATTERS[self._formatter(one)](text, one.path).encode("utf-8")
        except FAULTS as fault:
            template, line = line_of(fault, one.template, self._folders)
            raise ZcodegenError(
                f"templates/{self.target}/{template}:{line}: {told(fault)} (while making {one.path!r})"
            ) from fault

    def _formatter(self, one: PlannedFile) -> str:
        """Return what formats a file: the target's choice; black for Python from a user's own template in place of ours."""
        taken = len(self._folders) > 1 and one.path.endswith(PYTHON_FILES)
        return "black" if taken and (self._folders[0] / one.template).is_file() else one.formatter


def folders_of(target: str, own: Path | None) -> list[Path]:
    """Return the folders in which templates of one of our targets are looked for: the user's, where there is one, and ours."""
    ours = template_folder(target)
    if own is None or not (own / target).is_dir() or (own / target).samefile(ours):
        return [ours]
    return [own / target, ours]


def environment_for(target: str, filters: Filters, *, own: Path | None = None) -> Environment:
    """Return the sandboxed environment in which the templates of `target` are rendered."""
    from jinja2 import StrictUndefined  # noqa: PLC0415  # 50 ms that a no-op build does not pay

    from zcodegen.custom.loader import FoldersLoader  # noqa: PLC0415 - it imports jinja2
    from zcodegen.sandbox import CompiledTemplates, Sandbox  # noqa: PLC0415

    environment = Sandbox(
        bytecode_cache=CompiledTemplates(target),
        loader=FoldersLoader(folders_of(target, own)),
        undefined=StrictUndefined,
        autoescape=False,  # code, not HTML: each target quotes for its own language
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
    )
    environment.filters.update(filters)
    return environment
