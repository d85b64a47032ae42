"""A text of the catalog as a template holds it: it can be asked for and handed on, but written only when quoted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, TypeAlias

from msgspec import Struct

Kind: TypeAlias = Literal["text", "argument", "number", "plural", "select"]


class BranchView(Struct, frozen=True):
    """A branch of a plural or select: for a number (`exact`), a plural category, or a value of the argument (`selector`)."""

    parts: tuple[PartView, ...]
    exact: int | None = None
    category: str | None = None
    selector: CatalogText | None = None


class PartView(Struct, frozen=True):
    """A part of a text. `name`, `id` and `type` are those of the argument, whatever the kind but `text`.

    `number` is the argument less `offset` as the locale writes numbers; a `plural` chooses by the argument itself where a
    branch is `exact`, by the category of the argument less `offset` otherwise. The branch `other` is the last.
    """

    kind: Kind
    text: CatalogText | None = None
    name: str = ""
    id: str = ""
    type: Literal["string", "integer", "number", ""] = ""
    offset: int = 0
    ordinal: bool = False
    branches: tuple[BranchView, ...] = ()


class UnquotedTextError(TypeError):
    """A template wrote a value that must be quoted; the message has the value and what to do."""


class CatalogText:
    """A text that only a quoting filter reads.

    It is not a `str`, on purpose: `upper`, `~`, `replace` or `join` would make an ordinary string of a subclass, and the
    text would come through unquoted. `full_name` is how the catalog knows it: `zego.rtc.room.ROOM_NOT_FOUND.message.en`.
    """

    __slots__ = ("_full_name", "_parts", "_plain", "_value")

    def __init__(
        self,
        value: str,
        full_name: str,
        *,
        parts: Callable[[CatalogText], tuple[PartView, ...]] | None = None,
        plain: Callable[[CatalogText], str] | None = None,
    ) -> None:
        self._value = value
        self._full_name = full_name
        self._parts = parts
        self._plain = plain

    @property
    def parts(self) -> tuple[PartView, ...]:
        """The parts of a message; one part, the text, if the entry has no arguments."""
        return self._parts(self) if self._parts else (PartView("text", text=self),)

    @property
    def plain(self) -> CatalogText:
        """The text for readers: quotes removed, arguments in braces, the branch `other` of each plural."""
        return CatalogText(self._plain(self), self._full_name) if self._plain else self

    def __bool__(self) -> bool:
        return bool(self._value)

    def __len__(self) -> int:
        return len(self._value)

    def __eq__(self, other: object) -> bool:
        return (other._value if isinstance(other, CatalogText) else other) == self._value

    def __lt__(self, other: CatalogText) -> bool:
        return self._value < other._value

    def __hash__(self) -> int:
        return hash(self._value)

    def __repr__(self) -> str:
        return f"<text {self._full_name}>"

    def __str__(self) -> str:
        raise UnquotedTextError(
            f"{self._full_name} is a text of the catalog and not quoted: write `| quote`, or `| comment` in a comment"
        )


def opened(text: CatalogText) -> tuple[str, str]:
    """Return a text and its full name, for quoting filters; templates cannot reach this."""
    return text._value, text._full_name  # noqa: SLF001  # the only function that reads them


class Clash:
    """An identifier that two names share; to write it is an error that has both names."""

    __slots__ = ("_message",)

    def __init__(self, identifier: str, first: str, second: str) -> None:
        self._message = f"{first} and {second} would both be {identifier}"

    def __repr__(self) -> str:
        return "<clash>"

    def __str__(self) -> str:
        raise UnquotedTextError(f"{self._message}: write domain and name apart, or choose another case")
