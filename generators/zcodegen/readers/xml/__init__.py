"""The reader of XML elements."""
