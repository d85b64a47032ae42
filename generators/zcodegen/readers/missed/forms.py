"""The forms of lines: what is around an identifier in a line, without what may differ from line to line.

`Si le terminal affiche **12**, …` has the form `Si le terminal affiche **…**`, `Gate shut (12)` the form `… (…)`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec import Struct

from zcodegen.readers.tables.header_vocabulary import is_field_name, mentions_errors, split_words

_MAY_HAVE_CODE: Final = re.compile(r"[0-9]|[A-Z]{4}|[A-Za-z][_.-][A-Za-z]|[a-z][A-Z]|_-|-_")
"""What a line has that has a number or a word which is set apart."""
_TOKEN: Final = re.compile(
    r"(?=[-−A-Z0-9]|[a-z]++[A-Z0-9_.-])(?:(?<![^\W\u3040-\u9fff\uac00-\ud7af])|(?<=__))(?<![&@%$€£¥/\\.,:+-])(?<!\#(?![A-Z]{1,3}\d{1,4}\b))(?!HTTP[-_]?\d|Q\d|(?:19|20)\d\d-\d)(?:16#)?[-−]?[A-Za-z0-9](?:[A-Za-z0-9_.-]{0,60}[A-Za-z0-9])?(?:(?![^\W\u3040-\u9fff\uac00-\ud7af])|(?=__))(?![%/\\@°])"
)
_KIND: Final = re.compile(
    r"""
    (?P<number>[-−]?\d{1,10}|0[xX][0-9A-Fa-f]{1,16}|16\#[0-9A-Fa-f]{2,8}
    |[A-Z][A-Z0-9]{0,15}?(?:[-_.][A-Z0-9]{0,10}?){0,3}\d[A-Z]{0,2}|\d{1,4}[A-F]\d{0,4}[A-F]?|\d{1,4}(?:\.[0-9A-FX]{1,4}){1,3}
    |\d{1,6}(?:-\d{1,6}){1,3}|\d{1,2}x|[a-z]{2,10}[-_]\d{2,6})
    |(?P<word>[A-Z]{4,30}|-?[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+){1,8}|[a-z]{2,30}(?:[._-][a-z0-9]{1,30}){1,8}|[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]+){1,8})
    """,
    re.VERBOSE,
)
"""Numbers, with dots and letters too (`0x10`, `16#80A1`, `E-101`, `13.A3.D3`), and words that are set apart."""
_BLOCK: Final = re.compile(
    r"(?=<(?:article|dd|details|div|dt|h[1-6]|li|option|p|section|summary|tr)\b)", re.IGNORECASE
)
TAG: Final = re.compile(r"</?[A-Za-z][^<>]{0,300}>?")
LETTERS: Final = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]")
_TAG_NAME: Final = re.compile(r"<([A-Za-z][\w.-]{3,40})")
_PICTURE: Final = re.compile(r"[\u2190-\u245f\u25a0-\u2bff\ufe0f\U0001f000-\U0001faff]")
_NAME: Final = re.compile(r"\b[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,8}\b")
_DIGITS: Final = re.compile(r"\d+")
_BLANKS: Final = re.compile(r"\s+")
_WARNING: Final = re.compile(r"warn|advert|avert|avis|警告|경고|предупр", re.IGNORECASE)
_ORDINAL: Final = re.compile(r"^\s{0,12}[a-z](?=[.)]\s)")
_WORD: Final = re.compile(r"[^\W\d_]+(?:[_-][^\W\d_]+)*")
_OPEN: Final = re.compile(
    r"(?:[`*_\[\"'>({【「|│\u2190-\u245f\u25a0-\u2bff\ufe0f\U0001f000-\U0001faff]\s?|[:：] ?|^\s{0,3}\#{1,6} )$"
)
_CLOSED: Final = re.compile(r"[`*_\]\"')}】」]{0,4}(?:\s?(?:$|[:：=<（|│,–—-]|;$)|\s\()")
_SEPARATOR: Final = re.compile(
    r"(?:[(\[（【|│:：]\s?[`*]{0,3}|[.!。]\s[`*]{1,3}|(?<!\s)\s{2,}|\t|\s[-–—→]+\s)$"
)
"""What separates a text from the code behind it."""
_ENDED: Final = re.compile(r"[`*]{0,3}\s?[)\]）】]?[.。;；]?\s*(?:$|[|│\"<]|\s{2}|\t)")
_GAP: Final = re.compile(
    r"\s{0,12}(?P<code>[A-Za-z0-9][^\s|<>:：,;]{0,11}(?:,?\s[^\s|<>:：,;]{1,12}){1,4})(?:\s?\.{4,}\s?|\t|\s{2,}|\s?[→➜⇒]\s?)(?P<text>[^\W\d_].{0,120})"
)
"""Several short words in front of a gap and a text."""
_CAPITALS: Final = re.compile(r"[A-Z]+")
_TAGGED: Final = re.compile(r"<([A-Za-z][\w.-]{0,30})\s[^<>]{0,300}>")
_ADMONITION: Final = re.compile(r"^(\s{0,8}(?::{3,}|!{3}|\?{3}\+?|>?\s?\[!)\s?)[a-z]{2,20}", re.IGNORECASE)
_WORDS: Final = re.compile(r"[^\W\d_]{2}[^\s_]{0,60}\s.{0,80}?[^\W\d_]{2}|[\u3040-\u9fff\uac00-\ud7af]{2}")
_ATTRIBUTE: Final = re.compile(r"<[A-Za-z][\w.-]{0,40}\s[^<>]{0,200}?=\s?[\"'{]{1,2}(?=[^<>\"']*$)")
"""The begin of an element whose attribute holds the text."""
_ROW: Final = re.compile(r"\|[^|`]{0,200}(?=\|)")
_CELLS: Final = re.compile(r"<t[dh]>[^<>]{0,200}</t[dh]>\s{0,9}", re.IGNORECASE)
"""The cells in front of one, in Markdown and HTML."""
_AFTER_TEXT: Final = re.compile(r"[^\W\d_]{2}[`\"'”)]{0,2}[,;，；、]\s?[`\"'“(]{0,2}$")
_SEPARATED: Final = re.compile(r"\s?[:：]\s?(?=[^\W\d_])|\s[-–—]\s")
_IDEOGRAPH: Final = re.compile(r"[\u3040-\u9fff\uac00-\ud7af]")
_CALLED: Final = re.compile(r"(?<![A-Za-z])(?:code|error)[:=]?\s$", re.IGNORECASE)
"""Words in front of a code that is a word."""
_CLOSING: Final = ("`", "*", "]", '"', "'", ")", "}")
_LINKED: Final = re.compile(r"<a\s[^<>]{0,200}\bhref[^<>]{0,200}>$", re.IGNORECASE)
_UNIT: Final = re.compile(
    r",\d{3}(?!\d)|\s?(?:[kMGT]?i?B|[kMG]?Hz|k?W|m?A|k?V|mm|cm|km|k?g|m?s|min|h|€|EUR|USD|\$|°)\b|\s?%|\s?[年月日号个次元天时分秒人条台件項项章节页点級级倍円回本枚개명원년월일회시분초]"
)
_LINK: Final = re.compile(r"[^\s\w]{0,4}\](?:\(|\[|:\s{0,3}<?https?:)|,? (?:19|20)\d\d\b")
_LISTED: Final = re.compile(r"[,;.，；、。][`*\"'“”「」\s]*(?:[^\W\d_]{1,12}\s+){0,3}$")
_EXPLAINED: Final = re.compile(r"[`*\"]{0,3}\s?[(（:：=–—-]")
_LEAST: Final = 3
_SHORT: Final = 80
_MOST_TOKENS: Final = 5
_LEAST_IN_RUN: Final = 5
_IN_RUN: Final = re.compile(r"(?<![\w.,:/+#-])\d{2,8}(?![\w.,/%°])(?=[\"'`*\])]{0,3}\s?[^\d.,;)])")
_FAR: Final = 100
_WIDE: Final = 160
_LONGEST_TEXT: Final = 120


class Place(Struct, frozen=True):
    """A code in a line: the line's number and text, the code, and the text next to it there."""

    number: int
    line: str
    code: str
    text: str


