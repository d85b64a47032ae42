"""Neighbouring versions of a document, compared with each other."""
