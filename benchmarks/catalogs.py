"""Synthetic catalogs as files: the same entries as a catalog of zcodegen, and in the natural form of each peer.

Entries have texts in zh-CN and en, a message each and an action most; a second document lists half of them. The same
arguments make the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_STATUSES: Final = (
    "NOT_FOUND",
    "INVALID_ARGUMENT",
    "PERMISSION_DENIED",
    "RESOURCE_EXHAUSTED",
    "UNAVAILABLE",
    "INTERNAL",
    "DEADLINE_EXCEEDED",
    "ALREADY_EXISTS",
)
_THINGS: Final = (
    ("ROOM", "房间", "room"),
    ("STREAM", "流", "stream"),
    ("USER", "用户", "user"),
    ("TOKEN", "令牌", "token"),
    ("TASK", "任务", "task"),
    ("FILE", "文件", "file"),
    ("MIXER", "混流", "mixer"),
    ("DEVICE", "设备", "device"),
)
_FAULTS: Final = (
    ("NOT_FOUND", "不存在", "does not exist"),
    ("EXPIRED", "已过期", "has expired"),
    ("BUSY", "正忙", "is busy"),
    ("INVALID", "不合法", "is not valid"),
    ("CLOSED", "已关闭", "is closed"),
    ("TOO_LARGE", "过大", "is too large"),
)
_PER_DOMAIN: Final = 250

MANIFEST: Final = """zcodegen: 1
name: bench-codes
version: 1.0.0
license: Apache-2.0
locales:
  source: zh-CN
  required: [zh-CN, en]
packages:
  go: {module: example.com/bench-codes}
"""


@dataclass(frozen=True, slots=True)
class Entry:
    """One synthetic code with all that its forms say of it."""

    name: str
    code: int
    status: str
    retryable: bool
    message: tuple[str, str]
    """zh-CN, en."""
    action: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain: its path by words, and its entries."""

    words: tuple[str, ...]
    entries: tuple[Entry, ...]

    @property
    def name(self) -> str:
        """The domain's name: `acme.part007`."""
        return ".".join(self.words)


def make(
    count: int, *, per_domain: int = _PER_DOMAIN, changed: frozenset[int] = frozenset()
) -> Iterator[Domain]:
    """Yield the domains of a catalog of `count` entries; the entries numbered in `changed` have another message."""
    for number, first in enumerate(range(0, count, per_domain)):
        numbers = range(first, min(first + per_domain, count))
        yield Domain(
            ("acme", f"part{number:03}"), tuple(_entry(number, number in changed) for number in numbers)
        )


