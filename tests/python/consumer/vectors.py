# ruff: noqa: S301, T201 - a program of a user's: it reads what it wrote itself, and prints
"""Hold a package of codes against the vectors: `vectors.py PACKAGE VECTORS`. Prints each difference, and how many checks."""

import copy
import json
import pickle
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

STRANGE: list[Any] = [None, [], {}, object(), float("nan"), b"", "\ud800", 10**400]
Difference = tuple[str, object, object]


def main(package: str, path: str) -> int:
    codes = import_module(package)
    vectors = json.loads(Path(path).read_text(encoding="ascii"))
    parts = (entries, lookups, unknown, fallbacks, meanings)
    checks = [check for part in parts for check in part(codes, vectors)]
    wrong = [check for check in checks if check[1] != check[2]]
    for where, found, wanted in wrong:
        print(f"{where}: {found!a}, not {wanted!a}")
    print(f"{len(checks)} checks, {len(wrong)} differences")
    return 1 if wrong or not checks else 0


def entries(codes: Any, vectors: Any) -> Iterator[Difference]:
    for vector in vectors["entries"]:
        place = f"{vector['domain']}.{vector['name']}"
        module = import_module(codes.DOMAINS[vector["domain"]].module)
        code = module.Code[vector["name"]]
        yield f"{place} is the code", code, vector["code"]
        yield f"{place} is known", isinstance(code, codes.Known), True
        for value in (vector["code"], code):
            yield f"{place} parsed", module.parse(value) is code, True
        yield f"{place} pickled", pickle.loads(pickle.dumps(code)) is code, True
        yield f"{place} copied", copy.deepcopy(copy.copy(code)) is code, True
        yield f"{place} as text", (str(code), f"{code}"), (str(vector["code"]),) * 2
        yield f"{place} as JSON", json.dumps(code), json.dumps(vector["code"])
        for alias in vector["aliases"]:
            yield f"{place} is {alias}", module.Code[alias] is code, True
        yield from facts(place, code, vector)
        for text in vector["texts"]:
            yield f"{place} in {text['requested']}", in_order(code.text(text["requested"])), ordered(text)
        arguments = vector.get("arguments", {})
        for filled in vector.get("formatted", ()):
            yield (
                f"{place} filled",
                code.text(filled["requested"], arguments=arguments).message,
                filled["message"],
            )


def facts(place: str, code: Any, vector: Any) -> Iterator[Difference]:
    for fact in ("name", "domain", "status", "http_status", "retryable", "aliases"):
        value = getattr(code, fact)
        yield f"{place} {fact}", list(value) if fact == "aliases" else value, vector[fact]
    yield f"{place} value", code.value, vector["code"]
    yield f"{place} label", code.label, vector["label"]
    yield f"{place} deprecated", code.deprecated is not None, vector["deprecated"]
    yield f"{place} retired", code.retired is not None, vector["retired"]
    notice = code.deprecated or code.retired
    yield f"{place} replaced by", notice and notice.replaced_by, vector["replaced_by"]
    other = code.replacement
    replaced = other and (other.name if other.domain == code.domain else f"{other.domain}.{other.name}")
    yield f"{place} replacement", replaced, vector["replaced_by"]
    own = [synonym.name for synonym in code.synonyms if synonym.domain == code.domain]
    others = [
        f"{synonym.domain}.{synonym.name}" for synonym in code.synonyms if synonym.domain != code.domain
    ]
    yield f"{place} synonyms", (own, others), (vector["synonyms"], vector["equivalents"])
    values = {name: getattr(code.attributes, name) for name in code.attributes.__slots__}
    found = {name.rstrip("_"): json.loads(json.dumps(value)) for name, value in values.items()}
    unset: dict[str, Any] = {name: [] if value == [] else None for name, value in found.items()}
    yield f"{place} attributes", found, unset | vector["attributes"]


def in_order(text: Any) -> tuple[str, ...]:
    return text.locale, text.message, text.cause, text.action


def ordered(text: Any) -> tuple[str, ...]:
    return text["locale"], text["message"], text["cause"], text["action"]


def lookups(codes: Any, vectors: Any) -> Iterator[Difference]:
    for vector in vectors["lookups"]:
        found = codes.DOMAINS[vector["domain"]].parse(vector["code"])
        owner = codes.DOMAINS[vector["owner"]].codes[vector["name"]]
        yield f"{vector['domain']} includes {vector['code']!r}", found is owner, True


def unknown(codes: Any, vectors: Any) -> Iterator[Difference]:
    for vector in vectors["unknown"]:
        module = import_module(codes.DOMAINS[vector["domain"]].module)
        found = module.parse(vector["code"])
        place = f"{vector['domain']} {vector['code']!r}"
        yield f"{place} type", isinstance(found, module.Unknown), True
        yield f"{place} value", (found, found.value), (vector["code"], vector["code"])
        yield f"{place} label", found.label, vector["label"]
        yield f"{place} text", found.text("en"), None
        yield f"{place} hash", {found: 1}[module.Unknown(vector["code"])], 1
        yield f"{place} pickled", pickle.loads(pickle.dumps(copy.deepcopy(found))), found
        yield f"{place} lookup", codes.lookup("no such code"), ()
    for domain in codes.DOMAINS.values():
        for strange in STRANGE:
            yield (
                f"{domain.name} parses {strange!a:.20}",
                isinstance(domain.parse(strange), codes.Unknown),
                True,
            )


def fallbacks(codes: Any, vectors: Any) -> Iterator[Difference]:
    for vector in vectors["requests"]:
        code = codes.DOMAINS[vector["domain"]].codes[vector["name"]]
        text = code.text(vector["requested"])
        place = f"{vector['domain']}.{vector['name']} in {vector['requested']!a}"
        yield place, (text.locale, text.message), (vector["locale"], vector["message"])
    yield "locales", list(codes.LOCALES), vectors["locales"]


def meanings(codes: Any, vectors: Any) -> Iterator[Difference]:
    for vector in vectors["meanings"]:
        found = [
            f"{code.domain}.{code.name}"
            for code in codes.lookup(vector["code"])
            if code.value == vector["code"] and type(code.value) is type(vector["code"])
        ]
        yield f"all meanings of {vector['code']!r}", found, vector["found"]


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
