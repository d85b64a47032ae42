"""Rules that compare texts across locales, rows, and with names."""

from __future__ import annotations

import pytest

from tests.rules.cases import checked, found

THINGS = (
    ("room", "房间"), ("user", "用户"), ("parcel", "包裹"), ("depot", "仓库"), ("ticket", "票据"), ("wallet", "钱包"),
    ("poster", "海报"), ("camera", "摄像头"), ("playlist", "歌单"), ("badge", "徽章"), ("vote", "投票"), ("survey", "问卷"),
    ("coupon", "优惠券"), ("locker", "储物柜"),
)  # fmt: skip
FAULTS = (
    ("was not found", "不存在"), ("already exists", "已存在"), ("has expired", "已过期"), ("is full", "已满"), ("is closed", "已关闭"),
    ("is busy", "正忙"), ("is locked", "已锁定"), ("could not be opened", "打开失败"), ("could not be shared", "分享失败"),
    ("is damaged", "已损坏"), ("is not supported", "不支持"), ("is hidden", "已隐藏"), ("is being moved", "正在搬运"),
    ("was returned", "已退回"), ("has no owner", "没有主人"),
)  # fmt: skip
HEAD = "# file: catalog.yaml\nlocales: {source: en, required: [en, zh-CN]}\n"


def bilingual(pairs: list[tuple[str, str]]) -> str:
    entries = "".join(
        f"  ENTRY_{number}: {{code: {number}, status: INTERNAL, message: {{en: {english}., zh-CN: {chinese}。}}}}\n"
        for number, (english, chinese) in enumerate(pairs, start=1)
    )
    return f"entries:\n{entries}{HEAD}"


def all_pairs() -> list[tuple[str, str]]:
    return [
        (f"The {thing} {fault}", f"{chinese}{happened}")
        for thing, chinese in THINGS
        for fault, happened in FAULTS
    ]


def test_exchanged_messages_of_two_locales_are_found() -> None:
    pairs = all_pairs()
    assert len(pairs) >= 200
    first, second = 6 * len(FAULTS) + 2, 12 * len(FAULTS) + 9
    pairs[first], pairs[second] = (
        (pairs[first][0], pairs[second][1]),
        (pairs[second][0], pairs[first][1]),
    )
    assert {finding.code for finding in found(bilingual(pairs), "locale-meaning")} == {first + 1, second + 1}
    traditional = bilingual(pairs).replace("zh-CN", "zh-TW")
    assert found(traditional, "locale-meaning") == [], (
        "the words that need no learning are in simplified characters"
    )


def test_a_message_that_a_page_kept_while_the_other_locale_changed_its_meaning() -> None:
    """The catalog follows the English page; the Chinese one still has the message of the older version."""
    pages = "".join(
        f"# file: documents/one/{version}.{locale}.yaml\nsections:\n  - heading: [Codes]\n    claims:\n"
        f"      - {{code: 201, line: 9, message: '{message}'}}\n"
        for version, locale, message in (
            ("1", "en", "The parcel was not found."),
            ("2", "en", "The courier is not on duty."),
            ("1", "zh-CN", "包裹不存在。"),
        )
    )
    documents = "documents: {one: {title: {en: Codes}, domain: acme.rtc}}\n"

    def example(chinese: str) -> str:
        message = f"{{en: The courier is not on duty., zh-CN: {chinese}}}"
        return f"entries:\n  ENTRY_1: {{code: 201, status: UNKNOWN, message: {message}}}\n{HEAD}{documents}{pages}"

    (kept,) = found(example("包裹不存在。"), "locale-meaning")
    assert kept.code == 201
    assert not found(example("快递员不在岗。"), "locale-meaning")


def test_few_messages_teach_nothing() -> None:
    assert found(bilingual([("The room was not found", "用户已过期")]), "locale-meaning") == []


