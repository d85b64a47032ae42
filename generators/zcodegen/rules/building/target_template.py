"""A `target.yaml` names a template that is not in its folder.

Why: the file that the template makes would be missing from the packages.

Fix: write the template, or correct its path, which is relative to the folder of `target.yaml`.
"""
