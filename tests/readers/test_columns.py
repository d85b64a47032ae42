"""Which column is which, where headers alone do not tell."""

from __future__ import annotations

import pytest

from tests.readers.page import brief, page_of, rows_of, texts_of


def table(*lines: str) -> str:
    """The lines of a table, its cells separated by spaces: `~` stands for a blank within a cell."""
    rows = ["| " + " | ".join(cell.replace("~", " ") for cell in line.split()) + " |" for line in lines]
    return "\n".join((rows[0], "|-" * len(lines[0].split()) + "|", *rows[1:]))


@pytest.mark.parametrize("status", ["HTTP~状态码", "HTTP~Status~Code", "Status~code", "Response~status~code"])
def test_the_http_status_beside_a_code_is_not_the_code(status: str) -> None:
    (row,) = rows_of(table(f"{status} Error~code Description", "400 40001 A."))
    assert (row.codes, row.message, row.kind) == ((40001,), "A.", "return")


def test_a_code_of_words_is_the_code_beside_an_http_status() -> None:
    page = page_of(table("状态码 错误码 说明", "400 InvalidParameter.Id 甲", "403 Forbidden.Role 乙"))
    assert [row.codes for row in page.rows] == [("InvalidParameter.Id",), ("Forbidden.Role",)]


def test_a_status_that_is_no_http_status_is_the_code_of_a_name() -> None:
    page = page_of(
        "| 错误码 | 状态码 | 说明 |\n|-|-|-|\n| ROOM_FULL | 50001 | 甲 |\n| ROOM_GONE | 50002 | 乙 |"
    )
    assert [(row.codes, row.name) for row in page.rows] == [((50001,), "ROOM_FULL"), ((50002,), "ROOM_GONE")]


def test_a_number_that_the_rows_share_is_not_the_code() -> None:
    page = page_of(
        table(
            "返回码 错误码 错误描述", "400000 UNKNOWN_ERROR 甲", "400000 NO_SUCH_USER 乙", "400000 BAD_ID 丙"
        )
    )
    assert [row.codes for row in page.rows] == [("UNKNOWN_ERROR",), ("NO_SUCH_USER",), ("BAD_ID",)]


def test_codes_of_words_beside_columns_of_no_account() -> None:
    page = page_of(table("序号 错误码 平台 说明", "1 isv.OUT_OF_SERVICE iOS 甲", "2 isv.NO_SUCH iOS 乙"))
    assert [row.codes for row in page.rows] == [("isv.OUT_OF_SERVICE",), ("isv.NO_SUCH",)]
    page = page_of(table("Language Code Description", "Chinese zh-CN A."))
    assert page.rows == ()


def test_every_line_of_a_row_of_html_is_read() -> None:
    text = "<table>\n<tr><th>HTTP code</th><th>Error code</th><th>Text</th></tr>\n<tr>\n<td>500</td>\n<td>1001</td>\n<td>a</td>\n</tr>\n</table>"
    assert [(row.line, row.codes) for row in rows_of(text)] == [(5, (1001,))]


def test_a_lone_http_status_is_the_code() -> None:
    (row,) = rows_of(table("Error HTTP~status Description", "NO_SUCH_ROOM 404 A."))
    assert (row.codes, row.name, row.message, row.kind) == ((404,), "NO_SUCH_ROOM", "A.", "status")
    (row,) = rows_of(table("HTTP~status~code Description", "404 A."))
    assert (row.codes, row.kind) == ((404,), "status")


def test_rows_side_by_side() -> None:
    text = table("错误码 说明 错误码 说明", "1001 甲 1002 乙", "1003 丙") + "\n| 1004 | 丁 | | |"
    assert [(row.line, row.codes, row.message) for row in rows_of(text)] == [
        (3, (1001,), "甲"),
        (3, (1002,), "乙"),
        (4, (1003,), "丙"),
        (5, (1004,), "丁"),
    ]


