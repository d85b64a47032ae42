"""The source text, or the translation in the catalog, has changed since the file was exported.

Why: taking the file's text would undo a newer decision, or would call a translation of an older text up to date.

Fix: decide, and write the text into the catalog or into a new export.
"""
