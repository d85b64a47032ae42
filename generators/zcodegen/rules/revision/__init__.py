"""The catalog, held against an older revision of itself (`--against`)."""
