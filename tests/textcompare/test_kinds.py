from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.textcompare.compare import TextDifferenceKind, compare_texts
from zcodegen.textcompare.cosmetic import normalize_typography

LOCALES = st.sampled_from(("zh-CN", "en", "ja", "de"))
PIECES = (
    "房间", "不存在", "请检查", "RoomId", "100", "秒", "1.5", "-3", "256", "字节", "characters", "MB", "[0,", "3000]", "(1,2)",
    "https://a.example/b?c=d", "{name}", "`code`", ".", "。", ",", "，", ":", "：", "!", "１２", "Ａｂ", "two", "三十", "不", "not",
    "is", "failed", "失败", "&lt;", "<b>", "1.", "- ", "...", "%s", "~",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=60),
    st.lists(st.sampled_from([*PIECES, " ", "  ", "\n", "\u3000"]), max_size=20).map("".join),
)


def test_the_kinds_are_ordered_by_gravity() -> None:
    assert [kind.value for kind in TextDifferenceKind] == [
        "cosmetic",
        "wording",
        "language",
        "detail",
        "fact",
        "meaning",
    ]


@pytest.mark.parametrize(
    ("left", "right", "locale", "values"),
    [
        ("Up to 256 characters.", "Up to 256 bytes.", "en", ("256 characters", "256 bytes")),
        ("请检查 RoomId。", "请检查 UserId。", "zh-CN", ("RoomId", "UserId")),
        ("取值范围为 [0, 9]。", "取值范围为 [0, 9)。", "zh-CN", ("[0, 9]", "[0, 9)")),
        ("至少 8 位。", "至多 8 位。", "zh-CN", ("at least 8", "at most 8")),
        ("必须使用第三级分拣", "必须使用第十二级分拣", "zh-CN", ("三", "十二")),
        ("Ten calls per second.", "Ten calls per minute.", "en", ("per seconds", "per minutes")),
        ("Send the form by POST.", "Send the form by PUT.", "en", ("POST", "PUT")),
        (
            "See https://docs.example/a.",
            "See https://docs.example/b.",
            "en",
            ("docs.example/a", "docs.example/b"),
        ),
    ],
)
def test_a_fact_differs_if_both_texts_state_it(
    left: str, right: str, locale: str, values: tuple[str, str]
) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert (difference.kind, difference.left, difference.right) == (TextDifferenceKind.FACT, *values)


@pytest.mark.parametrize(
    ("left", "right", "locale", "values"),
    [
        ("Wait 3 s.", "Wait.", "en", ("3 s", "")),
        ("The call rate of ListTeams is too high.", "The call rate is too high.", "en", ("ListTeams", "")),
        ("请缩短标题。", "请缩短标题，最多 80 字节。", "zh-CN", ("", "80 字节")),
        ("The title is too long (at most 80 bytes).", "The title is too long.", "en", ("80 bytes", "")),
        (
            "Please read the guide.",
            "Please read the guide at https://docs.example/a.",
            "en",
            ("", "docs.example/a"),
        ),
    ],
)
def test_a_fact_of_one_side_is_a_detail(left: str, right: str, locale: str, values: tuple[str, str]) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert (difference.kind, difference.left, difference.right) == (TextDifferenceKind.DETAIL, *values)


@pytest.mark.parametrize(
    ("left", "right", "locale", "values"),
    [
        (
            "Limits set by the depot were met.",
            "Limits set by the depot or server were met.",
            "en",
            ("", "server"),
        ),
        (
            "The seal check failed.",
            "The seal check failed for a returned parcel.",
            "en",
            ("", "for a returned parcel"),
        ),
        (
            "No right to open it.",
            "No right to open it. On belts it may require a badge.",
            "en",
            ("", "On belts it may require a badge"),
        ),
        (
            "This error occurs when the parcel is sealed.",
            "This error occurs when the parcel is sealed or to drop it.",
            "en",
            ("", "to drop it"),
        ),
        ("Label read failed.", "RFID label read failed.", "en", ("", "rfid")),
        ("%ux%u label", "%ux%u label (maximum color value = %u)", "en", ("", "%u")),
        ("See the [guide](/a) and the notes.", "See the [guide](/a) and the [notes](/b).", "en", ("", "b")),
        (
            "Wrong ULID. Missing label.",
            "Wrong ULID. Only sealed parcels pass. Missing label.",
            "en",
            ("", "Only sealed parcels pass"),
        ),
        ("包裹数超过限制", "单日包裹数超过限制", "zh-CN", ("", "单日")),
        ("无法开封", "分拣进行中无法开封", "zh-CN", ("", "分拣进行中")),
        ("连接失败", "连接 Redis 失败", "zh-CN", ("", "redis")),
        ("The link is shut.", "The link to Redis is shut.", "en", ("", "to redis")),
        ("包裹失效(未封口)", "包裹失效(未封口或者标签已关闭)", "zh-CN", ("", "者标签已关闭")),
        (
            "No right to open it.",
            "No right to open it because it is sealed.",
            "en",
            ("", "because it is sealed"),
        ),
        ("包裹无法开封", "由于标签过期包裹无法开封", "zh-CN", ("", "由于标签过期")),
        (
            "Wrong lid.",
            "• Wrong lid • The label is missing",
            "en",
            ("", "The label is missing"),
        ),
    ],
)
def test_what_an_equal_text_says_more_is_a_detail(
    left: str, right: str, locale: str, values: tuple[str, str]
) -> None:
    for text, other, expected in ((left, right, values), (right, left, values[::-1])):
        difference = compare_texts(text, other, locale=locale)
        assert difference is not None
        assert (difference.kind, difference.left, difference.right) == (TextDifferenceKind.DETAIL, *expected)


