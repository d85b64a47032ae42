"""The catalog as values: what every later stage reads and none changes.

Nothing here knows a file or a line; `Sources` (sources.py) turns a place's name, `zego.rtc.room.ROOM_NOT_FOUND.action.en`,
into one. Mappings keep the order of the files; where order must not matter, the reader of the model sorts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

Code: TypeAlias = int | str
AttributeValue: TypeAlias = str | int | bool | tuple[str, ...]
Field: TypeAlias = Literal["message", "cause", "action"]

FIELDS: Final[tuple[Field, ...]] = ("message", "cause", "action")
"""The three texts of an entry, in the order in which they are read."""

MAX_TEXT_LENGTH: Final = 20_000
"""Characters of a text; the schema of domains allows no more."""

HTTP_STATUS: Final[Mapping[str, int]] = {
    "ABORTED": 409,
    "ALREADY_EXISTS": 409,
    "CANCELLED": 499,
    "DATA_LOSS": 500,
    "DEADLINE_EXCEEDED": 504,
    "FAILED_PRECONDITION": 400,
    "INTERNAL": 500,
    "INVALID_ARGUMENT": 400,
    "NOT_FOUND": 404,
    "OK": 200,
    "OUT_OF_RANGE": 400,
    "PERMISSION_DENIED": 403,
    "RESOURCE_EXHAUSTED": 429,
    "UNAUTHENTICATED": 401,
    "UNAVAILABLE": 503,
    "UNIMPLEMENTED": 501,
    "UNKNOWN": 500,
}
"""HTTP status of each google.rpc.Code, as the comments of google/rpc/code.proto map them."""


class Text(Struct, frozen=True):
    """A text in one locale. `translated` is the hash of the source text where the text is our own translation of it."""

    value: str
    translated: str | None = None


Texts: TypeAlias = Mapping[str, Text]
"""Locale (BCP 47) to text."""


class Argument(Struct, frozen=True):
    """An argument that the texts of an entry name in braces."""

    name: str
    type: Literal["string", "integer"]
    example: str | int
    description: str = ""


class Tombstone(Struct, frozen=True):
    """Why and since which catalog version an entry is deprecated or retired, and what to use instead."""

    since: str
    reason: str
    replaced_by: str | None = None


class Waiver(Struct, frozen=True):
    """A recorded decision to accept findings; `covers` are the fingerprints of those that it was written for."""

    rule: str
    at: str
    reason: str
    covers: tuple[str, ...] = ()
    owner: str | None = None
    until: str | None = None
    origin: tuple[str | int, ...] = ()
    """Where the waiver itself stands, in the words of `Sources.at`: a domain ("" for the manifest) and steps."""


class Approval(Struct, frozen=True):
    """A recorded decision that changes, named by their fingerprints, break nobody who matters."""

    changes: tuple[str, ...]
    reason: str
    owner: str | None = None


class Entry(Struct, frozen=True):
    """One code of a domain."""

    domain: str
    name: str
    code: Code
    status: str
    retryable: bool
    message: Texts
    cause: Texts = field(default_factory=dict)
    action: Texts = field(default_factory=dict)
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    """All synonyms, in the domain's order, whichever of them declares it."""
    deprecated: Tombstone | None = None
    retired: Tombstone | None = None
    proposed: bool = False
    arguments: tuple[Argument, ...] = ()
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

    @property
    def http_status(self) -> int:
        """The HTTP status that follows from `status`."""
        return HTTP_STATUS[self.status]

    @property
    def place(self) -> str:
        """`domain.NAME`, as waivers and reports name it."""
        return f"{self.domain}.{self.name}"

    def texts(self, of: Field) -> Texts:
        """Return the texts of one field, a text a locale."""
        return self.message if of == "message" else self.cause if of == "cause" else self.action


class Domain(Struct, frozen=True):
    """The namespace in which a code is unique."""

    name: str
    title: Mapping[str, str]
    code_type: Literal["integer", "string"]
    entries: Mapping[str, Entry]
    description: Mapping[str, str] = field(default_factory=dict)
    code_format: Literal["decimal", "hex"] = "decimal"
    ranges: tuple[tuple[int, int], ...] = ()
    includes: tuple[str, ...] = ()

    def shown(self, code: Code) -> str:
        """Return a code as errors, logs and reports show it: `104`, `0x80070005`, `-0x1F`, `InvalidParameter`."""
        if isinstance(code, str) or self.code_format == "decimal":
            return str(code)
        return f"{'-' if code < 0 else ''}0x{abs(code):X}"

    @property
    def locales(self) -> frozenset[str]:
        """The locales in which an entry has a message."""
        return frozenset().union(*(entry.message for entry in self.entries.values()))

    @property
    def vendor(self) -> str:
        """First word of the path."""
        return self.name.partition(".")[0]

    def by_code(self) -> dict[Code, Entry]:
        """Code to entry; the first entry of a code counts (a second one is a finding)."""
        found: dict[Code, Entry] = {}
        for entry in self.entries.values():
            found.setdefault(entry.code, entry)
        return found


def example_of(entries: Iterable[Entry]) -> Entry | None:
    """Return the entry that stands for all: an ordinary error, one that a newcomer may meet, and that says what to do."""
    found = list(entries)
    found = [entry for entry in found if entry.status != "OK"] or found
    found = [entry for entry in found if not (entry.deprecated or entry.retired)] or found
    found = [entry for entry in found if not entry.arguments] or found
    found = [entry for entry in found if entry.status == "NOT_FOUND"] or found
    return next((entry for entry in found if entry.action), next(iter(found), None))


