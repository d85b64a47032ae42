"""Faults inside the catalog, whatever documents say."""
