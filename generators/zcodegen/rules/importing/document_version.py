"""A version of a document is stored already, with other rows.

Why: a version is history: claims, waivers and changes refer to what it said.

Fix: give the page its own `--version`, or replace the stored rows with `--replace`.
"""
