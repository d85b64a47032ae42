"""The catalog: its model, and the ways in (load) and out (dump)."""
