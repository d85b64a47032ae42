"""A translation has tags, entities, control characters or elements of a tool that the source text has not, or is too
long.

Why: whoever shows the text would show these as they stand.

Fix: write plain text.
"""
