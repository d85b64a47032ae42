"""docs/images/architecture.svg: the stages and their packages, as the import-linter contract in pyproject.toml has them."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator

from tests.toolchains.tools import ROOT

_STAGES = ("interface", "outputs", "operations", "languages", "catalog", "foundation")
_COLORS = ("#e8eaf6", "#e3f2fd", "#e0f2f1", "#f1f8e9", "#fffde7", "#eceff1")
_WIDTH, _ROW, _LEFT, _COLUMNS = 920, 30, 130, 6
_STYLE = "text{font:13px sans-serif;fill:#263238}.stage{font-weight:bold;font-size:14px}rect{stroke:#90a4ae}"
_ARROW = '<marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill="#607d8b"/></marker>'


def stages() -> list[tuple[str, list[str]]]:
    """Return the stages from the top down, each with its packages."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    layers = settings["tool"]["importlinter"]["contracts"][0]["layers"]
    packages = [[name for name in layer.split(" : ") if not name.startswith("__")] for layer in layers]
    return list(zip(_STAGES, packages, strict=True))


def architecture_picture() -> str:
    """Return the picture."""
    shapes: list[str] = []
    top = 12
    for (stage, packages), color in zip(stages(), _COLORS, strict=True):
        height = 16 + (_ROW + 6) * -(-len(packages) // _COLUMNS) - 6
        shapes.append(
            f'<rect x="12" y="{top}" width="{_WIDTH - 48}" height="{height}" rx="6" fill="{color}"/>'
        )
        shapes.append(f'<text class="stage" x="24" y="{top + height // 2 + 5}">{stage}</text>')
        shapes += _boxes(packages, top + 8)
        top += height + 12
    arrow = f'<path d="M{_WIDTH - 24} 20V{top - 20}" stroke="#607d8b" stroke-width="2" marker-end="url(#a)"/>'
    note = f'<text transform="translate({_WIDTH - 6} {top // 2}) rotate(-90)" text-anchor="middle">imports point down</text>'
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {top}" role="img">',
            "<title>The six stages of zcodegen and their packages; imports point down</title>",
            f"<style>{_STYLE}</style>",
            f"<defs>{_ARROW}</defs>",
            f'<rect width="{_WIDTH}" height="{top}" fill="#fff" stroke="none"/>',
            *shapes,
            arrow,
            note,
            "</svg>\n",
        ]
    )


def _boxes(packages: list[str], top: int) -> Iterator[str]:
    width = (_WIDTH - 48 - _LEFT + 4) // _COLUMNS
    for number, name in enumerate(packages):
        row, column = divmod(number, _COLUMNS)
        x, y = _LEFT + column * width, top + row * (_ROW + 6)
        yield f'<rect x="{x}" y="{y}" width="{width - 8}" height="{_ROW}" rx="4" fill="#fff"/>'
        yield f'<text x="{x + 8}" y="{y + 20}">{name}</text>'
