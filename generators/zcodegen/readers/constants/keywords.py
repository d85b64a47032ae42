"""The words and suffixes by which languages differ in how they declare constants."""

from __future__ import annotations

PREPROCESSED = frozenset((".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".inc", ".m", ".mm"))
"""Suffixes of languages with C's preprocessor."""
PYTHON = frozenset((".py", ".pyi"))
ELIXIR = frozenset((".ex", ".exs"))
SCRIPTS = frozenset((".js", ".cjs", ".mjs", ".jsx", ".ts", ".mts", ".tsx"))

AUTO_NUMBERED = frozenset(
    (
        ".c", ".cc", ".cpp", ".cs", ".cxx", ".fbs", ".h", ".hh", ".hpp", ".inc", ".m", ".mm", ".mts", ".rs", ".sol", ".swift", ".thrift", ".ts",
        ".tsx", ".zig",
    )
)  # fmt: skip
"""Suffixes of languages in which a member of an enumeration without a value has the next one."""

PAYLOADS = frozenset((".rs", ".swift"))
"""Suffixes of languages in which a member of an enumeration may hold values: `case shut(String)`. Its number is of no concern
then, unless the enumeration states one, or a type of numbers."""

CONSTRUCTORS = frozenset((".dart", ".java", ".kt", ".kts", ".scala"))
"""Suffixes of languages in which a member of an enumeration is constructed: `SHUT(1001, "text")`."""

MODIFIERS = frozenset(
    (
        "case", "const", "constexpr", "declare", "export", "final", "inline", "internal", "let", "open", "private",
        "protected", "pub", "public", "readonly", "sealed", "static", "val", "var", "data", "abstract", "override", "lateinit",
    )
)  # fmt: skip

CONTAINERS = frozenset(
    (
        "class", "companion", "enum", "extension", "impl", "interface", "module", "namespace", "object", "record", "struct", "trait",
    )
)  # fmt: skip

_C = frozenset(("class", "enum", "namespace", "struct"))
_SCRIPT = frozenset(("class", "enum", "interface", "module", "namespace"))
CONTAINERS_OF = {
    **dict.fromkeys((".c", ".cc", ".cpp", ".cxx", ".h", ".hh", ".hpp", ".inc", ".m", ".mm"), _C),
    **dict.fromkeys((".cjs", ".js", ".jsx", ".mjs", ".mts", ".ts", ".tsx"), _SCRIPT),
    ".cs": frozenset(("class", "enum", "interface", "namespace", "record", "struct")),
    ".go": frozenset(("interface", "struct")),
    ".java": frozenset(("class", "enum", "interface", "record")),
    ".move": frozenset(("enum", "module", "struct")),
    ".php": frozenset(("class", "enum", "interface", "trait")),
    ".py": frozenset(("class",)),
    ".pyi": frozenset(("class",)),
    ".rb": frozenset(("class", "module")),
    ".rs": frozenset(("enum", "impl", "struct", "trait")),
    ".sol": frozenset(("contract", "enum", "interface", "library", "struct")),
    ".swift": frozenset(("class", "enum", "extension", "struct")),
}
"""The containers of a suffix whose language has fewer: the other words are names in it, `func ByValue() (enum Code)` of Go."""

FIELDS = {
    "code": "code", "errno": "code", "errorcode": "code", "errcode": "code", "defaultcode": "code", "errornumber": "code",
    "errorno": "code", "returncode": "code", "resultcode": "code", "responsecode": "code", "sqlstate": "code", "codenum": "code", "codenumber": "code", "numericcode": "code", "errorcodeint": "code", "codeint": "code", "value": "value", "id": "id", "number": "id", "error": "id",
    "message": "message", "msg": "message", "errormessage": "message", "errmsg": "message", "defaultmessage": "message",
    "detail": "message", "defaultdetail": "message", "description": "message", "desc": "message", "title": "message",
    "summary": "message", "text": "message", "reason": "message", "explanation": "message", "info": "message",
    "statuscode": "http status", "httpstatus": "http status", "httpcode": "http status", "httpstatuscode": "http status",
    "status": "http status", "retriable": "retryable", "retryable": "retryable", "isretryable": "retryable",
}  # fmt: skip
"""What the fields of an error's object or class are called, in lower case without underscores -> their header."""


def is_field(key: str, kind: str) -> bool:
    """Return whether a field of an error is called so in one of the spellings of a kind: `status_code` for an HTTP status."""
    return FIELDS.get(key.replace("_", "").casefold()) == kind


NO_MEMBERS = frozenset(
    (
        "option", "reserved", "extensions", "func", "fun", "fn", "default", "if", "override", "return", "abstract", "companion",
        "constructor", "init", "import", "typealias", "subscript", "function", "use",
    )
)  # fmt: skip
"""Words that begin something else than a member in the body of an enumeration."""

NO_NAMES = frozenset(
    ("NULL", "nil", "null", "nullptr", "None", "undefined", "true", "false", "True", "False", "class")
)
"""Words for no value at all, and what else is no name of a constant."""

NUMBER_TYPES = frozenset(
    (
        "Int", "Int8", "Int16", "Int32", "Int64", "UInt", "UInt8", "UInt16", "UInt32", "UInt64", "NSInteger", "OSStatus", "CInt",
        "repr", "error_code", "FromPrimitive", "ToPrimitive", "TryFromPrimitive", "IntoPrimitive", "FromRepr",
    )
)  # fmt: skip
"""What the declaration of an enumeration in Swift or Rust has if its members are numbers."""

ENUM_MACROS = frozenset(
    ("NS_ENUM", "NS_OPTIONS", "NS_ERROR_ENUM", "NS_CLOSED_ENUM", "CF_ENUM", "CF_CLOSED_ENUM")
)
"""Macros of Apple's frameworks that begin an enumeration."""

TYPE_LENGTH = 12
"""Tokens that a type, or the name of a class and what it extends, has at most."""
