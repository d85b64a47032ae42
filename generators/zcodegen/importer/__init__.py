"""Layer 5: what pages say becomes claims, and what the catalog lacks of them becomes proposed edits."""
