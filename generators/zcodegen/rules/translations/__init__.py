"""Findings of `zcodegen translations import` about a translator's file."""
