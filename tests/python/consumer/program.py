# ruff: noqa: PT017, PT018, RUF015, S301, T201, UP035 - a program of a user's, no test of pytest's
"""A program that uses the package of the features catalog as its user would; both type checkers hold it at their strictest."""

import copy
import json
import pickle
import warnings
from enum import IntEnum

import acme_codes
from acme_codes.acme import class_, common, media_file, rtc, windows
from acme_codes.acme.cloud import Code as CloudCode
from acme_codes.acme.cloud import parse as parse_cloud
from acme_codes.acme.import_ import default
from acme_codes.acme.rtc import room
from typing_extensions import assert_never, assert_type


def exhaustive(code: default.Code | common.Code) -> str:
    """Every member is named: a new one breaks the build here."""
    match code:
        case default.Code.IMPORT_FAILED:
            return "import"
        case common.Code.OK | common.Code.TIMEOUT:
            return "common"
        case common.Code.SIGNATURE_EXPIRED:
            return code.text("ja").message
    assert_never(code)


def open_ended(number: int) -> str:
    """Whatever a service answers with is a value: the domain's own, one of a domain that it includes, or unknown."""
    code = media_file.parse(number)
    match code:
        case media_file.Code():
            return "own"
        case room.Code():
            return limit(code)
        case common.Code() | rtc.Code() | class_.Code():
            return f"{code.domain} {code.name}"
        case media_file.Unknown(value):
            assert_type(value, int)
            assert_type(room.Code(104).value, int)
            return f"unknown {value + 1}"
    assert_never(code)


def limit(code: room.Code) -> str:
    """Arguments are typed as soon as it is known which entry it is."""
    match code:
        case room.Code.STREAM_LIMIT_EXCEEDED:
            return code.text("en", arguments={"limit": 9, "user": "Ann"}).message
        case _:
            return code.text("en").message


def answered(number: int) -> str:
    """The type of what `parse` returns has a name."""
    return name_of(room.parse(number))


def name_of(code: room.AnyCode) -> str:
    """An exhaustive match over it needs no last case."""
    match code:
        case room.RoomCode() | rtc.Code() | common.CommonCode():
            return code.name
        case room.Unknown(value):
            return f"unknown {value + 1}"


def total(code: room.Code) -> bool:
    """Former names narrow like the names that replace them."""
    match code:
        case room.Code.NO_SUCH_ROOM:  # type: ignore[deprecated,unused-ignore]  # pyright: ignore[reportDeprecated]
            return True
        case room.Code.ROOM_NOT_FOUND_5024 | room.Code.ROOM_NOT_FOUND_50001:
            return True
        case room.Code.STREAM_GONE | room.Code.STREAM_NOT_FOUND | room.Code.SLOW:
            return False
        case room.Code.OLD_LIMIT | room.Code.OLD_ERROR:
            return False
        case room.Code.STREAM_LIMIT_EXCEEDED | room.Code.ARGUMENT_NAMES:
            return True
    assert_never(code)


assert exhaustive(common.Code.SIGNATURE_EXPIRED) == "署名の有効期限が切れています。"
assert [open_ended(number) for number in (1, 0, 110, 7, 104)] == [
    "own",
    "acme.common OK",
    "Ann may publish 9 streams, 9 and not {more}.",
    "unknown 8",
    "The room does not exist.",
]
assert (answered(105), answered(0), answered(7)) == ("STREAM_GONE", "OK", "unknown 8")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    assert total(room.Code["ROOM_MISSING"])
assert [str(warning.message) for warning in caught] == ["NO_SUCH_ROOM was renamed: use ROOM_NOT_FOUND"]

