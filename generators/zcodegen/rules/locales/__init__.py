"""The texts of one entry, held against each other across locales."""