@pytest.mark.parametrize(
    ("english", "chinese", "is_found"),
    [
        ("Order not found", "订单已存在", True),
        ("The user already exists.", "用户不存在。", True),
        ("Login succeeded", "登录失败", True),
        ("Download failed.", "上传失败。", True),
        ("Order not found", "订单不存在", False),
        ("The stream does not exist", "流不存在或已存在", False),
        ("User exists", "用户已存在", False),
    ],
)
def test_outcomes_that_exclude_each_other_need_no_pairs(
    english: str, chinese: str, *, is_found: bool
) -> None:
    assert bool(found(bilingual([(english, chinese)]), "locale-meaning")) == is_found


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "这个房间不存在。"),
        ("en", "请检查 RoomId 是否正确。"),
        ("zh-CN", "The room does not exist."),
        ("zh-CN", "Please check the RoomId."),
        ("de", "The room does not exist in this region."),
        ("en", "Der Raum ist nicht mehr verfügbar, bitte warten."),
        ("ja", "The room does not exist."),
        ("ko", "房间不存在。"),
        ("ru", "The room does not exist."),
    ],
)
def test_a_text_in_another_language_is_found(locale: str, text: str) -> None:
    other = "fr: Salle introuvable."
    example = (
        f"entries:\n  ROOM_NOT_FOUND: {{code: 104, status: NOT_FOUND, message: {{{locale}: '{text}', {other}}}}}\n"
        f"# file: catalog.yaml\nlocales: {{source: fr, required: [fr]}}\n"
    )
    (one,) = found(example, "text-language")
    assert one.logical_location == f"acme.rtc.ROOM_NOT_FOUND.message.{locale}"


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", 'Open the page "房间设置" and check the settings.'),
        ("en", "OK"),
        ("en", "HTTP 404 Not Found"),
        ("zh-CN", "HTTP 404 Not Found"),
        ("zh-CN", "JSON"),
        ("zh-CN", "RoomId, UserId, StreamId"),
        ("zh-CN", "invalid url\n非法 url"),
        ("ja", "RequestIdが空です。\nThe id of the request is empty."),
        ("ja", "照会範囲が1か月を超える\nThe search is possible within one month."),
        ("ko", "시스템 오류\nThe system has an error. Please ask the owner."),
        ("en", "For advertising, (광고) or (AD) must be placed in front of the title of the mail."),
        ("de", "Token abgelaufen."),
        ("ja", "不明"),
        ("zh-TW", "房間不存在。"),
        ("sr", "Соба не постоји."),
        ("ru", "Комната не найдена."),
    ],
)
def test_names_labels_and_short_texts_are_in_no_language(locale: str, text: str) -> None:
    example = (
        "entries:\n  ROOM_NOT_FOUND:\n    code: 104\n    status: NOT_FOUND\n"
        f"    message:\n      fr: Salle introuvable.\n      {locale}: |-\n"
        + "".join(f"        {line}\n" for line in text.split("\n"))
        + "# file: catalog.yaml\nlocales: {source: fr, required: [fr]}\n"
    )
    assert found(example, "text-language") == []


def test_a_page_in_another_language_is_one_finding() -> None:
    claims = "".join(
        f"      - {{code: {code}, line: {code}, message: 房间 {code} 不存在。}}\n" for code in range(1, 9)
    )
    example = (
        "entries:\n  ROOM_NOT_FOUND: {code: 1, status: NOT_FOUND, message: {en: The room does not exist.}}\n"
        "# file: catalog.yaml\ndocuments: {acme.page: {title: {en: Codes}, domain: acme.rtc}}\n"
        f"# file: documents/acme.page/1.en.yaml\nsections:\n  - heading: [Codes]\n    claims:\n{claims}"
    )
    (one,) = found(example, "text-language")
    assert "8 of 8" in one.message
    assert not [finding for finding in checked(example).findings if finding.rule == "text-meaning"]


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("ROOM_NOT_FOUND", "NOT_FOUND", "The user is not logged in."),
        ("ROOM_NOT_FOUND", "NOT_FOUND", "The room already exists."),
        ("TOKEN_EXPIRED", "UNAUTHENTICATED", "The recording was not found."),
        ("UPLOAD_TIMEOUT", "DEADLINE_EXCEEDED", "The wallet is empty."),
        ("PARCEL_NOT_FOUND", "NOT_FOUND", "The courier is not on duty."),
        ("TEAM_GONE", "ALREADY_EXISTS", "The team does not exist."),
        ("EXPORT_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED", "The courier's badge could not be decrypted."),
        ("DEPOT_ALREADY_CLOSED", "FAILED_PRECONDITION", "The label has no recipient."),
    ],
)
def test_a_name_or_status_of_another_error_is_found(name: str, status: str, message: str) -> None:
    example = f"entries:\n  {name}: {{code: 104, status: {status}, message: {{en: {message}}}}}\n"
    (one,) = found(example, "name-meaning")
    assert one.logical_location == f"acme.rtc.{name}"


