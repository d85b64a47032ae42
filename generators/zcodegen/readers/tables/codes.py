"""Codes as pages write them: integers, hex, names, several in a cell, ranges.

`1010、5007` gives two integers, `7701000-7702999` one string, `0x80070005` the integer, `errorCode = 150` 150.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from zcodegen.readers.remembered import remembered

MINUS_SIGNS = str.maketrans({"−": "-", "－": "-", "﹣": "-"})
_NUMBER = r"(?:0[xX][0-9A-Fa-f]{1,16}[uUlL]{0,3}|[-+]?\d{1,20})(?![\w.])"
_PREFIX = re.compile(
    r"(?:error[ _]?codes?|err(?:no|code)?|return[ _]?codes?|ret(?:code)?|status(?:[ _]?code)?|code|错误码|返回码|状态码|"
    r"事件码)\s{0,9}(?:==?|[:：])\s{0,9}",
    re.IGNORECASE,
)
_ONE = re.compile(rf"(?P<number>{_NUMBER})")
_RANGE = re.compile(
    rf"(?P<low>{_NUMBER})[^\S\n]{{0,9}}(?P<mark>~|～|-|–|—|‐|‑|\.\.\.?|…|至|到|to(?=[\s\d]))[^\S\n]{{0,9}}(?P<high>{_NUMBER})",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s{0,9}(?:[、,，;；/／|\n]|或|和|及|&|\bor\b|\band\b)\s{0,9}|\s{1,9}")
_WORD = re.compile(r"[A-Za-z_$][A-Za-z0-9_.$:#@+-]{0,199}|[0-9A-Z]{5}")
_NAMESPACED = re.compile(
    r"(?!(?:application|audio|font|image|multipart|text|video)/)[a-z][a-z0-9]{1,30}(?:/[a-z0-9]+(?:[-_.][a-z0-9]+)*){1,3}"
)
"""A word behind its namespace (`auth/id-token-expired`), which is no path and no media type."""
_DIGITS_AND_WORDS = re.compile(r"[0-9]{1,4}[A-Z][A-Z0-9]{0,60}(?:_[A-Z0-9]{1,60}){1,20}")
_DIGITS_FIRST = re.compile(r"[0-9]{1,9}[A-Za-z_.-][A-Za-z0-9_.-]{1,60}")
_ALTERNATIVES = re.compile(r"\s?[/／、,，;；|\n]\s?|\s(?:or|或)\s")
_PHRASE = re.compile(r"[A-Z][A-Za-z'-]{0,40}(?: [A-Za-z'-]{1,40}){1,4}")
_HEX = re.compile(r"(?:0[xX])?([0-9A-Fa-f]{1,16})[hH]?(?:\s{0,9}[(（]([^()（）]{1,80})[)）])?")
_LEADING_ZERO = re.compile(r"-?0\d{1,18}")
_FILE_NAME = re.compile(
    r"[\w.-]{1,80}\.(?:adoc|cpp|cs|css|csv|go|html?|java|js|json|kt|mdx?|php|py|rb|rs|rst|sh|swift|toml|ts|txt|xml|ya?ml)(?:#[\w-]{1,20})?"
)
"""The name of a file, with a place in it or without."""
_STRUCK = re.compile(r"~~[^~\n]{1,200}~~|<(del|s|strike)\b[^<>]{0,200}>[^<>]{0,200}</\1>", re.IGNORECASE)
_REMARK = re.compile(r"\s{0,9}[(（【\[].{0,200}[)）】\]]\s{0,9}", re.DOTALL)
_COMPOUND = re.compile(r"\d{1,2}/\d{1,2}")
"""A class and a number, as telephones and faxes show them; two codes have blanks around the slash, or more digits."""
_PARTS = re.compile(r"[\n()（）\[\]【】]|\s[-–—=:]\s|(?<=[A-Z_])[:=]?\s+(?=0x)|(?<=\d)\s+(?=[A-Z]|[a-z]+_)")
_NAMED = re.compile(
    rf"(?P<name>[A-Za-z_]\w{{0,127}})(?:\s?=\s?|:\s|：\s?|(?<=[A-Z_]):|:(?=[\"'“‘]))[\"'“‘]?(?P<number>{_NUMBER})[\"'”’]?"
)
_LABEL = re.compile(
    r"(?:[a-z]{3,12}\s)?(?:error|err|code|错误)(?:\s{1,3}|\s?[:：]\s{0,3})(?=[-\d])", re.IGNORECASE
)
_FOOTNOTE = re.compile(
    r"\[\^[^\[\]]{1,40}\]|(?<=[\w）)])(?:[⁰¹²³⁴-⁹]{1,3}|[†‡§]{1,3}|\[\d{1,2}\])\s*$|(?<=\d{3})\s?[(（]\d{1,2}[)）]\s*$"
)
_EDGES = re.compile(r"^[\"'“‘#*]{1,3}|[\"'”’*:：.。,，;；、\s]{1,9}$")
_STRING = re.compile(r"\d+[xX]{1,3}\d*|-?[A-Z]{1,9}[-_]?\d{3,9}")
_BRACKETED = re.compile(r"\[([-+]?\d{3,20})\]\s*(\D.*)?", re.DOTALL)
"""A code in brackets in front of its text (`[901] Session expired`)."""
_CALLED = re.compile(
    r"(?!(?:error|err|code|status|errno|errorcode)\b)([A-Za-z_]\w{2,127})[(（]([-+]?(?:0|[1-9]\d{0,19}))[)）]",
    re.IGNORECASE,
)
"""A name, a plain word too, with its code in brackets right behind it (`unknown(-1)`)."""
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{0,31}:[^\s|]{1,200}")
"""A URN (RFC 8141), with slashes too."""
_REMARKED_WORD = re.compile(
    r"([A-Za-z][A-Za-z0-9]*(?:[_.-][A-Z0-9]+)+)\s{1,3}[(（](\D.{2,400})[)）]", re.DOTALL
)
"""A constant and a remark about it (`GATE_SHUT (the gate is closed)`)."""
_REMARKED_CLASS = re.compile(r"([1-5][xX]{2})\s+(\D.*)", re.DOTALL)
_REMARKED = re.compile(r"([-+]?\d{1,20})(?:\s+|\s?[:：]\s?(?=\D)|(?=[\u4e00-\u9fff]))(\D.*)", re.DOTALL)
_LETTERED_RANGE = re.compile(
    r"(?P<low>(?P<letters>[A-Z]{1,8}[-_]?)\d{1,9})\s?(?P<mark>~|～|-|–|—|至|到|\bto\b)\s?(?P<high>(?P=letters)\d{1,9})"
)
"""A range of codes with the same letters (`EC011–EC013`), which is one string as ranges of numbers are."""
_CLASS = re.compile(r"[0-9A-Z]{1,2}\*")
"""A class of SQLSTATEs (`08*`), which is one string, as ranges are."""
_REMARKED_CODES = re.compile(
    r"([-+]?\d{3,20}(?:\s?[,/、，]\s?[-+]?\d{3,20}){1,9})(?:\s*[-–—:：]\s*|\s+)([^\W\d].*)", re.DOTALL
)
_OTHER_NUMBER = re.compile(r"\d{3}")
_STATUS = re.compile(
    r"(?:HTTP[ /]?(?:[\d.]{1,3} )?)?\(?([1-5]\d\d)\)?(?![\d.])(?:[\s:：,，(（–—-]{0,4}[^\d]{0,80})?",
    re.IGNORECASE,
)
_NAMED_STATUS = re.compile(r"([A-Za-z_][\w.-]{2,80})\s?[(（\[](?:HTTP )?([45]\d\d)[)）\]]", re.IGNORECASE)
_SQLSTATE = re.compile(r"[0-9A-Z]{5}")
_NO_CODE = frozenset(
    ("n/a", "na", "n.a.", "none", "null", "nil", "无", "無", "なし", "없음", "tbd", "any", "other", "others")
)
_LONGEST = 4000
_LONGEST_MARKED = 100
_SHORTEST_NAME = 4
_LEAST_LETTERS = 2
"""Letters of a name next to a number: `B1` there is the code of another system."""


class CodeCell(Struct, frozen=True):
    """The codes of a cell, and what else it holds: a name, or a remark (`已废弃`)."""

    codes: tuple[int | str, ...]
    name: str | None = None
    remark: str | None = None


@remembered
def read_codes(text: str) -> tuple[int | str, ...]:
    """Return the codes of a cell's plain `text`, none where it holds anything else."""
    text = text.strip().translate(MINUS_SIGNS)
    if not text or len(text) > _LONGEST:
        return ()
    if text[0] == "–" and text[1:].isdecimal():
        text = f"-{text[1:]}"
    return (text,) if _COMPOUND.fullmatch(text) else _several(text)


