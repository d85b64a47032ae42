"""The codes in a log, counted in blocks: the time is linear in its length, and the memory is that of one block.

A number counts if the word before it calls it a code (`code=104`, `"errCode": 104`), in a label of the packages
(`zego.rtc.room: ROOM_NOT_FOUND (104)`), or if it can hardly be anything else.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import IO, Final, TypeAlias

from zcodegen.catalog.model import Code, Entry
from zcodegen.diagnostics import Location
from zcodegen.usage.index import CatalogIndex, is_distinctive
from zcodegen.usage.use import Use
from zcodegen.usage.vocabulary import COMMON_CODES, is_code_word, is_other_word

BLOCK: Final = 1 << 20
_MAX_LINE: Final = 2_000
"""Characters of a line that are kept."""
_TRIES: Final = 20
"""Lines that are searched for the message of a code."""
_MAX_UNKNOWN: Final = 10_000
"""Codes that no entry has, of which more is kept than the number."""
_KEYS: Final = ("ode", "CODE", "rrno", "ERRNO", "码", "碼")
"""Ends of the words for a code: a pattern that begins with its letters is found fast."""
_BEGINNINGS: Final = {"ode": "cC", "rrno": "eE"}
_CHINESE: Final = ("返回", "错误", "錯誤", "状态", "狀態", "响应", "響應")
_VALUE: Final = (
    r"(?P<rest>[\w-]{{0,12}})[\"'\]]{{0,3}}\s{{0,2}}(?:[:=]|：|is\b|为|為)?\s{{0,2}}[\"'(\[]?"
    r"(?P<code>-?(?:0[xX][0-9A-Fa-f]{{1,16}}|[0-9]{{1,19}}){words})(?!\w)(?!\.[0-9])"
)
_LABEL: Final = re.compile(rb": (?:[A-Z][A-Z0-9_]{0,62}|unknown) \((?P<code>[^()\s]{1,200})\)")
_ALONE: Final = re.compile(rb"(?<![\w.-])-?[0-9]{7,19}(?![\w-])(?!\.[0-9])")
_DOMAIN: Final = re.compile(rb"[a-z0-9.-]{1,253}")
_WORDS: Final = re.compile(rb"[\w-]{0,40}(?:[. ][\w-]{1,40})?")
"""What precedes a match, read backwards: a pattern that ends at an offset is slow to search."""
_MESSAGE: Final = re.compile(
    r"""["']?\b(?:err(?:or)?_?)?(?:msg|message|desc|description)["']?\s*[:=]\s*("(?:[^"\\]|\\.){1,600}"|'[^']{1,600}')""",
    re.IGNORECASE,
)


_Key: TypeAlias = tuple[str, Code]
"""The domain of a label, or empty, and the code."""


class LogScanner:
    """Counts the codes of one log after the other.

    `counts`: how often the logs have each code. `first`: the first offset of each, with its line. `messages`: what a line
    says about a code that no entry has. `about`: the logs with a sign of the catalog.
    """

    def __init__(self, index: CatalogIndex) -> None:
        self.index = index
        self.counts: Counter[_Key] = Counter()
        self.first: dict[_Key, tuple[Location, str]] = {}
        self.messages: dict[_Key, str] = {}
        self.about: set[str] = set()
        value = _VALUE.format(words=r"|[A-Za-z][\w.]{1,100}" if index.has_strings else "")
        self._keyed = [(key, re.compile((key + value).encode())) for key in _KEYS]
        self._silent: dict[_Key, int] = {}

    def read(self, stream: IO[bytes], path: str) -> None:
        """Count the codes of a log; OSError if it cannot be read."""
        line = 1
        for block in _blocks(stream):
            counted: Counter[_Key] = Counter()
            offsets: dict[_Key, list[int]] = {}
            for key, offset in self._matches(block):
                counted[key] += 1
                if self._is_wanted(key) and len(kept := offsets.setdefault(key, [])) < _TRIES:
                    kept.append(offset)
            self._count_alone(block, counted, offsets)
            for key, count in counted.items():
                if key in self.first or key in offsets:
                    self.counts[key] += count
            if offsets:
                self._look_up(block, offsets, line, path)
            if path not in self.about and any(sign.encode() in block.lower() for sign in self.index.signs):
                self.about.add(path)
            line += block.count(b"\n")

    def _is_wanted(self, key: _Key) -> bool:
        """Return whether the first location of a code, or what a line says about it, is not known yet."""
        if key in self.first:
            return self._silent.get(key, 0) > 0
        return key[1] in self.index.by_code or len(self.first) < _MAX_UNKNOWN

    def _matches(self, block: bytes) -> Iterator[tuple[_Key, int]]:
        """Yield the codes in labels, and those that the word before them calls so; long ones are counted elsewhere."""
        for match in _LABEL.finditer(block):
            domain = _DOMAIN.match(block[max(0, match.start() - 253) : match.start()][::-1])
            key = self._labelled(domain[0][::-1] if domain else b"", match["code"])
            if key:
                yield key, match.start("code")
        for word, pattern in self._keyed:
            for match in pattern.finditer(block):
                start = match.start()
                before = block[start - 1 : start]
                if word in _BEGINNINGS and before.decode("latin-1") not in _BEGINNINGS[word]:
                    continue
                found = self._read(word, match["rest"], match["code"])
                if found is not None and self._is_code(
                    block[max(0, start - 82) : start], word, match["rest"]
                ):
                    yield ("", found), match.start("code")

    @lru_cache(maxsize=10_000)  # noqa: B019 - a scanner lives as long as its scan
    def _labelled(self, domain: bytes, code: bytes) -> _Key | None:
        name = domain.decode()
        if name not in self.index.catalog.domains:
            return None
        text = code.decode("utf-8", "replace")
        return name, text if text in self.index.by_code else _number(text)

    @lru_cache(maxsize=10_000)  # noqa: B019 - see above
    def _read(self, word: str, rest: bytes, code: bytes) -> Code | None:
        """Return the code that a text after a word for a code means; None if it is none of the catalog's or a long one."""
        if any(key.encode() in rest for key in _KEYS):
            return None  # the later word counts
        del word
        index = self.index
        text = code.decode("utf-8", "replace")
        if text in index.by_code:
            return text
        found = _number(text)
        if isinstance(found, str) or (found in index.by_code and _is_alone(text)):
            return None
        is_meant = found in index.by_code or (found not in COMMON_CODES and bool(index.homes(found)))
        return found if is_meant else None

    def _is_code(self, before: bytes, word: str, rest: bytes) -> bool:
        """Return whether the words that end in `word` and `rest` are about a code of an error: `errCode`, not `exit code`."""
        if word in {"码", "碼"}:
            return before.decode("utf-8", "ignore").endswith(_CHINESE)
        found = _WORDS.match(before[::-1])
        key = (found[0][::-1] if found else b"") + word.encode() + rest
        words = key.decode("latin-1").replace(".", " ").split()
        return not any(map(is_other_word, words)) and is_code_word(words[-1])

    def _count_alone(self, block: bytes, counted: Counter[_Key], offsets: dict[_Key, list[int]]) -> None:
        """Count the long numbers that are hardly anything else, without those that a label has given a domain."""
        labelled: Counter[Code] = Counter()
        for (domain, code), count in counted.items():
            if domain:
                labelled[code] += count
        for text, count in Counter(_ALONE.findall(block)).items():
            code = int(text)
            key = ("", code)
            left = count - labelled[code]
            if code in self.index.by_code and is_distinctive(code) and left > 0:
                counted[key] += left
                if self._is_wanted(key):
                    offsets[key] = [
                        next(match.start() for match in _ALONE.finditer(block) if match[0] == text)
                    ]

    def _look_up(self, block: bytes, offsets: Mapping[_Key, list[int]], line: int, path: str) -> None:
        """Record where codes are met for the first time, and what lines say about those that no entry has."""
        for key, starts in offsets.items():
            for offset in sorted(starts):
                start = block.rfind(b"\n", 0, offset) + 1
                end = block.find(b"\n", offset)
                whole = block[start : end if end >= 0 else len(block)]
                text = whole[: 4 * _MAX_LINE].decode("utf-8", "replace")[:_MAX_LINE].strip()
                if key not in self.first:
                    column = len(whole[: offset - start].decode("utf-8", "replace")) + 1
                    at = Location(path, line + block.count(b"\n", 0, offset), column)
                    self.first[key] = at, text
                    self._silent[key] = 0 if key[1] in self.index.by_code else _TRIES
                if self._silent[key] > 0:
                    message = _message(text)
                    self._silent[key] = 0 if message else self._silent[key] - 1
                    if message:
                        self.messages[key] = message

    def uses(self, named: frozenset[str]) -> Iterator[Use]:
        """Yield the codes that were seen, by domain and code; `named` are the logs that the user named.

        A code without an entry counts only in these, and in logs with a sign of the catalog.
        """
        for (domain, code), count in sorted(
            self.counts.items(), key=lambda item: (item[0][0], str(item[0][1]))
        ):
            entries = self._entries(domain, code)
            location, text = self.first[domain, code]
            if not entries and location.path not in self.about and location.path not in named:
                continue
            homes = (
                ()
                if entries
                else ((domain,) if domain else tuple(home.name for home in self.index.homes(code)))
            )
            yield Use(
                "log",
                location,
                "",
                text,
                code,
                entries,
                homes,
                count=count,
                message=self.messages.get((domain, code), ""),
            )

    def _entries(self, domain: str, code: Code) -> tuple[Entry, ...]:
        found = self.index.by_code.get(code, ())
        return self.index.best_of(found, [domain]) if domain else found


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield a log in blocks that end with a line; a line longer than a block is cut between words if it has any."""
    rest = b""
    while chunk := stream.read(BLOCK):
        block = rest + chunk
        cut = block.rfind(b"\n") + 1
        if not cut and len(block) >= BLOCK:
            spaces = [block.rfind(sign, len(block) - 4096) for sign in (b" ", b",", b"}")]
            cut = max(spaces) + 1 or len(block)
        if cut:
            yield block[:cut]
        rest = block[cut:]
    if rest:
        yield rest


def _is_alone(text: str) -> bool:
    """Return whether a number is counted wherever it is."""
    return _ALONE.fullmatch(text.encode()) is not None and is_distinctive(int(text))


def _number(text: str) -> Code:
    """Return a text as the number that it is; a text that is none is a code of its own."""
    if re.fullmatch(r"-?[0-9]{1,19}", text):
        return int(text)
    return int(text, 16) if re.fullmatch(r"-?0[xX][0-9A-Fa-f]{1,16}", text) else text


def _message(line: str) -> str:
    """Return what a line says in a key for a message: `"message": "…"`, `msg='…'`; empty if it does not."""
    found = _MESSAGE.search(line)
    if found is None:
        return ""
    quoted = found[1]
    if quoted.startswith("'"):
        return quoted[1:-1].strip()
    try:
        return str(json.loads(quoted)).strip()
    except ValueError:
        return quoted[1:-1].strip()
