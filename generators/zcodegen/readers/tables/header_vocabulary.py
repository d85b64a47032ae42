"""The words by which a column, a part of a packed cell and a kind of table are known: one table a role.

A column's role is what its header *means*, wherever the column stands. HeaderVocabulary are lower case; a Chinese word is found
anywhere in a header, an English one as whole words. The last word of a header decides (`错误码提示` is a prompt,
`Error code constant name` a name), the longest where two end together. `HeaderVocabulary.extended` adds a manifest's own words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache

from zcodegen.readers.remembered import remembered
from zcodegen.readers.tables.header_languages import base_and_locale, is_language
from zcodegen.readers.tables.header_words import (
    CODE_WORDS,
    ERROR_WORDS,
    HEADS,
    LABELS,
    PLACE_HEADS,
    WHOLE_HEADS,
)
from zcodegen.readers.tables.languages import LANGUAGE_WORDS, UNSPACED, mentions_codes_in_language
from zcodegen.readers.tables.roles import TEXT_ROLES, Role

_SUFFIX = re.compile(r"(?:-\d{1,4}(?:%|px|em|rem|vw)?)?(?:-[lrc])?$")
_EDGES = " \t\n*_`:：.。|()（）[]【】#"
_LABEL = r"(?:[【\[]({0})[】\]]\s?[:：]?|({0})(?:\(s\))?\s?[:：])\s*"
_CODE_OF = frozenset(
    [
        "alarm", "api", "app", "body", "default", "derived", "error", "external", "grpc", "http", "machine", "numeric", "public",
        "response", "result", "return", "standard", "status", "string", "wire", "application", "biz", "business", "cancel", "cause", "client", "custom", "db",
        "decline", "detail", "disconnect", "fail", "failure", "hangup", "inner", "internal", "iso", "jsonrpc", "meta",
        "module", "native", "original", "platform", "problem", "provider", "reject", "rejection", "resp", "rpc",
        "rsp", "rtn", "sdk", "server", "service", "sip", "smpp", "subcode", "system", "termination", "trouble",
        "upstream", "validation", "vendor", "alert", "check", "diagnostic", "lint", "message", "msg", "violation", "warning"
    ]
)  # fmt: skip
"""Words before `code` in the name of a column of codes: `RtnCode`, `meta_code`, `Failure code`."""
_NUMBER_WORDS = frozenset(("id", "no", "nr", "number", "value"))
"""Words behind `code` there: `Code-ID`."""

_OTHER_CODE = re.compile(
    r"(?:(?:iso|bank|card|issuer|country|region|province|city|area|currency|language|locale|postal|post|zip|phone|dial(?:ing)?|"
    r"product|item|sku|category|mcc|merchant category|industry|airport|airline|carrier|courier|express|shipping|station|"
    r"colou?r|unit|tax|discount|coupon|promo(?:tion)?|voucher|invite|referral|verification|qr|bar|branch|swift|routing|"
    r"ascii|unicode|character|key|keyboard|rule|exchange|market|asset|coin|network|chain|time ?zone|department|school|store|shop|warehouse|channel|payment method|bank card) ?)+"
    r"(?:codes?|ids?)"
    r"|(?:所属)?(?:银行|发卡行|国家|地区|省份|城市|区域|币种|货币|语言|邮政|行业|商品|产品|类目|分类|快递|快递公司|物流公司|机场|航司|渠道|支付方式|颜色|单位|部门|门店|"
    r"銀行|國家|幣種|語言)(?:代码|编码|代号|码|代碼|編碼)"
    r"|(?:은행|카드|카드사|국가|통화|언어|택배사|지역|우편|상품)\s?(?:코드|번호)|(?:国|通貨|言語|銀行|支店|地域|都道府県|商品|店舗)(?:コード|番号)"
    r"|.{0,20}(?:(?:エン|デ|レ|バー|qr ?)コード|(?:레|바|qr ?)코드)"
    r"|c[oó]digos? (?:de(?:l|o|a)? )?(?:pa[ií]s(?:es)?|banco|moneda|moeda|idioma|producto|produto|postal)"
    r"|codes? (?:pays|banque|devise|langue|postal|produit)|(?:länder|bank|währungs|sprach)code|код (?:страны|банка|валюты|языка)"
)
"""Codes of other things than results: banks, countries, currencies, cards; and other words that end so (`エンコード`, `レコード`)."""
_ALL_OF = re.compile(
    r"^(?:(?:all|available|common|list of|supported|the|valid) )+|^(?:支持的|可用的)|(?:列表|一览)$"
)
_CODES_OF = re.compile(
    r"(\S.{0,60}?)\s{0,3}(?:\bcodes?(?: (?:list|table|reference|values))?|코드표?|(?:代码|编码|代碼|編碼)表?|コード(?:表|一覧)?)(?:\s?[-–—].{0,60})?"
)
"""What the codes of a heading are codes of."""
_PREFIX = re.compile(r"\bprefix(?:es)?\b|前缀|접두사|プレフィックス")
_ACTION = re.compile(
    r"(?!(?:api|http|request|callback|event|webhook|user agent) )[\w ]{2,40} (?:actions?|fix(?:es)?|mitigations?|recover(?:y|ies)|remed(?:y|ies|iations?)|resolutions?|solutions?|workarounds?)(?: required| needed)?|"
    r"(?:recommended |suggested |required )?actions? (?:to (?:be )?take[n]?|required|needed|items?)(?: [\w ]{1,30})?|"
    r"(?:what|how) (?:to|(?:you|we) (?:should|can|must)|should (?:i|you|we)) [\w /]{2,40}|"
    r"(?:actions?|a(?:ção|ções)|acci(?:ón|ones)|mesures?|azioni?) (?:à|a|al|ao|da|de|para|pour|zu|que) [^\d\W][\w’' ]{1,40}|"
    r"(?:you|we|clients?|users?) (?:should|must|can)(?: do)?|"
    r"was (?:ist|kann|soll(?:te)?|muss) [\w ]{2,30}|"
    r"(?!auflösung)\w{0,20}(?:empfehlung|maßnahme|behebung|lösung|abhilfe)(?:e?n)?(?: [\w ]{1,30})?|"
    r"(?:[\w ]{0,10} )?(?:처리|해결|조치|대응|대처|복구)\s?(?:방법|방안|책|요령|가이드|절차|내용)?|[\w・ ]{0,10}(?:対処|対応|解決|復旧|処置|回避)(?:方法|法|策|手順|内容|例)"
)
_RELATED = re.compile(
    r"(?:[\w ]{1,30} )?(?:related|applies|applicable|relevant|affected|applied)(?: (?:to|for|in|on))?(?: (?!code)[\w ]{1,30})?"
)
"""What a column relates to (`Error related to`, `Relevant methods`)."""
_ABOUT_CODES = re.compile(
    r"\s(?:location|position|format|range|length|group|category|field|path|source|support|mapping|count|rate|series|family|scheme|structure)s?\b"
)
"""What a column says about codes, behind the word for them (`Retcode location`)."""
_NAME = re.compile(
    r"(?!(?:app|bank|card|column|country|display|domain|event|field|file|first|full|host|last|parameter|product|service|table|user)\b)"
    r"[\w. ]{2,50} name"
)
_VALUE_OF = re.compile(r"(.{2,40}?)\s?(?:(?P<value>値|값|值)|명|이름|名|名称|名稱|名前)")
"""The values of a column of codes (`コード値`), or their names (`코드명`)."""
_OF = re.compile(r"\b(?:of|for|when|in|d[aeiou]|d[aeo]s|del|della)\b|\bd['’]|[，,]")
"""What begins the words that only tell the first word of a header apart (`Mensagem de retorno`)."""


_CODES = re.compile(
    r"\b(?:errors?|return|status|success|results?|exit|response|event|reason|faults?|exceptions?|close|warning|api|http|message|sql|alarms?|failure|trouble|end|completion|cause|decline|disconnect|hang ?up|cancellation|rejection|beep|blink|emergency|diagnostic)[ _-]?"
    r"(?:codes?|numbers?|ids?)\b|^\W*(?:all |list of |the )?codes?\W*$|\bcodes?\b.{0,12}\berrors?\b|\berrno\b|\berr(?:or)?codes?\b|"
    r"\b(?:error|alarm|fault) (?:messages?|reference|list|conditions?|classes|index|catalog)\b|\berrors? (?:and|&) (?:codes?|messages?)|\bsqlstates?\b|"
    r"\bexit (?:status(?:es)?|values?)\b|fehlercode|エラー ?(?:メッセージ|一覧)|(?:오류|에러) ?메시지|"
    r"(?:错误|返回|状态|异常|响应|结果|事件|故障|报错|应答|告警|报警|警报|诊断|拒绝|錯誤|返回|狀態|響應|警報|應答)(?:代?码|代?碼|信息|码表|代号)|误码|"
    r"(?:오류|에러|고장|알람|경보|응답|결과|반환) ?(?:코드|번호)|(?:エラー|警報|アラーム|故障|応答|終了|異常|障害) ?(?:コード|番号)|"
    r"\b(?:störungs|alarm|antwort|rückgabe)-?(?:codes?|nummern?)|\bc[oó]digos? de (?:fall[ao]|alarm[ae]|avería|respuesta|retorno|falha|resposta|rechazo|rejeição|recusa|devolu[çc]i?[ãó][on]|denegación)|"
    r"\bcodes? (?:de |d['’])?(?:défaut|panne|alarme|anomalie)|\bкод\w{0,3} (?:неисправност|авари|ответ|возврат)|\bcodic\w (?:di )?(?:guasto|allarme|errore)",
    re.IGNORECASE,
)


_LONGEST_ANNOUNCEMENT = 100


@remembered
def mentions_codes(text: str) -> bool:
    """Whether a heading, a title or the words of a file name announce codes (`Error codes`, `返回码`)."""
    return _CODES.search(text) is not None or mentions_codes_in_language(text.casefold())


_ANNOUNCES = re.compile(
    r"(?:`(?:[a-z_]{0,20}_)?code`|\b(?:error|return|status|result)[ _]codes?\b|(?:错误|返回|状态|异常|结果)码)[^\n]{0,60}[:：]\s*$",
    re.IGNORECASE,
)
"""A sentence above a list of codes."""
_SENTENCE_END = re.compile(r"[。！？]|[.!?][*_`]{0,3}\s")


def last_sentence(text: str) -> str:
    """Return the last sentence of a text, which is what announces a list below it."""
    return _SENTENCE_END.split(text.rstrip())[-1].strip()


def announces_codes(line: str) -> bool:
    """Whether the last sentence of a line that ends with a colon announces a list of codes."""
    sentence = last_sentence(line)
    return _ANNOUNCES.search(sentence) is not None or mentions_codes_in_language(
        sentence.casefold()[:_LONGEST_ANNOUNCEMENT]
    )


@remembered
def may_mention_codes(text: str) -> bool:
    """Whether a heading announces codes, or codes of anything."""
    return has_word(text.casefold(), CODE_WORDS) or mentions_codes(text)


@remembered
def mentions_errors(text: str) -> bool:
    """Whether a heading, a title or the words of a file name are about errors."""
    text = _CAMEL.sub(" ", text)
    return has_word(text.casefold(), ERROR_WORDS) or _REASONS.search(text) is not None or mentions_codes(text)


_REASONS = re.compile(
    r"\b(?:ban|cancel|close|declin|disconnect|failure|hang ?up|kick|refusal|reject|release|revocation|suspension|termination)\w*"
    r"[ _-](?:reasons?|causes?)\b|\breasons? (?:of|for)\b.{0,30}\b(?:fail|reject|declin|refus|error)|\bfailures$|fehler(?!frei)|störung",
    re.IGNORECASE,
)


_NAME_WORDS = re.compile(r"[A-Z]{2,}(?![a-z])|[A-Z]?[a-z]+|[\u3040-\u9fff\uac00-\ud7af]+")
_NAME_OF_ERRORS = re.compile(r"errors?|errno|err(?:(?:or)?(?:codes?|msgs?|messages?))?")
_KINDS_OF_CODES = frozenset(("return", "result", "status", "response", "exit", "fault", "exception", "ret"))


def is_of_errors(name: str) -> bool:
    """Whether the name of an enumeration or the headings above it are those of error or return codes."""
    words = [word.casefold() for word in _NAME_WORDS.findall(name)]
    if any(map(_NAME_OF_ERRORS.fullmatch, words)):
        return True
    last = next((at for at in range(len(words) - 1, 0, -1) if words[at] in ("code", "codes")), 0)
    return not _KINDS_OF_CODES.isdisjoint(words[:last]) or mentions_codes(name)


@remembered
def normalize_header(text: str) -> str:
    """Return a header's plain text in lower case, without the docs' suffix for width and alignment (`-12%-l`)."""
    return " ".join(_SUFFIX.sub("", text.strip()).casefold().split()).strip(_EDGES)


_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|[_-]+|(?<=[a-z])\.(?=[a-z])")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]{0,80}[)）\]】]")


def locale_of_header(text: str) -> str | None:
    """Return the tag of the locale that a header names next to its meaning (`message_zh`, `描述（英文）`)."""
    forms = (normalize_header(text), normalize_header(split_words(text)))
    return next((tag for form in forms if (tag := base_and_locale(form)[1])), None)


def names_language(text: str) -> bool:
    """Whether a header is the name or tag of a language, and nothing more."""
    return is_language(normalize_header(text))


def _without_locale(text: str) -> str | None:
    base, tag = base_and_locale(text)
    return base if tag else None


_FIELDS = frozenset(
    (
        "action", "code", "code_description", "cause", "data", "description", "detail", "details", "error", "errorcode",
        "error_code", "errortype", "errordescription", "errordetails", "error_details", "errormessage", "error_message", "errors", "field",
        "canretry", "can_retry", "retryable", "isterminal", "is_terminal", "http_status", "httpstatus", "instance", "message", "msg", "name", "param", "path", "reason", "request_id", "requestid",
        "stack", "status", "statuscode", "status_code", "subcode", "success", "timestamp", "title", "trace_id", "traceid", "type",
    )
)  # fmt: skip


def is_field_name(word: str) -> bool:
    """Whether a word is what a field of an error object is usually called (`message`, `data.code`)."""
    return word.casefold() in _FIELDS or word.casefold().rpartition(".")[2] in _FIELDS


_OF_FIELDS = re.compile(
    r"\b(?:fields?|parameters?|attributes|properties|arguments|headers?|configuration|settings|types of)\b|字段|参数|属性|结构|配置|フィールド|パラメータ|"
    r"^(?:the )?(?:(?:json|error|response|request) )*(?:bod(?:y|ies)|classes|envelope|examples?|formats?|methods?|objects?|payloads?|requests?|"
    r"responses?|schemas?|shapes?|structures?)$",
    re.IGNORECASE,
)


def names_fields(heading: str) -> bool:
    """Whether a heading announces fields, parameters or methods, not codes (`Error object`)."""
    return _OF_FIELDS.search(heading) is not None and not mentions_codes(heading)


def names_place(header: str) -> bool:
    """Whether a header as a whole is a word for files, modules and the like, whose identifiers name no code."""
    return normalize_header(split_words(header)) in PLACE_HEADS


def names_relation(header: str) -> bool:
    """Whether a header says what an error relates to (`Affected fields`): its cells are no texts of the error."""
    return _RELATED.fullmatch(normalize_header(split_words(header))) is not None


def names_other_codes(heading: str) -> bool:
    """Whether a heading announces codes of banks, countries, currencies and the like (`Supported currency codes`)."""
    return _OTHER_CODE.fullmatch(_ALL_OF.sub("", normalize_header(heading))) is not None


def may_name_other_codes(heading: str) -> bool:
    """Whether a heading announces codes of a thing that is no known word for results (`Entry class (SEC) codes`, `업종코드표`)."""
    found = _CODES_OF.fullmatch(_BRACKETED.sub(" ", _ALL_OF.sub("", normalize_header(heading))).strip())
    return found is not None and found[1].split()[-1].casefold() not in _CODE_OF


def split_words(text: str) -> str:
    """Return `error_code`, `errorCode` and `HTTPStatus` as words separated by blanks."""
    return _CAMEL.sub(" ", text)


def has_word(text: str, words: tuple[str, ...] | frozenset[str]) -> bool:
    """Whether lower-case `text` holds one of `words`: a Chinese one anywhere, an English one as a whole word."""
    return _any_of(words).search(text) is not None


@cache
def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(rf"\b{word}\b" if word.isascii() else re.escape(word) for word in words))


@dataclass(frozen=True, slots=True)
class HeaderVocabulary:
    """Head words and labels, ready to be looked up; `HeaderVocabulary()` holds the tables of this module."""

    headers: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: _with_languages(HEADS))
    labels: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: _with_languages(LABELS))
    _role_of: dict[str, Role] = field(init=False, repr=False, compare=False)
    _known: Callable[[str], Role | None] = field(init=False, repr=False, compare=False)
    _head: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _together: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _label: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _label_role: dict[str, Role] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("_role_of", _by_word(self.headers)),
            ("_known", remembered(self._find_role)),
            ("_label_role", _by_word(self.labels)),
            ("_head", re.compile(_alternatives(self.headers, without=WHOLE_HEADS))),
            ("_together", re.compile(_alternatives(self.headers))),
            ("_label", re.compile(_LABEL.format(_alternatives(self.labels)), re.IGNORECASE)),
        ):
            object.__setattr__(self, name, value)

    def extended(
        self, headers: Mapping[str, Iterable[str]], labels: Mapping[str, Iterable[str]]
    ) -> HeaderVocabulary:
        """Return these words with more, by role; ValueError names a role that there is not."""
        return HeaderVocabulary(_merged(self.headers, headers), _merged(self.labels, labels))

    def role(self, header: str) -> Role | None:
        """Return what a column with this plain `header` holds, None if no word of it is known."""
        return self._known(header)

    def _find_role(self, header: str) -> Role | None:
        spelled, header = header, normalize_header(header)
        if header in self._role_of:
            return self._role_of[header]
        if (split := normalize_header(split_words(spelled))) in self._role_of:
            return self._role_of[split]
        inner = normalize_header(_BRACKETED.sub(" ", spelled))
        if inner and inner != header and inner in self._role_of:
            return self._role_of[inner]
        if (base := _without_locale(header)) and base in self._role_of:
            return self._role_of[base]
        if shaped := self._role_of_shape(split):
            return shaped
        found = list(self._head.finditer(header))
        if found and (after := _OF.search(header)) and found[0].end() <= after.start():
            found = [role for role in found if role.end() <= after.start()]
        roles = [self._role_of[role.group()] for role in found]
        if not roles or (roles[-1] is Role.CODE and _ABOUT_CODES.match(header, found[-1].end())):
            return None
        if len({*TEXT_ROLES} & {*roles}) > 1 and {*roles} <= {*TEXT_ROLES}:
            return Role.MESSAGE
        return roles[-1]

    def _role_of_shape(self, header: str) -> Role | None:
        """Return what the shape of a header's words says, whatever they are (`Rtn Code`, `コード値`, `What to check`)."""
        if _OTHER_CODE.fullmatch(header) or _PREFIX.search(header) or _RELATED.fullmatch(header):
            return Role.OTHER
        words = header.split()
        is_code = words[-1:] == ["code"] and words[:-1] and _CODE_OF.issuperset(words[:-1])
        is_number = words[-2:-1] == ["code"] and words[-1] in _NUMBER_WORDS
        valued = _VALUE_OF.fullmatch(header)
        if valued and self._role_of.get(valued[1]) is Role.CODE:
            return Role.CODE if valued["value"] else Role.NAME
        if is_code or is_number:
            return Role.CODE
        if _ACTION.fullmatch(header.rstrip("?？ ")):
            return Role.ACTION
        return Role.NAME if _NAME.fullmatch(header) else None

    def role_of_label(self, text: str) -> Role | None:
        """Return the role of a label or header that `text` is as a whole, else None."""
        label = normalize_header(text)
        return (
            self._role_of.get(label)
            or self._label_role.get(label)
            or self._role_of.get(normalize_header(split_words(text)))
        )

    def is_header(self, text: str) -> bool:
        """Whether `text` as a whole is a header word."""
        return normalize_header(text) in self._role_of

    def run_together(self, text: str) -> list[str] | None:
        """Part `text` into header words that follow each other without blanks, None if it is more than that."""
        words = [found.group() for found in self._together.finditer(text.casefold())]
        return words if len(words) > 1 and "".join(words) == text.casefold() else None

    def label(self, line: str, at: int = 0) -> tuple[Role, int] | None:
        """Return the role of the label at `at` of `line` and the index of the text behind it, or None."""
        found = self._label.match(line, at)
        return (
            None if found is None else (self._label_role[found[found.lastindex or 0].casefold()], found.end())
        )

    def labels_in(self, line: str) -> Iterable[re.Match[str]]:
        """Find labels anywhere in `line`."""
        return self._label.finditer(line)


