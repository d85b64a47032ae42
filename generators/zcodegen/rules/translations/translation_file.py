"""A translator's file cannot be read: no XML, PO or table, or another encoding than it says.

Why: what is guessed out of a broken file may belong to another text.

Fix: mend the line that is named, or save the file in UTF-8, and import it again.
"""
