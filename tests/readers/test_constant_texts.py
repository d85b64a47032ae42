"""Constants in source code whose strings are more than one: which is the code, which the text, and which is neither."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

KINDS = {
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
