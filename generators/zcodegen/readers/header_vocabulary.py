"""The words by which a column, a part of a packed cell and a kind of table are known: one table a role.

A column's role is what its header *means*, wherever the column stands. HeaderVocabulary are lower case; a Chinese word is found
anywhere in a header, an English one as whole words. The last word of a header decides (`错误码提示` is a prompt,
`Error code constant name` a name), the longest where two end together. `HeaderVocabulary.extended` adds a manifest's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a column holds. VALUE is a number that is a code only where the table says so; OTHER is never a code."""

    ACTION = "action"
    CAUSE = "cause"
    CODE = "code"
    MESSAGE = "message"
    NAME = "name"
    OLD = "old"
    OTHER = "other"
    VALUE = "value"


HEADS: Mapping[Role, tuple[str, ...]] = {
    Role.ACTION: (
        "action", "actions", "advice", "corrective action", "countermeasure", "countermeasures", "fix", "handling",
        "handling method", "handling methods", "handling suggestion", "handling suggestions", "how to fix",
        "how to handle", "how to resolve", "measures", "measures to take", "mitigation", "next step", "next steps", "processing suggestion",
        "processing suggestions", "recommendation", "recommendations", "recommended action", "recommended actions",
        "recommended solution", "recovery", "remedy", "resolution", "resolutions", "solution", "solutions",
        "suggested action", "suggested actions", "suggested handling", "suggested solution", "suggestion",
        "suggestions", "troubleshooting", "user action", "what to do", "workaround",
        "处理", "处理办法", "处理建议", "处理意见", "处理措施", "处理方案", "处理方式", "处理方法", "处理策略", "对策", "建议", "应对",
        "应对措施", "建议操作", "排查建议", "排查方法", "措施", "修复建议", "操作建议", "解决", "解决办法", "解决建议", "解决措施",
        "解决方式", "解决方案", "解决方法", "如何处理", "如何解决", "解決方法", "處理建議",
        "handling advice", "how to solve", "processing method", "处理步骤", "应对建议", "恢复建议", "排查步骤",
        "解决步骤", "建議", "解決方案", "解決辦法",
        "排查", "排查思路", "排查指南", "排查指引",
    ),
    Role.CAUSE: (
        "cause", "causes", "possible cause", "possible causes", "possible reason", "possible reasons",
        "probable cause", "reason", "reasons", "root cause", "why",
        "产生原因", "出现原因", "原因", "可能原因", "可能的原因", "触发原因", "错误原因",
    ),
    Role.CODE: (
        "close code", "code", "code / subcode", "code/subcode", "codes", "error code", "error code enum",
        "error code enum value", "error code enumeration", "error code enumeration value", "error code value",
        "err code", "err-code", "error codes", "error id", "error no", "error number", "errcode", "errno", "error_code", "errorcode",
        "event code", "event codes", "exception code", "exit code", "fault code", "hresult", "reason code",
        "response code", "result code", "ret code", "return code", "return codes", "return value code",
        "return value/code", "retcode", "sqlstate", "status code", "status codes", "sub code", "subcode",
        "warning code", "warning codes",
        "业务码", "事件码", "代码", "响应代码", "响应码", "异常代码", "异常码", "故障代码", "故障码", "状态代码", "状态码", "结果码",
        "警告码", "返回码", "返回码枚举值", "返回代码", "错误代码", "错误号", "错误码", "错误码值", "错误码枚举", "错误码枚举值",
        "错误编号", "错误编码", "錯誤碼",
        "代碼", "回應碼", "狀態碼", "返回碼", "錯誤代碼",
        "callback code", "code 值", "code值", "code码", "detail code", "error-code", "http code", "http status",
        "ret", "return-code", "status-code", "原因码", "响应编码", "回调码", "异常编号", "异常编码", "故障编号",
        "返回 code", "返回code", "返回编码", "错误 code", "错误 id", "错误code", "错误id", "错误标识码",
        "错误类型码",
    ),
    Role.MESSAGE: (
        "comment", "comments", "content", "definition", "desc", "description", "descriptions", "detail", "details",
        "errmsg", "error", "error message", "event", "event description", "event name", "explanation", "instruction",
        "instructions", "meaning", "message", "messages", "msg", "note", "notes", "prompt", "remark", "remarks",
        "summary", "text", "title",
        "事件", "事件名称", "信息", "内容", "含义", "备注", "定义", "异常信息", "意义", "报错信息", "提示", "提示信息", "描述",
        "描述说明", "消息", "解释", "详情", "说明", "说明信息", "返回信息", "错误", "错误信息", "错误内容", "错误提示", "错误描述",
        "错误消息", "说明文字", "說明", "释义",
        "意義", "訊息", "錯誤描述", "錯誤訊息",
    ),
    Role.NAME: (
        "code name", "condition name", "constant", "constant name", "enum", "enum name", "enumeration",
        "enumeration name", "error code name", "error name", "identifier", "macro", "mnemonic", "name", "state",
        "status", "symbol", "symbolic name", "type",
        "名称", "宏", "宏定义", "常量", "常量名", "常量名称", "枚举", "枚举名", "枚举名称", "标识", "标识符", "状态", "符号",
        "类型", "英文名", "错误名", "错误名称", "错误类型",
    ),
    Role.OLD: (
        "old code", "old error code", "old error codes", "original code", "original error code", "previous code",
        "previous error code", "原返回码", "原错误码", "旧返回码", "旧错误码", "变更前", "替换前",
    ),
    Role.OTHER: (
        "amount", "bitrate", "cmd", "count", "date", "default", "default value", "duration", "example", "parameter value", "preset value", "fps",
        "frame rate", "index", "language", "level", "limit", "limit value", "limits", "mos", "mos score", "mos value",
        "no.", "parameter", "parameters", "platform", "price", "product", "qps", "region", "required",
        "round", "sample code", "sequence", "serial number", "size", "stage", "step", "steps", "template id", "tier",
        "time", "unit", "version",
        "mos值", "mos 值", "价格", "分辨率", "单位", "参数", "参数名", "字节", "宽*高", "展示", "帧率", "平台", "序号", "必选", "时间",
        "时长", "日期", "是否必填", "是否必选", "步骤", "比特率", "版本", "码率", "示例", "示例值", "等级", "编码", "计费", "语言",
        "费用", "限制", "限制值", "默认值", "参数取值", "参数值", "预设值", "preset 值", "编号", "数量", "阶段", "大小",
    ),
    Role.VALUE: (
        "decimal", "enum value", "enumeration value", "enumeration values", "event value", "hex", "hexadecimal",
        "return value", "return values", "state value", "status value", "value", "values",
        "event 值", "值", "十六进制", "十进制", "取值", "数值", "枚举值", "状态值", "返回值",
    ),
}  # fmt: skip

