"""How the outcomes, acts and topics of two statements relate."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.textcompare.sense import Sense
from zcodegen.textcompare.vocabulary import GENERAL_FAILURE, Concept


def outcome_relation(left: Sense, right: Sense) -> str:
    """Return how the outcomes relate: same, opposite, near, other, unknown, fault, partial, general.

    The last three are for a side that only says that there is a fault: both sides do, the other outcome is near to a fault,
    or it is not.
    """
    mine, theirs = left.outcomes, right.outcomes
    if not mine or not theirs:
        return "unknown"
    specific, other = mine.keys() - {GENERAL_FAILURE}, theirs.keys() - {GENERAL_FAILURE}
    if specific & other:
        return "same"
    if _exclude_each_other(mine.values(), theirs.values()):
        return "opposite"
    if not specific and not other:
        return "fault"
    if not specific or not other:
        named = {**mine, **theirs}
        is_general = any(GENERAL_FAILURE not in named[name].near for name in specific | other)
        return "general" if is_general else "partial"
    return (
        "near"
        if any(mine[name].near & other or theirs[more].near & specific for name in specific for more in other)
        else "other"
    )


def act_relation(left: Sense, right: Sense) -> str:
    """Return how the acts relate: same, opposite, other, unknown."""
    if not left.acts or not right.acts:
        return "unknown"
    if left.acts.keys() & right.acts.keys():
        return "same"
    return "opposite" if _exclude_each_other(left.acts.values(), right.acts.values()) else "other"


def have_another_act(left: Sense, right: Sense) -> bool:
    """Return whether the texts are about the same but for an act or an outcome, of which each has another one.

    "Failed to start mixing" and "failed to authenticate mixing" share an act, and are two errors.
    """
    if left.things.keys() != right.things.keys():
        return False
    outcomes = left.outcomes.keys() ^ right.outcomes.keys()
    if left.acts.keys() != right.acts.keys():
        return not outcomes and _differ_both(left.acts, right.acts)
    return _differ_both(left.outcomes, right.outcomes) and not any(
        concept.near & outcomes
        for concept in (*left.outcomes.values(), *right.outcomes.values())
        if concept.name in outcomes
    )


def _differ_both(mine: Mapping[str, Concept], theirs: Mapping[str, Concept]) -> bool:
    return bool(
        (mine.keys() - theirs.keys()) - {GENERAL_FAILURE}
        and (theirs.keys() - mine.keys()) - {GENERAL_FAILURE}
    )


def topic_relation(left: Sense, right: Sense) -> str:
    """Return how the topics relate: same, other, unknown."""
    if not left.topics or not right.topics:
        return "unknown"
    return "same" if left.topics & right.topics else "other"


def _exclude_each_other(mine: Iterable[Concept], theirs: Iterable[Concept]) -> bool:
    return any(
        sense.name in other.opposite or other.name in sense.opposite
        for sense in mine
        for other in tuple(theirs)
    )
