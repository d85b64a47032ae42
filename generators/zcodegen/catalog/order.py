"""The order of the versions of a document, by their names.

Oldest first: names (`draft`), then numbers (`1.4-rc1`, `v2`), then dates (`2025-08-11`) and numbers that begin with a
year (`2026.1`); each is compared with its own kind. Numbers are ordered as in Semantic Versioning 2.0.0,
section 11: what follows a hyphen, or begins with a letter, makes a pre-release, which comes before its release. What
follows a date makes a later version of that day.
"""

from __future__ import annotations

import re
from typing import Final, TypeAlias

Part: TypeAlias = tuple[int, int, str]
"""A run of a name: of digits, by length and then by text, or of anything else; numbers come before words."""

_NUMBER: Final = re.compile(
    r"[vV]?(?P<number>[0-9]+(?:\.[0-9]+)*)(?P<pre>-.[^+\n]*+|[A-Za-z][^+\n]*+)?(?:\+(?P<build>.*))?"
)
_YEAR: Final = re.compile(r"[vV]?(?:19|20)[0-9]{2}\.")
_MONTH: Final = r"(?:0[1-9]|1[0-2])"
_DAY: Final = r"(?:0[1-9]|[12][0-9]|3[01])"
_DATE: Final = re.compile(
    rf"(?P<date>(?:19|20)[0-9]{{2}}(?:(?P<mark>[-.]?){_MONTH}(?P=mark){_DAY}|-?{_MONTH}))(?P<more>(?![0-9]).*)"
)
_RUN: Final = re.compile(r"[0-9]+|[^0-9.-]+")
_NAMES, _NUMBERS, _DATES = range(3)


def version_key(version: str) -> tuple[int, tuple[Part, ...], bool, tuple[Part, ...], str]:
    """Return the key that sorts a version: kind, number or date, whether it is released, the rest, the name itself."""
    if date := _DATE.fullmatch(version):
        day = re.sub("[-.]", "", date["date"])
        parts = tuple(_part(part) for part in (day[:4], day[4:6], day[6:]) if part)
        return _DATES, parts, True, _parts(date["more"]), version
    if number := _NUMBER.fullmatch(version):
        numbers = number["number"].split(".")
        while len(numbers) > 1 and not numbers[-1].strip("0"):  # 1.0 is 1
            numbers.pop()
        return (
            _DATES if _YEAR.match(version) else _NUMBERS,
            _parts(".".join(numbers)),
            not number["pre"],
            _parts(number["pre"] or number["build"] or ""),
            version,
        )
    return _NAMES, _parts(version), True, (), version


def _parts(text: str) -> tuple[Part, ...]:
    return tuple(map(_part, _RUN.findall(text)))


def _part(run: str) -> Part:
    if run[0] in "0123456789":
        digits = run.lstrip("0")
        return (0, len(digits), digits)
    return (1, 0, run)
