"""The Jinja environment of templates: sandboxed, reading templates from given folders alone, with compiled templates kept.

Templates of a project run in a sandbox: no files, no code. An unknown name is an error in all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from keyword import iskeyword
from pathlib import Path
from typing import Any, Final, TypeAlias

import jinja2
from jinja2 import BaseLoader, Environment, StrictUndefined, TemplateError, TemplateNotFound, nodes
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zcodegen import cache
from zcodegen.files import RefusedPathError, open_folder, read_inside
from zcodegen.naming import nearest
from zcodegen.resources import template_folder
from zcodegen.textcompare.markdown import escape_markdown

MAX_TEMPLATE_BYTES: Final = 1024 * 1024

TEMPLATE_ERRORS: Final = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError, NotImplementedError, RecursionError),
    *(SyntaxError, TemplateError, TypeError, ValueError),
)
"""What a template can raise: Jinja's own errors, Python's for a wrong operand, and its limits (SyntaxError: too many nested blocks)."""


class FoldersLoader(BaseLoader):
    """Finds a template in the first of `folders` that has it, and nothing outside of them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(folders)
        self.searched = self.folders
        """Folders that errors give templates' paths relative to."""

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether it is still current. Raises SecurityError if it must not be read."""
        del environment
        for folder in self.folders:
            try:
                text = read_inside(folder, template, shown="", max_bytes=MAX_TEMPLATE_BYTES).decode("utf-8")
            except (FileNotFoundError, NotADirectoryError):
                continue
            except RefusedPathError as error:
                raise SecurityError(str(error)) from error
            except OSError as error:
                raise SecurityError(f"cannot read {template}: {error.strerror}") from error
            return text, str(folder / template), lambda: True
        raise TemplateNotFound(template)

    def is_override(self, template: str) -> bool:
        """Return whether a project's own file takes the place of the built-in template."""
        return len(self.folders) > 1 and (self.folders[0] / template).is_file()


_NO_FILTER: Final = re.compile(r"No filter named '(\w+)'")
_NO_TEST: Final = re.compile(r"No test named '(\w+)' found")
_NO_TAG: Final = re.compile(r"Encountered unknown tag '(\w+)'")
_TAGS: Final = (
    "block",
    "else",
    "elif",
    "endfor",
    "endif",
    "endmacro",
    "for",
    "from",
    "if",
    "include",
    "macro",
    "set",
)
_OPTIONS: Final[Mapping[str, Any]] = {
    "undefined": StrictUndefined,
    "autoescape": False,  # code, not HTML: each target quotes for its own language
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    "newline_sequence": "\n",
}


class _DirectCodeGenerator(CodeGenerator):
    """Compiles templates whose contexts are typed values.

    Attributes are read as Python does, where Jinja would call a function; neighbouring texts and values become one string,
    where Jinja would make one of each.
    """

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802  # Jinja's form
        if len(node.nodes) == 1 or frame.buffer is not None or frame.require_output_check:
            super().visit_Output(node, frame)
            return
        values = [part for part in node.nodes if not isinstance(part, nodes.TemplateData)]
        texts = [
            part.data.replace("%", "%%") if isinstance(part, nodes.TemplateData) else "%s"
            for part in node.nodes
        ]
        self.writeline(f"yield {''.join(texts)!r} % (", node)
        for value in values:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802  # Jinja's form
        if not node.attr.isidentifier() or iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        self.visit(node.node, frame)
        self.write(f").{node.attr}")


class BuiltInEnvironment(Environment):
    """The environment of zcodegen's own templates: no sandbox, since they are part of the program."""

    loader: FoldersLoader

    def __init__(self, folder: Path, filters: Mapping[str, Callable[..., Any]], **options: Any) -> None:
        super().__init__(loader=FoldersLoader([folder]), **_OPTIONS, **options)
        self.filters |= {"markdown": escape_markdown, **filters}
        self.code_generator_class = _DirectCodeGenerator


