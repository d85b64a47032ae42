"""Formats as the table has them: file, row, recipe and docs go together; keys map back; limits are reported by place."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import zcodegen.targets.messages.formats as package
from tests.build_helpers import build_into, load
from tests.golden import same_text
from tests.messages.asking import FEATURES
from tests.messages.recipes import ALONE, NODE, PYTHON
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import Text
from zcodegen.cli.main import run
from zcodegen.diagnostics import ZcodegenError
from zcodegen.generate.pipeline import with_message_formats
from zcodegen.targets.messages import plan
from zcodegen.targets.messages.formats.android import qualifier
from zcodegen.targets.messages.keys import (
    fluent_identifier,
    identifier,
)
from zcodegen.targets.messages.table import FORMATS
from zcodegen.targets.messages.unsupported import unsupported_units

DOCS = ROOT / "docs" / "messages.md"
MARKER = "<!-- recipes, made of templates/messages/recipes by `make accept` -->\n"
PLACES = st.tuples(
    st.from_regex(r"[a-z][a-z0-9]*(-[a-z0-9]+)*(\.[a-z][a-z0-9]*(-[a-z0-9]+)*)*", fullmatch=True),
    st.from_regex(r"[A-Z][A-Z0-9_]*[A-Z0-9]", fullmatch=True),
).map(".".join)

# A text -> the formats that cannot hold it.
REFUSED = {
    "a\0b": {"android", "angular", "csv", "mf2", "po", "rails", "strings", "symfony", "xliff"},
    "a\x01b": {"angular", "xliff"},
    "a\n": {"po"},
    "{{a}}": {"angular", "i18next"},
    "$t(a)": {"i18next"},
    "Success: 100 % <b> it's \U0010ffff": set(),
}


def test_file_row_and_recipe_go_together() -> None:
    assert list(FORMATS) == sorted(FORMATS)
    modules = {path.stem for path in Path(str(package.__file__)).parent.glob("*.py")} - {"__init__"}
    assert {row.module for row in FORMATS.values()} == modules
    recipes = {
        path.name.removesuffix(".md.jinja") for path in (ROOT / "templates/messages/recipes").iterdir()
    }
    assert recipes == set(FORMATS)


def test_docs_have_the_recipe_of_each_format(tmp_path: Path) -> None:
    build_into(with_message_formats(load(ROOT / "catalog"), list(FORMATS)), "messages", tmp_path)
    before, _, _ = DOCS.read_text(encoding="utf-8").partition(MARKER)
    recipes = "\n".join(_recipe(tmp_path / name / "README.md", name) for name in FORMATS)
    same_text(f"{before}{MARKER}\n{recipes}", DOCS)
    refusing = {name for formats in REFUSED.values() for name in formats}
    rows = {name: 2 if name in refusing else 1 for name in FORMATS}
    assert {name: before.count(f"| `{name}` |") for name in FORMATS} == rows, (
        "rows in the tables of docs/messages.md"
    )


def test_every_recipe_is_tried() -> None:
    assert sorted((*PYTHON, *NODE, *ALONE)) == list(FORMATS), "see tests/messages/recipes.py"


def test_every_format_is_read_back() -> None:
    readers = "".join(
        (ROOT / "tests/messages" / name).read_text(encoding="utf-8")
        for name in ("test_programs.py", "test_readers.py", "test_resource_bundles.py")
    )
    assert [name for name in FORMATS if f'"{name}"' not in readers] == []


def _recipe(readme: Path, name: str) -> str:
    """Return a section of the docs: what a README says between its head and the words on index.json."""
    text = readme.read_text(encoding="utf-8")
    _, summary, *recipe = text.split("\n\n")
    return "\n\n".join([f"### {name}", summary.partition(". Generated")[0] + ".", *recipe[:-1]]) + "\n"


_IDENTIFIER = re.compile(r"([a-z0-9_]+)_([A-Z][A-Z0-9_]*)_([a-z]+)")
_FLUENT = re.compile(r"([a-z0-9-]+)-([A-Z][A-Z0-9_]*)")


def from_identifier(text: str) -> str:
    """Return the key that `identifier` has spelled so; ValueError where it has not."""
    match = _IDENTIFIER.fullmatch(text)
    if match is None:
        raise ValueError(text)
    return f"{match[1].replace('__', '-').replace('_', '.')}.{match[2]}.{match[3]}"


def from_fluent_identifier(text: str) -> str:
    """Return the full name that `fluent_identifier` has spelled so; ValueError where it has not."""
    match = _FLUENT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    domain = re.sub("--?", lambda found: "-" if found[0] == "--" else ".", match[1])
    return f"{domain}.{match[2]}"


@given(place=PLACES, field=st.sampled_from(["message", "cause", "action"]))
def test_keys_map_back(place: str, field: str) -> None:
    key = f"{place}.{field}"
    assert re.fullmatch("[a-z][A-Za-z0-9_]*", identifier(key))
    assert from_identifier(identifier(key)) == key
    assert re.fullmatch("[a-z][A-Za-z0-9_-]*", fluent_identifier(place))
    assert from_fluent_identifier(fluent_identifier(place)) == place


@pytest.mark.parametrize("strange", ["room", "Room", "room_NAME", "room.NAME.message"])
def test_other_identifiers_are_no_keys(strange: str) -> None:
    with pytest.raises(ValueError, match=re.escape(strange)):
        from_identifier(strange)


@pytest.mark.parametrize("name", FORMATS)
def test_what_a_format_cannot_hold(name: str) -> None:
    catalog = load(FEATURES)
    domain = catalog.domains["acme.common"]
    entry = domain.entries["OK"]

    def unheld_texts(text: str) -> list[str]:
        changed = replace(entry, message={**entry.message, "en": Text(text)})
        alone = replace(catalog, domains={domain.name: replace(domain, entries={"OK": changed})})
        return [
            f"{unit.key}.{unit.locale}"
            for _, unit, _ in unsupported_units(with_message_formats(alone, [name]))
        ]

    for text, formats in REFUSED.items():
        assert unheld_texts(text) == (["acme.common.OK.message.en"] if name in formats else [])


def test_build_tells_where_the_text_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(FEATURES, tmp_path / "catalog")
    assert run(["build", "--catalog", str(tmp_path / "catalog"), "--messages", "po,json"]) == 1
    output = capsys.readouterr().err
    assert re.search(
        r"hostile\.yaml:\d+:\d+: error: acme\.hostile\.CONTROL\.message in zh-CN cannot go into po", output
    )
    assert not (tmp_path / "out").exists()
    with pytest.raises(ZcodegenError, match="cannot go into po bundles"):
        list(plan(with_message_formats(load(FEATURES), ["po"])))


def test_unknown_format() -> None:
    with pytest.raises(ZcodegenError, match="did you mean 'fluent'"):
        list(plan(with_message_formats(load(FEATURES), ["flunt"])))


def test_each_format_owns_its_folder(tmp_path: Path) -> None:
    shutil.copytree(FEATURES, tmp_path / "catalog")
    build = ["build", "--catalog", str(tmp_path / "catalog")]

    def there() -> set[str]:
        return {path.name for path in (tmp_path / "out/messages").iterdir()}

    assert run([*build, "--messages", "fluent,csv2"]) == 2
    assert run([*build, "--messages", "fluent, fluent"]) == 0
    assert run([*build, "--messages", "arb,xcstrings"]) == 0
    assert there() == {"arb", "fluent", "xcstrings"}
    assert run([*build, "--messages", "fluent", "--check"]) == 0
    (tmp_path / "out/messages/fluent/old.ftl").write_text("a = b\n")
    assert run([*build, "--messages", "arb", "--check"]) == 0
    assert run([*build, "--messages", "fluent", "--check"]) == 1
    (tmp_path / "out/messages/fluent/old.ftl").unlink()
    assert run([*build, "--lang", "msg"]) == 0  # the manifest's formats alone
    assert there() == {"json", "properties"}


def test_a_bundle_tells_what_fell_back(tmp_path: Path) -> None:
    build_into(FEATURES, "messages", tmp_path)
    index = json.loads((tmp_path / "json/index.json").read_text("utf-8"))
    assert index["locales"]["ar"] == {
        "direction": "rtl",
        "plurals": ["zero", "one", "two", "few", "many", "other"],
    }
    assert index["matching"]["same"]["zh-tw"] == "en"
    assert index["matching"]["last"][-1] == "zh-CN"
    assert index["fallback"]["en"] == {
        "acme.media-file": {"zh-CN": ["FILE_EMPTY"]},
        "acme.rtc.room": {"zh-CN": ["OLD_LIMIT"]},
    }
    assert index["fallback"]["ja"]["acme.common"] == {"en": ["TIMEOUT"]}
    assert index["domains"]["acme.rtc.room"]["arguments"]["STREAM_LIMIT_EXCEEDED"] == {
        "limit": "integer",
        "user": "string",
    }
    texts = json.loads((tmp_path / "json/ja/acme.common.json").read_text("utf-8"))
    assert texts["TIMEOUT"]["message"] == "The request timed out."


@pytest.mark.parametrize(
    ("locale", "folder"),
    [("zh-CN", "zh-rCN"), ("en", "en"), ("he", "iw"), ("id-ID", "in-rID"), ("zh-Hant", "b+zh+Hant"),
     ("es-419", "b+es+419"), ("zh-Hant-TW", "b+zh+Hant+TW"), ("de-1996", "b+de+1996")],
)  # fmt: skip
def test_android_qualifiers(locale: str, folder: str) -> None:
    assert qualifier(locale) == folder


@pytest.mark.parametrize("name", FORMATS)
def test_same_catalog_same_bytes(name: str, tmp_path: Path) -> None:
    catalog = with_message_formats(load(ROOT / "catalog"), [name])
    trees = [
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (build_into(catalog, "messages", tmp_path / place) for place in ("a", "b"))
    ]
    assert trees[0] == trees[1]
    assert all(b"\r\n" not in content for path, content in trees[0].items() if path.suffix != ".mo")
