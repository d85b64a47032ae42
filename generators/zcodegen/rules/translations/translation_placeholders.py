"""A translation has lost an argument, has one that is new, or writes one wrongly.

Why: the value would be missing from the message, or braces would be shown in its place.

Fix: use the placeholders of the source text; their order is free.
"""