@remembered
def read_code_cell(text: str) -> CodeCell | None:
    r"""Return what a cell holds where codes belong: codes, and with them a name or a remark; None without a code.

    `0x80070005\nE_ACCESSDENIED`, `ERROR_SUCCESS (0x0)`, `E_GONE=7` and `5 (0x5)` give one code; of a decimal and a
    hex number in brackets behind it only the first counts. `1001（已废弃）` keeps its remark.
    """
    if not text.isalnum() or not text.isascii():
        text = _FOOTNOTE.sub("", text)
    if codes := read_codes(text):
        return CodeCell(codes)
    if len(text) > _LONGEST:
        return None
    if named := _NAMED.fullmatch(text.strip()):
        return CodeCell((_code(named),), named.group("name"))
    if found := _BRACKETED.fullmatch(text.strip()):
        return CodeCell(read_codes(found[1]), None, found[2])
    if found := _CALLED.fullmatch(text.strip()):
        return CodeCell((int(found[2]),), found[1])
    return _read_parts(text)


def _read_parts(text: str) -> CodeCell | None:
    """Return the codes among a cell's parts, with one name and one remark at most."""
    names: list[str] = []
    found: list[int | str] = []
    remarks: list[str] = []
    for part in (piece.strip() for piece in _PARTS.split(text.translate(MINUS_SIGNS))):
        if codes := read_codes(part.removesuffix("L")):
            if found and remarks:
                return None
            found.extend(codes)
        elif is_symbol(part) and sum(map(str.isalpha, part)) >= _LEAST_LETTERS:
            names.append(part)
        elif part:
            remarks.append(part)
    if not found or len(remarks) > 1 or len(names) > 1 or (remarks and not _REMARK.search(text)):
        return None
    return CodeCell(_once(found), names[0] if names else None, remarks[0] if remarks else None)


