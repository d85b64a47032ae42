"""What the cells of a column are: codes, identifiers, HTTP statuses, data types, sentences."""

from __future__ import annotations

import re
from collections.abc import Sequence
from http import HTTPStatus
from itertools import pairwise

from zcodegen.readers.tables.codes import (
    is_identifier,
    is_plain_word,
    read_code_cell,
    read_code_words,
    read_codes,
    read_hex,
    read_http_status,
    read_named_status,
)
from zcodegen.readers.tables.header_vocabulary import has_word, normalize_header
from zcodegen.readers.tables.header_words import HEX_WORDS, STATUS_WORDS
from zcodegen.readers.tables.languages import UNSPACED

HALF = 0.5
EMPTY_CELLS = ("", "-", "--", "—", "/", "–", "——", "−")
_LARGE = 100
_FEW = 20
_LEAST_KINDS = 6
_MOST = 0.7
_WORD = re.compile(r"[A-Za-z]{3,9}\d{0,2}(?![A-Za-z_. ])")
_HTTP = range(100, 600)
_HTTP_ERRORS = range(400, 600)
_HTTP_WORDS = (*STATUS_WORDS, "http", "response", "响应", "httpcode", "httpstatus")
_DATA_TYPES = frozenset(
    (
        "array", "bool", "boolean", "char", "date", "double", "enum", "float", "int", "int32", "int64", "integer", "list",
        "long", "map", "number", "object", "string", "timestamp", "uint32", "uint64",
    )
)  # fmt: skip
_LIST = re.compile(r"\s?[,;/|]\s?")
_CARDINALITY = re.compile(r"\d{1,3}(?:\s?\.\.\s?(?:\d{1,3}|[nN*]))?")
_METHODS = frozenset(("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"))
_LANGUAGE = re.compile(r"[a-z]{2}(?:[-_][A-Za-z]{2,4})?")
_PATH = re.compile(r"(?:(?:GET|POST|PUT|PATCH|DELETE|HEAD)\s{1,3})?(?:/[\w{:]|https?://)")
_ADVICE = re.compile(
    r"(?:please |always |first |either |do not |don['’]t )?(?:add|adjust|allow|ask|avoid|back off|call|change|check|choose|confirm|configure|contact|correct|create|"
    r"decrease|delete|disable|do not|don['’]t|enable|ensure|fetch|fix|generate|include|increase|inspect|install|keep|limit|log in|lower|make sure|obtain|"
    r"pass|poll|provide|re-?authenticate|re-?check|re-?generate|re-?send|re-?submit|re-?try|read|reduce|refer to|refresh|reload|remove|rename|renew|"
    r"replace|report|request|restart|resubmit|retry|review|rotate|select|send|set|shorten|sign in|slow down|specify|split|stop|submit|supply|"
    r"switch|top up|try|update|upgrade|use|validate|verify|wait)\b|"
    r"(?:请|建议|检查|确认|联系|重试|重新|稍后|核对|核实|校验|校对|修改|修正|调整|更换|更新|升级|参考|参照|查看|使用|添加|增加|减少|降低|补充|填写|传入|等待|尝试|避免|排查|"
    r"開啟|开启|開通|开通|充值|续费|申请|設定|设置|配置|提供|改用|改为)|"
    r"(?:bitte |veuillez |por favor,? |пожалуйста,? )|(?:über)?prüfen|wenden sie|kontaktieren|stellen sie sicher|vérifie[rz]|contacte[rz]|assurez|réessaye[rz]|corrige[rz]|"
    r"verifi(?:que|car)|revis[ae]r?|contact(?:e|ar)|entre em contato|aseg[uú]re(?:se)?|certifique|tente|intente|corrija|reintent[ae]r?|aguarde|espere|"
    r"проверьте|проверить|повторите|обратитесь|убедитесь|дождитесь|исправьте|уточните|используйте|"
    r".{0,80}(?:(?:して|て|で)ください|(?:하세요|십시오|바랍니다|해주세요|해 주세요))",
    re.IGNORECASE,
)
"""How a text begins that advises what to do."""
KNOWN_STATUSES = frozenset(map(int, HTTPStatus))
_PHRASES = frozenset(status.phrase.casefold() for status in HTTPStatus)
_UNSPACED_WORD = re.compile("[\u0400-\u04ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}")
_WORDS = re.compile(r"[^\W\d_]{2}")
_SHORTEST_SENTENCE, _SHORTEST_CJK_SENTENCE = 12, 6


def are_return_codes(cells: Sequence[str]) -> bool:
    """Whether numbers under `status code` are no HTTP statuses: most have three digits or more, and some are none."""
    numbers = [code for cell in cells for code in read_codes(cell) if isinstance(code, int)]
    if not numbers:
        return any(map(read_code_words, cells))
    return are_large(cells) and any(abs(number) not in _HTTP and number for number in numbers)