class Form(Struct, frozen=True):
    """What lines of a list have in common: what is in front of the code, the kind of code, and the mark behind it."""

    prefix: str
    is_word: bool
    behind: str
    is_behind_text: bool = False

    @property
    def words(self) -> str:
        """The words in front of the code."""
        return split_words(" ".join(_WORD.findall(TAG.sub(" ", self.prefix))))

    @property
    def labels(self) -> str:
        """The words in front of the code, and the names of the elements that it is in."""
        return f"{split_words(' '.join(_TAG_NAME.findall(self.prefix)))} {self.words}".strip()


def find_places(number: int, line: str) -> Iterator[tuple[Form, Place]]:
    """Yield the identifiers of a line, each with its forms: by what is in front of it, and as the end of a text."""
    if not _MAY_HAVE_CODE.search(line):
        return
    begin = 0
    for block in _BLOCK.split(line) if line.count("<") > 1 else (line,):
        yield from _places(number, line, begin, begin + len(block))
        begin += len(block)
    yield from _composite(number, line)


def find_sequence(number: int, line: str) -> list[Place]:
    """Return the codes that a sentence lists, each with its text; none if their texts are long, or not separated.

    `3 stands for a timeout, 5 for no paper and 9 for an open cover`: all texts but one end with a mark; those of words begin with one as well.
    """
    if not _MAY_HAVE_CODE.search(line):
        return []
    kinds = [(token, kind) for token in _TOKEN.finditer(line) if (kind := _KIND.fullmatch(token[0]))]
    for sort in ("number", "word"):
        found = [token for token, kind in kinds if kind[sort]]
        if len(found) < _LEAST:
            continue
        ends = [*(token.start() for token in found), len(line)]
        texts = [line[token.end() : end] for token, end in zip(found, ends[1:], strict=True)]
        ended = sum(1 for text in texts if _LISTED.search(text))
        if ended < len(texts) - 1:
            continue
        if sort == "word":
            is_list = all(map(_EXPLAINED.match, texts))
        else:
            is_list = len({_DIGITS.sub("", token[0]) for token in found}) == 1 and not any(
                map(_UNIT.match, texts)
            )
        if is_list and all(len(text) <= _SHORT and LETTERS.search(text) for text in texts):
            return [Place(number, line, token[0], text) for token, text in zip(found, texts, strict=True)]
    return []


