"""A project with unsaved texts over its files: loaded, checked, and read for spans. Both servers ask it.

Paths are relative to the project's folder, with `/`: `catalog/acme/rtc.yaml`, `templates/swift/target.yaml`. What a file on
disk holds is read each time through `zcodegen.files`; what it means is kept until its bytes change.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final, Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from zcodegen.catalog.claims import LoadedClaims, load_claims_file, read_claims
from zcodegen.catalog.entry_schema import read_entry_schema
from zcodegen.catalog.files import (
    DOCUMENTS_FOLDER,
    GLOSSARY_NAME,
    MANIFEST_NAME,
    is_domain_path,
    kind_of,
    read_yaml,
)
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import LoadedFile, load_file, load_on_disk
from zcodegen.catalog.model import Catalog
from zcodegen.catalog.project import Project
from zcodegen.check.problems import EarlierCatalog, LoadedProject, Problems, find_problems
from zcodegen.custom.target import DECLARATION, load_target
from zcodegen.diagnostics import ZcodegenError, sort_findings
from zcodegen.editor.outline import Outline, read_outline
from zcodegen.editor.positions import Text
from zcodegen.files import MAX_FILE_BYTES, RefusedPathError, list_inside, open_folder, read_inside
from zcodegen.generate.targets import ResolvedTargets
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import select

Value = TypeVar("Value")

TEMPLATES: Final = "templates"
_SUFFIXES: Final = (".yaml", ".yml")


class Kept(Generic[Value]):
    """Loads files by `work`, and keeps the last two results of each path: the same bytes are not loaded twice.

    Two, because a file that does not load is there with its last content that did.
    """

    def __init__(self, work: Callable[[bytes, str, str], Value]) -> None:
        self._work = work
        self._results: dict[tuple[str, str], list[tuple[bytes, Value]]] = {}

    def __call__(self, content: bytes, path: str, shown: str) -> Value:
        """Return `work(content, path, shown)`."""
        kept = self._results.setdefault((path, shown), [])
        for before, result in kept:
            if before == content:
                return result
        result = self._work(content, path, shown)
        self._results[path, shown] = [*kept[-1:], (content, result)]
        return result


class Workspace:
    """A project and the texts of its files that are open, which count in place of what is on disk."""

    def __init__(
        self,
        project: Project,
        *,
        find_earlier: Callable[[Project], EarlierCatalog | None] = lambda _project: None,
    ) -> None:
        self.project = project
        self.folder = project.catalog.name
        """The catalog's folder in the project's."""
        self._find_earlier = find_earlier
        self._earlier: list[EarlierCatalog | None] = []
        self._texts: dict[str, bytes] = {}
        self._load_file: Kept[LoadedFile] = Kept(load_file)
        self._load_claims: Kept[LoadedClaims] = Kept(load_claims_file)
        self._good: dict[str, bytes] = {}
        """The last content of each file that loads."""
        self._last: Snapshot | None = None

    def write(self, path: str, text: str) -> None:
        """Take the text of an open file in place of what is on disk."""
        self._texts[path] = text.encode("utf-8", "surrogatepass")

    def discard(self, path: str) -> None:
        """Forget the text of a file that was closed."""
        self._texts.pop(path, None)

    def forget_earlier(self) -> None:
        """Look the last release up again when it is needed next."""
        self._earlier.clear()

    def earlier(self) -> EarlierCatalog | None:
        """Return the catalog that changes are compared with; looked up once."""
        if not self._earlier:
            self._earlier.append(self._find_earlier(self.project))
        return self._earlier[0]

    def snapshot(self) -> Snapshot:
        """Return the project as it is now. Raises ZcodegenError if a folder cannot be read."""
        contents, refused = self._read_catalog()
        targets, refused_targets = self._read_targets()
        too_large = [
            RefusedPathError(path, f"is larger than {MAX_FILE_BYTES // (1 << 20)} MiB")
            for path, text in self._texts.items()
            if len(text) > MAX_FILE_BYTES
        ]
        all_refused = (*refused, *refused_targets, *too_large)
        last = self._last
        is_alone = not (last and last.catalog and last.catalog.dependencies)  # their files may have changed
        if (
            last
            and is_alone
            and (contents, targets, all_refused) == (last.contents, last.targets, last.refused)
        ):
            return last
        loaded = self.load(contents, all_refused)
        self._keep_good(contents, loaded)
        self._last = Snapshot(self, contents, targets, all_refused, loaded, dict(self._good))
        return self._last

    def _read_catalog(self) -> tuple[dict[str, bytes], tuple[RefusedPathError, ...]]:
        """Return the catalog's files by their path below its folder, unsaved texts in place of those on disk."""
        contents, refused = read_yaml(self.project.catalog, shown=self.folder)
        open_files = {
            path.removeprefix(f"{self.folder}/"): text
            for path, text in self._texts.items()
            if path.startswith(f"{self.folder}/") and len(text) <= MAX_FILE_BYTES
        }
        return dict(sorted({**contents, **open_files}.items())), refused

    def _read_targets(self) -> tuple[dict[str, bytes], tuple[RefusedPathError, ...]]:
        """Return the declarations of custom targets by their path below the project's folder."""
        contents: dict[str, bytes] = {}
        root = self.project.root
        try:
            listing = list_inside(root, TEMPLATES, suffixes=(f"/{DECLARATION}",), shown="")
        except RefusedPathError as error:
            return {}, (error,)
        refused = [error for error in listing.refused if error.path.endswith(f"/{DECLARATION}")]
        for path in listing.paths:
            if path.count("/") == 2:  # noqa: PLR2004  # templates/<target>/target.yaml
                try:
                    contents[path] = read_inside(root, path, shown="")
                except RefusedPathError as error:
                    refused.append(error)
                except OSError as error:
                    raise ZcodegenError(f"cannot read {path}: {error.strerror}") from error
        open_files = {path: text for path, text in self._texts.items() if self.kind(path) == "target"}
        return {**contents, **open_files}, tuple(refused)

    def load(
        self, contents: Mapping[str, bytes], refused: tuple[RefusedPathError, ...] = ()
    ) -> LoadedProject:
        """Load the files of a catalog, given by their paths below its folder; what was loaded before is taken as it is."""
        catalog = {
            path: content
            for path, content in contents.items()
            if is_domain_path(path) or path == MANIFEST_NAME
        }
        claims = {
            path: content for path, content in contents.items() if path.startswith(f"{DOCUMENTS_FOLDER}/")
        }
        loaded = load_on_disk(
            catalog, self.project.catalog, shown=self.folder, refused=refused, load=self._load_file
        )
        versions, findings = read_claims(claims, shown=self.folder, load=self._load_claims)
        glossary = read_glossary(contents.get(GLOSSARY_NAME), f"{self.folder}/{GLOSSARY_NAME}")
        return LoadedProject(loaded, versions, findings, glossary)

    def _keep_good(self, contents: Mapping[str, bytes], loaded: LoadedProject) -> None:
        faulty = {finding.location.path for finding in loaded.findings}
        self._good = {
            path: content if f"{self.folder}/{path}" not in faulty else self._good.get(path, content)
            for path, content in contents.items()
        }

    def kind(self, path: str) -> str | None:
        """Return the kind (`schema.KINDS`) of a file of the project, None for one of no kind."""
        below = path.removeprefix(f"{self.folder}/")
        if below != path:
            hidden = any(part.startswith(".") for part in below.split("/"))
            return kind_of(below) if below.endswith(_SUFFIXES) and not hidden else None
        parts = path.split("/")
        is_target = parts[:1] == [TEMPLATES] and parts[2:] == [DECLARATION]
        return "target" if is_target else None


