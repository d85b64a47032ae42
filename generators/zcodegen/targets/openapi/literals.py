"""Values in YAML, written as JSON, which is YAML (YAML 1.2.2, section 1.2)."""

from __future__ import annotations

import json
import re
from typing import Final

_UNPRINTABLE: Final = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")
"""What JSON may have as it is, and YAML may not or reads as the end of a line (YAML 1.2.2, section 5.1)."""


def quoted(text: str) -> str:
    """Return a text as a quoted scalar on one line."""
    return json_value(text)


def json_value(value: object) -> str:
    """Return a value as JSON on one line, which YAML reads as the same value."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
