"""Bytes to nodes that know their line and column, and code frames to show them."""
