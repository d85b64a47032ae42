"""A project with something of every kind that an editor is asked about."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from zcodegen.catalog.load import text_hash

FILES: Final = {
    "catalog/catalog.yaml": """\
zcodegen: 1
name: acme-codes
version: 0.1.0
locales:
  source: zh-CN
  required: [zh-CN, en]
targets: [python]
attributes:
  owner:
    type: enum
    description: Team that answers for the code.
    values: [rtc, im]
documents:
  acme.page:
    title: {en: Codes of rooms}
    url: {en: "https://acme.example/codes"}
    domain: acme.rtc
waivers:
  - rule: unconfirmed-proposal
    at: acme.rtc.ROOM_CLOSED
    reason: Waits for the service's answer.
    covers: [0123456789ab ROOM_CLOSED]
""",
    "catalog/acme/common.yaml": """\
domain: acme.common
title: {zh-CN: 公共返回码, en: Common codes}
code_type: integer
entries:
  OK:
    code: 0
    status: OK
    message:
      zh-CN: 成功。
      en: Done.
""",
    "catalog/acme/rtc.yaml": f"""\
# Rooms 🎈
domain: acme.rtc
title: {{zh-CN: 房间, en: Rooms}}
code_type: integer
ranges:
  - [100, 199]
includes: [acme.common]
entries:
  ROOM_NOT_FOUND:
    code: 104
    status: NOT_FOUND
    message:
      zh-CN: 房间🎈不存在。
      en: {{text: The room 🎈 does not exist., translated: {text_hash("别的。")}}}
    same_as: [ROOM_MISSING]
    attributes: {{owner: rtc}}

  ROOM_MISSING:
    code: 105
    status: NOT_FOUND
    message:
      zh-CN: 没有房间。
      en: There is no room.
    deprecated: {{since: 0.1.0, replaced_by: ROOM_NOT_FOUND, reason: One code is enough.}}

  ROOM_FULL:
    code: 106
    status: RESOURCE_EXHAUSTED
    message:
      zh-CN: 房间最多有 128 个人。

  ROOM_CLOSED:
    code: 107
    status: FAILED_PRECONDITION
    message:
      zh-CN: 房间已关闭。
      en: The room is closed.
    proposed: true
""",
    "catalog/documents/acme.page/1.zh-CN.yaml": """\
document: acme.page
version: "1"
locale: zh-CN
page:
  path: docs/codes.md
  sha256: "0000000000000000000000000000000000000000000000000000000000000000"
sections:
  - heading: [房间]
    claims:
      - code: 104
        line: 9
        message: 房间🎈不存在。
      - code: 106
        line: 10
        message: 房间最多有 256 个人。
""",
    "catalog/glossary.yaml": """\
zcodegen: 1
terms:
  房间: {words: ROOM}
""",
    "templates/lines/target.yaml": """\
zcodegen: 1
quote: c
files:
  - template: codes.h.jinja
    each: domain
    path: "{{ domain.path }}.h"
""",
    "templates/lines/codes.h.jinja": "// {{ domain.name }}\n",
}


def write_project(root: Path) -> Path:
    """Write the project; return its folder."""
    for name, text in FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return root
