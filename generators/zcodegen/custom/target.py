"""`target.yaml` to a custom target: which files, from which template, with which context."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, TypedDict, cast

from msgspec import Struct

from zcodegen.catalog.load import read_source
from zcodegen.catalog.model import Catalog, PackageOptions
from zcodegen.catalog.sources import SourceFile, Sources
from zcodegen.custom.params import (
    Param,
    declaration_findings,
    declared_params,
    param_values,
    value_findings,
)
from zcodegen.custom.schemes import Scheme, declared_scheme, scheme_fault
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.files import open_folder, read_inside
from zcodegen.naming import Case, in_case
from zcodegen.naming.reserved import CASELESS, RESERVED
from zcodegen.output.paths import path_error
from zcodegen.source.nodes import YamlMap, locate
from zcodegen.targets.plan import Filters, PlannedFile

if TYPE_CHECKING:
    from zcodegen.custom.context import CatalogView
    from zcodegen.custom.environment import LimitedEnvironment
    from zcodegen.custom.view import IdentifierRules

DECLARATION: Final = "target.yaml"
Each = Literal["catalog", "domain", "entry", "locale", "locale_domain"]


class _Shared(TypedDict):
    """What every template gets."""

    catalog: CatalogView
    params: dict[str, object]


class Layout(Struct, frozen=True):
    """One kind of file that a target makes: a template, for what there is one file each, and the line in target.yaml."""

    template: str
    each: Each
    path: str
    line: int


class Archive(Struct, frozen=True):
    """The archive that `pack` makes of a target: its file's name, the folder in it, and its format."""

    name: str
    root: str
    format: Literal["zip", "tar.gz"]


class CustomTarget(Struct, frozen=True):
    """A custom target, with the methods of the built-in `Target`; `folder` has its templates."""

    id: str
    folder: Path
    summary: str
    quote: str | Scheme
    cases: Mapping[str, Case]
    """How entries, domains, types and members are spelled."""
    reserved: frozenset[str]
    ignores_case: bool
    """Whether its language reads words without regard to case; those in `reserved` are then in lower case."""
    formatter: str
    params: tuple[Param, ...]
    packing: Archive | None
    """As declared: name and root are templates."""
    layouts: tuple[Layout, ...]

    def filters(self) -> Filters:
        """Return its quoting filters."""
        from zcodegen.custom.quoting import filters_of

        return filters_of(self.quote)

    def environment(self, overrides: Path | None = None) -> LimitedEnvironment:
        """Return a new environment for its templates; nothing overrides them."""
        del overrides
        from zcodegen.custom.environment import LimitedEnvironment

        return LimitedEnvironment(self.folder, self.filters())

    def plan(self, catalog: Catalog) -> Iterator[PlannedFile]:
        """Return its files; ZcodegenError where a path cannot be, or two names are spelled alike."""
        from zcodegen.custom.view import name_faults

        rules = self.identifier_rules()
        for fault in name_faults(catalog, rules):
            raise ZcodegenError(f"templates/{self.id}/{DECLARATION}: {fault.message}")
        shared = self._shared(catalog)
        environment = self.environment()
        taken: set[str] = set()
        for layout in self.layouts:
            for context in _contexts(shared, layout.each):
                path = self._path(environment, layout, context)
                if path in taken:
                    raise ZcodegenError(
                        f"templates/{self.id}/{DECLARATION}:{layout.line}: {path!r} is the path of two files: "
                        f"put what they differ in into it{_DIFFERING[layout.each]}"
                    )
                if path:
                    taken.add(path)
                    yield PlannedFile(path, layout.template, context, formatter=self.formatter)

    def findings(self, catalog: Catalog, sources: Sources) -> Iterator[Finding]:
        """Yield what in a catalog keeps the target from being built: names that it would spell alike, faulty parameters."""
        from zcodegen.custom.view import name_faults

        for fault in name_faults(catalog, self.identifier_rules()):
            yield Finding(
                rule="target-name",
                severity=Severity.ERROR,
                message=f"{fault.message} in target {self.id}",
                location=sources.at(fault.domain, *fault.steps, key=True),
                help=f"rename one of them, or choose another case in templates/{self.id}/{DECLARATION}",
                logical_location=fault.full_name,
            )
        options = catalog.manifest.packages.options.get(self.id, PackageOptions())
        yield from value_findings(self.params, options.params, self.id, sources)

    def archive(self, catalog: Catalog) -> Archive | None:
        """Return the archive that `pack` makes of it; None if it declares none. ZcodegenError where a name cannot be."""
        if self.packing is None:
            return None
        environment = self.environment()
        context = {**self._shared(catalog)}
        name, root = (
            self._path(environment, Layout("", "catalog", text, 1), context)
            for text in (self.packing.name, self.packing.root)
        )
        if not name or "/" in name:
            raise ZcodegenError(f"templates/{self.id}/{DECLARATION}: the archive cannot be called {name!r}")
        if not _ENDING.search(name):  # `codes-1.2.0`; an ending such as .crate is the target's choice
            name += f".{self.packing.format}"
        return Archive(name, root, self.packing.format)

    def _shared(self, catalog: Catalog) -> _Shared:
        from zcodegen.custom.view import view

        options = catalog.manifest.packages.options.get(self.id, PackageOptions())
        return {
            "catalog": view(catalog, self.identifier_rules()),
            "params": param_values(self.params, options.params, self.id),
        }

    def identifier_rules(self) -> IdentifierRules:
        """Return how it spells names."""
        from zcodegen.custom.view import IdentifierRules

        def spelled(kind: str) -> Callable[[str], str]:
            return lambda name: self._spelled(name, self.cases[kind])

        return IdentifierRules(spelled("entry"), spelled("domain"), spelled("type"), spelled("member"))

    def _spelled(self, name: str, case: Case) -> str:
        identifier = in_case(name, case)
        while (identifier.lower() if self.ignores_case else identifier) in self.reserved:
            identifier += "_"
        return identifier

    def _path(self, environment: LimitedEnvironment, layout: Layout, context: dict[str, object]) -> str:
        """Return the path of a file; empty if the declaration makes it so, for a file that is not wanted."""
        from zcodegen.templating import TEMPLATE_ERRORS, describe_error

        where = f"templates/{self.id}/{DECLARATION}:{layout.line}"
        try:
            path = environment.from_string(layout.path).render(context)
        except TEMPLATE_ERRORS as error:
            raise ZcodegenError(
                f"{where}: {describe_error(error, environment.filters)} (in the path {layout.path!r})"
            ) from error
        if path and (why := path_error(path)):
            raise ZcodegenError(f"{where}: the path {path!r} {why}")
        return path