def test_texts_under_unknown_heads_beside_codes() -> None:
    assert brief(table("错误码 甲文 乙文", "1001 甲 乙")) == [((1001,), "甲\n乙", None)]
    rows = rows_of(table("错误码 中文 俄文", "1001 甲 乙"))
    assert [(row.message, row.locale) for row in rows] == [("甲", "zh-CN"), ("乙", "ru")]
    assert brief(table("错误码 界面文案 处理建议", "1001 甲 乙")) == [((1001,), "甲", "乙")]
    page = page_of(table("错误码 原因 模块", "1001 甲 乙"))
    assert [(row.message, row.cause) for row in page.rows] == [("甲", None)]
    assert [(line.line, line.text) for line in page.unread] == [(1, "模块")]


def test_a_resolution_is_an_action_or_a_size() -> None:
    assert brief(table("Error~code Description Resolution", "1001 A. B.")) == [((1001,), "A.", "B.")]
    page = page_of(table("Value Resolution Description", "1 1280x720 A."))
    assert (page.rows, page.unread) == ((), ())


def test_parameters_are_no_codes() -> None:
    page = page_of(table("Code Type Description", "msgId String A.", "items array<int> B."))
    assert (page.rows, page.unread) == ((), ())


def test_a_parameter_called_code_is_no_head() -> None:
    page = page_of(table("Key Description", "id A.", "code 返回码", "phone B."))
    assert (page.rows, page.unread) == ((), ())


def test_values_whose_names_say_error_are_codes() -> None:
    (row,) = rows_of(table("枚举值 值 描述", "kRoomErrorFull 1001 甲"))
    assert (row.codes, texts_of(row), row.kind) == ((1001,), ("kRoomErrorFull", "甲", None, None), "return")


def test_decimal_and_hex() -> None:
    (row,) = rows_of(table("Decimal Hex Error~code~name Description", "4097 0x1001 E_FULL A."))
    assert (row.codes, texts_of(row)) == ((4097,), ("E_FULL", "A.", None, None))
    (row,) = rows_of(table("错误码（十六进制） 错误码（十进制） 说明", "0x1001 4097 甲"))
    assert (row.codes, row.message) == ((4097,), "甲")


HEADS = {
    "code": ("Warning code", "Reason code", "err-code", "Code 值", "ret", "异常代码", "警告码", "错误 ID"),
    "message": ("Remarks", "Instruction", "DESC", "Title", "报错信息", "返回信息"),
    "action": ("Recovery", "Suggested Actions", "Measures to take", "处理方案", "应对措施", "排查建议"),
    "cause": ("Root cause", "失败原因"),
}


@pytest.mark.parametrize("head", HEADS["code"])
def test_heads_of_codes(head: str) -> None:
    assert brief(f"| {head} | Description |\n|-|-|\n| 8 | A. |") == [((8,), "A.", None)]


@pytest.mark.parametrize(
    ("role", "head"), [(role, head) for role in HEADS for head in HEADS[role] if role != "code"]
)
def test_heads_of_texts(role: str, head: str) -> None:
    (row,) = rows_of(f"| Code | Message | {head} |\n|-|-|-|\n| 8 | A. | B. |")
    found = {"message": row.message, "cause": row.cause, "action": row.action}
    assert found == {"message": "A.", "cause": None, "action": None} | {
        role: "A.\nB." if role == "message" else "B."
    }


IN_DOUBT = {
    "values that name no errors": table("常量 值 描述", "A_B 1001 甲"),
    "codes within a text": "| Platform | Error code |\n|-|-|\n| iOS | relay (3) and then none (2) |",
    "words for codes and no texts": "| Platform | Error code |\n|-|-|\n| iOS | E_FULL |",
    "codes under the headers of parameters": table("参数 类型", "200 甲"),
}


@pytest.mark.parametrize("text", IN_DOUBT.values(), ids=IN_DOUBT)
def test_what_is_in_doubt_is_reported(text: str) -> None:
    page = page_of(text)
    assert page.rows == ()
    assert len(page.unread) == 1


