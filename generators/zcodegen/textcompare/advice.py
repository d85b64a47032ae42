"""Whether a text advises to try the same again, or not to; advice to change something first is neither.

The phrases are those of vendors' pages in each language. A sentence with a condition before its advice ("if it exists,
retry") or with something to do first ("remove it and retry") gives no advice; waiting is nothing to do.
"""

from __future__ import annotations

import re
from typing import Final, Literal, TypeAlias

from msgspec import Struct

RetryAdvice: TypeAlias = Literal["retry", "no-retry"]


class _Phrases(Struct, frozen=True):
    """The patterns of a language, for texts in small letters.

    `aside` is removed first: it mentions a retry without advising it.
    """

    again: re.Pattern[str]
    never: re.Pattern[str]
    first: re.Pattern[str]
    aside: re.Pattern[str]


_NOTHING: Final = r"(?!)"


def _phrases(again: str, never: str = _NOTHING, first: str = _NOTHING, aside: str = _NOTHING) -> _Phrases:
    return _Phrases(*map(re.compile, (again, never, first, aside)))


_PHRASES: Final = {
    "de": _phrases(
        r"erneut (?:zu )?versuchen|versuchen sie es (?:\w+ )?(?:erneut|noch ?mal|nochmals|wieder|später)|wiederholen sie",
        r"nicht (?:erneut|noch einmal)",
        r"\b(?:wenn|falls)\b.{0,300}(?:erneut|wiederholen)|\bund\b[^.]{0,300}(?:erneut|wiederholen)",
    ),
    "en": _phrases(
        r"\b(?:retr(?:y|ied)|try (?:(?:it |this |the (?:call|operation|request) )?again|later))\b",
        r"\b(?:do not|don['’]t|never|no need to|not to|should not|must not) (?:blindly )?(?:retry|try)\b|\bnot (?:be )?retried\b",
        r"\b(?:retry|try again) with\b|\b(?:adjust|change|check|correct|enable|ensure|fix|make sure|modify|pass|provide|select|set|update|use|verify)\b.{0,80}\b(?:retry|again)\b"
        r"|\bif\b[^;]{0,300}\b(?:retry|try)\b|^\W*(?:please )?(?!wait\b)\w+\b[^;]{0,300},? (?:and|then|and then) (?:please )?(?:retry|try)\b",
        r"\bif (?:the )?retry fails\b|\b(?:the|after|a) retry\b|\bretry[- ](?:after(?! (?:\d|an?\b|some\b|several\b|the\b))|count|limit|policy)\b|\bretry fails\b",
    ),
    "es": _phrases(
        r"int[eé]nt\w{1,30} (?:\w{1,30} )?(?:de nuevo|nuevamente|otra vez|más tarde)|vuelva a intentar|reintent[ea]",
        r"no (?:lo )?(?:vuelva a intentar|reintente)",
        r"\bsi\b.{0,300}(?:int[eé]nt|vuelva)|\by\b (?:vuelva a intentar|reintente|int[eé]nt)",
    ),
    "fr": _phrases(
        r"r[ée]essay", r"ne r[ée]essayez pas", r"\bsi\b.{0,300}r[ée]essay|\bet r[ée]essay|puis r[ée]essay"
    ),
    "it": _phrases(r"riprov", r"non riprov", r"\bse\b.{0,300}riprov|\be riprov"),
    "ja": _phrases(
        r"再試行|再度お?試|もう一度お?試|リトライ|やり直して",
        r"(?:再試行|リトライ)し(?:ないで|なくて)",
        r"(?:場合|とき).{0,300}(?:再試行|試し)|(?:て|して)(?:から|、)?(?:再試行|もう一度|再度)",
    ),
    "ko": _phrases(
        r"다시 ?시도|재시도",
        r"(?:다시 ?시도|재시도)하지",
        r"(?:경우|면).{0,300}(?:다시 ?시도|재시도)|후 ?(?:다시 ?시도|재시도)",
    ),
    "pt": _phrases(
        r"tente (?:\w+ )?(?:novamente|de novo|mais tarde)|repita (?:a|o)",
        r"não tente",
        r"\bse\b.{0,300}tente|\be tente",
    ),
    "ru": _phrases(
        r"повторите|попробуйте (?:снова|ещё раз|еще раз|позже)|повторить попытку",
        r"не повторяйте",
        r"\bесли\b.{0,300}(?:повторите|попробуйте)|\bи (?:повторите|попробуйте)",
    ),
    "zh": _phrases(
        r"重试|重試|再试|再試|重新尝试|重新嘗試|再次尝试",
        r"(?:勿|不要|无需|無需|不必|禁止|不应|不可|别)[^，。；]{0,6}(?:重试|重試|再试|再試)",
        r"(?:如|若|假如)[^；]{0,300}(?:重试|重試|再试|再試)|(?:并|並|然后|然後|再行|[^稍之以秒钟鐘分时時间間會会]后|[^稍之以秒鐘分時間會]後)再?(?:次)?(?:重试|重試|重新尝试)"
        r"|(?:修改|更换|更換|调整|調整|更正|重新填写|检查|檢查|确认|確認|换用?)[^；]{0,40}(?:重试|重試|再试|再試)",
        r"重试(?:无效|失败|多次|次数|仍|后)|多次重试|重試(?:無效|失敗)",
    ),
}
RETRY_LANGUAGES: Final = tuple(sorted(_PHRASES))
"""Languages with phrases."""
_PHRASES["yue"] = _PHRASES["zh"]
_SENTENCE: Final = re.compile(r"[。！？!?；;\n]+|\.(?=\s|$)")


def retry_advice(text: str, locale: str) -> RetryAdvice | None:
    """Return whether a text in a locale advises to try the same again, advises against it, or neither (None).

    Advice against it wins. Languages without phrases give no advice.
    """
    phrases = _PHRASES.get(locale.partition("-")[0].lower())
    if phrases is None or not phrases.again.search(lower := text.lower()):
        return None
    advised: RetryAdvice | None = None
    for sentence in _SENTENCE.split(lower):
        bare = phrases.aside.sub("", sentence)
        if phrases.never.search(bare):
            return "no-retry"
        if phrases.again.search(bare) and not phrases.first.search(bare):
            advised = "retry"
    return advised
