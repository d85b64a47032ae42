"""What may go wrong in a template, told in one line."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from jinja2 import TemplateError, TemplateNotFound

FAULTS: Final = (
    *(ArithmeticError, AttributeError, LookupError, MemoryError, NotImplementedError, RecursionError),
    *(SyntaxError, TemplateError, TypeError, ValueError),
)
"""What a template can raise: Jinja's own, Python's for a wrong operand, and its refusals of too much (SyntaxError: too
many nested blocks)."""


def told(fault: BaseException) -> str:
    """Return what went wrong, in one line."""
    if isinstance(fault, RecursionError):
        return "macros or includes call each other without end"
    if isinstance(fault, TemplateNotFound):
        return f"there is no template {fault.name!r} in the target's folder"
    message = fault.message if isinstance(fault, TemplateError) else str(fault)
    lines = (message or type(fault).__name__).splitlines()
    return lines[0] if lines else type(fault).__name__


def line_of(fault: BaseException, template: str, folders: Sequence[Path]) -> tuple[str, int]:
    """Return the template below one of `folders` and the line where it failed; `template` is that which was rendered."""
    place = (template, 0)
    trace = fault.__traceback__
    while trace is not None:
        if name := _below(trace.tb_frame.f_code.co_filename, folders):
            place = (name, trace.tb_lineno)
        trace = trace.tb_next
    line = getattr(fault, "lineno", None)
    if line:
        named = _below(str(getattr(fault, "filename", None) or ""), folders)
        return named or str(getattr(fault, "name", None) or template), line
    return place


def _below(file: str, folders: Sequence[Path]) -> str:
    path = Path(file)
    return next(
        (path.relative_to(folder).as_posix() for folder in folders if path.is_relative_to(folder)), ""
    )
