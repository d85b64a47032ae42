"""The events of a YAML text: libyaml's, and where it is stricter than YAML 1.2 those of ruamel.yaml's own parser.

The libyaml of ruamel.yaml follows YAML 1.1 inside brackets: it stops at `{url: https://x}` and `{en: What?}`, which YAML
1.2 (section 7.3.3) and other tools read.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

Built = TypeVar("Built")

_STRICTER: Final = {
    "did not find expected ',' or ']'",
    "did not find expected ',' or '}'",
    "found unexpected ':'",
}
"""What libyaml says inside brackets."""
MAX_SECOND_READING: Final = 200_000
"""Characters of a text that is read a second time, by a parser that is a hundred times slower: two seconds."""


def read_events(text: str, build: Callable[[Any], Built], *, once: bool = False) -> Built:
    """Return `build(parser)`; the parser's `get_event` returns one event after another.

    Raises what libyaml raises at a syntax error; `build` is then called a second time if the error is one of
    libyaml's alone, unless it must be called once.
    """
    from _ruamel_yaml import CParser
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    try:
        return build(CParser(text))
    except MarkedYAMLError as error:
        if once or error.problem not in _STRICTER or len(text) > MAX_SECOND_READING:
            raise
        try:
            return build(_PythonParser(text))
        except (YAMLError, ValueError):  # ValueError: an escape that is not a character
            raise error from None


class _PythonParser:
    def __init__(self, text: str) -> None:
        from ruamel.yaml import YAML

        self._events = YAML(typ="safe", pure=True).parse(text)

    def get_event(self) -> Any:
        """Return the next event."""
        return next(self._events)
