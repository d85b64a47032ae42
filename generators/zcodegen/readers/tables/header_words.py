"""The words of headers and labels in English and Chinese, by role: one table each, in lower case.

`WHOLE_HEADS` are too common to count within a longer header; other languages are in `languages.py`.
"""

from __future__ import annotations

from collections.abc import Mapping

from zcodegen.readers.tables.roles import Role

HEADS: Mapping[Role, tuple[str, ...]] = {
    Role.ACTION: (
        "action", "actions", "advice", "corrective action", "countermeasure", "countermeasures", "fix", "handling", "hint", "hints",
        "handling method", "handling methods", "handling suggestion", "handling suggestions", "how to fix",
        "how to handle", "how to resolve", "measures", "measures to take", "mitigation", "next step", "next steps", "processing suggestion",
        "processing suggestions", "recommendation", "recommendations", "recommended action", "recommended actions",
        "recommended solution", "recovery", "remedy", "resolution", "resolutions", "solution", "solutions",
        "suggested action", "suggested actions", "suggested handling", "suggested solution", "suggestion",
        "suggestions", "troubleshooting", "user action", "user response", "operator response", "programmer response", "what to do", "workaround",
        "恢复", "恢复方法", "恢复方式", "处理", "处理办法", "处理建议", "处理意见", "处理措施", "处理方案", "处理方式", "处理方法", "处理策略", "对策", "建议", "应对",
        "应对措施", "建议操作", "排查建议", "排查方法", "措施", "修复建议", "操作建议", "解决", "解决办法", "解决建议", "解决措施",
        "解决方式", "解决方案", "解决方法", "如何处理", "如何解决", "解決方法", "處理建議",
        "handling advice", "how to solve", "processing method", "处理步骤", "应对建议", "恢复建议", "排查步骤",
        "解决步骤", "建議", "解決方案", "解決辦法",
        "排查", "排查思路", "排查指南", "排查指引",
        "修法", "修复方法", "修复方式", "建议处理", "prevention", "prevent", "how to prevent", "预防",
        "解決", "處理方式", "處理方法", "處理辦法", "處理措施", "對策", "排查方式", "如何解決", "如何處理", "解決方式", "解決步驟",
    ),
    Role.CAUSE: (
        "cause", "causes", "possible cause", "possible causes", "possible reason", "possible reasons",
        "probable cause", "reason", "reasons", "root cause", "scenario", "scenarios", "trigger", "triggers", "when", "when it happens",
        "when it occurs", "why",
        "产生原因", "出现原因", "原因", "可能原因", "可能的原因", "触发原因", "错误原因",
        "触发场景", "触发条件", "触发时机", "发生时机", "出现时机", "出现场景", "error trigger", "error triggers",
        "可能的成因", "錯誤原因", "產生原因", "觸發條件", "觸發場景", "拒绝原因", "拒絕原因",
    ),
    Role.CODE: (
        "hex code", "hexadecimal code", "hexadecimal notation", "decimal code", "decimal notation", "hex error code",
        "decimal error code", "code (hex)", "code (dec)", "numeric code", "symbolic code", "string code", "error constant",
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
        "错误类型码", "type code", "opcode", "op code", "响应碼", "響應碼", "返回值代码", "http status code", "httpcode", "http状态码",
        "errorcodes", "error codes", "err no", "error #", "code number", "error key", "reason-code", "错误常量", "gdscode", "sqlcode",
        "拒绝代码", "拒绝码", "拒绝原因代码", "拒绝原因码", "原因代码", "拒絕代碼", "拒絕原因代碼", "原因代碼", "原因碼", "錯誤編號", "結果碼", "異常碼",
        "error-id", "errorid", "result codes", "返回结果码", "應答碼", "应答码", "訊息碼", "消息码", "误码",
    ),
    Role.MESSAGE: (
        "comment", "comments", "content", "definition", "desc", "description", "descriptions", "detail", "details",
        "errmsg", "error", "error message", "event", "event description", "event name", "explanation", "instruction",
        "instructions", "meaning", "message", "messages", "msg", "note", "notes", "prompt", "remark", "remarks",
        "summary", "text", "title",
        "事件", "事件名称", "信息", "内容", "含义", "备注", "定义", "异常信息", "意义", "报错信息", "提示", "提示信息", "描述",
        "描述说明", "消息", "解释", "详情", "说明", "说明信息", "返回信息", "错误", "错误信息", "错误内容", "错误提示", "错误描述",
        "错误消息", "说明文字", "說明", "释义",
        "意義", "訊息", "錯誤描述", "錯誤訊息", "error msg", "err msg", "errormsg", "err message", "error text", "message text",
        "error description", "error detail", "error details", "error summary", "error title", "short description",
        "long description", "reason phrase", "phrase", "错误文案", "错误原文",
    ),
    Role.NAME: (
        "code name", "condition name", "constant", "constant name", "enum", "enum name", "enumeration",
        "enumeration name", "error code name", "error name", "identifier", "macro", "mnemonic", "name", "state",
        "status", "symbol", "symbolic name", "type",
        "名称", "宏", "宏定义", "常量", "常量名", "常量名称", "枚举", "枚举名", "枚举名称", "标识", "标识符", "状态", "符号",
        "类型", "命名", "英文名", "错误名", "错误名称", "错误类型",
    ),
    Role.OLD: (
        "old code", "old error code", "old error codes", "original code", "original error code", "previous code",
        "previous error code", "原返回码", "原错误码", "旧返回码", "旧错误码", "变更前", "替换前",
    ),
    Role.OTHER: (
        "amount", "bitrate", "cardinality", "mandatory", "multiplicity", "occurrence", "optional", "obligatorio", "obrigatório", "obligatoire", "pflichtfeld", "必須", "필수", "обязательный", "cmd", "count", "date", "default", "default value", "duration", "example", "parameter value", "preset value", "fps",
        "frame rate", "index", "language", "level", "limit", "limit value", "limits", "mos", "mos score", "mos value",
        "no.", "parameter", "parameters", "platform", "price", "product", "qps", "region", "required",
        "round", "sample code", "sequence", "serial number", "size", "stage", "step", "steps", "template id", "tier",
        "time", "unit", "version",
        "mos值", "mos 值", "价格", "分辨率", "单位", "参数", "参数名", "字节", "宽*高", "展示", "帧率", "平台", "序号", "必选", "时间",
        "时长", "日期", "是否必填", "是否必选", "步骤", "比特率", "版本", "码率", "示例", "示例值", "等级", "编码", "计费", "语言",
        "费用", "限制", "限制值", "默认值", "参数取值", "参数值", "预设值", "preset 值", "编号", "数量", "阶段", "大小",
    ),
    Role.RECOVERY: ("recovery class", "recoverability"),
    Role.RETRYABLE: (
        "retry", "allows retry", "retry allowed", "retry possible", "typical retryable?", "retriable", "retryable", "is retryable", "can retry", "can be retried", "should retry", "safe to retry",
        "retry?", "retryable?", "重试", "可重试", "是否可重试", "是否重试", "能否重试", "可否重试", "リトライ可能", "再試行",
        "重試", "可重試", "是否可重試",
    ),
    Role.VALUE: (
        "numeric", "numeric value", "number", "dec", "decimal", "decimal value", "hex value", "enum value", "enumeration value", "enumeration values", "event value", "hex", "hexadecimal",
        "return value", "return values", "state value", "status value", "value", "values",
        "event 值", "值", "十六进制", "十进制", "取值", "数值", "枚举值", "状态值", "返回值",
    ),
}  # fmt: skip

