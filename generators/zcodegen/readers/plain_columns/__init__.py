"""The reader of plain text in columns and lists."""
