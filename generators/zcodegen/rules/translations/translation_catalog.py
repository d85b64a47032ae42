"""A file is of another catalog.

Why: the same id means another text there.

Fix: import it in the project that it was exported from, or export from this catalog again.
"""