@pytest.mark.parametrize(
    ("left", "right", "locale"),
    [
        ("Wrong header of the request.", "Wrong URL header of the request.", "en"),
        ("Too many parcels.", "Too many parcels. Slow down.", "en"),
        ("The parcel is sealed.", "The parcel is sealed. For example, if the lid is shut.", "en"),
        ("Try again later.", "Try again later or call us.", "en"),
        ("The belt is full.", "The belt is full, so you cannot put it there.", "en"),
        ("The belt failed.", "Unfortunately, the belt failed.", "en"),
        ("包裹无法开封", "当前包裹无法开封", "zh-CN"),
        ("The parcel cannot be opened.", "包裹无法打开，必须先解封。\nThe parcel cannot be opened.", "zh-CN"),
    ],
)
def test_a_title_an_example_and_an_advice_more_are_wording(left: str, right: str, locale: str) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert difference.kind is TextDifferenceKind.WORDING


def test_a_language_without_tables_is_compared_by_letters() -> None:
    near = compare_texts("Der Raum existiert nicht.", "Dieser Raum existiert nicht.", locale="de")
    far = compare_texts("Der Raum existiert nicht.", "Das Token ist abgelaufen.", locale="de")
    assert near is not None
    assert far is not None
    assert (near.kind, far.kind) == (TextDifferenceKind.WORDING, TextDifferenceKind.MEANING)


@pytest.mark.parametrize(
    ("left", "right", "locale"),
    [
        ("Das Paket ist leer.", "Die Verbindung wurde getrennt.", "de"),
        ("El paquete no existe", "La cinta está llena", "es"),
    ],
)
def test_texts_without_a_common_word_are_two_errors_in_any_language(
    left: str, right: str, locale: str
) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert (difference.kind, difference.is_certain) == (TextDifferenceKind.MEANING, True)


@pytest.mark.parametrize(
    ("left", "right", "locale"),
    [
        ("最多 5 秒", "最多 5 秒钟", "zh-CN"),
        ("at most 60 s", "at most 1 minute", "en"),
        ("at most 5 MB", "at most 5 megabytes", "en"),
        ("上限是 5Gbps", "上限是 5Gbit/s", "zh-CN"),
        ("up to 5 Mbps", "up to 5 Mb/s", "en"),
    ],
)
def test_one_quantity_in_other_units_is_wording(left: str, right: str, locale: str) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert difference.kind is TextDifferenceKind.WORDING


def test_a_statement_that_is_turned_around_beside_an_equal_one_is_another_error() -> None:
    left = "The target image exists. Its name is already in use."
    right = "The target image does not exist. Its name is already in use."
    difference = compare_texts(left, right, locale="en")
    assert difference is not None
    assert (difference.kind, difference.is_certain) == (TextDifferenceKind.MEANING, True)


def test_a_number_of_any_length_is_compared() -> None:
    difference = compare_texts(
        "Wait " + "9" * 5000 + " s 1 s.", "Wait " + "9" * 5001 + " s 1 s.", locale="en"
    )
    assert difference is not None
    assert difference.kind is TextDifferenceKind.FACT


def test_a_misspelt_word_is_no_other_error() -> None:
    difference = compare_texts("Color is invalid.", "Colour is invalid.", locale="en")
    assert difference is not None
    assert difference.kind is TextDifferenceKind.WORDING


def test_a_number_is_never_cosmetic() -> None:
    for left, right in (
        ("v1.5", "v15"),
        ("-1", "1"),
        ("10-20", "10, 20"),
        ("1 0", "10"),
        ("< 5", "> 5"),
        ("5%", "5"),
    ):
        difference = compare_texts(left, right, locale="en")
        assert difference is not None
        assert difference.kind is not TextDifferenceKind.COSMETIC


