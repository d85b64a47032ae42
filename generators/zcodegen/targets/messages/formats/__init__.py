"""One module per bundle format: `plan` gives its files, `unsupported_reason` says why it cannot hold a text."""
