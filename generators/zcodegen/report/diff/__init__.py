"""Reports of a diff: one file a format, each with `render`; `table.py` lists them."""
