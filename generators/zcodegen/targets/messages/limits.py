"""What texts a format has no way to write, in the words that a finding uses."""

from __future__ import annotations

import re
from typing import Final

from zcodegen.targets.messages.bundles import Unit

# https://www.w3.org/TR/xml/#charsets: all that is no Char.
NO_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def nothing(unit: Unit) -> str:
    """Refuse no text, as the `unsupported_reason` of a format that can write all of them: nobody has to ask it."""
    del unit
    return ""


def no_nul(text: str, reader: str) -> str:
    """Say that `reader` ends a text at U+0000; empty where there is none."""
    return f"{reader} has no place for U+0000" if "\0" in text else ""


def no_xml(text: str) -> str:
    """Say which character XML 1.0 cannot hold, not even as a reference; empty where there is none."""
    found = NO_XML.search(text)
    return f"XML 1.0 has no place for U+{ord(found[0]):04X}" if found else ""
