"""Lines of one form that begin with a code, without the mark of a list: `+CME ERROR: 10  text`, `01h – text`, `P0300 .... text`.

The form is the words and marks in front of the code, its kind, and what separates it from the text. Three lines of one form
with different codes are a list, as in manuals that were typed or converted.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

_MARK: Final = r"(?:[`*_\[【「\"'(（<]|</?(?:b|strong|code|em)>){0,4}"
_LINE: Final = re.compile(
    rf"""
    \s{{0,12}}(?:<(?:p|div|dt|li|td|span)\b[^<>]{{0,200}}>\s{{0,4}}){{0,3}}
    (?:(?:[(（]\d{{1,3}}[)）]|[①-⑳]|\d{{1,3}}、|\d{{1,3}}[.)]\s|[-*+•]\s|[:>]\s|:(?=\S))\s{{0,3}})?
    (?P<open>{_MARK})
    (?P<prefix>(?:[+\#]?[^\W\d_]{{1,20}}(?:[.:：]?\s{{0,3}}\#|[.:：]?\s{{1,3}}|[:：]|(?<=[^\x00-\x7f])(?=[A-Z\d]))){{0,3}})
    (?P<inner>{_MARK})
    (?P<code>(?!HTTP|Q\d)(?:0[xX][0-9A-Fa-f]{{1,8}}|[0-9A-F]{{2}}\ [0-9A-F]{{2}}(?=\s)|\d{{1,3}}\.\d{{1,3}}(?=[\s:：(（*_`])|[0-9][0-9A-Fa-f]{{1,7}}[hH]|0[0-9]{{0,4}}[A-F][0-9A-F]{{0,4}}(?![0-9A-Za-z])|[A-Z]{{1,6}}[-_.]?(?=[A-F]{{0,7}}\d)[0-9A-F]{{2,8}}[A-Z]?|[A-Z]{{1,4}}(?:-[A-Z]{{1,6}}){{0,3}}-?\d{{1,8}}|[-−]?\d{{1,10}}))
    (?P<close>(?:[.:：](?=[*_`<]))?(?:[`*_\]】」\"')）>]|</(?:b|strong|code|em)>){{0,4}}(?:</(?:dt|div|span|p)>\s{{0,4}}(?:<(?:dd|div|p|span)\b[^<>]{{0,200}}>\s{{0,4}}){{1,2}})?)
    (?P<behind>(?<=>)|\s?[:：=](?!\d|//)\s{{0,4}}|\s{{1,4}}[–—-]{{1,3}}\s{{1,4}}|\.\s{{1,3}}|\s{{0,3}}[·•…‥]{{1,3}}\s{{0,3}}|\s{{0,4}}(?:->|=>|→|⇒|–|—|[|│])\s{{0,4}}|\s?\.{{3,80}}\s?|\s{{2,40}}|\t\s{{0,40}}|\s?(?=[(（])|\s|$)
    (?P<text>(?:(?![(（]?https?:)(?:[^\W\d_]|[`*_"'“‘(（\[【「<]).{{0,600}})?)$
    """,
    re.VERBOSE,
)
CAPTIONS: Final = frozenset(
    (
        "bug", "fig", "figure", "issue", "listing", "table", "task", "ticket", "abbildung", "tabelle", "tableau", "figura", "tabela", "tabla", "рисунок", "таблица",
        "表", "表格", "图", "圖", "図", "그림", "표",
    )
)  # fmt: skip
"""Words in front of the numbers of tables, figures and tickets."""
_NUMBER_WORDS: Final = frozenset(("no", "nr", "n°", "nº", "num", "№"))
"""Words that only announce a number."""
_HEX: Final = re.compile(r"([0-9][0-9A-Fa-f]{1,7})[hH]")
_IN_BRACKETS: Final = re.compile(r"[(（]([^()（）]+)[)）][.:：]?\s*")
_LETTERS: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_ORDERED: Final = re.compile(r"(\d{1,5})[.)]\s{1,4}([^\W\d_].{0,600})$")
_LARGE_STEP: Final = 10
_NAME: Final = re.compile(r"[A-Z][A-Z0-9]*_?[A-Z0-9_]{3,60}(?=\s?[:：]|\s[-–—]\s)")
_WORDS: Final = re.compile(
    r"[^\W\d_]{2}[^\W_]{0,60}\s(?:.{0,80}?\s)?[^\W\d_]{2}|^[^\W\d_]{4,40}[.!]?$|[\u3040-\u9fff\uac00-\ud7af]{2}"
)
_DIGIT: Final = re.compile(r"\d")
_LEAST: Final = 3
_YEARS: Final = range(1900, 2101)
_LONGEST: Final = 700
_FIRST: Final = 80


class CodeLine(Struct, frozen=True):
    """A line of a list: its number, its code and text, and the words in front of the code.

    `is_tight`: another entry is right above or below; `is_counted`: the codes of the list count from 0 or 1, as figures do.
    """

    number: int
    code: str
    text: str
    prefix: str
    is_tight: bool = False
    is_counted: bool = False

    @property
    def is_dotted(self) -> bool:
        """Whether the code is a number with a dot, as those of versions and sections are."""
        return self.code[0].isdigit() and "." in self.code

    @property
    def title(self) -> str:
        """The code and its text as a title states them."""
        return f"{self.code}: {self.text}" if self.text else self.code


def find_code_lines(lines: Sequence[str], taken: Collection[int]) -> Iterator[list[CodeLine]]:
    """Yield the lines of each such list; `taken` are the numbers, from 1, of lines that are something else."""
    forms: dict[tuple[str, ...], list[CodeLine]] = {}
    for number, line in enumerate(lines, 1):
        if number in taken or len(line) > _LONGEST or not _DIGIT.search(line, 0, _FIRST):
            continue
        found = _LINE.match(line)
        if found is None or not (_LETTERS.search(found["text"]) or _may_stand_alone(found)):
            continue
        kind, code = _kind(found["code"])
        separator = found["behind"].strip()[:2] or ("  " if len(found["behind"]) > 1 else " ")
        prefix = found["prefix"].strip(" .:：#")
        if prefix.casefold() in CAPTIONS:
            continue
        marks = found["open"] + found["inner"]
        if _is_separated(found, prefix, kind, separator) or marks:
            form = (prefix.casefold(), found["open"], found["inner"], found["close"], kind, separator)
            named = "" if prefix.casefold() in _NUMBER_WORDS else prefix
            entry = CodeLine(number, code, _bare(found["text"]), named)
            forms.setdefault(form, []).append(entry)
    for group in (*forms.values(), _ordered(lines, taken)):
        if _are_entries(group):
            numbers = {entry.number for entry in group}
            is_counted = are_ordinals([entry.code for entry in group])
            yield [
                replace(
                    entry,
                    is_tight=not numbers.isdisjoint((entry.number - 1, entry.number + 1)),
                    is_counted=is_counted,
                )
                for entry in group
            ]


def _may_stand_alone(line: re.Match[str]) -> bool:
    """Whether a line may be a code with its text below it."""
    return not line["text"] and (line["prefix"] != "" or line["code"][:2].lower() == "0x")


def _ordered(lines: Sequence[str], taken: Collection[int]) -> list[CodeLine]:
    """Return the items of numbered lists whose numbers do not count them: they begin with 0, or leave many out."""
    found = [
        CodeLine(number, match[1], match[2], "")
        for number, line in enumerate(lines, 1)
        if line[:1].isdigit() and number not in taken and (match := _ORDERED.match(line))
    ]
    numbers = [int(entry.code) for entry in found]
    steps = [after - before for before, after in pairwise(numbers)]
    is_list = bool(found) and min(steps, default=0) > 0 and (numbers[0] == 0 or max(steps) >= _LARGE_STEP)
    return found if is_list and max(steps) > 1 else []


def _is_separated(found: re.Match[str], prefix: str, kind: str, separator: str) -> bool:
    """Whether it is clear where the code of a line ends and its text begins."""
    text = found["text"]
    if not text or separator == ".":
        return bool(prefix) or _may_stand_alone(found)
    if kind == "parts" and "." in found["code"]:
        return bool(prefix)
    is_wide = kind == "number" and (len(found["code"]) >= _LEAST or _NAME.match(text) is not None)
    return (
        separator != " "
        or kind == "hex"
        or ((prefix or kind == "letters" or is_wide) and not text[0].islower())
    )


def _are_entries(group: Sequence[CodeLine]) -> bool:
    """Whether lines of one form have different codes and texts of several words, as a list has; questions are none."""
    codes = {entry.code for entry in group}
    texts = sum(
        1 for entry in group if not entry.text or (_WORDS.search(entry.text) and entry.text[-1] not in "?？")
    )
    return len(codes) >= _LEAST and len(codes) * 10 >= len(group) * 8 and texts * 2 > len(group)


def are_ordinals(codes: Collection[str]) -> bool:
    """Whether numbers are years, or count on from 0 or 1."""
    numbers = [int(code) for code in codes if code.isdecimal()]
    if len(numbers) < len(codes):
        return False
    counted = range(numbers[0], numbers[0] + len(numbers))
    return all(number in _YEARS for number in numbers) or (numbers[0] <= 1 and numbers == [*counted])


def _kind(code: str) -> tuple[str, str]:
    """Return the kind of a code, and the code in a spelling that titles have."""
    if found := _HEX.fullmatch(code):
        return "hex", f"0x{found[1]}"
    if code[:2].lower() == "0x":
        return "hex", code
    if " " in code or (code[0].isdigit() and "." in code):
        return "parts", code
    return ("letters", code) if code[0].isalpha() else ("number", code)


def _bare(text: str) -> str:
    """Return a text without the brackets around it, or around its first part."""
    text = text.rstrip().removesuffix("**").rstrip()
    found = _IN_BRACKETS.match(text)
    if found is None:
        return text
    rest = text[found.end() :]
    return f"{found[1]}. {rest}" if rest else found[1]
