"""A translation has tags, entities or control characters that the source text has not, elements of a tool, or no end.

Why: whoever shows the text would show these as they stand.

Fix: write plain text.
"""
