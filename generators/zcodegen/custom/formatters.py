"""The formatters that a target may choose: a table of ours, never a command."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

PYTHON_FILES: Final = (".py", ".pyi")


def _as_it_is(text: str, path: str) -> str:
    del path
    return text


def _black(text: str, path: str) -> str:
    """Format Python as black does by default; other files stay as they are. ValueError where it is no Python."""
    if not path.endswith(PYTHON_FILES):
        return text
    import black  # noqa: PLC0415  # 100 ms that only Python of a user's own pays
    from black.parsing import InvalidInput  # noqa: PLC0415

    try:
        return black.format_str(text, mode=black.Mode(is_pyi=path.endswith(".pyi")))
    except InvalidInput as fault:
        raise ValueError(f"what it made is no Python: {str(fault).splitlines()[0]}") from fault


FORMATTERS: Final[Mapping[str, Callable[[str, str], str]]] = {"black": _black, "none": _as_it_is}
"""Name -> (text, path) to text."""
