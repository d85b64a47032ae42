"""What texts a format has no way to write, in the words that a finding uses."""

from __future__ import annotations

from zcodegen.targets.messages.bundles import Unit


def nothing(unit: Unit) -> str:
    """Refuse no text, as the `unsupported_reason` of a format that can write all of them: it accepts everything."""
    del unit
    return ""


def no_nul(text: str, reader: str) -> str:
    """Return that `reader` ends a text at U+0000; empty if there is none."""
    return f"{reader} cannot hold U+0000" if "\0" in text else ""
