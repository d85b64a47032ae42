"""Layer 5: what pages state becomes claims, and what the catalog lacks of them becomes proposed edits."""