def _entry(number: int, changed: bool) -> Entry:  # noqa: FBT001  # a column of a table
    thing, zh_thing, en_thing = _THINGS[number % len(_THINGS)]
    fault, zh_fault, en_fault = _FAULTS[number // len(_THINGS) % len(_FAULTS)]
    again = "，请勿重试" if changed else ""
    messages = f"第 {number} 个{zh_thing}{zh_fault}{again}。", f"The {en_thing} {number} {en_fault}."
    action = (
        None
        if number % 4 == 0
        else (f"请检查参数 {number}，然后重试。", f"Check parameter {number} and try again.")
    )
    status = _STATUSES[number % len(_STATUSES)]
    return Entry(
        f"{thing}_{fault}_{_letters(number)}", 410_000_000 + number, status, number % 7 == 0, messages, action
    )


def _letters(number: int) -> str:
    """Return a number in letters, as a name of its own: a name with its number in it is a finding."""
    return "".join(chr(ord("A") + int(digit)) for digit in f"{number:05}")


def write_ours(folder: Path, domains: Iterator[Domain]) -> None:
    """Write a catalog of zcodegen with two versions of one document for each domain, the first listing half of the codes."""
    documents: list[str] = ["\ndocuments:\n"]
    for domain in domains:
        _write(
            folder / "/".join(("catalog", *domain.words[:-1])) / f"{domain.words[-1]}.yaml", _domain(domain)
        )
        documents.append(
            f"  {domain.name}.codes:\n    title: {{zh-CN: 返回码, en: Return codes}}\n    domain: {domain.name}\n"
        )
        for version, entries in (("1", domain.entries[: len(domain.entries) // 2]), ("2", domain.entries)):
            for index, locale in enumerate(("zh-CN", "en")):
                claims = _claims(domain, version, locale, entries, index)
                _write(folder / "catalog/documents" / f"{domain.name}.codes/{version}.{locale}.yaml", claims)
    _write(folder / "catalog/catalog.yaml", MANIFEST + "".join(documents))


def write_pages(project: Path, count: int) -> None:
    """Write pages of five new codes each below `pages/`, and declare each as a document of another domain in the manifest."""
    manifest = project / "catalog/catalog.yaml"
    documents = [manifest.read_text(encoding="utf-8")]
    for page in range(count):
        numbers = range(900_000_000 + page * 100, 900_000_005 + page * 100)
        rows = "".join(f"| {code} | The widget {code} is gone. | Check it. |\n" for code in numbers)
        _write(project / f"pages/{page:02}.md", _PAGE + rows)
        documents.append(
            f"  acme.page{page:02}:\n    title: {{zh-CN: 页, en: Page}}\n    domain: acme.part{page:03}\n"
            f"    pages: [{{path: pages/{page:02}.md, locale: en}}]\n"
        )
    _write(manifest, "".join(documents))


_PAGE: Final = (
    "---\ndate: 2026-01-02\n---\n\n# Return codes\n\n| Code | Message | Action |\n| --- | --- | --- |\n"
)


def _write(place: Path, text: str) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")


def _domain(domain: Domain) -> str:
    head = (
        f"domain: {domain.name}\ntitle: {{zh-CN: 第 {domain.words[-1]} 部分, en: Part {domain.words[-1]}}}\n"
    )
    return f"{head}code_type: integer\nentries:\n" + "\n".join(map(_our_entry, domain.entries))


def _our_entry(entry: Entry) -> str:
    lines = [
        f"  {entry.name}:",
        f"    code: {entry.code}",
        f"    status: {entry.status}",
        f"    recovery: {'transient' if entry.retryable else 'terminal'}",
    ]
    for field, texts in (("message", entry.message), ("action", entry.action)):
        if texts:
            lines += [f"    {field}:", f"      zh-CN: {texts[0]}", f"      en: {texts[1]}"]
    return "\n".join(lines) + "\n"


def _claims(domain: Domain, version: str, locale: str, entries: tuple[Entry, ...], index: int) -> str:
    head = (
        f'document: {domain.name}.codes\nversion: "{version}"\nlocale: {locale}\npage:\n  path: pages/{domain.name}.md\n'
        f"  sha256: {'a' * 64}\nsections:\n  - heading: []\n    claims:\n"
    )
    rows = []
    for line, entry in enumerate(entries, 3):
        action = f"        action: {entry.action[index]}\n" if entry.action else ""
        rows.append(
            f"      - code: {entry.code}\n        line: {line}\n        message: {entry.message[index]}\n{action}"
        )
    return head + "".join(rows)


def write_proto(folder: Path, domains: Iterator[Domain], *, options: bool) -> None:
    """Write a file a domain with one enum; texts as comments, or with `options` as options that a program can read."""
    if options:
        _write(folder / "acme/codes.proto", _OPTIONS)
    for domain in domains:
        _write(folder / "/".join(domain.words) / "codes.proto", _proto(domain, options=options))


_OPTIONS: Final = """syntax = "proto3";
package acme;
option java_package = "com.acme";
import "google/protobuf/descriptor.proto";
message Text {
  string zh = 1;
  string en = 2;
}
message Meaning {
  string status = 1;
  bool retryable = 2;
  Text message = 3;
  Text action = 4;
}
extend google.protobuf.EnumValueOptions {
  Meaning meaning = 50000;
}
"""


def _proto(domain: Domain, *, options: bool) -> str:
    title = domain.words[-1]
    head = f'syntax = "proto3";\npackage {domain.name};\noption java_package = "com.{domain.name}";\noption java_multiple_files = true;\n'
    imports = 'import "acme/codes.proto";\n' if options else ""
    prefix = title.upper()
    rows = [f"enum {title.capitalize()} {{\n  {prefix}_UNSPECIFIED = 0;\n"]
    for entry in domain.entries:
        texts = [text for pair in (entry.message, entry.action) if pair for text in pair]
        if not options:
            rows += [f"  // {text}\n" for text in texts]
            rows.append(f"  {prefix}_{entry.name} = {entry.code};\n")
            continue
        action = f' action: {{zh: "{texts[2]}" en: "{texts[3]}"}}' if entry.action else ""
        meaning = (
            f'status: "{entry.status}" retryable: {str(entry.retryable).lower()} '
            f'message: {{zh: "{texts[0]}" en: "{texts[1]}"}}{action}'
        )
        rows.append(f"  {prefix}_{entry.name} = {entry.code} [(acme.meaning) = {{{meaning}}}];\n")
    return head + imports + "".join(rows) + "}\n"


def write_glean(folder: Path, domains: Iterator[Domain]) -> None:
    """Write a metrics.yaml a domain for glean_parser: an event a code, texts in the description."""
    for domain in domains:
        rows = ["$schema: moz://mozilla.org/schemas/glean/metrics/2-0-0\n", f"{domain.name}:\n"]
        for entry in domain.entries:
            texts = "".join(
                f"      {text}\n" for pair in (entry.message, entry.action) if pair for text in pair
            )
            rows.append(
                f"  {entry.name.lower()}:\n    type: counter\n    description: |\n{texts}      {entry.code} {entry.status}\n"
                "    bugs: [https://example.com/1]\n    data_reviews: [https://example.com/1]\n"
                "    notification_emails: [codes@example.com]\n    expires: never\n"
            )
        _write(folder / f"{domain.words[-1]}.metrics.yaml", "".join(rows))


def write_tokens(folder: Path, domains: Iterator[Domain]) -> None:
    """Write one JSON file per domain for style-dictionary: one token per code, and its texts as tokens."""
    import json

    for domain in domains:
        tokens: dict[str, object] = {}
        for entry in domain.entries:
            texts: dict[str, object] = {"zh": {"value": entry.message[0]}, "en": {"value": entry.message[1]}}
            tokens[entry.name] = {"code": {"value": entry.code}, "message": texts}
        nested = {domain.words[0]: {domain.words[1]: tokens}}
        _write(folder / f"{domain.words[-1]}.json", json.dumps(nested, ensure_ascii=False, indent=1))
