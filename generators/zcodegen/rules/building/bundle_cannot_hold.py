"""A text has a character that a wanted format of message bundles has no way to write.

Why: a file without the character would say another thing, and one with it is read by no parser: XML has no U+0000,
whatever the escape.

Fix: change the text, or leave the format out of `packages.messages.formats`.
"""
