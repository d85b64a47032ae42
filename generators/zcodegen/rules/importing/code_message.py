"""A page has neither a message nor a name for a code.

Why: an entry needs a text that says what happened, and nothing is made up.

Fix: add the entry by hand. The claim is stored.
"""