code = room.parse(104)
assert code == 104 and isinstance(code, IntEnum) and isinstance(code, acme_codes.Known)
assert code is room.Code.ROOM_NOT_FOUND is room.Code["NO_SUCH_ROOM"] is room.Code(104)
assert room.parse(100000004) is common.Code.SIGNATURE_EXPIRED
assert f"{code:05d} {code} {code!r} {code.label}" == (
    "00104 104 <acme.rtc.room.ROOM_NOT_FOUND: 104> acme.rtc.room: ROOM_NOT_FOUND (104)"
)
assert {code: "x"}[room.Code.ROOM_NOT_FOUND] == "x"
assert [member.name for member in room.Code][:2] == ["ROOM_NOT_FOUND", "ROOM_NOT_FOUND_5024"]
assert len(room.Code) == 10 and "TOO_SLOW" in room.Code.__members__ and list(room.Code)[0] is code
assert copy.deepcopy([code])[0] is code and pickle.loads(pickle.dumps(code)) is code

unknown = room.parse(7)
assert isinstance(unknown, room.Unknown) and unknown == 7 == unknown.value and unknown == room.Unknown(7)
assert (repr(unknown), str(unknown), unknown.label) == ("Unknown(7)", "7", "acme.rtc.room: unknown (7)")
assert (
    unknown.text("en") is None
    and json.dumps({unknown: unknown}) == '{"7": 7}'
    and not unknown.retryable
    and unknown.http_status == 500
)
for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    assert pickle.loads(pickle.dumps(unknown, protocol)) == unknown
assert repr(windows.parse(-31)) == "<acme.windows.MINUS_THIRTY_ONE: -0x1F>"
assert windows.parse(-32).label == "acme.windows: unknown (-0x20)"

cloud = parse_cloud("InvalidParameter.NotFound")
assert cloud == "InvalidParameter.NotFound" == f"{cloud}"
assert cloud is CloudCode.PARAMETER_NOT_FOUND is CloudCode["NO_PARAMETER"]
assert cloud.value.startswith("Invalid") and parse_cloud("104").value == "104" and parse_cloud("7") == "7"
assert class_.Code.NONE.text().message == "名为 NONE。"

text = room.Code.ROOM_NOT_FOUND.text("en-GB")
assert (text.locale, text.message, text.cause) == ("en", "The room does not exist.", None)
anything = {"limit": 3}
assert_type(room.parse(110).label, str)
filled = room.raise_for_code(0).text(locale=["xx", "en"])
assert filled and filled.locale == "en"
named = room.Code.ARGUMENT_NAMES.text(
    "en", arguments={"class": "A", "locale": "B", "self": -3, "code": 9, "in": "", "value_2": "c"}
)
assert named.message == "c9-3BA"

slow = room.Code["SLOW"]
assert slow.deprecated and slow.deprecated.since == "1.0.0" and not slow.retired
assert slow.replacement is common.Code.TIMEOUT
assert room.Code.ROOM_NOT_FOUND.synonyms == (room.Code.ROOM_NOT_FOUND_5024, room.Code.ROOM_NOT_FOUND_50001)
attributes = common.Code.SIGNATURE_EXPIRED.attributes
assert_type(attributes.priority, int | None)
assert (attributes.owner, attributes.layer, attributes.priority) == ("platform", "edge", 0)
assert (attributes.public, attributes.tags, attributes.class_) == (True, ("auth", "time"), "first")
assert [document.url.get("en") for document in code.documents] == ["https://example.org/en/rtc"]

assert acme_codes.lookup(0) == (common.Code.OK, windows.Code.ZERO)
assert acme_codes.lookup("104") == (CloudCode.PARAMETER_LOOKS_LIKE_NUMBER, code)
room_domain = acme_codes.DOMAINS["acme.rtc.room"]
assert room_domain.title["en"] == "Room signaling API" and list(room_domain.includes) == ["acme.rtc"]
assert room_domain.codes is room.Code and room_domain.parse(104) is code
assert set(acme_codes.__all__) <= set(dir(acme_codes)) and "Code" in dir(room)

try:
    room.raise_for_code(104, "room 7")
except room.RoomError as error:
    assert_type(error.code, room.AnyCode)
    assert error.code is code and str(error) == "acme.rtc.room: ROOM_NOT_FOUND (104): room 7"
    again = pickle.loads(pickle.dumps(error))
    assert again.code is code and str(again) == str(error) and again.text("en") == code.text("en")
assert str(acme_codes.CodeError(unknown)) == "acme.rtc.room: unknown (7)"

print("every line holds")
