"""Codes as pages write them: integers, hex, names, several in a cell, ranges.

`1010、5007` gives two integers, `7701000-7702999` one string, `0x80070005` the integer, `errorCode = 150` 150.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

_MINUS = str.maketrans({"−": "-", "－": "-", "﹣": "-"})
_NUMBER = r"(?:0[xX][0-9A-Fa-f]{1,16}[uUlL]{0,3}|[-+]?\d{1,20})(?![\w.])"
_PREFIX = re.compile(
    r"(?:error[ _]?codes?|err(?:no|code)?|return[ _]?codes?|ret(?:code)?|status(?:[ _]?code)?|code|错误码|返回码|状态码|"
    r"事件码)\s{0,9}(?:==?|[:：])\s{0,9}",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})")
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})\s{{0,9}}(?P<mark>~|～|-|–|—|‐|‑|\.\.\.?|…|至|到|to(?=[\s\d]))\s{{0,9}}(?P<high>{_NUMBER})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s{0,9}(?:[、,，;；/／|\n]|或|和|及|&|\bor\b|\band\b)\s{0,9}|\s{1,9}")
_WORD = re.compile(r"[A-Za-z_$][\w.$:-]{0,127}|[0-9A-Z]{5}")
_REMARK = re.compile(r"\s{0,9}[(（【\[].{0,200}[)）】\]]\s{0,9}", re.DOTALL)
_PARTS = re.compile(r"[\n()（）\[\]【】]|\s[-–—=:]\s|(?<=[A-Z_])[:=]?\s+(?=0x)|(?<=\d)\s+(?=[A-Z]|[a-z]+_)")
_NAMED = re.compile(rf"(?P<name>[A-Za-z_]\w{{0,127}})\s?[:=]\s?(?P<number>{_NUMBER})")
_FOOTNOTE = re.compile(r"\[\^[^\[\]]{1,40}\]")
_EDGES = re.compile(r"^[\"'“‘#]|[\"'”’*:：.。,，;；、]{1,9}$")
_STRING = re.compile(r"\d+[xX]{1,3}\d*|[A-Z]{1,9}[-_]?\d{3,9}")
_REMARKED = re.compile(r"([-+]?\d{1,20})(?:\s+|(?=[\u4e00-\u9fff]))(\D.*)", re.DOTALL)
_OTHER_NUMBER = re.compile(r"\d{3}")
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")
_LONGEST = 4000
_LONGEST_MARKED = 100
_SHORTEST_NAME = 4


class CodeCell(Struct, frozen=True):
    """The codes of a cell, and what else it says: a name, or a remark (`已废弃`)."""

    codes: tuple[int | str, ...]
    name: str | None = None
    remark: str | None = None


def read_codes(text: str) -> tuple[int | str, ...]:
    """Return the codes of a cell's plain `text`, none where it holds anything else."""
    text = text.strip().translate(_MINUS)
    if not text or len(text) > _LONGEST:
        return ()
    if text[0] == "–" and text[1:].isdecimal():
        text = f"-{text[1:]}"
    return _several(text)


def read_code_cell(text: str) -> CodeCell | None:
    r"""Return what a cell says where codes belong: codes, and with them a name or a remark; None without a code.

    `0x80070005\nE_ACCESSDENIED`, `ERROR_SUCCESS (0x0)`, `E_GONE=7` and `5 (0x5)` give one code; of a decimal and a
    hex number in brackets behind it only the first counts. `1001（已废弃）` keeps its remark.
    """
    if "[^" in text:
        text = _FOOTNOTE.sub("", text)
    if codes := read_codes(text):
        return CodeCell(codes)
    if len(text) > _LONGEST:
        return None
    if named := _NAMED.fullmatch(text.strip()):
        return CodeCell((_code(named),), named.group("name"))
    return _read_parts(text)