@given(TEXTS, LOCALES)
def test_a_text_differs_not_from_itself(text: str, locale: str) -> None:
    assert compare_texts(text, text, locale=locale) is None


@given(TEXTS, TEXTS, LOCALES)
def test_kinds_are_symmetric_and_only_equal_texts_have_none(left: str, right: str, locale: str) -> None:
    one, other = compare_texts(left, right, locale=locale), compare_texts(right, left, locale=locale)
    assert (one is None) == (other is None) == (left == right)
    if one and other:
        assert one.kind is other.kind


@given(TEXTS, LOCALES)
def test_tidying_is_cosmetic_and_settles_at_once(text: str, locale: str) -> None:
    tidied = normalize_typography(text, locale)
    difference = compare_texts(text, tidied, locale=locale)
    assert difference is None or difference.kind is TextDifferenceKind.COSMETIC
    assert normalize_typography(tidied, locale) == tidied


@pytest.mark.parametrize(
    ("left", "right", "locale", "kind"),
    [
        ("TBA", "The key name is too long.", "en", "detail"),
        ("待补充", "密钥过长。", "zh-CN", "detail"),
        ("Generic error", "An error occurred; call `last_error` for more information.", "en", "detail"),
        ("Unknown error", "Something went wrong.", "en", "wording"),
        ("未知错误", "系统异常", "zh-CN", "wording"),
    ],
)
def test_texts_that_say_nothing_are_no_other_error(left: str, right: str, locale: str, kind: str) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert difference.kind.value == kind or not difference.is_certain


def test_true_and_false_are_values() -> None:
    difference = compare_texts(
        "Hooks have isEditable set to true.", "Hooks have isEditable set to false.", locale="en"
    )
    assert difference is not None
    assert (difference.kind.value, difference.left, difference.right) == ("fact", "true", "false")


