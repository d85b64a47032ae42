"""Compares two catalogs, classifies the changes, and derives the version step that they require."""
