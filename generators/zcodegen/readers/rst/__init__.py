"""The reader of reStructuredText."""
