"""Rules about the texts of one entry in several locales."""
