"""The files of one domain: its class with a constant for each code, the rows that these are made from, its resources.

A domain looks the same at every size. The JVM limits a class initializer to 65,535 bytes; a constant takes 6 of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.catalog.model import Catalog, Domain, Entry, Envelope, ServedTexts
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.common import (
    doc_locales,
    documents_of,
    file_of,
    history_lines,
    number_kinds,
    shown_text,
    url_parts,
)
from zcodegen.targets.kotlin import comments, names
from zcodegen.targets.kotlin.literals import quoted, raw_cell
from zcodegen.targets.kotlin.resources import domain_resources
from zcodegen.targets.plan import PlannedFile, variables

MAX_CONSTANTS: Final = 10_900
"""Constants of a domain, former names included: the limit of the JVM's class initializer, in constants."""
_MAX_PART: Final = 20_000
"""Characters of one raw string: a constant of a class file holds 65,535 bytes."""
_MAX_REASON: Final = 2_000
"""Characters of a reason in an annotation, for the same limit."""
_MAX_LINE: Final = 140
"""Longest line of Kotlin's official style, as ktlint checks it."""
_TEMPLATES: Final = "src/main/kotlin/package/domain"
_KINDS: Final[Mapping[str, tuple[str, str]]] = {
    "integer": ("Integer", "Long"),
    "string": ("String", "String"),
}
_ARGUMENTS: Final = {"integer": "Long", "number": "Double", "string": "String"}
_INDENT: Final = " " * 12


class Scope(Struct, frozen=True, dict=True):
    """A domain, and the classes of all domains."""

    catalog: Catalog
    domain: Domain
    domain_classes: Mapping[str, names.DomainClass]

    @property
    def domain_class(self) -> names.DomainClass:
        """The class of the domain."""
        return self.domain_classes[self.domain.name]

    @cached_property
    def shown(self) -> list[ServedTexts]:
        """The domain's texts as comments show them, for each locale of the comments."""
        return [self._shown_in(locale) for locale in doc_locales(self.catalog, "kotlin")]

    def _shown_in(self, locale: str) -> ServedTexts:
        served = self.catalog.texts_in(self.domain.name, locale)
        texts = served.texts if comments.is_plain(served.joined) else served.changed(comments.shown)
        filled = [name for name, entry in self.domain.entries.items() if entry.arguments]
        return {**texts, **served.changed(lambda text: comments.shown(shown_text(text)), filled)}


class Constant(Struct, frozen=True):
    """The constant of an entry: its comment and its annotation, if any, as lines with their indent."""

    name: str
    comment: str
    deprecated: str


class Alias(Struct, frozen=True):
    """The constant of a former name."""

    name: str
    entry: str
    deprecated: str


class Parameter(Struct, frozen=True):
    """A parameter of a function: its name, its type, the argument's name in the catalog."""

    name: str
    type: str
    argument: str
    comment: str


class Function(Struct, frozen=True):
    """The function of an entry that takes arguments; a short one has its only parameter in the line of its name."""

    name: str
    entry: str
    parameters: tuple[Parameter, ...]
    is_short: bool


class CodeFile(Struct, frozen=True):
    """Context of `domain/Code.kt.jinja`."""

    head: names.FileHead
    imports: tuple[str, ...]
    comment: str
    name: str
    kind: str
    value: str
    domain: str
    page: str
    is_hex: bool
    envelope: Envelope | None
    entries: tuple[Constant, ...]
    aliases: tuple[Alias, ...]
    included: tuple[str, ...]
    functions: tuple[Function, ...]


class Traits(Struct, frozen=True):
    """What is known of a code besides its number and name, as Kotlin expressions."""

    status: str
    http_status: int
    recovery: str
    actor: str
    retry_after: str


class Row(Struct, frozen=True):
    """A line of the table of codes: the name, the number of its traits, the code as a raw string holds it."""

    name: str
    traits: int
    code: str


class RowsFile(Struct, frozen=True):
    """Context of `domain/Rows.kt.jinja`."""

    head: names.FileHead
    imports: tuple[str, ...]
    domain: str
    name: str
    traits: tuple[Traits, ...]
    parts: tuple[tuple[Row, ...], ...]


