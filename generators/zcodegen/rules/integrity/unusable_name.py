"""A domain or a package has a name that cannot be the name of a file or a module.

Why: the names of domains and packages become folders, files, and modules. A folder that is called like a device of
Windows, such as `con` or `aux`, breaks every clone there, and a keyword of Python cannot be imported.

Bad:
    entries:
      REQUEST_INVALID: {code: 1, status: INVALID_ARGUMENT, message: {en: The request is invalid.}}
    # file: catalog.yaml
    packages: {python: {package: class}}

Good:
    entries:
      REQUEST_INVALID: {code: 1, status: INVALID_ARGUMENT, message: {en: The request is invalid.}}
    # file: catalog.yaml
    packages: {python: {package: acme_codes}}

Fix: choose another name. Before the first release a domain can be renamed freely; its file moves with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from keyword import iskeyword
from operator import attrgetter

from zcodegen.catalog.manifest import PACKAGE_NAMES
from zcodegen.naming.reserved import PYTHON_MODULES
from zcodegen.output.paths import path_error
from zcodegen.rules.rule import RuleContext, Violation

_MODULES = frozenset({"python_package"})
"""Packages whose parts are identifiers of Python."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Report domains, and packages of the languages that are built, with a part that no file or module can be called."""
    for domain in context.catalog.domains:
        for part in domain.split("."):
            if error := path_error(part):
                yield Violation(
                    message=f"the domain {domain} cannot be written to files: the path {error}",
                    location=context.sources.at(domain, "domain"),
                    help="rename the domain, and move its file",
                    logical_location=domain,
                    texts=(domain,),
                )
    packages = context.catalog.manifest.packages
    reported: set[tuple[str, str]] = set()
    for row in sorted(
        PACKAGE_NAMES, key=attrgetter("key")
    ):  # an artifact before the group, which may contain its name
        field, language = row.field, row.target
        if language not in context.catalog.manifest.targets or field == "python_distribution":
            continue  # a distribution's name is no path
        name: str = getattr(packages, field)
        for part in (*name.replace("/", ".").removeprefix("@").split("."), ""):
            error = path_error(part) if part else _refusal(field, name)
            if error is None and field in _MODULES and iskeyword(part):
                error = f"has the part {part!r}, a keyword of Python"
            if (
                error is None
                and field in _MODULES
                and part == name.partition(".")[0]
                and part in PYTHON_MODULES
            ):
                error = "is a module of Python's standard library, which is imported in its place"
            if error and (language, part) not in reported:  # a Kotlin package follows from group and artifact
                reported.add((language, part))
                yield Violation(
                    message=f"the {language} package cannot be called {name!r}: it {error}",
                    location=context.sources.at("", "packages", language, row.key),
                    help="choose another name under `packages`",
                    logical_location="packages",
                    texts=(name,),
                )


def _refusal(field: str, name: str) -> str | None:
    """Return why the tools of a language refuse a package's whole name; None if they take it.

    Sources: go.dev/ref/mod, "Module paths" (no suffix /v0 or /v1); npm's validate-npm-package-name.
    """
    if field == "go_module" and name.endswith(("/v0", "/v1")):
        return f"ends in {name[-3:]!r}, which a module path has only from /v2 on"
    if field == "typescript_name" and name in {"node_modules", "favicon.ico"}:
        return "is a name that npm keeps for itself"
    return None
