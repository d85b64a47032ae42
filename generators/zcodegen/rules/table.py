"""The rules, one row each: id (the module's name with `-`), default level, and whether a build needs it to hold."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Final

from zcodegen.findings import Level
from zcodegen.rules.rule import Check


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table. `sound` rules guard what no package can be built without; they are always errors."""

    id: str
    level: Level
    sound: bool = False

    def check(self) -> Check:
        """Return the rule's check, from the module that bears its name."""
        check: Check = import_module(f"zcodegen.rules.{self.id.replace('-', '_')}").check
        return check


RULES: Final = {row.id: row for row in (Rule("duplicate-code", Level.ERROR, sound=True),)}
