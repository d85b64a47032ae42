"""The commands, one row each; a command's module is imported when it is run or its help is asked for."""

from __future__ import annotations

from keyword import iskeyword
from typing import Final

COMMANDS: Final = {
    "add": "Add an entry, with the next free code.",
    "all": "Run fmt, check, and build.",
    "build": "Write the packages and message bundles that the catalog describes.",
    "check": "Check the catalog, its documents and its locales.",
    "confirm": "Accept proposed entries, after a look at their names.",
    "diff": "Tell what changed between two revisions, for whom, and which version it asks for.",
    "documents": "List documents, their versions, and what each version changed.",
    "eject": "Write our templates of a target into templates/, to be edited.",
    "explain": "Explain a code or a name: every meaning, its pages and history.",
    "extract": "Show the rows that the readers see in pages.",
    "fmt": "Bring the catalog's files into canonical form.",
    "hook": "Run a Git hook for the catalogs that a commit touches.",
    "import": "Store what pages say as claims and propose what the catalog lacks.",
    "init": "Start a catalog that checks and builds at once.",
    "mentions": "Find codes in prose that no list has.",
    "merge-driver": "Merge two edits of a catalog's file, as Git's merge driver.",
    "pack": "Make real packages of out/, by each ecosystem's own tools.",
    "publish": "Send packed packages to their registries; what is there already stays.",
    "readers": "List the shapes of pages that can be read.",
    "rules": "Show what the rules of check find, why, and what to do.",
    "schema": "Print the JSON Schema of a kind of file.",
    "stats": "Count entries, documents, and what each locale covers.",
    "translations": "Send texts to translators, take translations back, see how far each locale is.",
    "version": "Print the catalog's version, take the next one, or hold it against the changes.",
    "waive": "Accept findings with a reason.",
}
"""Name -> what it does, as `zcodegen --help` shows it; the module `module_of(name)` of `zcodegen.cli` has its `command`."""


def module_of(name: str) -> str:
    """Return the module of a command: `import` is a keyword of Python, so its module is `import_`; dashes become `_`."""
    return f"{name}_" if iskeyword(name) else name.replace("-", "_")
