"""What keeps a catalog that is in order from being built for a target.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "region-edited": """
A region of a Markdown file that a build fills was edited by hand.

Why: the next build would write over the edit. So the build stops, and nothing is lost.

Fix: make the change in the catalog, or move it out of the region; `zcodegen build --force` fills the region again.
""",
    "region-fault": """
A region of a Markdown file has no end or no beginning, an unknown option, or names a domain or column that there is not.

Why: the table would be left out or stale, and readers of the page would not know.

Fix: write `<!-- zcodegen: domain=… columns=… -->` and `<!-- /zcodegen -->`, each in a line of its own.
""",
    "target-name": """
Two names are one identifier in a custom target.

Why: an enum with two members of one name does not compile, and a map would lose one of them.

Fix: rename one of the entries, or choose another case in `target.yaml`.
""",
    "target-parameter": """
The manifest gives a custom target a parameter that it does not have or that has another form, leaves out one that it needs,
names a target that does not exist, or has options for one. So is a parameter that `target.yaml` declares with a faulty pattern.

Why: a name that is misspelled would be ignored without a word, and the package would have another name than it should.

Fix: write the value that `params` of the target's `target.yaml` describes below `packages.<target>.params`; correct the target's
name, or bring it into `templates/` with `zcodegen targets add`.
""",
    "target-template": """
A `target.yaml` names a template that is not in its folder, or a way to quote that could let a text out of its string.

Why: the file that the template makes would be missing from the packages; a text of the catalog would become code.

Fix: write the template, or correct its path, which is relative to the folder of `target.yaml`; complete `escapes`.
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
