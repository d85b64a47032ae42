"""Which constants are codes, and which of a file's numbers are of another sort; each kind was met in files of other projects."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

ROWS = {
    "an enumeration within an enumeration": (
        "GateReasonCode.swift",
        ('enum GateReasonCode: Reason, Codable {\n    enum Side: String, Codable {\n        case left = "left"\n        case right = "right"\n    }\n'
        "    case doorShut\n    case keyLost(String)\n    case hingeBroken\n\n    var code: Int {\n        switch self {\n        case .doorShut: return 101\n"
        "        case .keyLost: return 102\n        case .hingeBroken: return 103\n        }\n    }\n\n    var message: String {\n        switch self {\n"
        '        case .doorShut:\n            return "The door is shut"\n        case .keyLost(let key):\n            return "No key \\(key)"\n'
        '        case .hingeBroken:\n            return "The hinge broke"\n        }\n    }\n}\n'),
        [(101, "doorShut", "The door is shut"), (102, "keyLost", "No key \\(key)"), (103, "hingeBroken", "The hinge broke")],
    ),
    "the order of members": (
        "GateReturnCode.java",
        ("public enum GateReturnCode {\n    /** The door is open. */\n    OPEN,\n    /** The door is shut. */\n    SHUT,\n    /** The key is lost. */\n    LOST;\n\n"
        "    public int getCode() {\n        return ordinal();\n    }\n}\n"),
        [(0, "OPEN", "The door is open."), (1, "SHUT", "The door is shut."), (2, "LOST", "The key is lost.")],
    ),
    "a function that explains, next to one that names": (
        "errors.go",
        ('type Error int\n\nconst (\n\tErrShut Error = 1\n\tErrLost Error = 2\n)\n\nfunc (e Error) Title() string {\n\tswitch e {\n\tcase ErrShut:\n\t\treturn "Err Shut"\n'
        '\tcase ErrLost:\n\t\treturn "Err Lost"\n\t}\n\treturn ""\n}\n\nfunc (e Error) Description() string {\n\tswitch e {\n\tcase ErrShut:\n'
        '\t\treturn "the door is shut"\n\tcase ErrLost:\n\t\treturn "the key is lost"\n\t}\n\treturn ""\n}\n'),
        [(1, "ErrShut", "the door is shut"), (2, "ErrLost", "the key is lost")],
    ),
    "a documented group": (
        "gate.h",
        ("/*! @defgroup sides Sides\n *  @{ */\n#define GATE_LEFT 1\n#define GATE_RIGHT 2\n/*! @} */\n\n/*! @defgroup errors Error codes\n *  @{ */\n/*! The door is shut.\n */\n"
        "#define GATE_SHUT 65537\n/*! The key is lost.\n */\n#define GATE_LOST 65538\n/*! @} */\n"),
        [(65537, "GATE_SHUT", "The door is shut."), (65538, "GATE_LOST", "The key is lost.")],
    ),
    "a section of a block in Go": (
        "types.go",
        ("const (\n\tSideLeft = 1\n\tSideRight = 2\n\n\t// Response codes of the gate\n\tRcodeOpen = 0 // open\n\tRcodeShut = 1 // shut\n\tRcodeLost = 2 // no key\n\n"
        "\t// Operations\n\tOpKnock = 0\n\tOpWait = 1\n)\n"),
        [(0, "RcodeOpen", "open"), (1, "RcodeShut", "shut"), (2, "RcodeLost", "no key")],
    ),
    "constants that a constructor sets": (
        "GateErrors.js",
        ("class GateErrors extends ErrorsBase {\n    constructor() {\n        super();\n        /**\n         * Returned if the door is shut\n         */\n"
        "        this.GATE_SHUT_CODE = 200;\n        this.GATE_LOST_CODE = 201;\n        this.GATE_LOST_MESSAGE = 'The key is lost';\n    }\n}\n"),
        [(200, "GATE_SHUT_CODE", "Returned if the door is shut"), (201, "GATE_LOST_CODE", "The key is lost")],
    ),
    "numbers and names in one object": (
        "EResult.js",
        ('const EResult = {\n\t"OK": 1,\n\t"Fail": 2,\n\t"NoKey": 3,\n\t"Timeout": 4,\n\t"InvalidDoor": 5,\n\n\t"1": "OK",\n\t"2": "Fail",\n\t"3": "NoKey",\n\t"4": "Timeout",\n'
        '\t"5": "InvalidDoor",\n};\n'),
        [(1, "OK", None), (2, "Fail", None), (3, "NoKey", None), (4, "Timeout", None), (5, "InvalidDoor", None)],
    ),
    "objects of one owner": (
        "constants.js",
        "protocol.types = {\n  1: 'knock',\n  2: 'wait'\n}\nprotocol.GATE_CODES = {\n  0x00: 'Success',\n  0x80: 'Unspecified error',\n  0x81: 'Door not open'\n}\n",
        [(0, None, "Success"), (128, None, "Unspecified error"), (129, None, "Door not open")],
    ),
    "reason codes that repeat a number": (
        "gate.h",
        ("typedef enum {\n  GATE_KNOCK_SUCCESS = 0, /* it opened */\n  GATE_KNOCK_NOT_ALLOWED = 135, /* no right */\n  GATE_WAIT_SUCCESS = 0, /* it opened */\n"
        "  GATE_WAIT_NOT_ALLOWED = 135 /* no right */\n} GateReasonCode;\n"),
        [(0, "GATE_KNOCK_SUCCESS", "it opened"), (135, "GATE_KNOCK_NOT_ALLOWED", "no right"), (0, "GATE_WAIT_SUCCESS", "it opened"),
         (135, "GATE_WAIT_NOT_ALLOWED", "no right")],
    ),
    "texts with brackets in a macro": (
        "gate_errno.h",
        "#define GATE_ERRNOS(_) \\\n\t_(1, GATE_SHUT, Door is shut (left side)) \\\n\t_(2, GATE_LOST, Key of the client is lost) \\\n\t_(3, GATE_STUCK, Door is stuck)\n",
        [(1, "GATE_SHUT", "Door is shut (left side)"), (2, "GATE_LOST", "Key of the client is lost"), (3, "GATE_STUCK", "Door is stuck")],
    ),
    "a macro of Rust": (
        "exception_code.rs",
        "build_exceptions! {\n    /// The door is shut.\n    DoorShut(1001),\n    /// The key is lost.\n    KeyLost(1002),\n    NoHinge(1003),\n    NoDoor(1004),\n}\n",
        [(1001, "DoorShut", "The door is shut."), (1002, "KeyLost", "The key is lost."), (1003, "NoHinge", None), (1004, "NoDoor", None)],
    ),
    "an error without its mask": (
        "GateService.java",
        ("class GateService {\n    public static final int ERROR_MASK = 0x1000;\n    /** The door is shut. */\n    public static final int ERROR_SHUT = ERROR_MASK | 0x01;\n"
        "    /** The key is lost. */\n    public static final int ERROR_LOST = ERROR_MASK | 0x02;\n    public static final int STATE_OPEN = 1;\n"
        "    public static final int STATE_CLOSED = 2;\n}\n"),
        [(4097, "ERROR_SHUT", "The door is shut."), (4098, "ERROR_LOST", "The key is lost.")],
    ),
    "names with a number before ERR": (
        "gate.x",
        "enum gatestat3 {\n\tGATE3_OK = 0,\n\tGATE3ERR_SHUT = 1,\n\tGATE3ERR_LOST = 10001\n};\n",
        [(0, "GATE3_OK", None), (1, "GATE3ERR_SHUT", None), (10001, "GATE3ERR_LOST", None)],
    ),
    "exception codes among other constants": (
        "gate.go",
        ("const (\n\tFuncKnock = 1\n\tFuncWait = 2\n)\n\nconst (\n\t// ExceptionCodeShut error code\n\tExceptionCodeShut = 1\n\t// ExceptionCodeLost error code\n"
        "\tExceptionCodeLost = 2\n)\n"),
        [(1, "ExceptionCodeShut", "ExceptionCodeShut error code"), (2, "ExceptionCodeLost", "ExceptionCodeLost error code")],
    ),
    "reasons that are words": (
        "response.go",
        "const (\n" + "".join(f'\t// 400 The {word.casefold()} is bad.\n\tReasonBad{word} = "Bad{word}"\n' for word in ("Door", "Key", "Lock", "Bell", "Lamp")) + ")\n",
        [(f"Bad{word}", f"ReasonBad{word}", f"400 The {word.casefold()} is bad.") for word in ("Door", "Key", "Lock", "Bell", "Lamp")],
    ),
    "errors among few words of a library": (
        "lib.rs",
        ("pub const G_KNOCK: c_int = 0;\npub const G_WAIT: c_int = 1;\npub const G_RING: c_int = 2;\npub const G_CALL: c_int = 3;\npub const G_LEAVE: c_int = 4;\n\n"
        "pub const G_OK: c_int = 0;\npub const G_DOOR_ERROR: c_int = -1;\npub const G_KEY_ERROR: c_int = -2;\npub const G_LOCK_ERROR: c_int = -3;\n\n"
        "pub const G_FAST: c_int = 1;\npub const G_SLOW: c_int = 2;\npub const G_BEST: c_int = 9;\n"),
        [(0, "G_OK", None), (-1, "G_DOOR_ERROR", None), (-2, "G_KEY_ERROR", None), (-3, "G_LOCK_ERROR", None)],
    ),
    "values of other constants": (
        "GateError.swift",
        ("public static let GATE_ERROR = ResultCode(rawValue: 1)\npublic static let GATE_IOERR = ResultCode(rawValue: 10)\n"
        "public static let GATE_IOERR_READ = ResultCode(rawValue: (GATE_IOERR.rawValue | (1<<8)))\n"),
        [(1, "GATE_ERROR", None), (10, "GATE_IOERR", None), (266, "GATE_IOERR_READ", None)],
    ),
    "a function from numbers to members": (
        "unsuback.rs",
        ("#[repr(u8)]\npub enum GateReason {\n    Success,\n    NoDoorFound,\n    UnspecifiedError,\n}\n\nfn reason(num: u8) -> Result<GateReason, Error> {\n    let code = match num {\n"
        "        0x00 => GateReason::Success,\n        17 => GateReason::NoDoorFound,\n        128 => Ok(GateReason::UnspecifiedError),\n        num => return Err(Error::Bad(num)),\n    };\n    Ok(code)\n}\n"),
        [(0, "Success", None), (17, "NoDoorFound", None), (128, "UnspecifiedError", None)],
    ),
    "objects made of codes": (
        "ResponseCode.java",
        ("public class ResponseCode {\n    public final static int CREATED_CODE = 201;\n    public final static int BAD_REQUEST_CODE = 400;\n    public final static int NOT_FOUND_CODE = 404;\n"
        '    public final static int BUSY_CODE = 503;\n    public final static ResponseCode CREATED = new ResponseCode(CREATED_CODE, "CREATED");\n'
        '    public final static ResponseCode BAD_REQUEST = new ResponseCode(BAD_REQUEST_CODE, "BAD_REQUEST");\n'
        '    public final static ResponseCode NOT_FOUND = new ResponseCode(NOT_FOUND_CODE, "NOT_FOUND");\n    public final static ResponseCode BUSY = new ResponseCode(BUSY_CODE, "BUSY");\n}\n'),
        [(201, "CREATED_CODE", "CREATED"), (400, "BAD_REQUEST_CODE", "BAD_REQUEST"), (404, "NOT_FOUND_CODE", "NOT_FOUND"), (503, "BUSY_CODE", "BUSY")],
    ),
    "texts next to the codes of a class": (
        "GateRetCode.java",
        ('public class GateRetCode {\n    public static final RetCode SHUT = new RetCode(-51, "The door is shut");\n    public static final RetCode LOST = new RetCode(-52, "The key is lost");\n'
        '    public static final String ALREADY_OPEN = "The door is open already";\n    public static final String NO_DOOR = "There is no door";\n}\n'),
        [(-51, "SHUT", "The door is shut"), (-52, "LOST", "The key is lost")],
    ),
    "errors about a key": (
        "errors.go",
        ('var (\n\tErrBadGateKey = errors.New("the key is bent")\n\tErrNewDoorKey = errors.New("the key is new")\n\tErrShut = errors.New("the door is shut")\n)\n'),
        [("ErrBadGateKey", None, "the key is bent"), ("ErrNewDoorKey", None, "the key is new"), ("ErrShut", None, "the door is shut")],
    ),
    "objects with a code alone": (
        "error.go",
        ('var (\n\t// The door is shut.\n\tShut = RespError{ErrCode: "G_SHUT", StatusCode: http.StatusConflict}\n\t// The key is lost.\n\tLost = RespError{ErrCode: "G_LOST"}\n'
        '\tStuck = RespError{ErrCode: "G_STUCK", OAuth: true}\n)\n\nvar ErrBent = Error{Code: 1249}\nvar ErrGone = Error{Code: 1250}\n'),
        [(1249, "ErrBent", None), (1250, "ErrGone", None), ("G_SHUT", "Shut", "The door is shut."), ("G_LOST", "Lost", "The key is lost."), ("G_STUCK", "Stuck", None)],
    ),
    "computed properties": (
        "GateErrorCode.swift",
        ('extension GateProtocol {\n    public struct ErrorCode: RawRepresentable {\n        /// The door is shut.\n        public static var SHUT: Self { 1000 }\n'
        '        public static var LOST: Self { 1001 }\n        public static var STUCK: Self {\n            return 1002\n        }\n        public var name: String {\n            switch self.rawValue {\n'
        '            case 1000: return "SHUT"\n            case 1001: return "LOST"\n            default: return "?"\n            }\n        }\n    }\n}\n'),
        [(1000, "SHUT", "The door is shut."), (1001, "LOST", None), (1002, "STUCK", None)],
    ),
    "properties with an arrow": (
        "GateErrorCodes.cs",
        ("public static class GateErrorCodes\n{\n    /// <summary>The door is shut.</summary>\n    public static int DoorShut => 1001;\n    public static int KeyLost => -1002;\n"
        "    public static int Stuck => 1003;\n}\n"),
        [(1001, "DoorShut", "The door is shut."), (-1002, "KeyLost", None), (1003, "Stuck", None)],
    ),
    "words that are keywords in other languages": (
        "GateErrorCode.go",
        ("type GateErrorCode uint8\n\nconst (\n\tGateErrorCode_SHUT GateErrorCode = 1\n\tGateErrorCode_LOST GateErrorCode = 2\n)\n\n"
        "func GateErrorCodeByValue(value uint8) (enum GateErrorCode, ok bool) {\n\tswitch value {\n\tcase 1:\n\t\treturn GateErrorCode_SHUT, true\n\tcase 2:\n"
        "\t\treturn GateErrorCode_LOST, true\n\t}\n\treturn 0, false\n}\n"),
        [(1, "GateErrorCode_SHUT", None), (2, "GateErrorCode_LOST", None)],
    ),
    "classes by their codes": (
        "errors.rb",
        "ERROR_CLASSES = {\n  'door_shut' => DoorShut,\n  'key_lost' => KeyLost,\n  'gate_stuck' => GateStuck\n}.freeze\n",
        [("door_shut", "DoorShut", None), ("key_lost", "KeyLost", None), ("gate_stuck", "GateStuck", None)],
    ),
    "constants of PHP": (
        "constant_inc.php",
        ("<?php\ndefine( 'GATE_OPEN', 1 );\ndefine( 'GATE_CLOSED', 2 );\n\n# errors\ndefine( 'ERROR_SHUT', 101 ); # The door is shut.\ndefine( 'ERROR_LOST', 102 );\n"
        "define( 'ERROR_BENT', 103 );\ndefine( 'ERROR_STUCK', 104 );\n"),
        [(101, "ERROR_SHUT", "The door is shut."), (102, "ERROR_LOST", None), (103, "ERROR_BENT", None), (104, "ERROR_STUCK", None)],
    ),
    "members that are keywords in other languages": (
        "GateErrorCode.swift",
        "public enum GateErrorCode: Int {\n    case shut = 1\n    case namespace\n    case module\n    case record = 9\n    case trait\n}\n",
        [(1, "shut", None), (2, "namespace", None), (3, "module", None), (9, "record", None), (10, "trait", None)],
    ),
    "an enumeration that a call names": (
        "types.js",
        'xdr.enum("GateResultCode", {\n  gateSuccess: 0,\n  gateShut: -1,\n  gateMalformed: -2,\n  gateNotFound: -3,\n});\n',
        [(0, "gateSuccess", None), (-1, "gateShut", None), (-2, "gateMalformed", None), (-3, "gateNotFound", None)],
    ),
    "an enumeration in a function that wraps a file": (
        "types.js",
        'var types = config(xdr => {\n\nxdr.enum("GateResultCode", {\n  gateSuccess: 0,\n  gateShut: -1,\n  gateMalformed: -2,\n});\n\n});\n',
        [(0, "gateSuccess", None), (-1, "gateShut", None), (-2, "gateMalformed", None)],
    ),
    "the bits of codes": (
        "gate_error.h",
        "#define GATE_ERR_MASK 0x7fc00000\n#define GATE_ERR_SHUT 0x7fc00001\n#define GATE_ERR_LOST 0x7fc00002\n#define GATE_ERR_BENT 0x7fc00003\n",
        [(0x7FC00001, "GATE_ERR_SHUT", None), (0x7FC00002, "GATE_ERR_LOST", None), (0x7FC00003, "GATE_ERR_BENT", None)],
    ),
    "a member that counts the others": (
        "status.h",
        "class Status {\n  enum Code {\n    kOk = 0,\n    kDoorShut = 1,\n    kKeyLost = 2,\n    kMaxCode\n  };\n};\n",
        [(0, "kOk", None), (1, "kDoorShut", None), (2, "kKeyLost", None)],
    ),
    "where codes begin": (
        "errors.h",
        "const int kGateErrorBase = -100;\nconst int kGateErrorShut = kGateErrorBase - 1;\nconst int kGateErrorLost = kGateErrorBase - 2;\n",
        [(-101, "kGateErrorShut", None), (-102, "kGateErrorLost", None)],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", ROWS)
def test_codes_are_read(kind: str) -> None:
    path, text, rows = ROWS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.name, row.message) for row in page.rows] == rows
    assert not page.unread


OTHERS = {
    "classes of errors": "typedef enum { GATE_ERROR_CLASS_DOOR, GATE_ERROR_CLASS_KEY, GATE_ERROR_CLASS_HINGE } GATE_ERROR_CLASS;\n",
    "types of faults": "typedef enum { GATE_FAULT_TYPE_NONE, GATE_FAULT_TYPE_STRING, GATE_FAULT_TYPE_EXTENDED, GATE_FAULT_TYPE_STATE, GATE_FAULT_TYPE_RANGE } GateFaultTypeEXT;\n",
    "events": "typedef enum { ACCESS_NONE, ACCESS_GRANTED, ACCESS_DENIED_NO_KEY, ACCESS_DENIED_SHUT, ACCESS_DENIED_LOST } GateAccessEvent;\n",
    "severities": "typedef enum { ERROR = 1, WARNING = 10 } ErrorSeverity;\n",
    "states": "typedef enum { GATE_ACCEPTED, GATE_COMPLETED, GATE_REJECTED, GATE_WAITING } GateInquiryStatus;\n",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_enumerations_of_another_sort_are_none(kind: str) -> None:
    assert not page_of(OTHERS[kind], "gate.h").rows


REPORTED = {
    "bits": (
        "gate.h",
        "".join(f"#define GATE_ERR_REG_{name} 0x{1 << bit:02X}U /* bit {bit} */\n" for bit, name in enumerate(("DOOR", "KEY", "LOCK", "BELL", "LAMP"))),
        1,
    ),
    "names whose code a macro makes": (
        "error.rs",
        "make_error_codes! {\nDoorShut, InvalidRequest, CONFLICT ;\nKeyLost, InvalidRequest, NOT_FOUND ;\nNoHinge, Internal, NOT_FOUND ;\nNoDoor, Internal, GONE ;\n}\n",
        1,
    ),
    "a sort of errors and a number in a macro": (
        "gate.h",
        ('typedef enum { GATE_SORT_NONE, GATE_SORT_DOOR } gate_sort;\n#define GATE_ERRORS(X) \\\n  X(GATE_SORT_DOOR, GATE_ERR_SHUT, 1, "the door is shut") \\\n'
        '  X(GATE_SORT_DOOR, GATE_ERR_LOST, 2, "the key is lost") \\\n  X(GATE_SORT_DOOR, GATE_ERR_STUCK, 3, "the door is stuck")\n'),
        1,
    ),
    "types of errors": (
        "GateErrors.ts",
        "export enum AUTH_ERROR_TYPES {\n    GENERAL = 'general',\n    NO_DOORS = 'no-doors',\n    ROOM_TAKEN = 'room-taken',\n    VISITORS = 'visitors',\n}\n",
        1,
    ),
    "names that a generator joins": (
        "errorcode_string.go",
        'const (\n\t_ErrorCode_name_0 = "ShutLostStuck"\n\t_ErrorCode_name_1 = "Bent"\n)\n',
        1,
    ),
    "numbers that a function computes": (
        "constants.py",
        ("def _to_int(number):\n    if number > 0x7FFFFFFF:\n        return number - 0x100000000\n    return number\n\n\n"
        "GATE_ERROR_SHUT = _to_int(0xBFFF0000)\nGATE_ERROR_LOST = _to_int(0xBFFF0001)\nGATE_ERROR_STUCK = _to_int(0xBFFF0002)\n"),
        1,
    ),
    "texts of constants of another file": (
        "error.c",
        'static const char *errmsg[] = {\n\t[GATE_SUCCESS] = "Success",\n\t[GATE_SHUT] = "The door is shut",\n\t[GATE_LOST] = "The key is lost",\n};\n',
        1,
    ),
    "numbers that a method extends": (
        "error.go",
        ("var (\n\tErrShut = ErrNo(1)\n\tErrLost = ErrNo(2)\n\tErrBent = ErrNo(3)\n)\n\nvar (\n\tErrShutLeft = ErrShut.Extend(1)\n"
        "\tErrShutRight = ErrShut.Extend(2)\n\tErrShutTop = ErrShut.Extend(3)\n)\n"),
        1,
    ),
    "texts by constants of another file": (
        "messages.ts",
        ("import { ERR_SHUT, ERR_LOST, ERR_BENT } from './codes.js';\n\nexport const messages = {\n\t[ERR_SHUT]: 'The door is shut',\n"
        "\t[ERR_LOST]: 'The key is lost',\n\t[ERR_BENT]: 'The hinge is bent',\n};\n"),
        1,
    ),
    "texts in a file of PHP that is called a text": (
        "strings_english.txt",
        "<?php\n$ERROR_TEXTS[ERROR_SHUT] = 'The door is shut.';\n$ERROR_TEXTS[ERROR_LOST] = 'The key is lost.';\n$ERROR_TEXTS[ERROR_BENT] = 'The hinge is bent.';\n",
        1,
    ),
    "the only error of its spelling": (
        "errors.go",
        ('var (\n\tErrShut = newError(7, "shut")\n\tErrLost = newError(8, "lost")\n\tErrStuck = newError(9, "stuck")\n)\n\nfunc init() {\n'
        '\tErrBent = newError(10, "bent")\n}\n\nfunc extend() {\n\tErrGone = newError(11, "gone")\n\tErrCold = newError(12, "cold")\n\tErrWarm = newError(13, "warm")\n}\n'),
        3,
    ),
    "numbers of another file": (
        "GateReasonCode.java",
        "public enum GateReasonCode {\n    SHUT(CommonCode.SHUT),\n    LOST(0x84),\n    STUCK(CommonCode.STUCK),\n    BANNED(0x8A);\n}\n",
        2,
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REPORTED)
def test_what_is_in_doubt_is_reported(kind: str) -> None:
    path, text, lines = REPORTED[kind]
    page = page_of(text, path)
    assert len(page.unread) >= lines
    assert all(isinstance(row.codes[0], int) for row in page.rows)
