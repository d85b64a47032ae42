"""Legal catalogs of unusual names, codes and shapes; a package of each compiles and answers as the vectors say.

Names are words that a language or a generated file uses, in any case; `tests/targets/test_edges.py` builds them in every language.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from zcodegen.catalog.load import load_files

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zcodegen.catalog.model import Catalog

_STATUS: Final = "INTERNAL"


def _manifest(
    name: str,
    packages: Mapping[str, object],
    locales: str = "{source: en, required: [en]}",
    attributes: Mapping[str, object] | None = None,
    more: str = "",
) -> str:
    return (
        f"zcodegen: 1\nname: {name}\nversion: 1.0.0\ntitle: {{en: Edge}}\nlicense: Apache-2.0\n{more}"
        f"locales: {locales}\npackages: {json.dumps(packages)}\n"
        + (f"attributes: {json.dumps(attributes)}\n" if attributes else "")
    )


def _packages(python: str, typescript: str, go: str, kotlin: str) -> dict[str, object]:
    return {
        "python": {"package": python},
        "typescript": {"name": typescript},
        "go": {"module": go},
        "kotlin": {"group": "org.example", "artifact": "edge", "package": kotlin},
    }


def _entry(code: int | str, message: str = "m", **more: object) -> dict[str, object]:
    return {"code": code, "status": _STATUS, "message": {"en": message}} | more


def _domain(
    name: str, entries: Mapping[str, object] | None, *, includes: Sequence[str] = (), **more: object
) -> tuple[str, str]:
    fields: dict[str, object] = {"domain": name, "title": {"en": f"Title of {name}"}, "code_type": "integer"}
    fields |= more
    if includes:
        fields["includes"] = list(includes)
    if entries is not None:
        fields["entries"] = entries
    return f"{name.replace('.', '/')}.yaml", json.dumps(fields, ensure_ascii=False)


DOMAINS: Final = """
    acme acme.acme acme.members acme.members.order annotations any async.await bigint builtins.int class class.class
    code codes data domain entries error error.text go.go import.default in.acme index integer internal
    kotlin.collections list locale lookup map members message name nil object order parse.text place
    response rows self status string table text.text true typing unknown v2 value vendor x-y.x x1 zcodes
"""

ATTRIBUTES: Final = """
    as class clone code codes constructor domain equals error finalize format from function get get_class hash_code http_status in
    int is is_known json keys label layer list map match name names notify object of order proto retired retryable self
    slots status str string text to_json to_string tuple type unwrap value values wait
"""

ENTRIES: Final = """
    A1 ANY AS ASYNC_FUNCTION CLASS CODE CODES CONSTRUCTOR DEFAULT DOMAIN ENTRIES ERR ERROR EXPORT FALSE FUN HTTP IN INIT INT INTEGER
    IS_KNOWN KNOWN LIST LOOKUP MEMBERS MRO NAME NAN NIL NONE NULL OF OK ORDER OWN PARSE PROTO PROTOTYPE SELF STATUS STRING TEXT
    TEXT_OF TO_STRING TRUE TYPE UNKNOWN UTF8 UTF_8 V2 VALUE VALUE_OF VALUES X2_Y X_2Y X__Y
"""

ARGUMENTS: Final = """
    arguments as class code def default domain err eval fun function in interface is it key lambda let locale message name of
    ok package preferred self string t text this to type val value values var with yield
