"""Words, cases and reserved words: the spelling of names and domain segments in each language."""

from zcodegen.naming.cases import Case, in_case
from zcodegen.naming.identifiers import collisions, identifiers
from zcodegen.naming.names import describe_unknown, fault_of, nearest
from zcodegen.naming.reserved import Language, escape
from zcodegen.naming.words import split_words

__all__ = [
    "Case",
    "Language",
    "collisions",
    "describe_unknown",
    "escape",
    "fault_of",
    "identifiers",
    "in_case",
    "nearest",
    "split_words",
]
