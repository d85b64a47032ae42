"""Kinds of constants that rounds of other projects showed, each with made-up names."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

CASES = {
    "a family that counts again next to errors": (
        "gate.h",
        (
            "#define GT_ERR -1\n#define GT_OK 0\n#define GT_ERR_IO 1 /* broken pipe */\n#define GT_ERR_OTHER 2 /* anything else */\n\n"
            "#define GT_REPLY_TEXT 1\n#define GT_REPLY_LIST 2\n#define GT_REPLY_ERROR 3\n#define GT_REPLY_BOOL 4\n#define GT_REPLY_MAP 5\n"
        ),
        [(-1, "GT_ERR", None), (0, "GT_OK", None), (1, "GT_ERR_IO", "broken pipe"), (2, "GT_ERR_OTHER", "anything else")],
    ),
    "a code of which other codes are made": (
        "gate_errno.h",
        "#define GT_BASE 100\n#define EGTSHUT (GT_BASE + 1)\n#define EGTLOST (GT_BASE + 2)\n#define EGTHOT (EGTLOST + 1)\n#define EGTCOLD (EGTLOST + 2)\n",
        [(101, "EGTSHUT", None), (102, "EGTLOST", None), (103, "EGTHOT", None), (104, "EGTCOLD", None)],
    ),
    "errors in a class of other constants": (
        "bindings.rb",
        (
            "module Gate\n  GT_DOOR_RESP_ERR_SHUT = -185\n  GT_DOOR_RESP_ERR_LOST = -175\n  GT_DOOR_RESP_ERR_NONE = 0\n\n  GT_DOOR_SIDE_END = -1\n  GT_DOOR_SIDE_BEGIN = -2\n"
            "  GT_DOOR_OP_OPEN = 5\n  GT_DOOR_EVENT_OPENED = 104\n  GT_DOOR_OP_LOCK = 16\nend\n"
        ),
        [(-185, "GT_DOOR_RESP_ERR_SHUT", None), (-175, "GT_DOOR_RESP_ERR_LOST", None), (0, "GT_DOOR_RESP_ERR_NONE", None)],
    ),
    "an enumeration of Solidity": (
        "GateErrors.sol",
        "contract GateErrorReporter {\n    enum Error {\n        NO_ERROR,\n        SHUT, // it is shut\n        LOST\n    }\n}\n",
        [(0, "NO_ERROR", None), (1, "SHUT", "it is shut"), (2, "LOST", None)],
    ),
    "texts under negative numbers for two parts of an object": (
        "errors.ts",
        (
            "export const errorCodes = {\n  rpc: { shut: -32000, lost: -32001 },\n  door: { hot: 4001, cold: 4100 },\n};\n"
            "export const errorValues = {\n  '-32000': { standard: 'G-1', message: 'It is shut.' },\n  '-32001': { standard: 'G-1', message: 'It is lost.' },\n"
            "  '4001': { standard: 'G-2', message: 'It is hot.' },\n  '4100': { standard: 'G-2', message: 'It is cold.' },\n};\n"
        ),
        [(-32000, "shut", "It is shut."), (-32001, "lost", "It is lost."), (4001, "hot", "It is hot."), (4100, "cold", "It is cold.")],
    ),
    "names among texts below numbers": (
        "errors.py",
        "SHUT = 7\nLOST = 8\nHOT = 9\nMESSAGES = {\n    7: ('SHUT', 'It is shut.'),\n    8: ('LOST', 'It is lost.'),\n    9: ('HOT', 'It is hot.'),\n}\n",
        [(7, "SHUT", "It is shut."), (8, "LOST", "It is lost."), (9, "HOT", "It is hot.")],
    ),
    "a function of constants for each member": (
        "error.rs",
        (
            "/// It is shut.\npub const SHUT_CODE: i32 = -7;\npub const LOST_CODE: i32 = -8;\npub const HOT_CODE: i32 = -9;\n"
            "pub enum ErrorCode { Shut, Lost, Hot }\nimpl ErrorCode {\n    pub fn code(&self) -> i32 {\n        use ErrorCode::*;\n        match self { Shut => SHUT_CODE, Lost => LOST_CODE, Hot => HOT_CODE }\n    }\n}\n"
        ),
        [(-7, "SHUT_CODE", "It is shut."), (-8, "LOST_CODE", None), (-9, "HOT_CODE", None)],
    ),
    "a function that is one expression": (
        "errors.py",
        "GT_BASE = 7000\n\n\ndef err(number):\n    return GT_BASE + number\n\n\nERR_SHUT = err(1)\nERR_LOST = err(2)\n",
        [(7001, "ERR_SHUT", None), (7002, "ERR_LOST", None)],
    ),
    "classes with a code above them": (
        "errors.py",
        (
            '@error_code(7)\nclass Shut(GateError):\n    """It is shut."""\n\n\n@register\n@error_code("GT-8")\nclass Lost(GateError):\n    pass\n\n\n'
            "@http_status(404)\nclass Gone(GateError):\n    pass\n\n\n@error_code(9)\nclass Hot(GateError):\n    pass\n"
        ),
        [(7, "Shut", "It is shut."), ("GT-8", "Lost", None), (9, "Hot", None)],
    ),
    "classes with a code above them in braces": (
        "Errors.cs",
        "[ErrorCode(7)]\npublic class ShutException : GateException { }\n[ErrorCode(8)]\n[Serializable]\npublic sealed class LostException : GateException { }\n[ErrorCode(9)]\npublic class HotException : GateException { }\n",
        [(7, "ShutException", None), (8, "LostException", None), (9, "HotException", None)],
    ),
    "a table of Lua with hexadecimal keys": (
        "gate.lua",
        '-- Reason codes of the gate\nlocal gate_rc = {\n  [0x80] = "It is shut",\n  [0x8F] = "It is lost",\n  [0x90] = "It is hot",\n}\nreturn gate_rc\n',
        [(128, None, "It is shut"), (143, None, "It is lost"), (144, None, "It is hot")],
    ),
    "names as messages": (
        "errors.lua",
        "local M = {\n  [0] = {msg = 'NONE', retriable = false},\n  [-1] = {msg = 'GATE_SHUT', retriable = false},\n  [7] = {msg = 'KEY_LOST', retriable = true},\n}\nreturn M\n",
        [(0, "NONE", None), (-1, "GATE_SHUT", None), (7, "KEY_LOST", None)],
    ),
    "a table in a table of Lua": (
        "gate.lua",
        "local M = {}\nM.errors = {\n  NO_KEY = { code = 7, msg = 'no key' },\n  BAD_KEY = { code = 8, msg = 'bad key' },\n  WET_KEY = { code = 9, msg = 'wet key' },\n}\nreturn M\n",
        [(7, "NO_KEY", "no key"), (8, "BAD_KEY", "bad key"), (9, "WET_KEY", "wet key")],
    ),
    "codes whose names end with a word for a setting": (
        "errors.go",
        "const (\n\tErrType Code = -3\n\tErrInvalidGateOrKey Code = -5\n\tErrNoKey Code = -7\n)\n",
        [(-3, "ErrType", None), (-5, "ErrInvalidGateOrKey", None), (-7, "ErrNoKey", None)],
    ),
    "classes with a state": (
        "exceptions.py",
        "class Shut(GateError):\n    sqlstate = '01000'\n\n\nclass Lost(Shut):\n    sqlstate = '0100C'\n",
        [("01000", "Shut", None), ("0100C", "Lost", None)],
    ),
    "a header of another suffix": (
        "error_codes.cuh",
        "#define ERROR_SHUT 0x03\n#define ERROR_LOST 0x04\n",
        [(3, "ERROR_SHUT", None), (4, "ERROR_LOST", None)],
    ),
    "members on lines of their own": (
        "gate.thrift",
        "enum GateErrorCode {\n  NO_ERROR = 0\n  SHUT = 1\n  LOST = 2\n}\nenum OpenFailedCause {\n  GATE_HOT,\n  GATE_WET\n}\n",
        [(0, "NO_ERROR", None), (1, "SHUT", None), (2, "LOST", None), (0, "GATE_HOT", None), (1, "GATE_WET", None)],
    ),
    "a name and a text below a number": (
        "error.lua",
        (
            "local templates = {\n  [1] = {\n    name = 'SHUT',\n    msg = 'Gate %d is shut, '\n      .. 'open it',\n    args = {'gate', 'side'}\n  },\n"
            "  [2] = { name = 'LOST', msg = 'Key is lost' },\n  [3] = { name = 'HOT', msg = 'It is hot' },\n}\nreturn templates\n"
        ),
        [(1, "SHUT", "Gate %d is shut, open it"), (2, "LOST", "Key is lost"), (3, "HOT", "It is hot")],
    ),
    "a table of the members of an enumeration": (
        "gate_reason_code.dart",
        (
            "enum GateReasonCode {\n  /// It is open.\n  success,\n  /// It is shut.\n  shut,\n  lost,\n}\nclass Codes {\n"
            "  static const Map<int, GateReasonCode> values = <int, GateReasonCode>{\n    0x00: GateReasonCode.success,\n    0x80: GateReasonCode.shut,\n    0x81: GateReasonCode.lost,\n  };\n}\n"
        ),
        [(0, "success", "It is open."), (128, "shut", "It is shut."), (129, "lost", None)],
    ),
    "properties of objects": (
        "Failures.kt",
        (
            "sealed class GateFailure {\n    abstract val code: Int\n    companion object { const val PERM = 0x4000 }\n}\n"
            'object Shut : GateFailure() {\n    override val code get() = PERM or 1\n    override val message get() = "It is shut."\n}\n'
            "object Lost : GateFailure() {\n    override val code: Int get() = 7\n}\nobject Hot : GateFailure() {\n    override fun code(): Int = 9\n}\n"
        ),
        [(0x4001, "Shut", "It is shut."), (7, "Lost", None), (9, "Hot", None)],
    ),
    "properties of classes": (
        "Errors.cs",
        (
            'public class ShutException : GateException { public override int Code => 7; public override string Message => "It is shut."; }\n'
            "public class LostException : GateException { public override int Code { get; } = 8; }\n"
        ),
        [(7, "ShutException", "It is shut."), (8, "LostException", None)],
    ),
    "methods of classes": (
        "Exceptions.java",
        (
            'class Exceptions {\n  static class ShutException extends GateException { int getCode() { return 7; } String getMessage() { return "It is shut."; } }\n'
            "  static class LostException extends GateException { int getCode() { return 8; } int size() { return 9; } }\n}\n"
        ),
        [(7, "ShutException", "It is shut."), (8, "LostException", None)],
    ),
    "methods by indentation": (
        "errors.py",
        "class ShutError(GateError):\n    @property\n    def code(self) -> int:\n        return 7\n\n\nclass LostError(GateError):\n    def get_code(self):\n        return 'GATE_LOST'\n",
        [(7, "ShutError", None), ("GATE_LOST", "LostError", None)],
    ),
    "an enumeration of codes for closing": (
        "gate.ts",
        "export enum GateCloseEventCodes {\n  CloseNormal = 1_000,\n  TokenRevoked = 4_003,\n  InvalidVersion,\n}\n",
        [(1000, "CloseNormal", None), (4003, "TokenRevoked", None), (4004, "InvalidVersion", None)],
    ),
    "documented constants from the success on": (
        "gate.h",
        (
            "/** No error */\n#define GT_FX_OK 0\n/** End of file */\n#define GT_FX_EOF 1\n/** File does not exist */\n#define GT_FX_NO_SUCH_FILE 2\n"
            "/** Permission denied */\n#define GT_FX_DENIED 3\n/** Garbage was received */\n#define GT_FX_BAD_TEXT 4\n/** It was lost */\n#define GT_FX_LOST 5\n"
        ),
        [
            (0, "GT_FX_OK", "No error"),
            (1, "GT_FX_EOF", "End of file"),
            (2, "GT_FX_NO_SUCH_FILE", "File does not exist"),
            (3, "GT_FX_DENIED", "Permission denied"),
            (4, "GT_FX_BAD_TEXT", "Garbage was received"),
            (5, "GT_FX_LOST", "It was lost"),
        ],
    ),
    "classes with keywords": (
        "errors.py",
        "class Shut(GateError,\n    code='08000', name='GATE_SHUT'):\n    pass\n\n\nclass Lost(GateError, code='0800A'):\n    pass\n\n\nKINDS = {\n    '08': GateError,\n    '0A': KeyError_,\n    '10': GateError,\n    '20': GateError,\n    '21': KeyError_,\n}\n",
        [("08000", "GATE_SHUT", None), ("0800A", "Lost", None)],
    ),
    "a function of words for members": (
        "error.rs",
        (
            "pub enum ServerErrorKind {\n    /// It is shut.\n    IsShut,\n    KeyLost,\n}\nimpl ServerErrorKind {\n    pub fn code(self) -> &'static str {\n"
            '        match self {\n            Self::IsShut => "SHUT",\n            Self::KeyLost => "NOKEY",\n        }\n    }\n}\n'
        ),
        [("SHUT", "IsShut", "It is shut."), ("NOKEY", "KeyLost", None)],
    ),
    "numbers and texts of a method": (
        "packet.rb",
        (
            "class Reply\n  def reply_text\n    case @reply\n    when 0x00\n      'Open'\n    when 0x01\n      'Refused: the gate is shut'\n    when 0x02\n      'Refused: the key is lost'\n"
            "    when 0x03 then 'Refused: the bell is broken'\n    when 0x10 then 'Refused: not allowed'\n    else\n      'Unknown'\n    end\n  end\nend\n"
        ),
        [
            (0, None, "Open"),
            (1, None, "Refused: the gate is shut"),
            (2, None, "Refused: the key is lost"),
            (3, None, "Refused: the bell is broken"),
            (16, None, "Refused: not allowed"),
        ],
    ),
    "the complement of an unsigned number": (
        "gate.h",
        "typedef enum GateError {\n    GateNoError = 0,\n    GateErrorShut = 7,\n    GateErrorFull = (int) (~0U / 2 + 1),\n    GateErrorLost = (int) (~0U / 2)\n} GateError;\n",
        [(0, "GateNoError", None), (7, "GateErrorShut", None), (-2147483648, "GateErrorFull", None), (2147483647, "GateErrorLost", None)],
    ),
    "limits of codes": (
        "errcode.go",
        "const (\n\tminCode = 1000\n\tmaxCode = 1999\n\tErrShut Code = 1001\n\tErrLost Code = 1002\n)\n",
        [(1001, "ErrShut", None), (1002, "ErrLost", None)],
    ),
    "states with suffixes": (
        "SQLState.java",
        'interface SQLState {\n  String SHUT = "XBM01.D";\n  String LOST = "3B002.S";\n  String HOT = "40XL1.T.1";\n  String WET = "22007.S.180";\n}\n',
        [("XBM01.D", "SHUT", None), ("3B002.S", "LOST", None), ("40XL1.T.1", "HOT", None), ("22007.S.180", "WET", None)],
    ),
    "a number of a code among the arguments": (
        "error_codes.py",
        "class ErrorCodes:\n    SHUT = ErrorCode(_('It is shut'), code_num=1902401, status_code=401)\n    LOST = ErrorCode(_('It is lost'), code_num=1902403, status_code=403)\n",
        [(1902401, "SHUT", "It is shut"), (1902403, "LOST", "It is lost")],
    ),
    "a tuple of tuples": (
        "generate_error_codes.py",
        "error_codes = (\n    ('OK', 0, ''),\n\n    ('GATE_SHUT', 1, '$0'),\n\n    ('KEY_LOST', 2,\n     'The key is lost. '\n     'key=$0'),\n)\n",
        [(0, "OK", None), (1, "GATE_SHUT", "$0"), (2, "KEY_LOST", "The key is lost. key=$0")],
    ),
    "a tuple of calls": (
        "errors.py",
        "class ErrorCodes(object):\n    error_codes = (\n        ErrorCode('SHUT', 1306401, 'It is shut'),\n        ErrorCode('LOST', 1306402, 'It is lost'),\n        ErrorCode('HOT', 1306403, 'It is hot'),\n    )\n",
        [(1306401, "SHUT", "It is shut"), (1306402, "LOST", "It is lost"), (1306403, "HOT", "It is hot")],
    ),
    "static properties that make a code": (
        "ErrorCode.cs",
        (
            'public sealed class ErrorCode\n{\n    public static ErrorCode GateShut\n    { get { return new ErrorCode("10000", "GateShut"); } }\n'
            '    public static ErrorCode KeyLost\n    { get { return new ErrorCode("10001", "KeyLost"); } }\n'
            '    public static ErrorCode BellHot { get { return new ErrorCode("10002", "BellHot"); } }\n}\n'
        ),
        [("10000", "GateShut", "GateShut"), ("10001", "KeyLost", "KeyLost"), ("10002", "BellHot", "BellHot")],
    ),
    "two spellings of a field": (
        "exceptions.py",
        (
            "class Shut(GateError):\n    ERROR_CODE = 'G01'\n\n\nclass Lost(GateError):\n    ErrorCode = 'G02'\n    MESSAGE = 'It is lost'\n\n\n"
            "class Hot(GateError):\n    ErrorCode = 'G03'\n"
        ),
        [("G01", "Shut", None), ("G02", "Lost", "It is lost"), ("G03", "Hot", None)],
    ),
    "two names for a code": (
        "error_codes.py",
        "class ErrorCodes(object):\n    class Gate(object):\n        IsShut = '81715'\n        HasNoKey = KeyIsLost = '81716'\n        IsHot = '81717'\n",
        [("81715", "IsShut", None), ("81716", "HasNoKey", None), ("81716", "KeyIsLost", None), ("81717", "IsHot", None)],
    ),
    "a word and a number of each class": (
        "exceptions.py",
        (
            "ERROR_CODE_PREFIX_GATE = '0'\n\n\nclass ShutError(GateError):\n    ERROR_CODE = 'GATE_SHUT'\n    ERROR_CODE_INT = 3900001\n\n\n"
            "class LostError(GateError):\n    ERROR_CODE = 'KEY_LOST'\n    ERROR_CODE_INT = 3900002\n\n\nclass HotError(GateError):\n    ERROR_CODE = 'GATE_HOT'\n    ERROR_CODE_INT = 3900003\n"
        ),
        [("GATE_SHUT", "ShutError", None), ("KEY_LOST", "LostError", None), ("GATE_HOT", "HotError", None)],
    ),
}  # fmt: skip

NO_CODES = {
    "a type and a size": ("error_code.ex", "defmodule Gate.ErrorCode do\n  @attr_type 0x0009\n  def attr_type(), do: @attr_type\nend\n"),
    "types of fields": ("gate.h", "enum errcode_field_type {\n  ERRCODE_FIELD_TYPE_CHAR,\n  ERRCODE_FIELD_TYPE_INT,\n  ERRCODE_FIELD_TYPE_LONG,\n};\n"),
    "a schema": ("gate.lua", "local schema = {\n  status_on_error = { type = 'integer', minimum = 200, maximum = 599, default = 403 },\n}\n"),
}  # fmt: skip


@pytest.mark.parametrize(("path", "text"), NO_CODES.values(), ids=NO_CODES.keys())
def test_no_codes(path: str, text: str) -> None:
    assert page_of(text, path).rows == ()


@pytest.mark.parametrize(("path", "text", "rows"), CASES.values(), ids=CASES.keys())
def test_kinds(path: str, text: str, rows: list[tuple[object, ...]]) -> None:
    assert [(row.codes[0], row.name, row.message) for row in page_of(text, path).rows] == rows


@pytest.mark.parametrize(
    ("path", "text", "names"),
    [
        (
            "constants.py",
            "# Status codes: success\nVI_OK = make(0x0)\nVI_OK_LATE = make(0x2)\nVI_OK_SOON = make(0x3)\n\n# Sizes\nVI_WIDTH = 3\nVI_HEIGHT = 4\nVI_DEPTH = 5\n\n\ndef make(x):\n    if x > 7:\n        return x - 16\n    return x\n",
            {"VI_OK", "VI_OK_LATE", "VI_OK_SOON"},
        ),
        (
            "constants.py",
            "def make(x):\n    if x > 7:\n        return x - 16\n    return x\n\n\nVI_ERR_SHUT = make(8)\nVI_ERR_LOST = make(9)\nVI_ERR_HOT = make(10)\nVI_ERR_WET = make(11)\nVI_ERR_OLD = make(12)\n\n\nclass StatusCode(IntEnum):\n    error_shut = VI_ERR_SHUT\n    error_lost = VI_ERR_LOST\n    error_hot = VI_ERR_HOT\n    error_wet = VI_ERR_WET\n    error_old = VI_ERR_OLD\n",
            {"VI_ERR_SHUT", "error_shut", "error_old"},
        ),
        (
            "gate_errno.h",
            "typedef enum {\n    GT_ERR_OK = GT_T_OK,\n    GT_ERR_SHUT = GT_T_SHUT,\n    GT_ERR_LOST,\n    GT_ERR_HOT,\n} gt_error;\n",
            {"GT_ERR_OK", "GT_ERR_SHUT", "GT_ERR_LOST", "GT_ERR_HOT"},
        ),
        (
            "GateErrorType.java",
            'enum GateErrorType {\n  SHUT(-7, "It is shut"),\n  LOST(-8, "It is lost"),\n  HOT(-9, "It is hot"),\n  BAD_KEY(BAD_CODE, "The key is bad"),\n  BAD_BELL(BAD_CODE, "The bell is bad");\n}\n',
            {"BAD_KEY", "BAD_BELL"},
        ),
        (
            "exceptions.py",
            "class Shut(GateException):\n    _TEXT = 'It is shut.'\n    _STATUS_CODE = Status.SHUT\n\n\nclass Lost(GateException):\n    _STATUS_CODE = Status.LOST\n\n\nclass Hot(GateException):\n    code = Status.HOT\n",
            {"Shut", "Lost", "Hot"},
        ),
        (
            "errors.py",
            "ERR_SHUT = 7\nERR_LOST = 8\nERR_HOT = odd(9)\n\n\ndef odd(number):\n    if number > 3:\n        return number + 1\n    return number\n",
            {"ERR_HOT"},
        ),
    ],
    ids=[
        "below a heading",
        "names of unknown constants",
        "an enumeration",
        "members made with a constant",
        "classes",
        "one among others",
    ],
)
def test_unknown_values_are_reported(path: str, text: str, names: set[str]) -> None:
    page = page_of(text, path)
    reported = {name for line in page.unread for name in line.text.split(", ")}
    assert names <= reported
    assert names.isdisjoint({row.name for row in page.rows})
