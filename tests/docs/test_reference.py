"""The reference pages in docs/ that are made from the code: `make accept` renews them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest

from tests.docs.commands import commands_page
from tests.docs.contexts import templates_page
from tests.docs.files import files_page
from tests.docs.packages import package_page
from tests.docs.picture import architecture_picture
from tests.docs.target_context import target_context_page
from tests.golden import same_text
from tests.toolchains.tools import ROOT

PAGES: dict[str, Callable[[], str]] = {
    "images/architecture.svg": architecture_picture,
    "reference/commands.md": commands_page,
    "reference/files.md": files_page,
    **{
        f"reference/{language}.md": partial(package_page, language)
        for language in ("go", "kotlin", "python", "typescript")
    },
    "reference/target-context.md": target_context_page,
    "templates.md": templates_page,
}


_SLOW = {"reference/files.md"}


@pytest.mark.parametrize(
    "page", [pytest.param(page, marks=[pytest.mark.slow] if page in _SLOW else []) for page in PAGES]
)
def test_pages_are_current(page: str) -> None:
    same_text(PAGES[page](), ROOT / "docs" / page)
