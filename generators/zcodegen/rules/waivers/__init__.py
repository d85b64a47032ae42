"""What is wrong with waivers; found while they are applied (rules/waive.py)."""
