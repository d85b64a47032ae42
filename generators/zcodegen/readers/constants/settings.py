"""Constants next to codes that are none: sizes and limits, what counts the codes, masks, keys of details, texts of other constants."""

from __future__ import annotations

import re

from zcodegen.readers.constants.comment_index import Declaration
from zcodegen.readers.constants.names import FAULT
from zcodegen.readers.constants.selection import LEAST_UNNAMED, STATE

_TEXT = re.compile(
    r"(?:_(?:MSG|MESSAGE|TEXT|DESC|DESCRIPTION|STR|STRING)|[a-z](?:Msg|Message|Text|Desc|Description|Str))$"
)
_COUNT = re.compile(
    r"(?:ERR|ERRORS?|ERRNO|ERRCODES?|CODES?|ERROR_ENUM)_(?:MAX_)?(?:CNT|COUNT|MAX|LAST|NUM|BASE|STRIDE|STRIDE_BITS)$|ERR(?:NO|CODE|OR_CODE)_OFFSET$"
    r"|(?:ERR|ERROR)_(?:\w{1,60}_)?BITS_COUNT$|(?:^|_)(?:ERR|ERROR)_(?:FIRST|BEGIN|START)$|(?:^|_)ERRNO_START(?:_[A-Z]{1,20})?$|Err(?:or)?(?:Codes?)?(?:Base|First|Begin|Start)$"
    r"|^LAST_ERR(?:OR)?$|(?:CODE|ERR|ERROR)_PREFIX(?:_[A-Z_]{1,40})?$|(?:^|_)MAX_(?:ERR(?:OR|NO)?|ERRORS)$|^(?:min|max)(?:Err(?:or)?)?Code$|(?:^|_)(?:MIN|MAX)(?:IMUM)?_(?:\w{1,20}_)?CODE$|(?:^|_)(?:ERR|ERROR)_(?:END|LAST)_(?:\w{1,60}_)?RANGE$|^serialVersionUID$|^(?:First|Last|Base)[A-Z]\w{0,60}Err(?:or)?(?:Code)?$"
)
"""What counts the codes of a file, or is a part of their numbers."""
_SETTING = re.compile(
    r"^userInfo\w{0,60}Key$|^_\w+_(?:name|index)(?:_\d+)?$|_E_(?:BYTE_)?BIT$|(?:Error|[a-z])(?:Domain|UserInfo\w{0,60}Key)$|^domain$|_(?:MSG|MESSAGE|BUF|BUFFER|STR|STRING)_?(?:SIZE|LEN|LENGTH|MAX)$|^(?i:(?:MAX|MIN|DEFAULT|NUM)_\w*(?:SIZE|LEN|LENGTH|COUNT|BYTES|LIMIT|TIME(?:OUT)?|PORT|RETRIES|DELAY|INTERVAL))$"
    r"|_(?:SPACE|RANGE)_SIZE$|(?:ERRORS?|ERRNO|ERR|CODES?)_(?:COUNT|MAX|LAST|NUM)$|(?:^|_)NUM_(?:\w{1,60}_)?BITS$|^NUM(?:BER)?_(?:OF_)?(?:ERR|ERROR|CODE)S$"
)
_ADDRESS = re.compile(r"[a-z]{2,9}://")
_ERROR_KEY = re.compile(r"(?:Err|Error)[A-Z]\w{0,60}Key$")
_ERROR_WORD = re.compile(r"Err(?:or)?s?(?=[A-Z])")
"""What the keys of an error's details are called: `ErrorUserInfoKey`."""


def without_settings(declared: list[Declaration]) -> list[Declaration]:
    """Return the constants without settings; one whose number goes on from its neighbor's, or that has a text, is none."""
    kept: list[Declaration] = []
    for index, declaration in enumerate(declared):
        neighbors = (*declared[max(0, index - 1) : index], *declared[index + 1 : index + 2])
        goes_on = bool(declaration.numbers) and any(
            member.numbers and abs(member.numbers[0] - declaration.numbers[0]) == 1 for member in neighbors
        )
        if _COUNT.search(declaration.name) or _is_mask(declaration):
            continue
        if (
            (goes_on and len(declared) > LEAST_UNNAMED)
            or (declaration.numbers and declaration.strings)
            or not _is_setting(declaration)
        ):
            kept.append(declaration)
    return kept


def _is_setting(declaration: Declaration) -> bool:
    """Whether a constant is a setting next to codes: a size, a limit, a version."""
    if (
        _TEXT.search(declaration.name)
        and any(" " in text for text in declaration.strings)
        and not (declaration.numbers or (declaration.words and declaration.words[-1] != "RegExp"))
    ):
        return True  # the text of a constant that is called alike
    if declaration.strings and STATE.fullmatch(declaration.strings[0]):
        return False
    if len(declaration.strings) == 1 and not declaration.numbers and _ADDRESS.match(declaration.strings[0]):
        return True
    if _ERROR_KEY.search(declaration.name):  # unless it is an error about a key
        if declaration.numbers or declaration.words or declaration.fields:
            return False  # a code, or made by a call
        name = declaration.name.replace("_", "").casefold()
        is_repeated = name.endswith("".join(declaration.strings).replace("_", "").casefold() + "key")
        return is_repeated or FAULT.search(_ERROR_WORD.sub("", declaration.name)) is None
    return _SETTING.search(declaration.name) is not None


def is_setting_name(name: str) -> bool:
    """Whether a constant of this name is not a code: it counts the codes, or is a setting next to them."""
    return any(map(re.Pattern.search, (_COUNT, _SETTING, _ERROR_KEY, _TEXT), [name] * 4))


def _is_mask(declaration: Declaration) -> bool:
    """Whether a constant is the bits that errors have in common: `ERROR_MASK = 0x1000`."""
    number = declaration.numbers[0] if declaration.numbers else 0
    run = number // (number & -number) if number > 0 else 0  # without the zeros at its end
    return declaration.name.endswith("MASK") and run > 0 and not run & (run + 1)