LABELS: Mapping[Role, tuple[str, ...]] = {
    Role.ACTION: (
        "what you should do", "what to do", "what should i do", "how to fix it", "how to fix this", "how to solve", "next steps", "user action", "user response",
        "操作建议", "修复方法", "解决建议", "对策", "処理方法",
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
        "建議", "解決方案", "解決方法", "解決辦法", "解決", "解决", "處理方式", "處理方法", "處理辦法", "對策",
    ),
    Role.CAUSE: (
        "why it happens", "why this happens", "why did this happen", "when it happens", "possible causes", "触发条件",
        "cause", "causes", "possible cause", "possible causes", "possible reason", "possible reasons",
        "probable cause", "reason", "reasons", "root cause",
        "产生原因", "出现原因", "原因", "可能原因", "可能的原因", "触发原因", "错误原因",
        "失败原因", "异常原因", "问题原因", "錯誤原因", "產生原因", "失敗原因", "異常原因",
    ),
    Role.MESSAGE: (
        "description", "error description", "explanation", "meaning", "message", "issue", "problem", "text",
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
        "number",
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
        "scenario",
        "scenarios",
        "trigger",
        "triggers",
        "when",
        "why",
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
        "恢复",
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

CODE_WORDS = (
    "code", "codes", "errors", "错误码", "返回码", "状态码", "事件码",
    "error code", "error number", "exit status", "返回代码", "响应码", "结果码",
    "错误代码", "异常码", "误码", "錯誤碼", "錯誤代碼", "返回碼", "狀態碼", "响应碼", "響應碼", "rückgabewerte",
)  # fmt: skip
ERROR_WORDS = (
    "troubleshooting", "error", "errors", "reject", "rejection", "rejections", "exception", "exceptions", "fault", "faults", "warnings", "错误", "报错", "异常", "故障", "錯誤", "異常",
    "エラー", "오류", "에러", "fehler", "erreur", "erreurs", "errores", "erro", "erros", "ошибка", "ошибки", "ошибок",
    "err", "alarm", "alarms", "报警", "報警", "警報", "異常", "고장", "알람", "störung", "störungen", "défaut", "défauts", "panne", "pannes",
    "falla", "fallas", "fallo", "fallos", "avería", "averías", "falha", "falhas", "errore", "errori", "guasto", "guasti", "неисправность", "неисправности",
)  # fmt: skip
ERROR_HEADS = frozenset(
    (
        "error", "errors", "错误", "錯誤", "エラー", "오류", "에러", "fehler", "erreur", "erreurs", "errores", "erro", "erros",
        "ошибка",
    )
)  # fmt: skip
"""Headers of a column of messages, or of codes if it holds numbers."""
REASON_HEADS = frozenset(
    ("reason", "reasons", "failure reason", "failure reasons", "error reason", "decline reason", "rejection reason", "原因", "失败原因", "motif", "motivo", "grund", "причина", "理由", "사유")
)  # fmt: skip
"""Headers of a column of causes, or of codes if all cells are identifiers."""
NEUTRAL_HEADS = frozenset(
    (
        "index",
        "level",
        "no",
        "no.",
        "platform",
        "product",
        "row",
        "s.no",
        "serial number",
        "sr no",
        "№",
        "version",
        "序号",
        "平台",
        "版本",
        "等级",
        "编号",
        "番号",
        "項番",
        "번호",
        "순번",
        "연번",
    )
)  # headers of columns that may accompany codes of words
FIELD_HEADS = (
    "argument", "attribute", "security type", "auth type", "category", "类别", "分类", "class", "command", "config", "element", "endpoint", "environment", "event", "feature", "field",
    "file", "function", "header", "interface", "key name", "member", "method", "module", "option", "parameter", "permission",
    "enumeration types", "enum types", "enumerator", "prefix", "前缀", "접두사", "プレフィックス", "property", "scope", "setting", "variable", "api", "字段", "参数", "属性", "方法", "接口", "事件", "函数", "元素", "変数", "フィールド",
    "필드", "파라미터", "campo", "champ", "feld", "поле", "параметр",
)  # fmt: skip
"""Words of headers whose identifiers are no codes."""
PLACE_HEADS = frozenset(
    (
        "api", "component", "endpoint", "file", "function", "interface", "layer", "location", "method", "module", "package", "service",
        "函数", "接口", "文件", "方法", "模块", "组件", "ファイル", "モジュール", "関数", "파일", "모듈", "datei", "modul", "fichier", "archivo", "arquivo", "módulo", "файл", "модуль",
    )
)  # fmt: skip
"""Headers of columns that say where an error arises."""
AMOUNT_HEADS = ("number", "numbers", "#")
"""Headers of columns that may say how many there are of what the column before them names."""
CONSTANT_HEADS = frozenset(
    ("constant", "constants", "identifier", "macro", "mnemonic", "symbol", "常量", "宏", "宏定义", "定数", "상수", "konstante", "constante", "константа")
)  # fmt: skip
"""Headers of names that some pages have above the numbers of these names."""
NEVER_NUMBERS = frozenset(("parameter", "parameters", "参数", "参数名"))
EVENT_WORDS = ("event", "事件")
STATUS_WORDS = ("state", "status", "状态", "狀態", "ステータス", "상태", "estado", "статус", "statut")
HEX_WORDS = ("hex", "hexadecimal", "十六进制", "十六進制", "16进制", "16進数", "16진수", "hexadezimal")
TITLE_WORDS = (
    "name",
    "title",
    "error",
    "event",
    "label",
    "summary",
    "名称",
    "名稱",
    "标题",
    "事件",
    "名前",
    "이름",
    "titel",
    "nom",
    "nombre",
    "nome",
    "название",
    "имя",
)
LABEL_WORDS = (
    "label",
    "title",
    "caption",
    "标签",
    "标题",
    "ラベル",
    "タイトル",
    "제목",
    "libellé",
    "titel",
    "título",
    "заголовок",
)
NEW_WORDS = ("new", "current", "新", "变更后", "替换后")
OLD_WORDS = ("old", "original", "previous", "former", "原", "旧")
