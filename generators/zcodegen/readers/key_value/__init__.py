"""The reader of lines `key = value`."""
