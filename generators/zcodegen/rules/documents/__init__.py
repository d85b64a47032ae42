"""Documents, compared with the catalog and with each other."""
