"""Pages that a converter turned into text: lists without marks, on one line, or run together are never silent."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

LISTS = {
    "numbers below a line that announces codes": "Gate 4\nGate error codes of the hall\nE1 Hall dark OFF 2\nE3 Hall cold OFF 4\nF0 Roof wet ON 1\n",
    "codes alone on their lines": "Status code\n\nMeaning\n\n-101\n\nno name\n\n-102\n\nno word\n\n-300\n\nwrong word\n",
    "a list on one line": "表 40001 bad gate 门 40002 bad key 钥匙 40003 bad hall 厅 40004 bad roof 顶 41001 key missing 无",
    "JSON without line ends": '"101": "No gate is open" "111": "Key refused" "200": "Open" "450": "Gate locked" "550": "Unknown gate"',
    "constants in a list without heading": "The values that can be returned :\n- GT_OK : Open.\n- GT_KEY : The key is missing.\n- GT_HALL : The hall failed.\n",
    "constants with texts below them": "Constants\n\nGATE_KEY\nThe key is invalid.\nGATE_HALL\nA hall is missing.\nGATE_IO\nThe door failed.\nGATE_TIME\nToo late: timeout.\n",
    "constants that run into their texts": "목록\nGATE_CANCELED사용자에 의해\nGATE_ABORTED결제 진행\nGATE_REJECTED결제 승인\n",
    "numbers that run into their texts": "Table\n-104Bad key of a gateKey of 8\n-105Bad hallHall of 3\n-106Missing roofNone\n",
    "words that run into their texts": "Коды\ngate_errorОшибка двериПроверьте\nkey_errorОшибка ключаПроверьте\nhall_errorОшибкаПроверьте\n",
    "numbers alone on their lines": "General errors:\n0\ngate failure\n1\nNo key\n3\nnot allowed\n10\nroof missing\n13\nhall failure\n16\nbad word\n",
    "an enumeration outside of a block of code": "Syntax\nenum {\nGATE_SHUT_STATUS = 1000,\nGATE_KEY_ERROR_STATUS = 1001,\nGATE_OLD_STATUS = 1003,\n}\n",
    "base 16 with leading zeros": "Values of 7001\n0009: Gate fault\n000A: Gate overload\n000B: Gate abnormal\n000C: Key loss\n",
    "base 16 with a letter behind": "Value Comment\n00h No jams\n01h Paper jam\n02h Paper lost\n80h paper missing\n",
    "beeps in a table": "Sound | Description |\n---|---|\n1 short | key error |\n2 short | hall failed |\n1 long, 2 short | no roof |\n",
    "numbers with hyphens below a line about failures": "Beeps of failures\n4-2-1 Timer tick\n4-2-2 Gate shut\n4-2-3 Hall dark\n",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_is_read_or_reported(text: str) -> None:
    page = page_of(text, path="hall.txt")
    assert page.rows or page.unread


ROWS = "".join(
    f"{number} (Gate {text})\n" for number, text in ((1301, "shut"), (1302, "lost"), (1401, "broken"))
)


@pytest.mark.parametrize("line", ["14FF (Gate stopped)", "1500, 1502 (Gate busy)"])
def test_a_line_that_begins_as_the_rows_do_is_reported(line: str) -> None:
    page = page_of(f"Error codes\n\n{ROWS}{line}\n1900 (Gate gone)\n", path="error-codes.txt")
    assert line in [unread.text for unread in page.unread]
    assert [row.codes[0] for row in page.rows] == [1301, 1302, 1401, 1900]


def test_a_second_code_within_a_text_is_reported() -> None:
    rows = "0027:Gate shut\n0028:Key lost 002B:Hall dark\n0029:Roof broken\n"
    page = page_of(f"# Error codes\n\n{rows}", path="gate.md")
    assert "0028:Key lost 002B:Hall dark" in [unread.text for unread in page.unread]


def test_a_digit_that_may_begin_the_text_is_not_a_part_of_the_code() -> None:
    lines = "Response CodeDescription\n300Not known\n3013DS is required\n3023DS timeout\n305Not open\n1044Bad key\n"
    page = page_of(f"Codes\n\n{lines}", path="codes.txt")
    assert [row.codes for row in page.rows] == [(300,), (305,), (1044,)]
    assert [unread.line for unread in page.unread] == [5, 6]


def test_a_date_is_no_row() -> None:
    lines = "".join(f"20{at} Rejeição: Chave {at} inválida\n" for at in range(1, 8))
    page = page_of(f"18 de abr. de 2019\n\n{lines}", path="error-codes.txt")
    assert [row.codes[0] for row in page.rows] == [*range(201, 208)]


NO_LISTS = {
    "area codes": "Area codes*:\nStateArea code(s)\nAlabama205, 251, 256Montana406\nAlaska907North Dakota701\nHawaii808Oklahoma405\n",
    "contents": "Contents\n1   Safety      3\n5.1   Fault code 0.     9\n5.2   Fault code 1.     14\n5.3   Fault code 2.     16\n",
    "shares": "Fault checklist\n\n60%Wrong reports\n33%Repair cost reduction\n\n4-8 hrsTypical failure\n",
    "registers": "Error Register\nEnums\n- Values of the field\nERR0\n- Values of the field\nERR1\n- Values of the field\nERR2\n",
    "numbers of a sentence": "In 2019 we had 1200 gates, 1300 in 2020, 1450 later and 1500 in the end, of which 1600 were lost.\n",
    "contents with links": "* [A.1 ErrorCode](ErrorCode)\n* [A.2 Hall](Hall)\n* [A.3 Gate](Gate)\n",
    "fields in paragraphs": "<p>GateCode：门</p>\n<p>ErrorMsg：错误的信息</p>\n<p>HallState：失败</p>\n<p>KeyNumber：钥匙</p>\n",
    "settings of a page with headings": "# Gate\n\n## Tests\n\n* `HALL_TYPES` - Default. Must not be empty.\n* `HALL_DATA` - Default. Does not fail.\n* `HALL_MODE` - Set if it failed.\n* `HALL_OLD` - Missing by default.\n",
    "settings": "参数\n00.02\n重置\n0:可设定\n1:只读\n8:锁住\n9:重置\n",
}


@pytest.mark.parametrize("text", NO_LISTS.values(), ids=NO_LISTS)
def test_numbers_of_other_kinds_are_not_reported(text: str) -> None:
    page = page_of(text, path="hall.txt")
    assert (page.rows, page.unread) == ((), ())


def test_amounts_below_rows_are_no_rows() -> None:
    page = page_of(f"Error codes\n\n{ROWS}\nThere are\n1900 gates\n", path="error-codes.md")
    assert [row.codes[0] for row in page.rows] == [1301, 1302, 1401]
    assert page.unread == ()
