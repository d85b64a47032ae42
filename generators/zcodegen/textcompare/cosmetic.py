"""Writing that may be fix_typography without asking: runs of blanks, a blank before a full stop, full-width letters.

Promises: `normalize_typography` is idempotent and changes nothing that `compare_texts` would call more than cosmetic; code spans,
links and placeholders stay as they are; a full stop that is missing is not invented.
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
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_EDGE = re.compile(r" *\n *")
_BEFORE_STOP = re.compile(r"(?<![\s.,;:!?]) +(?=[.,;:!?](?:\s|$))")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff"
_AROUND_WIDE = re.compile(r" *([，。；：！？、]) *")
_HALF_STOP = re.compile(rf"(?<=[{_HAN}])\.(?=\s*$)", re.MULTILINE)
_HALF_MARK = re.compile(rf"(?<=[{_HAN}])[,;:!?](?=[{_HAN}])")
_WIDEN = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？"}
_SIGN_OF_FAULT = re.compile(
    rf"^ | $| [ \n.,;:!?，。；：！？、]|[\n，。；：！？、] |[^\S\n ]|[０-９Ａ-Ｚａ-ｚ]|[{_HAN}][.,;:!?]"
)  # without it none of the above finds anything: most texts are normalize_typography


def normalize_typography(text: str, locale: str) -> str:
    """Return `text` with its cosmetic faults fix_typography as `locale` writes: Chinese marks are full width after Chinese.

    A text in which the mending would touch more than writing, or would not settle at once, is returned as it is.
    """
    if not can_be_fixed(text):
        return text
    chinese = language(locale) == "zh"
    tidied = fix_typography(text, chinese=chinese)
    settled = tidied == fix_typography(tidied, chinese=chinese)
    return tidied if settled and normalize_strict(tidied) == normalize_strict(text) else text


def can_be_fixed(text: str) -> bool:
    """Tell at one look whether there may be anything to mend; where there is nothing, `fix_typography` changes nothing."""
    return _SIGN_OF_FAULT.search(text) is not None


def fix_typography(text: str, *, chinese: bool) -> str:
    """Return `text` fix_typography once, whatever that touches."""
    pieces = _KEPT.split(text)
    pieces[::2] = [_fix_piece(piece, chinese=chinese) for piece in pieces[::2]]
    return _LINE_EDGE.sub("\n", "".join(pieces)).strip(" ")


def _fix_piece(piece: str, *, chinese: bool) -> str:
    piece = _BEFORE_STOP.sub("", _BLANKS.sub(" ", piece.translate(_WIDE)))
    if not chinese:
        return piece
    piece = _HALF_STOP.sub("。", _AROUND_WIDE.sub(r"\1", piece))
    return _HALF_MARK.sub(lambda mark: _WIDEN[mark[0]], piece)
