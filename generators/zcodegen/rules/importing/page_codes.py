"""A page has no row with a code.

Why: it is the wrong page, or it has a shape that no reader knows; an empty version would say that every code was
dropped.

Fix: check that it is the right page, see `zcodegen extract`, and `zcodegen readers` for the shapes that can be
read.
"""
