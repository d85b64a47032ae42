"""Findings of `zcodegen import` about pages."""
