"""Targets of users' own: a folder of templates with a `target.yaml`, which says all that code says of ours.

Promises: a template gets frozen values (`schema/context.schema.json`), reads no file outside its folder, runs no code
and ends; a text of the catalog reaches a file through a quoting filter or not at all.
"""
