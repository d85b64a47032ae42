"""Docs of what is found while files are read (source/yaml.py, schema.py, catalog/load.py)."""
