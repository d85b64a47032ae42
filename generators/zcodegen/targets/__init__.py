"""One module per language or kind of output: how entries are split into files, quoted and named there."""