def plan_domain(scope: Scope) -> Iterator[PlannedFile]:
    """Plan the source files and resources of one domain; ZcodegenError if Kotlin cannot express it."""
    domain, domain_class = scope.domain, scope.domain_class
    names.refuse_shared_names(domain)
    _refuse_large(domain)
    folder = f"src/main/kotlin/{domain_class.folder}"
    yield PlannedFile(
        f"{folder}/{domain_class.name}.kt", f"{_TEMPLATES}/Code.kt.jinja", variables(_code_file(scope))
    )
    yield PlannedFile(
        f"{folder}/{domain_class.name}Rows.kt", f"{_TEMPLATES}/Rows.kt.jinja", variables(_rows_file(scope))
    )
    yield from domain_resources(scope.catalog, domain)


def _refuse_large(domain: Domain) -> None:
    count = sum(1 + len(entry.aliases) for entry in domain.entries.values())
    if count > MAX_CONSTANTS:
        raise ZcodegenError(
            f"Kotlin: {domain.name} has {count:,} names, and a class of the JVM holds {MAX_CONSTANTS:,}; "
            "split the domain, or leave kotlin out of `targets`"
        )


def _code_file(scope: Scope) -> CodeFile:
    domain, domain_class = scope.domain, scope.domain_class
    kind, value = _KINDS[domain.code_type]
    included = [scope.domain_classes[name] for name in scope.catalog.included(domain.name)]
    called, imports = names.imported(domain_class, domain_class.package, included)
    functions = tuple(_functions(domain))
    envelope = scope.catalog.envelope(domain.name)
    used = [f"{kind}Code", f"{kind}Domain", "InternalCodesApi", "PackageData", "Row", "Text"]
    used += ["Envelope", "Response"] if envelope else []
    used += ["Filled"] if functions else []
    used += ["IntegerCode"] if kind == "Integer" else []
    entries = domain.entries.values()
    return CodeFile(
        head=names.head(
            file_of(domain), domain_class.package, deprecated=_mentions_deprecated(domain), opt_in=True
        ),
        imports=import_lines(
            names.type_imports(scope.catalog, domain_class.package, set(used)), imports, ["java.util.Locale"]
        ),
        comment=_comment(scope),
        name=domain_class.name,
        kind=kind,
        value=value,
        domain=domain.name,
        page="{name}".join(url_parts(scope.catalog, domain) or ()),
        is_hex=domain.code_format == "hex",
        envelope=envelope,
        entries=tuple(_constant(scope, entry) for entry in entries),
        aliases=tuple(_alias(scope, entry, alias) for entry in entries for alias in entry.aliases),
        included=tuple(called[other] for other in included),
        functions=functions,
    )


def _rows_file(scope: Scope) -> RowsFile:
    domain, domain_class = scope.domain, scope.domain_class
    entries = domain.entries.values()
    numbers, kinds = number_kinds(entries, _traits)
    parts: list[list[Row]] = []
    size = _MAX_PART
    for entry, number in zip(entries, numbers, strict=True):
        code = str(entry.code) if isinstance(entry.code, int) else raw_cell(entry.code)
        row = Row(entry.name, number, code)
        if size >= _MAX_PART:
            parts.append([])
            size = 0
        parts[-1].append(row)
        size += len(row.name) + len(row.code)
    used = ["InternalCodesApi", "Rows", "Status", "Traits"]
    used += ["Recovery"] if any(traits.recovery != "null" for traits in kinds) else []
    used += ["Actor"] if any(traits.actor != "null" for traits in kinds) else []
    return RowsFile(
        head=names.head(file_of(domain), domain_class.package, opt_in=True),
        imports=import_lines(names.type_imports(scope.catalog, domain_class.package, used), ()),
        domain=domain.name,
        name=domain_class.name,
        traits=kinds,
        parts=tuple(map(tuple, parts)),
    )


def _traits(entry: Entry) -> Traits:
    return Traits(
        status=entry.status,
        http_status=entry.http_status,
        recovery=f"Recovery.{entry.recovery.upper()}" if entry.recovery else "null",
        actor=f"Actor.{entry.actor.upper()}" if entry.actor else "null",
        retry_after="null" if entry.retry_after is None else str(entry.retry_after),
    )


