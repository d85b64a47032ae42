"""gettext PO and MO.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct, field
from polib import POEntry, POFile, pofile

from zcodegen.formats.unit import Content, FileHeader, LoadedFile, LoadedUnit, TextUnit, broken_file, decode
from zcodegen.locales.plurals import c_expression, categories, plural_rules

_CHARSET: Final = re.compile(rb'"Content-Type:[^"\n]*charset=([A-Za-z0-9_.:-]+)', re.IGNORECASE)
_LINE: Final = re.compile(r"line (\d+)")
_STRING: Final = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*')
"""A line that is not a comment: a text in quotes. polib cuts off the first and last character, whatever they are."""
_SCRIPT_MODIFIERS: Final = {"Arab": "arabic", "Cyrl": "cyrillic", "Deva": "devanagari", "Latn": "latin"}


class PoEntry(Struct, frozen=True):
    """An entry of a PO file; `plurals` is a text for each of the language's forms, in the order of `plural_forms`."""

    id: str
    text: str
    context: str | None = None
    comments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    plurals: Mapping[int, str] = field(default_factory=dict)


def dump_entries(header: FileHeader, entries: Iterable[PoEntry]) -> tuple[bytes, bytes]:
    """Return a .po file and its .mo file, without clocks."""
    file = POFile(wrapwidth=0)
    file.metadata = _metadata(header)
    for message in entries:
        file.append(
            POEntry(
                msgctxt=message.context,
                msgid=message.id,
                msgid_plural=message.id if message.plurals else "",
                msgstr="" if message.plurals else message.text,
                msgstr_plural=dict(message.plurals),
                comment="\n".join(map(comment_line, message.comments)),
                flags=list(message.flags),
            )
        )
    text = _serialize(file)
    for entry in file:  # as `msgfmt --use-fuzzy`: a stale translation is better than none
        entry.flags = []
    return text, file.to_binary()


def dump(header: FileHeader, units: Iterable[TextUnit]) -> bytes:
    """Return a translators' file for all domains: msgctxt is the key, msgid the source text, a stale translation is fuzzy."""
    entries = []
    for unit in units:
        limit = (f"max-length:{unit.max_length}",) if unit.max_length else ()
        uses_braces = any(kind == "pattern" for kind, _ in unit.source)
        flags = ("fuzzy",) if unit.state == "stale" else ()
        entries.append(
            PoEntry(
                id=_text(unit.source),
                text=_text(unit.target or ()),
                context=unit.key,
                comments=(*unit.notes, *limit, *((f"zcodegen: {unit.mark}",) if unit.mark else ())),
                flags=(*flags, *(("python-brace-format",) if uses_braces and _is_brace_format(unit) else ())),
            )
        )
    return dump_entries(header, entries)[0]


def unsupported_reason(text: str) -> str:
    """Return why gettext cannot hold a text: U+0000, which ends a text in a .mo file; empty if it has."""
    return "a .mo file cannot hold U+0000" if "\0" in text else ""


def _is_brace_format(unit: TextUnit) -> bool:
    """Return whether Python's str.format takes the texts, so that tools compare the arguments."""
    return all(
        not re.search(r"\{\w+,|'[{}]", text) for text in (_text(unit.source), _text(unit.target or ()))
    )


def _text(content: Content) -> str:
    return "".join(value for _, value in content)


def plural_forms(locale: str) -> str:
    """Return the header `Plural-Forms` of a locale: its categories by CLDR, in the order of `categories`."""
    rules = plural_rules(locale)
    expression = str(len(rules))
    for number in reversed(range(len(rules))):
        expression = f"({c_expression(rules[number][1])}) ? {number} : {expression}"
    return f"nplurals={len(rules) + 1}; plural={expression if rules else 0};"


def locale_name(locale: str) -> str:
    """Return a locale as gettext spells it: `zh_CN`, `sr@latin`."""
    language, *others = locale.split("-")
    script = next((other for other in others if len(other) == len("Latn") and other.isalpha()), "")
    regions = [other for other in others if other != script]
    modifier = _SCRIPT_MODIFIERS.get(script, script.lower())
    return "_".join((language, *regions)) + (f"@{modifier}" if modifier else "")


