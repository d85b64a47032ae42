"""No name of a catalog meets a word that generated Go files use: tried for every word in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into
from tests.catalogs import make
from tests.toolchains import go
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import Attribute, Catalog
from zcodegen.naming import in_case, split_words
from zcodegen.naming.reserved import RESERVED
from zcodegen.targets.go import names

TEMPLATES = ROOT / "templates" / "go"
LARGE = make.large(2)
DOMAIN = LARGE.domains["acme.large"]
METHODS = "as error err format is scan seek unwrap value write_to string marshal_json table list map"


def words_of_templates() -> set[str]:
    """Return every identifier in the templates' Go source, and in the names of their files."""
    found: set[str] = set()
    for path in TEMPLATES.rglob("*.jinja"):
        source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|//.*", " ", path.read_text(encoding="utf-8"))
        found.update(re.findall(r"[A-Za-z_][A-Za-z0-9_]*", source))
        found.update(re.findall(r"[a-z_]+", path.relative_to(TEMPLATES).as_posix()))
    return found


def package_words() -> list[str]:
    """Return the words that a domain's path can have, of those in use."""
    words = {word.lower().replace("_", "") for word in words_of_templates() | RESERVED["go"]}
    return sorted(word for word in words if re.fullmatch(r"[a-z][a-z0-9]*", word))


def catalog_of(domains: dict[str, tuple[str, ...]], module: str = "example.org/acme/codes") -> Catalog:
    """Return a catalog with these domains (path -> includes), a code each."""
    made = {}
    for number, (path, includes) in enumerate(sorted(domains.items())):
        entry = next(iter(DOMAIN.entries.values()))
        entries = {entry.name: replace(entry, domain=path, code=number)}
        made[path] = replace(DOMAIN, name=path, includes=includes, entries=entries)
    packages = replace(LARGE.manifest.packages, go_module=module)
    return Catalog(replace(LARGE.manifest, packages=packages), made)


def test_words_that_are_declared_are_known() -> None:
    """A word that a file declares at its top, or as a variable, would hide a package of that name."""
    declared = set()
    pattern = r"(?:func|var|const|type)\s+(?:\([a-z]+ [^)]*\)\s+)?([a-z]\w*)|\b([a-z]\w*)(?:, [a-z]\w*)* :=|[(,] ?([a-z]\w*) [*\[\]\w]"
    for path in (TEMPLATES / "domain", TEMPLATES / "index", TEMPLATES / "internal" / "data"):
        for template in path.rglob("*.jinja"):
            source = re.sub(r"\{\{.*?\}\}", "X", template.read_text(encoding="utf-8"))
            source = re.sub(r"\{#.*?#\}|\{%.*?%\}|//.*", " ", source)
            declared |= {word for groups in re.findall(pattern, source) for word in groups if word}
            declared |= set(re.findall(r'"(?:[a-z/]+/)?([a-z]+)"\n', source))
    declared -= {"endsX", "textsX", "func", "range", "return", "var", "in"} | RESERVED["go"]
    assert declared <= names.LOCALS, sorted(declared - names.LOCALS)


def test_every_word_in_use_is_a_domain_that_another_includes(tmp_path: Path) -> None:
    """All in one catalog, imported side by side by the index and by the domain that includes them."""
    words = sorted(word for word in names.LOCALS | RESERVED["go"] if re.fullmatch(r"[a-z][a-z0-9]*", word))
    domains: dict[str, tuple[str, ...]] = dict.fromkeys(words, ())
    catalog = catalog_of({**domains, "zz.user": tuple(words)})
    package = build_into(catalog, "go", tmp_path)
    go.go("build", "./...", cwd=package)


@pytest.mark.parametrize("above", ["", "acme."])
def test_no_package_is_imported_under_a_word_in_use(above: str) -> None:
    catalog = catalog_of({f"{above}{word}": () for word in package_words()})
    packages = names.domain_packages(catalog).values()
    found = [item.name for item in names.imports(packages, {"codes"}).values()]
    assert len(set(found)) == len(found) == len(catalog.domains)
    assert not set(found) & (names.LOCALS | RESERVED["go"] | {"codes"})


@pytest.mark.parametrize(
    ("module", "domain"),
    [("example.org/acme", "acme"), ("example.org/acme/codes", "codes"), ("example.org/order/v2", "order")],
)
def test_a_domain_may_have_the_name_of_the_module(tmp_path: Path, module: str, domain: str) -> None:
    catalog = catalog_of({domain: (), f"{domain}.more": (domain,), "other": (domain,)}, module)
    package = build_into(catalog, "go", tmp_path)
    go.vet(package)
    go.gofmt(package)


def test_no_package_is_one_that_the_go_command_leaves_out(tmp_path: Path) -> None:
    """Folders `internal`, `testdata`, `vendor`; packages `main`, and `documentation`, whose files go/build ignores."""
    words = ("cgo", "documentation", "internal", "main", "testdata", "vendor")
    paths = [path for word in words for path in (word, f"acme.{word}", f"acme.{word}.room")]
    package = build_into(catalog_of(dict.fromkeys(paths, ())), "go", tmp_path)
    go.vet(package)
    listed = go.go("list", "./...", cwd=package).split()
    assert len([path for path in listed if "/internal/data/" in path]) == len(paths)


def test_every_word_is_an_attribute_and_an_entry(tmp_path: Path) -> None:
    words = sorted({*map(str.lower, words_of_templates()), *METHODS.split(), *RESERVED["go"]})
    words = [word for word in words if re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", word)]
    spelled: dict[str, str] = {}
    for word in words:  # of words that Go spells alike, the first
        spelled.setdefault(in_case(word, "go_pascal"), word)
    attributes = {
        word: Attribute(word, "enum" if number % 3 == 0 else "string", values=("a", "b"))
        for number, word in enumerate(spelled.values())
        if not word.endswith("of")
    }
    entry = next(iter(DOMAIN.entries.values()))
    values = dict.fromkeys(attributes, "a")
    entries = {
        word.upper(): replace(
            entry,
            domain="acme.words",
            name=word.upper(),
            code=number,
            attributes=values if number == 0 else {},
        )
        for number, word in enumerate(spelled.values())
        if len(word) > 1
    }
    manifest = replace(LARGE.manifest, attributes=attributes)
    catalog = Catalog(manifest, {"acme.words": replace(DOMAIN, name="acme.words", entries=entries)})
    package = build_into(catalog, "go", tmp_path)
    go.vet(package)
    go.gofmt(package)


def test_the_only_function_that_chooses_names_returns_no_word_in_use() -> None:
    for word in package_words():
        chosen = names.free("".join(split_words(word)), names.LOCALS)
        assert chosen not in names.LOCALS | RESERVED["go"]