@pytest.mark.parametrize(
    ("name", "status", "message"),
    [
        ("ROOM_NOT_FOUND", "NOT_FOUND", "There is no such room."),
        ("TOKEN_EXPIRED", "UNAUTHENTICATED", "Your session has run out."),
        ("ROOM_FULL", "RESOURCE_EXHAUSTED", "Too many users are in the room."),
        ("CALL_RATE_LIMITED", "RESOURCE_EXHAUSTED", "The interval between calls is too short."),
        ("UNKNOWN", "UNKNOWN", "Something went wrong."),
        ("LABEL_TOO_LONG", "INVALID_ARGUMENT", "At most 40 characters fit on a label."),
        ("ACCESS_DENIED", "PERMISSION_DENIED", "You are not allowed to open the depot."),
        ("SERVER_BUSY", "UNAVAILABLE", "Please try again later."),
        ("GATE_TIMEOUT", "DEADLINE_EXCEEDED", "An internal error occurred."),
        ("GATE_TIMEOUT", "DEADLINE_EXCEEDED", "The gate took too long."),
    ],
)
def test_a_name_that_fits_is_no_finding(name: str, status: str, message: str) -> None:
    example = f"entries:\n  {name}: {{code: 104, status: {status}, message: {{en: {message}}}}}\n"
    assert found(example, "name-meaning") == []


def page(*claims: str, locale: str = "en") -> str:
    rows = "".join(f"      - {{{claim}}}\n" for claim in claims)
    return (
        "entries:\n  SUCCESS: {code: 0, status: OK, message: {en: Success.}}\n"
        "# file: catalog.yaml\ndocuments: {acme.page: {title: {en: Codes}, domain: acme.rtc}}\n"
        f"# file: documents/acme.page/1.{locale}.yaml\nsections:\n  - heading: [Codes]\n    claims:\n{rows}"
    )


def test_a_cause_or_action_of_another_row_is_found() -> None:
    example = page(
        "code: 1, line: 1, message: The seal is broken., cause: The parcel was not found.",
        "code: 2, line: 2, message: The parcel was not found.",
        "code: 3, line: 3, message: The field ParcelId is empty., action: Please fill in ParcelId.",
        "code: 4, line: 4, message: The field DepotId is empty., action: Please fill in ParcelId.",
    )
    assert [(finding.code, finding.logical_location) for finding in found(example, "row-contradicts")] == [
        (1, "acme.page"),
        (4, "acme.page"),
    ]


def test_shared_causes_and_actions_are_no_finding() -> None:
    example = page(
        "code: 1, line: 1, message: The parcel could not be sent., cause: Internal error., action: Please retry.",
        "code: 2, line: 2, message: Internal error., action: Please retry.",
        "code: 3, line: 3, message: The ParcelId is unknown., cause: The ParcelId is unknown., action: Please check ParcelId.",
        "code: 4, line: 4, message: Reading the seal failed., action: Please check ParcelId.",
        "code: 5, line: 5, message: No such ParcelId., cause: The ParcelId is unknown.",
    )
    assert found(example, "row-contradicts") == []


def test_a_faulty_placeholder_is_one_finding() -> None:
    """What follows from it, another fact in the other locale, is not reported as well."""
    entry = (
        "entries:\n  FULL: {code: 1, status: ABORTED, arguments: {limit: {type: integer, example: 9}},"
        ' message: {en: "At most {limit} of 9 seats.", zh-CN: "TEXT"}}\n' + HEAD
    )
    rules = ("argument-fault", "locale-fact")
    for text, expected in (
        ("9 个座位中最多 {limt} 个。", ["argument-fault"]),
        ("9 个座位中最多 {limit 个。", ["argument-fault"]),
        ("8 个座位中最多 {limit} 个。", ["locale-fact"]),
        ("9 个座位中最多 {limit} 个。", []),
    ):
        example = entry.replace("TEXT", text)
        assert [rule for rule in rules if found(example, rule)] == expected, text


@pytest.mark.parametrize("blank", ["' '", '"\\t\\n"', '"\\u3000\\u00a0"'])
def test_a_text_of_space_is_missing_and_not_rewritten(blank: str) -> None:
    case = f"entries:\n  GONE: {{code: 1, status: NOT_FOUND, message: {{en: Gone., de: {blank}}}, cause: {{en: {blank}}}}}\n"
    findings = [
        finding for finding in checked(case).findings if finding.rule in {"missing-text", "text-form"}
    ]
    assert [finding.logical_location for finding in findings] == [
        "acme.rtc.GONE.message.de",
        "acme.rtc.GONE.cause.en",
    ]
    assert {finding.rule for finding in findings} == {"missing-text"}


def test_a_pseudo_locale_is_in_no_language() -> None:
    texts = "{en: The room does not exist any more., ar-XB: The room does not exist any more!}"
    example = f"entries:\n  ROOM_GONE: {{code: 1, status: NOT_FOUND, message: {texts}}}\n"
    assert found(example, "text-language") == []
    assert len(found(example.replace("ar-XB", "ar"), "text-language")) == 1