class Snapshot(Struct, frozen=True, dict=True):
    """A project at one moment. What takes time is worked out when it is asked for first, and kept."""

    workspace: Workspace
    contents: Mapping[str, bytes]
    """The catalog's files by their path below its folder."""
    targets: Mapping[str, bytes]
    """Declarations of custom targets by their path below the project's folder."""
    refused: tuple[RefusedPathError, ...]
    loaded: LoadedProject
    good: Mapping[str, bytes]
    """The last content of each of the catalog's files that loaded: while a file is written, it often does not."""

    def problems(self, today: str) -> Problems:
        """Return what `check` reports, and what is wrong with targets that the manifest does not name; `today` is YYYY-MM-DD."""
        manifest = self.loaded.loaded.catalog.manifest if self.loaded.loaded.catalog else None
        path = manifest.entry_schema if manifest else None
        schema = read_entry_schema(self.workspace.project.root, path, shown="") if path else None
        found = find_problems(
            replace(self.loaded, entry_schema=schema),
            select((), ()),
            today=today,
            templates=self._templates,
            targets=lambda _catalog: self._resolved_targets,
            earlier=self.workspace.earlier,
        )
        if manifest is None:
            found = replace(
                found, findings=tuple(sort_findings([*found.findings, *self._resolved_targets.findings]))
            )
        return found

    @property
    def _templates(self) -> Path | None:
        """The project's templates; None if the folder is a link that leads out of the project, which is a finding."""
        try:
            return self.workspace.project.templates
        except RefusedPathError:
            return None

    @cached_property
    def _resolved_targets(self) -> ResolvedTargets:
        """The custom targets of the project, whether the manifest names them or not: their declarations are checked."""
        root = self.workspace.project.root
        loaded = [load_target((root / path).parent, content, path) for path, content in self.targets.items()]
        return ResolvedTargets(
            targets=tuple(target for target, _, _ in loaded if target and self._is_named(target.id)),
            findings=tuple(finding for _, _, findings in loaded for finding in findings),
            files={source.path: source for _, source, _ in loaded},
        )

    def _is_named(self, target: str) -> bool:
        catalog = self.loaded.loaded.catalog
        return catalog is not None and target in catalog.manifest.targets

    @cached_property
    def context(self) -> RuleContext | None:
        """What rules look at, in `known`. None if no manifest has loaded yet."""
        return self.known.context()

    @cached_property
    def known(self) -> LoadedProject:
        """The project with the last content of each file that loaded."""
        return self.workspace.load(self.good)

    @property
    def catalog(self) -> Catalog | None:
        """The catalog of `context`."""
        return self.known.loaded.catalog

    @property
    def locales(self) -> tuple[str, ...]:
        """The source's and the required locales; none if no manifest has loaded yet."""
        if self.catalog is None:
            return ()
        manifest = self.catalog.manifest
        return (manifest.source_locale, *manifest.required_locales)

    def content(self, path: str) -> bytes | None:
        """Return the content of a file of the project, or of a catalog that it depends on, None if there is none."""
        below = path.removeprefix(f"{self.workspace.folder}/")
        return (
            self.contents.get(below) if below != path else self.targets.get(path) or self._foreign.get(path)
        )

    @cached_property
    def _foreign(self) -> Mapping[str, bytes]:
        """The files of other catalogs, by their path from the project's folder; a package's are not files."""
        sources = self.known.loaded.sources
        return {path: sources.files[path].text.encode() for path in sources.foreign_paths if ":" not in path}

    def foreign_path(self, domain: str) -> str | None:
        """Return the path of the file of another catalog's domain; None if no file has it."""
        sources = self.known.loaded.sources
        path = sources.at(domain).path if domain not in sources.by_domain and sources.has(domain) else None
        return path if path in self._foreign else None

    def text(self, path: str) -> Text | None:
        """Return the text of a file of the project, None if there is none. What is not UTF-8 is replaced by U+FFFD."""
        if path not in self._texts:
            content = self.content(path)
            if content is None:
                return None
            self._texts[path] = Text(content.decode("utf-8-sig", "replace"))
        return self._texts[path]

    @cached_property
    def _texts(self) -> dict[str, Text]:
        return {}

    def outline(self, path: str) -> Outline:
        """Return the outline of a file; an empty one if there is no such file."""
        if path not in self._outlines:
            text = self.text(path)
            self._outlines[path] = read_outline(text.value if text else "")
        return self._outlines[path]

    @cached_property
    def _outlines(self) -> dict[str, Outline]:
        return {}

    def domain_path(self, domain: str) -> str | None:
        """Return the path of a domain's file; None if no file holds it."""
        sources = self.known.loaded.sources
        return sources.by_domain.get(domain) if domain else self.manifest_path

    def domain_paths(self) -> list[str]:
        """Return the paths of the domains' files, also of those that do not load."""
        return [f"{self.workspace.folder}/{path}" for path in self.contents if is_domain_path(path)]

    @property
    def manifest_path(self) -> str:
        """The manifest's path."""
        return f"{self.workspace.folder}/{MANIFEST_NAME}"


def find_catalog_folder(path: Path, is_open: Callable[[Path], bool]) -> Path | None:
    """Return the folder of the catalog that a file belongs to, None for a file of none.

    It is the nearest folder above with a manifest, on disk or open in the editor; the catalog of a `target.yaml` is the one
    next to its `templates`.
    """
    if path.name == DECLARATION and path.parent.parent.name == TEMPLATES:
        try:
            next_to = open_folder(path.parent.parent.parent, "catalog")
        except RefusedPathError:
            return None
        return next_to if _is_catalog(next_to, is_open) else None
    return next((folder for folder in path.parents if _is_catalog(folder, is_open)), None)


def _is_catalog(folder: Path, is_open: Callable[[Path], bool]) -> bool:
    manifest = folder / MANIFEST_NAME
    if folder.name == "catalog":
        return is_open(manifest) or manifest.is_file()
    try:
        return "\nzcodegen:" in f"\n{read_inside(folder, MANIFEST_NAME)[:65_536].decode('utf-8', 'replace')}"
    except (OSError, RefusedPathError):
        return False
