"""One module per rule: what it does, why, a bad and a good example, how to fix; `check` finds, the table sets the level."""
