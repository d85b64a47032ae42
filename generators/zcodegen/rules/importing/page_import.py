"""A page imports another that is not there.

Why: the rows of the imported page belong to this one and would be missing.

Fix: name the folder from which pages import each other with `--root`.
"""