def test_codes_beside_codes_have_no_message() -> None:
    rows = rows_of(
        table(
            "平台 接口 错误码 接口 错误码",
            "iOS onStateUpdate 1003025 onUpdate 12301011",
            "Web onStateUpdate 1003025 onUpdate 12301011",
        )
    )
    assert [(row.codes, row.message, row.kind) for row in rows] == [((1003025,), None, "mapping")] * 2


def test_a_code_in_a_second_column_of_codes_is_reported() -> None:
    cells = "".join(
        f"\n<td>{cell}</td>" for cell in ("iOS", "onStateUpdate", "1003025", "onUpdate", "12301011")
    )
    headers = "".join(f"<th>{head}</th>" for head in ("平台", "接口", "错误码", "接口", "错误码"))
    page = page_of(f"<table><tr>{headers}</tr><tr>{cells}\n</tr></table>")
    assert ([row.codes for row in page.rows], [skipped.line for skipped in page.unread]) == (
        [(1003025,)],
        [6],
    )


def test_codes_of_words_next_to_examples_and_services() -> None:
    page = """
        # Error codes

        | errorCode | HTTP status | service | meaning | example |
        |---|---:|---|---|---|
        | VALIDATION_ERROR | 400 | all | Request validation failed | Missing field |
        | USER_DISABLED | 403 | identity | User cannot sign in | Deleted user |
        """
    rows = page_of(page, "codes.md").rows
    assert [(row.codes, row.http_status, row.message) for row in rows] == [
        (("VALIDATION_ERROR",), 400, "Request validation failed"),
        (("USER_DISABLED",), 403, "User cannot sign in"),
    ]
    parameters = """
        # Parameters

        | Sample code | Default | Example | Meaning |
        |---|---|---|---|
        | ROOM_NAME | lobby | hall | The name of the room |
        """
    assert page_of(parameters, "parameters.md").rows == ()


def test_a_remark_goes_with_the_texts_of_its_language() -> None:
    page = page_of(
        "# 错误码\n\n| 错误码 | 英文描述 | 中文描述 | 备注 |\n|---|---|---|---|\n"
        "| 1001 | Access denied | 拒绝访问 | 需要权限 |\n| 1002 | Invalid handle | 句柄无效 | |\n| 1003 | | | 保留 |\n"
    )
    assert [(row.codes[0], row.locale, row.message) for row in page.rows] == [
        (1001, "en", "Access denied"),
        (1001, "zh-CN", "拒绝访问\n需要权限"),
        (1002, "en", "Invalid handle"),
        (1002, "zh-CN", "句柄无效"),
        (1003, None, "保留"),
    ]


def test_codes_of_countries_in_other_languages() -> None:
    table = "| Código | País |\n|---|---|\n| 55 | Brasil |\n| 351 | Portugal |\n"
    assert not page_of(f"# Códigos de erro\n\n## Códigos de país\n\n{table}").rows


@pytest.mark.parametrize(
    ("headers", "locales"),
    [
        ("English text,Deutscher Text", ("en", "de")),
        ("Texte en français,Texte anglais", ("fr", "en")),
        ("Texto en español,Texto inglés", ("es", "en")),
        ("Text auf Deutsch,Text auf Englisch", ("de", "en")),
        ("en_message,zh_CN_message", ("en", "zh-CN")),
        ("messageEn,messageDe", ("en", "de")),
        ("message.en,message.de", ("en", "de")),
        ("Message,German message", (None, "de")),
        ("Message,Message text", (None,)),
    ],
)
def test_columns_in_several_languages(headers: str, locales: tuple[str | None, ...]) -> None:
    page = f"Code,Name,{headers}\n1,ROOM_SHUT,The room is shut.,Das ist zu.\n2,ROOM_FULL,The room is full.,Das ist voll.\n"
    rows = rows_of(page, "codes.csv")
    assert tuple(row.locale for row in rows) == locales * 2
