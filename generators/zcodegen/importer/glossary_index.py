"""Names made of the glossary's terms: which of them are in a text, and what name their words make."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.glossary import Glossary, Term
from zcodegen.naming import in_case

ROLES: Final = ("object", "action", "state")
"""The order of a name's words (docs/naming.md): what, what was done to it, what came of it."""

_CLAUSE: Final = re.compile("[。，,；;：:（(\n]")
_LATIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")
_MOST_LEFT: Final = 0.2
"""A name is proposed where the terms cover the clause but for this share of its characters."""

_MOST_WORDS, _MOST_ACTIONS = 7, 2
"""A longer clause is not a state of one object: a person finds its name."""
_REFUSALS: Final = (("不能", "DENIED"), ("不可", "DENIED"), ("无法", "FAILED"), ("無法", "FAILED"))
"""Words that say that something is not done, where no other word does."""


class GlossaryIndex(Struct, frozen=True):
    """Terms, longest first, their texts folded; `by_start` finds those that begin with a character."""

    by_start: Mapping[str, tuple[Term, ...]]

    def term_at(self, text: str, index: int) -> Term | None:
        """Return the longest term in `text` at `index`."""
        terms = self.by_start.get(text[index].casefold(), ())
        return next(
            (term for term in terms if text[index : index + len(term.text)].casefold() == term.text), None
        )

    def name_for(self, text: str) -> str | None:
        """Return the name that the first clause of `text` asks for; None if the terms don't cover it."""
        clause = "".join(_CLAUSE.split(text.strip(), maxsplit=1)[0].split())
        found: dict[str, list[str]] = {role: [] for role in ROLES}
        left = index = 0
        while index < len(clause):
            if term := self.term_at(clause, index):
                if term.words:
                    found[term.role].append(term.words)
                index += len(term.text)
            elif latin := _LATIN.match(clause, index):
                found["object"].append(in_case(latin[0], "upper_snake"))
                index = latin.end()
            else:
                left += 1
                index += 1
        if found["action"] and not found["state"]:
            found["state"] = [state for said, state in _REFUSALS if said in clause][:1]
        words = dict.fromkeys(word for role in ROLES for word in found[role] if word)
        says_what = bool(found["state"] or found["action"])
        name = "_".join(words)
        is_short = len(name.split("_")) <= _MOST_WORDS and len(found["action"]) <= _MOST_ACTIONS
        return name if says_what and is_short and left <= len(clause) * _MOST_LEFT else None


def index_glossary(glossary: Glossary, general: tuple[Term, ...] = ()) -> GlossaryIndex:
    """Return the terms of a glossary as they are looked up."""
    own = {text: replace(term, text=text) for term in glossary.terms if (text := _joined(term.text))}
    terms = list(
        ({text: replace(term, text=text) for term in general if (text := _joined(term.text))} | own).values()
    )
    by_start: dict[str, list[Term]] = {}
    for term in sorted(terms, key=lambda term: (-len(term.text), term.text)):
        by_start.setdefault(term.text[0], []).append(term)
    return GlossaryIndex({start: tuple(group) for start, group in by_start.items()})


def _joined(text: str) -> str:
    return "".join(text.split()).casefold()
