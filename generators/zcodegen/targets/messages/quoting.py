"""Any text in the quotes of a format that comes from a template.

Promises: what the format's own reader makes of the result is the text again; what nobody could see or judge in an
editor (controls, marks that turn the direction) is written as an escape where the format has one.
"""

from __future__ import annotations

import json
import re
from typing import Final

_UNSEEN: Final = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff]"
)


def json_quoted(value: object) -> str:
    """Return `value` (a text, or lists and mappings of texts) as JSON in one line. RFC 8259."""
    written = json.dumps(value, ensure_ascii=False)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written)
