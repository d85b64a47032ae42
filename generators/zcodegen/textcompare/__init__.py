"""Layer 2: what two texts differ in, and the facts of a text. Pure functions of strings; nothing is read or written."""
