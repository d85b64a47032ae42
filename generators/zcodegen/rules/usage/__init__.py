"""The catalog, compared with an older revision of itself (`--against`)."""
