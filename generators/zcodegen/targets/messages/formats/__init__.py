"""One module a bundle format: `plan` gives its files, `unsupported_reason` says why it has no place for a text."""
