"""A whole project checked, for `zcodegen check`, editors and assistants: what does not load, what the rules find, what cannot be built."""
