"""One module a bundle format: `plan` gives its files, `cannot_hold` says why it has no place for a text."""
