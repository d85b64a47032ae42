"""A project whose document changed its codes, and the lines of doc comments about that."""

from __future__ import annotations

import re
from pathlib import Path

CATALOG = """\
entries:
  ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: The room does not exist.}, same_as: [ROOM_GONE]}
  ROOM_GONE:
    code: 105
    status: NOT_FOUND
    message: {en: The room does not exist.}
    links: [{title: Rooms, url: "https://example.org/rooms"}]
    deprecated: {since: 1.0.0, reason: Never sent., replaced_by: ROOM_NOT_FOUND}
  SELF_TEST_FAILED: {code: 106, status: INTERNAL, audience: internal, message: {en: The self test of the device failed.}}
  UNTOUCHED: {code: 107, status: INTERNAL, message: {en: The server failed.}}
# file: catalog.yaml
targets: [go, html, kotlin, python, typescript]
packages:
  go: {module: example.org/acme/codes}
  kotlin: {group: org.example, artifact: codes}
documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
# file: documents/acme.page/2025-01-02.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: The room does not exist.}
      - {code: 105, line: 10, message: The room does not exist any more.}
      - {code: 106, line: 11, message: The self test of the device failed.}
      - {code: 107, line: 12, message: The server failed.}
# file: documents/acme.page/2025-04-16.en.yaml
sections:
  - heading: [Codes]
    claims:
      - {code: 104, line: 9, message: The user is not logged in., action: Log in.}
      - {code: 107, line: 12, message: The server failed.}
"""
FILES = {
    "go": "go/acme/rtc/codes.go",
    "html": "html/acme/rtc.html",
    "kotlin": "kotlin/src/main/kotlin/org/example/codes/acme/RtcCode.kt",
    "python": "python/src/acme_codes/acme/rtc.pyi",
    "typescript": "typescript/acme/rtc.d.ts",
}
LANGUAGES = sorted({*FILES} - {"html"})


def ask_for_history(project: Path, *languages: str) -> None:
    path = project / "catalog" / "catalog.yaml"
    text = path.read_text(encoding="utf-8")
    for language in languages:
        asked = f"  {language}: {{history: true"
        before = f"  {language}: {{"
        text = (
            text.replace(before, f"{asked}, ")
            if before in text
            else text.replace("packages:\n", f"packages:\n{asked}}}\n")
        )
    path.write_text(text, encoding="utf-8")


def comments(project: Path, language: str) -> list[str]:
    """Return the lines of the file with a domain's constants that are about changes, without the marks of comments."""
    lines = (project / "out" / FILES[language]).read_text(encoding="utf-8").splitlines()
    return [re.sub(r"^[\s*/]*", "", line) for line in lines if "Changed in" in line]


def edit_version(project: Path, old: str, new: str) -> None:
    path = project / "catalog/documents/acme.page/2025-04-16.en.yaml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
