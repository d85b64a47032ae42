"""A page bears no date and is not in git, or the version named cannot be a file's name.

Why: versions of a document are sorted, and the newest is held against the catalog.

Fix: name the version with `--version`: a date or a number, such as 2026-03-20 or 1.4.
"""