LABELS: Mapping[Role, tuple[str, ...]] = {
    Role.ACTION: (
        "action", "fix", "handling", "handling suggestion", "handling suggestions", "handling recommendation",
        "handling method", "how to fix", "how to resolve", "recommendation", "recommendations", "recommended action",
        "recommended actions", "recommended solution", "recovery", "remedy", "resolution", "solution", "solutions",
        "suggested action", "suggested actions", "suggested handling", "suggested solution", "suggestion",
        "suggestions", "treatment suggestion", "processing suggestion", "processing suggestions", "user action",
        "user response", "operator response", "programmer response", "administrator response", "workaround",
        "处理办法", "处理建议", "处理意见", "处理措施", "处理方案", "处理方式", "处理方法", "建议", "应对措施", "建议操作", "排查建议",
        "排查方法", "修复建议", "操作建议", "解决办法", "解决建议", "解决措施", "解决方式", "解决方案", "解决方法", "處理建議",
        "advice", "handling advice", "how to handle", "how to solve", "suggested solutions", "processing method",
        "treatment suggestions", "troubleshooting", "处理步骤", "应对建议", "恢复建议", "排查步骤", "解决步骤",
        "建議", "解決方案", "解決方法", "解決辦法",
    ),
    Role.CAUSE: (
        "cause", "causes", "possible cause", "possible causes", "possible reason", "possible reasons",
        "probable cause", "reason", "reasons", "root cause",
        "产生原因", "出现原因", "原因", "可能原因", "可能的原因", "触发原因", "错误原因",
        "失败原因", "异常原因", "问题原因",
    ),
    Role.MESSAGE: (
        "description", "error description", "explanation", "meaning", "message",
        "含义", "描述", "说明", "释义", "错误描述", "错误说明", "說明",
        "descriptions", "异常描述", "问题描述",
    ),
}  # fmt: skip

WHOLE_HEADS = frozenset(
    [
        "action",
        "actions",
        "code",
        "codes",
        "comment",
        "comments",
        "content",
        "count",
        "date",
        "decimal",
        "definition",
        "desc",
        "error",
        "event",
        "fix",
        "hex",
        "hexadecimal",
        "index",
        "instruction",
        "instructions",
        "language",
        "level",
        "limit",
        "name",
        "no.",
        "note",
        "notes",
        "parameter",
        "parameters",
        "platform",
        "price",
        "product",
        "recovery",
        "region",
        "remark",
        "remarks",
        "required",
        "ret",
        "round",
        "size",
        "stage",
        "state",
        "status",
        "step",
        "steps",
        "summary",
        "text",
        "tier",
        "time",
        "title",
        "type",
        "unit",
        "value",
        "values",
        "version",
        "事件",
        "代码",
        "代碼",
        "信息",
        "值",
        "内容",
        "十六进制",
        "十进制",
        "处理",
        "大小",
        "定义",
        "平台",
        "建議",
        "建议",
        "排查",
        "时间",
        "版本",
        "状态",
        "示例",
        "等级",
        "类型",
        "编号",
        "编码",
        "解决",
        "语言",
        "错误",
        "限制",
    ]
)  # too common to count as a part of a header (`Sample code`, `Limit value`)

