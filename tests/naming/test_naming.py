from __future__ import annotations

import json
import keyword
import shutil
import subprocess
from typing import TYPE_CHECKING, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zcodegen.naming import (
    Case,
    Language,
    collisions,
    escape,
    fault_of,
    identifiers,
    in_case,
    nearest,
    split_words,
)
from zcodegen.naming.reserved import RESERVED

if TYPE_CHECKING:
    from pathlib import Path

NAMES = st.from_regex(r"[A-Z][A-Z0-9_]{0,20}[A-Z0-9]", fullmatch=True)
CASES: tuple[Case, ...] = get_args(Case)
LANGUAGES: tuple[Language, ...] = get_args(Language)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ROOM_NOT_FOUND", "room not found"),
        ("media-file", "media file"),
        ("ZegoSuperBoardErrorInternal", "zego super board error internal"),
        ("kErrorHTTPTimeout", "k error http timeout"),
        ("ZegoH264Decoder", "zego h264 decoder"),
        ("UTF8", "utf8"),
        ("A__B", "a b"),
        ("房间ROOM", "room"),
        ("\u212aELVIN_1", "elvin 1"),  # its small letter is an ASCII k
        ("", ""),
    ],
)
def test_words(name: str, words: str) -> None:
    assert split_words(name) == tuple(words.split())


@pytest.mark.parametrize(
    ("name", "case", "spelled"),
    [
        ("ROOM_ID_EXPIRED", "camel", "roomIdExpired"),
        ("ROOM_ID_EXPIRED", "pascal", "RoomIdExpired"),
        ("ROOM_ID_EXPIRED", "go_pascal", "RoomIDExpired"),
        ("ID_EXPIRED", "go_camel", "idExpired"),
        ("HTTP_URL", "go_camel", "httpURL"),
        ("IDS_OF_QPS", "go_pascal", "IdsOfQPS"),
        ("media-file", "snake", "media_file"),
        ("media-file", "pascal", "MediaFile"),
        ("mediaFile", "kebab", "media-file"),
        ("mediaFile", "upper_snake", "MEDIA_FILE"),
        ("LIMIT_1_2", "camel", "limit1_2"),
        ("LIMIT_12", "camel", "limit12"),
    ],
)
def test_cases(name: str, case: Case, spelled: str) -> None:
    assert in_case(name, case) == spelled


@given(NAMES, st.sampled_from(CASES), st.sampled_from(LANGUAGES))
def test_an_identifier_is_legal_everywhere(name: str, case: Case, language: Language) -> None:
    identifier = identifiers([name], case, language)[name]
    assert identifier.replace("-", "_").isidentifier()
    assert identifier not in RESERVED[language]


@given(st.sets(NAMES), NAMES, st.sampled_from(CASES))
def test_a_new_name_changes_no_other(names: set[str], new: str, case: Case) -> None:
    before = identifiers(sorted(names), case, "python")
    after = identifiers(sorted(names | {new}), case, "python")
    assert {name: after[name] for name in names} == before


@given(st.sets(NAMES, max_size=30), st.sampled_from(CASES))
def test_collisions_are_exactly_the_shared_identifiers(names: set[str], case: Case) -> None:
    spelled = identifiers(names, case, "go")
    shared = collisions(spelled)
    assert len(set(spelled.values())) == len(names) - sum(len(group) - 1 for group in shared.values())
    assert all({spelled[name] for name in group} == {identifier} for identifier, group in shared.items())


def test_collisions_name_the_names() -> None:
    spelled = identifiers(["A1", "A_1", "B", "A__1"], "pascal", "kotlin")
    assert collisions(spelled) == {"A1": ("A1", "A_1", "A__1")}
    assert collisions({"X": "Room", "Y": "ROOM"}) == {}
    assert collisions({"X": "Room", "Y": "ROOM"}, ignore_case=True) == {"Room": ("X", "Y")}


@given(st.sets(NAMES, max_size=30), st.sampled_from(LANGUAGES))
def test_escaping_alone_makes_no_collision(names: set[str], language: Language) -> None:
    # Every reserved word joins in, as a name that becomes it in snake case.
    words = {word.upper() for word in RESERVED[language] if word.islower() and fault_of(word.upper()) is None}
    plain = {name: in_case(name, "snake") for name in names | words}
    assert collisions(identifiers(plain, "snake", language)).keys() == {
        escape(identifier, language) for identifier in collisions(plain)
    }


def test_escape() -> None:
    assert escape("class", "python") == "class_"
    assert escape("string", "go") == "string_"
    assert escape("typealias", "kotlin") == "typealias_"
    assert escape("static", "kotlin") == "static_"
    assert escape("default", "typescript") == "default_"
    assert escape("parse", "go", {"parse", "parse_"}) == "parse__"
    assert escape("room", "java") == "room"


def test_python_words_are_complete() -> None:
    assert set(keyword.kwlist) <= RESERVED["python"]


def test_typescript_words_are_those_that_node_refuses(tmp_path: Path) -> None:
    if shutil.which("node") is None:
        pytest.skip("node is not installed")
    words = sorted(set.union(*(set(words) for words in RESERVED.values())) - {"_"})
    script = tmp_path / "words.mjs"
    script.write_text(
        "import vm from 'node:vm';\n"
        f"const words = {json.dumps(words)};\n"
        "const refused = words.filter((word) => {\n"
        "  try { new vm.SourceTextModule(`export const ${word} = 1;`); return false; } catch { return true; }\n"
        "});\n"
        "console.log(JSON.stringify(refused));\n",
        encoding="utf-8",
        newline="\n",
    )
    ran = subprocess.run(
        ["node", "--no-warnings", "--experimental-vm-modules", str(script)],
        capture_output=True,
        check=True,
        text=True,
    )
    refused = set(json.loads(ran.stdout))
    # What a script engine allows and TypeScript does not: built-in globals that cannot be redeclared.
    assert refused == RESERVED["typescript"] - {"Infinity", "NaN", "globalThis", "undefined"}


@pytest.mark.parametrize(
    ("name", "error"),
    [
        ("ROOM_NOT_FOUND", None),
        ("A1", None),
        ("A" * 63, None),
        ("A" * 64, "has 64 characters; a name has at most 63"),
        ("", "is empty"),
        ("A", "has one character; a name has at least two"),
        ("_AB", 'starts with "_"; a name starts with a letter; did you mean "AB"?'),
        ("1AB", 'starts with "1"; a name starts with a letter'),
        ("AB_", 'ends with "_"; a name ends with a letter or digit; did you mean "AB"?'),
        ("roomGone", "contains 'r'; a name is written with A-Z, 0-9 and _; did you mean \"ROOM_GONE\"?"),
        ("AB\n", "contains '\\n'; a name is written with A-Z, 0-9 and _; did you mean \"AB\"?"),
        ("房间", "contains '\\u623f'; a name is written with A-Z, 0-9 and _"),
    ],
)
def test_names(name: str, error: str | None) -> None:
    assert fault_of(name) == error


def test_nearest() -> None:
    assert nearest("mesage", ["message", "cause", "action"]) == "message"
    assert nearest("MESSAGE", ["message"]) == "message"
    assert nearest("colour", ["message", "cause"]) is None
    assert (
        nearest("SIGNATUR_BAD", [*(f"ROOM_{number}" for number in range(5000)), "SIGNATURE_BAD"])
        == "SIGNATURE_BAD"
    )
