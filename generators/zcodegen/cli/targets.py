"""Names of targets, as `--lang` and the manifest give them, to targets: ours, and the folders of the user's templates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from zcodegen.catalog.sources import SourceFile
from zcodegen.cli.project import Project, shown_path
from zcodegen.errors import ZcodegenError
from zcodegen.findings import Finding
from zcodegen.own.target import DECLARATION, OwnTarget, read_target
from zcodegen.targets.table import TARGETS, Target, target_named


class Faults(Struct, frozen=True):
    """What is wrong in the target.yaml of wanted targets, and these files."""

    findings: tuple[Finding, ...]
    files: Mapping[str, SourceFile]

    def __bool__(self) -> bool:
        return bool(self.findings)


def wanted_targets(project: Project, names: Iterable[str]) -> tuple[list[Target | OwnTarget], Faults]:
    """Return the targets with these names, each once, and what is wrong in the declarations of the user's own.

    Ours come first where a name is of both. Raises ZcodegenError for a name of neither.
    """
    targets: dict[str, Target | OwnTarget] = {}
    findings: list[Finding] = []
    files: dict[str, SourceFile] = {}
    for name in names:
        if any(name in {target.id, target.short} for target in TARGETS.values()):
            ours = target_named(name)
            targets[ours.id] = ours
            continue
        folder = project.templates / name
        if name not in own_names(project):
            raise ZcodegenError(_unknown(name, project))
        target, source, faults = read_target(folder, shown=shown_path(folder))
        files[source.path] = source
        findings += faults
        if target:
            targets[name] = target
    return list(targets.values()), Faults(tuple(findings), files)


def own_names(project: Project) -> list[str]:
    """Return the names of the user's own targets, sorted: the folders of templates/ with a target.yaml."""
    names = (path.parent.name for path in project.templates.glob(f"*/{DECLARATION}"))
    return sorted(name for name in names if name not in TARGETS)


def _unknown(name: str, project: Project) -> str:
    known = [*(f"{target.short} ({target.id})" for target in TARGETS.values()), *own_names(project)]
    there = (
        f"; templates/{name}/ has no {DECLARATION}" if name and (project.templates / name).is_dir() else ""
    )
    return f"no target is called {name!r}; known are {', '.join(known)}{there}"