def _metadata(header: FileHeader) -> dict[str, str]:
    language = header.target and locale_name(header.target)
    metadata = {
        "Project-Id-Version": f"{header.catalog} {header.version}",
        "Report-Msgid-Bugs-To": header.contact,
        "POT-Creation-Date": "2000-01-01 00:00+0000",
        "PO-Revision-Date": "2000-01-01 00:00+0000",
        "Last-Translator": "zcodegen",
        "Language-Team": language or "none",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "X-Catalog": header.catalog,
    }
    if header.target:
        metadata |= {"Plural-Forms": plural_forms(header.target), "X-Locale": header.target}
    return metadata


def comment_line(text: str) -> str:
    """Return `text` as a comment: one line, and no backslash at its end, which to msgfmt continues even a comment."""
    line = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()
    return f"{line}." if line.endswith("\\") else line


def _serialize(file: POFile) -> bytes:
    text = str(file)
    return (text if text.endswith("\n") else f"{text}\n").encode()


def load(content: bytes, path: str) -> LoadedFile:
    """Read a translators' file in the encoding that its header names."""
    charset = _CHARSET.search(content)
    named = charset[1].decode("ascii") if charset and charset[1] != b"CHARSET" else "utf-8-sig"
    text = decode(content, path, named)
    if isinstance(text, LoadedFile):
        return text
    text = text.removeprefix("\ufeff")
    lines = text.split("\n")
    if bad := _unquoted_line(lines):
        advice = 'write it as "…", with \\" for a quote in the text'
        return broken_file(path, bad, "this line is not a text in quotes", advice)
    try:
        file = _parse(text)
    except OSError as error:
        line = _LINE.search(str(error))
        number = int(line[1]) if line else 1
        return broken_file(path, number, "this is not a PO file from here on", "export it again")
    if not file and not file.metadata:
        return broken_file(path, 1, "there is nothing of PO in the file", "export it again")
    if file and not any(entry.msgctxt for entry in file):
        advice = "import what was exported"
        return broken_file(path, file[0].linenum or 1, "no text has an id, its msgctxt", advice)
    exported, language = file.metadata.get("X-Locale", ""), file.metadata.get("Language", "")
    return LoadedFile(
        locale=exported if exported and locale_name(exported) == language else language,
        catalog=file.metadata.get("X-Catalog", ""),
        units=tuple(_load_unit(entry, lines) for entry in file if not entry.obsolete),
        locale_line=_find_line(text, '"Language:'),
        catalog_line=_find_line(text, '"X-Catalog:'),
    )


def _unquoted_line(lines: Sequence[str]) -> int:
    """Return the number of the first line that is neither blank, nor a comment, nor a text in quotes; 0 if there is none."""
    numbered = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return next(
        (number for number, line in numbered if line and line[0] != "#" and not _STRING.fullmatch(line)), 0
    )


def _find_line(text: str, begin: str) -> int:
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(begin)), 1)


def _parse(text: str) -> POFile:
    """Parse through a file: polib cuts a text that it is given at every line end of Unicode."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "translations.po"
        place.write_text(text, encoding="utf-8", newline="\n")
        return pofile(str(place), encoding="utf-8")


def _target_line(entry: POEntry, lines: Sequence[str]) -> int:
    begin = entry.linenum or 1
    return next(
        (number for number in range(begin, len(lines) + 1) if lines[number - 1].startswith("msgstr")), begin
    )


def _load_unit(entry: POEntry, lines: Sequence[str]) -> LoadedUnit:
    strange: Content = tuple(
        ("strange", f"the plural form {text!r}") for text in entry.msgstr_plural.values() if text
    )
    target: Content = (("pattern", entry.msgstr),) if entry.msgstr else ()
    return LoadedUnit(
        key=entry.msgctxt or "",
        line=_target_line(entry, lines),
        source=(("pattern", entry.msgid),),
        target=(*target, *strange),
        mark=entry.comment,
        is_finished=not entry.fuzzy,
    )


def template(entries: Iterable[PoEntry]) -> list[PoEntry]:
    """Return the entries of a .pot file: without translations."""
    return [
        PoEntry(
            entry.id,
            "",
            entry.context,
            entry.comments,
            tuple(flag for flag in entry.flags if flag != "fuzzy"),
            dict.fromkeys(range(2), "") if entry.plurals else {},
        )
        for entry in entries
    ]


def form_texts(locale: str, texts: Mapping[str, str]) -> dict[int, str]:
    """Return the texts of a plural by category as `PoEntry.plurals`; a category that is missing takes `other`."""
    return {number: texts.get(category, texts["other"]) for number, category in enumerate(categories(locale))}
