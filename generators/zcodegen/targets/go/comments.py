"""Doc comments: what a Go programmer reads when the cursor stands on a constant, a type or a package.

Promises: gofmt leaves every comment alone (https://go.dev/doc/comment); no line is empty of a label where it holds text
of the catalog, so that a text is never taken for a list, a heading or code.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from zcodegen.catalog.model import (
    Argument,
    Catalog,
    Document,
    Domain,
    Entry,
    LocaleTexts,
    ServedTexts,
    Tombstone,
)
from zcodegen.targets.common import package_description
from zcodegen.targets.go.literals import is_plain, labelled, shown


def comment(paragraphs: Iterable[Iterable[str]], indent: str = "") -> str:
    """Return paragraphs, which are lines, as a comment; the first line's indent stands in the template."""
    line, gap = f"\n{indent}// ", f"\n{indent}//\n{indent}// "
    return "// " + gap.join([line.join(lines) for lines in paragraphs])


def shown_texts(served: LocaleTexts) -> ServedTexts:
    """Return the texts of a domain in one locale as comments show them; most often as they are."""
    return served.texts if is_plain(served.joined) else served.changed(shown)


def entry_comment(
    entry: Entry, names: Mapping[str, str], texts: Mapping[str, ServedTexts], indent: str
) -> str:
    """Return the comment of an entry's constant: its texts by locale, as comments show them, synonyms, deprecation."""
    paragraphs = _texts(entry, names[entry.name], texts)
    if entry.same_as:
        paragraphs.append(["Synonyms: " + ", ".join(_link(other, names) for other in entry.same_as) + "."])
    if entry.retired:
        paragraphs.append([_deprecated(f"Retired since {entry.retired.since}.", entry.retired, names)])
    elif entry.deprecated:
        paragraphs.append([_deprecated(f"Since {entry.deprecated.since}.", entry.deprecated, names)])
    return comment(paragraphs, indent)


def _texts(entry: Entry, name: str, texts: Mapping[str, ServedTexts]) -> list[list[str]]:
    paragraphs: list[list[str]] = []
    for locale, shown_in in texts.items():
        if found := shown_in.get(entry.name):
            message, cause, action = found
            lines = [f"{locale if paragraphs else name}: {message}".rstrip()]
            if cause is not None:
                lines.append(f"Cause: {cause}".rstrip())
            if action is not None:
                lines.append(f"Action: {action}".rstrip())
            paragraphs.append(lines)
    return paragraphs or [[f"{name} is {entry.name}."]]


def _deprecated(since: str, tombstone: Tombstone, names: Mapping[str, str]) -> str:
    instead = f" Use {_link(tombstone.replaced_by, names)}." if tombstone.replaced_by else ""
    return labelled("Deprecated", f"{since} {tombstone.reason}") + instead


def _link(name: str, names: Mapping[str, str]) -> str:
    return f"[{names[name]}]" if name in names else shown(name)


def in_locales(texts: Mapping[str, str], locales: Sequence[str]) -> list[tuple[str, str]]:
    """Return the texts with their locales: the catalog's first locales first, then the rest sorted."""
    order = [locale for locale in locales if locale in texts]
    return [(locale, texts[locale]) for locale in (*order, *sorted(set(texts) - set(order)))]


def domain_comment(
    domain: Domain, package: str, documents: Iterable[Document], locales: Sequence[str]
) -> str:
    """Return the comment of a domain's package: titles, descriptions and the pages that list its codes."""
    (_, first), *others = in_locales(domain.title, locales)
    paragraphs = [[labelled(f"Package {package} has the codes of {domain.name}", first)]]
    paragraphs += [[labelled(locale, title)] for locale, title in others]
    described = in_locales(domain.description, locales)
    paragraphs += [[labelled(f"Description ({locale})", text)] for locale, text in described]
    for document in documents:
        paragraphs += [
            [labelled(f"Document {document.id} ({locale})", url)]
            for locale, url in in_locales(document.url, locales)
        ]
    return comment(paragraphs)


def root_comment(catalog: Catalog, package: str) -> str:
    """Return the comment of the module's root package."""
    told = package_description(catalog.manifest)
    return comment(
        [
            [labelled(f"Package {package} has what the codes of all domains have in common", told)],
            [
                "Each domain is a package of its own, with its codes as constants; package index finds a code in all of them."
            ],
        ]
    )


def described(name: str, verb: str, description: str) -> str:
    """Return the comment of an attribute: the manifest's description, or what follows from its name."""
    return labelled(name, description) if shown(description) else f"{name} {verb}."


def argument_comment(field: str, argument: Argument) -> str:
    """Return the line on one argument: what it stands for, and an example."""
    about = shown(argument.description)
    example = f"For example {shown(str(argument.example))}".rstrip()
    return labelled(field, f"{about} {example}" if about else example)
