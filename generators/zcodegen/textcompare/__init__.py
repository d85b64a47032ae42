"""How texts differ, and the facts that they state. Pure functions of strings; nothing is written."""
