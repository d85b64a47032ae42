"""The compilers, formatters and linters that the tests hold generated packages against; see tests/README.md."""
