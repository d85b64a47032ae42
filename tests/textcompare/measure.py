"""How well the comparison of texts does on the labelled pairs; `python -m tests.textcompare.measure` prints the figures."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from zcodegen.textcompare.crosslingual import compare_facts
from zcodegen.textcompare.kinds import compare_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

LABELLED = Path(__file__).with_name("labelled.yaml")
HELD_OUT_EVERY = 3


@dataclass(frozen=True, slots=True)
class ClassifiedChange:
    """A labelled pair with what the comparison says of it."""

    texts: tuple[str, str]
    label: str
    said: str
    held_out: bool


@dataclass(frozen=True, slots=True)
class Score:
    """The figures of one label: pairs so labelled, pairs so judged, and the pairs that are both."""

    label: str
    labelled: int
    judged: int
    right: int

    @property
    def precision(self) -> float:
        return self.right / self.judged if self.judged else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.labelled if self.labelled else 1.0


def within() -> list[ClassifiedChange]:
    """Return the pairs of one language, judged by `compare_texts`."""

    def judge(pair: list[str]) -> tuple[tuple[str, str], str]:
        locale, left, right = pair
        difference = compare_texts(left, right, locale=locale)
        return (left, right), difference.kind.value if difference else "none"

    return _judged("within", judge)


def across() -> list[ClassifiedChange]:
    """Return the Chinese and English pairs, judged by `compare_facts`."""

    def judge(pair: list[str]) -> tuple[tuple[str, str], str]:
        chinese, english = pair
        return (chinese, english), "different" if compare_facts(chinese, "zh-CN", english, "en") else "same"

    return _judged("across", judge)


def scores(judged: Iterable[ClassifiedChange]) -> list[Score]:
    """Return one score for each label, in the order of the labels' first pairs."""
    pairs = list(judged)
    return [
        Score(
            label,
            sum(pair.label == label for pair in pairs),
            sum(pair.said == label for pair in pairs),
            sum(pair.label == pair.said == label for pair in pairs),
        )
        for label in dict.fromkeys(pair.label for pair in pairs)
    ]


def report() -> str:
    """Return the tables of both sets, tuned and held out apart, as Markdown."""
    lines: list[str] = []
    for title, judged in (("One language", within()), ("Chinese and English", across())):
        for part, held_out in (("tuned", False), ("held out", True)):
            lines += [
                f"## {title}, {part}",
                "",
                "| label | pairs | precision | recall |",
                "|---|---|---|---|",
            ]
            lines += [
                f"| {score.label} | {score.labelled} | {score.precision:.3f} | {score.recall:.3f} |"
                for score in scores(pair for pair in judged if pair.held_out is held_out)
            ]
            lines.append("")
    return "\n".join(lines)


def faults() -> str:
    """Return the tuned pairs that are judged wrongly, a line each."""
    return "\n".join(
        f"{pair.label} but {pair.said}: {pair.texts[0]!r} | {pair.texts[1]!r}"
        for pair in (*within(), *across())
        if pair.said != pair.label and not pair.held_out
    )


def _judged(name: str, judge: Callable[[list[str]], tuple[tuple[str, str], str]]) -> list[ClassifiedChange]:
    sets = YAML(typ="safe").load(LABELLED.read_text(encoding="utf-8"))[name]
    return [
        ClassifiedChange(*(texts, label, said), held_out=place % HELD_OUT_EVERY == 0)
        for label, pairs in sets.items()
        for place, pair in enumerate(pairs, start=1)
        for texts, said in [judge(pair)]
    ]


if __name__ == "__main__":
    sys.stdout.write(report() + "\n" + faults() + "\n")
