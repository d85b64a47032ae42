"""Compare generated files with an output folder, and write them into it.

A target's tree maps paths (with `/`, below `out/<target>/`) to bytes; `trees` maps targets to trees. `compare` changes
nothing; `write` writes what differs, whole files only, and never a file that zcodegen did not create.
"""
