"""Doc comments (JSDoc, as TypeScript and TSDoc read it) of any text.

A comment never ends early, no text becomes a tag, and characters that are invisible or change the direction of the line are
written as U+XXXX. Prettier leaves the comments alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from zcodegen.catalog.model import Argument, Catalog, Domain, Entry, LocaleTexts, ServedTexts, Tombstone
from zcodegen.targets.common import document_links, has_rare_facts, shown_text
from zcodegen.textcompare.invisible import shown

_URL = str.maketrans({"@": "%40", "*": "%2A", "{": "%7B", "}": "%7D", "|": "%7C", " ": "%20"})
Texts = tuple[str, str | None, str | None]
"""Message, cause and action of an entry in one locale."""


def lines(text: str) -> str:
    """Return `text` with its lines for a comment; a backslash separates `*/` and escapes `@`."""
    return shown(text).replace("*/", "*\\/").replace("@", "\\@")


def one_line(text: str) -> str:
    """Return `text` for a comment, in one line."""
    return " ".join([line.rstrip() for line in lines(text).split("\n")])


def shown_texts(texts: LocaleTexts) -> ServedTexts:
    """Return the texts of a domain in one locale for comments."""
    return texts.texts if lines(texts.joined) == texts.joined else texts.changed(lines)


def comment(paragraphs: Iterable[str], indent: int = 0) -> str:
    """Return a doc comment of paragraphs, which `lines` has made, with blank lines between them."""
    margin = " " * indent
    body = "\n".join([f"{margin} * {line}".rstrip() for line in "\n\n".join(paragraphs).split("\n")])
    return f"{margin}/**\n{body}\n{margin} */"


def short_comment(text: str, indent: int) -> str:
    """Return a doc comment of one text, in one line if the text has one."""
    shown_text = lines(text)
    if "\n" in shown_text:
        return comment([shown_text], indent)
    return f"{' ' * indent}/** {shown_text.rstrip()} */"


def entry_comment(entry: Entry, facts: str, texts: Iterable[Texts], history: Iterable[str] = ()) -> list[str]:
    """Return the paragraphs of an entry's comment: texts, `facts`, arguments, synonyms, `history`, links, the end of its life."""
    if not has_rare_facts(entry):
        return [*(_describe(*in_locale) for in_locale in texts), facts, *history]
    if entry.arguments:
        texts = [
            (shown_text(message), cause and shown_text(cause), action and shown_text(action))
            for message, cause, action in texts
        ]
    paragraphs = [_describe(*in_locale) for in_locale in texts]
    paragraphs.append(facts)
    paragraphs += [_describe_argument(argument) for argument in entry.arguments]
    if entry.same_as or entry.equivalents:
        links = [
            *(f"{{@link {name}}}" for name in entry.same_as),
            *(f"`{name}`" for name in entry.equivalents),
        ]
        paragraphs.append(f"Means the same as {', '.join(links)}.")
    paragraphs += history
    if entry.links:
        paragraphs.append("\n".join(_see(link.title, link.url) for link in entry.links))
    if tombstone := entry.retired or entry.deprecated:
        paragraphs.append(_deprecate(tombstone, "Retired since" if entry.retired else "Since"))
    return paragraphs


def domain_comment(catalog: Catalog, domain: Domain, locales: Iterable[str]) -> list[str]:
    """Return the paragraphs of a module's comment: titles, descriptions, documents."""
    locales = tuple(locales)
    paragraphs = [f"{_titles(domain.title, locales)}: the codes of `{domain.name}`."]
    paragraphs += [lines(domain.description[locale]) for locale in locales if locale in domain.description]
    links = [_see(title, url) for title, url in document_links(catalog, domain.name)]
    return [*paragraphs, "\n".join([*links, "@packageDocumentation"])]


def _describe(message: str, cause: str | None, action: str | None) -> str:
    text = message
    if cause:
        text += "\n- Cause: " + cause.replace("\n", "\n  ")
    if action:
        text += "\n- Action: " + action.replace("\n", "\n  ")
    return text


def _describe_argument(argument: Argument) -> str:
    description = f": {one_line(argument.description)}" if argument.description else "."
    return f"Argument `{argument.name}` ({argument.type}){description}"


def _deprecate(tombstone: Tombstone, state: str) -> str:
    text = f"@deprecated {state} {tombstone.since}: {lines(tombstone.reason).rstrip()}"
    if other := tombstone.replaced_by:
        text += f" Use `{other}` instead." if "." in other else f" Use {{@link {other}}} instead."
    return text


def _see(title: str, url: str) -> str:
    """Return a `@see` line; characters that would end the link are percent-encoded in the address."""
    text = one_line(title).replace("}", ")").replace("{", "(").replace("|", "/")
    return f"@see {{@link {url.translate(_URL)} | {text}}}"


def _titles(texts: Mapping[str, str], locales: Iterable[str]) -> str:
    """Return a title in `locales`, each once, in one line."""
    return " · ".join(dict.fromkeys(one_line(texts[locale]) for locale in locales if locale in texts))
