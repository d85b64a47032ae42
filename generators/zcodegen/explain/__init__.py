"""What a code, a name or words mean in a catalog, and who states it: for `explain`."""