def _read_parts(text: str) -> CodeCell | None:
    """Return the codes among a cell's parts, with one name and one remark at most."""
    names: list[str] = []
    found: list[int | str] = []
    remarks: list[str] = []
    for part in (each.strip() for each in _PARTS.split(text.translate(_MINUS))):
        if codes := read_codes(part.removesuffix("L")):
            if found and remarks:
                return None
            found.extend(codes)
        elif is_symbol(part):
            names.append(part)
        elif part:
            remarks.append(part)
    if not found or len(remarks) > 1 or len(names) > 1 or (remarks and not _REMARK.search(text)):
        return None
    return CodeCell(_once(found), names[0] if names else None, remarks[0] if remarks else None)


def read_marked_code(text: str) -> CodeCell | None:
    """Return the code of a cell in a column of codes that has more around it, None where that may be another text.

    Quotation marks and a last colon or full stop are no part of a code; a remark may stand without brackets
    (`404 Not PageScan`, `1006 已废弃`) where it holds no other number; `5xx` and `KD001` are strings among numbers.
    """
    if len(text) > _LONGEST_MARKED:
        return None
    bare = _EDGES.sub("", text.strip().translate(_MINUS))
    if cell := read_code_cell(bare):
        return cell
    if _STRING.fullmatch(bare):
        return CodeCell((bare,))
    found = _REMARKED.fullmatch(bare)
    if found is None or _OTHER_NUMBER.search(found.group(2)):
        return None
    return CodeCell(read_codes(found.group(1)), None, found.group(2).strip())


def _once(codes: list[int | str]) -> tuple[int | str, ...]:
    """Return `codes` without repetition, and a negative number without the unsigned hex form of its 32 bits."""
    seen = dict.fromkeys(codes)
    return tuple(
        code for code in seen if not (isinstance(code, int) and code >> 31 == 1 and code - (1 << 32) in seen)
    )


def read_code_word(text: str) -> CodeCell | None:
    """Return `text` as a code where it is one word that may be a name (`InvalidParameter`, `08P01`), else None."""
    word = text.strip()
    return CodeCell((word,)) if _WORD.fullmatch(word) else None


def is_identifier(text: str) -> bool:
    """Whether `text` is one programming identifier (`ZegoSuperBoardErrorInternal`, `ER_NO`), no plain word."""
    word = text.strip()
    return (
        _WORD.fullmatch(word) is not None
        and not word.isdecimal()
        and (len(word) >= _SHORTEST_NAME or word.isupper())
    )


def is_symbol(text: str) -> bool:
    """Whether `text` is an identifier that no plain word can be taken for (`E_FAIL`, `hostNotFound`)."""
    return is_identifier(text) and ("_" in text or not (text.islower() or text.istitle()))


def is_sqlstate(text: str) -> bool:
    """Whether `text` has the form of a SQLSTATE: five characters 0-9 and A-Z (ISO/IEC 9075-2, 24.1)."""
    return _SQLSTATE.fullmatch(text) is not None


def are_sqlstates(cells: Sequence[str]) -> bool:
    """Whether a column holds SQLSTATEs: nearly all cells have their form, and not all could be plain numbers."""
    states = [cell for cell in cells if is_sqlstate(cell)]
    return len(states) * 10 >= len(cells) * 9 > 0 and any(
        not state.isdecimal() or state[0] == "0" for state in states
    )


def _several(text: str) -> tuple[int | str, ...]:
    codes: list[int | str] = []
    at = 0
    while at < len(text):
        if prefix := _PREFIX.match(text, at):
            at = prefix.end()
        one = _RANGE.match(text, at) or _ONE.match(text, at)
        if one is None:
            return ()
        codes.append(_code(one))
        at = one.end()
        if at == len(text):
            break
        between = _BETWEEN.match(text, at)
        if between is None:
            return ()
        at = between.end()
    return tuple(codes)


def _code(found: re.Match[str]) -> int | str:
    """Return an integer, or a range as one string without blanks."""
    if found.lastgroup == "high":
        return "".join(found.group("low", "mark", "high"))
    number = found.group("number")
    return int(number.rstrip("uUlL"), 16) if number[:2].lower() == "0x" else int(number)
