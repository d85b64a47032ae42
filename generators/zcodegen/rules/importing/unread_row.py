"""A line of a page looks like a row with a code and was not read.

Why: a code that is silently lost is missing from every package.

Fix: mend the page, or name another `--reader`; the reason stands in brackets.
"""
