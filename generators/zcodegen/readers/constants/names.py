"""What the names of constants, of enumerations and of files tell: errors, results, states, or things of another sort."""

from __future__ import annotations

import errno
import re
from collections.abc import Sequence

from zcodegen.readers.rows import name_of_page
from zcodegen.readers.tables.header_vocabulary import is_of_errors
from zcodegen.textcompare.similarity import common_ends

_BEGIN = 3
_LEAST = 2
ERROR_NAME = re.compile(
    r"(?:^|_)(?:E_|(?:ER|ERR|ERROR|ERRNO|EXC|EXCEPTION|FAULT)(?:_|$))|\dERR_|_RC_(?=[A-Z])|^Exception(?:Code)?(?=[A-Z])|^[Ee]rr(?=[A-Z_])|^[a-z]{1,6}err(?=[A-Z])|Err(?:or)?(?=[A-Z_]|$)|Exception$|_FAIL(?:URE|ED)?$"
)
RESULT = re.compile(
    r"(?:^[A-Z]?|_|(?<=[a-z]))(?:result|ret|return|status|reason|sqlstate|cause|failure|alert)s?(?=_|$|[A-Z])",
    re.IGNORECASE,
)
RESULT_CODES = re.compile(
    r"(?:result|return|status|reason|error|response|exit|warn(?:ing)?)_?codes?(?=_|$|[A-Z])|[a-z_]codes?(?:_t)?$",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"\b(?:err(?:no|num|s)?|exceptions?|faults?|(?:status|result|return|reason|exit|ret|error)[ _-]?(?:codes?|no)?|sql ?states?|er)\b"
    r"|Exception\b",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"(?:^|/)(?:errors?|exceptions?|error[-_]?codes?|errcodes?)/[^/]*$", re.IGNORECASE)
FAULT = re.compile(
    r"(?-i:[Ee]rr(?:or|no)?s?(?=\b|_|[A-Z0-9]|$)|ERR(?:OR|NO)?S?(?![A-Za-z]))|fail|invalid|illegal|missing|denied|not.?found|un(?:supported|known|able|expected|authori|available|recogni)"
    r"|time.?out|exceed|cannot|can.?t|no.?such|already.?exists?|(?:doesn.?t|not).?exist|refused|reject|forbidden|conflict|abort|expired|overflow|corrupt|too.?(?:many|large|big|long|few|small)"
    r"|(?-i:[Bb]ad(?=_|[A-Z]|\b)|BAD(?=_|\b))|(?-i:(?<![A-Za-z])[Nn]ot|(?<=[a-z0-9])Not|NOT).?(?:allowed|valid|supported|permitted|implemented|an?(?![a-z])|the|be)|mismatch|disconnect|duplicate|lost|busy|warn|must\b"
    r"|incorrect|undefined|problem|wrong|malformed|insufficient|unreachable|exhaust|broken|crash"
    rf"|_(?:{'|'.join(errno.errorcode.values())})$",
    re.IGNORECASE,
)
_NO_CODES = re.compile(
    r"(?:severit(?:y|ies)|levels?|categor(?:y|ies)|origins?|sources?|modes?|flags?|phases?|scopes?|domains?|facilit(?:y|ies)|polic(?:y|ies)"
    r"|actions?|strateg(?:y|ies)|formats?|options?|class(?:es)?|handling|op_?codes?|(?:key|function|country|language|currency)_?codes?|units?|attributes?|positions?|tags?|fields?|columns?|headers?|(?:info|error)_?keys?|(?:field|data|value|argument|param(?:eter)?|attr(?:ibute)?)_?types?)(?:_t)?$",
    re.IGNORECASE,
)
KIND = re.compile(
    r"(?:severity|level|category|kind|type|facility|mode|flags?|options?|phase|scope|domain)s?(?:_t)?$",
    re.IGNORECASE,
)
_EVENTS = re.compile(r"events?(?:_?(?:ids?|codes?|types?))?(?:_t)?$", re.IGNORECASE)
_SORTS = re.compile(r"(?:fault|error|failure|exception|status|result)_?types?(?:_t)?$", re.IGNORECASE)
_CAUSES = re.compile(
    r"(?:fail(?:ed|ure)?|reject(?:ed|ion)?|errors?|refus(?:ed|al)|denied|denial)_?(?:causes?|reasons?)(?:_t)?$",
    re.IGNORECASE,
)
_CLOSE = re.compile(r"(?:close|disconnect)\w{0,20}codes?(?:_t)?$", re.IGNORECASE)
_REFUSED = re.compile(r"rej|fail|err|abort|clos|connect|deny|denied|exit", re.IGNORECASE)
_STATES = re.compile(
    rf"^(?!.*(?:{_REFUSED.pattern})).*(?:status|state|reason)s?(?:value)?(?:_t)?$", re.IGNORECASE
)
"""What enumerations are called that may be of states as well as of errors."""
_SORT = re.compile(r"(?:class|category|kind|level|severity)$", re.IGNORECASE)
_OWNER = re.compile(
    r"(?:KHR|EXT|NV|AMD|ARM|INTEL|QCOM|_(?:khr|ext|arm|intel)|(?<=[a-z])(?:Enum)?(?:Map|Table|Dict))$"
)
"""What the name of an enumeration ends with that is not what it is of: its vendor, or that it is a table."""