class TemplateEnvironment(ImmutableSandboxedEnvironment):
    """Jinja's sandbox for templates in `folders` that a project brings, with a target's quoting filters."""

    loader: FoldersLoader

    def __init__(
        self, folders: Sequence[Path], filters: Mapping[str, Callable[..., Any]], **options: Any
    ) -> None:
        super().__init__(loader=FoldersLoader(folders), **_OPTIONS, **options)
        self.filters |= {"markdown": escape_markdown, **filters}


AnyEnvironment: TypeAlias = BuiltInEnvironment | TemplateEnvironment


class CompiledTemplates(BytecodeCache):
    """Compiled templates in the user's cache, keyed by their text, zcodegen's own code and Jinja's version."""

    def __init__(self, target: str) -> None:
        self.target = target

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` from the cache."""
        content = cache.get(self._name(bucket), self._key(bucket))
        if content is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store what `bucket` holds."""
        cache.put(self._name(bucket), self._key(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"templates/{self.target}-{bucket.key}"

    def _key(self, bucket: Bucket) -> bytes:
        return cache.digest(cache.tool_fingerprint(), jinja2.__version__.encode(), bucket.checksum.encode())


def built_in_environment(
    name: str, filters: Mapping[str, Callable[..., Any]], overrides: Path | None = None
) -> AnyEnvironment:
    """Return the environment of built-in templates; those of the folder `overrides`/<name> replace them file by file."""
    built_in = template_folder(name)
    if overrides is None or not (overrides / name).is_dir() or (overrides / name).samefile(built_in):
        return BuiltInEnvironment(built_in, filters, bytecode_cache=CompiledTemplates(name))
    folders = [open_folder(overrides, name), built_in]
    return TemplateEnvironment(folders, filters, bytecode_cache=CompiledTemplates(f"{name}-sandboxed"))


def describe_error(error: BaseException, filters: Iterable[str]) -> str:
    """Return what went wrong in a template, in one line; `filters` are those that it could use."""
    if isinstance(error, RecursionError):
        return "macros or includes call each other without end"
    if isinstance(error, MemoryError):
        return "it needs more memory than a template may have"
    if isinstance(error, TemplateNotFound):
        return f"template {error.name!r} does not exist: a path counts from the target's folder, or is in _shared/"
    message = error.message if isinstance(error, TemplateError) else str(error)
    if found := _NO_FILTER.match(message or ""):
        near = nearest(found[1], filters)
        return f"there is no filter {found[1]!r}{f'; did you mean `{near}`?' if near else ''}"
    if found := _NO_TEST.match(message or ""):
        return f"there is no test {found[1]!r}: conditions have `is defined`, `is none`, `is divisibleby` and others of Jinja"
    if found := _NO_TAG.match(message or ""):
        near = nearest(found[1], _TAGS)
        return f"there is no tag {found[1]!r}{f'; did you mean `{near}`?' if near else ''}"
    lines = (message or type(error).__name__).splitlines()
    return lines[0] if lines else type(error).__name__


def locate_error(error: BaseException, template: str, folders: Sequence[Path]) -> tuple[str, int]:
    """Return the template below one of `folders` and the line of an error; `template` is the one that was rendered."""
    location = (template, 0)
    trace = error.__traceback__
    while trace is not None:
        if name := _relative_to(trace.tb_frame.f_code.co_filename, folders):
            location = (name, trace.tb_lineno)
        trace = trace.tb_next
    line = getattr(error, "lineno", None)
    if line:
        name = _relative_to(str(getattr(error, "filename", None) or ""), folders)
        return name or str(getattr(error, "name", None) or template), line
    return location


def _relative_to(file: str, folders: Sequence[Path]) -> str:
    path = Path(file)
    return next(
        (path.relative_to(folder).as_posix() for folder in folders if path.is_relative_to(folder)), ""
    )
