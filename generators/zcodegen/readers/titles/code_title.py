"""Codes in headings and at the begin of list items: `-1007 ROOM_FULL`, `DOOR_SHUT (7)`, `5-1500-0002`, `Error 1001: Gone`."""

from __future__ import annotations

import re

from msgspec import Struct

from zcodegen.readers.remembered import remembered
from zcodegen.readers.tables.codes import (
    MINUS_SIGNS,
    has_leading_zero,
    is_identifier,
    is_plain_word,
    is_symbol,
    read_code_word,
)

_TITLE_PREFIX = re.compile(
    r"(?:error|exception|warning|status|return|result|exit|response|event|reason|sub|detail)?[ _-]?"
    r"(?:http|error|code|codes|number|id|no\.|no|错误码|返回码|状态码|异常码|错误代码|返回代码|错误|误码|エラーコード|오류 코드|fehlercode|código|код)"
    r"\s{0,3}[#:：=-]?\s{1,3}(?=[^a-z\s])|(?:错误码|返回码|状态码|异常码|错误代码|返回代码|エラーコード)\s{0,3}[:：=]?\s{0,3}"
    r"|(?:ret(?:code)?|err(?:code|no|_code)?|code)\s{0,2}=\s{0,2}(?=[-−\d])",
    re.IGNORECASE,
)
_TITLE_NUMBER = r"(?:0[xX][0-9A-Fa-f]{1,16}|[-−–]?\d{1,12})"
_TITLE_NAME = r"[A-Za-z_$][A-Za-z0-9_.$]{1,120}"
_TITLE_END = r"(?=$|[\s:：,，;；(（\[—–=→⇒·•]|-\s|[\u3040-\u9fff\uac00-\ud7af])"
_REST = r"\s{0,4}(?:->|=>|→|⇒|·|•|-{2,3}|[:：,，—–=-])?\s{0,4}(?P<rest>.*)"
_SEGMENTED = r"(?!(?:19|20)\d\d-\d\d-\d\d(?!\d))\d{1,6}(?:-\d{2,6}){2,3}"
_LONG_NUMBER = rf"(?:{_SEGMENTED}|0[xX][0-9A-Fa-f]{{2,16}}|[-−–]?\d{{3,12}})"
_SEVERAL = re.compile(
    rf"(?P<numbers>{_LONG_NUMBER}(?:\s?(?:[/、,，&]|和|及|或|\band\b|\bor\b)\s?{_LONG_NUMBER}){{1,9}}){_TITLE_END}{_REST}",
    re.DOTALL,
)
"""Numbers of three digits or more (`5-1500-0002` too), one after the other."""
_TITLE_RANGE = re.compile(
    rf"(?P<low>[-−]?\d{{3,12}}|[A-Z]{{1,8}}[-_]?\d{{2,8}})\s?(?P<mark>~|～|-|–|—|至|到|\bto\b)\s?(?P<high>[-−]?\d{{3,12}}|[A-Z]{{1,8}}[-_]?\d{{2,8}}){_TITLE_END}{_REST}",
    re.DOTALL,
)
_NUMBER_FIRST = re.compile(
    rf"[\[(【]?(?P<number>{_SEGMENTED}|{_TITLE_NUMBER})[\])】]?{_TITLE_END}(?!\s?(?:[%年月년월.]|[番号]?[台段]|번대|系列))(?!\s?[-~～–]\s?\d){_REST}",
    re.DOTALL,
)
_NAME_FIRST = re.compile(
    rf"(?P<name>{_TITLE_NAME})\s{{0,3}}(?:[(（\[]\s?(?:code:?\s?)?(?P<inner>{_TITLE_NUMBER})(?:\s?[,/|]\s?0[xX][0-9A-Fa-f]+)?\s?[)）\]]"
    rf"|[:=：]\s{{0,3}}(?P<equal>{_TITLE_NUMBER})|\s(?:[-–—]\s)?(?P<after>{_TITLE_NUMBER})){_TITLE_END}{_REST}",
    re.DOTALL,
)
_TEXT_FIRST = re.compile(
    rf"(?P<rest>[^()（）\[\]]{{2,120}}?)\s{{0,3}}[(（\[](?:(?:error|code|错误码)?[ :：#]*)?(?P<number>{_TITLE_NUMBER})[)）\]]",
    re.IGNORECASE,
)
_TEXT_AND_LETTERED = re.compile(
    r"(?P<rest>[^()（）\[\]]{2,120}?)\s{0,3}[(（](?P<word>[A-Z]{1,6}[-_]?\d{1,8})[)）]"
)
"""A text, and its code of letters and a number in brackets."""
_WORD_FIRST = re.compile(rf"(?P<word>[A-Za-z0-9_$][A-Za-z0-9_.$/-]{{1,160}}){_TITLE_END}{_REST}", re.DOTALL)
_TEXT_AND_WORD = re.compile(
    r"(?P<rest>[A-Z][^\[\]]{3,160}?)\s{1,3}\[(?P<word>[A-Za-z][A-Za-z0-9]*(?:[-_.][A-Za-z0-9]+)*)\]"
)
_SYMBOLS = re.compile(r"(?:[\u2190-\u2bff\ufe0f\u2000-\u206f]|[\U0001f000-\U0001faff])+\s*")
"""Arrows, dingbats and emoji in front of a title."""
_HASH = re.compile(r"^#\s{0,2}(?=\d)")
_NAME_AND_LABEL = re.compile(
    rf"(?P<name>[A-Z]{_TITLE_NAME[len('[A-Za-z_$]') :]})\s{{1,3}}(?:rc|errno|(?:exit|error|return|status|result)?[ _-]?code)\s?[:=]\s{{0,3}}(?P<number>{_TITLE_NUMBER}){_TITLE_END}{_REST}",
    re.DOTALL | re.IGNORECASE,
)
"""A name, and its code behind a label: `Gate.Shut rc: 7`."""
_SIGNATURE = re.compile(r"::|\((?:[^():,&]*+[:,&][^()]*+)?\)(?:\s*->|$)")
"""What follows the name of a function or of its class."""
_LONGEST_TITLE = 600
_MARKS = "`\"'“”* "


