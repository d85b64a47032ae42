"""A small catalog with something of every kind, and edits of its files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from zcodegen.catalog.bundle import bundle
from zcodegen.catalog.dependencies import OpenedSource
from zcodegen.catalog.load import load_files

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Catalog

FILES: Final = {
    "catalog.yaml": """\
zcodegen: 1
name: acme-codes
version: 1.4.2
title: {en: Acme codes}
license: Apache-2.0
locales:
  source: en
  required: [en]
  fallback: {ja: [en]}
packages:
  python: {distribution: acme-codes, package: acme_codes}
  go: {module: acme.example/codes}
  kotlin: {group: com.acme, artifact: codes}
  messages: {formats: [json]}
targets: [python, go, messages]
limits: {message: 200}
attributes:
  owner: {type: string, description: Who answers.}
  layer: {type: enum, values: [edge, core]}
documents:
  acme.page: {title: {en: Codes of the room}, domain: acme.room}
""",
    "acme/common.yaml": """\
domain: acme.common
title: {en: Common}
code_type: integer
entries:
  OK: {code: 0, status: OK, message: {en: Success.}}
  BUSY: {code: 9, status: UNAVAILABLE, message: {en: The server is busy.}}
""",
    "acme/extra.yaml": """\
domain: acme.extra
title: {en: Extra}
code_type: integer
entries:
  ODD: {code: 90, status: UNKNOWN, message: {en: Odd.}}
  EVEN: {code: 91, status: UNKNOWN, message: {en: Even.}}
""",
    "acme/room.yaml": """\
domain: acme.room
title: {en: Rooms}
code_type: integer
ranges: [[1, 999]]
includes: [acme.common, acme.extra]
entries:
  # Sent by every call.
  ROOM_NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message: {en: The room does not exist., de: {text: Den Raum gibt es nicht., translated: 3f2a91c0}}
    action: {en: Check the room id.}
    aliases: [NO_ROOM]
    same_as: [ROOM_GONE]
    attributes: {owner: rtc, layer: edge}
  ROOM_GONE:
    code: 105
    status: NOT_FOUND
    message: {en: 'The room "{room}" was closed.', de: Zu.}
    arguments:
      room: {type: string, example: r1}
    deprecated: {since: 1.1.0, reason: Not sent., replaced_by: ROOM_NOT_FOUND}
  ROOM_FULL:
    code: 106
    status: RESOURCE_EXHAUSTED
    recovery: correctable
    message: {en: The room has 256 users and takes no more.}
    cause: {en: Too many users came at once.}
  ROOM_OLD:
    code: 107
    status: UNKNOWN
    message: {en: A message of long ago.}
    retired: {since: 1.2.0, reason: Not sent.}
""",
}

ROOM: Final = "acme/room.yaml"
MANIFEST: Final = "catalog.yaml"


def edited(path: str, *edits: tuple[str, str]) -> dict[str, str]:
    """Return the files after edits of one of them; a text that is not there fails the test."""
    text = FILES[path]
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new, 1)
    return {**FILES, path: text}


def catalog_of(files: Mapping[str, str]) -> Catalog:
    """Load files, those in `depends/NAME` as the catalogs that the first one depends on; a finding fails the test."""
    contents = {path: text.encode() for path, text in sorted(files.items())}
    loaded = load_files(
        {path: text for path, text in contents.items() if not path.startswith("depends/")},
        shown="",
        open_source=lambda source: OpenedSource(
            {
                path.removeprefix(f"{source}/"): text
                for path, text in contents.items()
                if path.startswith(source)
            },
            source,
            source,
        ),
    )
    assert loaded.catalog is not None
    assert not loaded.findings, loaded.findings
    return bundle(loaded.catalog)
