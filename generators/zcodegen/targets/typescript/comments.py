"""Doc comments (JSDoc, as TypeScript and TSDoc read it) out of any text.

Promises: a comment never ends early, no text becomes a tag, and what would not be seen, or would turn the line's
direction, is written as U+XXXX. Prettier leaves the comments alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from zcodegen.catalog.model import Entry, Tombstone
from zcodegen.texts.arguments import substitute

_SEEN = re.compile(r"[\t\n !-)+-.0-?A-~\u00a1-\u00ac\u00ae-\u02ff\u3001-\u312f\u3400-\u9fff\uff01-\uff5e]*")
_TELLING = re.compile(
    "\\*/|[@\0-\x08\x0b-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
_URL = str.maketrans({"@": "%40", "*": "%2A", "{": "%7B", "}": "%7D", "|": "%7C", " ": "%20"})


def shown(text: str) -> list[str]:
    """Return the lines of `text` as they may stand in a comment; a backslash parts `*/` and takes its meaning from `@`."""
    if not _SEEN.fullmatch(text):
        text = _TELLING.sub(_told, text.replace("\r\n", "\n"))
    return [line.rstrip() for line in text.split("\n")]


def _told(found: re.Match[str]) -> str:
    if found[0] == "*/":
        return "*\\/"
    return "\\@" if found[0] == "@" else f"U+{ord(found[0]):04X}"


def comment(paragraphs: Iterable[Iterable[str]], indent: str = "") -> str:
    """Return a doc comment with blank lines between the paragraphs, which are lines that `shown` has made."""
    blocks = ["\n".join(f"{indent} * {line}".rstrip() for line in lines) for lines in paragraphs]
    return f"{indent}/**\n" + f"\n{indent} *\n".join(blocks) + f"\n{indent} */"


def short_comment(text: str, indent: str) -> str:
    """Return a doc comment of one text: in one line, where it has one."""
    lines = shown(text)
    return f"{indent}/** {lines[0]} */" if len(lines) == 1 else comment([lines], indent)


def entry_comment(entry: Entry, locales: Iterable[str]) -> str:
    """Return the comment of an entry's constant: its texts in `locales`, its synonyms, whether it is deprecated."""
    paragraphs = [lines for locale in locales if (lines := _texts(entry, locale))]
    if entry.same_as:
        links = ", ".join(f"{{@link {name}}}" for name in entry.same_as)
        paragraphs.append([f"Means the same as {links}."])
    if tombstone := entry.retired or entry.deprecated:
        paragraphs.append(_farewell(tombstone, "Retired since" if entry.retired else "Since"))
    return comment(paragraphs)


def alias_comment(name: str) -> str:
    """Return the comment of a former name."""
    return f"/** @deprecated Former name of {{@link {name}}}. */"


def _texts(entry: Entry, locale: str) -> list[str]:
    if locale not in entry.message:
        return []
    lines: list[str] = []
    for label, texts in (("", entry.message), ("- Cause: ", entry.cause), ("- Action: ", entry.action)):
        if text := texts.get(locale):
            first, *rest = shown(substitute(text.value, {}) if entry.arguments else text.value)
            lines.append(label + first)
            lines += [f"  {line}" for line in rest] if label else rest
    return lines


def _farewell(tombstone: Tombstone, state: str) -> list[str]:
    first, *rest = shown(tombstone.reason)
    lines = [f"@deprecated {state} {tombstone.since}: {first}", *rest]
    if other := tombstone.replaced_by:
        lines[-1] += f" Use `{other}` instead." if "." in other else f" Use {{@link {other}}} instead."
    return lines


def link(title: str, url: str) -> str:
    """Return a `@see` line; what would end the link is percent-encoded in the address."""
    text = " ".join(shown(title)).replace("}", ")").replace("{", "(").replace("|", "/")
    return f"@see {{@link {url.translate(_URL)} | {text}}}"


def titles(texts: Mapping[str, str], locales: Iterable[str]) -> str:
    """Return a title in `locales`, each once, in one line."""
    return " · ".join(dict.fromkeys(" ".join(shown(texts[locale])) for locale in locales if locale in texts))