def are_distinct(cells: Sequence[str]) -> bool:
    """Whether most filled cells differ from each other."""
    filled = [cell for cell in cells if cell]
    return len(set(filled)) * 2 > len(filled)


def is_http_status(header: str, cells: Sequence[str]) -> bool:
    """Whether a column of codes holds HTTP statuses: its header may mean them, and no number is any other."""
    codes = [code for cell in cells for code in read_codes(cell)]
    header = normalize_header(header)
    others = sum(1 for code in codes if isinstance(code, int) and code not in _HTTP)
    return (
        has_word(header, _HTTP_WORDS)
        and others <= (len(codes) // _FEW if "http" in header else 0)
        and (bool(codes) or "http" in header or not any(cells) or are_statuses_with_phrases(cells))
    )


def are_http_statuses(cells: Sequence[str]) -> bool:
    """Whether all numbers are HTTP statuses of an answer that is used, or of errors."""
    codes = [code for cell in cells for code in read_codes(cell)]
    return all(isinstance(code, int) and (code in _HTTP_ERRORS or code in KNOWN_STATUSES) for code in codes)


def are_statuses_with_phrases(cells: Sequence[str]) -> bool:
    """Whether most filled cells are an HTTP status with its phrase (`404 Not Found`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return sum(1 for cell in filled if read_http_status(cell)) * 2 > len(filled)


def are_named_statuses(cells: Sequence[str]) -> bool:
    """Whether most filled cells are a word with an HTTP status in brackets (`bad_key (401)`).

    Words share their statuses or are in lower case: `NotFound (404)` may be a status with its phrase.
    """
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    found = [named for cell in filled if (named := read_named_status(cell))]
    return (
        bool(found)
        and len(found) >= len(filled) * _MOST
        and (len({status for _, status in found}) < len(found) or all(word.islower() for word, _ in found))
    )


def are_error_statuses(cells: Sequence[str]) -> bool:
    """Whether most filled cells are HTTP statuses, and several of them are of errors."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    found = [status for cell in filled if (status := read_http_status(cell))]
    return len(found) * 2 > len(filled) and sum(1 for status in found if status in _HTTP_ERRORS) > 1


def are_shared_statuses(cells: Sequence[str]) -> bool:
    """Whether all filled cells are HTTP statuses of errors, and most rows share one."""
    codes = [code for cell in cells for code in read_codes(cell)]
    errors = all(isinstance(code, int) and code in _HTTP_ERRORS for code in codes)
    return bool(codes) and errors and len(set(codes)) * 2 <= len(codes)


def is_http_number(number: int) -> bool:
    """Whether a number is in the range of HTTP statuses."""
    return number in _HTTP


def is_hexadecimal(header: str, cells: Sequence[str]) -> bool:
    """Whether a column holds numbers of base 16: by its header, and every cell can be one."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return has_word(normalize_header(header), HEX_WORDS) and bool(filled) and all(map(read_hex, filled))


def mention_errors(samples: Sequence[Sequence[str]]) -> bool:
    """Whether a column of identifiers names errors (`ROOM_ERR_FULL`, `NetworkError`)."""
    for cells in samples:
        filled = [cell for cell in cells if cell]
        if sum("err" in cell.casefold() for cell in filled) * 2 > len(filled) and are_identifiers(cells):
            return True
    return False


def is_data_type(text: str) -> bool:
    """Whether a cell is the name of a data type, as it is written in code (`string`)."""
    return text in _DATA_TYPES


def are_data_types(cells: Sequence[str]) -> bool:
    """Whether most filled cells are data types (`String`, `array<int>`)."""
    filled = [cell for cell in cells if cell]
    words = [found.group() for cell in filled if (found := _WORD.match(cell.removeprefix("xsd:")))]
    return sum(word.casefold() in _DATA_TYPES for word in words) * 2 > len(filled)


def are_kinds(cells: Sequence[str]) -> bool:
    """Whether a column has a few words again and again (`FATAL`, `ERROR`), which name none of the rows."""
    filled = [cell for cell in cells if cell]
    return len(filled) >= _LEAST_KINDS and len({*filled}) * 3 < len(filled)


def are_sentences(cells: Sequence[str]) -> bool:
    """Whether most filled cells are texts of more than a word or two, and different ones."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    long = [
        cell
        for cell in filled
        if (len(cell) >= _SHORTEST_SENTENCE and " " in cell)
        or len(UNSPACED.findall(cell)) >= _SHORTEST_CJK_SENTENCE
    ]
    return len(long) * 2 > len(filled) and are_distinct(filled)