def find_run(number: int, line: str) -> list[Place]:
    """Return the numbers of a line that holds a list as a whole: as many digits each, ascending, and a text behind each.

    `40001 bad key 40002 bad gate …`: five at least, of which nearly all are in order; a sentence has no such.
    """
    found = [token for token in _IN_RUN.finditer(line) if not _UNIT.match(line, token.end())]
    width, count = max(
        Counter(len(token[0]) for token in found).items(), key=lambda item: item[1], default=(0, 0)
    )
    if count < _LEAST_IN_RUN:
        return []
    found = [token for token in found if len(token[0]) == width]
    ends = [*(token.start() for token in found), len(line)]
    texts = [line[token.end() : end] for token, end in zip(found, ends[1:], strict=True)]
    ascending = sum(1 for before, after in pairwise(found) if before[0] < after[0])
    explained = sum(1 for text in texts if LETTERS.search(text) and len(text) <= _WIDE)
    if ascending * 10 < (count - 1) * 9 or explained * 10 < count * 9:
        return []
    return [Place(number, line, token[0], text) for token, text in zip(found, texts, strict=True)]


def _places(number: int, line: str, begin: int, end: int) -> Iterator[tuple[Form, Place]]:
    count, first = 0, ""
    for found in _TOKEN.finditer(line, begin, min(end, begin + _WIDE)):
        kind = _KIND.fullmatch(found[0])
        if kind is None or is_field_name(found[0]) or _LINK.match(line, found.end()):
            continue
        prefix, rest = line[begin : found.start()], line[found.end() : found.end() + _LONGEST_TEXT * 2]
        is_word = kind["word"] is not None and not _CALLED.search(prefix)
        if not _is_apart(found[0], prefix, rest) if is_word else _UNIT.match(rest):
            continue
        count += 1
        if count <= _MOST_TOKENS and len(prefix) <= _FAR:
            names = " ".join(_NAME.findall(prefix))
            behind = "" if rest[:1].isalpha() else rest[:1]
            place = Place(number, line, found[0], f"{names} {_text(rest)}")
            bare = _bare(prefix)
            first = first or ("" if is_word else bare)
            yield Form(bare, is_word, behind), place
            if first and not is_word and _AFTER_TEXT.search(prefix):
                yield Form(first, is_word, behind), place
        if (
            not is_word
            and _ENDED.match(rest)
            and (separator := _SEPARATOR.search(prefix))
            and _WORDS.search(prefix)
        ):
            form = Form(_BLANKS.sub(" ", separator[0]), is_word, rest[:1].strip(), is_behind_text=True)
            yield form, Place(number, line, found[0], f"{_text(_ATTRIBUTE.sub(' ', prefix))} {_text(rest)}")


