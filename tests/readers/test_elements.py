"""Elements of MDX and of Vue that state codes: titles with a status, attributes, arrays; and those that state none."""

from __future__ import annotations

import pytest

from tests.readers.page import page_of, rows_of


@pytest.mark.parametrize("form", ["{name} - {status}", "{name} ({status})", "{status} {name}"])
@pytest.mark.parametrize("tag", ["Accordion", "Card"])
def test_a_status_next_to_the_name_in_a_title_is_not_the_code(form: str, tag: str) -> None:
    entries = [("GATE_SHUT", 403), ("KEY_LOST", 403), ("HALL_GONE", 410)]
    text = "".join(
        f'<{tag} title="{form.format(name=name, status=status)}">\n  Text {at}.\n</{tag}>\n\n'
        for at, (name, status) in enumerate(entries)
    )
    rows = rows_of(f"# Error handling\n\n{text}", "errors.mdx")
    assert [(row.codes[0], row.http_status) for row in rows] == entries


def test_a_status_next_to_a_name_in_lower_case_is_not_the_code() -> None:
    text = "".join(
        f'<ResponseField name="{status} {name}">\n  Text.\n</ResponseField>\n\n'
        for status, name in ((402, "no_credits"), (403, "account_halted"))
    )
    rows = rows_of(f"# Errors\n\n{text}", "errors.mdx")
    assert [(row.codes[0], row.http_status) for row in rows] == [("no_credits", 402), ("account_halted", 403)]


def test_a_status_with_its_reason_phrase_is_the_code() -> None:
    text = '<Accordion title="NOT_FOUND - 404">\n  A.\n</Accordion>\n<Accordion title="FORBIDDEN - 403">\n  B.\n</Accordion>\n'
    assert [row.codes for row in rows_of(f"# Errors\n\n{text}", "errors.mdx")] == [(404,), (403,)]


def test_attributes_alone_state_a_code_and_its_texts() -> None:
    text = "".join(
        f'<FaultLine code="ZB-10{at}" name="Fault{at}" message="Value > {at}" solution="Wait." />\n'
        for at in range(3)
    )
    assert [
        (row.codes[0], row.name, row.message, row.action) for row in rows_of(f"# Error codes\n\n{text}")
    ] == [(f"ZB-10{at}", f"Fault{at}", f"Value > {at}", "Wait.") for at in range(3)]


def test_elements_of_vue() -> None:
    text = "".join(f'<error-item code="2010{at}" msg="门 {at}" />\n' for at in range(3))
    assert [(row.codes[0], row.message) for row in rows_of(f"# 错误码\n\n{text}", "page.md")] == [
        (20100 + at, f"门 {at}") for at in range(3)
    ]


def test_numbers_alone_are_titles_below_a_heading_that_announces_codes() -> None:
    text = "".join(f'<Card title="{code}" icon="x">Text {code}.</Card>\n' for code in (0, 64, 78))
    assert [row.codes[0] for row in rows_of(f"# Exit codes\n\n{text}")] == [0, 64, 78]
    assert not page_of(f"# Plans\n\n{text}").rows


def test_an_attribute_that_is_an_array_is_read_as_an_exported_one() -> None:
    items = "".join(f'    {{ code: 700{at}, message: "Text {at}." }},\n' for at in range(3))
    page = page_of(f"# Error codes\n\n<Table\n  rows={{[\n{items}  ]}}\n/>\n")
    assert [(row.codes[0], row.message) for row in page.rows] == [
        (7000 + at, f"Text {at}.") for at in range(3)
    ]
    assert not page.unread


def test_titles_of_elements_that_are_not_read_are_reported() -> None:
    text = "".join(f'<Panel title="GT-10{at}: text">\n</Panel>\n' for at in range(3))
    assert len(page_of(f"# Reference\n\n{text}").unread) == 3


def test_steps_and_parameters_are_no_codes() -> None:
    text = "".join(f'<Card title="Step {at}: open">Open.</Card>\n' for at in range(1, 4))
    text += '<ParamField body="state" type="integer">1: open, 2: shut</ParamField>\n'
    page = page_of(f"# Create a gate\n\n{text}")
    assert (page.rows, page.unread) == ((), ())