def are_texts(cells: Sequence[str]) -> bool:
    """Whether most filled cells are words of a text, however short (`Room full`, `余额不足`), and different ones."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    texts = sum(1 for cell in filled if _UNSPACED_WORD.search(cell) or (" " in cell and _WORDS.search(cell)))
    return texts * 2 > len(filled) and are_distinct(filled)


def are_advice(cells: Sequence[str]) -> bool:
    """Whether most filled cells begin with a verb that advises what to do (`Check the key`, `请检查参数`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return sum(1 for cell in filled if _ADVICE.match(cell)) * 2 > len(filled)


def are_reason_phrases(cells: Sequence[str]) -> bool:
    """Whether most filled cells are reason phrases of HTTP (`Not Found`, RFC 9110, section 15)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    phrases = sum(1 for cell in filled if cell.casefold().rstrip(".") in _PHRASES)
    return bool(filled) and phrases >= len(filled) * _MOST


def are_paths(cells: Sequence[str]) -> bool:
    """Whether most filled cells are paths or requests (`/users/{id}`, `POST /users`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return sum(1 for cell in filled if _PATH.match(cell)) * 2 > len(filled)


def are_cardinalities(cells: Sequence[str]) -> bool:
    """Whether all filled cells say how often a field may occur (`0..1`, `1..*`), or most do and the others are numbers."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    ranges = sum(1 for cell in filled if ".." in cell)
    return ranges > 0 and all(map(_CARDINALITY.fullmatch, filled))


def are_languages(cells: Sequence[str]) -> bool:
    """Whether all filled cells are tags of languages (`en`, `pt-BR`), two or more."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return len(filled) > 1 and all(map(_LANGUAGE.fullmatch, filled))


def are_counted(cells: Sequence[str]) -> bool:
    """Whether the cells are numbers that count the rows, each one more than the one before."""
    if not all(map(str.isdecimal, cells)):
        return False
    numbers = [int(cell) for cell in cells]
    return all(after == before + 1 for before, after in pairwise(numbers))


def are_methods(cells: Sequence[str]) -> bool:
    """Whether all filled cells are methods of HTTP."""
    return all(cell in _METHODS for cell in cells if cell not in EMPTY_CELLS)


def share_of_codes(cells: Sequence[str]) -> float:
    """Return the share of filled cells that hold codes."""
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if read_code_cell(cell)) / len(filled) if filled else 0.0


def share_of_words(cells: Sequence[str]) -> float:
    """Return the share of filled cells that may be codes of words."""
    filled = [cell for cell in cells if cell]
    return sum(1 for cell in filled if read_code_words(cell)) / len(filled) if filled else 0.0


def are_identifiers(cells: Sequence[str]) -> bool:
    """Whether the filled cells, short words apart, are identifiers, and most look like a program's, not like a word of a text."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    others = [cell for cell in filled if not is_identifier(cell)]
    few = len(others) <= max(1, len(filled) // _FEW) < len(filled)
    lists = sum(1 for cell in others if all(map(is_identifier, _LIST.split(cell))))
    if not filled or (others and not few) or not (lists or all(map(str.isalpha, others))):
        return False
    marked = sum(1 for cell in filled if not is_plain_word(cell) or ("-" in cell and cell.islower()))
    return marked * 2 >= len(filled)


def are_constants(cells: Sequence[str]) -> bool:
    """Whether most filled cells are identifiers of several words, as constants are (`GATE_SHUT`)."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return sum("_" in cell and is_identifier(cell) for cell in filled) >= max(1, len(filled) * _MOST)


def may_be_words(cells: Sequence[str], *, is_explicit: bool = False) -> bool:
    """Whether a column of codes may hold words: most cells are codes or identifiers, odd ones apart.

    `is_explicit`: the header leaves no doubt (`errorCode`), so that a third is enough.
    """
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    if share_of_codes(filled) > HALF:
        return True
    words = [cell for cell in filled if not read_codes(cell)]
    identifiers = [cell for cell in words if read_code_words(cell)]
    marked = [cell for cell in identifiers if "-" in cell or not is_plain_word(cell.strip("\"'`"))]
    enough = len(identifiers) * (3 if is_explicit else 2) > len(words)
    return enough and len(marked) * 2 >= len(identifiers)


def are_large(cells: Sequence[str]) -> bool:
    """Whether numbers are codes rather than steps or levels: most have three digits or more."""
    numbers = [code for cell in cells for code in read_codes(cell)]
    large = sum(1 for code in numbers if isinstance(code, str) or abs(code) >= _LARGE)
    return bool(numbers) and large * 2 >= len(numbers)


def are_statuses(cells: Sequence[str]) -> bool:
    """Whether all filled cells are an HTTP status with its phrase, and none is a bare number."""
    filled = [cell for cell in cells if cell not in EMPTY_CELLS]
    return bool(filled) and all(map(read_http_status, filled)) and not any(map(str.isdecimal, filled))