def read_marked_code(text: str) -> CodeCell | None:
    """Return the code of a cell in a column of codes that has more around it, None if that may be another text.

    Quotation marks and a last colon or full stop are not a part of a code; a remark may follow without brackets
    (`404 Not PageScan`, `1006 已废弃`) where it holds no other number; `5xx` and `KD001` are strings among numbers.
    """
    if len(text) > _LONGEST_MARKED:
        return None
    if _CLASS.fullmatch(text.strip()):
        return CodeCell((text.strip(),))
    if found := _LETTERED_RANGE.fullmatch(text.strip()):
        return CodeCell(("".join(found.group("low", "mark", "high")),))
    bare = _LABEL.sub("", _EDGES.sub("", text.strip().translate(MINUS_SIGNS)))
    if cell := read_code_cell(bare):
        return cell
    if _STRING.fullmatch(bare) or (
        is_sqlstate(bare) and any(map(str.isdigit, bare)) and not bare.isdecimal()
    ):
        return CodeCell((bare,))
    if found := _REMARKED_CLASS.fullmatch(bare):
        return CodeCell((found[1],), None, found[2].strip())
    if several := _REMARKED_CODES.fullmatch(bare):
        return CodeCell(read_codes(several.group(1)), None, several.group(2).strip())
    found = _REMARKED.fullmatch(bare)
    if found is None or _OTHER_NUMBER.search(found.group(2)):
        return None
    return CodeCell(read_codes(found.group(1)), None, found.group(2).strip().strip('"“”'))


def _once(codes: list[int | str]) -> tuple[int | str, ...]:
    """Return `codes` without repetition, and a negative number without the unsigned hex form of its 32 bits."""
    seen = dict.fromkeys(codes)
    return tuple(
        code for code in seen if not (isinstance(code, int) and code >> 31 == 1 and code - (1 << 32) in seen)
    )


