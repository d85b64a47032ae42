"""Templates and their contexts: each names its context and where it is made, and reads what it gets, no more and no less."""

from __future__ import annotations

import re
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import msgspec
import pytest
from jinja2 import meta

from tests.build_helpers import load
from tests.toolchains.tools import ROOT
from zcodegen.targets.table import TARGETS

TEMPLATES = ROOT / "templates"
LANGUAGES = ("go", "kotlin", "python", "typescript")
_HEAD = re.compile(r"\{# Context: (?P<context>[\w.]+), made by (?P<module>[\w.]+):(?P<function>\w+) #\}\n")
_MACROS = re.compile(r"\{# Context: none\. ")


def templates(language: str) -> list[Path]:
    return sorted((TEMPLATES / language).rglob("*.jinja"))


def context_of(template: Path) -> type[msgspec.Struct] | None:
    """Return the context that the head of a template names; None for macros."""
    text = template.read_text(encoding="utf-8")
    if _MACROS.match(text):
        return None
    head = _HEAD.match(text)
    assert head, f"{template}: the first line is no `Context: …, made by …`"
    assert callable(getattr(import_module(head["module"]), head["function"])), template
    module, _, name = head["context"].rpartition(".")
    context: type[msgspec.Struct] = getattr(import_module(module), name)
    return context


def variables_of(language: str, template: Path) -> set[str]:
    """Return the variables that a template and the templates it includes read."""
    environment = TARGETS[language].environment()
    text = template.read_text(encoding="utf-8")
    found = set(meta.find_undeclared_variables(environment.parse(text)))
    for included in re.findall(r"\{% include \"([^\"]+)\" %\}", text):
        found |= variables_of(language, TEMPLATES / language / included)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_read_what_they_get(language: str) -> None:
    read: defaultdict[type[msgspec.Struct], set[str]] = defaultdict(set)
    for template in templates(language):
        context = context_of(template)
        if context is None:
            continue
        variables = variables_of(language, template)
        fields = set(context.__struct_fields__)
        assert variables <= fields, f"{template} reads {sorted(variables - fields)}, which {context} lacks"
        read[context] |= variables
    unused = {
        context.__name__: sorted(set(context.__struct_fields__) - variables)
        for context, variables in read.items()
        if set(context.__struct_fields__) - variables
    }
    assert unused == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_plans_make_the_contexts_that_templates_name(language: str) -> None:
    catalog = load(ROOT / "tests" / "catalogs" / "features")
    planned = [file for file in TARGETS[language].plan(catalog) if file.template]
    for file in planned:
        context = context_of(TEMPLATES / language / file.template)
        assert context is not None
        assert set(file.context) == set(context.__struct_fields__), file.path
    used = {file.template for file in planned}
    unused = {path.relative_to(TEMPLATES / language).as_posix() for path in templates(language)} - used
    assert {path for path in unused if not Path(path).name.startswith(("_head", "_modules"))} == set()