def import_lines(
    types: Iterable[str], others: Iterable[names.ImportedClass], java: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return the imports of a file as Kotlin's official style sorts them: packages, Java's, then those with another name."""
    plain = sorted([*types, *(other.qualified for other in others if not other.alias)])
    renamed = [f"{other.qualified} as {other.alias}" for other in others if other.alias]
    return (*plain, *java, *sorted(renamed))


def _mentions_deprecated(domain: Domain) -> bool:
    entries = domain.entries.values()
    return any(
        (entry.deprecated or entry.retired) and (entry.aliases or entry.arguments or entry.same_as)
        for entry in entries
    )


def _constant(scope: Scope, entry: Entry) -> Constant:
    code = (
        f"`{scope.domain.shown(entry.code)}`" if isinstance(entry.code, int) else comments.in_line(entry.code)
    )
    facts = f"Code {code}, {entry.status}, HTTP {entry.http_status}"
    facts += f", {entry.recovery}." if entry.recovery else "."
    facts += " A draft: it may still change." if entry.stability == "draft" else ""
    history = history_lines(scope.catalog, entry, comments.in_line)
    return Constant(
        name=entry.name,
        comment=comments.entry_comment(entry, (facts, *history), scope.shown, _INDENT),
        deprecated=_end_of(scope, entry),
    )


def _alias(scope: Scope, entry: Entry, alias: str) -> Alias:
    replacement = _expression(scope, entry.name)
    return Alias(alias, entry.name, annotation(f"Renamed to {entry.name}.", replacement))


def _end_of(scope: Scope, entry: Entry) -> str:
    tombstone = entry.retired or entry.deprecated
    if tombstone is None:
        return ""
    state = "Retired since" if entry.retired else "Since"
    reason = tombstone.reason[:_MAX_REASON]
    return annotation(f"{state} {tombstone.since}: {reason}", _expression(scope, tombstone.replaced_by))


def _expression(scope: Scope, name: str | None) -> tuple[str, str] | None:
    """Return the expression of an entry and the import that it needs; None if there is no such entry."""
    domain, _, entry = (name or "").rpartition(".")
    owner = scope.catalog.domains.get(domain or scope.domain.name)
    if owner is None or entry not in owner.entries:
        return None
    domain_class = scope.domain_classes[owner.name]
    return f"{domain_class.name}.Known.{entry}", domain_class.qualified


def annotation(message: str, instead: tuple[str, str] | None, indent: str = _INDENT) -> str:
    """Return the annotation of a deprecated constant, with the replacement that editors offer."""
    arguments = [quoted(message)]
    if instead:
        replacement = f"ReplaceWith({', '.join(map(quoted, instead))})"
        if len(f"{indent}    {replacement},") > _MAX_LINE:
            inner = "".join(f"\n{indent}        {quoted(part)}," for part in instead)
            replacement = f"ReplaceWith({inner}\n{indent}    )"
        arguments.append(replacement)
    lines = "".join(f"\n{indent}    {argument}," for argument in arguments)
    return f"{indent}@Deprecated({lines}\n{indent})"


def _functions(domain: Domain) -> Iterator[Function]:
    for name, function in names.function_names(domain).items():
        entry = domain.entries[name]
        spelled = names.parameter_names(entry.full_name, (argument.name for argument in entry.arguments))
        parameters = tuple(
            Parameter(
                name=spelled[argument.name],
                type=_ARGUMENTS[argument.type],
                argument=argument.name,
                comment=_example(argument.description, str(argument.example)),
            )
            for argument in entry.arguments
        )
        line = f"        public fun {function}({parameters[0].name}: {parameters[0].type}): Filled ="
        yield Function(function, name, parameters, len(parameters) == 1 and len(line) <= _MAX_LINE)


def _example(description: str, example: str) -> str:
    return f"{comments.in_line(description)} For example {comments.in_line(example)}".strip()


def _comment(scope: Scope) -> str:
    """Return the comment of the class: titles, descriptions and the pages that list the codes."""
    domain = scope.domain
    locales = doc_locales(scope.catalog, "kotlin")
    titles = [comments.in_line(domain.title[locale]) for locale in locales if locale in domain.title]
    paragraphs = [f"{' · '.join(dict.fromkeys(titles))}: the codes of `{domain.name}`."]
    paragraphs += [
        comments.shown(domain.description[locale]) for locale in locales if locale in domain.description
    ]
    links = [
        f'@see <a href="{_href(url)}">{_link(document.title.get(locale, document.id))}</a>'
        for document in documents_of(scope.catalog, domain.name)
        for locale, url in sorted(document.url.items())
    ]
    return comments.kdoc([*paragraphs, "\n".join(links)] if links else paragraphs)


def _href(url: str) -> str:
    return comments.in_line(url).replace("&", "&amp;").replace('"', "&quot;")


def _link(title: str) -> str:
    return comments.in_line(title).replace("<", "&lt;")
