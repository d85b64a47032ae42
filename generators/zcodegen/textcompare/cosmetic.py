"""Typography that can be fixed without asking: runs of blanks, a blank before a full stop, full-width letters.

Promises: `normalize_typography` is idempotent and changes nothing that `compare_texts` would call more than cosmetic; code spans,
links and placeholders stay as they are; a full stop that is missing is not invented. No-break and narrow blanks are never
changed, nor is the blank that French puts before `!`, `?`, `:` and `;`, nor the indent of a line.
"""

from __future__ import annotations

import re

from zcodegen.textcompare.facts import language
from zcodegen.textcompare.normalize import normalize_strict

_KEPT = re.compile(
    r"(`[^`\n]*`|(?<![a-zA-Z0-9０-９Ａ-Ｚａ-ｚ+.-])[a-zA-Z][a-zA-Z0-9+.-]{0,15}://\S+|\{[^{}\s]*\})"
)
_WIDE = {
    code: code - 0xFEE0
    for first, last in ("０９", "ＡＺ", "ａｚ")
    for code in range(ord(first), ord(last) + 1)
}
_MEANT_BLANKS = "\u00a0\u2007\u2009\u202f"  # no-break and narrow: chosen on purpose
_BLANKS = re.compile(rf"[^\S\n{_MEANT_BLANKS}]+")
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)
_LINE_END = re.compile(r"(?<! ) +\n")
_SPACED_MARKS = frozenset({"br", "fr"})
"""Languages that put a blank before some marks."""
_BEFORE_STOP = re.compile(r"(?<![\s.,;:!?]) +(?=[.,;:!?](?:\s|$))")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_AROUND_WIDE = re.compile(r"(?:(?<! ) +)?([，。；：！？、]) *")
_HALF_STOP = re.compile(rf"(?<=[{_HAN}])\.(?=\s*$)", re.MULTILINE)
_HALF_MARK = re.compile(rf"(?<=[{_HAN}])[,;:!?](?=[{_HAN}])")
_WIDEN = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_SIGN_OF_FAULT = re.compile(
    rf"^ | $| [ \n.,;:!?，。；：！？、]|[，。；：！？、] |[^\S\n {_MEANT_BLANKS}]|[０-９Ａ-Ｚａ-ｚ]|[{_HAN}][.,;:!?]"
)  # without it none of the above finds anything, as in most texts


def normalize_typography(text: str, locale: str) -> str:
    """Return `text` with its cosmetic faults fixed as `locale` writes: Chinese marks are full width after Chinese.

    A text in which the fix would touch more than writing, or would not settle at once, is returned as it is.
    """
    if not can_be_fixed(text):
        return text
    tongue = language(locale)
    fixed = fix_typography(text, tongue)
    is_settled = fixed == fix_typography(fixed, tongue)
    return fixed if is_settled and normalize_strict(fixed) == normalize_strict(text) else text


def can_be_fixed(text: str) -> bool:
    """Return at one look whether there may be anything to fix; if there is nothing, `fix_typography` changes nothing."""
    return _SIGN_OF_FAULT.search(text) is not None


def fix_typography(text: str, tongue: str) -> str:
    """Return `text`, written in the language `tongue`, fixed once, whatever that touches."""
    indents = iter(_INDENT.findall(text.strip(" ")))
    pieces = _KEPT.split(_INDENT.sub("\0", text.strip(" ")))
    pieces[::2] = [_fix_piece(piece, tongue) for piece in pieces[::2]]
    joined = _LINE_END.sub("\n", "".join(pieces)).strip(" ")
    return re.sub("\0", lambda _: next(indents, "\0"), joined)


def _fix_piece(piece: str, tongue: str) -> str:
    piece = _BLANKS.sub(" ", piece.translate(_WIDE))
    if tongue not in _SPACED_MARKS:
        piece = _BEFORE_STOP.sub("", piece)
    if tongue != "zh":
        return piece
    piece = _HALF_STOP.sub("。", _AROUND_WIDE.sub(r"\1", piece))
    return _HALF_MARK.sub(lambda mark: _WIDEN[mark[0]], piece)
