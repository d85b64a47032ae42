"""Constants and enumerations in source code, with their comments."""
