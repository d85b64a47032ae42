"""What `import` reports about a page.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "code-kind": """
A page's code is not an integer, and the codes of its domain are.

Why: a domain's codes are of one type, so that a package can store them as that type.

Fix: map the heading to another domain, or declare `code_type: string` in this one. The claim is stored.
""",
    "code-message": """
A page has neither a message nor a name for a code.

Why: an entry needs a text that says what happened, and nothing is made up.

Fix: add the entry by hand. The claim is stored.
""",
    "code-span": """
A cell names a range of codes.

Why: an entry is one code; which of the range a service answers with, the page does not say.

Fix: add the codes that the service answers with by hand. The claim is stored.
""",
    "document-version": """
A version of a document is stored already, with other rows.

Why: a version is history: claims, waivers and changes refer to what it said.

Fix: give the page its own `--version`, or replace the stored rows with `--replace`.
""",
    "lost-cells": r"""
A row of a Markdown table has more cells than the table's header.

Why: the extra text is read, but a browser does not show it, so that readers of the page miss it.

Fix: write `\|` for a pipe inside of a cell, or give the table a column more.
""",
    "page-codes": """
A page has no row with a code.

Why: it is the wrong page, or it has a shape that no reader knows; an empty version would say that every code was
dropped.

Fix: check that it is the right page, see `zcodegen extract`, and `zcodegen readers` for the shapes that can be
read.
""",
    "page-encoding": """
A page is not UTF-8: it was decoded from another encoding.

Why: the encoding may be a guess, and texts of a wrong one are not those of the page.

Fix: none if its texts can be read; otherwise save the page as UTF-8, or declare its encoding in it.
""",
    "page-import": """
A page imports another that is not there.

Why: the rows of the imported page belong to this one and would be missing.

Fix: name the folder from which pages import each other with `--root`.
""",
    "page-locale": """
The language of a page is unknown.

Why: a claim has one locale; neither the manifest, the path, nor the script shows which.

Fix: name it with `--locale`, or in the document's `pages` in the manifest.
""",
    "page-version": """
A page has no date and is not in Git, or the version named cannot be a file's name.

Why: versions of a document are sorted, and the newest is compared with the catalog.

Fix: name the version with `--version`: a date or a number, such as 2026-03-20 or 1.4.
""",
    "renumbered-code": """
A row of a page has the name or the message of an entry with another code, which the page does not list any more.

Why: the error was renumbered. A second entry for it would have an invented name, such as `ROOM_FULL_105`, and the old
number would seem to be in use.

Fix: if the old number was never released, change `code` in the entry. Otherwise mark the entry `retired` and add one for
the new number, which `replaced_by` names. `check` reports the move as `version-moved`.
""",
    "unread-row": """
A line of a page looks like a row with a code and was not read.

Why: a code that is silently lost is missing from every package.

Fix: correct the page, or name another `--reader`; the reason is in brackets.
""",
}
"""Rule -> its documentation."""