class CodeTitle(Struct, frozen=True):
    """What a heading or the first line of a list item states about a code: `text` is what follows code and name.

    `is_number`: the code is a number; `is_labelled`: a word such as `Error code` comes before it; `is_bracketed`: it is a word in
    brackets behind its text (`Door shut [door.shut]`); `is_name_first`: the name comes before the number.
    """

    codes: tuple[int | str, ...]
    name: str | None = None
    text: str = ""
    is_number: bool = True
    is_labelled: bool = False
    is_bracketed: bool = False
    is_name_first: bool = False


def _unmarked(text: str) -> str:
    """Return a title without the marks and quotes around it; a quote that closes what the title itself opens stays."""
    text = text.lstrip(_MARKS)
    while text[-1:] and text[-1] in _MARKS and not _is_closing(text):
        text = text[:-1]
    return text


def _is_closing(text: str) -> bool:
    """Return whether the last character is a quote that an earlier one opens."""
    mark, before = text[-1], text[:-1]
    if mark == "”":
        return before.count("“") > before.count("”")
    return mark in "\"'" and len(re.findall(rf"(?<!\w){mark}|{mark}(?!\w)", before)) % 2 == 1


@remembered
def read_code_title(text: str) -> CodeTitle | None:
    """Return what the plain `text` of a heading or list item states about a code; None if it does not begin with one.

    `-1007 ROOM_FULL`, `DOOR_SHUT (7)`, `Error 1001: Gone`, `P1000`, `CONFIG.NOT_FOUND - text`, `Door shut (7)`.
    """
    text = _SYMBOLS.sub("", text.strip(), count=1) if text[:1] > "\u1fff" else text.strip()
    if not text or len(text) > _LONGEST_TITLE:
        text = text[:_LONGEST_TITLE]
    prefix = _TITLE_PREFIX.match(text)
    body = text[prefix.end() :] if prefix else text
    body = _HASH.sub("", _unmarked(body))
    if found := _TITLE_RANGE.fullmatch(body):
        code = "".join(found.group("low", "mark", "high"))
        return CodeTitle(
            (code,),
            None,
            found.group("rest").strip(),
            is_number=not code[0].isalpha(),
            is_labelled=prefix is not None,
        )
    if found := _SEVERAL.fullmatch(body):
        codes = tuple(map(_title_number, re.findall(_LONG_NUMBER, found.group("numbers"))))
        return CodeTitle(codes, None, found.group("rest").strip(), is_labelled=prefix is not None)
    if found := _NUMBER_FIRST.fullmatch(body):
        rest = found.group("rest").strip()
        name, rest = _leading_name(rest)
        return CodeTitle((_title_number(found.group("number")),), name, rest, is_labelled=prefix is not None)
    if (
        (found := _NAME_FIRST.fullmatch(body))
        and (is_symbol(found.group("name")) or found.group("inner"))
        and not (found.group("after") and len(found.group("name")) < _SHORTEST_NAME)
    ):
        number = found.group("inner") or found.group("equal") or found.group("after")
        name = found.group("name")
        rest = found.group("rest").strip()
        if not is_identifier(name) or is_plain_word(name):
            name, rest = None, f"{name}\n{rest}".strip()
        return CodeTitle((_title_number(number),), name, rest, is_labelled=prefix is not None)
    if found := _NAME_AND_LABEL.fullmatch(body):
        return CodeTitle(
            (_title_number(found["number"]),), found["name"], found["rest"].strip(), is_labelled=True
        )
    if found := _TEXT_FIRST.fullmatch(body):
        return CodeTitle(
            (_title_number(found.group("number")),),
            None,
            found.group("rest").strip(),
            is_labelled=prefix is not None,
        )
    if found := _TEXT_AND_LETTERED.fullmatch(body) or _TEXT_AND_WORD.fullmatch(body):
        return CodeTitle((found["word"],), None, found["rest"], is_number=False, is_bracketed=True)
    if found := _WORD_FIRST.fullmatch(body):
        word = found.group("word").rstrip(".")
        if _SIGNATURE.match(body, found.end("word")):
            return None  # a function
        if read_code_word(word) and any(map(str.isalpha, word)):
            return CodeTitle(
                (word,), None, found.group("rest").strip(), is_number=False, is_labelled=prefix is not None
            )
    return None


