"""Readers: one module a shape of document, each a page in and rows out; nothing that looks like a row is lost."""
