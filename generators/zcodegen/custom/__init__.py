"""Custom targets: a folder of templates with a `target.yaml`, which declares what code declares for built-in ones.

Promises: a template gets frozen values (`schema/context.schema.json`), reads no file outside its folder, runs no code
and ends; a text of the catalog reaches a file through a quoting filter or not at all.
"""
