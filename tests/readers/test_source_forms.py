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
    "a section of codes in a class of many sorts": (
        "CApi.java",
        ("public final class CApi {\n  // access\n  public static final int GATE_ACCESS_EXISTS = 0;\n  public static final int GATE_ACCESS_READ = 1;\n\n"
         "  // result codes\n  public static final int GATE_OK = 0;\n  public static final int GATE_ERROR = 1;\n  public static final int GATE_BUSY = 5;\n"
         "  public static final int GATE_ROW = 100;\n\n  // prepare\n  public static final int GATE_PREPARE_SAVED = 1;\n  public static final int GATE_PREPARE_PLAIN = 4;\n}\n"),
        [(0, "GATE_OK", None), (1, "GATE_ERROR", None), (5, "GATE_BUSY", None), (100, "GATE_ROW", None)],
    ),
    "a block that begins with the success": (
        "gate.h",
        ("#define G_LEFT 0\n#define G_RIGHT 1\n/* Sides */\n\n#define G_OK 0\n#define G_END 1\n#define G_WAIT 2\n#define G_ERRNO (-1)\n#define G_LOCK_ERROR (-2)\n"
         "#define G_KEY_ERROR (-3)\n/* Return codes: negative values are errors. */\n\n#define G_SLOW 0\n#define G_FAST 9\n"),
        [(0, "G_OK", None), (1, "G_END", None), (2, "G_WAIT", None), (-1, "G_ERRNO", None), (-2, "G_LOCK_ERROR", None), (-3, "G_KEY_ERROR", None)],
    ),
    "constants that each have a comment": (
        "errors.h",
        ("/* No error */\n#define GT_NO_ERROR 0\n\n/* Shut */\n#define GT_ENC_SHUT -101\n\n/* Internal error */\n#define GT_ENC_INTERNAL_ERROR -110\n\n"
         "/* Internal error */\n#define GT_ENC_CHANNELS_ERROR -111\n\n/* Lost */\n#define GT_DEC_LOST -200\n"),
        [(0, "GT_NO_ERROR", "No error"), (-101, "GT_ENC_SHUT", "Shut"), (-110, "GT_ENC_INTERNAL_ERROR", "Internal error"),
         (-111, "GT_ENC_CHANNELS_ERROR", "Internal error"), (-200, "GT_DEC_LOST", "Lost")],
    ),
    "states below headings": (
        "error_codes.h",
        ('/* Class 00 - Success */\n#define GT_DONE "00000"\n\n/* Class 01 - Warning */\n#define GT_WARNING "01000"\n#define GT_WARNING_ZERO "01008"\n'
         '#define GT_WARNING_LATE "0100C"\n#define GT_WARNING_NULL "01003"\n\n/* Class 34 - Name */\n#define GT_INVALID_NAME "34000"\n\n/* Class HV - Other */\n'
         '#define GT_OTHER "HV000"\n#define GT_BUFFER_LENGTH "HV090"\n#define GT_INDEX "HV091"\n#define GT_HANDLE "HV00B"\n#define GT_KEY "HV00C"\n#define GT_SIDE "HV00D"\n'
         '#define GT_DOOR "HV00J"\n'),
        [("00000", "GT_DONE", None), ("01000", "GT_WARNING", None), ("01008", "GT_WARNING_ZERO", None), ("0100C", "GT_WARNING_LATE", None),
         ("01003", "GT_WARNING_NULL", None), ("34000", "GT_INVALID_NAME", None), ("HV000", "GT_OTHER", None), ("HV090", "GT_BUFFER_LENGTH", None),
         ("HV091", "GT_INDEX", None), ("HV00B", "GT_HANDLE", None), ("HV00C", "GT_KEY", None), ("HV00D", "GT_SIDE", None), ("HV00J", "GT_DOOR", None)],
    ),
    "states that comments spell": (
        "sqlstate.rs",
        ("impl GateState {\n    /// 00000\n    pub const DONE: GateState = GateState(Inner::E00000);\n\n    /// 01000\n    pub const WARNING: GateState = GateState(Inner::E01000);\n\n"
         "    /// 0100C\n    pub const WARNING_LATE: GateState = GateState(Inner::E0100C);\n}\n"),
        [("00000", "DONE", None), ("01000", "WARNING", None), ("0100C", "WARNING_LATE", None)],
    ),
    "an export that is assigned": (
        "gate.js",
        ("var GateExceptionType = (exports.GateExceptionType = {\n  UNKNOWN: 0,\n  UNKNOWN_KEY: 1,\n  INVALID_KEY: 2,\n  MISSING_KEY: 3,\n  GATE_ERROR: 4,\n});\n"),
        [(0, "UNKNOWN", None), (1, "UNKNOWN_KEY", None), (2, "INVALID_KEY", None), (3, "MISSING_KEY", None), (4, "GATE_ERROR", None)],
    ),
    "texts in constants that a function returns": (
        "GateErrors.swift",
        ("public enum GateErrorCode: Int {\n  case invalidKey = 17000\n  case keyMismatch = 17002\n\n  var errorDescription: String {\n    switch self {\n"
         "    case .invalidKey:\n      return kErrorInvalidKey\n    case .keyMismatch:\n      return kErrorKeyMismatch\n    }\n  }\n}\n\n"
         'private let kErrorInvalidKey =\n  "The key is bent."\n\nprivate let kErrorKeyMismatch =\n  "The key is of another gate."\n'),
        [(17000, "invalidKey", "The key is bent."), (17002, "keyMismatch", "The key is of another gate.")],
    ),
    "texts of bytes": (
        "errorcode.go",
        ('const (\n\tCodeShut ErrorCode = 300\n\tCodeLost ErrorCode = 400\n\tCodeBad ErrorCode = 401\n)\n\nvar errorReasons = map[ErrorCode][]byte{\n'
         '\tCodeShut: []byte("Gate shut"),\n\tCodeLost: []byte("Key lost"),\n\tCodeBad: []byte("Bad key"),\n}\n'),
        [(300, "CodeShut", "Gate shut"), (400, "CodeLost", "Key lost"), (401, "CodeBad", "Bad key")],
    ),
    "comments that begin with the name": (
        "error_code.go",
        ('const (\n\t// ErrGateShut 门已关闭\n\tErrGateShut = "GateShut"\n\n\t// ErrKeyLost: the key is lost\n\tErrKeyLost = "KeyLost"\n\n'
         '\t// ErrStuck is returned if the gate is stuck\n\tErrStuck = "Stuck"\n\n\t// ErrSQLFlag SQL标志错误\n\tErrSQLFlag = "SQLFlag"\n\n'
         '\t// ErrLockBent Lock is bent\n\tErrLockBent = "LockBent"\n)\n'),
        [("GateShut", "ErrGateShut", "门已关闭"), ("KeyLost", "ErrKeyLost", "the key is lost"), ("Stuck", "ErrStuck", "ErrStuck is returned if the gate is stuck"),
         ("SQLFlag", "ErrSQLFlag", "SQL标志错误"), ("LockBent", "ErrLockBent", "Lock is bent")],
    ),
    "names for codes, and a list of some": (
        "codes.go",
        ('var (\n\tDone = Code("00000")\n\tWarning = Code("01000")\n\tWarningLate = Code("0100C")\n)\n\nvar errorCodeNames = map[Code]string{\n'
         '\t"00000": "successful_completion",\n\t"01000": "warning",\n\t"0100C": "late_warning",\n}\n'),
        [("00000", "Done", None), ("01000", "Warning", None), ("0100C", "WarningLate", None)],
    ),
    "an array of some codes": (
        "GateErrorCodes.cs",
        ('public static class GateErrorCodes\n{\n    public const string Done = "00000";\n    public const string GateShut = "53300";\n    public const string KeyLost = "57P01";\n\n'
         '    static readonly string[] CriticalFailureCodes =\n    [\n        "53", // the gate\n        GateShut,\n        KeyLost,\n        "XX"\n    ];\n}\n'),
        [("00000", "Done", None), ("53300", "GateShut", None), ("57P01", "KeyLost", None)],
    ),
    "codes behind the texts": (
        "gate_errors.go",
        ('var (\n\tErrGateShut = errors.Normalize(\n\t\t"gate is shut, %s",\n\t\terrors.RFCCodeText("GT:ErrGateShut"),\n\t)\n'
         '\tErrSendMessage = errors.Normalize(\n\t\t"message was not sent",\n\t\terrors.RFCCodeText("GT:ErrSendMessage"),\n\t)\n'
         '\tErrKeyLost = errors.Normalize("key is lost", errors.RFCCodeText("GT:ErrKeyLost"))\n)\n'),
        [("GT:ErrGateShut", "ErrGateShut", "gate is shut, %s"), ("GT:ErrSendMessage", "ErrSendMessage", "message was not sent"),
         ("GT:ErrKeyLost", "ErrKeyLost", "key is lost")],
    ),
    "errors made of codes": (
        "error_list.go",
        ('const (\n\tcodeGateShut ErrCode = iota + 10001\n\tcodeKeyLost\n\tcodeStuck\n)\n\nvar (\n\tErrGateShut = New(codeGateShut, ClassGate, "gate is shut")\n'
         '\tErrKeyLost = New(codeKeyLost, ClassKey, "key is lost")\n\tErrStuck = New(codeStuck, ClassGate, "gate is stuck")\n)\n'),
        [(10001, "codeGateShut", "gate is shut"), (10002, "codeKeyLost", "key is lost"), (10003, "codeStuck", "gate is stuck")],
    ),
    "texts that a function registers for constants": (
        "workflow.go",
        ('const (\n\tErrGateShut = 720702011\n\tErrKeyLost = 720702002\n)\n\nfunc init() {\n\tcode.Register(\n\t\tErrGateShut,\n\t\t"The gate is shut.",\n'
         '\t\tcode.WithStability(false),\n\t)\n\n\tcode.Register(\n\t\tErrKeyLost,\n\t\t"The key is lost.",\n\t)\n}\n'),
        [(720702011, "ErrGateShut", "The gate is shut."), (720702002, "ErrKeyLost", "The key is lost.")],
    ),
    "a macro that is used often, each time for few": (
        "exception_code.rs",
        ("// Core errors\nbuild_exceptions! {\n    /// Success\n    Ok(0),\n    /// Internal error\n    Internal(1001),\n}\n\n// Gates\nbuild_exceptions! {\n"
         "    /// The gate is shut\n    GateShut(1036),\n}\n"),
        [(0, "Ok", "Success"), (1001, "Internal", "Internal error"), (1036, "GateShut", "The gate is shut")],
    ),
    "what all calls begin with is no name": (
        "sqlerr.h",
        ('GT_MSG(SQLERR, 101, "Gate error")\nGT_MSG(SQLERR, 174, "Gate cannot open")\nGT_MSG(SQLERR, 176, "Key error")\nGT_MSG(SQLERR, 177, "Key not found")\n'
         'GT_MSG(SQLERR, 178, "Invalid key")\nGT_MSG(SQLERR, 180, "Unknown gate")\n'),
        [(101, None, "Gate error"), (174, None, "Gate cannot open"), (176, None, "Key error"), (177, None, "Key not found"), (178, None, "Invalid key"),
         (180, None, "Unknown gate")],
    ),
    "comments that begin with the number": (
        "gate_error_code.h",
        "#define GT_OK (0x0000) // 0, All is well\n#define GT_COM_ERROR (-0x0001) //-1, No key\n#define GT_BAD_PARM (-0x0002) //-2, Bad key\n",
        [(0, "GT_OK", "All is well"), (-1, "GT_COM_ERROR", "No key"), (-2, "GT_BAD_PARM", "Bad key")],
    ),
    "names with a prefix in lower case": (
        "customerrors.h",
        "#define gterrGateFailedOpen 25520\n#define gterrGateFailedShut 25521\n\n#define gterrKeyCannotTurn 25580\n",
        [(25520, "gterrGateFailedOpen", None), (25521, "gterrGateFailedShut", None), (25580, "gterrKeyCannotTurn", None)],
    ),
    "digits next to texts": (
        "LogCodes.java",
        ('public class LogCodes {\n  public static final String LOG_FORMAT_ERROR = "LogCodes error, code=";\n  public static final String ERROR_SHUT = "010000005";\n'
         '  public static final String ERROR_LOST = "010000006";\n'
         + "".join(f'  public static final String ERROR_STUCK_{number} = "0100001{number}";\n' for number in range(10, 20)) + "}\n"),
        [("010000005", "ERROR_SHUT", None), ("010000006", "ERROR_LOST", None), *((f"0100001{number}", f"ERROR_STUCK_{number}", None) for number in range(10, 20))],
    ),
    "texts next to what is made with numbers": (
        "_errno.py",
        ("class OpenFailedErrorMessage(object):\n    PATH_ONLY = ': {path}.'\n    NOT_EMPTY = ': {path} is not empty.'\n\n"
         "EC_SHUT = GateErrorCode(1000, 'Gate is shut')\nEC_LOST = GateErrorCode(1001, 'Key is lost')\nEC_STUCK = GateErrorCode(1002, 'Gate is stuck')\n\n"
         "SUG_OPEN = GateErrorSuggestion('Please open the gate')\nSUG_FIND = GateErrorSuggestion('Please find the key')\n"),
        [(1000, "EC_SHUT", "Gate is shut"), (1001, "EC_LOST", "Key is lost"), (1002, "EC_STUCK", "Gate is stuck")],
    ),
    "a class whose code is a constant": (
        "exceptions.py",
        ("class GateErrorCode(object):\n    GATE_SHUT_ERR = '901'  # shut\n    KEY_LOST_ERR = '902'  # lost\n    STUCK_ERR = '903'  # stuck\n\n\n"
         "class GateShutError(GateError):\n    MESSAGE = _('The gate is shut')\n    CODE = GateErrorCode.GATE_SHUT_ERR\n\n\n"
         "try:\n    module_str = 'gate.{run_ver}.exceptions'.format(run_ver=VERSION)\n    _module = load(module_str, ['*'])\nexcept ImportError:\n    pass\n"),
        [("901", "GATE_SHUT_ERR", "shut"), ("902", "KEY_LOST_ERR", "lost"), ("903", "STUCK_ERR", "stuck")],
    ),
    "texts in constants that are called alike": (
        "errorCode.go",
        ('const (\n\tGateErrShut = 1405001\n\tGateErrShutStr = "the gate is shut"\n\tGateErrLost = 1405002\n\tGateErrLostStr = "the key is lost"\n'
         '\tGateSuccess = 0\n\tGateSuccessStr = "success"\n)\n'),
        [(1405001, "GateErrShut", "the gate is shut"), (1405002, "GateErrLost", "the key is lost"), (0, "GateSuccess", "success")],
    ),
    "a plain word among codes": (
        "errors.go",
        ('var (\n\tErrGateShut = errors.DefineAborted("gate_shut", "gate shut", "result")\n\tErrKeyLost = errors.DefineAborted("key_lost", "key lost", "result")\n'
         '\tErrMIC = errors.DefineInvalid("mic", "check failed", "result")\n\tErrBadKey = errors.DefineInvalid("bad_key", "bad key", "result")\n'
         '\tErrStuck = errors.DefineAborted("gate_stuck", "gate stuck", "result")\n\tErrNoKey = errors.DefineAborted("no_key", "no key", "result")\n)\n'),
        [("gate_shut", "ErrGateShut", "gate shut"), ("key_lost", "ErrKeyLost", "key lost"), ("mic", "ErrMIC", "check failed"), ("bad_key", "ErrBadKey", "bad key"),
         ("gate_stuck", "ErrStuck", "gate stuck"), ("no_key", "ErrNoKey", "no key")],
    ),
    "a run of large numbers": (
        "gate_framing.hrl",
        ("-define(FRAME_METHOD, 1).\n-define(FRAME_BODY, 3).\n-define(REPLY_SUCCESS, 200).\n-define(CONTENT_TOO_LARGE, 311).\n-define(NO_ROUTE, 312).\n"
         "-define(ACCESS_REFUSED, 403).\n-define(GATE_ERROR, 501).\n-define(SYNTAX_ERROR, 502).\n-define(NOT_ALLOWED, 530).\n-define(INTERNAL_ERROR, 541).\n"),
        [(200, "REPLY_SUCCESS", None), (311, "CONTENT_TOO_LARGE", None), (312, "NO_ROUTE", None), (403, "ACCESS_REFUSED", None), (501, "GATE_ERROR", None),
         (502, "SYNTAX_ERROR", None), (530, "NOT_ALLOWED", None), (541, "INTERNAL_ERROR", None)],
    ),
    "words that a function has numbers for": (
        "errors.rs",
        ('pub const GATE_SHUT: &str = "GATE_SHUT";\npub const KEY_LOST: &str = "KEY_LOST";\npub const GATE_ERROR: &str = "GATE_ERROR";\npub const NO_ERROR: &str = "NO_ERROR";\n\n'
         "pub fn prompt() -> u64 {\n    let code = match word.as_str() {\n        NO_ERROR => 0x0,\n        GATE_SHUT => 0x1,\n        KEY_LOST => 0x2,\n        GATE_ERROR => 0x100,\n"
         "        v => v.parse::<u64>().unwrap(),\n    };\n    code\n}\n"),
        [(1, "GATE_SHUT", None), (2, "KEY_LOST", None), (256, "GATE_ERROR", None), (0, "NO_ERROR", None)],
    ),
    "declarations that are taken out": (
        "gate_errno.h",
        "//#define GT_EOLD 1\n//#define GT_EOLDER 2\n#define GT_ESHUT 4\n// #define GT_ENONE 5\n#define GT_ELOST 9\n#define GT_ERR_STUCK 11\n",
        [(4, "GT_ESHUT", None), (9, "GT_ELOST", None), (11, "GT_ERR_STUCK", None)],
    ),
    "members that are taken out": (
        "GateErrorCode.java",
        ('public enum GateErrorCode {\n    //    OLD(3, "Was shut"),\n    SHUT(4),\n    // LOST = 5,\n    STUCK(6);\n\n    private static final long serialVersionUID = 5L;\n}\n'),
        [(4, "SHUT", None), (6, "STUCK", None)],
    ),
    "fields of a class of errors": (
        "err.py",
        ("_ErrField = namedtuple('_ErrField', ('code', 'text'))\n\n\nclass Err:\n    Ok = _ErrField(0, 'Ok')\n    KeyLost = _ErrField(1, 'Key lost')\n    Timeout = _ErrField(2, 'Timeout')\n"),
        [(0, "Ok", "Ok"), (1, "KeyLost", "Key lost"), (2, "Timeout", "Timeout")],
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
    "events": (
        "GateEventId.cs",
        ("class GateEventId\n{\n    public const int OpeningGate = 1000;\n    public const int OpenedGate = 1001;\n    public const int GateFailed = 1002;\n"
         "    public const int UnknownKey = 1003;\n    public const int TimeoutOfGate = 1004;\n}\n"),
    ),
    "classes of codes": (
        "classes.go",
        'var (\n\tClassDone = Class("00") // Done\n\tClassWarning = Class("01") // Warning\n\tClassException = Class("08") // Exception\n\tClassOther = Class("0A") // Other\n)\n',
    ),
    "flags about errors": (
        "gate.h",
        ("#define GT_CLOSE_FLAG_NONE 0x00U\n#define GT_CLOSE_FLAG_ERROR_CODE_SET 0x01U\n#define GT_CLOSE_FLAG_RX_ERROR_CODE_SET 0x02U\n"),
    ),
    "a field of a record": ("error.c", "static int\nreset(struct gate_errors *errs)\n{\n\terrs->ranked = 1;\n\terrs->last_error = 0;\n\treturn 0;\n}\n"),
    "fields of Scala": ("ErrorCode.scala", "class GateErrorCode {\n  private var errorType: Int = 0\n  def getErrorType: Int = this.errorType\n}\n"),
    "states of a check": ("_errno.py", 'class CheckStatus(object):\n    FAIL = "FAIL"\n    PASS = "PASS"\n    WAIT = "WAIT"\n'),
    "words with not in them": (
        "tags.go",
        ('const (\n\tAnnotationQuery = "api.query"\n\tAnnotationForm = "api.form"\n\tAnnotationPath = "api.path"\n\tAnnotationBody = "api.body"\n'
         '\tAnnotationOverride = "api.override"\n\tAnnotationInterrupt = "api.interrupt"\n)\n'),
    ),
    "a suffix of enumerations": ("side.h", "typedef enum _Side {\n    GATE_LEFT_E = 0, // left\n    GATE_RIGHT_E = 1, // right\n    GATE_TOP_E = 2, // top\n} Side;\n"),
    "addresses": ("constants.ts", "export const WIKI_ERRORCODES_URL = 'https://gate.example/errors';\nexport const WIKI_ERROR_HELP_URL = 'https://gate.example/help';\n"),
    "defaults about errors": (
        "const.go",
        ("const (\n\t// DEFAULT_PORT is the port if opening the gate failed.\n\tDEFAULT_PORT = 4222\n\n\t// RANDOM_PORT is a port.\n\tRANDOM_PORT = -1\n\n"
         "\t// DEFAULT_OPEN_ERROR_REPORTS is how many failed attempts are logged.\n\tDEFAULT_OPEN_ERROR_REPORTS = 3600\n\n"
         "\t// DEFAULT_SHUT_ERROR_REPORTS is how many failed attempts are logged.\n\tDEFAULT_SHUT_ERROR_REPORTS = 100\n)\n"),
    ),
    "a field that can change": ("GateException.java", "public class GateException extends Exception {\n  protected int type_ = 0;\n  private int errorCount = 5;\n}\n"),
    "tags of a document": ("ErrorHandler.java", "class ErrorHandler {\n  private enum GateErrorTags {\n    Error, Code, Message, RequestId;\n  }\n}\n"),
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


def test_statuses_of_constants() -> None:
    """A table of HTTP statuses for constants with numbers gives no codes, but their statuses."""
    page = page_of(
        "<?php\nclass StatusCode\n{\n    /** Done. */\n    public const OK = 0;\n    /** Was cancelled. */\n    public const CANCELLED = 1;\n    /** Not known. */\n    public const UNKNOWN = 2;\n\n"
        "    public const HTTP_CODE_MAPPING = [\n        self::OK => 200,\n        self::CANCELLED => 499,\n        self::UNKNOWN => 500,\n    ];\n}\n",
        "StatusCode.php",
    )
    found = [(row.codes[0], row.name, row.http_status) for row in page.rows]
    assert found == [(0, "OK", 200), (1, "CANCELLED", 499), (2, "UNKNOWN", 500)]


def test_name_of_another_file_in_brackets() -> None:
    """A name in brackets in front of a sign is no cast: what the sum is depends on another file."""
    page = page_of(
        "enum gate_error {\n  GATE_ERROR_SHUT = (GATE_PACKAGE_ID) + 1,\n  GATE_ERROR_LOST = (GATE_PACKAGE_ID) - 2,\n  GATE_ERROR_BAD = (((GATE_PACKAGE_ID) + 1) * 1024 - 1),\n};\n",
        "error.h",
    )
    assert page.rows == ()
    assert page.unread


def test_small_numbers_next_to_large_ones() -> None:
    """Of a block of small numbers next to errors with large ones nothing is read."""
    text = (
        "BEGIN_TRANSFER = 0\nEND_TRANSFER = 1\nSTART_UPLOAD = 3\n\nABORT_TIMED_OUT = 0x05040000\nABORT_INVALID_KEY = 0x05040001\nABORT_CRC_ERROR = 0x05040004\n"
        "ABORT_GATE_ERROR = 0x05040005\nABORT_GENERAL_ERROR = 0x08000000\n"
    )
    names = [row.name for row in page_of(text, "constants.py").rows]
    assert names == [
        "ABORT_TIMED_OUT",
        "ABORT_INVALID_KEY",
        "ABORT_CRC_ERROR",
        "ABORT_GATE_ERROR",
        "ABORT_GENERAL_ERROR",
    ]


def test_many_families() -> None:
    """The time is linear in the constants, also if each name begins in its own way."""
    names = [f"G{index}_ERR_SHUT" for index in range(8000)]
    text = "".join(f"#define {name} -{index + 100}\n" for index, name in enumerate(names))
    assert [row.name for row in page_of(text, "gate.h").rows] == names
