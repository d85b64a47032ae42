"""What fails against a schema is reported in the words of YAML, with the spelling or the value that is wanted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.rules.cases import load
from zcodegen import schema_faults
from zcodegen.catalog.load import load_files
from zcodegen.naming import nearest
from zcodegen.schema import KINDS, explain, load_schema, validate
from zcodegen.schema_faults import _LIMITS, PATTERN_MESSAGE
from zcodegen.source.nodes import Node, YamlList, YamlMap
from zcodegen.source.yaml import parse_yaml

_ENTRY = "code: 104, status: NOT_FOUND"
_FAULTS = {
    "a text without a character": (
        f"GONE: {{{_ENTRY}, message: {{en: ''}}}}",
        '"" in entries.GONE.message.en is empty',
        'A text, or a translation of the catalog\'s own with the hash of the translated text. For example: "房间不存在。"',
    ),
    "a name in small letters": (
        f"room_gone: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'room_gone' in entries is not a name: at least two capital letters, digits and underscores, with a letter first and no underscore last",
        "did you mean 'ROOM_GONE'?",
    ),
    "a name in camel case": (
        f"roomGone: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'roomGone' in entries is not a name: at least two capital letters, digits and underscores, with a letter first and no underscore last",
        "did you mean 'ROOM_GONE'?",
    ),
    "a name that AIP-193 finds too long": (
        f"{'A' * 64}: {{{_ENTRY}, message: {{en: Gone.}}}}",
        f'"{"A" * 56}… in entries is longer than 63 characters',
        "shorten it by 1 character",
    ),
    "a locale with an underscore": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone., zh_CN: 没有了。}}}}",
        "'zh_CN' in entries.ROOM_GONE.message is not a language tag, such as en or zh-CN",
        "did you mean 'zh-CN'?",
    ),
    "a text without its locale": (
        f"ROOM_GONE: {{{_ENTRY}, message: Gone.}}",
        '"Gone." in entries.ROOM_GONE.message is a string, not a mapping',
        "name its locale, such as {en: Gone.}",
    ),
    "no space after a colon inside braces": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en:Gone.}}}}",
        "'en:Gone.' in entries.ROOM_GONE.message is not a language tag, such as en or zh-CN",
        "write `en: Gone.`, with a space after the colon",
    ),
    "a text beside its field": (
        "ROOM_GONE:\n    code: 104\n    status: NOT_FOUND\n    message:\n      en: Gone.\n    zh-CN: 没有了。",
        "unknown key 'zh-CN' in entries.ROOM_GONE",
        "indent a text by two more spaces, below `message:`, `cause:` or `action:`",
    ),
    "an attribute of the team": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, team: rtc}}",
        "unknown key 'team' in entries.ROOM_GONE",
        "write `attributes: {team: …}`, and declare it under `attributes` in catalog.yaml",
    ),
    "an abbreviated key": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, args: {{}}}}",
        "unknown key 'args' in entries.ROOM_GONE",
        "did you mean 'arguments'?",
    ),
    "an HTTP status in quotes": (
        f'ROOM_GONE: {{{_ENTRY}, http_status: "404", message: {{en: Gone.}}}}',
        '"404" in entries.ROOM_GONE.http_status is a string, not a whole number',
        "write 404, without quotes",
    ),
    "an argument that is its type": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: 'Gone: {{id}}.'}}, arguments: {{id: string}}}}",
        '"string" in entries.ROOM_GONE.arguments.id is a string, not a mapping',
        'One argument. For example: {"type": "integer", "example": 9}',
    ),
    "one name in place of a list": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, aliases: NO_ROOM}}",
        '"NO_ROOM" in entries.ROOM_GONE.aliases is a string, not a list',
        "write a list: [NO_ROOM]",
    ),
    "a number that is of the wrong form in quotes as well": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, aliases: [7]}}",
        "7 in entries.ROOM_GONE.aliases.0 is a whole number, not a string",
        'Stable identifier of an entry: its meaning in English, in the form of an AIP-193 reason. For example: "ROOM_NOT_FOUND"',
    ),
    "texts that are not indented below their key": (
        "ROOM_GONE:\n    code: 104\n    status: NOT_FOUND\n    message:\n    en: Gone.\n    zh-CN: 没有了。",
        "'en' in entries.ROOM_GONE is not indented below 'message'",
        "indent it, and the lines that belong to it, by two more spaces",
    ),
    "a key without a value": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, actor: }}",
        "null in entries.ROOM_GONE.actor is empty",
        "known are caller, user, owner, vendor",
    ),
    "a boolean of YAML 1.1": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, proposed: no, message: {en: Gone.}}",
        '"no" in entries.ROOM_GONE.proposed is a string, not a boolean',
        "write false, without quotes",
    ),
    "a former key with a boolean of YAML 1.1": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, retryable: yes, message: {en: Gone.}}",
        '"yes" in entries.ROOM_GONE.retryable is a string, not a boolean',
        "write true, without quotes",
    ),
    "a boolean in quotes": (
        'ROOM_GONE: {code: 104, status: NOT_FOUND, proposed: "True", message: {en: Gone.}}',
        '"True" in entries.ROOM_GONE.proposed is a string, not a boolean',
        "write true, without quotes",
    ),
    "a number with its unit": (
        "ROOM_GONE: {code: 104, status: UNAVAILABLE, retry_after: 30s, message: {en: Gone.}}",
        '"30s" in entries.ROOM_GONE.retry_after is a string, not a whole number',
        "write 30 alone",
    ),
    "a comma in a text inside braces": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: {text: Gone, or never there., translated: 0123abcd}}}",
        "unknown key 'or never there.' in entries.ROOM_GONE.message.en",
        "quote the text before it: a comma ends it inside braces",
    ),
    "a name with a letter of another script": (
        f"\u0410MOUNT_GONE: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'\u0410MOUNT_GONE' in entries is not a name: at least two capital letters, digits and underscores, with a letter first and no underscore last",
        "'\u0410' is U+0410 CYRILLIC CAPITAL LETTER A: write letters of ASCII",
    ),
    "a name in full-width letters": (
        f"\uff32\uff2f\uff2f\uff2d_GONE: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'\uff32\uff2f\uff2f\uff2d_GONE' in entries is not a name: at least two capital letters, digits and underscores, with a letter first and no underscore last",
        "did you mean 'ROOM_GONE'?",
    ),
    "a name that begins with a digit": (
        f"3DS_GONE: {{{_ENTRY}, message: {{en: Gone.}}}}",
        "'3DS_GONE' in entries is not a name: at least two capital letters, digits and underscores, with a letter first and no underscore last",
        "begin with a letter",
    ),
    "an entry inside of another": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone.}}, ROOM_FULL: {{{_ENTRY}}}}}",
        "unknown key 'ROOM_FULL' in entries.ROOM_GONE",
        "indent an entry with two spaces, below `entries:`",
    ),
    "a status in small letters": (
        "ROOM_GONE: {code: 104, status: not_found, message: {en: Gone.}}",
        "'not_found' in entries.ROOM_GONE.status is none of the allowed values",
        "did you mean 'NOT_FOUND'?",
    ),
    "an HTTP status": (
        "ROOM_GONE: {code: 104, status: 404, message: {en: Gone.}}",
        "404 in entries.ROOM_GONE.status is none of the allowed values",
        "write a name, such as NOT_FOUND for HTTP 404; `http_status` has the number",
    ),
    "a misspelt key that is then missing": (
        "ROOM_GONE: {code: 104, stauts: NOT_FOUND, message: {en: Gone.}}",
        "unknown key 'stauts' in entries.ROOM_GONE",
        "did you mean 'status'?",
    ),
    "a text that is a number": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: 404}}",
        "404 in entries.ROOM_GONE.message.en is a whole number, not a string or a mapping",
        'quote it: "404"',
    ),
    "a text that is a boolean": (
        "ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: true}}",
        "true in entries.ROOM_GONE.message.en is a boolean, not a string or a mapping",
        'quote it: "true"',
    ),
    "a locale with a dash of typography": (
        f"ROOM_GONE: {{{_ENTRY}, message: {{en: Gone., zh\u2013CN: 没有了。}}}}",
        "'zh\u2013CN' in entries.ROOM_GONE.message is not a language tag, such as en or zh-CN",
        "did you mean 'zh-CN'?",
    ),
    "missing keys": (
        "ROOM_GONE: {code: 104, message: {en: Gone.}}",
        "'status' missing in entries.ROOM_GONE",
        "add 'status' (such as NOT_FOUND)",
    ),
}


_FILES = {
    "a domain that begins with a digit": (
        "domain: 3gpp.x\nentries:\n  A_B: {code: 1, status: OK, message: {en: Fine.}}",
        "'3gpp.x' in domain is not a domain: lower-case words joined by dots, each of letters, digits and hyphens, with a letter first",
        "begin with a letter",
    ),
    "a domain without entries and includes": (
        "description: {en: Empty.}",
        "'entries' or 'includes' missing",
        "add 'entries' or 'includes'",
    ),
    "the beginning of a word": (
        "includes: [acme.rtc]\ncode_type: int",
        "'int' in code_type is none of the allowed values",
        "did you mean 'integer'?",
    ),
    "a domain with a misspelt key": (
        "include: [acme.rtc]",
        "unknown key 'include'",
        "did you mean 'includes'?",
    ),
    "a reservation of nothing": (
        "includes: [acme.rtc]\nreserved: [{reason: Not ours.}]",
        "'code' or 'range' or 'name' missing in reserved.0",
        "add 'code' or 'range' or 'name'",
    ),
    "a reservation of two things": (
        "includes: [acme.rtc]\nreserved: [{code: 1, name: GONE_ROOM, reason: Not ours.}]",
        "'code' and 'name' in reserved.0 exclude each other",
        "keep one of them",
    ),
    "entries that are not indented": (
        "entries:\nROOM_GONE:\n  code: 104\nROOM_FULL:\n  code: 105",
        "'ROOM_GONE' is not indented below 'entries'",
        "indent it, and the lines that belong to it, by two more spaces",
    ),
    "a reserved code alone": (
        "includes: [acme.rtc]\nreserved: [7, 8]",
        "7 in reserved.0 is a whole number, not a mapping",
        'One of `code`, `range` and `name`, with the reason. For example: {"code": 1003, "reason": "The old gateway used it."}',
    ),
    "the two ends of a range alone": (
        "includes: [acme.rtc]\nranges: [1, 99]",
        "1 in ranges.0 is a whole number, not a list",
        "First and last code of a range. For example: [410000000, 410009999]",
    ),
    "a range of three numbers": (
        "includes: [acme.rtc]\nranges: [[1, 2, 3]]",
        "[1, 2, 3] in ranges.0 has too many elements",
        "First and last code of a range. For example: [410000000, 410009999]",
    ),
    "entries without an entry": (
        "entries: {}",
        "{} in entries is empty",
        (
            'Entries by name, in the order of the documentation. For example: {"ROOM_NOT_FOUND": {"code": 410001002, '
            '"status": "NOT_FOUND", "message": {"zh-CN": "房间不存在。", "en": "The room does not exist."}}}'
        ),
    ),
}


@pytest.mark.parametrize("case", _FILES)
def test_a_fault_of_a_domain_is_in_words(case: str) -> None:
    text, message, advice = _FILES[case]
    found = {(finding.message, finding.help) for finding in load(f"{text}\n")[2] if finding.rule == "schema"}
    assert found == {(message, advice)}


_TARGETS: Mapping[str, tuple[Mapping[str, object], str]] = {
    "a language that is none": ({"quote": "rst"}, "'rst' in quote is none of the allowed values"),
    "another type": ({"quote": [1]}, "[1] in quote is a list, not a string or a mapping"),
    "a fault in one of two forms": ({"reserved": [1]}, "1 in reserved.0 is a whole number, not a string"),
    "neither a word nor a form": (
        {"quote": {"string": {"open": "x", "close": "y", "escapes": {}, "unicode": "zz"}}},
        "'zz' in quote.string.unicode does not have {hex} once and no other brace that opens",
    ),
}


@pytest.mark.parametrize("case", _TARGETS)
def test_a_value_of_several_forms_is_described_by_its_own(case: str) -> None:
    keys, message = _TARGETS[case]
    files = [{"template": "a.jinja", "each": "catalog", "path": "a"}]
    root: Any = {"zcodegen": 1, "summary": "A target.", "quote": "c", "files": files, **keys}
    assert [found.message for found in explain(root, load_schema("target"), root, "target.yaml", ())] == [
        message
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_every_way_to_fail_is_in_words(kind: str) -> None:
    """No message is that of the validator: each keyword has a sentence, each pattern one of its own."""
    bare: set[str] = set()

    def walk(schema: object) -> None:
        if isinstance(schema, list):
            for part in schema:
                walk(part)
        elif isinstance(schema, dict):
            if isinstance(schema.get("pattern"), str):
                assert re.match("(is|does) not |is empty", schema[PATTERN_MESSAGE]), schema["pattern"]
            bare.update(keyword for keyword in schema if keyword in Draft202012Validator.VALIDATORS)
            for key, part in schema.items():
                if key in {"properties", "$defs"}:
                    walk(list(part.values()))
                elif key not in {"examples", "default", "enum", "const"}:
                    walk(part)

    walk(load_schema(kind))
    assert bare <= {*_LIMITS, *_WITH_A_SENTENCE}


_WITH_A_SENTENCE = {"additionalProperties", "anyOf", "const", "enum", "oneOf", "pattern", "required", "type"} | {
    "$ref", "items", "prefixItems", "properties", "propertyNames"
}  # fmt: skip
"""Keywords that `_describe` knows, and those whose faults are those of what they refer to."""


@pytest.mark.parametrize("case", _FAULTS)
def test_a_fault_says_what_is_wanted(case: str) -> None:
    entry, message, advice = _FAULTS[case]
    found = {(finding.message, finding.help) for finding in load(f"entries:\n  {entry}\n")[2]}
    assert found == {(message, advice)}


@pytest.mark.parametrize("source", [".hid/catalog", "/etc/base", "a//b"])
def test_a_path_has_no_other_spelling(source: str) -> None:
    manifest = f"zcodegen: 1\nname: acme\nversion: 0.1.0\nlocales: {{source: en}}\ndepends: {{base: {{source: {source}}}}}\n"
    findings = load_files({"catalog.yaml": manifest.encode()}, shown="catalog").findings
    (fault,) = [found for found in findings if "depends.base.source" in found.message]
    assert "did you mean" not in fault.help


@pytest.mark.parametrize(("written", "meant"), [("0.1", "0.1.0"), ("v1.2.0", "1.2.0"), ("1.2", "1.2.0")])
def test_a_version_says_how_it_is_written(written: str, meant: str) -> None:
    _, _, findings = load(f"entries: {{}}\n# file: catalog.yaml\nversion: {written}\n")
    (advice,) = [found.help for found in findings if "version" in found.message]
    assert meant in advice
    assert advice.startswith("did you mean")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("20,001", "20001"), ("20_001", "20001"), ("20001;", "20001"), ("20001L", "20001"), ('"0x4E21"', "0x4E21"), ("20 001", "20001"),
        ("２０００１", "20001"), ("\u221220001", "-20001"), ("20001.0", "20001"), ('"20001"', "20001"), ("1,000,001", "1000001"),
        ("10.20", None), ("A20", None), ("1,2", None), ("99999999999999999999", None), ("true", None),
    ],
)  # fmt: skip
def test_a_code_says_which_integer_was_meant(written: str, meant: str | None) -> None:
    _, _, findings = load(
        f"entries:\n  ROOM_GONE:\n    code: {written}\n    status: NOT_FOUND\n    message: {{en: Gone.}}\n"
    )
    assert findings
    assert any(found.help == f"write {meant}" for found in findings) == (meant is not None)


def test_a_number_in_quotes_is_not_suggested_to_itself() -> None:
    manifest = b"zcodegen: '1'\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
    (finding,) = load_files({"catalog.yaml": manifest}, shown="catalog").findings
    assert finding.message == "'1' in zcodegen is none of the allowed values"
    assert finding.help == "write 1, without quotes"


@pytest.mark.parametrize(
    ("section", "message", "advice"),
    [
        ("pyhton: {distribution: acme, package: acme}", "unknown target 'pyhton' in packages", "did you mean 'python'?"),
        ("golang: {module: example.org/acme}", "unknown target 'golang' in packages", "did you mean 'go'?"),
        ("go: {modul: example.org/acme}", "unknown key 'modul' in packages.go", "did you mean 'module'?"),
        ("rust: {crates: acme}", "unknown key 'crates' in packages.rust", "known are attributes, audience, doc_locales, exclude, notes, params"),
    ],
)  # fmt: skip
def test_a_misspelt_target_is_named_once(section: str, message: str, advice: str) -> None:
    """Its options are unknown only because of its name."""
    _, _, findings = load(f"entries: {{}}\n# file: catalog.yaml\npackages: {{{section}}}\n")
    found = [(finding.message, finding.help) for finding in findings if "packages" in finding.message]
    assert found == [(message, advice)]


def test_a_reserved_code_is_of_the_type_of_its_domain() -> None:
    _, _, findings = load("includes: [acme.rtc]\nreserved: [{code: '7', reason: Old.}]\n")
    found = [(finding.rule, finding.help) for finding in findings if "reserved" in finding.message]
    assert found == [("code-type", "write 7")]


_EXAMPLE = Path(str(files("zcodegen"))) / "example/catalog"
_KIND_OF = {"catalog.yaml": "catalog", "glossary.yaml": "glossary"}
_WRONG: tuple[Node, ...] = (7, "x y", None, YamlMap())


def _paths(node: Node, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of each value, of lists the first."""
    steps = (
        list(node.items())
        if isinstance(node, YamlMap)
        else list(enumerate(node))[:1]
        if isinstance(node, YamlList)
        else []
    )
    for step, value in steps:
        yield (*above, step)
        yield from _paths(value, (*above, step))


