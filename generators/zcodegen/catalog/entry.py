"""An entry of the catalog and its parts: texts, arguments, links, tombstones, waivers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from zcodegen.catalog.status import DEFAULTS, Actor, Recovery

Code: TypeAlias = int | str
AttributeValue: TypeAlias = str | int | bool | tuple[str, ...]
Field: TypeAlias = Literal["message", "cause", "action"]

FIELDS: Final[tuple[Field, ...]] = ("message", "cause", "action")
"""The three texts of an entry, in the order in which they are read."""

Stability: TypeAlias = Literal["draft", "stable"]
"""`draft`: may still change or go without a step of the major version."""

Audience: TypeAlias = Literal["public", "internal"]
"""`internal`: stays out of every package that does not ask for it."""

MAX_TEXT_LENGTH: Final = 20_000
"""Characters of a text; the schema of domains allows no more."""


class Text(Struct, frozen=True):
    """A text in one locale.

    `translated` is the hash of the text that this is a translation of; `origin` is that text's locale, None for the
    source locale.
    """

    value: str
    translated: str | None = None
    origin: str | None = None


Texts: TypeAlias = Mapping[str, Text]
"""Locale (BCP 47) to text."""


class Argument(Struct, frozen=True):
    """An argument that the texts of an entry name in braces."""

    name: str
    type: Literal["string", "integer", "number"]
    example: str | int | float
    description: str = ""


class Tombstone(Struct, frozen=True):
    """Why and since which catalog version an entry is deprecated or retired, and what to use instead.

    `reasons` has the reason per locale if the entry gives it so; `reason` is then the first of them.
    """

    since: str
    reason: str
    replaced_by: str | None = None
    reasons: Texts = field(default_factory=dict)


class Link(Struct, frozen=True):
    """A page that helps with a code, as google.rpc.Help.Link; `locale` is None if it is for readers of every locale."""

    title: str
    url: str
    locale: str | None = None


class FieldHint(Struct, frozen=True):
    """What translators of one field of an entry need: a note, and the longest text that fits, in characters."""

    note: str = ""
    max_length: int | None = None


class Waiver(Struct, frozen=True):
    """A recorded decision to accept findings; `covers` are the fingerprints of those that it was written for.

    `labels` names what a fingerprint is for, for readers of the file. An `erratum` states that the page is wrong and the
    catalog right.
    """

    rule: str
    at: str
    reason: str
    covers: tuple[str, ...] = ()
    owner: str | None = None
    until: str | None = None
    erratum: bool = False
    labels: Mapping[str, str] = field(default_factory=dict)
    origin: tuple[str | int, ...] = ()
    """The location of the waiver itself, as `Sources.at` takes it: a domain ("" for the manifest) and steps."""


class Approval(Struct, frozen=True):
    """A recorded decision that changes, named by their fingerprints, break no user."""

    changes: tuple[str, ...]
    reason: str
    owner: str | None = None


class Entry(Struct, frozen=True):
    """One code of a domain. A value that is declared overrides what follows from `status` (status.py)."""

    domain: str
    name: str
    code: Code
    status: str
    message: Texts
    cause: Texts = field(default_factory=dict)
    action: Texts = field(default_factory=dict)
    declared_http_status: int | None = None
    declared_recovery: Recovery | None = None
    declared_actor: Actor | None = None
    retry_after: int | None = None
    """Seconds to wait before the first retry."""
    note: Texts = field(default_factory=dict)
    """For support, reviewers and translators; packages have it only if they ask for it."""
    fields: Mapping[Field, FieldHint] = field(default_factory=dict)
    links: tuple[Link, ...] = ()
    aliases: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    """All synonyms, in the domain's order, whichever of them declares it."""
    equivalents: tuple[str, ...] = ()
    """`domain.NAME` of all synonyms in other domains, sorted, whichever of them declares it."""
    stability: Stability = "stable"
    audience: Audience = "public"
    since: str | None = None
    """Version of the catalog that first had the entry, if it is recorded."""
    deprecated: Tombstone | None = None
    retired: Tombstone | None = None
    proposed: bool = False
    arguments: tuple[Argument, ...] = ()
    attributes: Mapping[str, AttributeValue] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()

    @property
    def http_status(self) -> int:
        """The HTTP status: the declared one, else what follows from `status`."""
        return self.declared_http_status or DEFAULTS[self.status].http_status

    @property
    def recovery(self) -> Recovery | None:
        """What helps: the declared class, else what follows from `status`; None for OK."""
        return self.declared_recovery or DEFAULTS[self.status].recovery

    @property
    def actor(self) -> Actor | None:
        """Who acts next: the declared one, else what follows from recovery and status; None for OK.

        It is the caller who retries, and who changes what is correctable, whatever the status.
        """
        if self.declared_recovery in {"transient", "correctable"}:
            return self.declared_actor or "caller"
        return self.declared_actor or DEFAULTS[self.status].actor

    @property
    def retryable(self) -> bool:
        """Whether the same request may succeed later without a change by the caller."""
        return self.recovery == "transient"

    def max_length(self, of: Field, limits: Mapping[str, int]) -> int | None:
        """Return the longest text of a field in characters: the entry's own limit, else that of the manifest."""
        hint = self.fields.get(of)
        return hint.max_length if hint and hint.max_length else limits.get(of)

    @property
    def full_name(self) -> str:
        """`domain.NAME`, as waivers and reports name it."""
        return f"{self.domain}.{self.name}"

    def texts(self, of: Field) -> Texts:
        """Return the texts of one field by locale."""
        return self.message if of == "message" else self.cause if of == "cause" else self.action
