"""A translator has marked a translation as unfinished.

Why: a draft in the catalog is shipped as if it were done.

Fix: approve it in the tool, then import again.
"""
