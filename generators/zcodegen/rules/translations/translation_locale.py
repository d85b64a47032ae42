"""A file is of no locale, of another than `--locale` says, or of the source locale.

Why: texts in the source locale are written in the catalog, not translated.

Fix: export again, or leave `--locale` out; edit the catalog's files to change texts of the source locale.
"""