_DIFFERING: Final[Mapping[Each, str]] = {
    "catalog": "",
    "domain": ", such as `{{ domain.path }}`",
    "entry": ", such as `{{ domain.path }}/{{ entry.name }}`",
    "locale": ", such as `{{ locale }}`",
    "locale_domain": ", such as `{{ locale }}/{{ domain.path }}`",
}
_ENDING: Final = re.compile(r"\.[A-Za-z][A-Za-z0-9]*$")
_CASES: Final[Mapping[str, Case]] = {
    "entry": "upper_snake",
    "domain": "snake",
    "type": "pascal",
    "member": "snake",
}


def _contexts(shared: _Shared, loop: Each) -> Iterator[dict[str, object]]:
    """Yield the context of every file: `catalog`, `params`, and what the file is of."""
    whole = shared["catalog"]
    if loop == "catalog":
        yield {**shared}
        return
    if loop == "locale":
        yield from ({**shared, "locale": locale} for locale in whole.locales)
        return
    for domain in whole.domains:
        context: dict[str, object] = {**shared, "domain": domain}
        if loop == "domain":
            yield context
        elif loop == "entry":
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
    return load_target(folder, content, path)


def load_target(
    folder: Path, content: bytes, path: str
) -> tuple[CustomTarget | None, SourceFile, list[Finding]]:
    """Do what `read_target` does with the content of a target.yaml, which findings call `path`."""
    source, findings = read_source(content, "target", path)
    if findings or not isinstance(source.root, YamlMap):
        return None, source, findings
    target = _built(folder, source.root)
    faults = [
        *(
            _missing(source, number)
            for number, layout in enumerate(target.layouts)
            if not _there(folder, layout)
        ),
        *declaration_findings(target.params, source),
        *_scheme_findings(target.quote, source),
        *_formatter_findings(target, source),
    ]
    return (None if faults else target), source, faults


def _built(folder: Path, root: YamlMap) -> CustomTarget:
    raw = cast("dict[str, Any]", root)
    quote, words, packing = raw["quote"], raw.get("reserved", ()), raw.get("pack")
    reserved = RESERVED[words] if isinstance(words, str) else frozenset(words)  # type: ignore[index]  # the schema names the languages
    own = RESERVED.get(quote, frozenset()) if isinstance(quote, str) else frozenset()  # type: ignore[call-overload]  # not all quoting forms are languages
    ignores_case = any(language in CASELESS for language in (quote, words) if isinstance(language, str))
    return CustomTarget(
        id=folder.name,
        folder=folder,
        summary=raw.get("summary", ""),
        quote=quote if isinstance(quote, str) else declared_scheme(quote),
        cases={**_CASES, **raw.get("case", {})},
        reserved=frozenset(map(str.lower, reserved | own)) if ignores_case else reserved | own,
        ignores_case=ignores_case,
        formatter=raw.get("formatter", "none"),
        params=declared_params(raw.get("params", {})),
        packing=Archive(packing["name"], packing.get("root", ""), packing["format"]) if packing else None,
        layouts=tuple(
            Layout(file["template"], file["each"], file["path"], locate(root, ("files", number, "path"))[0])
            for number, file in enumerate(raw["files"])
        ),
    )


def _scheme_findings(quote: str | Scheme, source: SourceFile) -> Iterator[Finding]:
    if isinstance(quote, str) or not (fault := scheme_fault(quote)):
        return
    line, column = locate(source.root, ("quote", "string"))
    yield Finding(
        "target-template",
        Severity.ERROR,
        fault,
        Location(source.path, line, column),
        help="without it a text of the catalog could end the string",
    )


_MULTILINE: Final = ("shell", "sql")
"""Languages whose literals have line ends as they are."""


def _formatter_findings(target: CustomTarget, source: SourceFile) -> Iterator[Finding]:
    if target.formatter != "spaces" or target.quote not in _MULTILINE:
        return
    line, column = locate(source.root, ("formatter",))
    yield Finding(
        "target-template",
        Severity.ERROR,
        f"formatter 'spaces' would change texts: a literal of {target.quote} has its line ends as they are",
        Location(source.path, line, column),
        help="leave `formatter` out",
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
        help="write it, or correct the path: it is relative to the folder of target.yaml",
    )