_PHRASE_IN_CAPITALS = re.compile(r"[A-Z]{2,20}(?: [A-Z]{2,20}){1,4}(?![A-Za-z_])")
"""A reason phrase such as `BAD REQUEST`: its first word is no name."""
_SHORTEST_NAME, _LONGEST_ACRONYM = 4, 5
"""Letters of a word in capitals that begins a sentence (`API key not found`)."""


def _leading_name(rest: str) -> tuple[str | None, str]:
    """Split off an identifier with which a text begins, if it cannot be a word of it."""
    word, _, more = rest.partition(" ")
    bare = word.strip("()（）[]`:：,-—*")
    more = more.lstrip(" -–—:：")
    if _PHRASE_IN_CAPITALS.match(rest):
        return None, rest
    separated = bare != word or more != rest[len(word) + 1 :]
    if word[:1] in "(（[" and word[-1:] not in ")）]:：":
        return None, rest  # `(NOT VALID)`
    if bare.islower() and not separated and more[:1] and not more[0].isupper():
        return None, rest  # `user_id is empty`
    if (
        is_symbol(bare)
        and (
            not more
            or "_" in bare
            or (bare.isupper() and (separated or (len(bare) > _LONGEST_ACRONYM and not more[:1].islower())))
        )
        and not bare[0].isdigit()
    ):
        return bare, more
    return None, rest


def _title_number(number: str) -> int | str:
    number = number.translate(MINUS_SIGNS).replace("–", "-")
    if has_leading_zero(number) or "-" in number[1:]:
        return number
    return int(number, 16) if number[:2].lower() == "0x" else int(number)
