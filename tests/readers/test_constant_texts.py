"""Constants in source code whose strings are more than one: which is the code, which the text, and which is neither."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

KINDS = {
    "fields of a code alone": (
        "errors.go",
        "package gate\n\nvar (\n\t// Door shut\n\tErrShut = Error{Code: 1000}\n\t// Key lost\n\tErrLost = Error{Code: 1001}\n)\n",
        [(1000, "ErrShut", "Door shut"), (1001, "ErrLost", "Key lost")],
    ),
    "constants of a module": (
        "errors.rs",
        "mod codes {\n    pub const DOOR_SHUT: i64 = -32002;\n    pub const KEY_ERROR: i64 = -32004;\n    pub const LOCK_ERROR: i64 = -32007;\n}\n",
        [(-32002, "DOOR_SHUT", None), (-32004, "KEY_ERROR", None), (-32007, "LOCK_ERROR", None)],
    ),
    "names of numbered codes": (
        "errors.py",
        '_CODE_MAPPING = {\n    "GATE-0010000": "DoorShut",\n    "GATE-0110141": "KeyLost",\n    "GATE-0123055": "KeyBent",\n}\n',
        [("GATE-0010000", "DoorShut", None), ("GATE-0110141", "KeyLost", None), ("GATE-0123055", "KeyBent", None)],
    ),
    "cases with values above methods": (
        "GateError.swift",
        (
            "enum GateError {\n  /// Door shut\n  case doorShut(name: String)\n  /// Key lost\n  case keyLost\n"
            '  func text() -> String {\n    return ""\n  }\n}\n'
        ),
        [("doorShut", None, "Door shut"), ("keyLost", None, "Key lost")],
    ),
    "pairs of words": (
        "GateStatusCode.ts",
        'export const GateStatusCode = {\n  GateShut: "GATE_SHUT",\n  KeyLost: "KEY_LOST", // Look for it.\n  NoLock: "NO_LOCK",\n} as const;\n',
        [("GATE_SHUT", "GateShut", None), ("KEY_LOST", "KeyLost", "Look for it."), ("NO_LOCK", "NoLock", None)],
    ),
    "settings among calls": (
        "GateException.java",
        (
            "public final class GateException {\n  private static final int HASH = 31;\n"
            '  public static final GateException SHUT = gate(1000, "Door shut");\n  public static final GateException LOST = gate(1001, "Key lost");\n'
            '  public static final GateException BENT = gate(1002, "Key bent");\n}\n'
        ),
        [(1000, "SHUT", "Door shut"), (1001, "LOST", "Key lost"), (1002, "BENT", "Key bent")],
    ),
    "large numbers whose comments are of faults": (
        "gatelib.h",
        (
            "#define GATEVERS 4000 /* Version is not supported. */\n#define GATEREAD 20004 /* Read from gate failed. */\n#define GATEWRIT 20006 /* Write to gate failed. */\n"
            "#define GATETIME 20003 /* Timed out. */\n#define GATEFCON 20002 /* Connection failed. */\n#define GATEBUFL 20005 /* Buffer corrupted. */\n"
        ),
        [
            (4000, "GATEVERS", "Version is not supported."),
            (20004, "GATEREAD", "Read from gate failed."),
            (20006, "GATEWRIT", "Write to gate failed."),
            (20003, "GATETIME", "Timed out."),
            (20002, "GATEFCON", "Connection failed."),
            (20005, "GATEBUFL", "Buffer corrupted."),
        ],
    ),
    "numbers that a function gives for names": (
        "error.rs",
        (
            "pub enum ErrorCode {\n  /// Door shut\n  Shut,\n  /// Key lost\n  Lost,\n}\nimpl ErrorCode {\n"
            "  pub fn code(&self) -> i64 {\n    match *self {\n      ErrorCode::Shut => -32700,\n      ErrorCode::Lost => -32600,\n    }\n  }\n}\n"
        ),
        [(-32700, "Shut", "Door shut"), (-32600, "Lost", "Key lost")],
    ),
    "numbers that a property gives for cases": (
        "GateStatusCode.swift",
        (
            "enum GateStatusCode {\n  case shut\n  case lost\n}\nextension GateStatusCode: RawRepresentable {\n  var rawValue: Int {\n"
            "    switch self {\n    case .shut: return 409\n    case .lost:\n      return 404\n    }\n  }\n}\n"
        ),
        [(409, "shut", None), (404, "lost", None)],
    ),
    "a case with a payload and a number": (
        "error.rs",
        (
            '#[repr(u32)]\npub enum GateError {\n  #[error("Door {0} shut")]\n  Shut(String) = 19,\n'
            '  #[error("Key lost")]\n  Lost { key: u8 } = 30,\n}\n'
        ),
        [(19, "Shut", "Door {0} shut"), (30, "Lost", "Key lost")],
    ),
    "texts that a function gives for numbers": (
        "error.code.ts",
        (
            "export const translateErrorCode = (code: number): string => {\n  switch (code.toString()) {\n    case '1': return \"Error\";\n"
            "    case '2': return \"Door shut\";\n    case '30': return \"Key lost\";\n  }\n}\n"
        ),
        [(1, None, "Error"), (2, None, "Door shut"), (30, None, "Key lost")],
    ),
    "classes that call the constructor of the class above": (
        "gate-errors.js",
        (
            "class ShutError extends GateError {\n  constructor() {\n    super(20101, 'Door shut');\n  }\n}\n"
            "class LostError extends GateError {\n  constructor() {\n    super(20102, 'Key lost');\n  }\n}\n"
        ),
        [(20101, "ShutError", "Door shut"), (20102, "LostError", "Key lost")],
    ),
    "an object that is called Code": (
        "error.js",
        "gate.util.Error.Code = {\n  /** Door shut. */\n  'SHUT': 1000,\n  /** Key lost. */\n  'LOST': 1001,\n};\n",
        [(1000, "SHUT", "Door shut."), (1001, "LOST", "Key lost.")],
    ),
    "texts in a dictionary": (
        "errors.py",
        (
            'ERR_SHUT = 1000\nERR_LOST = 1001\nERR_BENT = 1002\nTEXTS = {\n    ERR_SHUT: "door shut",\n    ERR_LOST: (\n'
            '        "key lost, "\n        "look for it"\n    ),\n    ERR_BENT: "key bent",\n}\nORA = {\n    22: ERR_SHUT,\n    28: ERR_LOST,\n    31: ERR_BENT,\n}\n'
        ),
        [(1000, "ERR_SHUT", "door shut"), (1001, "ERR_LOST", "key lost, look for it"), (1002, "ERR_BENT", "key bent")],
    ),
    "a brace below an enumeration's macro": (
        "GateError.h",
        "typedef NS_ENUM(NSInteger, GateError)\n{\n  /** Door shut. */\n  GateErrorShut = -50000,\n  /** Key lost. */\n  GateErrorLost = -50002,\n};\n",
        [(-50000, "GateErrorShut", "Door shut."), (-50002, "GateErrorLost", "Key lost.")],
    ),
    "a family of names by its success": (
        "gate.h",
        (
            "#define GF_FLAG_A 1\n#define GF_FLAG_B 1\n\n/* values */\n#define GR_OK 0x0000\n#define GR_KEY_INVALID 0x0001\n#define GR_DEVICE_ERROR 0x0030\n"
            "#define GR_LOCK_ERROR 0x0031\n#define GR_ARGUMENTS 0x0032\n"
        ),
        [(0, "GR_OK", None), (1, "GR_KEY_INVALID", None), (48, "GR_DEVICE_ERROR", None), (49, "GR_LOCK_ERROR", None), (50, "GR_ARGUMENTS", None)],
    ),
    "codes that end as sizes do": (
        "gate.go",
        "package gate\n\nconst (\n\tER_SHUT = 1468\n\tER_WRONG_STRING_LENGTH = 1469\n\tER_LOST = 1470\n\tER_TOO_BIG_ENUM = 1471\n)\n",
        [(1468, "ER_SHUT", None), (1469, "ER_WRONG_STRING_LENGTH", None), (1470, "ER_LOST", None), (1471, "ER_TOO_BIG_ENUM", None)],
    ),
    "a template of a file": (
        "gate_errors.h.in",
        "#define GATE_ERROR_SHUT 101\n#define GATE_ERROR_LOST 102\n",
        [(101, "GATE_ERROR_SHUT", None), (102, "GATE_ERROR_LOST", None)],
    ),
    "a verbatim string of two lines, with quotes": (
        "GateErrors.cs",
        (
            'public class GateErrors {\n  public static readonly Pair Shut = new Pair(501, "Door shut.");\n'
            '  public static readonly Pair Lost = new Pair(502, @"Key ""K"" is lost:\n     see 7496; 4001");\n'
            '  public static readonly Pair Stuck = new Pair(503, "Lock stuck.");\n'
        ),
        [(501, "Shut", "Door shut."), (502, "Lost", 'Key "K" is lost: see 7496; 4001'), (503, "Stuck", "Lock stuck.")],
    ),
    "a code is no text in another language": (
        "GateErrorCode.java",
        (
            'public enum GateErrorCode {\n  SHUT(HttpStatus.CONFLICT, "GATE001", "문이 닫혔습니다."),\n'
            '  LOST(HttpStatus.NOT_FOUND, "GATE002", "열쇠를 찾을 수 없습니다.");\n}\n'
        ),
        [("GATE001", "SHUT", "문이 닫혔습니다."), ("GATE002", "LOST", "열쇠를 찾을 수 없습니다.")],
    ),
    "calls of a class of errors, with their category": (
        "errorcodes.py",
        (
            'SHUT: Final = ErrorCode("door-shut", "The door is shut", "General")\nLOST: Final[ErrorCode] = ErrorCode(\n'
            '    "lost", "The key is lost", "General"\n)\nSTUCK: Final = ErrorCode("lock-stuck", "The lock is stuck", "General")\n'
        ),
        [
            ("door-shut", "SHUT", "The door is shut"),
            ("lost", "LOST", "The key is lost"),
            ("lock-stuck", "STUCK", "The lock is stuck"),
        ],
    ),
    "a constant that is called as a field is": (
        "ExitCodes.cs",
        (
            "internal static class ExitCodes {\n  // All opened.\n  internal const int Success = 0;\n"
            "  // The door is shut.\n  internal const int Shut = 1;\n  // The key is lost.\n  internal const int Error = 2;\n}\n"
        ),
        [(0, "Success", "All opened."), (1, "Shut", "The door is shut."), (2, "Error", "The key is lost.")],
    ),
    "the name of a file of texts is no code": (
        "GateErrorCode.java",
        (
            'public enum GateErrorCode {\n  SHUT(7, "Door shut"),\n  LOST(8, "Key lost");\n'
            '  public static final String resource = "net.gate.messages";\n}\n'
        ),
        [(7, "SHUT", "Door shut"), (8, "LOST", "Key lost")],
    ),
    "classes whose code is in capitals": (
        "errors.py",
        (
            'class DoorShut(GateError):\n    ERROR_CODE = 1\n    MESSAGE = _("Door shut")\n\n\n'
            'class KeyLost(GateError):\n    ERROR_CODE = 2\n    MESSAGE = _("Key lost")\n'
        ),
        [(1, "DoorShut", "Door shut"), (2, "KeyLost", "Key lost")],
    ),
    "the guard of a header": (
        "errno.hpp",
        "#ifndef GATE_ERRNO_H\n#define GATE_ERRNO_H 1\n#define EGATE 12 /* Door shut */\n#define EACCES 13 /* Key lost */\n#define EBUSY 16 /* In use */\n#endif\n",
        [(12, "EGATE", "Door shut"), (13, "EACCES", "Key lost"), (16, "EBUSY", "In use")],
    ),
    "return codes next to HTTP statuses": (
        "statusCodes.js",
        (
            "module.exports = [{\n  return_code: 0,\n  status_code: 200,\n  message: 'Opened',\n}, {\n  return_code: 9,\n"
            "  status_code: 400,\n  message: 'Door shut',\n}, {\n  return_code: 10,\n  status_code: 400,\n  message: 'Key lost',\n}];\n"
        ),
        [(0, None, "Opened"), (9, None, "Door shut"), (10, None, "Key lost")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_texts(kind: str) -> None:
    path, text, expected = KINDS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == expected
    assert not page.unread


def test_the_largest_number_of_a_language_is_reported() -> None:
    page = page_of(
        'enum GateError {\n  SHUT(7, "Door shut"),\n  LOST(8, "Key lost"),\n  ANY(Integer.MAX_VALUE, "Any");\n}\n',
        "GateError.java",
    )
    assert [row.codes[0] for row in page.rows] == [7, 8]
    assert [miss.line for miss in page.unread] == [4]


def test_a_list_of_names_in_a_macro_is_reported() -> None:
    text = "#define GATE_ERRORS(ITEM) \\\n  ITEM(ERROR_SHUT) \\\n  ITEM(ERROR_LOST) \\\n  ITEM(ERROR_BENT) \\\n  ITEM(ERROR_max)\ntypedef enum { GATE_ERRORS(MAKE) _dummy_error } GateErrors;\n"
    page = page_of(text, "gate_errors.h")
    assert not page.rows
    assert "ERROR_SHUT" in page.unread[0].text


def test_a_comment_in_front_of_a_constant_is_its_text() -> None:
    text = """\
enum ErrorCode {
  /* none */ kOk = 0,
  /* one
   * more */ kOne = 1,
  kTwo = 2, /* two */
  kThree = 3, /* three */ kFour = 4, /* four */
  /* five */ kFive = 5, /* six */ kSix = 6,
  /** seven */
  kSeven = 7,
};
"""
    page = page_of(text, "errors.h")
    assert [row.message for row in page.rows] == [
        "none",
        "one more",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
    ]
