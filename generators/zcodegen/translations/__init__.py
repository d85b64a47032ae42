"""The translators' round trip: texts out with their context, translations back in, and how far each locale is.

`export.py` says what goes out, one module a file format writes and reads it, `judge.py` decides what of a file is taken,
`apply.py` writes that into the catalog's files, and `coverage.py` counts.
"""
