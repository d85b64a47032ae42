"""Codes that source code states in its own way: computed, given by a function or a table, made by a builder, entered by calls."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

ROWS = {
    "digits in groups, and a member that goes on": (
        "gate_errors.hpp",
        "enum class Errc : uint32_t {\n  kShut = 0x1'0001,  ///< The gate is shut.\n  kLost,  ///< The key is lost.\n  kStuck = kShut + 0x10,  ///< It is stuck.\n};\n",
        [(65537, "kShut", "The gate is shut."), (65538, "kLost", "The key is lost."), (65553, "kStuck", "It is stuck.")],
    ),
    "a constant in braces": (
        "consts.hpp",
        "constexpr int kErrorStart = 40;\nconstexpr int kErrorShut = kErrorStart + 1;  // shut\ninline constexpr int32_t kErrorLost{kErrorStart + 2};  // lost\n",
        [(41, "kErrorShut", "shut"), (42, "kErrorLost", "lost")],
    ),
    "members with attributes": (
        "GateError.h",
        ("typedef NS_ERROR_ENUM(GateErrorDomain, GateErrorCode) {\n  GateErrorCodeShut API_AVAILABLE(ios(14.0)) = 31,\n"
         '  GateErrorCodeLost __attribute__((deprecated("use Gone"))) = 32,\n  GateErrorCodeOld [[deprecated]],\n  GateErrorCodeGone,\n};\n'),
        [(31, "GateErrorCodeShut", None), (32, "GateErrorCodeLost", None), (33, "GateErrorCodeOld", None), (34, "GateErrorCodeGone", None)],
    ),
    "an anonymous enumeration that strerror explains": (
        "text.c",
        ('enum { GT_SHUT = -10, GT_LOST, GT_STUCK = -5 };\n\nconst char *gt_strerror(int code)\n{\n  switch (code) {\n  case GT_SHUT: return "gate is shut";\n'
         '  case GT_LOST: return "key is lost";\n  case GT_STUCK: return "gate is stuck";\n  default: return "unknown";\n  }\n}\n'),
        [(-10, "GT_SHUT", "gate is shut"), (-9, "GT_LOST", "key is lost"), (-5, "GT_STUCK", "gate is stuck")],
    ),
    "an enumeration that a table of errors explains": (
        "e.ts",
        ("export enum E {\n  Shut = 1 << 4,\n  Lost = Shut | 1,\n  Stuck,\n}\nexport const ERROR_TEXT: Record<E, string> = {\n"
         "  [E.Shut]: 'gate is shut', [E.Lost]: 'key is lost', [E.Stuck]: 'gate is stuck',\n};\n"),
        [(16, "Shut", "gate is shut"), (17, "Lost", "key is lost"), (18, "Stuck", "gate is stuck")],
    ),
    "texts for the numbers of an enumeration": (
        "errors.ts",
        "export enum ErrorCode { Shut = 71, Lost = 72, Stuck = 73 }\nconst texts = {\n  71: 'gate is shut',\n  72: 'key is lost',\n  73: 'gate is stuck',\n};\n",
        [(71, "Shut", "gate is shut"), (72, "Lost", "key is lost"), (73, "Stuck", "gate is stuck")],
    ),
    "the last entry of a table": (
        "err_text.c",
        'static const struct { int code; const char *text; } error_table[] = {\n  { 171, "gate is shut" },\n  { 172, "key is lost" },\n  { 173, "gate is stuck" },\n  { -1, NULL },\n};\n',
        [(171, None, "gate is shut"), (172, None, "key is lost"), (173, None, "gate is stuck")],
    ),
    "a dictionary that a function returns": (
        "Errors.m",
        'NSDictionary *GTErrorMessages(void) {\n  return @{\n    @(31) : @"The gate is shut.",\n    @(32) : @"The key is lost.",\n    @33 : @"The gate is stuck.",\n  };\n}\n',
        [(31, None, "The gate is shut."), (32, None, "The key is lost."), (33, None, "The gate is stuck.")],
    ),
    "entries of a table, put one by one": (
        "ErrorMessages.java",
        ('final class ErrorMessages {\n  private static final Map<Integer, String> TEXTS = new HashMap<>();\n  static {\n    TEXTS.put(611, "gate is shut");\n'
         '    TEXTS.put(612, "key is lost");\n    TEXTS.put(-613, "gate is stuck");\n  }\n}\n'),
        [(611, None, "gate is shut"), (612, None, "key is lost"), (-613, None, "gate is stuck")],
    ),
    "codes that a function registers": (
        "errs.go",
        'func init() {\n\tcodes.Register(121, "GATE_SHUT", "gate is shut")\n\tcodes.Register(122, "KEY_LOST", "key is lost")\n\tcodes.Register(123, "GATE_STUCK", "gate is stuck")\n}\n',
        [(121, "GATE_SHUT", "gate is shut"), (122, "KEY_LOST", "key is lost"), (123, "GATE_STUCK", "gate is stuck")],
    ),
    "a builder": (
        "Err.java",
        ('final class Err {\n  static final ErrorType SHUT = ErrorType.builder().code(91).message("gate is shut").build();\n'
         '  static final ErrorType LOST = ErrorType.builder().code(92).message("key is lost").build();\n'
         '  static final ErrorType STUCK = ErrorType.builder().withCode(93).withMessage("gate is stuck").build();\n}\n'),
        [(91, "SHUT", "gate is shut"), (92, "LOST", "key is lost"), (93, "STUCK", "gate is stuck")],
    ),
    "classes that hand on their code": (
        "Failure.kt",
        ('sealed class Failure(val code: Int, override val message: String) : Exception(message) {\n  object Shut : Failure(101, "gate is shut")\n'
         '  data object Lost : Failure(102, "key is lost")\n  class Stuck(val side: String) : Failure(103, "gate is stuck")\n}\n'),
        [(101, "Shut", "gate is shut"), (102, "Lost", "key is lost"), (103, "Stuck", "gate is stuck")],
    ),
    "case classes that hand on their code": (
        "Errors.scala",
        ('object Errors {\n  case object Shut extends ApiError(201, "gate is shut")\n  case class Lost(key: String) extends ApiError(202, "key is lost")\n'
         '  case class Stuck(side: Side) extends ApiError(203, "gate is stuck")\n}\n'),
        [(201, "Shut", "gate is shut"), (202, "Lost", "key is lost"), (203, "Stuck", "gate is stuck")],
    ),
    "operators of Kotlin": (
        "Errs.kt",
        "private const val PART = 0x0200\nconst val ERR_SHUT = PART or 0x01 // shut\nconst val ERR_LOST = PART or (1 shl 4) // lost\nconst val ERR_STUCK = PART xor 0x03 // stuck\n",
        [(513, "ERR_SHUT", "shut"), (528, "ERR_LOST", "lost"), (515, "ERR_STUCK", "stuck")],
    ),
    "members that hold values": (
        "codes.rs",
        ("pub enum Fault { Cold, Hot { degrees: u8 }, Wet(u8) }\n\nimpl Fault {\n    pub fn error_code(&self) -> u32 {\n        match self {\n            Fault::Cold => 411,\n"
         "            Fault::Hot { .. } => 412,\n            Fault::Wet(_) => 413,\n        }\n    }\n}\n"),
        [(411, "Cold", None), (412, "Hot", None), (413, "Wet", None)],
    ),
    "a text that a constructor hands on": (
        "errs.ts",
        ("export class GateShutError extends HttpException {\n  readonly code = 'GATE_SHUT';\n  readonly status = 409;\n  constructor() { super('The gate is shut'); }\n}\n"
         "export class KeyLostError extends HttpException {\n  readonly code = 'KEY_LOST';\n  constructor() { super('The key is lost'); }\n}\n"),
        [("GATE_SHUT", "GateShutError", "The gate is shut"), ("KEY_LOST", "KeyLostError", "The key is lost")],
    ),
    "a code next to its text, after numbers of the class": (
        "Errors.cs",
        ('static class ApiErrors {\n  public const int ErrorNoSlot = 71; // no slot\n  public const int ErrorNoTray = 72; // no tray\n'
         '  public static readonly ApiError Shut = new ApiError("AE-1001", "The gate is shut.");\n  public static readonly ApiError Lost = new("AE-1002", "The key is lost.");\n}\n'),
        [(71, "ErrorNoSlot", "no slot"), (72, "ErrorNoTray", "no tray"), ("AE-1001", "Shut", "The gate is shut."), ("AE-1002", "Lost", "The key is lost.")],
    ),
    "both initializers of a dictionary": (
        "errors.cs",
        'static class Texts {\n  static readonly Dictionary<int, string> Map = new() {\n    { 701, "gate is shut" }, { 702, "key is lost" },\n    [703] = "gate is stuck",\n    [704] = "gate is gone",\n  };\n}\n',
        [(701, None, "gate is shut"), (702, None, "key is lost"), (703, None, "gate is stuck"), (704, None, "gate is gone")],
    ),
    "a description in front of its member": (
        "ErrorCode.cs",
        'public enum ErrorCode {\n  [Description("The gate is shut.")] Shut = 501,\n  [Description("The key is lost.")] Lost,\n  [Obsolete] Stuck = 0x300,\n}\n',
        [(501, "Shut", "The gate is shut."), (502, "Lost", "The key is lost."), (768, "Stuck", None)],
    ),
    "auto()": (
        "errors.py",
        "class ErrorCode(IntEnum):\n    OK = 0\n    #: The gate is shut.\n    SHUT = auto()\n    LOST = auto()  # the key is lost\n    STUCK = 0x20\n    GONE = enum.auto()\n",
        [(0, "OK", None), (1, "SHUT", "The gate is shut."), (2, "LOST", "the key is lost"), (32, "STUCK", None), (33, "GONE", None)],
    ),
    "an HTTP status in front of the code": (
        "errors.py",
        'ERRORS = {\n    "Shut": (402, 1301, "gate is shut"),\n    "Lost": (403, 1302, "key is lost"),\n    "Stuck": (429, 1303, "gate is stuck"),\n}\n',
        [(1301, "Shut", "gate is shut"), (1302, "Lost", "key is lost"), (1303, "Stuck", "gate is stuck")],
    ),
    "calls with names for their arguments": (
        "calls.py",
        ('register(121, "E_SHUT", "The gate is shut.")\nregister(122, "E_LOST", "The key is lost.")\nregister(code=123, name="E_STUCK", message="The gate is stuck.")\n\n'
         'Cold = ErrorSpec(code=131, text="The gate is cold.")\nHot = ErrorSpec(code=132, text="The gate is hot.")\nOld = ErrorSpec(code=133, text="The gate is "\n          "old.")\n'),
        [(121, "E_SHUT", "The gate is shut."), (122, "E_LOST", "The key is lost."), (123, "E_STUCK", "The gate is stuck."),
         (131, "Cold", "The gate is cold."), (132, "Hot", "The gate is hot."), (133, "Old", "The gate is old.")],
    ),
    "a class of Ruby": (
        "errors.rb",
        "module Gate\n  ERR_SHUT = 51 # shut\n  ERR_LOST = 52 # lost\n  class Stuck < StandardError\n    CODE = 53\n    MESSAGE = 'gate is stuck'\n  end\nend\n",
        [(51, "ERR_SHUT", "shut"), (52, "ERR_LOST", "lost"), (53, "Stuck", "gate is stuck")],
    ),
    "texts by locale under a code": (
        "errors.php",
        "<?php\nreturn [\n    101 => ['zh' => '门已关闭', 'en' => 'gate is shut'],\n    102 => ['zh' => '钥匙丢失', 'en' => 'key is lost'],\n];\n",
        [(101, None, "门已关闭"), (101, None, "gate is shut"), (102, None, "钥匙丢失"), (102, None, "key is lost")],
    ),
    "a sentence above one of a few members": (
        "error.proto",
        "// Error codes.\nenum ErrorCode {\n  SHUT = 1100; // shut\n  // The key is lost.\n  LOST = 1101;\n  STUCK = 1102; // stuck\n  GONE = 1103; // gone\n}\n",
        [(1100, "SHUT", "shut"), (1101, "LOST", "The key is lost."), (1102, "STUCK", "stuck"), (1103, "GONE", "gone")],
    ),
    "a text with a value in it": (
        "errors.js",
        "E('ERR_SHUT', 'Gate %s is shut', Error);\nE('ERR_LOST', 'The key is lost', RangeError);\nE('ERR_STUCK', (side) => `Gate ${side} is stuck`, Error);\n",
        [("ERR_SHUT", None, "Gate %s is shut"), ("ERR_LOST", None, "The key is lost"), ("ERR_STUCK", None, "Gate ${side} is stuck")],
    ),
    "strings of digits": (
        "Errors.sol",
        "library Errors {\n  string public constant GATE_SHUT = '1'; // 'The gate is shut'\n  string public constant KEY_LOST = '2'; // 'The key is lost'\n  string public constant STUCK = '13'; // 'It is stuck'\n}\n",
        [("1", "GATE_SHUT", "'The gate is shut'"), ("2", "KEY_LOST", "'The key is lost'"), ("13", "STUCK", "'It is stuck'")],
    ),
    "one word among sentences": (
        "errors.go",
        'var (\n\tErrShut = errors.New("the gate is shut")\n\tErrLost = errors.New("lost")\n\tErrStuck = errors.New("the gate is stuck")\n)\n',
        [("ErrShut", None, "the gate is shut"), ("ErrLost", None, "lost"), ("ErrStuck", None, "the gate is stuck")],
    ),
    "modules within modules": (
        "error_codes.rb",
        ('module Gate\n  module ErrorCodes\n    module Door\n      IsShut = "81801"\n      IsStuck = "81802"\n\n      module Options\n        KeyIsLost = "81803"\n      end\n    end\n'
         '    module Key\n      IsShut = "91801"\n    end\n  end\nend\n'),
        [("81801", "IsShut", None), ("81802", "IsStuck", None), ("81803", "KeyIsLost", None), ("91801", "IsShut", None)],
    ),
    "numbers of 32 bits with a sign": (
        "ErrorCode.cs",
        "public static class ErrorCode {\n    public const int SHUT = unchecked((int)(0x8007000E));\n    public const int LOST = unchecked((int)0x80004004);\n    public const int STUCK = ((int)(7));\n}\n",
        [(-2147024882, "SHUT", None), (-2147467260, "LOST", None), (7, "STUCK", None)],
    ),
    "a string below its constant": (
        "error.py",
        'class GATE_ERR(IntEnum):\n    SHUT = 1\n    """The gate is shut."""\n\n    LOST = 2\n    """\n    The key is lost.\n    """\n\n    STUCK = 3\n    """It is stuck."""\n',
        [(1, "SHUT", "The gate is shut."), (2, "LOST", "The key is lost."), (3, "STUCK", "It is stuck.")],
    ),
    "a macro with casts": (
        "gate_status.h",
        ("#define SEVERITY 0x8\n#define SOURCE 0x01\n#define CONSTRUCT(severity, source, code) \\\n    ((gate_return_t) \\\n"
         "     (((uint32_t)(severity) << 28) | ((uint32_t)(source) << 16) | (uint32_t)(code)))\n#define GATE_ERR_SHUT CONSTRUCT(SEVERITY, SOURCE, 0x0001)\n"
         "#define GATE_ERR_LOST \\\n    CONSTRUCT(SEVERITY, SOURCE, 0x0002)\n"),
        [(0x80010001, "GATE_ERR_SHUT", None), (0x80010002, "GATE_ERR_LOST", None)],
    ),
    "a class of Java that hands on its code": (
        "GateShutException.java",
        'public class GateShutException extends ApiException {\n    public GateShutException(String message) {\n        super(1105, "The gate is shut, try again later", message);\n    }\n}\n',
        [(1105, "GateShutException", "The gate is shut, try again later")],
    ),
    "calls for the numbers of members": (
        "error.rs",
        ("pub enum ErrorKind {\n    Shut(Door),\n    Lost,\n    Stuck(Side, Side),\n}\nimpl Error {\n    pub fn code(&self) -> Code {\n        match &self.kind {\n"
         "            ErrorKind::Shut(_) => Code::n(5001),\n            ErrorKind::Lost => Code::n(5002),\n            ErrorKind::Stuck(_, _) => Code::n(5003),\n        }\n    }\n}\n"),
        [(5001, "Shut", None), (5002, "Lost", None), (5003, "Stuck", None)],
    ),
    "classes for numbers": (
        "ExceptionMapper.java",
        ("public class ExceptionMapper {\n    static ApiException parse(Error error) {\n        switch (error.getErrorCode()) {\n            case 1:\n                return new GateShutException(error.text());\n"
         "            case 2:\n                return new KeyLostException(error.text());\n            case 1105:\n                return new GateStuckException(error.text());\n        }\n    }\n}\n"),
        [(1, "GateShutException", None), (2, "KeyLostException", None), (1105, "GateStuckException", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_read(kind: str) -> None:
    path, text, expected = ROWS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == expected
    assert [str(line) for line in page.unread] == []


def test_calls_that_are_no_table() -> None:
    """Numbers that a function hands to something else are not codes."""
    text = "class GateService {\n  void send() {\n    intent.putExtra(EXTRA_ERROR_TYPE, 2);\n    intent.putExtra(EXTRA_ERROR_TYPE, 1);\n    intent.putExtra(EXTRA_ERROR_TYPE, 3);\n  }\n}\n"
    assert page_of(text, "GateErrors.java").rows == ()


def test_flags_are_not_counted() -> None:
    """`auto()` of a flag is a bit, not the next number: it is reported."""
    page = page_of("class ErrorFlag(IntFlag):\n    ERR_SHUT = auto()\n    ERR_LOST = auto()\n", "errors.py")
    assert page.rows == ()
    assert page.unread


def test_signature_of_many_lines() -> None:
    """The bracket that closes a signature of Python on a line of its own does not end the function."""
    text = "class RangeError(GateError):\n    def __init__(\n        self,\n        value: int,\n    ) -> None:\n        value = '1 character'\n        super().__init__(value)\n"
    assert page_of(text, "errors.py").rows == ()


def test_families_of_a_large_block() -> None:
    """Of a block of many families those are read that are about what went wrong, whether or not each name has the word error."""
    refused = [f"GTRC_{'ERROR' if number % 3 else 'KEY'}_{number}_NOT_FOUND" for number in range(1, 25)]
    commands = [f"GTCMD_OPEN_{number}" for number in range(40)]
    lines = [
        f"\t{name} = {number}\n"
        for names in (["GTCMD_NONE", *commands], refused)
        for number, name in enumerate(names)
    ]
    found = [row.name for row in page_of(f"const (\n{''.join(lines)})\n", "const.go").rows]
    assert found == refused


def test_types_are_no_codes() -> None:
    assert page_of("E = TypeVar('E', bound='Enum')\nT = NewType('ErrT', int)\n", "enums.py").rows == ()


def test_exceptions_for_statuses() -> None:
    """Classes that a function gives for HTTP statuses are not codes."""
    cases = "".join(
        f"      case {status}: throw new Gate{status}Exception();\n" for status in (400, 404, 500)
    )
    text = (
        "class ErrorMapper {\n  void raise(int status) {\n    switch (status) {\n" + cases + "    }\n  }\n}\n"
    )
    assert page_of(text, "ErrorMapper.java").rows == ()


def test_macro_at_the_end() -> None:
    """An enumeration that breaks off behind its macro is read as far as it goes."""
    assert page_of("typedef NS_ENUM(NSInteger, GateErrorCode)", "GateError.h").rows == ()
    assert page_of("typedef NS_ENUM(NSInteger", "GateError.h").rows == ()


def test_parts_of_numbers_are_no_codes() -> None:
    """A constant of which the numbers of others are made is no code, unless it is called an error or has a text."""
    text = (
        "#define GT_ERRNO_START 20000\n#define GT_ERRNO_START_STATUS (GT_ERRNO_START + 50000)\n#define GT_ERRNO_START_SYS (GT_ERRNO_START_STATUS + 50000)\n"
        "#define GT_ERR_ANY 7\n#define GT_ERR_SHUT (GT_ERRNO_START_STATUS + 1)\n#define GT_ERR_LOST (GT_ERRNO_START_STATUS + 2)\n"
        "#define GT_ERR_OLD (GT_ERR_ANY + 10)\n#define GT_ERR_NEW (GT_ERR_ANY + 11)\n"
    )
    names = [row.name for row in page_of(text, "gt_errno.h").rows]
    assert names == ["GT_ERR_ANY", "GT_ERR_SHUT", "GT_ERR_LOST", "GT_ERR_OLD", "GT_ERR_NEW"]
