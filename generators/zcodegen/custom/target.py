"""`target.yaml` to a custom target: which files, from which template, with which context."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, cast

from msgspec import Struct

from zcodegen.catalog.load import read_source
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.sources import SourceFile
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.files import open_folder, read_inside
from zcodegen.naming import Case, in_case
from zcodegen.naming.reserved import RESERVED
from zcodegen.output.paths import path_error
from zcodegen.source.nodes import YamlMap, locate
from zcodegen.targets.plan import Filters, PlannedFile

if TYPE_CHECKING:
    from zcodegen.custom.context import CatalogView
    from zcodegen.custom.environment import LimitedEnvironment

DECLARATION: Final = "target.yaml"
Each = Literal["catalog", "domain", "entry", "locale_domain"]


class Layout(Struct, frozen=True):
    """One kind of file that a target makes: a template, for what there is one file each, and the line in target.yaml."""

    template: str
    each: Each
    path: str
    line: int


class CustomTarget(Struct, frozen=True):
    """A custom target, with the methods of the built-in `Target`; `folder` has its templates."""

    id: str
    folder: Path
    summary: str
    quote: str
    entry_case: Case
    domain_case: Case
    reserved: frozenset[str]
    formatter: str
    layouts: tuple[Layout, ...]

    def filters(self) -> Filters:
        """Return its quoting filters."""
        from zcodegen.custom.quoting import filters_of  # noqa: PLC0415  # brings those of all our languages

        return filters_of(self.quote)

    def environment(self, overrides: Path | None = None) -> LimitedEnvironment:
        """Return a new environment for its templates; nothing overrides them."""
        del overrides
        from zcodegen.custom.environment import LimitedEnvironment  # noqa: PLC0415  # brings Jinja, 50 ms that other builds do not pay

        return LimitedEnvironment(self.folder, self.filters())

    def plan(self, catalog: Catalog) -> Iterator[PlannedFile]:
        """Return its files; ZcodegenError where a path cannot be, or two names are spelled alike."""
        from zcodegen.custom.context import IdentifierRules, view  # noqa: PLC0415  # of no use to a build of our targets

        spelling = IdentifierRules(
            entry=lambda name: self._spelled(name, self.entry_case),
            domain=lambda name: self._spelled(name, self.domain_case),
        )
        try:
            whole = view(catalog, spelling)
        except ZcodegenError as fault:
            raise ZcodegenError(f"templates/{self.id}/{DECLARATION}: {fault}") from fault
        environment = self.environment()
        for layout in self.layouts:
            for context in _contexts(whole, layout.each):
                path = self._path(environment, layout, context)
                yield PlannedFile(path, layout.template, context, formatter=self.formatter)

    def _spelled(self, name: str, case: Case) -> str:
        identifier = in_case(name, case)
        while identifier in self.reserved:
            identifier += "_"
        return identifier

    def _path(self, environment: LimitedEnvironment, layout: Layout, context: dict[str, object]) -> str:
        from zcodegen.templating import TEMPLATE_ERRORS, describe_error  # noqa: PLC0415  # brings Jinja

        where = f"templates/{self.id}/{DECLARATION}:{layout.line}"
        try:
            path = environment.from_string(layout.path).render(context)
        except TEMPLATE_ERRORS as fault:
            raise ZcodegenError(f"{where}: {describe_error(fault)} (in the path {layout.path!r})") from fault
        if why := path_error(path):
            raise ZcodegenError(f"{where}: the path {path!r} {why}")
        return path


def _contexts(whole: CatalogView, each: Each) -> Iterator[dict[str, object]]:
    """Yield the context of every file: `catalog`, and what the file is of."""
    if each == "catalog":
        yield {"catalog": whole}
        return
    for domain in whole.domains:
        context: dict[str, object] = {"catalog": whole, "domain": domain}
        if each == "domain":
            yield context
        elif each == "entry":
            yield from ({**context, "entry": entry} for entry in domain.entries)
        else:
            yield from ({**context, "locale": locale} for locale in whole.locales)


def read_target(folder: Path, *, shown: str) -> tuple[CustomTarget | None, SourceFile, list[Finding]]:
    """Read the target in `folder`, which findings call `shown`: the target where nothing is wrong, the file, what is wrong.

    Raises ZcodegenError where its target.yaml cannot be read, or is a link that leads out of the folder.
    """
    path = f"{shown}/{DECLARATION}"
    open_folder(folder.parent, folder.name, shown=shown.rpartition("/")[0])
    try:
        content = read_inside(folder, DECLARATION, shown=shown)
    except OSError as error:
        raise ZcodegenError(f"cannot read {path}: {error.strerror}") from error
    source, findings = read_source(content, "target", path)
    if findings or not isinstance(source.root, YamlMap):
        return None, source, findings
    target = _built(folder, source.root)
    missing = [
        _missing(source, number) for number, one in enumerate(target.layouts) if not _there(folder, one)
    ]
    return (None if missing else target), source, missing


def _built(folder: Path, root: YamlMap) -> CustomTarget:
    raw = cast("dict[str, Any]", root)
    case, words = raw.get("case", {}), raw.get("reserved", ())
    return CustomTarget(
        id=folder.name,
        folder=folder,
        summary=raw.get("summary", ""),
        quote=raw["quote"],
        entry_case=case.get("entry", "upper_snake"),
        domain_case=case.get("domain", "snake"),
        reserved=RESERVED[words] if isinstance(words, str) else frozenset(words),  # type: ignore[index]  # the schema names the languages
        formatter=raw.get("formatter", "none"),
        layouts=tuple(
            Layout(one["template"], one["each"], one["path"], locate(root, ("files", number, "path"))[0])
            for number, one in enumerate(raw["files"])
        ),
    )


def _there(folder: Path, layout: Layout) -> bool:
    return path_error(layout.template) is None and (folder / layout.template).is_file()


def _missing(source: SourceFile, number: int) -> Finding:
    line, column = locate(source.root, ("files", number, "template"))
    return Finding(
        rule="target-template",
        severity=Severity.ERROR,
        message="the template does not exist in the target's folder",
        location=Location(source.path, line, column),
        help="Write it, or correct the path: it is relative to the folder of target.yaml.",
    )
