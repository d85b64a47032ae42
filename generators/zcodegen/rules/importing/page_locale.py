"""The language of a page cannot be told.

Why: a claim speaks in one locale; neither the manifest, the path nor the script says in which.

Fix: name it with `--locale`, or in the document's `pages` in the manifest.
"""
