"""How well texts are compared, on two sets of labelled pairs; `python -m tests.textcompare.measure` prints the figures."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

from zcodegen.textcompare.compare import compare_texts
from zcodegen.textcompare.crosslingual import compare_across

FOLDER = Path(__file__).parent
ERRORS = frozenset({"fact", "meaning"})


@dataclass(frozen=True, slots=True)
class Judged:
    """A labelled pair with what the comparison says about it; several labels if more than one is defensible."""

    texts: tuple[str, str]
    labels: tuple[str, ...]
    kind: str
    is_certain: bool = True

    @property
    def is_error(self) -> bool:
        """Whether the pair is reported as an error."""
        return self.kind in ERRORS and self.is_certain

    @property
    def is_right(self) -> bool:
        return self.kind in self.labels


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        return self.part / self.whole if self.whole else 1.0

    def __str__(self) -> str:
        return f"{self.part} of {self.whole} ({self.value:.2f})"


def drawn(group: str = "") -> list[Judged]:
    """Return the pairs drawn from the vendor's pages, of one group or of all."""
    groups = YAML(typ="safe").load((FOLDER / "drawn.yaml").read_text(encoding="utf-8"))
    return [
        _judge(left, right, locale, tuple(labels.split(" or ")), field)
        for name, pairs in groups.items()
        for locale, field, labels, left, right in pairs
        if group in {"", name}
    ]


def made() -> list[Judged]:
    """Return the pairs that were written for tests: one language."""
    kinds = YAML(typ="safe").load((FOLDER / "labelled.yaml").read_text(encoding="utf-8"))["within"]
    return [
        _judge(left, right, locale, (label,))
        for label, pairs in kinds.items()
        for locale, left, right in pairs
    ]


def across() -> list[Judged]:
    """Return the Chinese and English pairs that were written for tests: same or different facts."""
    kinds = YAML(typ="safe").load((FOLDER / "labelled.yaml").read_text(encoding="utf-8"))["across"]
    return [
        Judged((chinese, english), (label,), "different" if difference else "same")
        for label, pairs in kinds.items()
        for chinese, english in pairs
        for difference in [compare_across(chinese, "zh-CN", english, "en")]
    ]


def error_precision(pairs: Iterable[Judged]) -> Share:
    """Return how many of the errors that are reported are errors."""
    reported = [pair for pair in pairs if pair.is_error]
    return Share(sum(bool(ERRORS & set(pair.labels)) for pair in reported), len(reported))


def error_recall(pairs: Iterable[Judged]) -> Share:
    """Return how many of the pairs that can only be errors are reported as errors."""
    errors = [pair for pair in pairs if set(pair.labels) <= ERRORS]
    return Share(sum(pair.is_error for pair in errors), len(errors))


def warning_recall(pairs: Iterable[Judged]) -> Share:
    """Return how many of the pairs that can only be errors are reported as errors or warnings."""
    errors = [pair for pair in pairs if set(pair.labels) <= ERRORS]
    return Share(sum(pair.kind not in {"none", "cosmetic", "language"} for pair in errors), len(errors))


def right(pairs: Sequence[Judged]) -> Share:
    """Return how many pairs are judged as labelled."""
    return Share(sum(pair.is_right for pair in pairs), len(pairs))


def report() -> str:
    """Return the figures as a Markdown table."""
    rows = [
        ("versions of a page", drawn("version")),
        ("pages of one language", drawn("site")),
        ("codes of one page", drawn("neighbor")),
        ("all drawn pairs", drawn()),
        ("pairs written for tests", made()),
    ]
    lines = [
        "| pairs | kind as labelled | precision of errors | recall of errors | recall with warnings |",
        "|---|---|---|---|---|",
    ]
    lines += [
        f"| {name} | {right(pairs)} | {error_precision(pairs)} | {error_recall(pairs)} | {warning_recall(pairs)} |"
        for name, pairs in rows
    ]
    return "\n".join(lines)


def faults() -> str:
    """Return the pairs that are judged otherwise than labelled, a line each."""
    return "\n".join(
        f"{' or '.join(pair.labels)}, but {pair.kind}: {pair.texts[0]!r} | {pair.texts[1]!r}"
        for pair in (*drawn(), *made(), *across())
        if not pair.is_right
    )


def _judge(left: str, right: str, locale: str, labels: tuple[str, ...], field: str = "message") -> Judged:
    difference = compare_texts(left, right, locale=locale, field=field)
    if difference is None:
        return Judged((left, right), labels, "none")
    return Judged((left, right), labels, difference.kind.value, difference.is_certain)


if __name__ == "__main__":
    sys.stdout.write(report() + "\n\n" + faults() + "\n")
