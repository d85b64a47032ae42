"""Codes as pages write them: integers, hex, names, several in a cell, ranges.

`1010、5007` gives two integers, `7701000-7702999` one string, `0x80070005` the integer, `errorCode = 150` 150.
"""

from __future__ import annotations

import re

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
_LONGEST = 4000


def read_codes(text: str) -> tuple[int | str, ...]:
    """Return the codes of a cell's plain `text`, none where it holds anything else."""
    text = text.strip().translate(_MINUS)
    if not text or len(text) > _LONGEST:
        return ()
    if text.isdecimal() and text.isascii():
        return (int(text),)
    return _several(text) or _several(_REMARK.sub("", text))


def read_code_word(text: str) -> tuple[str, ...]:
    """Return `text` as a code where it is one word that may be a name (`InvalidParameter`, `08P01`), else none."""
    word = text.strip()
    return (word,) if _WORD.fullmatch(word) else ()


def is_identifier(text: str) -> bool:
    """Whether `text` is one programming identifier (`ZegoSuperBoardErrorInternal`, `ER_NO`), no plain word."""
    word = text.strip()
    return _WORD.fullmatch(word) is not None and not word.isdecimal() and (len(word) > 3 or word.isupper())


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
    if found.lastgroup == "high":
        return re.sub(r"\s+", "", found.group()) if found.group("mark") == "-" else _range(found)
    return _integer(found.group("number"))


def _range(found: re.Match[str]) -> str:
    return f"{found.group('low')}{found.group('mark')}{found.group('high')}"


def _integer(text: str) -> int:
    if text[:2].lower() == "0x":
        return int(text.rstrip("uUlL"), 16)
    return int(text)
