"""Records in HTML without a table: elements of one class that hold the same parts."""

from __future__ import annotations

import time

import pytest

from tests.readers.page import page_of, rows_of

CARD = """
<div class="item">
  <div class="code">T0{at}</div>
  <h3 class="title">Gate {at} is not open</h3>
  <div class="solution">Open <b>gate</b> {at}.</div>
</div>
"""


def html(records: str, title: str = "Result codes") -> str:
    return f"<html><body><h1>{title}</h1>\n<div class='list'>{records}</div></body></html>"


def test_elements_of_one_class_are_rows() -> None:
    text = html("".join(CARD.format(at=at) for at in (1, 2, 3)))
    assert [(row.codes[0], row.message, row.action) for row in rows_of(text, "page.html")] == [
        (f"T0{at}", f"Gate {at} is not open", f"Open gate {at}.") for at in (1, 2, 3)
    ]


def test_parts_whose_class_says_nothing_are_told_by_what_they_hold() -> None:
    cards = "".join(
        f'<li class="a"><span class="b">510{at}</span> The gate {at} failed. <em class="c">Wait.</em></li>\n'
        for at in (1, 2, 3)
    )
    rows = rows_of(html(f"<ul class='l'>{cards}</ul>", "Error codes"), "page.html")
    assert [row.codes[0] for row in rows] == [5101, 5102, 5103]
    assert all("failed" in (row.message or "") for row in rows)


def test_hexadecimal_numbers_of_one_length_are_never_silent() -> None:
    cards = "".join(
        f'<div class="e"><span class="n">{code}</span><span class="t">異常 {code}</span></div>\n'
        for code in ("5100", "5B00", "6000", "B200")
    )
    page = page_of(html(cards, "エラーコード一覧"), "page.html")
    assert len(page.rows) + len(page.unread) == 4


@pytest.mark.parametrize(
    "record",
    [
        '<div class="row"><span class="k">Weight {at}</span><span class="v">{at}200 g</span></div>',
        '<div class="card"><h3 class="name">Plan {at}</h3><p class="price">{at}99 EUR</p></div>',
        '<li class="nav"><span class="no">{at}</span><span class="page">Chapter {at}</span></li>',
    ],
)
def test_records_of_other_things_are_no_codes(record: str) -> None:
    page = page_of(html("\n".join(record.format(at=at) for at in range(1, 6)), "Products"), "page.html")
    assert (page.rows, page.unread) == ((), ())


def test_hostile_html_is_read_in_linear_time() -> None:
    start = time.process_time()
    for text in (
        '<div class="a">' * 60_000,
        '<p class="b">x</div>' * 60_000,
        '<span class="c"><li>' * 40_000,
    ):
        page_of(f"# Errors\n\n{text}", "page.html")
    assert time.process_time() - start < 20


def test_numbered_records_whose_texts_are_about_no_failure_are_no_codes() -> None:
    dish = '<div class="dish"><span class="nr">10{at}</span><span class="name">Noodles {at}</span></div>\n'
    page = page_of(html("".join(dish.format(at=at) for at in (1, 2, 5)), "Menu"), "menu.html")
    assert page.rows == ()


def test_records_whose_texts_are_about_failures_are_never_silent() -> None:
    row = '<div class="row"><div class="col-2">LIB-0{at}</div><div class="col-9">Card {at} not valid.</div></div>\n'
    page = page_of(html("".join(row.format(at=at) for at in (1, 2, 9)), "Library"), "page.html")
    assert len(page.rows) + len(page.unread) == 3


MEMBER = """
<li class="item"><div><code><a class="token" href="#{name}">GateErrorCode{name}</a></code></div>
  <div class="container"><section class="section">
    <div class="abstract"><p>Error code {lower}.</p></div>
    <div class="declaration">
      <div class="language"><p class="aside-title">Objective-C</p>
        <pre class="highlight objective_c"><code><span class="n">GateErrorCode{name}</span></code></pre></div>
      <div class="language"><p class="aside-title">Swift</p>
        <pre class="highlight swift"><code><span class="k">case</span> <span class="n">{lower}</span> <span class="o">=</span> <span class="mi">{at}</span></code></pre></div>
    </div></section></div></li>
"""


def test_a_declaration_gives_the_number_of_a_name() -> None:
    names = ("Shut", "Broken", "Frozen", "Missing", "Locked", "Expired")
    members = "".join(MEMBER.format(name=name, lower=name.lower(), at=at) for at, name in enumerate(names))
    rows = page_of(html(f"<ul class='l'>{members}</ul>", "GateErrorCode"), "GateErrorCode.html").rows
    assert [(row.codes, row.name, row.message) for row in rows] == [
        ((at,), f"GateErrorCode{name}", f"Error code {name.lower()}.") for at, name in enumerate(names)
    ]


def test_records_that_all_say_the_same_are_no_rows() -> None:
    same = '<div class="row"><span class="a">Error</span><p class="b">The gate failed.</p></div>\n' * 6
    assert page_of(html(same, "Errors"), "page.html").rows == ()


def test_records_about_something_else_are_no_rows() -> None:
    cards = "".join(
        f'<div class="card"><b class="x">GATE_{at}</b><p class="y">Grey, 2 m wide.</p></div>\n'
        for at in range(6)
    )
    page = page_of(html(cards, "Gates for sale"), "shop.html")
    assert page.rows == ()
