"""Objects, lists and sections of structured files: what of them is the code, and that nothing in them is lost in silence."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

KINDS: dict[str, tuple[str, str, list[tuple[object, str | None, str | None]]]] = {
    "an enumeration of one value": (
        "gate.xml",
        (
            '<protocol name="gate"><interface name="gate"><enum name="error"><entry name="role" value="0" summary="another role"/></enum></interface>\n'
            '<interface name="key"><enum name="error"><entry name="lost" value="0" summary="key lost"/></enum></interface></protocol>\n'
        ),
        [(0, "role", "another role"), (0, "lost", "key lost")],
    ),
    "names of numbers among numbers with texts": (
        "error-codes.properties",
        "error.code.18=Key lost\nerror.code.28=Door shut\nerror.code.LOST=18\n",
        [(18, None, "Key lost"), (28, None, "Door shut"), (18, "LOST", None)],
    ),
    "capitals that belong to the code": (
        "MessageBundle.properties",
        'ACC_004=A "gate" must have text.\nMED_004="key" or "lock"\nMED_006b=A lock.\n',
        [("ACC_004", None, 'A "gate" must have text.'), ("MED_004", None, '"key" or "lock"'), ("MED_006b", None, "A lock.")],
    ),
    "labels behind the code": (
        "error-codes.properties",
        "1003_MESSAGE=Door shut\n1003_REASON=A storm\n1004_MESSAGE=Key lost\n",
        [(1003, None, "Door shut"), (1004, None, "Key lost")],
    ),
    "a number of letters that is called so": (
        "gate-messages.yml",
        "messages:\n  - number: GATE400\n    text: Door shut\n    action: Open it\n  - number: GATE401\n    text: Key lost\n    action: Find it\n",
        [("GATE400", None, "Door shut"), ("GATE401", None, "Key lost")],
    ),
    "lists of a name and a number": (
        "errcodes.json",
        '[\n  ["GATE_SHUT", -1],\n  ["KEY_LOST", -2]\n]\n',
        [(-1, "GATE_SHUT", None), (-2, "KEY_LOST", None)],
    ),
    "enumerations of XML": (
        "gate.xml",
        (
            '<gate><enums>\n<enum name="GATE_RESULT"><description>Result of a command</description>\n'
            '<entry value="0" name="GATE_RESULT_ACCEPTED"><description>Done.</description></entry>\n'
            '<entry value="1" name="GATE_RESULT_DENIED"><description>Denied.</description></entry>\n'
            '<entry value="2" name="GATE_RESULT_FAILED"><description>Failed.</description></entry></enum>\n'
            '<enum name="GATE_FLAGS" bitmask="true"><entry value="1" name="GATE_FAULT_A"/><entry value="2" name="GATE_FAULT_B"/></enum>\n</enums></gate>\n'
        ),
        [(0, "GATE_RESULT_ACCEPTED", "Done."), (1, "GATE_RESULT_DENIED", "Denied."), (2, "GATE_RESULT_FAILED", "Failed.")],
    ),
    "columns without headers": (
        "errcodes.txt",
        "0 \tGATE_SUCCESS\n1 \tGATE_SHUT  (Bad key)\n2 \tKEY_LOST\n",
        [(0, "GATE_SUCCESS", None), (1, "GATE_SHUT", "(Bad key)"), (2, "KEY_LOST", None)],
    ),
    "terms of a section among other terms": (
        "gate.8.adoc",
        (
            "= gate(8)\n\n== OPTIONS\n\n*-a*::\nAll gates.\n*0*::\nNo gate.\n*--open*::\nOpen it.\n\n== EXIT STATUS\n\n*0*::\nsuccess\n\n*1*::\nwrong key\n*64*::\nsome gates opened\n"
        ),
        [(0, None, "success"), (1, None, "wrong key"), (64, None, "some gates opened")],
    ),
    "terms with a labelled code": (
        "gate.rst",
        "Message IDs\n===========\n\n    Gate.Shut rc: 12 traceback: no\n        Door shut.\n    KeyLost rc: 13 traceback: yes\n        Key lost.\n",
        [(12, "Gate.Shut", "traceback: no\nDoor shut."), (13, "KeyLost", "traceback: yes\nKey lost.")],
    ),
    "titles between two rules": (
        "errors.rst",
        "Gate Errors\n===========\n\n++++++++\nERR_SHUT\n++++++++\n\n  Text: Door shut\n\n++++++++\nERR_LOST\n++++++++\n\n  Text: Key lost\n",
        [("ERR_SHUT", None, "Door shut"), ("ERR_LOST", None, "Key lost")],
    ),
    "numbers behind a hash": (
        "error-ref.adoc",
        "= Error Codes\n\n== Shared\n\n=== # 1 Timeout\n\nRaised late.\n\n=== # 2 KeyLost\n\nRaised when:\n\n* Code 5000 AND the key is lost.\n\n=== # 3 GateShut\n\nRaised at night.\n",
        [(1, None, "Timeout\nRaised late."), (2, "KeyLost", "Raised when:\nCode 5000 AND the key is lost."), (3, "GateShut", "Raised at night.")],
    ),
    "signatures are no codes": (
        "errors.adoc",
        "= Errors\n\n== Entry Points\n\n`GateSet::from_config(config) -> Result<Gate>`::\nOpens.\n`Gate::open(key)`::\nOpens.\n\n== Error Cases\n\n`GateShut(String)`::\nDoor shut.\n`KeyLost`::\nKey lost.\n",
        [("GateShut", None, "(String)\nDoor shut."), ("KeyLost", None, "Key lost.")],
    ),
    "keys that begin with digits among others": (
        "error-codes.json",
        '{\n  "42C010000": "door shut",\n  "AC2000001": "key lost",\n  "G02": "lock stuck",\n  "BW1": "bell broken"\n}\n',
        [("42C010000", None, "door shut"), ("AC2000001", None, "key lost"), ("G02", None, "lock stuck"), ("BW1", None, "bell broken")],
    ),
    "an enumeration that is described": (
        "model.json",
        ('{"enumerations": [{"name": "ErrorCodes", "values": [\n  {"name": "DoorShut", "value": -7},\n'
        '  {"name": "KeyLost", "value": -8, "documentation": "The key is lost."}\n]},\n'
        '{"name": "Colours", "values": [\n  {"name": "Red", "value": 1},\n  {"name": "Green", "value": 2}\n]}]}\n'),
        [(-7, "DoorShut", None), (-8, "KeyLost", "The key is lost.")],
    ),
    "keys of a letter and digits": (
        "gateerrorcodes.properties",
        "# of the gate\nB100101=Door shut\nB100103=Key lost\nR5014F1=Lock stuck\n",
        [("B100101", None, "Door shut"), ("B100103", None, "Key lost"), ("R5014F1", None, "Lock stuck")],
    ),
    "sections that are all called error": (
        "errors.toml",
        'Kind = "gate"\n[[error]]\nName = "ErrShut"\nMessage = "Door shut"\n[[error]]\nName = "ErrLost"\nMessage = "Key lost"\n',
        [("ErrShut", None, "Door shut"), ("ErrLost", None, "Key lost")],
    ),
    "a head of unknown words above codes with digits": (
        "gate-error-codes.csv",
        "ID,Definition\nGATE-001,DOOR_SHUT\nGATE-002,KEY_LOST\nGATE-003,LOCK_STUCK\n",
        [("GATE-001", "DOOR_SHUT", None), ("GATE-002", "KEY_LOST", None), ("GATE-003", "LOCK_STUCK", None)],
    ),
    "parts of a program with a number and errors of their own": (
        "api.json",
        ('{"code": 2, "parts": {\n"gate": {"code": 1, "errors": {"door_shut": {"code": 1, "message": "Door shut"},\n'
        '"key_lost": {"code": 2, "message": "Key lost"}}},\n'
        '"bell": {"code": 2, "errors": {"bell_broken": {"code": 1, "message": "Bell broken"}, "bell_mute": {"code": 2, "message": "Bell mute"}}}}}\n'),
        [(1, "door_shut", "Door shut"), (2, "key_lost", "Key lost"), (1, "bell_broken", "Bell broken"), (2, "bell_mute", "Bell mute")],
    ),
    "a key that repeats a part of the code": (
        "error-codes.json",
        ('{"0001": {"code": "GATE-0001", "title": "Door shut", "details": "Ring the bell."},\n'
        ' "0002": {"code": "GATE-0002", "title": "Key lost", "details": "Look for it."}}\n'),
        [("GATE-0001", None, "Door shut\nRing the bell."), ("GATE-0002", None, "Key lost\nLook for it.")],
    ),
    "a key that is the code in small letters": (
        "errors.json",
        '{"u28": {"code": "U28", "title": "Door shut"}, "zt": {"code": "ZT", "title": "Key lost"}}',
        [("U28", None, "Door shut"), ("ZT", None, "Key lost")],
    ),
    "codes with a colon": (
        "errors.json",
        '[{"code": "exit:1", "title": "Door shut"}, {"code": "exit:137", "title": "Key lost"}]',
        [("exit:1", None, "Door shut"), ("exit:137", None, "Key lost")],
    ),
    "codes behind a word": (
        "errorcodes.rst",
        ("Error codes\n===========\n\n+----------------+------------------+\n| Error Code     | Description      |\n+================+==================+\n"
        "| **Error 200:** | **Door shut.**   |\n+----------------+------------------+\n| **Error 201:** | **Key lost.**    |\n+----------------+------------------+\n"),
        [(200, None, "Door shut."), (201, None, "Key lost.")],
    ),
    "messages with an id of letters and a number": (
        "messages.xml",
        ('<messages>\n  <message id="GATE001F" type="FATAL"><reason>The door is shut.</reason><response>Ring.</response></message>\n'
        '  <message id="GATE002W" type="WARN"><reason>The key is lost.</reason><response></response></message>\n'
            + "".join(f'<message id="GATE01{place}W" type="WARN"><reason>Door {place} is shut.</reason></message>\n' for place in range(6))
            + "</messages>\n"),
        [("GATE001F", None, "The door is shut."), ("GATE002W", None, "The key is lost.")],
    ),
    "rows that are counted": (
        "error_codes.csv",
        ("error_id,code,status_text,message\n1,500,Internal Server Error,The gate is broken.\n2,404,Not Found,There is no such gate.\n"
        "3,403,Forbidden,This is not your gate.\n4,429,Too Many Requests,Knock less often.\n"),
        [
            (500, None, "Internal Server Error\nThe gate is broken."),
            (404, None, "Not Found\nThere is no such gate."),
            (403, None, "Forbidden\nThis is not your gate."),
            (429, None, "Too Many Requests\nKnock less often."),
        ],
    ),
    "short words among names": (
        "codes.csv",
        "Bad,0x80000000,The operation failed.\n" + "".join(f"BadDoor{letter}Shut,0x8000000{place},Door {letter} is shut.\n" for place, letter in enumerate("abcdefghi", 1))
        + "".join(f"BadKey{letter}Lost,0x8000001{place},Key {letter} is lost.\n" for place, letter in enumerate("abcdefghij")),
        [(0x80000000, "Bad", "The operation failed."), (0x80000001, "BadDooraShut", "Door a is shut.")],
    ),
    "codes of one row behind each other": (
        "codes.csv",
        "codes,meaning,recommended_action\nID070,The door is shut.,Ring.\nID071;ID072,The key is lost.,Look for it.\nID073,The lock is stuck.,Oil it.\n",
        [("ID070", None, "The door is shut."), ("ID071", None, "The key is lost."), ("ID073", None, "The lock is stuck.")],
    ),
    "a list-table with wide marks in a container": (
        "errcodes.rst",
        ("Error codes\n===========\n\n.. container:: table\n\n    ..  list-table::\n        :header-rows: 1\n\n        *   - Code\n            - Description\n\n"
        "        *   - ER_SHUT\n            - The door is shut.\n\n        *   - ER_LOST\n            - The key is lost, or was\n              never made.\n"),
        [("ER_SHUT", None, "The door is shut."), ("ER_LOST", None, "The key is lost, or was never made.")],
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_read(kind: str) -> None:
    path, text, rows = KINDS[kind]
    page = page_of(text, path)
    assert [(row.codes[0], row.name, row.message) for row in page.rows][: len(rows)] == rows


def test_texts_by_locale() -> None:
    text = "- key: door_shut\n  code: 7\n  i18n:\n    en: The door is shut.\n    es: La puerta está cerrada.\n- key: key_lost\n  code: 8\n  i18n:\n    en: The key is lost.\n    es: La llave se ha perdido.\n"
    rows = page_of(text, "errors.yaml").rows
    assert [(row.codes[0], row.name, row.locale) for row in rows] == [
        (7, "door_shut", "en"),
        (7, "door_shut", "es"),
        (8, "key_lost", "en"),
        (8, "key_lost", "es"),
    ]
    text = '[DoorShut]\nde = "Die Tür ist zu."\nen-us = "The door is shut."\n\n[KeyLost]\nde = "Der Schlüssel ist weg."\nen-us = "The key is lost."\n'
    rows = page_of(text, "errors.toml").rows
    assert [(row.codes[0], row.locale, row.message) for row in rows] == [
        ("DoorShut", "de", "Die Tür ist zu."),
        ("DoorShut", "en", "The door is shut."),
        ("KeyLost", "de", "Der Schlüssel ist weg."),
        ("KeyLost", "en", "The key is lost."),
    ]


def test_an_entry_without_a_code_is_reported() -> None:
    text = '{\n  "ERR_SHUT": "door shut",\n  "ERR_LOST": "key lost",\n  "see the manual": "for more",\n  "ERR_BENT": "key bent"\n}\n'
    page = page_of(text, "errors.json")
    assert [row.codes[0] for row in page.rows] == ["ERR_SHUT", "ERR_LOST", "ERR_BENT"]
    assert [line.line for line in page.unread] == [4]


def test_a_placeholder_is_no_table() -> None:
    text = '{"DOOR_SHUT": {"message": ["The door of <table> is shut."]}, "KEY_LOST": {"message": ["<tableName> lost its key."]}}'
    assert [row.codes[0] for row in page_of(text, "error-conditions.json").rows] == ["DOOR_SHUT", "KEY_LOST"]


def test_the_name_of_an_http_status_is_a_status() -> None:
    text = "door_shut:\n  status: conflict\n  message: The door is shut.\nkey_lost:\n  status: not_found\n  message: The key is lost.\nkey_bent:\n  status: not_found\n  message: The key is bent.\n"
    rows = page_of(text, "config/errors.yml").rows
    assert [(row.codes[0], row.name, row.http_status) for row in rows] == [
        ("door_shut", None, 409),
        ("key_lost", None, 404),
        ("key_bent", None, 404),
    ]


def test_sqlstates_of_numbers() -> None:
    rows = page_of("1001=08000\n1002=42S02\n1003=HY000\n", "gate_error_sqlstates.properties").rows
    assert [(row.codes[0], row.message, row.sqlstate) for row in rows] == [
        (1001, None, "08000"),
        (1002, None, "42S02"),
        (1003, None, "HY000"),
    ]


def test_names_with_numbers_in_a_file_of_reasons_to_refuse() -> None:
    page = page_of(
        '{\n  "GateShut": 1,\n  "KeyLost": 3,\n  "Kicked": 6,\n  "HingeBent": 100\n}\n',
        "DisconnectReasons.json",
    )
    assert [(row.codes, row.name) for row in page.rows] == [
        ((1,), "GateShut"),
        ((3,), "KeyLost"),
        ((6,), "Kicked"),
        ((100,), "HingeBent"),
    ]
    assert not page_of('{\n  "GateShut": 1,\n  "KeyLost": 3,\n  "HingeBent": 100\n}\n', "Counts.json").rows


def test_columns_of_a_list_without_headers_by_their_content() -> None:
    page = page_of(
        "4001;Bad key;密钥错误;401\n4002;No key;缺少密钥;401\n4003;Old key;密钥过期;403\n", "codes.csv"
    )
    assert [(row.codes[0], row.locale, row.message, row.http_status) for row in page.rows] == [
        (4001, "en", "Bad key", 401),
        (4001, "zh-CN", "密钥错误", 401),
        (4002, "en", "No key", 401),
        (4002, "zh-CN", "缺少密钥", 401),
        (4003, "en", "Old key", 403),
        (4003, "zh-CN", "密钥过期", 403),
    ]
