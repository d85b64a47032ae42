"""Reports of a diff: one file per format, each with `render`; `table.py` lists them."""
