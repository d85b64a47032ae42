"""What keeps a catalog that is in order from being built for a target.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "target-template": """
A `target.yaml` names a template that is not in its folder.

Why: the file that the template makes would be missing from the packages.

Fix: write the template, or correct its path, which is relative to the folder of `target.yaml`.
""",
    "unsupported-text": r"""
A text has a character that a wanted format of message bundles has no way to write.

Why: a file without the character would say another thing, and one with it is read by no parser: XML has no U+0000,
whatever the escape. So `build` writes nothing.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: "No such room\u0007."}}
    # file: catalog.yaml
    packages: {messages: {formats: [json, xliff]}}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    packages: {messages: {formats: [json, xliff]}}

Fix: change the text, or leave the format out of `packages.messages.formats`.
""",
}
"""Rule -> its documentation."""
