"""Words of texts about failures, by language: what tells messages of errors from descriptions of anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from zcodegen.readers.remembered import remembered

_BEGINNINGS: Final[Mapping[str, str]] = {
    "en": r"abort|bad\b|banned|blocked|cancel|cannot|conflict|corrupt|could not|crash|declin|den(?:ied|y)|disable|disallow|does not|duplicate|err(?:ors?)?\b|exceed|expir|fail|fault|"
    r"forbid|full\b|gone\b|illegal|incorrect|incompatib|insufficient|interrupt|invalid|(?:is|are|was|has|have|do|did) not|lack|locked|lost|malform|mismatch|missing|must\b|not\b|"
    r"no such|out of|empty\b|exhaust|no (?:access|device|answer|connection|data|memory|network|paper|permission|power|response|route|signal|space)\b|reject|refus|restrict|revoke|"
    r"suspend|timed? ?out|too (?:many|large|long|short|small|big|low|high|late|early|much|lean|rich|dry|wet|strict|hot|cold|old|weak|heavy|far|close|fast|slow)|unable|unauth|"
    r"unavailab|unexpected|unknown|unprocess|missed\b|misfire|unsigned\b(?! (?:\d|char|int|long|number|short))|used up|read-only|unreachable|unrecogni|unsuccess|unsupported|wrong|busy\b|"
    r"congest|overload|deadlock|insuff|kicked|lacks|stolen|closed\b|abnormal|anomal|loss\b|broken|stuck|jam(?:med|s)?\b|damag|defect|dirty|frozen|worn\b|leak|offline|opened\b|overheat|overcurrent|"
    r"overvoltage|undervoltage|stalled|malfunction|disconnect|(?:short|open)[ -]circuit|tripped",
    "de": r"fehl|nicht\b|kein|zu (?:hoch|niedrig|groß|klein|lang|kurz|heiß|kalt|schwer|alt|viel|spät)|ohne\b",
    "fr": r"erreur|pas\b|plein|manque|vide\b|trop (?:grand|petit|long|court|élevé|tard)|faux\b|fausse\b",
    "es": r"no (?:se|es|está|existe|tiene|hay)\b|sin\b|no (?:alcanza|admite|puede|responde|corresponde)|error\b",
    "pt": r"não\b|erro\b|falta\b|sem\b",
    "ru": r"не\b|нет\b",
    "it": r"errore\b|malfunzion|anomali|perdit[ae]\b|non (?:è|può|valid|trovat|riuscit|risponde|disponibil)|valido\b.{0,3}non|errat[oai]\b",
    "tr": r"yok\b|değil\b",
    "pl": r"usterk|zwarci|przegrza|przerw|brak\b|nie (?:jest|został|można|znaleziono|ma|odpowiada)",
}
"""What is at the begin of a word; in English also behind a digit."""
_PARTS: Final[Mapping[str, str]] = {
    "en": r"n['’]t\b",
    "de": r"abgelehnt|abgelaufen|gesperrt|unbekannt|reicht nicht|defekt|blockiert|verstopft|kurzschluss|unterbrochen|falsch|verbraucht|klemmt|verstellt|verschlissen|verklebt|"
    r"durchgebrannt",
    "fr": r"invalide|refus|impossible|introuvable|manquant|inconnu|hors (?:plage|service|ligne|tension|limite)|bourrage|ouvert\b|ouverte\b|absent|atteint|surchauff|insuffisant|"
    r"incorrect",
    "es": r"fall[oó]|rechaz|vencid|excedid|insuficiente|denegad|desconocid|cerrad|bloquead|caducad|incorrect|agotad|superad|demasiad|errad[oa]|insuficient|no (?:es|coincide)|revocad",
    "pt": r"falh|expirad|negad|recusad|exced|ausente|vencid|insuficiente|bloquead|esgotad|perdid|incorret|inexistente|duplicad|rejeit|superaquec|travad|queimad|abert[oa]|demais",
    "it": r"scadut|rifiutat|bloccat|mancant|sconosciut|fallit|insufficient|guast[oa]",
    "tr": r"yetersiz|reddedildi",
    "pl": r"odrzucon|wygas|przekroczon|nieznan|zablokowan",
}
"""What is anywhere in a word, spelled in ASCII."""
_FOREIGN_PARTS: Final[Mapping[str, str]] = {
    "zh": r"失败|失敗|错误|錯誤|无效|無效|不存在|不能|不正确|不正確|不支持|不合法|不匹配|不足|不可|不允许|不允許|未|超时|超時|超过|超過|超出|超限|过期|過期|拒绝|拒絕|禁止|异常|異常|缺少|缺失|占用|中断|维护中|維護中|重复|重複|已存在|已被|非法|无法|無法|没有|沒有|无权|無權|冻结|受限|有误|有誤|为空|為空|"
    r"故障|断线|斷線|断开|短路|过流|過流|过压|過壓|欠压|過載|过载|过热|過熱|堵转|卡纸|缺纸|损坏|損壞|脱落|松动|离线|離線|停用|已满|太多|过多|太频繁|过低|过高|过大|过小|过长|已关闭|用完",
    "ja": r"失敗|不正|不足|エラー|無効|できません|できない|ません|ない|されていない|超過|期限切れ|拒否|タイムアウト|異常|故障|断線|過負荷|過熱|詰ま|破損|低下|違い|ロックされ|メンテナンス中|すぎ(?:ます|る)|見つかりません|切れ|外れて",
    "ko": r"오류|에러|실패|잘못|없습|없음|않|초과|만료|거부|불가|중복|누락|부족|금지|유효하지|고장|단선|과부하|과열|과전류|과전압",
    "de": r"ungültig|überschritt|überlast|gestört|überstrom|übertemperatur|störung|beschädigt|zeitüberschreitung|verschweißt|ausgelöst",
    "fr": r"échou|échec|expiré|dépass|déconnect|bloqué|défaillan|défaut|périmé|annulé|clôtur|débranch",
    "es": r"inválid|dañad",
    "pt": r"inválid",
    "ru": r"ошибк|неверн|недоступ|отказ|отклон|превыш|истек|истёк|отсутств|запрещ|недостаточн|невозможн|просрочен|заполнен|заблокирован|потерян|занят",
    "tr": r"yanlış|geçersiz|başarısız|hatalı|bulunamadı|okunamadı|dolmuş|aşıldı",
    "pl": r"błęd|nieprawidłow|niewystarczając",
}
"""The same with letters that are not ASCII: texts in ASCII are not searched for it."""
_OTHERS: Final = "|".join(words for language, words in _BEGINNINGS.items() if language != "en")
_FAILURES: Final = re.compile(
    "|".join((rf"(?<![a-z])(?:{_BEGINNINGS['en']})|\b(?:{_OTHERS})", *_PARTS.values()))
)
_FOREIGN_FAILURES: Final = re.compile("|".join(_FOREIGN_PARTS.values()))
_JOINTS: Final = re.compile(r"[_./:-]+|(?<=[a-z])(?=[A-Z])")
_ENOUGH: Final = 200


_SUCCESS: Final = re.compile(
    r"(?<!un)success|succeed|\bok\b|no errors?\b|without errors?|(?<!ab)normal|(?<!不)成功|正常|[無无][錯错][誤误]?|정상|성공|erfolg|kein fehler|réussi|succès|éxito|exitos|"
    r"sucesso|успе[хш]|(?<!không )thành công|berhasil|başarılı|sukces",
    re.IGNORECASE,
)


@remembered
def mentions_failure(text: str) -> bool:
    """Whether a text, or the words of an identifier, are about something that failed (`RoomNotFound`, `余额不足`)."""
    words = _JOINTS.sub(" ", text[:_ENOUGH]).lower()  # much faster than an expression that ignores case
    return bool(_FAILURES.search(words) or (not words.isascii() and _FOREIGN_FAILURES.search(words)))


_ZERO: Final = re.compile(r"0(?:[xX]0{1,16})?")


def mentions_success(text: str) -> bool:
    """Whether a text is about something that succeeded."""
    return _SUCCESS.search(text[:_ENOUGH]) is not None


def states_success(text: str) -> bool:
    """Whether a text says that something succeeded, and nothing of a failure."""
    return mentions_success(text) and not mentions_failure(_SUCCESS.sub(" ", text))


def has_success(samples: Sequence[Sequence[str]], column: int) -> bool:
    """Whether the numbers of a column are results: zero means success, and another number a failure."""
    rows = [(row[column], " ".join(row)) for row in zip(*samples, strict=True)]
    zeros = [bool(_ZERO.fullmatch(code)) for code, _ in rows]
    succeeded = any(zero and mentions_success(text) for zero, (_, text) in zip(zeros, rows, strict=True))
    return succeeded and any(
        not zero and mentions_failure(text) for zero, (_, text) in zip(zeros, rows, strict=True)
    )


def share_of_failures(samples: Sequence[Sequence[str]]) -> float:
    """Return the share of rows, given by their columns, of which a cell mentions a failure."""
    rows = list(zip(*samples, strict=True))
    return sum(1 for row in rows if any(map(mentions_failure, row))) / len(rows) if rows else 0.0
