"""Constants in source code, by kind: how languages state a code's value, its name, its texts and what else is known of it."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of
from zcodegen.readers.rows import Row


def shown(rows: tuple[Row, ...]) -> list[tuple[object, ...]]:
    return [(row.codes[0], row.name, row.message) for row in rows]


VALUES = {
    "hex, octal, characters, casts": (
        "gate_errors.h",
        (
            "#define GATE_ERR_HEX   0x1Fu\n#define GATE_ERR_OCT   017\n#define GATE_ERR_CHR   'E'\n"
            "#define GATE_ERR_CAST  ((gate_err_t)-12)\n#define GATE_ERR_SHIFT (1 << 4 | 2)\n"
        ),
        [31, 15, 69, -12, 18],
    ),
    "a macro that is used above its own line": (
        "gate_errno.h",
        (
            "/** Shut. */\n#define GATE_ESHUT (GATE_ERRNO_START + 1)\n/** Lost. */\n#define GATE_ELOST (GATE_ERRNO_START + 2)\n"
            "\n#define GATE_ERRNO_START (GATE_ERRNO_ROOT * 2)\n#define GATE_ERRNO_ROOT 10000\n"
        ),
        [20001, 20002, 10000],
    ),
    "a macro with arguments": (
        "gate_errors.h",
        "#define GATE_ERR(n) (0x100 + (n))\n#define GATE_ERR_SHUT GATE_ERR(1)\n#define GATE_ERR_LOST GATE_ERR(0x10)\n",
        [257, 272],
    ),
    "precedence and brackets": (
        "errors.go",
        "package gate\n\nconst (\n\tErrShut ErrorCode = 10 * (iota + 1)\n\tErrLost\n\t_\n\tErrStuck\n)\n",
        [10, 20, 40],
    ),
    "suffixes of literals in Rust": (
        "errors.rs",
        "pub const ERR_SHUT: u32 = 100u32;\npub const ERR_LOST: GateError = GateError(0x2_0);\n",
        [100, 32],
    ),
    "members behind a value": (
        "errors.rs",
        (
            '#[error_code(offset = 0)]\npub enum GateError {\n    #[msg("the door is shut")]\n    Shut = 100,\n'
            '    #[msg("the key is lost")]\n    Lost,\n}\n'
        ),
        [100, 101],
    ),
    "Anchor's numbers begin at 6000": (
        "errors.rs",
        '#[error_code]\npub enum GateError {\n    #[msg("the door is shut")]\n    Shut,\n    #[msg("the key is lost")]\n    Lost,\n}\n',
        [6000, 6001],
    ),
    "an enumeration in Rust without numbers": (
        "errors.rs",
        (
            "#[derive(Error, Debug)]\npub enum GateError {\n"
            '    #[error("the door is shut")]\n    Shut(String),\n    #[error("the key is lost")]\n    Lost { key: u8 },\n}\n'
        ),
        ["Shut", "Lost"],
    ),
    "an enumeration in Swift of numbers": (
        "GateError.swift",
        "enum GateError: Int {\n  case shut = 7\n  case lost\n}\n",
        [7, 8],
    ),
    "an enumeration in Swift of words": (
        "GateError.swift",
        "enum GateError: Error {\n  /// The door is shut.\n  case shut\n  /// The key is lost.\n  case lost(String)\n}\n",
        ["shut", "lost"],
    ),
    "strings of digits": (
        "GateErrorCodes.cs",
        'public static class GateErrorCodes\n{\n    public const string Shut = "08001";\n    public const string Lost = "08002";\n}\n',
        ["08001", "08002"],
    ),
    "PHP": (
        "GateError.php",
        (
            "<?php\nclass GateError\n{\n    /** The door is shut. */\n    public const SHUT = 7001;\n    /** The key is lost. */\n"
            "    public const LOST = self::SHUT + 1;\n}\n"
        ),
        [7001, 7002],
    ),
}


@pytest.mark.parametrize("kind", VALUES)
def test_a_value_is_what_the_language_makes_of_it(kind: str) -> None:
    path, text, codes = VALUES[kind]
    page = page_of(text, path)
    assert [row.codes[0] for row in page.rows] == codes
    assert not page.unread


TEXTS = {
    "objects of a type in Go": (
        "errors.go",
        ('var (\n\tErrShut = &GateError{\n\t\tCode:    -7,\n\t\tMessage: "the door is shut",\n\t}\n'
        '\tErrLost = &GateError{Code: -8, Message: "the key is lost"}\n)\n'),
        [(-7, "ErrShut", "the door is shut"), (-8, "ErrLost", "the key is lost")],
    ),
    "descriptors that are registered": (
        "errors.go",
        ('var (\n\tErrorCodeShut = register("gate", Descriptor{\n\t\tValue: "SHUT",\n\t\tMessage: "the door is shut",\n\t})\n'
        '\tErrorCodeLost = register("gate", Descriptor{Value: "LOST", Message: "the key is lost"})\n)\n'),
        [("SHUT", "ErrorCodeShut", "the door is shut"), ("LOST", "ErrorCodeLost", "the key is lost")],
    ),
    "classes in Python": (
        "errors.py",
        ("class GateError(Exception):\n    retriable = False\n\n\nclass Shut(GateError):\n    errno = 7\n    message = 'DOOR_SHUT'\n"
        "    description = 'The door is shut.'\n\n\nclass Lost(GateError):\n    errno = 8\n    message = 'KEY_LOST'\n    description = 'The key is lost.'\n"),
        [(7, "DOOR_SHUT", "The door is shut."), (8, "KEY_LOST", "The key is lost.")],
    ),
    "classes in TypeScript": (
        "errors.ts",
        ("/** The door is shut. */\nexport class DoorShut extends GateError {\n  static override code = 'ERR_SHUT'\n}\n\n"
        "/** The key is lost. */\nexport class KeyLost extends GateError {\n  static code: Code | (string & {}) = 'ERR_LOST'\n}\n"),
        [("ERR_SHUT", "DoorShut", "The door is shut."), ("ERR_LOST", "KeyLost", "The key is lost.")],
    ),
    "objects in Kotlin": (
        "GateErrors.kt",
        ('sealed class GateError(val code: Int, val text: String)\nobject DoorShut : GateError(7, "the door is shut")\n'
        'data object KeyLost : GateError(8, "the key is lost")\n'),
        [(7, "DoorShut", "the door is shut"), (8, "KeyLost", "the key is lost")],
    ),
    "a list of calls": (
        "gate_errors.h",
        '#define GATE_ERRORS(X) \\\n  X(GATE_SHUT, 7, "the door is shut") \\\n  X(GATE_LOST, 8, "the key is lost") \\\n  X(GATE_STUCK, 9, "stuck")\n',
        [(7, "GATE_SHUT", "the door is shut"), (8, "GATE_LOST", "the key is lost"), (9, "GATE_STUCK", "stuck")],
    ),
    "calls of a function": (
        "errors.js",
        "E('ERR_SHUT', 'the door is shut', Error);\nE('ERR_LOST', 'the key is ' +\n  'lost', Error);\nE('ERR_STUCK', 'the key is stuck', TypeError);\n",
        [
            ("ERR_SHUT", None, "the door is shut"),
            ("ERR_LOST", None, "the key is lost"),
            ("ERR_STUCK", None, "the key is stuck"),
        ],
    ),
    "objects in objects": (
        "error-codes.ts",
        "export const errorCodes = {\n  door: {\n    shut: -7,\n    stuck: -8,\n  },\n  key: {\n    lost: -9,\n    bent: -10,\n  },\n};\n",
        [(-7, "shut", None), (-8, "stuck", None), (-9, "lost", None), (-10, "bent", None)],
    ),
    "texts under computed keys": (
        "errors.ts",
        ("export enum ErrorCodes {\n  SHUT,\n  LOST,\n  __END__,\n}\n\nexport const messages = {\n"
        "  [ErrorCodes.SHUT]: 'The door is shut.',\n  [ErrorCodes.LOST]:\n    'The key is lost.',\n  [ErrorCodes.__END__]: ``,\n}\n"),
        [(0, "SHUT", "The door is shut."), (1, "LOST", "The key is lost.")],
    ),
    "texts that functions return": (
        "gate_errors.c",
        ('enum gate_err { GATE_SHUT = 7, GATE_LOST };\nconst char *gate_text(int e) {\n  switch (e) {\n'
        '  case GATE_SHUT: return "the door is shut";\n  case GATE_LOST:\n    return "the key is lost";\n  }\n  return "unknown error";\n}\n'),
        [(7, "GATE_SHUT", "the door is shut"), (8, "GATE_LOST", "the key is lost")],
    ),
    "a comment above a few is their heading": (
        "gate_errors.h",
        ("/* Errors of the door */\n#define GATE_ERR_SHUT 7\n#define GATE_ERR_STUCK 8\n\n/* Errors of the key */\n"
        "#define GATE_ERR_LOST 9\n#define GATE_ERR_BENT 10\n#define GATE_ERR_COPY 11\n#define GATE_ERR_SOLD 12\n"),
        [(number, f"GATE_ERR_{name}", None) for number, name in enumerate(("SHUT", "STUCK", "LOST", "BENT", "COPY", "SOLD"), 7)],
    ),
    "comments for what is above them": (
        "gate_error.h",
        "enum gate_error {\n  GATE_SHUT = 7,\n  /**< The door\n   * is shut. */\n  GATE_LOST = 8,\n  /**< The key is lost. */\n};\n",
        [(7, "GATE_SHUT", "The door is shut."), (8, "GATE_LOST", "The key is lost.")],
    ),
    "statuses that many errors share": (
        "errors.js",
        ("const codes = {\n  GATE_ERR_SHUT: createError('GATE_ERR_SHUT', 'the door is shut', 500, TypeError),\n"
        "  GATE_ERR_LOST: createError('GATE_ERR_LOST', 'the key is lost', 500),\n  GATE_ERR_BENT: createError('GATE_ERR_BENT', 'the key is bent'),\n"
        "  GATE_ERR_SOLD: createError('GATE_ERR_SOLD', 'the gate is sold', 500),\n  GATE_ERR_HUNG: createError('GATE_ERR_HUNG', 'the door hangs', 500),\n}\n"),
        [
            ("GATE_ERR_SHUT", None, "the door is shut"),
            ("GATE_ERR_LOST", None, "the key is lost"),
            ("GATE_ERR_BENT", None, "the key is bent"),
            ("GATE_ERR_SOLD", None, "the gate is sold"),
            ("GATE_ERR_HUNG", None, "the door hangs"),
        ],
    ),
    "classes and a table of them": (
        "exceptions.py",
        ('class Shut(GateError):\n    """The door is shut."""\n\n    code = 403\n\n\nclass Lost(GateError):\n    """The key is lost."""\n\n    code = 404\n\n\n'
        "ERROR_MAP = {\n    403: Shut,\n    404: Lost,\n}\n"),
        [(403, "Shut", "The door is shut."), (404, "Lost", "The key is lost.")],
    ),
    "small numbers in a file of codes": (
        "error_codes.dart",
        "final int doorShut = 1;\nfinal int keyNotFound = 2;\nfinal int keyMissing = 3;\n",
        [(1, "doorShut", None), (2, "keyNotFound", None), (3, "keyMissing", None)],
    ),
    "keys below zero": (
        "error-codes.ts",
        "export const ERRORS = {\n  SHUT: -32001,\n  LOST: -32002,\n}\nexport const ERRORS_BY_CODE = {\n  [-32001]: 'SHUT',\n  [-32002]: 'LOST',\n  [-32003]: 'BENT',\n}\n",
        [(-32001, "SHUT", None), (-32002, "LOST", None), (-32003, "BENT", None)],
    ),
    "a map with keys below zero": (
        "errors.go",
        "var codeToErr = map[int16]error{\n\t-1: UnknownError,\n\t0: nil,\n\t1: DoorShut,\n\t2: KeyLost,\n}\n",
        [(-1, "UnknownError", None), (0, None, None), (1, "DoorShut", None), (2, "KeyLost", None)],
    ),
    "codes that constructors set": (
        "errors.js",
        ("const kShut = Symbol.for('gate.error.SHUT')\nclass DoorShutError extends GateError {\n  constructor (text) {\n    super(text)\n"
        "    this.name = 'DoorShutError'\n    this.code = 'GATE_ERR_SHUT'\n  }\n}\n\n/** The key is lost. */\nclass KeyLostError extends GateError {\n"
        "  constructor (text) {\n    super(text)\n    this.code = 'GATE_ERR_LOST'\n  }\n}\n"),
        [("GATE_ERR_SHUT", "DoorShutError", None), ("GATE_ERR_LOST", "KeyLostError", "The key is lost.")],
    ),
    "status lines": (
        "status_codes.py",
        "HTTP_200: Final[str] = '200 OK'\nHTTP_404: Final[str] = '404 Not Found'\nHTTP_500: Final[str] = '500 Internal Server Error'\n",
        [(200, "HTTP_200", "OK"), (404, "HTTP_404", "Not Found"), (500, "HTTP_500", "Internal Server Error")],
    ),
    "a named argument": (
        "GateErrorCode.swift",
        ("extension GateErrorCode {\n  /// The door is shut.\n  public static let shut = GateErrorCode(networkCode: 0x0a)\n"
        "  /// The key is lost.\n  public static let lost = GateErrorCode(networkCode: 0x0b)\n}\n"),
        [(10, "shut", "The door is shut."), (11, "lost", "The key is lost.")],
    ),
    "lists of codes by kind": (
        "known_error_codes.py",
        "known_error_codes = {\n    'door': [\n        'DOOR_SHUT',\n        'DOOR_STUCK',\n        'DOOR_LOST',\n        'DOOR_SOLD',\n    ],\n}\n__all__ = ['DoorShut', 'DoorStuck', 'DoorLost', 'DoorSold']\n",
        [(code, None, None) for code in ("DOOR_SHUT", "DOOR_STUCK", "DOOR_LOST", "DOOR_SOLD")],
    ),
    "texts in constants of their own": (
        "error.rs",
        'pub const SHUT_CODE: i32 = -32001;\npub const LOST_CODE: i32 = -32002;\npub const SHUT_MSG: &str = "The door is shut";\npub const LOST_MSG: &str = "The key is lost";\n',
        [(-32001, "SHUT_CODE", "The door is shut"), (-32002, "LOST_CODE", "The key is lost")],
    ),
    "names of errno.h": (
        "gate.h",
        "#ifndef ENOTSUP\n#define ENOTSUP (GATE_BASE + 1)\n#endif\n#ifndef ENOBUFS\n#define ENOBUFS (GATE_BASE + 2)\n#endif\n#define EDOOR (GATE_BASE + 3)\n\n\n\n\n\n\n\n\n\n\n#define GATE_BASE 1560\n",
        [(1561, "ENOTSUP", None), (1562, "ENOBUFS", None), (1563, "EDOOR", None)],
    ),
    "a member in front of a directive": (
        "GateError.cs",
        "enum GateError\n{\n    Shut = 7,\n    Lost = 0x8\n#pragma warning restore 1591\n}\n",
        [(7, "Shut", None), (8, "Lost", None)],
    ),
    "a union of strings": (
        "errors.ts",
        "export type ErrorCode =\n  // the door is shut\n  | 'DOOR_SHUT'\n  // the key is lost\n  | 'KEY_LOST'\n  | 'KEY_BENT'\n  | 'LOCK_STUCK'\n\nconst limit = 5\n",
        [
            ("DOOR_SHUT", None, "the door is shut"),
            ("KEY_LOST", None, "the key is lost"),
            ("KEY_BENT", None, None),
            ("LOCK_STUCK", None, None),
        ],
    ),
    "classes that call their code an error": (
        "errors.py",
        "class Shut(GateError):\n    \"\"\"The door is shut.\"\"\"\n\n    error = 'door_shut'\n\n\nclass Lost(GateError):\n    error = 'key_lost'\n    description = 'The key is lost.'\n",
        [("door_shut", "Shut", "The door is shut."), ("key_lost", "Lost", "The key is lost.")],
    ),
    "codes of two words": (
        "errors.ts",
        ("export enum AuthErrorCode {\n  KEY_LOST = 'auth/key-lost',\n  DOOR_SHUT = 'auth/door-shut',\n}\n\nfunction texts() {\n  return {\n"
        "    [AuthErrorCode.KEY_LOST]: 'The key ' +\n      'is lost.',\n    [AuthErrorCode.DOOR_SHUT]: 'The door is shut.',\n  };\n}\n"),
        [("auth/key-lost", "KEY_LOST", "The key is lost."), ("auth/door-shut", "DOOR_SHUT", "The door is shut.")],
    ),
    "a file that is the inside of a list": (
        "sqlstate_errors.h",
        '/* made by a script */\n\n{"02000", "NoData"},\n{"08P01", "ProtocolViolation"},\n{"42P06", "DuplicateSchema"},\n',
        [("02000", "NoData", None), ("08P01", "ProtocolViolation", None), ("42P06", "DuplicateSchema", None)],
    ),
    "a macro of a vendor that begins an enumeration": (
        "RoomError.h",
        "typedef ROOM_ERROR_ENUM(NSInteger, RoomError, RoomErrorDomain) {\n  /** The door is shut. */\n  RoomErrorShut = 1,\n  /** The key is lost. */\n  RoomErrorLost,\n};\n",
        [(1, "RoomErrorShut", "The door is shut."), (2, "RoomErrorLost", "The key is lost.")],
    ),
    "negative numbers of a client": (
        "gate_client.h",
        ("/** Return code: no error. */\n#define GATECLIENT_SUCCESS 0\n/** Return code: a failure. */\n#define GATECLIENT_FAILURE -1\n\n"
        "/** Return code: the door is lost */\n#define GATECLIENT_GONE -3\n/** Return code: too many keys. */\n#define GATECLIENT_KEYS -4\n"),
        [
            (0, "GATECLIENT_SUCCESS", "Return code: no error."),
            (-1, "GATECLIENT_FAILURE", "Return code: a failure."),
            (-3, "GATECLIENT_GONE", "Return code: the door is lost"),
            (-4, "GATECLIENT_KEYS", "Return code: too many keys."),
        ],
    ),
    "a comment that repeats the number is no text": (
        "gate_errno.h",
        "/** @hideinitializer\n * The door is shut. */\n#define GATE_ESHUT 7 /* 7 */\n/** @hideinitializer\n * The key is lost. */\n#define GATE_ELOST 8 /* 8 */\n",
        [(7, "GATE_ESHUT", "The door is shut."), (8, "GATE_ELOST", "The key is lost.")],
    ),
    "names of errors and of others in turn": (
        "gate.h",
        ("#define GATE_PORT 80\n\n#define GATE_NOT_FOUND 404 /* no door */\n#define GATE_LOCK_ERROR 501 /* lock */\n"
        "#define GATE_NOT_ALLOWED 530 /* not yours */\n#define GATE_KEY_ERROR 541 /* key */\n"),
        [
            (404, "GATE_NOT_FOUND", "no door"),
            (501, "GATE_LOCK_ERROR", "lock"),
            (530, "GATE_NOT_ALLOWED", "not yours"),
            (541, "GATE_KEY_ERROR", "key"),
        ],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", TEXTS)
def test_names_and_texts(kind: str) -> None:
    path, text, rows = TEXTS[kind]
    page = page_of(text, path)
    assert shown(page.rows) == rows
    assert not page.unread


def test_texts_in_two_languages_are_a_row_for_each() -> None:
    text = 'public enum GateError {\n    SHUT(7, "shut", "门已关"),\n    LOST(8, "the key is lost", "钥匙丢了");\n}\n'
    assert [(row.codes[0], row.locale, row.message) for row in page_of(text, "GateError.java").rows] == [
        (7, "en", "shut"),
        (7, "zh-CN", "门已关"),
        (8, "en", "the key is lost"),
        (8, "zh-CN", "钥匙丢了"),
    ]


STATUSES = {
    "GateError.java": (
        'public enum GateError {\n    @ResponseStatus(HttpStatus.CONFLICT)\n    SHUT(7, "the door is shut"),\n'
        '    LOST(8, HttpStatus.NOT_FOUND, "the key is lost");\n}\n'
    ),
    "errors.go": (
        'var (\n\tErrShut = Register(Desc{Code: 7, Message: "the door is shut", Status: http.StatusConflict})\n'
        '\tErrLost = Register(Desc{Code: 8, Message: "the key is lost", Status: http.StatusNotFound})\n)\n'
    ),
    "errors.proto": (
        "enum GateError {\n  SHUT = 7 [(errors.code) = 409]; // the door is shut\n  LOST = 8 [(errors.code) = 404]; // the key is lost\n}\n"
    ),
    "errors.php": (
        "<?php\nreturn [\n  GateError::SHUT => ['name' => GateError::SHUT, 'description' => 'the door is shut', 'code' => 409],\n"
        "  GateError::LOST => ['name' => GateError::LOST, 'description' => 'the key is lost', 'code' => 404],\n"
        + "".join(
            f"  GateError::E{letter} => ['description' => 'the key is bent', 'code' => 404],\n" for letter in "ABCDEFGH"
        )
        + "];\n"
    ),
}  # fmt: skip


@pytest.mark.parametrize("path", STATUSES)
def test_an_http_status_is_a_field_and_no_code(path: str) -> None:
    rows = page_of(STATUSES[path], path).rows[:2]
    assert [row.http_status for row in rows] == [409, 404]
    assert [row.codes[0] for row in rows] == (["SHUT", "LOST"] if path.endswith(".php") else [7, 8])
    assert [row.message for row in rows] == ["the door is shut", "the key is lost"]


def test_marks_of_deprecation() -> None:
    text = "public enum GateError {\n    @Deprecated\n    SHUT(7),\n    LOST(8);\n}\n"
    assert [row.deprecated for row in page_of(text, "GateError.java").rows] == [True, False]
    text = "enum GateError {\n  SHUT = 7 [deprecated = true];\n  LOST = 8;\n}\n"
    assert [row.deprecated for row in page_of(text, "errors.proto").rows] == [True, False]


NO_CODES = {
    "local variables and fields": (
        "error.ts",
        (
            'export class GateError extends Error {\n  constructor(text: string) {\n    super(text);\n    this.name = "GateError";\n'
            "    const key = /a (\\w+)/.exec(text)?.[1];\n    const limit = 5;\n  }\n}\n"
        ),
    ),
    "a local variable in Python": (
        "errors.py",
        "class GateError(Exception):\n    source = 'gate'\n\n    def __init__(self, *args):\n        if not args:\n            args = ('the door is shut'\n                    ' again',)\n",
    ),
    "what is no code next to codes": (
        "GateException.java",
        "public class GateException extends Exception {\n    /** serialVersionUID. */\n    private static final long serialVersionUID = -3913902031489277776L;\n}\n",
    ),
}


@pytest.mark.parametrize("kind", NO_CODES)
def test_what_is_no_constant_of_a_file_is_no_row(kind: str) -> None:
    path, text = NO_CODES[kind]
    assert not page_of(text, path).rows


def test_the_constant_that_counts_the_others_is_no_row() -> None:
    text = "typedef enum {\n  GATE_OK,\n  GATE_ERR_SHUT,\n  GATE_ERR_LOST,\n  GATE_ERR_MAX\n} gate_err_t;\n"
    assert [row.name for row in page_of(text, "gate_err.h").rows] == [
        "GATE_OK",
        "GATE_ERR_SHUT",
        "GATE_ERR_LOST",
    ]


UNKNOWN = {
    "a base of another file": (
        "gate_errors.h",
        "#define GATE_ERR_SHUT (ROOT_ERR + 1)\n#define GATE_ERR_LOST (ROOT_ERR + 2)\n#define GATE_ERR_BENT (ROOT_ERR + 3)\n",
    ),
    "a macro of another file": (
        "gate_errors.h",
        "#define GATE_ERR_SHUT MAKE_ERR(1)\n#define GATE_ERR_LOST MAKE_ERR(2)\n#define GATE_ERR_BENT MAKE_ERR(3)\n",
    ),
    "members behind a base of another file": (
        "gate_errors.h",
        "enum gate_err { GATE_ERR_SHUT = ROOT_ERR + 1, GATE_ERR_LOST, GATE_ERR_BENT };\n",
    ),
    "texts of constants of another file": (
        "gate_errors.c",
        ('static const struct text texts[] = {\n  BUILD_ERR(GATE_ERR_SHUT, "the door is shut"),\n  BUILD_ERR(GATE_ERR_LOST, "the key is lost"),\n'
        '  BUILD_ERR(GATE_ERR_BENT, "the key is bent"),\n};\n'),
    ),
    "aliases of constants of another file": (
        "errors.ts",
        "export const GateErrorCode = {\n  Shut: errors.SHUT,\n  Lost: errors.LOST,\n  Bent: errors.BENT,\n};\n",
    ),
    "codes of another kind beside codes": (
        "gate.h",
        ("/** Error codes */\nenum gate_err { GATE_SHUT = 7 /* shut */, GATE_LOST = 8 /* lost */ };\n"
        "enum gate_reply_code { GATE_REPLY_DOOR = 1, GATE_REPLY_KEY = 2, GATE_REPLY_LOCK = 3 };\n"),
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", UNKNOWN)
def test_constants_whose_values_are_not_known_are_reported(kind: str) -> None:
    path, text = UNKNOWN[kind]
    page = page_of(text, path)
    assert not [row for row in page.rows if row.name not in ("GATE_SHUT", "GATE_LOST")]
    assert page.unread
    assert not any("no row with a code" in line.reason for line in page.unread)


def test_branches_of_the_preprocessor_that_open_a_brace_each() -> None:
    text = (
        "#ifdef A\nint gate_a(void) {\n#else\nint gate_b(void) {\n#endif\n  return 0;\n}\n\n"
        "enum gate_error {\n  /** shut */\n  GATE_ERROR_SHUT = -1,\n  /** lost */\n  GATE_ERROR_LOST = -2,\n};\n"
    )
    assert [row.codes[0] for row in page_of(text, "gate.h").rows] == [-1, -2]


def test_a_condition_of_the_preprocessor_is_no_function() -> None:
    text = '#if defined(__cplusplus)\nextern "C" {\n#endif\n/** shut */\n#define GATE_ERR_SHUT -1\n/** lost */\n#define GATE_ERR_LOST -2\n#if defined(__cplusplus)\n}\n#endif\n'
    assert [row.codes[0] for row in page_of(text, "gate.h").rows] == [-1, -2]


def test_a_macro_of_two_lines_above_a_brace_is_no_function() -> None:
    text = '#define GATE_MAKE(a) \\\n  ((a) * 10)\n#ifdef X\nextern "C" {\n#endif\n/** shut */\n#define GATE_ERR_SHUT -1\n/** lost */\n#define GATE_ERR_LOST -2\n#ifdef X\n}\n#endif\n'
    assert [row.codes[0] for row in page_of(text, "gate.h").rows] == [-1, -2]


def test_calls_with_a_code_and_a_text_may_end_with_an_http_status() -> None:
    statuses = (", 400", ", 500", "", ", 400", ", 500", ", 500", ", 400", "")
    text = "package gate\n\nvar (\n" + "".join(
        f'\tMsgGate{chr(65 + at)} = gate("GT10{at}", "No gate is open at place {at}"{status})\n'
        for at, status in enumerate(statuses)
    )
    rows = page_of(text + ")\n", "en_error_messages.go").rows
    assert [row.codes[0] for row in rows] == [f"GT10{at}" for at in range(8)]
    assert [row.http_status for row in rows] == [400, 500, None, 400, 500, 500, 400, None]