@pytest.mark.parametrize(
    ("left", "right", "locale", "kind"),
    [
        ("Flag --depot is not a name.", "Flag --parcel is not a name.", "en", "fact"),
        ("The SHA1 seal is wrong.", "The SHA256 seal is wrong.", "en", "fact"),
        ("仅支持 jpg 格式。", "仅支持 png 格式。", "zh-CN", "fact"),
        ("At most 3 parcels hourly.", "At most 3 parcels daily.", "en", "fact"),
        ("At most 3 parcels daily.", "At most 3 parcels per day.", "en", "wording"),
        ("The weight must be > 0.", "The weight must be >= 0.", "en", "fact"),
        ("重量必须大于0。", "重量必须大于等于0。", "zh-CN", "fact"),
        ("A weight greater than 5 kg.", "A weight > 5 kg.", "en", "wording"),
        ("The depotId in --gate is not a name.", "The depotId in --depot-id is not a name.", "en", "fact"),
        ("Parcel with known low risk", "Parcel with known moderate risk", "en", "meaning"),
        ("The label is not valid yet.", "The label is malformed.", "en", "meaning"),
        ("优惠券已使用。", "优惠券不适用于该地区。", "zh-CN", "meaning"),
        ("系统帐号不存在。", "系统账号不存在。", "zh-CN", "wording"),
        ("Unspecified error", "Unknown error", "en", "wording"),
        ("--in, --out and --all exclude each other.", "--in and --out exclude each other.", "en", "detail"),
        ("`PUT /depots/gate`", "`PUT /depots/front/gate`", "en", "fact"),
        ("包裹类型错误（应为big，flat或者tube）", "包裹类型错误（应为big，soft或者tube）", "zh-CN", "fact"),
        (
            "包裹类型错误（应为big，flat或者tube）",
            "包裹类型错误（应为soft，tube或者tube_flat）",
            "zh-CN",
            "fact",
        ),
        (
            "Wrong size. Valid values are 's' and 'm'.",
            "Wrong size. Valid values are 's' and 'l'.",
            "en",
            "fact",
        ),
        ("`D1`: `cannot now seal it`", "`D1`: `cannot seal it now`", "en", "wording"),
        ("包裹不存在。", "{{ .name }} 包裹不存在。", "zh-CN", "detail"),
        ("包裹过重或封口失败", "包裹过重", "zh-CN", "detail"),
        (
            "Not accepted: the label is not valid, or the depot is not valid",
            "Not accepted: the label is not valid",
            "en",
            "detail",
        ),
        ("Parcel limit exceeded.", "Parcel limit exceeded, see [limits](/guides/limits).", "en", "detail"),
        ("The parcel does not exist.", "The DepotId does not exist.", "en", "meaning"),
        ("Edn of the belt reached.", "End of the belt reached.", "en", "wording"),
        ("包裹成功 {0}", "包裹：成功 {0}，失败 {0}", "zh-CN", "detail"),
        ("Server error: something went wrong.", "Unexpected gateway error. Retry.", "en", "wording"),
        ("寄件人已加入白名单。", "寄件人未加入白名单。", "zh-CN", "meaning"),
        ("The parcel has a low risk.", "The parcel has a critical risk.", "en", "meaning"),
        ("Only 'flat' and 'big' parcels.", "Only 'flat', 'big' and 'soft' parcels.", "en", "detail"),
        ("Field %s is not a label.", "Field %s is not a label of parcel %s.", "en", "detail"),
        ("包裹与托盘分组的标签不可删除", "包裹分组的标签不可删除", "zh-CN", "detail"),
        ("Depot and gate are locked.", "Depot or gate are locked.", "en", "wording"),
        ("The parcel does not fit.<remark>", "The parcel does not fit.", "en", "detail"),
        ("Field %s has no type.", "Field <fieldName> has no type.", "en", "wording"),
        ("Field {} has no type.", "Field {0} has no type.", "en", "wording"),
        ("Field %s has no type.", "Field {0} has no type.", "en", "wording"),
        (
            "此用户 {0} 未开启自动分拣功能，请联系管理员",
            "此群组 {0} 未开启自动分拣功能，请联系管理员",
            "zh-CN",
            "meaning",
        ),
        (
            "ErrDepotClosed occurs when a user was not found in time.",
            "ErrDepotClosed occurs when a device was not found in time.",
            "en",
            "meaning",
        ),
        ("Your badge lacks the required scope.", "The badge has no permission to open it.", "en", "wording"),
        ("当前拼团商品不存在", "当前拼团活动不存在", "zh-CN", "meaning"),
        ("The battery is too hot.", "The motor is too hot.", "en", "meaning"),
        ("Parcel failed. The lock is open.", "Parcel failed. The lock is closed.", "en", "meaning"),
        ("The lock is enabled.", "The lock is disabled.", "en", "meaning"),
        ("Error response for 409", "The parcel is locked by another depot.", "en", "detail"),
        ("错误", "包裹已被锁定", "zh-CN", "detail"),
        ("虚拟机创建失败", "云主机创建失败", "zh-CN", "wording"),
        ("AccessKey删除失败", "访问密钥删除失败", "zh-CN", "wording"),
        ("You cannot change the tariff today.", "You cannot change the billing plan today.", "en", "wording"),
        ("Internal error.", "The parcel is locked by another depot.", "en", "meaning"),
        ("The parcel was sent successfully.", "An error occurred.", "en", "meaning"),
        ("成功", "错误", "zh-CN", "meaning"),
        ("No error.", "Error.", "en", "meaning"),
    ],
)
def test_real_pages_differ_in_such_ways(left: str, right: str, locale: str, kind: str) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert (difference.kind.value, difference.is_certain) == (kind, True)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("The <depotName> is not a name.", "The <placeName> is not a name."),
        ("Parcel failed, prclRefID duplicated.", "Parcel failed, prclRefIDn duplicated."),
        ("Labels have prclRefID twice.", "Labels have prclRfID twice."),
        ("The parcelWeight is wrong.", "The parcelWaight is wrong."),
    ],
)
def test_a_name_that_may_be_the_same_is_not_certainly_another(left: str, right: str) -> None:
    difference = compare_texts(left, right, locale="en")
    assert difference is not None
    assert (difference.kind.value, difference.is_certain) == ("fact", False)


def test_a_name_in_other_advice_is_no_certain_fact() -> None:
    difference = compare_texts(
        "The offer is past its end. Run get_parcels to get a fresh offer.",
        "The offer is past its end. Call request_offer, then close the fresh offer.",
        locale="en",
    )
    assert difference is not None
    assert (difference.kind.value, difference.is_certain) == ("fact", False)


def test_pages_of_numbers_are_compared_in_time() -> None:
    left, right = (
        " ".join(f"Parcel {number * step} of the depot failed." for number in range(1, 1500))
        for step in (7, 11)
    )
    start = time.process_time()
    assert compare_texts(left, right, locale="en") is not None
    assert time.process_time() - start < 10.0


@pytest.mark.parametrize(
    ("left", "right", "locale", "values"),
    [
        ("Only ULID is supported.", "Only ULID and XID are supported.", "en", ("", "XID")),
        ("仅支持蜡封。", "仅支持蜡封和铅封。", "zh-CN", ("", "铅封")),
    ],
)
def test_one_more_that_alone_holds_is_another_fact(
    left: str, right: str, locale: str, values: tuple[str, str]
) -> None:
    difference = compare_texts(left, right, locale=locale)
    assert difference is not None
    assert difference.kind is TextDifferenceKind.FACT
    assert (difference.left.lower(), difference.right.lower()) == (values[0].lower(), values[1].lower())
