"""What `translations import` reports about a translator's file.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "translation-catalog": """
A file is of another catalog.

Why: the same id means another text there.

Fix: import it in the project that it was exported from, or export from this catalog again.
""",
    "translation-conflict": """
The source text, in the catalog or in the file, or the translation in the catalog has changed since the file was exported.

Why: taking the file's text would undo a newer decision, or would call the translation of another text up to date.

Fix: correct a source text in the catalog, not in the file. Otherwise decide, and write the text into the catalog; `--accept conflicts` takes the file's texts, as for a file that its translator has
corrected. A text whose source has changed is exported again.
""",
    "translation-file": """
A translator's file cannot be read: no XML, PO or table, or another encoding than it says.

Why: what is guessed out of a broken file may belong to another text.

Fix: correct the line that is named, or save the file in UTF-8, and import it again.
""",
    "translation-locale": """
A file is of no locale, of another than `--locale` says, or of the source locale.

Why: texts in the source locale are written in the catalog, not translated.

Fix: export again, or leave `--locale` out; edit the catalog's files to change texts of the source locale.
""",
    "translation-markup": """
A translation has tags, entities or control characters that the source text has not, elements of a tool, or no end.

Why: a program that shows the text would show these as they are.

Fix: write plain text.
""",
    "translation-placeholders": """
A translation has lost an argument, has one that is new, or writes one wrongly.

Why: the value would be missing from the message, or braces would be shown in its place.

Fix: use the placeholders of the source text; their order is free.
""",
    "translation-twice": """
A file has two different translations of one text.

Why: it is unknown which of them is meant.

Fix: keep one of them.
""",
    "translation-unfinished": """
A translator has marked a translation as unfinished.

Why: a draft in the catalog is shipped as if it were done.

Fix: approve it in the tool, then import again.
""",
    "translation-unknown": """
A file translates a text that the catalog does not have.

Why: ids say which text is translated; one that was edited belongs to no text.

Fix: correct the id, or export again where the entry is gone.
""",
}
"""Rule -> its documentation."""
