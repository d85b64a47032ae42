"""The reader of YAML and JSON."""
