"""What a statement is about: outcomes, acts and things, by the rows of the vocabulary.

Words without a row are compared by their stems, Chinese ones by their characters and pairs of neighboring characters.
A name of code counts as its words: `RoomNotFound` is about a room that was not found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from zcodegen.textcompare.normalize import normalize
from zcodegen.textcompare.tokens import Sort, tokens
from zcodegen.textcompare.vocabulary import HAN, NEGATION, Concept, stem, vocabulary

_TOKEN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_']*")
_PREPOSITION: Final = "in"
_UNABLE: Final = "unable"
_CANNOT: Final = re.compile(r"\b(?:can ?not|can't|could not|couldn't)\b", re.IGNORECASE)
_NOT: Final = re.compile(r"n't\b", re.IGNORECASE)
_LACK: Final = "lack"
_NOT_HAVE: Final = re.compile(
    r"\b(?:do|does|did|has|have|had) not have\b|\b(?:has|have|had) no\b", re.IGNORECASE
)
_SUBWORD: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_COMPOUND: Final = re.compile(r"[a-z][A-Z]|_|[A-Za-z]\d|\d[A-Za-z]")
_HAN_RUN: Final = re.compile(f"[{HAN}]+")
_LATIN_RUN: Final = re.compile(r"[A-Za-z0-9_]+")
_BOUND: Final = re.compile(
    r"(?:不?(?:小于|大于|低于|高于|少于|多于|超过|能超过|得超过)|最[多少大小长短]|至[多少]|less than|more than|fewer than|greater than"
    r"|no (?:more|longer) than|not exceed|at (?:most|least)|up to|maximum of|minimum of)(?:等于|为|是)?\s*(?=\d)",
    re.IGNORECASE,
)
"""How a number is called a bound: the number is a fact, and "less than 5" is not "too short"."""

_VALUES: Final = frozenset({Sort.DATE, Sort.INTERVAL, Sort.LINK, Sort.NUMBER, Sort.PLACEHOLDER})
_STATES: Final = frozenset({"inactive", "disconnected", "unavailable"})
"""Outcomes that are states: what cannot be started is not what was not started."""

_EMPTY: Final = "empty"
_GAP: Final = "\0"
_MAX_DENIED: Final = 6
"""Words after a "not" within which a word can be denied."""

TO_SIMPLIFIED: Final = str.maketrans(
    "們這為國說時請錄認證誤戶沒網線過創刪務設備輸關閉開啟發無權審級數據庫錯處應該個條單記與對號碼實錢賬帳訂餘額頻調參檢查檔案圖連結鏈鍵環變類別稱簽驗隱藏權歸還買賣價幣種倉槓桿風險當達標運營聯繫絡傳輸獲訊息屬於後臺轉移動態讀寫鎖順織組間隊執業產戰費賠償帐",
    "们这为国说时请录认证误户没网线过创删务设备输关闭开启发无权审级数据库错处应该个条单记与对号码实钱账账订余额频调参检查档案图连结链键环变类别称签验隐藏权归还买卖价币种仓杠杆风险当达标运营联系络传输获讯息属于后台转移动态读写锁顺织组间队执业产战费赔偿账",
)
"""Traditional characters of errors to their simplified form, for `str.translate`."""

_COMMON_THINGS: Final = frozenset({"resource", "user"})
_COMMON_WEIGHT: Final = 0.6
_CHARACTER_WEIGHT: Final = 0.2
_LONE_CHARACTER_WEIGHT: Final = 0.4
_PAIR_WEIGHT: Final = 0.5


class Sense(Struct, frozen=True):
    """What one or more statements are about.

    `text` is normalized, without values. `things` maps what is spoken of to its weight: stems, Chinese characters and pairs,
    or names of concepts, which begin with "=". `words` are the English words that say something, every negation as one.
    """

    text: str
    outcomes: Mapping[str, Concept]
    acts: Mapping[str, Concept]
    topics: frozenset[str]
    things: Mapping[str, float]
    words: tuple[str, ...]

    @property
    def weight(self) -> float:
        """How much there is to compare in `things`."""
        return sum(self.things.values())


@lru_cache(maxsize=65_536)
def read_sense(text: str) -> Sense:
    """Return what `text`, in English or Chinese or in both, is about."""
    masked = _mask_values(text)
    plain = vocabulary().vendors.sub(" ", masked)
    words = tuple(_words(plain))
    concepts, things = _read_english(words)
    light = vocabulary().light_english
    if _HAN_RUN.search(plain):
        chinese = _read_chinese(_LATIN_RUN.sub(" ", plain).translate(TO_SIMPLIFIED))
        concepts, things = concepts + chinese[0], things | chinese[1]
    found: dict[str, dict[str, Concept]] = {"outcomes": {}, "acts": {}, "things": {}, "topics": {}}
    for concept in concepts:
        found[concept.section][concept.name] = concept
    for name in found["things"]:
        things["=" + name] = _COMMON_WEIGHT if name in _COMMON_THINGS else 1.0
    return Sense(
        text=masked,
        outcomes=found["outcomes"],
        acts=found["acts"],
        topics=frozenset(found["topics"]),
        things=things,
        words=tuple(NEGATION if word == _UNABLE else word for word in words if word not in light),
    )


def _read_english(words: Sequence[str]) -> tuple[list[Concept], dict[str, float]]:
    """Return the concepts, and the things without a row, of all words that are not skipped."""
    known = vocabulary()
    table = known.english
    stems = tuple(map(stem, words))
    concepts: list[Concept] = []
    things: dict[str, float] = {}
    denied = -1
    at = 0
    while at < len(stems):
        lengths = range(min(known.longest_english, len(stems) - at), 1, -1)
        length = next((length for length in lengths if stems[at : at + length] in table), 1)
        if length > 1:
            concepts.append(table[stems[at : at + length]])
        elif words[at] == _UNABLE:
            denied, outcome = _find_prevented(stems, at)
            concepts.append(outcome)
        elif stems[at] == NEGATION:
            denied = _find_denied(stems, at)
            if denied > 0:
                concepts.append(table[NEGATION, stems[denied]])
        elif at != denied:
            concept = known.english_forms.get(words[at]) or table.get(stems[at : at + 1])
            if concept:
                concepts.append(concept)
            elif words[at] not in known.light_english:
                things[stems[at]] = 1.0
        at += length
    return concepts, things


def _find_denied(stems: Sequence[str], at: int) -> int:
    """Return the index of the word that "not" at `at` denies from afar, -1 if there is none: no valid token was *found*."""
    table = vocabulary().english
    indexes = [
        index
        for index in range(at + 2, min(at + _MAX_DENIED, len(stems)))
        if (NEGATION, stems[index]) in table and stems[index] != _PREPOSITION
    ]
    attribute = next(
        iter(indexes), -1
    )  # "no app with the given ID exists": the participle belongs to the noun
    return next((index for index in indexes if table[NEGATION, stems[index]].name != _EMPTY), attribute)


def _find_prevented(stems: Sequence[str], at: int) -> tuple[int, Concept]:
    """Return the index of the word that "cannot" at `at` denies, and the outcome.

    "Cannot be found" is "not found"; "cannot be opened" is a failure, other than "not opened".
    """
    table = vocabulary().english
    if at + 1 < len(stems):
        concept = table.get((NEGATION, stems[at + 1]))
        if concept and concept.name not in _STATES:
            return at + 1, concept
    return -1, vocabulary().english_forms[_UNABLE]


def _read_chinese(text: str) -> tuple[list[Concept], dict[str, float]]:
    """Return what `_read_english` returns, for the Chinese part of a text."""
    words = vocabulary()
    found = (words.chinese[phrase] for phrase in words.chinese_pattern.findall(text))
    rest = words.chinese_pattern.sub(_GAP, text)
    weights = _character_weights(words.negative_chinese.sub(_GAP, rest))
    return [concept for concept in found if concept], weights


def _mask_values(text: str) -> str:
    """Return `text`, normalized, without numbers, their units, links and placeholders: those are facts."""
    masked = _BOUND.sub(" ", normalize(text))
    for token in tokens(text):
        if token.sort in _VALUES:
            masked = masked.replace(token.text, " ")
    return masked


def join_senses(senses: Iterable[Sense]) -> Sense:
    """Return what several statements together are about."""
    parts = tuple(senses)
    if len(parts) == 1:
        return parts[0]
    return Sense(
        text=" ".join(part.text for part in parts),
        outcomes={name: concept for part in parts for name, concept in part.outcomes.items()},
        acts={name: concept for part in parts for name, concept in part.acts.items()},
        topics=frozenset().union(*(part.topics for part in parts)),
        things={thing: weight for part in parts for thing, weight in part.things.items()},
        words=tuple(word for part in parts for word in part.words),
    )


def _words(text: str) -> Iterable[str]:
    """Yield the words without articles and auxiliaries, all negations as one."""
    words = vocabulary()
    plain = _NOT_HAVE.sub(_LACK, _NOT.sub(" not", _CANNOT.sub(_UNABLE, text)))
    for token in _TOKEN.findall(plain):
        for word in _subwords(token):
            if word in words.negative_english:
                yield NEGATION
            elif len(word) > 1 and word not in words.skipped_english:
                yield word


def _subwords(token: str) -> list[str]:
    if _COMPOUND.search(token) and token.lower() not in vocabulary().plain_words:
        return [word.lower() for word in _SUBWORD.findall(token)]
    return [token.lower().removesuffix("'s").strip("'")]


def _character_weights(text: str) -> dict[str, float]:
    weights: dict[str, float] = {}
    for run in _HAN_RUN.findall(text):
        if len(run) == 1:
            weights[run] = _LONE_CHARACTER_WEIGHT
            continue
        for character in run:
            weights.setdefault(character, _CHARACTER_WEIGHT)
        weights.update(dict.fromkeys(map(str.__add__, run, run[1:]), _PAIR_WEIGHT))
    return weights
