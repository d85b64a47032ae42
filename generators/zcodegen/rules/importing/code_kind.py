"""A page's code is no integer, as the codes of its domain are.

Why: a domain's codes are of one type, so that a package can hold them as that type.

Fix: map the heading to another domain, or declare `code_type: string` in this one. The claim is stored.
"""
