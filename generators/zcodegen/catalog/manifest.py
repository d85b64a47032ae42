"""The manifest of the catalog and its parts: packages, documents, attributes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from msgspec import Struct, field

from zcodegen.catalog.entry import Approval, Audience, Waiver

ParamValue: TypeAlias = str | int | float | bool | tuple[str | int, ...]
Untranslated: TypeAlias = Literal["fill", "omit", "empty"]


class Envelope(Struct, frozen=True):
    """Where a response body has the code and what belongs to it: JSON pointers (RFC 6901)."""

    code: str
    message: str | None = None
    arguments: str | None = None
    retry_after: str | None = None


class Attribute(Struct, frozen=True):
    """An extra attribute that the manifest declares for all entries."""

    name: str
    type: Literal["string", "integer", "boolean", "enum", "strings"]
    description: str = ""
    values: tuple[str, ...] = ()
    required: bool = False
    audience: Audience = "public"


class Heading(Struct, frozen=True):
    """Which heading of a page belongs to which domain: its exact text, or a regular expression for all of it.

    The rows below an `ignore`d heading belong to no domain.
    """

    domain: str | None = None
    heading: str | None = None
    pattern: str | None = None
    ignore: bool = False


class PageSource(Struct, frozen=True):
    """Where `import --manifest` finds pages of a document: a path or glob relative to the project."""

    path: str
    locale: str | None = None
    version: str | None = None
    reader: str | None = None


class Withdrawal(Struct, frozen=True):
    """A version of a document that is ignored, in one locale or in all."""

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
    since: str | None = None
    """Oldest version whose difference from the one before it counts."""


class PackageOptions(Struct, frozen=True):
    """Contents of one target's package; `attributes` is None for all that its audience may see."""

    audience: Audience = "public"
    attributes: tuple[str, ...] | None = None
    notes: bool = False
    doc_locales: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    """Globs of domains, or of entries as `domain.NAME`, that the package does not have."""
    history: bool = False
    """Whether pages and doc comments show what the versions of documents changed about each entry."""
    params: Mapping[str, ParamValue] = field(default_factory=dict)
    """Values of the parameters that a custom target declares."""


class Dependency(Struct, frozen=True):
    """Another catalog whose domains this one may include: its name here, and where it is relative to the project."""

    name: str
    source: str
    imports: tuple[str, ...] = ()
    """Targets whose packages import the other catalog's package for its domains, instead of having them."""
    packages: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Names of those packages if they are not those of its manifest: target -> part of the name -> name."""


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
    untranslated: Untranslated = "fill"
    """What a bundle has for a text that its locale lacks: the text of the next locale, no key, or an empty text."""
    operations: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """`operationId` of a specification -> globs of the domains and entries whose codes it answers with."""
    options: Mapping[str, PackageOptions] = field(default_factory=dict)
    """Target -> contents of its package, if they differ from the default."""


class PackageName(Struct, frozen=True):
    """A name, or a part of it, of a language's package: its field of `Packages`, where the manifest has it, and what it is called."""

    field: str
    target: str
    key: str
    title: str


PACKAGE_NAMES: Final = (
    PackageName("python_distribution", "python", "distribution", "Python distribution"),
    PackageName("python_package", "python", "package", "Python package"),
    PackageName("typescript_name", "typescript", "name", "npm package"),
    PackageName("go_module", "go", "module", "Go module"),
    PackageName("kotlin_group", "kotlin", "group", "Maven group"),
    PackageName("kotlin_artifact", "kotlin", "artifact", "Maven artifact"),
    PackageName("kotlin_package", "kotlin", "package", "Kotlin package"),
)


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
    naming: Mapping[str, str] = field(default_factory=dict)
    """Word that names do not have -> the word to use."""
    rules: Mapping[str, str] = field(default_factory=dict)
    waivers: tuple[Waiver, ...] = ()
    approved: tuple[Approval, ...] = ()
    default_locale: str | None = None
    """What readers get whose own languages the catalog does not have; None for the source locale."""
    site_url: str = ""
    """Where the HTML pages are published, without a slash at the end."""
    envelope: Envelope | None = None
    versions_since: str | None = None
    """Oldest version of any document whose difference from the one before it counts."""
    release_tag: str | None = None
    depends: Mapping[str, Dependency] = field(default_factory=dict)
    """Other catalogs by the name that includes have before the slash."""
    regions: tuple[str, ...] = ()
    """Globs of Markdown files, relative to the project, whose regions a build fills."""
    entry_schema: str | None = None
    """Path of a JSON Schema for entries, relative to the project: a team's own rules."""

    @property
    def placeholder_targets(self) -> frozenset[str]:
        """The targets whose package has the name that stands for one until the manifest gives it (RFC 2606, section 3).

        `pack` refuses them, so no such package was ever published.
        """
        names = {
            "go": (self.packages.go_module, f"example.org/{self.name}"),
            "kotlin": (self.packages.kotlin_group, f"org.example.{self.name.replace('-', '_')}"),
        }
        return frozenset(target for target, (name, placeholder) in names.items() if name == placeholder)