CODE_WORDS = ("code", "codes", "errors", "错误码", "返回码", "状态码", "事件码")
NEUTRAL_HEADS = frozenset(
    (
        "index",
        "level",
        "no.",
        "platform",
        "product",
        "serial number",
        "version",
        "序号",
        "平台",
        "版本",
        "等级",
        "编号",
    )
)  # headers of columns that may stand beside codes of words
NEVER_NUMBERS = frozenset(("parameter", "parameters", "参数", "参数名"))
EVENT_WORDS = ("event", "事件")
STATUS_WORDS = ("state", "status", "状态")
NEW_WORDS = ("new", "current", "新", "变更后", "替换后")
OLD_WORDS = ("old", "original", "previous", "former", "原", "旧")

_SUFFIX = re.compile(r"(?:-\d{1,4}(?:%|px|em|rem|vw)?)?(?:-[lrc])?$")
_EDGES = " \t\n*_`:：.。|()（）[]【】#"
_LABEL = r"(?:[【\[]({0})[】\]]\s?[:：]?|({0})(?:\(s\))?\s?[:：])\s*"
_OF = re.compile(r"\b(?:of|for|when|in)\b|[，,]")


def normalize_header(text: str) -> str:
    """Return a header's plain text in lower case, without the docs' suffix for width and alignment (`-12%-l`)."""
    return " ".join(_SUFFIX.sub("", text.strip()).casefold().split()).strip(_EDGES)


def has_word(text: str, words: Iterable[str]) -> bool:
    """Whether lower-case `text` holds one of `words`: a Chinese one anywhere, an English one as a whole word."""
    return any(word in text and (not word.isascii() or re.search(rf"\b{word}\b", text)) for word in words)


@dataclass(frozen=True, slots=True)
class HeaderVocabulary:
    """Head words and labels, ready to be looked up; `HeaderVocabulary()` holds the tables of this module."""

    headers: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: HEADS)
    labels: Mapping[Role, tuple[str, ...]] = field(default_factory=lambda: LABELS)
    _role_of: dict[str, Role] = field(init=False, repr=False, compare=False)
    _head: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _together: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _label: re.Pattern[str] = field(init=False, repr=False, compare=False)
    _label_role: dict[str, Role] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for name, value in (
            ("_role_of", _by_word(self.headers)),
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
        """Return what a column with this plain `header` holds, None where no word of it is known."""
        header = normalize_header(header)
        if header in self._role_of:
            return self._role_of[header]
        found = list(self._head.finditer(header))
        if found and (after := _OF.search(header)) and found[0].end() <= after.start():
            found = [one for one in found if one.end() <= after.start()]
        roles = [self._role_of[one.group()] for one in found]
        if not roles:
            return None
        texts = {Role.MESSAGE, Role.CAUSE, Role.ACTION}
        if len(texts.intersection(roles)) > 1 and texts.issuperset(roles):
            return Role.MESSAGE
        return roles[-1]

    def is_header(self, text: str) -> bool:
        """Whether `text` as a whole is a header word."""
        return normalize_header(text) in self._role_of

    def run_together(self, text: str) -> list[str] | None:
        """Part `text` into header words that follow each other without blanks, None where it is more than that."""
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


def _by_word(table: Mapping[Role, tuple[str, ...]]) -> dict[str, Role]:
    return {word: role for role, words in table.items() for word in words}


def _alternatives(table: Mapping[Role, tuple[str, ...]], without: frozenset[str] = frozenset()) -> str:
    words = sorted(
        {word for words in table.values() for word in words} - without, key=lambda word: (-len(word), word)
    )
    latin = "|".join(re.escape(word) for word in words if word.isascii())
    other = "|".join(re.escape(word) for word in words if not word.isascii())
    return rf"(?<![A-Za-z0-9_])(?:{latin})(?![A-Za-z0-9_])|(?:{other})"


def _merged(
    table: Mapping[Role, tuple[str, ...]], more: Mapping[str, Iterable[str]]
) -> dict[Role, tuple[str, ...]]:
    merged = dict(table)
    for role, words in more.items():
        merged[Role(role)] = (*merged.get(Role(role), ()), *(word.casefold() for word in words))
    return merged
