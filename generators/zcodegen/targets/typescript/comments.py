"""Doc comments (JSDoc, as TypeScript and TSDoc read it) out of any text.

Promises: a comment never ends early, no text becomes a tag, and what would not be seen, or would turn the line's
direction, is written as U+XXXX. Prettier leaves the comments alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.catalog.model import Entry, LocaleTexts, ServedTexts, Tombstone
from zcodegen.textcompare.arguments import substitute
from zcodegen.textcompare.invisible import shown

_URL = str.maketrans({"@": "%40", "*": "%2A", "{": "%7B", "}": "%7D", "|": "%7C", " ": "%20"})


def lines(text: str) -> str:
    """Return `text`, whose lines stay, as a comment shows it; a backslash parts `*/` and takes its meaning from `@`."""
    return shown(text).replace("*/", "*\\/").replace("@", "\\@")


def one_line(text: str) -> str:
    """Return `text` as a comment shows it, in one line."""
    return " ".join([line.rstrip() for line in lines(text).split("\n")])


def shown_texts(served: LocaleTexts) -> ServedTexts:
    """Return the texts of a domain in one locale as comments show them; most often as they are."""
    return served.texts if lines(served.joined) == served.joined else served.changed(lines)


def comment(paragraphs: Iterable[str], indent: str = "") -> str:
    """Return a doc comment of paragraphs, which `lines` has made, with blank lines between them."""
    told = "\n".join([f"{indent} * {line}".rstrip() for line in "\n\n".join(paragraphs).split("\n")])
    return f"{indent}/**\n{told}\n{indent} */"


def short_comment(text: str, indent: str) -> str:
    """Return a doc comment of one text: in one line, where it has one."""
    said = lines(text)
    return comment([said], indent) if "\n" in said else f"{indent}/** {said.rstrip()} */"


def entry_comment(entry: Entry, texts: Iterable[tuple[str, str | None, str | None]]) -> str:
    """Return the comment of an entry's constant: its `texts`, its synonyms, whether it is deprecated."""
    paragraphs = [_told(*in_locale) for in_locale in texts]
    if entry.arguments:
        paragraphs = [substitute(told, {}) for told in paragraphs]
    if entry.same_as:
        links = ", ".join(f"{{@link {name}}}" for name in entry.same_as)
        paragraphs.append(f"Means the same as {links}.")
    if tombstone := entry.retired or entry.deprecated:
        paragraphs.append(_farewell(tombstone, "Retired since" if entry.retired else "Since"))
    return comment(paragraphs)


def alias_comment(name: str) -> str:
    """Return the comment of a former name."""
    return f"/** @deprecated Former name of {{@link {name}}}. */"


def _told(message: str, cause: str | None, action: str | None) -> str:
    told = message
    if cause:
        told += "\n- Cause: " + cause.replace("\n", "\n  ")
    if action:
        told += "\n- Action: " + action.replace("\n", "\n  ")
    return told


def _farewell(tombstone: Tombstone, state: str) -> str:
    said = f"@deprecated {state} {tombstone.since}: {lines(tombstone.reason).rstrip()}"
    if other := tombstone.replaced_by:
        said += f" Use `{other}` instead." if "." in other else f" Use {{@link {other}}} instead."
    return said


def link(title: str, url: str) -> str:
    """Return a `@see` line; what would end the link is percent-encoded in the address."""
    text = one_line(title).replace("}", ")").replace("{", "(").replace("|", "/")
    return f"@see {{@link {url.translate(_URL)} | {text}}}"


def titles(texts: Mapping[str, str], locales: Iterable[str]) -> str:
    """Return a title in `locales`, each once, in one line."""
    return " · ".join(dict.fromkeys(one_line(texts[locale]) for locale in locales if locale in texts))
