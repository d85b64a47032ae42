"""gettext PO for translators: msgctxt is the key, msgid the source text; the context stands in comments.

A stale translation is `fuzzy`; arguments are written as in the catalog, `{name}`, which is Python's way as well. The line
`zcodegen:` brings our hashes back. https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Sequence
from pathlib import Path

from polib import POEntry, POFile, pofile

from zcodegen.catalog.model import Catalog
from zcodegen.targets.messages.bundles import bundles_of
from zcodegen.targets.messages.formats.po import comment_line, metadata, written
from zcodegen.targets.messages.limits import no_nul
from zcodegen.textcompare.arguments import parse, placeholders
from zcodegen.translations.files import ExportUnit, TranslatedUnit, TranslationFile, broken, decoded
from zcodegen.translations.units import Unit

_CHARSET = re.compile(rb'"Content-Type:[^"\n]*charset=([A-Za-z0-9_.:-]+)', re.IGNORECASE)
_LINE = re.compile(r"line (\d+)")
_STRING = re.compile(r'(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?"(?:[^"\\]|\\.)*"\s*')
"""A line that is no comment: a text in quotes. polib cuts off the first and last character, whatever they are."""


def write(catalog: Catalog, locale: str, units: Sequence[ExportUnit]) -> bytes:
    """Return one file for all domains."""
    file = POFile(wrapwidth=0)
    file.metadata = metadata(bundles_of(catalog), locale.replace("-", "_")) | {
        "X-Catalog": catalog.manifest.name
    }
    for one in units:
        unit = one.unit
        lines = (*map(comment_line, one.context), f"zcodegen: {one.mark}")
        file.append(
            POEntry(
                msgctxt=unit.key,
                msgid=unit.source,
                msgstr=unit.target.value if unit.target else "",
                comment="\n".join(lines),
                flags=_flags(unit),
            )
        )
    return written(file)


def _flags(unit: Unit) -> list[str]:
    """Say what is stale, and where a translator's tool can hold the arguments against the source: they are Python's."""
    flags = ["fuzzy"] if unit.state == "stale" else []
    declared = {one.name for one in unit.entry.arguments}
    texts = (unit.source, unit.target.value if unit.target else "")
    if declared and all(not parse(text).faults and declared.issuperset(placeholders(text)) for text in texts):
        flags.append("python-brace-format")
    return flags


def unsupported_reason(text: str) -> str:
    """Refuse U+0000."""
    return no_nul(text, "gettext")


def read(content: bytes, path: str, with_arguments: Collection[str]) -> TranslationFile:
    """Read a file in the encoding that its header names."""
    del with_arguments
    charset = _CHARSET.search(content)
    text = decoded(
        content, path, charset[1].decode("ascii") if charset and charset[1] != b"CHARSET" else "utf-8-sig"
    )
    if isinstance(text, TranslationFile):
        return text
    text = text.removeprefix("\ufeff")
    lines = text.split("\n")
    if bad := _unquoted(lines):
        return broken(
            path, bad, "this line is no text in quotes", 'Write it as "…", with \\" for a quote in the text.'
        )
    try:
        file = _parsed(text)
    except OSError as fault:
        line = _LINE.search(str(fault))
        return broken(
            path, int(line[1]) if line else 1, "this is no PO file from here on", "Export it again."
        )
    if not file and not file.metadata:
        return broken(path, 1, "there is nothing of PO in the file", "Export it again.")
    if file and not any(entry.msgctxt for entry in file):
        return broken(
            path, file[0].linenum or 1, "no text has an id, its msgctxt", "Import what was exported."
        )
    return TranslationFile(
        locale=file.metadata.get("Language", "").replace("_", "-"),
        catalog=file.metadata.get("X-Catalog", ""),
        units=tuple(_unit(entry, lines) for entry in file if not entry.obsolete),
        locale_line=_line_of(text, '"Language:'),
        catalog_line=_line_of(text, '"X-Catalog:'),
    )


def _unquoted(lines: Sequence[str]) -> int:
    """Return the number of the first line that is neither blank, nor a comment, nor a text in quotes; 0 for none."""
    told = ((number, line.strip()) for number, line in enumerate(lines, 1))
    return next(
        (number for number, line in told if line and line[0] != "#" and not _STRING.fullmatch(line)), 0
    )


def _line_of(text: str, begin: str) -> int:
    """Return the line that begins so, the first where none does."""
    lines = text.splitlines()
    return next((number for number, line in enumerate(lines, 1) if line.startswith(begin)), 1)


def _parsed(text: str) -> POFile:
    """Parse through a file: polib cuts a text that it is given at every line end of Unicode."""
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "translations.po"
        place.write_text(text, encoding="utf-8", newline="\n")
        return pofile(str(place), encoding="utf-8")


def _line_of_target(entry: POEntry, lines: Sequence[str]) -> int:
    """Return where the translation of an entry begins; polib tells where its comments do, and of a second header nothing."""
    begin = entry.linenum or 1
    return next(
        (number for number in range(begin, len(lines) + 1) if lines[number - 1].startswith("msgstr")), begin
    )


def _unit(entry: POEntry, lines: Sequence[str]) -> TranslatedUnit:
    return TranslatedUnit(
        key=entry.msgctxt or "",
        line=_line_of_target(entry, lines),
        source=entry.msgid,
        target=entry.msgstr,
        mark=entry.comment,
        finished=not entry.fuzzy,
        faults=tuple(f"the plural form {text!r}" for text in entry.msgstr_plural.values() if text),
    )
