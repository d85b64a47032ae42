"""What the documentation names exists: options, keys of files, variables of the environment, rules."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from tests.docs.files import KINDS, keys_of
from tests.toolchains.tools import ROOT
from zcodegen.cli.app import app
from zcodegen.rules.table import ALL_RULES, FAMILIES

PAGES = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [
    page for page in PAGES if page.name != "CHANGELOG.md" and "rules" not in page.relative_to(ROOT).parts
]
FENCE = re.compile(r"^ *```.*?^ *```", re.MULTILINE | re.DOTALL)
OTHERS_OPTIONS = {
    "--vulnerability-service",
    "--from-ref",
    "--to-ref",
    "--all-files",
    "--require-hashes",
    "--check",
}
"""Options of pre-commit, pip, pip-audit and msgfmt that the documentation names."""
OTHERS_KEYS = {
    "offset",
    "one",
    "file",
    "args",
    "with",
    "uses",
    "permissions",
    "fetch-depth",
    "fail-on-change",
    "comment",
    "sarif",
    "use-escaping",
    "catalog",
    "name",
}
"""Keys of workflows, the action's inputs, plural forms, URLs, and frameworks that read bundles."""
_VARIABLE = re.compile(r"environ(?:\.get\(|\[)\"([A-Z_]+)\"|^_\w+: Final = \"([A-Z]+_[A-Z]+)\"", re.MULTILINE)


def spans(page: Path) -> Iterator[str]:
    """Yield what a page has between backticks."""
    yield from re.findall(r"`([^`\n]+)`", FENCE.sub("", page.read_text(encoding="utf-8")))


def commands(group: click.Group) -> Iterator[click.Command]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        yield command
        if isinstance(command, click.Group):
            yield from commands(command)


OPTIONS = {
    name
    for command in (app, *commands(app))
    for option in command.get_params(click.Context(command))
    for name in (*option.opts, *option.secondary_opts)
}
KEYS = {word for kind in KINDS for key in keys_of(kind) for word in key.path}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_options_exist(page: Path) -> None:
    named = {found[0] for span in spans(page) if (found := re.match(r"--[a-z][a-z-]*", span))}
    assert named - OPTIONS - OTHERS_OPTIONS == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_keys_exist(page: Path) -> None:
    named: set[str] = set()
    for span in spans(page):
        if re.match(r"[a-z_]+:(?: [^/]|$)", span):
            try:
                named |= set(keys_in(YAML(typ="safe").load(span)))
            except YAMLError:
                continue
    assert named - KEYS - OTHERS_KEYS - set(ALL_RULES) - set(FAMILIES) == set()


def keys_in(value: object) -> Iterator[str]:
    """Yield the keys of a mapping; below a key whose mapping is of names, nothing."""
    if isinstance(value, dict):
        for key, below in value.items():
            yield str(key)
            if key not in {"naming", "message", "title", "documents", "attributes", "texts"}:
                yield from keys_in(below)


def test_environment_variables_are_listed() -> None:
    page = (ROOT / "docs/reference/environment.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"`([A-Z_]+)`", page))
    code = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "generators").rglob("*.py"))
    read = {name for match in _VARIABLE.findall(code) for name in match if name}
    assert read - listed - {"TERM"} == set()


PATHS = {
    kind: {key.path for key in keys_of(kind)}
    for kind in ("catalog", "domain", "target", "document", "glossary")
}


def paths_in(
    value: object, known: set[tuple[str, ...]], path: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """Yield the path of every key, with `*` for a name and `[]` for an element, as `keys_of` has them."""
    if isinstance(value, dict):
        for key, below in value.items():
            step = (*path, str(key).lower() if isinstance(key, bool) else str(key))
            if step not in known and any(route[: len(path) + 1] == (*path, "*") for route in known):
                step = (*path, "*")
            yield step
            yield from paths_in(below, known, step)
    elif isinstance(value, list):
        for element in value:
            yield from paths_in(element, known, (*path, "[]"))


def unknown_keys(block: dict[str, object]) -> dict[str, list[str]]:
    """Return for each kind of file that has the first keys of a block: its keys that the kind does not have."""
    if all(re.fullmatch(r"[A-Z][A-Z0-9_]*", key) for key in block):
        block = {"entries": block}
    found = {}
    for kind, known in PATHS.items():
        if all((key,) in known for key in block):
            paths = [path for path in paths_in(block, known) if path[-1] not in {"*", "[]"}]
            found[kind] = [".".join(path) for path in paths if path not in known and not is_free(path, known)]
    return found


def is_free(path: tuple[str, ...], known: set[tuple[str, ...]]) -> bool:
    """Whether a key is a name of the writer's own: a locale, a rule, a parameter. The schema lists no keys there."""
    return not any(route[: len(path) - 1] == path[:-1] and len(route) >= len(path) for route in known)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_blocks_have_keys_that_exist(page: Path) -> None:
    for text in re.findall(
        r"^```yaml(?: title=.*)?\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    ):
        block = YAML(typ="safe").load(text)
        found = unknown_keys(block) if isinstance(block, dict) else {}
        assert not found or [] in found.values(), f"{found} in\n{text}"


def test_a_wrong_key_is_seen() -> None:
    assert unknown_keys({"waivers": [{"rule": "x", "becuse": "y"}]}) == {"catalog": ["waivers.[].becuse"]}
    assert unknown_keys({"ROOM_FULL": {"code": 1, "statuss": "OK"}})["domain"] == ["entries.*.statuss"]
    assert unknown_keys({"locales": {"source": "en"}}) == {"catalog": []}
