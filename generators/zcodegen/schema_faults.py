"""What fails against a JSON Schema, in the words of YAML: the value, what it is not, and what to write."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, cast

from zcodegen.naming import in_case, nearest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

PATTERN_MESSAGE: Final = "patternErrorMessage"
"""The key next to a `pattern` with the pattern in words, which editors show as well (VS Code, yaml-language-server)."""


def _published(pattern: str) -> str:
    return pattern.replace("\\Z", "$")


Place = tuple[Sequence[str | int], bool, str, str]
"""The path of a fault, whether it is about the key, the message, and the advice, which may be empty."""


def describe(error: ValidationError) -> Iterator[Place]:
    """Say what is wrong and where: one place, or one for each unknown key."""
    steps = list(error.absolute_path)
    where = _where(steps)
    value: Any = error.instance
    rule: Any = error.validator_value
    purpose = _purpose(error)
    match error.validator:
        case "additionalProperties" if isinstance(error.schema, dict):
            known = sorted(error.schema.get("properties", {}))
            for key in sorted(set(value) - set(known)):
                yield (
                    [*steps, key],
                    True,
                    f"unknown key {key!r}{where}",
                    _REPLACED.get(key)
                    or _quote_advice(key, value[key])
                    or _indent_advice(key, value[key], steps)
                    or _one_of(key, known),
                )
        case "required":
            if missing := _missing_keys(value, rule, error.schema):
                advice = f"Add {_with_examples(missing, error)}."
                yield steps, False, f"{_list_of(missing)} missing{where}", advice
            # jsonschema reports each missing key by itself; the caller deduplicates the one sentence for all of them
        case "pattern":
            yield (
                steps,
                False,
                f"{value!r}{where} {_form_of(error)}",
                _wide_mark(value)
                or _cut_text(value, rule, error)
                or _foreign_letter(value, rule)
                or _spelt(value, rule)
                or purpose,
            )
        case "anyOf" | "oneOf":
            yield from _describe_alternatives(error)
        case "enum" | "const":
            allowed = [str(word) for word in (rule if error.validator == "enum" else [rule])]
            is_number_of_http = steps[-1:] == ["status"] and isinstance(value, int)
            advice = (
                "Write a name, such as NOT_FOUND for HTTP 404; `http_status` has the number."
                if is_number_of_http
                else _one_of(str(value), allowed)
            )
            yield steps, False, f"{value!r}{where} is none of the allowed values", advice
        case "type":
            wanted = " or ".join(_TYPES[kind] for kind in ([rule] if isinstance(rule, str) else rule))
            what = f"{_shown(value)}{where}" if steps else "the file"
            advice = (
                _boolean_advice(value)
                if rule == "boolean"
                else _version_advice(value, error) or _string_advice(value, rule)
            )
            yield steps, False, f"{what} is {_type_name(value)}, not {wanted}", advice or purpose
        case (
            "items"
            | "maxItems"
            | "maxLength"
            | "maxProperties"
            | "maximum"
            | "minItems"
            | "minLength"
            | "minProperties"
            | "minimum"
            | "uniqueItems"
        ):
            yield steps, False, f"{_shown(value)}{where} {_limit(str(error.validator), rule)}", purpose
        case _:
            yield steps, False, f"{_shown(value)}{where}: {error.message}", purpose


def _names_required(alternatives: Sequence[Any]) -> list[str]:
    """Return the keys of which a mapping needs one, if the alternatives are about nothing else."""
    rows = [alternative.get("required", [""]) for alternative in alternatives if len(alternative) == 1]
    return [name for name, *others in rows if name and not others] if len(rows) == len(alternatives) else []


def _describe_alternatives(error: ValidationError) -> Iterator[Place]:
    """Describe a value that has none of several forms: by what is wrong with the form of its type, if that is one."""
    value: Any = error.instance
    steps = list(error.absolute_path)
    shown, purpose = f"{_shown(value)}{_where(steps)}", _purpose(error)
    alternatives: Any = error.validator_value
    if names := _names_required(alternatives):
        if set(names) & _misspelt(value, error.schema):
            return
        given = [name for name in names if name in value]
        choice = _list_of(names, "or")
        if given:
            yield steps, False, f"{_list_of(given)}{_where(steps)} exclude each other", "Keep one of them."
        else:
            yield steps, False, f"{choice} missing{_where(steps)}", f"Add {choice}."
    elif isinstance(value, str) and (known := _listed(alternatives)):
        yield steps, False, f"{value!r}{_where(steps)} is none of the allowed values", _one_of(value, known)
    elif len(fitting := _of_the_same_type(error)) == 1:
        for fault in fitting[0]:
            for path, at_key, message, advice in describe(fault):
                yield path, at_key, message, advice or purpose
    elif isinstance(value, str):
        yield steps, False, f"{shown} is none of the allowed values", purpose
    else:
        wanted = " or ".join(dict.fromkeys(_TYPES[name] for name in _types_of(error)))
        yield steps, False, f"{shown} is {_type_name(value)}, not {wanted}", purpose


def _of_the_same_type(error: ValidationError) -> list[list[ValidationError]]:
    """Return the faults of each alternative that takes values of this type and is no list of values."""
    faults: dict[Any, list[ValidationError]] = {}
    for fault in error.context or ():
        faults.setdefault(fault.relative_schema_path[0], []).append(fault)
    return [
        form
        for form in faults.values()
        if not any(fault.validator in {"enum", "type"} and not fault.relative_path for fault in form)
    ]


def _types_of(error: ValidationError) -> Iterator[str]:
    """Yield the types that the alternatives take; a list of values is one of strings."""
    for fault in error.context or ():
        if not fault.relative_path and fault.validator in {"enum", "type"}:
            yield str(fault.validator_value) if fault.validator == "type" else "string"


def _listed(alternatives: Sequence[Any]) -> list[str]:
    """Return the values that one of the alternatives lists, for a text that is none of them; empty if a text could be others."""
    texts = [
        alternative
        for alternative in alternatives
        if isinstance(alternative, dict) and alternative.get("type") in {None, "string"}
    ]
    lists = [text["enum"] for text in texts if "enum" in text]
    others = [text for text in texts if "enum" not in text and "$ref" not in text]
    return [str(value) for value in lists[0]] if lists and not others else []


_REPLACED: Final = {
    "disowned": "It is called `withdrawn`: run `zcodegen fmt`.",
}
"""Keys of earlier drafts of the format."""
_SHOWN_AT_MOST: Final = 60
"""Characters of a value that have room in a line of a report."""
_TYPES: Final = {
    "array": "a list",
    "boolean": "a boolean",
    "integer": "a whole number",
    "number": "a number",
    "object": "a mapping",
    "string": "a string",
}
"""The types of JSON Schema in the words of YAML, which is what people wrote."""

_LIMITS: Final = {
    "items": "has too many elements",
    "maxItems": "has more than {0} elements",
    "maxLength": "is longer than {0} characters",
    "maxProperties": "has more than {0} keys",
    "maximum": "is above {0}",
    "minItems": "has fewer than {0} elements",
    "minLength": "is shorter than {0} characters",
    "minProperties": "has fewer than {0} keys",
    "minimum": "is below {0}",
    "uniqueItems": "names something twice",
}


def _limit(keyword: str, limit: object) -> str:
    is_empty = keyword in {"minItems", "minLength", "minProperties"} and limit == 1
    return "is empty" if is_empty else _LIMITS[keyword].format(limit)


def _form_of(error: ValidationError) -> str:
    """Return what a text is not, in words."""
    schema: Any = error.schema
    return str(schema.get(PATTERN_MESSAGE) or f"is not of the form {_published(schema['pattern'])}")


def _where(steps: Sequence[str | int]) -> str:
    named = [str(step) for step in steps]
    return f" in {'.'.join(named)}" if named else ""


def _purpose(error: ValidationError) -> str:
    if not isinstance(error.schema, dict):
        return ""
    examples = error.schema.get("examples", [])
    shown = f" For example: {json.dumps(examples[0], ensure_ascii=False)}" if examples else ""
    return f"{error.schema.get('description', '')}{shown}".strip()


def _boolean_advice(value: object) -> str:
    """Advise the boolean of YAML 1.2 for what YAML 1.1 and people write: yes, On, "true", 1."""
    words = {"true": ("yes", "y", "on", "true", "1"), "false": ("no", "n", "off", "false", "0")}
    meant = next((word for word, others in words.items() if str(value).lower() in others), None)
    return f"Write {meant}, without quotes." if meant else ""


def _string_advice(value: object, wanted: object) -> str:
    """Advise quotes for a text that YAML reads as a number or a boolean."""
    is_text = "string" in ([wanted] if isinstance(wanted, str) else cast("list[str]", wanted))
    return (
        f"Quote it: {json.dumps(str(value).lower())}."
        if is_text and isinstance(value, bool | int | float)
        else ""
    )


def _version_advice(value: object, error: ValidationError) -> str:
    """Advise the version of three numbers for one of two, which YAML reads as a number."""
    pattern = error.schema.get("pattern") if isinstance(error.schema, dict) else None
    version = f"{value}.0"
    is_version = isinstance(value, float) and pattern and re.search(pattern, version)
    return f"Did you mean {version}?" if is_version else ""


def _indent_advice(key: str, value: object, steps: Sequence[str | int]) -> str:
    """Advise the indentation of an entry that is inside of the one above it; empty otherwise."""
    is_entry = len(steps) == 2 and steps[0] == "entries" and key.isupper() and isinstance(value, dict)  # noqa: PLR2004 - entries, its name
    return "Indent an entry with two spaces, below `entries:`." if is_entry else ""


def _missing_keys(value: Sequence[str], required: Sequence[str], schema: object) -> list[str]:
    """Return the required keys that are missing; one that stands there misspelt is reported as an unknown key."""
    missing = sorted(set(required) - set(value))
    return [key for key in missing if key not in _misspelt(value, schema)]


def _misspelt(value: Sequence[str], schema: object) -> set[str | None]:
    """Return the known keys that unknown keys stand for."""
    known = schema.get("properties", {}) if isinstance(schema, dict) else {}
    return {nearest(key, known) for key in value if key not in known}


def _wide_mark(value: str) -> str:
    """Advise the mark of ASCII for a full-width colon or comma, which YAML takes for a part of the value."""
    mark = next((mark for mark in "：，、" if mark in value), "")
    ascii_mark = ": " if mark == "：" else ", "
    return f"Write {ascii_mark!r} in place of {mark} (U+{ord(mark):04X})." if mark else ""


def _cut_text(value: str, pattern: str, error: ValidationError) -> str:
    """Advise quotes if a locale is the rest of a text that a comma cut inside braces; empty otherwise."""
    is_locale = "propertyNames" in error.absolute_schema_path and pattern.startswith("^[A-Za-z]{2,8}")
    return "Quote the text before it: a comma ends it inside braces." if is_locale and " " in value else ""


def _foreign_letter(value: str, pattern: str) -> str:
    """Name the first letter that is not of ASCII but looks like it, or the digit that begins a name; empty otherwise."""
    if not pattern.startswith(("^[A-Z]", "^[a-z]")):
        return ""
    foreign = next((char for char in value if not char.isascii() and char.isalpha()), "")
    if foreign and unicodedata.normalize("NFKC", foreign) == foreign:
        name = unicodedata.name(foreign, "a letter")
        return f"{foreign!r} is U+{ord(foreign):04X} {name}: write letters of ASCII."
    return "Begin with a letter." if value[:1].isdigit() else ""


def _quote_advice(key: str, value: object) -> str:
    """Advise quotes if a key is the rest of a text that a comma cut inside braces; empty otherwise."""
    return "Quote the text before it: a comma ends it inside braces." if value is None and " " in key else ""


def _one_of(value: str, known: Sequence[str]) -> str:
    near = nearest(value, known)
    if near:
        return f"Did you mean {near!r}?"
    return f"Known are {', '.join(known)}." if known[1:] else f"The only one is {known[0]}."


def _spelt(value: str, pattern: str) -> str:
    """Advise the spelling of `value` that has the form of `pattern`: CARD_DECLINED for cardDeclined, zh-CN for zh_CN.

    A path has no other spelling in words.
    """
    if len(value) > _SHOWN_AT_MOST:
        return ""
    spellings = (
        re.sub("[_\u2010-\u2015\u2212]", "-", value),
        value.lower(),
        value.removeprefix("v"),
        unicodedata.normalize("NFKC", value),
        *(in_case(value, case) for case in ("upper_snake", "kebab", "snake") if "/" not in value),
    )
    fitting = next((spelling for spelling in spellings if re.search(pattern, spelling)), None)
    return f"Did you mean {fitting!r}?" if fitting else ""


def _list_of(names: Sequence[str], conjunction: str = "and") -> str:
    return f" {conjunction} ".join(repr(name) for name in names)


def _with_examples(missing: Sequence[str], error: ValidationError) -> str:
    """Name the keys, each with a value where one word is an example: `'status' (such as NOT_FOUND) and 'message'`."""
    known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
    examples = {name: _shown(known.get(name, {}).get("examples", [[]])[0]).strip('"') for name in missing}
    return " and ".join(
        f"{name!r} (such as {example})" if re.fullmatch(r"[\w.]+", example) else repr(name)
        for name, example in examples.items()
    )


def _shown(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= _SHOWN_AT_MOST else f"{text[: _SHOWN_AT_MOST - 3]}…"


def _type_name(value: object) -> str:
    match value:
        case None:
            return "empty"
        case bool():
            return _TYPES["boolean"]
        case int():
            return _TYPES["integer"]
        case float():
            return "a number with a fraction"
        case dict():
            return _TYPES["object"]
        case list():
            return _TYPES["array"]
        case _:
            return _TYPES["string"]
