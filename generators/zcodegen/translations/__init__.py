"""The translators' round trip: texts out with their context, translations back in, and how far each locale is.

`units.py` lists what is translated, `export.py` makes files of it, `locales.py` decides for which locale a file is, `merge.py` which
translations are taken, `import_file.py` writes them into the catalog's files and runs the rules on them.
"""