def _with_languages(table: Mapping[Role, tuple[str, ...]]) -> dict[Role, tuple[str, ...]]:
    """Return a table of words with those of the other languages; what a word means in the table itself counts first."""
    known = {word for words in table.values() for word in words}
    merged = dict(table)
    for words in LANGUAGE_WORDS.values():
        for role, more in words.items():
            if role in merged:
                merged[role] = (*merged[role], *(word for word in more if word not in known))
    return merged


def _by_word(table: Mapping[Role, tuple[str, ...]]) -> dict[str, Role]:
    return {form: role for role, words in table.items() for word in words for form in (word, word.casefold())}


def _alternatives(table: Mapping[Role, tuple[str, ...]], without: frozenset[str] = frozenset()) -> str:
    spellings = {form for words in table.values() for word in words for form in (word, word.casefold())}
    words = sorted(spellings - without, key=lambda word: (-len(word), word))
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    spaced = "|".join(re.escape(word) for word in words if not word.isascii() and not UNSPACED.search(word))
    other = "|".join(re.escape(word) for word in words if UNSPACED.search(word))
    groups = [
        rf"(?<![A-Za-z0-9_])(?:{latin})(?![A-Za-z0-9_])",
        *([rf"(?<!\w)(?:{spaced})(?!\w)"] if spaced else []),
    ]
    return "|".join((*groups, f"(?:{other})"))


def _merged(
    table: Mapping[Role, tuple[str, ...]], more: Mapping[str, Iterable[str]]
) -> dict[Role, tuple[str, ...]]:
    merged = dict(table)
    for role, words in more.items():
        merged[Role(role)] = (*merged.get(Role(role), ()), *(word.casefold() for word in words))
    return merged
