"""Questions for programs that read bundles: which text, with which arguments, and what the answer has to be."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests.build_helpers import build_into, load
from zcodegen.catalog.model import Text
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.locales.messageformat import format_message
from zcodegen.targets.messages.bundles import Bundles, Unit, bundles_of
from zcodegen.targets.messages.table import FORMATS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Catalog, Entry, Texts

FEATURES = Path(__file__).resolve().parents[1] / "catalogs" / "features"
TEXTS = 1_200
"""How many hostile texts a format gets in `make test`."""


@dataclass(frozen=True, slots=True)
class Question:
    """One text: its key whole and in parts, the arguments' values in the order in which they are declared, the answer."""

    locale: str
    domain: str
    name: str
    field: str
    arguments: Mapping[str, str | float]
    expected: str

    @property
    def key(self) -> str:
        return f"{self.domain}.{self.name}.{self.field}"


def built(name: str, hostile: Catalog, folder: Path) -> tuple[Path, list[Question]]:
    """Build the features' catalog and hostile texts in one format, less what that cannot hold; return its folder and what to ask."""
    features = load(FEATURES)
    everything = replace(features, domains={**features.domains, **hostile.domains})
    catalog = with_message_formats(holdable(everything, name), [name])
    build_into(catalog, "messages", folder)
    return folder / name, questions(bundles_of(catalog))


def holdable(catalog: Catalog, name: str) -> Catalog:
    """Return the catalog with a plain text in place of each that a format cannot hold."""
    unsupported_reason = FORMATS[name].formatter().unsupported_reason

    def checked(entry: Entry) -> Entry:
        def texts(field: str, given: Texts) -> Texts:
            units = {locale: Unit(entry, field, locale, text.value) for locale, text in given.items()}  # type: ignore[arg-type]  # a field of the model
            return {
                locale: Text("-") if unsupported_reason(unit) else given[locale]
                for locale, unit in units.items()
            }

        return replace(
            entry,
            message=texts("message", entry.message),
            cause=texts("cause", entry.cause),
            action=texts("action", entry.action),
        )

    domains = {
        key: replace(domain, entries={name: checked(entry) for name, entry in domain.entries.items()})
        for key, domain in catalog.domains.items()
    }
    return replace(catalog, domains=domains)


def questions(bundles: Bundles) -> list[Question]:
    """Return a question for every text of every bundle."""
    return [
        Question(
            bundle.locale,
            bundle.domain.name,
            unit.name,
            unit.field,
            {argument.name: argument.example for argument in unit.entry.arguments},
            filled(unit),
        )
        for bundle in bundles.all
        for unit in bundle.units
    ]


def filled(unit: Unit) -> str:
    """Return the text with the examples of its arguments in it."""
    values = {argument.name: argument.example for argument in unit.entry.arguments}
    return format_message(unit.message, values, "en")


def write(asked: list[Question], path: Path) -> Path:
    """Write the questions, without their answers' part in it, as ASCII JSON."""
    path.write_text(
        json.dumps([{**asdict(request), "key": request.key} for request in asked]),
        encoding="ascii",
        newline="\n",
    )
    return path


def compare(asked: list[Question], answers: list[str]) -> None:
    """Fail with the first texts that a reader has seen otherwise."""
    assert len(asked) == len(answers)
    pairs = zip(asked, answers, strict=True)
    wrong = [
        f"{question.locale} {question.key}: {answer!r}, not {question.expected!r}"
        for question, answer in pairs
        if answer != question.expected
    ]
    assert not wrong, f"{len(wrong)} texts of {len(asked)}:\n" + "\n".join(wrong[:5])
