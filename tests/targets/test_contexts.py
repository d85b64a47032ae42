"""Templates and their contexts: each names its context and where it is made, and reads what it gets, no more and no less."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import msgspec
import pytest
from jinja2 import meta
from msgspec.structs import replace

from tests.build_helpers import load
from tests.docs.contexts import FOLDERS, TEMPLATES, context_of, templates_of
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import ImportedPackage
from zcodegen.targets.messages.table import FORMATS
from zcodegen.targets.table import TARGETS
from zcodegen.templating import built_in_environment


def variables_of(template: Path) -> set[str]:
    """Return the variables that a template and the templates it includes by name read."""
    folder = template.relative_to(TEMPLATES).parts[0]
    filters = TARGETS[folder].environment().filters if folder in TARGETS else {}
    environment = built_in_environment(folder, filters)
    text = template.read_text(encoding="utf-8")
    found = set(meta.find_undeclared_variables(environment.parse(text)))
    for included in re.findall(r"\{% include \"([^\"]+)\" %\}", text):
        found |= variables_of(TEMPLATES / folder / included)
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_templates_read_what_they_get(folder: str) -> None:
    read: defaultdict[type[msgspec.Struct], set[str]] = defaultdict(set)
    for template in templates_of(folder):
        head = context_of(template)
        variables = variables_of(template)
        if head.context is None:
            assert not variables or template.name.startswith("_"), template
            continue
        fields = set(head.context.__struct_fields__)
        assert variables <= fields, f"{template} reads {sorted(variables - fields)}, which its context lacks"
        read[head.context] |= variables
    unused = {
        context.__name__: sorted(set(context.__struct_fields__) - variables)
        for context, variables in read.items()
        if set(context.__struct_fields__) - variables
    }
    assert unused == (
        {"ChangelogSection": ["bump"]} if folder == "changelog" else {}
    )  # for a user's own template


@pytest.mark.parametrize("target", TARGETS)
def test_plans_make_the_contexts_that_templates_name(target: str) -> None:
    catalog = load(ROOT / "tests" / "catalogs" / "features")
    packages = replace(catalog.manifest.packages, message_formats=("arb", "json", "properties"))
    manifest = replace(catalog.manifest, packages=packages, site_url="https://codes.example.org")
    plain = replace(catalog, manifest=manifest)
    other_packages = replace(packages, go_module="example.org/base", kotlin_package="org.example.base")
    other = replace(manifest, packages=other_packages, attributes={})
    imported = {next(iter(catalog.domains)): ImportedPackage(replace(catalog, manifest=other))}
    importing = replace(plain, imports={"go": imported, "kotlin": imported})
    used = set()
    for file in (*TARGETS[target].plan(plain), *TARGETS[target].plan(importing)):
        if not file.template:
            continue
        used.add(file.template)
        context = context_of(TEMPLATES / target / file.template).context
        assert set(file.context) == set(context.__struct_fields__ if context else ()), file.path
    if target == "messages":  # each format has templates of its own; tests/messages renders them all
        return
    unused = {path.relative_to(TEMPLATES / target).as_posix() for path in templates_of(target)} - used
    assert {path for path in unused if not Path(path).name.startswith("_")} == set()


def test_every_format_has_a_recipe() -> None:
    recipes = {path.name.removesuffix(".md.jinja") for path in (TEMPLATES / "messages/recipes").iterdir()}
    assert recipes == set(FORMATS)
