"""A cell names a range of codes.

Why: an entry is one code; which of the range a service answers with, the page does not say.

Fix: add the codes that the service answers with by hand. The claim is stored.
"""
