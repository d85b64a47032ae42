"""How the recipe of each bundle format is tried in test_recipes.py."""

from __future__ import annotations

from tests.toolchains.tools import ROOT

NODE = ("fluent", "i18next", "mf2", "next-intl", "vue-i18n")
"""By a program for Node."""
ALONE = (
    "android",
    "angular",
    "arb",
    "formatjs",
    "go-i18n",
    "icu",
    "properties",
    "rails",
    "strings",
    "symfony",
    "xcstrings",
)
"""By a test of its own."""
_FOLDER = ROOT / "templates" / "messages" / "recipes"
PYTHON = tuple(
    sorted(
        path.name.removesuffix(".md.jinja")
        for path in _FOLDER.iterdir()
        if "```python\n" in path.read_text(encoding="utf-8")
    )
)
"""By running it: its program is in Python."""
