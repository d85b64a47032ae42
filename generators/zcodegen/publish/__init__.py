"""Packages of `out/`, made and published by each ecosystem's own tools; one module per ecosystem, one row in table.py.

`pack` writes the same bytes for the same catalog; `publish` sends what is not there yet, leaves what is there and
equal, and refuses what is there and different. These are the only parts of zcodegen that may use the network.
"""
