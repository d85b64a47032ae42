"""What a rule is given, and what it gives back; the level is the table's and the manifest's, never the check's."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias, TypeVar, cast

from msgspec import Struct, field

from zcodegen.catalog.claims import Version
from zcodegen.catalog.entry_schema import EntrySchema
from zcodegen.catalog.model import Catalog, Code, Entry
from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.catalog.sources import Sources
from zcodegen.diagnostics import Location, Related
from zcodegen.diff.change import Change
from zcodegen.usage.use import Usage

Shared = TypeVar("Shared")


class RuleContext(Struct, frozen=True):
    """All that rules may look at: the catalog with its locations, the claims, and perhaps an older catalog."""

    catalog: Catalog
    sources: Sources
    versions: tuple[Version, ...] = ()
    against: Catalog | None = None
    changes: tuple[Change, ...] = ()
    """What changed since the older catalog."""
    is_release: bool = False
    """Whether the older catalog is the last release, since which approvals count."""
    usage: Usage | None = None
    """What a scan of source code and logs has found, None where nothing was scanned."""
    entry_schema: EntrySchema | None = None
    """The team's own rules for entries."""
    _known: dict[object, object] = field(default_factory=dict)

    @property
    def unread(self) -> frozenset[str]:
        """The domains whose files could not be loaded: of what they share with others nothing can be said."""
        return frozenset(self.sources.by_domain) - frozenset(self.catalog.domains) - {""}

    def shown(self, entry: Entry) -> str:
        """Return the code of an entry, of the older catalog as well, as its domain writes it: `104`, `0x2001`."""
        return self._shown(entry.code, entry.domain)

    def shown_claim(self, resolved: ResolvedClaim) -> str:
        """Return the code of a row as the domain of its heading writes it; as a number of a row without a domain."""
        return self._shown(resolved.claim.code, resolved.domain or "")

    def _shown(self, code: Code, domain: str) -> str:
        older = self.against.domains if self.against else {}
        known = self.catalog.domains.get(domain) or older.get(domain)
        return known.shown(code) if known else str(code)

    def cached(self, work: Callable[[RuleContext], Shared]) -> Shared:
        """Return `work(self)`, worked out once for all rules that ask."""
        if work not in self._known:
            self._known[work] = work(self)
        return cast("Shared", self._known[work])


class Violation(Struct, frozen=True):
    """A finding before its rule's id and level are put to it; fields as in `Finding`."""

    message: str
    location: Location
    help: str = ""
    logical_location: str = ""
    texts: tuple[str, ...] = ()
    related: tuple[Related, ...] = ()
    code: Code | None = None
    document: str = ""
    codes: tuple[Code, ...] = ()
    documents: tuple[str, ...] = ()
    is_certain: bool = True
    """False for what the comparison is not sure of: such a finding is a warning at most."""


Check: TypeAlias = Callable[[RuleContext], Iterable[Violation]]
