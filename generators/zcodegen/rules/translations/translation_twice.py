"""A file has two different translations of one text.

Why: which of them is meant, nobody can tell.

Fix: keep one of them.
"""
