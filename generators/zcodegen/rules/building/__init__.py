"""Findings of `zcodegen build`."""
