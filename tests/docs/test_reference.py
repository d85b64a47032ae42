"""The reference pages in docs/ that are made from the code: `make accept` renews them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.docs.contexts import templates_page
from tests.golden import same_text
from tests.toolchains.tools import ROOT

PAGES: dict[str, Callable[[], str]] = {
    "templates.md": templates_page,
}


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_current(page: str) -> None:
    same_text(PAGES[page](), ROOT / "docs" / page)
