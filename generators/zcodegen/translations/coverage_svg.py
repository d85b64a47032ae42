"""Coverage as a picture: an SVG with a bar for each locale and domain, the same bytes for the same counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from zcodegen.translations.coverage import Coverage

_ROW, _LABEL, _BAR, _HEAD = 22, 200, 360, 34
_COLOURS = (("translated", "#2e7d32"), ("stale", "#f9a825"), ("missing", "#cfd8dc"))
_STYLE = "text{font:13px sans-serif;fill:#263238}.n{fill:#607d8b}.l{font-weight:bold}"


def coverage_svg(rows: Sequence[Coverage]) -> str:
    """Return the picture: one block per locale, one bar per domain, legend on top."""
    groups = [(locale, list(group)) for locale, group in groupby(rows, lambda row: row.locale)]
    height = _HEAD + sum(_ROW * (len(group) + 1) + 8 for _, group in groups)
    width = _LABEL + _BAR + 110
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img">',
        "<title>Texts that are translated, by locale and domain</title>",
        f"<style>{_STYLE}</style>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_legend(),
    ]
    top = _HEAD
    for locale, group in groups:
        lines.append(f'<text class="l" x="10" y="{top + 15}">{locale}</text>')
        for index, row in enumerate(group, 1):
            lines += _bar(row, top + index * _ROW)
        top += _ROW * (len(group) + 1) + 8
    return "\n".join([*lines, "</svg>", ""])


def _legend() -> Iterator[str]:
    for index, (name, colour) in enumerate(_COLOURS):
        x = _LABEL + index * 110
        yield f'<rect x="{x}" y="12" width="12" height="12" fill="{colour}"/>'
        yield f'<text x="{x + 18}" y="23">{name}</text>'


def _bar(row: Coverage, y: int) -> Iterator[str]:
    yield f'<text x="22" y="{y + 14}">{row.domain}</text>'
    counts = {"translated": row.translated, "stale": row.stale, "missing": row.missing}
    begin, done = _LABEL, 0
    for name, colour in _COLOURS:
        done += counts[name]
        end = _LABEL + (_BAR * done // row.total if row.total else _BAR)
        if end > begin:
            yield f'<rect x="{begin}" y="{y + 3}" width="{end - begin}" height="14" fill="{colour}"/>'
        begin = end
    yield f'<text class="n" x="{_LABEL + _BAR + 10}" y="{y + 14}">{row.percent}% of {row.total}</text>'
