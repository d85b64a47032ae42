"""What the pairs of a table are by themselves: codes, texts of numbers, or sorts of things."""

from __future__ import annotations

from collections.abc import Sequence

from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.names import ERROR_NAME, bare_name
from zcodegen.readers.constants.texts import is_text
from zcodegen.readers.tables.codes import is_symbol, read_codes

_PREFIX = 2
_LEAST_SORTED = 5


def are_coded(pairs: Sequence[Declaration]) -> bool:
    """Whether pairs of keys and values have codes: in most keys, in most values, or as a field of most objects."""
    fields = sum(1 for pair in pairs if pair.fields)
    keys = sum(
        1 for pair in pairs if read_codes(pair.name) or ERROR_NAME.search(pair.name) or pair.name.isupper()
    )
    numbers = [pair.numbers[0] for pair in pairs if pair.numbers]
    distinct = len(set(numbers)) * 10 >= len(numbers) * 8 and len(numbers) * 2 > len(pairs)
    texts = sum(1 for pair in pairs if is_symbol(pair.name) and any(" " in text for text in pair.strings))
    words = {
        pair.strings[0]
        for pair in pairs
        if len(pair.strings) == 1 and pair.strings[0].isupper() and is_symbol(pair.strings[0])
    }
    alike = sum(1 for pair in pairs if bare_name("".join(pair.strings or pair.words)) == bare_name(pair.name))
    if alike * 10 >= len(pairs) * 9:
        return True
    if len(words) * 10 >= len(pairs) * 9 and len({pair.name for pair in pairs}) == len(pairs):
        return True
    return keys * 2 > len(pairs) or fields * 2 > len(pairs) or distinct or texts * 2 > len(pairs)


def are_sorted(pairs: Sequence[Declaration]) -> bool:
    """Whether pairs only give the sort of what begins with each key, the same for many: `"08": ConnectionError, "0A": DataError, …`."""
    sorts = [
        pair.words[-1]
        for pair in pairs
        if pair.words and len(pair.name) <= _PREFIX and not (pair.numbers or pair.strings or pair.fields)
    ]
    return len(sorts) == len(pairs) >= _LEAST_SORTED and len(set(sorts)) * 10 < len(sorts) * 8


def are_texts_of_numbers(pairs: Sequence[Declaration]) -> bool:
    """Whether pairs are numbers, each with a string, most of which are texts."""
    texts = sum(1 for pair in pairs if any(map(is_text, pair.strings)))
    return all(pair.name.isdecimal() and pair.strings for pair in pairs) and texts * 2 > len(pairs)
