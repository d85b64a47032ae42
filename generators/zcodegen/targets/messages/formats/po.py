"""gettext, a text domain a domain: `po/en/LC_MESSAGES/zego.rtc.room.po` with its .mo, and `po/zego.rtc.room.pot`.

msgid is the key, so that a program that has a code finds its text, and the source text stands in a comment. Arguments
are those of Python's str.format, `{limit}`; only then `{{` is a brace.
https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from polib import POEntry, POFile

from zcodegen.targets.messages.bundles import Bundle, Bundles, Unit
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.plan import PlannedFile


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make the two files of each bundle, and the template of each domain."""
    for bundle in bundles.all:
        file = _file(bundle, bundles)
        folder = f"{bundle.locale.replace('-', '_')}/LC_MESSAGES"
        yield PlannedFile(f"{folder}/{bundle.domain.name}.po", content=written(file))
        yield PlannedFile(f"{folder}/{bundle.domain.name}.mo", content=file.to_binary())
        if bundle.locale == bundles.source:
            yield PlannedFile(f"{bundle.domain.name}.pot", content=written(_template(file)))


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, which ends a text in .mo, and a line end at either end, which `msgfmt --check` refuses."""
    if unit.text.startswith("\n") or unit.text.endswith("\n"):
        return "msgfmt --check refuses a text that begins or ends with a line end, unless its id does"
    return no_nul(unit.text, "a .mo file")


def metadata(bundles: Bundles, language: str) -> dict[str, str]:
    """Return the header of a .po file, without clocks; `language` is empty in a template."""
    manifest = bundles.catalog.manifest
    return {
        "Project-Id-Version": f"{manifest.name} {manifest.version}",
        "Report-Msgid-Bugs-To": manifest.homepage or manifest.repository,
        "POT-Creation-Date": "2000-01-01 00:00+0000",
        "PO-Revision-Date": "2000-01-01 00:00+0000",
        "Last-Translator": "zcodegen",
        "Language-Team": language or "none",
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def _file(bundle: Bundle, bundles: Bundles) -> POFile:
    file = POFile(wrapwidth=0)
    file.metadata = metadata(bundles, bundle.locale.replace("-", "_"))
    for shown in bundle.entries:
        for unit in shown.units:
            note = "" if shown.locale == bundle.locale else f"Not translated: in {shown.locale}\n"
            file.append(POEntry(msgid=unit.key, msgstr=unit.text, comment=note + _comment(unit, bundles)))
    return file


def _comment(unit: Unit, bundles: Bundles) -> str:
    """Return the code and the source text in one line."""
    source = unit.entry.texts(unit.field).get(bundles.source)
    return comment_line(f"{unit.entry.code} {source.value}" if source else str(unit.entry.code))


def comment_line(text: str) -> str:
    """Return `text` as a comment: one line, and no backslash at its end, which to msgfmt continues even a comment."""
    line = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()
    return f"{line}." if line.endswith("\\") else line


def _template(file: POFile) -> POFile:
    template = POFile(wrapwidth=0)
    template.metadata = {**file.metadata, "Language": "", "Language-Team": "none"}
    for entry in file:
        template.append(POEntry(msgid=entry.msgid, msgstr="", comment=entry.comment))
    return template


def written(file: POFile) -> bytes:
    """Return a file in UTF-8, ended by a line end."""
    text = str(file)
    return (text if text.endswith("\n") else f"{text}\n").encode()