def _is_constant(code: str) -> bool:
    return "_" in code and code.isupper()


def _is_apart(code: str, prefix: str, rest: str) -> bool:
    """Whether mark-up or a mark is around a word, or it is alone on its line."""
    is_closed = _CLOSED.match(rest) or (_is_constant(code) and rest[:1] in _CLOSING)
    is_around = is_closed and _OPEN.search(prefix) and not _LINKED.search(prefix)
    return bool(is_around) or _is_alone(code, prefix, rest)


def _is_alone(code: str, prefix: str, rest: str) -> bool:
    """Whether the name of a constant is alone on its line, or in front of a separator."""
    return (
        _is_constant(code)
        and not prefix.strip(" \t-*+•·")
        and (
            not rest.strip(" ,;") or _SEPARATED.match(rest) is not None or _IDEOGRAPH.match(rest) is not None
        )
    )


def _composite(number: int, line: str) -> Iterator[tuple[Form, Place]]:
    """Yield what is in front of a wide gap or dots, if it has a number in it (`1 short, 2 long .... text`, `F5 201  text`)."""
    found = _GAP.match(line)
    if found and any(map(str.isdigit, found["code"])):
        shape = _CAPITALS.sub("A", _DIGITS.sub("0", found["code"]))
        yield (
            Form(shape, is_word=False, behind=" ", is_behind_text=True),
            Place(number, line, found["code"], found["text"]),
        )


def _bare(prefix: str) -> str:
    """Return what is in front of a code without what may differ: numbers, pictures, names, words for errors, the depth of blanks."""
    bare = _TAGGED.sub(r"<\1>", _ADMONITION.sub(r"\1", prefix))
    bare = _CELLS.sub("", _ROW.sub("|", bare) if bare.lstrip().startswith("|") else bare)
    bare = _NAME.sub("•", _ORDINAL.sub("0", bare))
    bare = _WORD.sub(
        lambda word: "error" if mentions_errors(word[0]) or _WARNING.match(word[0]) else word[0], bare
    )
    return _BLANKS.sub(" ", _DIGITS.sub("0", _PICTURE.sub("•", bare)))


def _text(part: str) -> str:
    return TAG.sub(" ", part)[:_LONGEST_TEXT]
