"""Where a language puts the number of a constant besides behind its name, and what has numbers and is no code."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

ROWS = {
    "a number in an annotation": (
        "gate_base.dart",
        ("enum GateErrorType {\n  /// 0: No error.\n  @JsonValue(0)\n  errOk,\n\n  /// 7: The gate is shut.\n  @JsonValue(7)\n  errShut,\n\n"
         "  @JsonValue(-8)\n  errLost,\n}\n"),
        [(0, "errOk", "No error."), (7, "errShut", "The gate is shut."), (-8, "errLost", None)],
    ),
    "a word in an annotation": (
        "GateError.kt",
        ('enum class GateError {\n  @SerialName("gate_shut")\n  Shut,\n  @SerialName("key_lost")\n  Lost,\n  @SerialName("gate_stuck")\n  Stuck,\n}\n'),
        [("gate_shut", "Shut", None), ("key_lost", "Lost", None), ("gate_stuck", "Stuck", None)],
    ),
    "a number in an attribute of a language that counts": (
        "error.rs",
        "pub enum GateError {\n    #[code(40)]\n    Shut = 40,\n    #[code(50)]\n    Lost,\n    Stuck,\n}\n",
        [(40, "Shut", None), (50, "Lost", None), (51, "Stuck", None)],
    ),
    "a value of Go without the names of its fields": (
        "gcode.go",
        ('var (\n\tCodeNil  = gateCode{-1, "", nil}           // No code.\n\tCodeOK   = gateCode{0, "OK", nil}          // It is OK.\n'
         '\tCodeShut = gateCode{50, "Gate shut", nil}  // The gate is shut.\n)\n'),
        [(-1, "CodeNil", "No code."), (0, "CodeOK", "OK"), (50, "CodeShut", "Gate shut")],
    ),
    "classes of errors with a value": (
        "client.rb",
        "module Gate\n  class GateShut < SoftError\n    VALUE = 311\n  end\n\n  class KeyLost < HardError\n    VALUE = 312\n  end\n\n  class Stuck < HardError\n    VALUE = 320\n  end\n\n  class Open < Method\n    VALUE = 10\n  end\nend\n",
        [(311, "GateShut", None), (312, "KeyLost", None), (320, "Stuck", None)],
    ),
    "a function for C next to one that names others": (
        "error.rs",
        ("pub enum Error {\n    /// The gate is shut.\n    Shut,\n    /// The key is lost.\n    Lost(u8),\n}\n\nimpl Error {\n    fn to_wire(self) -> u64 {\n        match self {\n"
         "            Error::Shut => Wire::Closed as u64,\n            Error::Lost(_) => Wire::Gone as u64,\n        }\n    }\n\n    fn to_c(self) -> isize {\n        match self {\n"
         "            Error::Shut => -1,\n            Error::Lost(_) => -2,\n        }\n    }\n}\n"),
        [(-1, "Shut", "The gate is shut."), (-2, "Lost", "The key is lost.")],
    ),
    "numbers that comments state": (
        "gt_errno.h",
        ("#define GT_ESHUT (GT_ERRNO_BASE + 1)  /* 171001 */\n#define GT_ELOST (GT_ERRNO_BASE + 2)  /* 171002 */\n"
         "/** The gate is stuck. */\n#define GT_ESTUCK (GT_ERRNO_BASE + 20) /* 171020 */\n"),
        [(171001, "GT_ESHUT", None), (171002, "GT_ELOST", None), (171020, "GT_ESTUCK", "The gate is stuck.")],
    ),
    "a comment that repeats the number": (
        "GateStatus.swift",
        "enum GateError: Int {\n    /// The gate is shut.\n    case shut = 1 // = 1\n    /// The key is lost.\n    case lost = 2 // = 2\n}\n",
        [(1, "shut", "The gate is shut."), (2, "lost", "The key is lost.")],
    ),
    "a table of the names that the constants have": (
        "GateStatus.swift",
        ("enum GateError: Int {\n    case gateShut = 1\n    case keyLost = 2\n    case gateStuck = 3\n}\n\nextension GateError {\n    static let nameMap: NameMap = [\n"
         '        1: .same(proto: "GATE_SHUT"),\n        2: .same(proto: "KEY_LOST"),\n        3: .same(proto: "GATE_STUCK"),\n    ]\n}\n'),
        [(1, "gateShut", None), (2, "keyLost", None), (3, "gateStuck", None)],
    ),
    "warning codes": (
        "gate_base.g.dart",
        ("const _$WarnCodeEnumMap = {\n  WarnCode.warnGateTimeout: 8,\n  WarnCode.warnKeyInvalid: 16,\n  WarnCode.warnGateBusy: 20,\n"
         "  WarnCode.warnLockFailed: 21,\n  WarnCode.warnOld: 22,\n};\n"),
        [(8, "warnGateTimeout", None), (16, "warnKeyInvalid", None), (20, "warnGateBusy", None), (21, "warnLockFailed", None), (22, "warnOld", None)],
    ),
    "a section of codes, next to others": (
        "gate.h",
        ("/* Sides */\n#define GT_SIDE_LEFT 1\n#define GT_SIDE_RIGHT 2\n\n/* Refusal codes */\n#define GATE_REFUSE_KEY_NOT_ALLOWED 1\n#define GATE_REFUSE_PROTOCOL_ERROR 2\n"
         "#define GATE_REFUSE_LOCK_FAILED 3\n#define GATE_REFUSE_RESERVED 4\n#define GATE_REFUSE_TOO_MANY_KEYS 5\n"),
        [(1, "GATE_REFUSE_KEY_NOT_ALLOWED", None), (2, "GATE_REFUSE_PROTOCOL_ERROR", None), (3, "GATE_REFUSE_LOCK_FAILED", None),
         (4, "GATE_REFUSE_RESERVED", None), (5, "GATE_REFUSE_TOO_MANY_KEYS", None)],
    ),
    "events and versions next to errors": (
        "gate.h",
        ("#define GTE_EVENT_OPENED 0x0010\n#define GTE_EVENT_OPEN_FAILED 0x0020\n#define GTE_EVENT_CLOSE_FAILED 0x0040\n#define GTE_EVENT_CLOSED 0x0080\n\n\n\n\n\n\n\n\n\n\n"
         "/** Return code: success */\n#define GTC_SUCCESS 0\n/** Return code: the gate is shut */\n#define GTC_FAILURE -1\n/** Return code: no key */\n#define GTC_LOST -3\n"
         "/** Return code: a bad key */\n#define GTC_BAD_KEY -4\n/** Version of the gate: 3.0 */\n#define GTVERSION_3 3\n/** Version of the gate: 4.0 */\n#define GTVERSION_4 4\n"
         "/** Version of the gate: 5.0 */\n#define GTVERSION_5 5\n"),
        [(0, "GTC_SUCCESS", "Return code: success"), (-1, "GTC_FAILURE", "Return code: the gate is shut"), (-3, "GTC_LOST", "Return code: no key"),
         (-4, "GTC_BAD_KEY", "Return code: a bad key")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_read(kind: str) -> None:
    path, text, expected = ROWS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == expected


NO_CODES = {
    "the outcomes of what is done": (
        "Constants.java",
        ("public class Constants {\n  public static final int MSG_OPEN_FAIL = 2021;\n  public static final int MSG_OPEN_SUCC = 2022;\n  public static final int MSG_LOCK_FAILED = 2023;\n"
         "  public static final int MSG_LOCK_SUCCESS = 2024;\n  public static final int MSG_KNOCK = 2033;\n}\n"),
    ),
    "an enumeration below a directive that counts": (
        "gate.h",
        ("/* Total number of error codes */\n#define GATE_ERROR_COUNT 14\n\n/** Sorts of keys */\nenum gate_key_type {\n  /** Of iron */\n  GATE_KEY_IRON = 0,\n"
         "  /** Of wood */\n  GATE_KEY_WOOD = 1,\n};\n"),
    ),
    "states of something": (
        "gate.proto",
        "enum GateCallStatus {\n  GCS_INCOMING = 0; // someone knocks\n  GCS_ACTIVE = 1; // the gate is open\n  GCS_ENDED = 2; // the gate was closed\n  GCS_ERROR = 3; // it failed\n}\n",
    ),
    "a text alone": ("constants.py", 'INTERNAL_ERROR = "The gate has an internal error"\n'),
    "a type of errors": ("err.py", "ErrField = namedtuple('ErrField', ('code', 'text'))\n"),
}  # fmt: skip


@pytest.mark.parametrize("kind", NO_CODES)
def test_no_codes(kind: str) -> None:
    path, text = NO_CODES[kind]
    assert page_of(text, path).rows == ()


def test_list_of_constants() -> None:
    """A list of constants that the file defines is no constant of its own."""
    text = (
        "object ErrorCode {\n  case object GATE_SHUT extends ErrorCode(0x0)\n  case object KEY_LOST extends ErrorCode(0x1)\n  case object STUCK extends ErrorCode(0x2)\n\n"
        "  val All =\n    Array(\n      GATE_SHUT,\n      KEY_LOST,\n      STUCK\n    ).toSeq\n}\n"
    )
    assert [row.name for row in page_of(text, "Protocol.scala").rows] == ["GATE_SHUT", "KEY_LOST", "STUCK"]


def test_codes_of_another_file() -> None:
    """A text next to a constant that the file does not define is not the code, whatever it looks like."""
    page = page_of(
        'var (\n\tErrShut = errs.NewCodeError(GateShutError, "GateShutError")\n\tErrLost = errs.NewCodeError(KeyLostError, "KeyLostError")\n'
        '\tErrStuck = errs.NewCodeError(GateStuckError, "GateStuckError")\n)\n',
        "predefine.go",
    )
    assert page.rows == ()
    assert [line.text for line in page.unread] == ["ErrShut", "ErrLost", "ErrStuck"]


def test_comments_that_disagree() -> None:
    """Numbers of comments are not taken if they tell different values of the name that all are counted from."""
    page = page_of(
        "#define GT_ESHUT (GT_BASE + 1) /* 101 */\n#define GT_ELOST (GT_BASE + 2) /* 102 */\n#define GT_ESTUCK (GT_BASE + 3) /* 104 */\n",
        "gt_errno.h",
    )
    assert page.rows == ()
    assert page.unread