class Attribute(Struct, frozen=True):
    """An extra attribute that the manifest declares for all entries."""

    name: str
    type: Literal["string", "integer", "boolean", "enum", "strings"]
    description: str = ""
    values: tuple[str, ...] = ()
    required: bool = False


class Heading(Struct, frozen=True):
    """Which heading of a page belongs to which domain: its exact text, or a regular expression for all of it."""

    domain: str
    heading: str | None = None
    pattern: str | None = None


class PageSource(Struct, frozen=True):
    """Where `import --manifest` finds pages of a document: a path or glob relative to the project."""

    path: str
    locale: str | None = None
    version: str | None = None
    reader: str | None = None


class Withdrawal(Struct, frozen=True):
    """A version of a document that counts for nothing, in one locale or in all."""

    version: str
    reason: str
    locale: str | None = None


class Document(Struct, frozen=True):
    """A page that lists codes, as the manifest declares it."""

    id: str
    title: Mapping[str, str]
    url: Mapping[str, str] = field(default_factory=dict)
    domain: str | None = None
    headings: tuple[Heading, ...] = ()
    complete: tuple[str, ...] = ()
    pages: tuple[PageSource, ...] = ()
    order: tuple[str, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()


class Packages(Struct, frozen=True):
    """Names of the generated packages; each defaults to the catalog's own name."""

    python_distribution: str
    python_package: str
    typescript_name: str
    go_module: str
    kotlin_group: str
    kotlin_artifact: str
    kotlin_package: str
    message_formats: tuple[str, ...] = ("json",)


class Manifest(Struct, frozen=True):
    """catalog.yaml: what the catalog is called, its locales, packages, documents and rule levels."""

    name: str
    version: str
    source_locale: str
    required_locales: tuple[str, ...]
    packages: Packages
    title: Mapping[str, str] = field(default_factory=dict)
    description: str = ""
    license: str = ""
    homepage: str = ""
    repository: str = ""
    fallback: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    targets: tuple[str, ...] = ("go", "kotlin", "messages", "python", "typescript")
    limits: Mapping[str, int] = field(default_factory=dict)
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rules: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    approved: tuple[Approval, ...] = ()


ServedTexts: TypeAlias = Mapping[str, tuple[str, str | None, str | None]]
"""Name of an entry -> message, cause and action."""


class LocaleTexts(Struct, frozen=True):
    """What a domain says in one locale."""

    texts: ServedTexts
    """Those of each entry that has a message in the locale, in the domain's order."""
    joined: str
    """All these texts with a space between two: a character that is not in here is in none of them."""

    def changed(self, change: Callable[[str], str], names: Iterable[str] | None = None) -> ServedTexts:
        """Return the texts, each of them changed; only those of `names` where these are given."""
        wanted = (
            self.texts if names is None else {name: self.texts[name] for name in names if name in self.texts}
        )
        return {
            name: (change(message), cause and change(cause), action and change(action))
            for name, (message, cause, action) in wanted.items()
        }


class Catalog(Struct, frozen=True, dict=True):
    """The whole catalog. `domains` is sorted by name. What every domain's files ask for is worked out once and kept."""

    manifest: Manifest
    domains: Mapping[str, Domain]

    def entries(self) -> Iterator[Entry]:
        """All entries, domain by domain."""
        for domain in self.domains.values():
            yield from domain.entries.values()

    def locales(self) -> tuple[str, ...]:
        """All locales in which an entry has a message: the source first, then the required, then the rest sorted."""
        return self._locales

    @cached_property
    def _locales(self) -> tuple[str, ...]:
        used = frozenset().union(*(domain.locales for domain in self.domains.values()))
        first = dict.fromkeys((self.manifest.source_locale, *self.manifest.required_locales))
        return (*first, *sorted(used - set(first)))

    def texts_in(self, domain: str, locale: str) -> LocaleTexts:
        """Return what a domain says in one locale. An entry is shown whole in a locale, or not in it."""
        kept = self._texts_in
        if (domain, locale) not in kept:
            kept[domain, locale] = _served_in(self.domains[domain], locale)
        return kept[domain, locale]

    @cached_property
    def _texts_in(self) -> dict[tuple[str, str], LocaleTexts]:
        return {}

    def included(self, domain: str) -> tuple[str, ...]:
        """Domains that `domain` includes, transitively, in order, depth first, each once, itself not.

        An included domain that does not exist, or a cycle, is passed over: a rule reports both.
        """
        order: dict[str, None] = {}
        pending = list(reversed(self.domains[domain].includes)) if domain in self.domains else []
        while pending:
            name = pending.pop()
            if name in order or name == domain or name not in self.domains:
                continue
            order[name] = None
            pending.extend(reversed(self.domains[name].includes))
        return tuple(order)

    def lookup(self, domain: str, code: Code) -> Entry | None:
        """Return the entry that answers with `code` in `domain`: its own, else the first included domain's."""
        for name in (domain, *self.included(domain)):
            entry = self.domains[name].by_code().get(code) if name in self.domains else None
            if entry:
                return entry
        return None

    def meanings(self, code: Code) -> tuple[Entry, ...]:
        """All entries with this code in any domain: support has the number and no domain."""
        return tuple(entry for entry in self.entries() if entry.code == code)


def _served_in(domain: Domain, locale: str) -> LocaleTexts:
    texts = {
        entry.name: (
            message.value,
            cause.value if (cause := entry.cause.get(locale)) else None,
            action.value if (action := entry.action.get(locale)) else None,
        )
        for entry in domain.entries.values()
        if (message := entry.message.get(locale))
    }
    return LocaleTexts(texts, " ".join(filter(None, chain.from_iterable(texts.values()))))
