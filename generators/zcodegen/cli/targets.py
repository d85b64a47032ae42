"""Names of targets, as `--lang` and the manifest give them, to targets: ours, and the folders of the user's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.project import Project, display_path
from zcodegen.custom.target import DECLARATION, CustomTarget, read_target
from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.targets.table import TARGETS, Target, get_target


class Faults(Struct, frozen=True):
    """What is wrong in the target.yaml of wanted targets, and these files."""

    findings: tuple[Finding, ...]
    files: Mapping[str, SourceFile]

    def __bool__(self) -> bool:
        return bool(self.findings)


def resolve_targets(project: Project, names: Iterable[str]) -> tuple[list[Target | CustomTarget], Faults]:
    """Return the targets with these names, each once, and what is wrong in the declarations of the user's own.

    Ours come first where a name is of both. Raises ZcodegenError for a name of neither.
    """
    targets: dict[str, Target | CustomTarget] = {}
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    for name in names:
        if any(name in {target.id, target.short} for target in TARGETS.values()):
            ours = get_target(name)
            targets[ours.id] = ours
            continue
        folder = project.templates / name
        if name not in custom_target_names(project):
            raise ZcodegenError(_unknown(name, project))
        target, source, faults = read_target(folder, shown=display_path(folder))
        files[source.path] = source
        findings += faults
        if target:
            targets[name] = target
    return list(targets.values()), Faults(tuple(findings), files)


def custom_target_names(project: Project) -> list[str]:
    """Return the names of the user's own targets, sorted: the folders of templates/ with a target.yaml."""
    names = (path.parent.name for path in project.templates.glob(f"*/{DECLARATION}"))
    return sorted(name for name in names if name not in TARGETS)


def _unknown(name: str, project: Project) -> str:
    known = [*(f"{target.short} ({target.id})" for target in TARGETS.values()), *custom_target_names(project)]
    there = (
        f"; templates/{name}/ has no {DECLARATION}" if name and (project.templates / name).is_dir() else ""
    )
    return f"no target is called {name!r}; known are {', '.join(known)}{there}"