"""


def words() -> Catalog:
    """Return the catalog of words: as domains that include each other, attributes of every type, entries and arguments."""
    domains = DOMAINS.split()
    kinds = ("string", "integer", "boolean", "strings", "enum")
    attributes: dict[str, object] = {}
    values: dict[str, object] = {}
    for number, name in enumerate(ATTRIBUTES.split()):
        kind = kinds[number % len(kinds)]
        attributes[name] = {"type": kind} | (
            {"values": ["a", "b-c", "1st", "true", "\u4e2d", "class"]} if kind == "enum" else {}
        )
        values[name] = {"string": "s", "integer": 7, "boolean": True, "strings": ["x", "y"], "enum": "1st"}[
            kind
        ]
    arguments = {
        name: {"type": ("string", "integer", "number")[number % 3], "example": ("x", 3, 1.5)[number % 3]}
        for number, name in enumerate(ARGUMENTS.split())
    }
    pattern = " ".join(f"{{{name}}}" for name in arguments)
    main = {
        name: _entry(number - 3, f"m {name}", aliases=[f"OLD_{name}"])
        for number, name in enumerate(ENTRIES.split())
    }
    main["ALL_OF_THEM"] = _entry(500, pattern, arguments=arguments, attributes=values)
    files = dict(
        _domain(name, {"ONLY_ONE": _entry(1000 + number)}, includes=domains[max(0, number - 2) : number])
        for number, name in enumerate(domains)
    )
    files |= dict([_domain("zz.words", main, includes=domains)])
    packages = _packages("acme", "acme", "example.org/acme", "in.acme.class")
    return load({"catalog.yaml": _manifest("acme", packages, attributes=attributes), **files})


def codes() -> Catalog:
    """Return a catalog of unusual codes: negative, hexadecimal, of 64 bits, strings of any characters; some with arguments."""
    edge = 2**63
    argument = {"limit": {"type": "integer", "example": 9}, "rate": {"type": "number", "example": 0.5}}
    filled = "at most {limit} of {rate}"
    wide = {
        "LEAST_ONE": _entry(-edge),
        "MOST_ONE": _entry(edge - 1, filled, arguments=argument),
        "SAFE_ONE": _entry(2**53 - 1),
        "UNSAFE_ONE": _entry(2**53),
        "ZERO": _entry(0, status="OK"),
        "MINUS_ONE": _entry(-1, filled, arguments=argument),
    }
    hexadecimal = {
        "LEAST_ONE": _entry(-(2**31)),
        "MINUS_ONE": _entry(-1, filled, arguments=argument),
        "WIN_ERROR": _entry(0x80070005),
        "ZERO": _entry(0, status="OK", aliases=["NULL_CODE"]),
    }
    odd = [
        *(
            "0",
            "00",
            "-1",
            "1e3",
            "0x10",
            "true",
            "null",
            " ",
            "a b",
            'a"b',
            "a'b",
            "a\\b",
            "a`b",
            "a$b",
            "${a}",
            "{a}",
            "%s",
        ),
        *(
            "*/",
            "//",
            "#",
            "<!--",
            "</script>",
            "\u4e2d\u6587",
            "e\u0301",
            "\u00e9",
            "\U0001f388",
            "__proto__",
            "constructor",
        ),
        *(
            "toString",
            "length",
            "A" * 200,
            "a.b",
            "A.B",
            "a-b",
            "a_b",
            "a/b",
            "a:b",
            "a,b",
            "a;b",
            "a\u00a0b",
        ),
    ]
    strings = {f"ODD_{number}X": _entry(code) for number, code in enumerate(odd)}
    strings["FILLED_ONE"] = _entry("Filled.One", filled, arguments=argument)
    files = dict(
        [
            _domain("edge.wide", wide),
            _domain("edge.wide-hex", {f"W_{name}": entry for name, entry in wide.items()}, code_format="hex"),
            _domain("edge.hex", hexadecimal, code_format="hex"),
            _domain("edge.strings", strings, code_type="string"),
            _domain(
                "edge.answers",
                {"OWN_ONE": _entry(7, filled, arguments=argument)},
                includes=["edge.wide", "edge.hex"],
            ),
            _domain("edge.more", {"MORE_ONE": _entry("7")}, code_type="string", includes=["edge.strings"]),
        ]
    )
    packages = _packages("edge_codes", "@edge/codes", "example.org/edge/v2", "org.example.edge")
    return load({"catalog.yaml": _manifest("edge", packages).replace("1.0.0", "2.0.0"), **files})


def sparse() -> Catalog:
    """Return a catalog of little: domains without entries of their own, with one, with internal or retired ones alone."""
    gone = {"since": "1.0.0", "reason": "Gone."}
    retired = {
        "GONE_ONE": _entry(1, retired=gone),
        "GONE_TOO": _entry(2, retired=gone | {"replaced_by": "GONE_ONE"}),
    }
    files = dict(
        [
            _domain("hidden", {"INTERNAL_ONE": _entry(5, audience="internal")}),
            _domain("hidden.strings", {"INTERNAL_ONE": _entry("a", audience="internal")}, code_type="string"),
            _domain("hidden.user", None, includes=["hidden", "retired"]),
            _domain("retired", retired),
            _domain("retired.strings", {"GONE_ONE": _entry("a", retired=gone)}, code_type="string"),
            _domain("single", {"ONE": _entry(0, status="OK")}, includes=["hidden.user"]),
        ]
    )
    packages = _packages("sparse", "sparse", "example.org/sparse", "sparse")
    return load({"catalog.yaml": _manifest("sparse", packages), **files})


def long() -> Catalog:
    """Return a catalog of the longest names, of locales with scripts and regions, and of texts that only some locales have."""
    name = "A" + "_WORD" * 12 + "_X"
    domain = ".".join(["w" * 24] * 4)
    argument = "a" * 40
    entries = {
        name: _entry(1, f"{{{argument}}}", arguments={argument: {"type": "string", "example": "x" * 300}}),
        f"{name[:-1]}Y": _entry(2, "x" * 2000, action={"en": "y " * 500}),
    }
    entries[name]["message"] = {
        "en": f"{{{argument}}}",
        "zh-Hant-TW": f"{{{argument}}}",
        "es-419": "-",
        "sr-Latn": "-",
    }
    locales = (
        "{source: en, required: [en], default: es-419, fallback: {und: [sr-Latn], ja: [zh-Hant-TW, en]}}"
    )
    attributes = {"b" * 12: {"type": "enum", "values": ["v" * 40, "w" * 40]}}
    packages = _packages("p" * 20, "@scope/" + "n" * 20, "example.org/" + "m" * 12, "k" * 10 + "." + "k" * 10)
    files = dict(
        [_domain(domain, entries), _domain(f"{domain[:-2]}.z", {"Z1": _entry(3)}, includes=[domain])]
    )
    return load({"catalog.yaml": _manifest("long", packages, locales, attributes), **files})


CATALOGS: Final = {"codes": codes, "long": long, "sparse": sparse, "words": words}


def load(files: Mapping[str, str]) -> Catalog:
    """Return the catalog in `files`; an error in it fails the test."""
    loaded = load_files({path: text.encode() for path, text in sorted(files.items())}, shown="")
    assert loaded.catalog is not None, loaded.findings
    assert not loaded.findings, loaded.findings
    return loaded.catalog