def read_code_word(text: str) -> CodeCell | None:
    """Return `text` as a code where it is one word that may be a name (`InvalidParameter`, `08P01`), else None."""
    word = text.strip()
    is_word = any(shape.fullmatch(word) for shape in (_WORD, _DIGITS_FIRST, _NAMESPACED))
    return CodeCell((word,)) if is_word and not _FILE_NAME.fullmatch(word) else None


def name_of_code(text: str) -> str | None:
    """Return the name of a cell that is a name and its number, with a sign between them (`gate_shut = 7`)."""
    found = _NAMED.fullmatch(text.strip())
    return found["name"] if found else None


def is_identifier(text: str) -> bool:
    """Whether `text` is one programming identifier (`ZegoSuperBoardErrorInternal`, `ER_NO`), no plain word."""
    word = text.strip()
    return (
        any(shape.fullmatch(word) for shape in (_WORD, _DIGITS_AND_WORDS, _NAMESPACED))
        and not (word.isdecimal() or _FILE_NAME.fullmatch(word))
        and (len(word) >= _SHORTEST_NAME or word.isupper())
    )


def is_symbol(text: str) -> bool:
    """Whether `text` is an identifier that cannot be taken for a plain word (`E_FAIL`, `hostNotFound`, `Ecs.0001`)."""
    word = text.strip()
    return is_identifier(word) and not is_plain_word(word)


def is_plain_word(word: str) -> bool:
    """Whether an identifier looks like a word of a text: letters and hyphens alone, in lower or title case."""
    letters = word.rstrip(".:").replace("-", "")
    return letters.isalpha() and (word.islower() or word.istitle() or word.capitalize() == word)


def read_code_words(text: str) -> CodeCell | None:
    """Return the words of a cell of a column whose codes are words; None if the cell holds anything else.

    `NO_KEY / BAD_KEY` gives two codes. A phrase in title case (`Bad Request`) is one code, as cloud vendors write it.
    """
    text = text.strip().strip("\"'“”‘’`").rstrip(":,;")
    if text.casefold() in _NO_CODE:
        return None
    if text.startswith("urn:"):
        text = "".join(text.split())  # broken into lines
        return CodeCell((text,)) if _URN.fullmatch(text) else None
    if word := read_code_word(text):
        return word
    if found := _REMARKED_WORD.fullmatch(text):
        return CodeCell((found[1],), None, found[2].strip())
    parts = _ALTERNATIVES.split(text)
    if len(parts) > 1 and all(read_code_word(part) and not part.isdecimal() for part in parts):
        return CodeCell(tuple(dict.fromkeys(parts)))
    return CodeCell((text,)) if _PHRASE.fullmatch(text) else None


def read_hex(text: str) -> CodeCell | None:
    """Return the code of a cell in a column of hexadecimal numbers, with or without `0x`."""
    found = _HEX.fullmatch(text.strip())
    return CodeCell((int(found.group(1), 16),), None, found.group(2)) if found else None


def read_http_status(text: str) -> int | None:
    """Return the status of a cell that holds one HTTP status, alone or with its phrase (`404 Not Found`), else None."""
    found = _STATUS.fullmatch(text.strip())
    return int(found[1]) if found else None


def read_named_status(text: str) -> tuple[str, int] | None:
    """Return the word and the HTTP status of an error of a cell that is a word with its status in brackets (`bad_key (401)`)."""
    found = _NAMED_STATUS.fullmatch(text.strip())
    return (found[1], int(found[2])) if found else None


def has_leading_zero(text: str) -> bool:
    """Whether `text` is a number that begins with a zero, so that its digits are the code (`01001`)."""
    return _LEADING_ZERO.fullmatch(text.strip()) is not None


def split_struck(markup: str) -> tuple[str, bool]:
    """Return a cell's markup without what is struck out, and whether the whole cell is.

    `~~110075~~ 182021` is the code 182021; a cell with nothing else keeps its code, which is deprecated, or its text.
    """
    if "~~" not in markup and "<" not in markup:
        return markup, False
    rest = _STRUCK.sub(" ", markup)
    if rest == markup:
        return markup, False
    return (rest, False) if any(map(str.isalnum, re.sub(r"<[^<>]{0,200}>", "", rest))) else (markup, True)


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
    if has_leading_zero(number):
        return number
    return int(number.rstrip("uUlL"), 16) if number[:2].lower() == "0x" else int(number)