def bare_name(name: str) -> str:
    """Return a name without what joins its words: `gate_shut` and `GateShut` are `gateshut`."""
    return re.sub(r"[\W_]", "", name).casefold()


def is_about(path: str) -> bool:
    """Whether a file's name, or its folder's, is about errors or results."""
    title = name_of_page(path)
    return is_of_errors(title) or _FILE.search(title) is not None or _FOLDER.search(path) is not None


def is_of_others(name: str, members: Sequence[str]) -> bool:
    """Whether an enumeration is called after sorts of things (`error_class`, `FaultType`), and what its members add is not an error."""
    if is_of_errors(name.rpartition(".")[0]):
        return False  # within a class that is called after errors
    name = _OWNER.sub("", name.rstrip("_"))
    if _CLOSE.search(name):
        return False  # `CloseEventCodes`
    is_event = _NO_CODES.search(name) or _EVENTS.search(name)
    if not (is_event or _SORTS.search(name)):
        return False
    begin = common_begin(members)
    rest = [member.removeprefix(begin) for member in members]
    if is_event:
        return sum(1 for word in rest if ERROR_NAME.search(word)) * 2 <= len(rest)
    return sum(1 for word in rest if ERROR_NAME.search(word) or FAULT.search(word)) * 4 < len(rest)


def is_sort(maker: str) -> bool:
    """Whether what makes constants is called after a sort of things, `Class("08")`, and no codes."""
    return _SORT.search(maker) is not None


def is_of_types(name: str) -> bool:
    """Whether an enumeration is called after types of errors, which may be their codes: `AuthErrorTypes`."""
    return _SORTS.search(_OWNER.sub("", name)) is not None


def is_of_states(name: str) -> bool:
    """Whether an enumeration is called after states or reasons that may be no errors: `OrderStatus`, but `RejectReason`."""
    return _STATES.search(_OWNER.sub("", name)) is not None


def is_of_refusals(name: str) -> bool:
    """Whether an enumeration is called after the results or reasons of what failed: `RejectReason`."""
    return RESULT.search(name) is not None and _REFUSED.search(name) is not None


def is_of_causes(name: str) -> bool:
    """Whether an enumeration is called after the causes or codes of what failed or was closed: `TaskFailedCause`, `CloseEventCodes`."""
    return _CAUSES.search(name) is not None or _CLOSE.search(name) is not None


def common_begin(names: Sequence[str]) -> str:
    """Return the words with which nearly all names begin: `ERROR_CLASS_`, `Rcode`; none if there is one name alone."""
    alike = [name for name in names if name.startswith(names[0][:_BEGIN])]
    if len(alike) < _LEAST or len(alike) * 5 <= len(names) * 4:
        return ""
    begin = min(alike)[: common_ends(min(alike), max(alike))[0]]
    while begin and not (begin.endswith("_") or all(name[len(begin) :][:1].isupper() for name in alike)):
        begin = begin[:-1]
    return begin
