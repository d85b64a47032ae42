"""Codes that mark-up sets apart, three or more of one form, on pages about anything."""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.readers.missed.lines import CONTENTS, PageLines
from zcodegen.readers.tables.header_vocabulary import mentions_codes, mentions_errors
from zcodegen.readers.titles.line_lists import are_ordinals

_MARKED_CODE = re.compile(
    r"""
    [\s>]{0,12}
    (?:(?P<heading>\#{1,6}\s{1,4}|<(?:h[1-6]|dt)\b[^<>]{0,200}>\s{0,4}|:{3,}\s?[a-z]{1,20}\s{1,4}(?:\[|title=["'])?|(?:===|!!!|\?\?\?)\+?\s(?:[a-z]{1,20}\s)?["']|<[A-Z][A-Za-z]{2,40}\s[^<>]{0,200}?\b(?:title|label|summary)=["'])|(?P<item>[-*+•]|\d{1,3}[.)]|<li\b[^<>]{0,200}>)\s{0,4})?
    (?P<style>(?:[`*_\[]|<(?:b|strong|code)>){0,4})
    (?:(?P<numbered>(?P<letters>[A-Z]{1,8})[-_]?\d{2,8}[A-Z]?)
    |(?P<pair>[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+[`*_]{0,3}\s?[(（]-?(?:\d{1,10}|0x[0-9A-Fa-f]{1,8})[)）])
    |(?P<error>(?=[A-Z0-9]{1,30}_)(?:[A-Z0-9]+_)*(?:ERR|ERROR|FAILED|FAILURE|INVALID|FOUND|DENIED|TIMEOUT|EXPIRED|EXCEEDED)(?:_[A-Z0-9]+)*)
    |(?P<number>[-−]?\d{3,10}|0[xX][0-9A-Fa-f]{4,16}))
    (?![\w.%/-]|:\d|\s?[年月])
    (?P<behind>(?:[`*_\]]|</[a-z]{1,6}>){0,4}\s{0,3}(?:[:：=—–|]|[-]\s|->)?)
    """,
    re.VERBOSE,
)
"""A line that begins with a code: a heading, a term, an item, bold or in a code span."""
_MARKED_TITLE = re.compile(r"\s{0,3}\#{1,6}\s{1,4}`(?P<code>[A-Za-z][A-Za-z0-9]*(?:[_.-][A-Za-z0-9]+)+)`\s*$")
_PACKED_CODE = re.compile(
    r"(?:<br\s?/?>|[|;；、>])\s{0,3}`?([-−]?\d{3,10})`?\s?(?:[:：=]|[–—-]\s)\s?(?=[^\W\d_]{2})", re.IGNORECASE
)
"""One of several codes in a cell or a sentence, with its text."""
_MARKED_IN_SENTENCE = re.compile(
    r"(?:\*\*|`)([-−]?\d{1,10})(?:\*\*|`)\s?(?:[:：=]|[–—-]\s)\s?(?=[^\W\d_]{2})"
)
"""A number in mark-up with its text, one of several in a sentence."""
_TITLED_ERROR = re.compile(
    r"\s{0,3}(?:\#{1,6}\s|\*\*|__|<(?:h[1-6]|b|strong|summary)\b[^<>]{0,200}>)[^\n]{0,80}?(?:\berror(?:\scode)?\s|错误码?\s?|报错\s?)[#:：]?[`\"]?(?P<code>\d{3,10}|0[xX][0-9A-Fa-f]{4,8}|[A-Z]{1,8}-?\d{3,8})\b",
    re.IGNORECASE,
)
"""A heading or a bold line that names an error by its number (`Q: What does error 5001 mean?`)."""
_UNDERLINE = re.compile(r"\s{0,3}(?:-{3,}|={3,})\s*$")
_LONGEST = 2000
_LEAST = 3


def find_marked_codes(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines that begin with a code set apart by mark-up, if three or more have one form; headings above rows do not count.

    Whatever the page is about: numbers of three digits or more, the same letters with a number (`ORA-00018`), a name with its number
    (`GATE_SHUT (7)`), names of errors; if it is called one about errors and has no rows, headings that are an identifier. A page of
    dates or steps has none of these.
    """
    any_identifier = not page.rows and any(map(mentions_errors, page.titles))
    forms: dict[tuple[str, ...], dict[str, tuple[int, str]]] = {}
    for number, line in page.not_in(page.rows):
        if any_identifier and (title := _MARKED_TITLE.match(line)):
            forms.setdefault(("#", "identifier"), {}).setdefault(title["code"], (number, line))
        elif len(line) > _LONGEST:
            continue
        elif (title := _TITLED_ERROR.match(line)) and number not in page.above_rows:
            forms.setdefault(("#", "titled"), {}).setdefault(title["code"], (number, line))
        elif (
            (found := _MARKED_CODE.match(line))
            and not CONTENTS.match(line)
            and (form := _form_of(found, page, number))
        ):
            forms.setdefault(form, {}).setdefault(found[form[2]], (number, line))
    for sort, codes in forms.items():
        if len(codes) >= _LEAST and not ("number" in sort and are_ordinals(codes)):
            yield from codes.values()


def _form_of(found: re.Match[str], page: PageLines, number: int) -> tuple[str, str, str, str] | None:
    """Return the marks that set a code apart, its kind and letters; None if nothing does, or it is a heading above rows."""
    following = page.lines[number] if number < len(page.lines) else ""
    is_heading = found["heading"] is not None or _UNDERLINE.match(following) is not None
    is_apart = is_heading or found["style"] or (found["item"] and found["behind"].strip())
    if not is_apart or (is_heading and number in page.above_rows):
        return None
    kind = next(kind for kind in ("number", "numbered", "pair", "error") if found[kind])
    mark = "#" if is_heading else (found["item"] or "").lstrip("0123456789")[:1]
    return mark, found["style"][:1], kind, found["letters"] or ""


def find_packed_codes(page: PageLines) -> Iterator[tuple[int, str]]:
    """Yield the lines that are no rows and pack three or more codes with their texts, as a cell or a sentence does."""
    for number, line in page.not_in(page.rows):
        found = _PACKED_CODE.findall(line[:_LONGEST])
        marked = _MARKED_IN_SENTENCE.findall(line[:_LONGEST]) if "`" in line or "*" in line else []
        if len(set(found)) >= _LEAST or (len(set(marked)) >= _LEAST and mentions_codes(line)):
            yield number, line