@pytest.mark.parametrize("path", sorted(str(file.relative_to(_EXAMPLE)) for file in _EXAMPLE.rglob("*.yaml")))
def test_every_value_of_another_type_is_one_finding_at_its_place(path: str) -> None:
    text = (_EXAMPLE / path).read_text(encoding="utf-8")
    kind = _KIND_OF.get(path) or ("document" if path.startswith("documents/") else "domain")
    root, _ = parse_yaml(text, path)
    for place in _paths(root):
        parent: Any = root
        for step in place[:-1]:
            parent = parent[step]
        value = parent[place[-1]]
        for wrong in _WRONG:
            parent[place[-1]] = wrong
            found = validate(root, kind, path)
            assert len({finding.location for finding in found}) <= 1, (place, wrong, found)
            assert all(
                finding.location.line > 1 or place[0] in {"zcodegen", "domain", "document"}
                for finding in found
            ), (place, wrong)
        parent[place[-1]] = value


@pytest.mark.parametrize("kind", ["document", "domain", "catalog"])
def test_very_many_unknown_keys_take_no_time(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def count(word: str, candidates: Iterable[str]) -> str | None:
        nonlocal compared
        compared += 1
        return nearest(word, candidates)

    monkeypatch.setattr(schema_faults, "nearest", count)
    tree, _ = parse_yaml("".join(f"k{number}: 1\n" for number in range(30_000)), "x.yaml")
    found = [finding.message for finding in validate(tree, kind, "x.yaml")]
    assert any(message.endswith("missing") for message in found)
    assert sum(message.startswith("unknown key") for message in found) > 5_000
    assert compared < 15_000


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        ("version: 1\n", "did you mean 1.0.0?"),
        ("version: 1.2\n", "did you mean 1.2.0?"),
        ("zcodegen: 2\n", "this zcodegen reads format 1: install the one that wrote the catalog"),
        ("zcodegen: 0\n", "the only one is 1"),
    ],
)
def test_numbers_of_the_manifest(line: str, advice: str) -> None:
    keys = {"zcodegen: 1\n", "version: 1.0.0\n"}
    kept = next(key for key in keys if not key.startswith(line.partition(":")[0]))
    manifest = f"{line}{kept}name: acme\nlocales: {{source: en, required: [en]}}\n"
    loaded = load_files({"catalog.yaml": manifest.encode()}, shown="")
    assert [finding.help for finding in loaded.findings] == [advice]
