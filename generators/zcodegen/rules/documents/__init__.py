"""Documents, held against the catalog and against each other."""
