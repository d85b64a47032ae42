"""Constants in the blocks of code of a page."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of

KOTLIN = "enum class Fault(val code: Int) {\n    /** The gate is shut. */ SHUT(101),\n    /** No such gate. */ LOST(102),\n    /** The gate is slow. */ SLOW(103);\n}"
TYPESCRIPT = "export enum ErrorCode {\n  /** The gate is shut. */\n  SHUT = 101,\n  LOST, // No such gate.\n  SLOW = 103, // The gate is slow.\n}"
C = "#define ERR_SHUT 101 /* The gate is shut. */\n#define ERR_LOST 102 /* No such gate. */\n#define ERR_SLOW 103 /* The gate is slow. */"
GO = "const (\n\tErrShut = 101 // The gate is shut.\n\tErrLost = 102 // No such gate.\n\tErrSlow = 103 // The gate is slow.\n)"
PYTHON = "class ErrorCode(IntEnum):\n    SHUT = 101  # The gate is shut.\n    LOST = 102  # No such gate.\n    SLOW = 103  # The gate is slow."
TEXTS = [(101, "The gate is shut."), (102, "No such gate."), (103, "The gate is slow.")]


@pytest.mark.parametrize(
    ("language", "code"),
    [("kotlin", KOTLIN), ("ts", TYPESCRIPT), ("c", C), ("Go", GO), ("python", PYTHON)],
)
@pytest.mark.parametrize(
    "fence", ["```{}\n{}\n```\n", "~~~ {}\n{}\n~~~\n", '```{} title="Errors"\n{}\n```\n']
)
def test_constants_of_errors_are_read(language: str, code: str, fence: str) -> None:
    block = fence.format(language, code)
    text = f"# Gates\n\nSome words.\n\n## Error codes\n\n{block}\nMore words.\n"
    page = page_of(text)
    assert [(row.codes[0], row.message) for row in page.rows] == TEXTS
    assert not page.unread
    assert all(row.heading[:2] == ("Gates", "Error codes") for row in page.rows)
    lines = text.split("\n")
    assert all(str(row.name) in lines[row.line - 1] for row in page.rows)


@pytest.mark.parametrize(
    "block",
    [
        "```js\nconst PORT = 8080;\nconst HOST = 81;\nconst X = 4;\nclient.on(7001, () => {});\n```",
        "```c\n#define MAX_A 300\n#define MAX_B 400\n#define MAX_C 500\n```",
        "```ts\nenum ErrorCode {\n  SHUT = 101,\n}\n```",
        '```rust\n#[derive(Error)]\nenum Problem {\n  #[error("shut")]\n  Shut,\n  #[error("lost")]\n  Lost,\n  #[error("slow")]\n  Slow,\n}\n```',
        "```\nclass ErrorCode(IntEnum):\n    SHUT = 101\n```",
    ],
)
def test_examples_are_no_rows(block: str) -> None:
    page = page_of(f"# Gates\n\n## First steps\n\n{block}\n")
    assert not page.rows
    assert not page.unread


def test_codes_of_a_table_are_not_read_again() -> None:
    table = "| Code | Meaning |\n|---|---|\n| 101 | Shut |\n| 102 | Lost |\n"
    page = page_of(f"# Error codes\n\n{table}\n```c\n{C}\n```\n")
    assert [row.codes[0] for row in page.rows] == [101, 102]


def test_constants_that_a_page_of_mdx_exports() -> None:
    rows = "".join(
        f"  {{ code: {code}, name: '{name}', description: 'The gate.', fix: 'Wait.' }},\n"
        for code, name in ((101, "SHUT"), (102, "LOST"), (103, "SLOW"))
    )
    page = page_of(f"export const errors = [\n{rows}];\n\n# Gate errors\n\n<Table rows={{errors}} />\n")
    assert [(row.codes[0], row.name, row.message, row.action) for row in page.rows] == [
        (101, "SHUT", "The gate.", "Wait."),
        (102, "LOST", "The gate.", "Wait."),
        (103, "SLOW", "The gate.", "Wait."),
    ]
    assert not page.unread


def test_a_constant_under_a_key_that_is_no_name_is_the_name() -> None:
    rows = "".join(
        f"  {{ status: '{name}', value: {code}, meaning: 'The gate.' }},\n"
        for code, name in ((17, "GATE_SHUT"), (18, "KEY_LOST"), (33, "HALL_SLOW"))
    )
    page = page_of(f"# Gate status codes\n\nexport const rows = [\n{rows}];\n")
    assert [(row.codes[0], row.name) for row in page.rows] == [
        (17, "GATE_SHUT"),
        (18, "KEY_LOST"),
        (33, "HALL_SLOW"),
    ]
