"""No name of a catalog meets a word that generated Kotlin files, Kotlin or Java use: tried for every word in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from tests.build_helpers import build_into
from tests.catalogs import make
from tests.toolchains import kotlin
from tests.toolchains.tools import ROOT
from zcodegen.catalog.model import Argument, Attribute, Catalog, Text
from zcodegen.naming import in_case
from zcodegen.naming.reserved import RESERVED
from zcodegen.targets.kotlin import names

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATES = ROOT / "templates" / "kotlin" / "src" / "main" / "kotlin" / "package"
LARGE = make.large(2)
DOMAIN = LARGE.domains["acme.large"]
ENTRY = next(iter(DOMAIN.entries.values()))


def words_of_templates() -> set[str]:
    """Return every identifier in the templates' Kotlin source, and the words of Kotlin and Java."""
    found: set[str] = set(names.KOTLIN_TYPES | names.ROOT_TYPES | names.MEMBERS | RESERVED["kotlin"])
    for path in TEMPLATES.rglob("*.jinja"):
        source = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}|//.*", " ", path.read_text(encoding="utf-8"))
        found.update(re.findall(r"[A-Za-z][A-Za-z0-9]*", source))
    return found


def snake_words() -> list[str]:
    """Return these words as the catalog writes names of attributes, those that Kotlin spells alike once."""
    found: dict[str, str] = {}
    for word in sorted(words_of_templates()):
        name = in_case(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", word), "snake").strip("_")
        if re.fullmatch(r"[a-z][a-z0-9]*(_[a-z0-9]+)*", name):
            found.setdefault(in_case(name, "pascal").lower(), name)
    return sorted(found.values())


def test_types_that_templates_use_are_known() -> None:
    """A type of the catalog with such a name would hide it."""
    used: set[str] = set()
    for path in TEMPLATES.rglob("*.jinja"):
        source = re.sub(r"\{\{.*?\}\}", "X", path.read_text(encoding="utf-8"))
        source = re.sub(
            r'\{#.*?#\}|\{%.*?%\}|//.*|/\*\*.*?\*/|"(?:\\.|[^"\\])*"', " ", source, flags=re.DOTALL
        )
        used |= set(re.findall(r"(?<![\w.$])([A-Z][A-Za-z]*[a-z][A-Za-z]*)", source))
    own = {"Known", "Unknown", "Count", "Companion", "LanguageRange", "XCode", "XDomain", "XRows"}
    used = {word for word in used if not word.startswith("X")} - own
    assert used - {"BigDecimal", "RoundingMode"} <= names.ROOT_TYPES | names.KOTLIN_TYPES


def test_members_of_codes_are_known() -> None:
    """An attribute with such a name would be declared twice."""
    code, _, _ = (TEMPLATES / "Code.kt.jinja").read_text(encoding="utf-8").partition("class Tombstone")
    domain, _, _ = (
        (TEMPLATES / "domain" / "Code.kt.jinja")
        .read_text(encoding="utf-8")
        .partition("public companion object")
    )
    modifiers = "abstract|final|internal|open|override|private|protected|public"
    members = re.findall(
        rf"^ {{4,8}}(?:@Transient )?(?:(?:{modifiers}) )+(?:val|fun) (\w+)", code + domain, re.MULTILINE
    )
    assert {"known", "httpStatus", "isKnown", "writeReplace"} <= set(members)
    assert {*members} <= names.MEMBERS


WORDS = [
    "any",
    "array",
    "boolean",
    "class",
    "clone",
    "code",
    "domain",
    "equals",
    "fun",
    "get_class",
    "hash_code",
    "in",
    "integer",
    "is_known",
    "known",
    "list",
    "long",
    "map",
    "name",
    "notify",
    "number",
    "object",
    "of",
    "override",
    "row",
    "rows",
    "status",
    "string",
    "text",
    "to_string",
    "traits",
    "unit",
    "value",
    "wait",
    "write_replace",
]
"""What is compiled: words of each sort that was found to break a package."""


def test_no_name_is_a_word_in_use() -> None:
    words = [word for word in snake_words() if not word.endswith("_domain")]
    attributes = {word: Attribute(word, "enum", values=("a",)) for word in words}
    domains = {word.replace("_", "-"): DOMAIN for word in words}
    catalog = Catalog(replace(LARGE.manifest, attributes=attributes), domains)
    types = set(names.enumeration_names(catalog).values())
    classes = {domain_class.name for domain_class in names.domain_classes(catalog).values()}
    assert not (types | classes) & (names.ROOT_TYPES | names.KOTLIN_TYPES | RESERVED["kotlin"])
    assert not types & (classes | {f"{name}Rows" for name in classes})
    assert not set(names.attribute_names(catalog).values()) & (names.MEMBERS | RESERVED["kotlin"])


def test_words_compile(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    """As attributes with values, domains, entries and arguments."""
    attributes = {
        word: Attribute(word, "enum" if number % 2 else "strings", values=("a", "b"))
        for number, word in enumerate(WORDS)
    }
    arguments = tuple(Argument(word, "string", "x") for word in WORDS)
    message = {"zh-CN": Text(" ".join(f"{{{word}}}" for word in WORDS))}
    entries = {
        word.upper(): replace(
            ENTRY,
            domain="zz",
            name=word.upper(),
            code=number,
            message=message,
            action={},
            arguments=arguments,
        )
        for number, word in enumerate(WORDS[:12])
    }
    domains = {
        path: replace(DOMAIN, name=path, entries={ENTRY.name: replace(ENTRY, domain=path, code=number)})
        for number, path in enumerate(["integer", "string", "acme.integer", "list", "code.fun", "in.rows"])
    }
    domains["zz"] = replace(DOMAIN, name="zz", includes=tuple(domains), entries=entries)
    catalog = Catalog(replace(LARGE.manifest, attributes=attributes), domains)
    package = build_into(catalog, "kotlin", tmp_path / "package")
    kotlinc.compile([package / "src" / "main" / "kotlin"], tmp_path / "classes")


def test_packages_may_be_words_of_kotlin(kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    packages = replace(LARGE.manifest.packages, kotlin_package="in.acme.class")
    domains = {
        path: replace(DOMAIN, name=path, includes=includes, entries={ENTRY.name: replace(ENTRY, domain=path)})
        for path, includes in (("acme", ()), ("acme.fun", ("acme",)), ("integer", ("acme.fun",)))
    }
    catalog = Catalog(replace(LARGE.manifest, packages=packages), domains)
    package = build_into(catalog, "kotlin", tmp_path / "package")
    kotlinc.compile([package / "src" / "main" / "kotlin"], tmp_path / "classes")
    kotlin.ktlint(package)
    assert not (package / "src" / "main" / "java").exists()
