"""A file translates a text that the catalog does not have.

Why: ids say which text is translated; one that was edited belongs to no text.

Fix: correct the id, or export again where the entry is gone.
"""
