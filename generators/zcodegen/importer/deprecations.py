"""What pages write about deprecated codes: `Deprecated, use 1002 instead`, `已废弃，请使用 1002`, a code that is struck out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.model import Code, Entry, Tombstone
from zcodegen.importer.proposal import NewEntry

_MARK: Final = re.compile(
    r"(?:^|[(（【\[]|[.。;；]\s?|\b(?:error|return|status|this)(?: code)? (?:is|was|has been) |码)\s?"
    r"(?:deprecated\b|obsolete\b|discontinued\b|no longer (?:used|returned)\b|已?废弃|已?弃用|已下线|已停用|不再使用|不再返回|非推奨|廃止)",
    re.IGNORECASE | re.MULTILINE,
)
_REPLACEMENT: Final = re.compile(
    r"(?:\buse|\breplaced (?:by|with)|\bsee|请使用|改用|使用|替换为|由|请参考)\s{0,3}(?:error |code |错误码\s?)?[`'\"“]?"
    r"(?P<code>0x[0-9A-Fa-f]+|-?\d{1,19}|[A-Za-z][A-Za-z0-9_.]{2,120})",
    re.IGNORECASE,
)
_FIRST_VERSION: Final = "0.1.0"


def is_deprecated(claim: Claim) -> bool:
    """Whether a page strikes a code out or calls it deprecated."""
    texts = (claim.name, claim.message, claim.action)
    return claim.deprecated or any(text and _MARK.search(text) for text in texts)


def deprecation(claim: Claim, version: str | None, known: Mapping[Code, str]) -> Tombstone | None:
    """Return the mark for a deprecated code, None for any other; `known` are the names of the domain's codes.

    `version` is the catalog's own: the release that first has the mark. What is to be used instead counts if it is the
    code or name of an entry.
    """
    if not is_deprecated(claim):
        return None
    text = "\n".join(filter(None, (claim.message, claim.action)))
    found = _REPLACEMENT.search(text)
    replaced_by = _name_of(found.group("code"), known) if found else None
    reason = next((line for line in text.split("\n") if _MARK.search(line)), "The page strikes it out.")
    return Tombstone(version or _FIRST_VERSION, reason, replaced_by)


def mark_deprecated(
    new: list[NewEntry], claims: Mapping[str, Claim], version: str | None, known: Mapping[Code, str]
) -> None:
    """Mark the new entries that pages call deprecated; `claims` are those of the new entries, by their full names."""
    for index, proposed in enumerate(new):
        claim = claims.get(proposed.entry.full_name)
        tombstone = deprecation(claim, version, known) if claim else None
        if tombstone and tombstone.replaced_by != proposed.entry.name:
            new[index] = replace(proposed, entry=_marked(proposed.entry, tombstone))


def _marked(entry: Entry, tombstone: Tombstone) -> Entry:
    return replace(entry, deprecated=tombstone)


def _name_of(text: str, known: Mapping[Code, str]) -> str | None:
    if text in known.values():
        return text
    number = (
        int(text, 16) if text[:2].lower() == "0x" else (int(text) if text.lstrip("-").isdecimal() else None)
    )
    return known.get(text) or (known.get(number) if number is not None else None)
