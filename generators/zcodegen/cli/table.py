"""The commands, one row each; a command's module is imported when it is run or its help is asked for."""

from __future__ import annotations

from typing import Final

COMMANDS: Final = {
    "build": "Write the packages and message bundles that the catalog describes.",
    "schema": "Print the JSON Schema of a kind of file.",
}
"""Name -> what it does, as `zcodegen --help` shows it; `zcodegen.cli.<name>` has its `command`."""
