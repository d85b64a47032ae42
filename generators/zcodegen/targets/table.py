"""The targets that zcodegen knows: one row each. The module of a row is imported when the target is used."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.targets.plan import Filters, Plan, PlannedFile

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog
    from zcodegen.templating import AnyEnvironment


class Target(Struct, frozen=True):
    """A target: its id (folder of templates, folder in out/, module), the short name for `--lang`, and what it is."""

    id: str
    short: str
    summary: str

    def plan(self, catalog: Catalog) -> Iterable[PlannedFile]:
        """Return the files that the target has for a catalog without errors."""
        plan: Plan = import_module(f"zcodegen.targets.{self.id}").plan
        return plan(catalog)

    def filters(self) -> Filters:
        """Return the target's quoting filters."""
        filters: Filters = import_module(f"zcodegen.targets.{self.id}").FILTERS
        return filters

    def environment(self, overrides: Path | None = None) -> AnyEnvironment:
        """Return the environment of its templates; those of the folder `overrides`/<id> replace built-in ones file by file."""
        from zcodegen.templating import built_in_environment

        return built_in_environment(self.id, self.filters(), overrides)


TARGETS: Final = {
    row.id: row
    for row in (
        Target("go", "go", "Go module: typed codes, errors.Is, slog, nothing at init"),
        Target("html", "html", "HTML pages with search, a page per domain"),
        Target("kotlin", "kt", "Kotlin and Java: Maven project, open constants, texts as resources"),
        Target("messages", "msg", "message bundles, a file per locale and domain"),
        Target("openapi", "oas", "OpenAPI 3.1 components: schemas of codes, error bodies, responses"),
        Target(
            "problem", "problem", "problem types of RFC 9457: a registry, and the JSON Schema of problems"
        ),
        Target("proto", "proto", "Protocol Buffers: an enum per domain, with stable numbers"),
        Target("python", "py", "Python package: enums, typed stubs, lazy tables"),
        Target("typescript", "ts", "npm package: ES modules and CommonJS, tree-shaken constants"),
    )
}


def get_target(name: str) -> Target:
    """Return the target with this id or short name; ZcodegenError names the known ones."""
    for target in TARGETS.values():
        if name in {target.id, target.short}:
            return target
    raise ZcodegenError(describe_unknown("target", name, TARGETS))
