"""The commands, one row each; a command's module is imported when it is run or its help is asked for."""

from __future__ import annotations

from keyword import iskeyword
from typing import Final

COMMANDS: Final = {
    "add": "Add an entry, with the next free code.",
    "all": "Run fmt, check, and build.",
    "build": "Generate packages and message bundles from the catalog.",
    "check": "Check the catalog, its documents, and its locales.",
    "confirm": "Accept proposed entries, after a look at their names.",
    "depends": "List the catalogs that this one depends on, and bring others into the project.",
    "diff": "Show the changes between two revisions, what they affect, and the version that they require.",
    "documents": "List documents, their versions, and the changes of each version.",
    "eject": "Copy the built-in templates of a target into templates/ for editing.",
    "explain": "Explain a code or a name: meanings, pages, and history.",
    "extract": "Show the rows that the readers find in pages.",
    "fmt": "Write the catalog's files in canonical form.",
    "hook": "Run a Git hook for the catalogs that a commit touches.",
    "import": "Extract claims from pages and propose missing entries and texts.",
    "init": "Create a project that builds and passes the checks.",
    "lsp": "Serve editors by the Language Server Protocol.",
    "mcp": "Serve assistants by the Model Context Protocol.",
    "mentions": "Find codes in prose that are not in any list.",
    "merge-driver": "Merge two edits of a catalog's file, as Git's merge driver.",
    "openapi": "Print the OpenAPI components of the catalog, or add them to a specification.",
    "pack": "Build packages of out/ with the tools of each ecosystem.",
    "publish": "Upload packages. Versions that are already published are skipped.",
    "readers": "List the page formats that can be read.",
    "rename": "Give an entry another name, in all files of the catalog.",
    "rules": "List the rules of check: what each finds, why, and how to fix it.",
    "scan": "Find codes and names of the catalog in source code and logs.",
    "schema": "Print the JSON Schema of a kind of file.",
    "stats": "Count entries and documents, and show the coverage of each locale.",
    "targets": "List targets, bring others into templates/, and try a custom one.",
    "translations": "Export texts for translators, import translations, and show the status of each locale.",
    "version": "Print the version. --bump raises it; --check verifies that it is high enough.",
    "waive": "Accept findings, with a reason.",
}
"""Name -> what it does, as `zcodegen --help` shows it; the module `module_of(name)` of `zcodegen.cli` has its `command`."""


def module_of(name: str) -> str:
    """Return the module of a command: `import` is a keyword of Python, so its module is `import_`; dashes become `_`."""
    return f"{name}_" if iskeyword(name) else name.replace("-", "_")
