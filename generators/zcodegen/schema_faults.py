"""What fails against a JSON Schema, in the words of YAML: the value, what it is not, and what to write."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from zcodegen.diagnostics import pluralize
from zcodegen.naming import nearest
from zcodegen.schema_advice import (
    MAX_SHOWN,
    attribute_advice,
    boolean_advice,
    cut_text,
    foreign_letter,
    indent_advice,
    near_section,
    nested_advice,
    number_advice,
    one_of,
    quote_advice,
    spelling_advice,
    string_advice,
    unindented_keys,
    version_advice,
    wide_mark,
)

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_MAX_COMPARED: Final = 200
"""Unknown keys of a mapping that are compared with each missing one."""
PATTERN_MESSAGE: Final = "patternErrorMessage"
"""The key next to a `pattern` with the pattern in words, which editors show as well (VS Code, yaml-language-server)."""


def _published(pattern: str) -> str:
    return pattern.replace("\\Z", "$")


Fault = tuple[Sequence[str | int], bool, str, str]
"""The path of a fault, whether it is about the key, the message, and the advice, which may be empty."""


def describe(error: ValidationError) -> Iterator[Fault]:
    """Say what is wrong and where: one fault, or one for each unknown key."""
    match error.validator:
        case "additionalProperties" if isinstance(error.schema, dict):
            yield from _unknown_keys(error)
        case "required":
            yield from _missing(error)
        case "anyOf" | "oneOf":
            yield from _describe_alternatives(error)
        case _:
            message, advice = _describe_value(error)
            yield list(error.absolute_path), False, message, advice


def _unknown_keys(error: ValidationError) -> Iterator[Fault]:
    value: Any = error.instance
    schema: Any = error.schema
    steps = list(error.absolute_path)
    known = sorted(schema.get("properties", {}))
    outdented = unindented_keys(value, known)
    advice = "indent it, and the lines that belong to it, by two more spaces"
    for owner, key in {owner: key for key, owner in reversed(outdented.items())}.items():
        yield [*steps, key], True, f"{key!r}{_where(steps)} is not indented below {owner!r}", advice
    for key in sorted(set(value) - set(known) - set(outdented)):
        if section := near_section(steps, key):
            yield steps, True, f"unknown target {steps[-1]!r} in packages", f"did you mean {section!r}?"
            return
        advice = (
            _REPLACED.get(key)
            or quote_advice(key, value[key])
            or indent_advice(key, value[key], steps)
            or attribute_advice(key, steps, known)
            or one_of(key, known)
        )
        yield [*steps, key], True, f"unknown key {key!r}{_where(steps)}", advice


def _missing(error: ValidationError) -> Iterator[Fault]:
    """Yield one sentence for all keys; jsonschema reports each by itself, and the caller takes one of the same."""
    value: Any = error.instance
    rule: Any = error.validator_value
    steps = list(error.absolute_path)
    if missing := _missing_keys(value, rule, error.schema):
        advice = f"add {_with_examples(missing, error)}"
        yield steps, False, f"{_list_of(missing)} missing{_where(steps)}", advice


def _describe_value(error: ValidationError) -> tuple[str, str]:
    """Return the message and the advice about a value that its schema refuses."""
    steps, purpose = list(error.absolute_path), _purpose(error)
    where = _where(steps)
    value: Any = error.instance
    rule: Any = error.validator_value
    match error.validator:
        case "pattern":
            advice = (
                wide_mark(value)
                or cut_text(value, rule, error)
                or foreign_letter(value, rule)
                or spelling_advice(value, rule)
            )
            return f"{value!r}{where} {_form_of(error)}", advice or purpose
        case "enum" | "const":
            return _describe_choice(value, [rule] if error.validator == "const" else rule, steps)
        case "type":
            wanted = " or ".join(_TYPES[kind] for kind in ([rule] if isinstance(rule, str) else rule))
            what = f"{_shown(value)}{where}" if steps else "the file"
            advice = (
                boolean_advice(value)
                if rule == "boolean"
                else version_advice(value, error)
                or string_advice(value, error)
                or number_advice(value, rule)
                or nested_advice(value, error)
            )
            return f"{what} is {_type_name(value)}, not {wanted}", advice or purpose
        case str() as keyword if keyword in _LIMITS:
            advice = (
                f"shorten it by {pluralize(len(value) - rule, 'character')}" if keyword == "maxLength" else ""
            )
            return f"{_shown(value)}{where} {_limit(keyword, rule)}", advice or purpose
        case _:
            return f"{_shown(value)}{where}: {error.message}", purpose


def _describe_choice(value: Any, allowed: Sequence[Any], steps: Sequence[str | int]) -> tuple[str, str]:
    advice = one_of(str(value), [str(word) for word in allowed])
    if steps == ["zcodegen"] and isinstance(value, int) and value > max(allowed):
        advice = f"this zcodegen reads format {max(allowed)}: install the one that wrote the catalog"
    elif steps and steps[-1] == "status" and isinstance(value, int):
        advice = "write a name, such as NOT_FOUND for HTTP 404; `http_status` has the number"
    elif isinstance(value, str) and value in [_shown(word) for word in allowed if not isinstance(word, str)]:
        advice = f"write {value}, without quotes"
    what = "is empty" if value is None else "is none of the allowed values"
    return f"{repr(value) if isinstance(value, str) else _shown(value)}{_where(steps)} {what}", advice


def _names_required(alternatives: Sequence[Any]) -> list[str]:
    """Return the keys of which a mapping needs one, if the alternatives are about nothing else."""
    rows = [alternative.get("required", [""]) for alternative in alternatives if len(alternative) == 1]
    return [name for name, *others in rows if name and not others] if len(rows) == len(alternatives) else []


def _describe_alternatives(error: ValidationError) -> Iterator[Fault]:
    """Describe a value that has none of several forms: by what is wrong with the form of its type, if that is one."""
    value: Any = error.instance
    steps = list(error.absolute_path)
    shown, purpose = f"{_shown(value)}{_where(steps)}", _purpose(error)
    alternatives: Any = error.validator_value
    if names := _names_required(alternatives):
        if not isinstance(value, dict) or set(names) & _misspelt(value, error.schema):
            return
        given = [name for name in names if name in value]
        choice = _list_of(names, "or")
        if given:
            yield steps, False, f"{_list_of(given)}{_where(steps)} exclude each other", "keep one of them"
        else:
            yield steps, False, f"{choice} missing{_where(steps)}", f"add {choice}"
    elif isinstance(value, str) and (known := _listed(alternatives)):
        yield steps, False, f"{value!r}{_where(steps)} is none of the allowed values", one_of(value, known)
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
    """Return the faults of each alternative that takes values of this type and is not a list of values."""
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
    "disowned": "it is called `withdrawn`: run `zcodegen fmt`",
}
"""Keys of earlier drafts of the format."""
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
    empty = "write its value, or remove it: " if error.validator == "type" and error.instance is None else ""
    shown = f" For example: {json.dumps(examples[0], ensure_ascii=False)}" if examples else ""
    return f"{empty}{error.schema.get('description', '')}{shown}".strip()


def _missing_keys(value: Sequence[str], required: Sequence[str], schema: object) -> list[str]:
    """Return the required keys that are missing; a misspelt one is reported as an unknown key."""
    missing = sorted(set(required) - set(value))
    misspelt = _misspelt(value, schema) if missing else set()
    return [key for key in missing if key not in misspelt]


def _misspelt(value: Iterable[str], schema: object) -> set[str | None]:
    """Return the known keys that the first unknown keys are misspellings of."""
    known = schema.get("properties", {}) if isinstance(schema, dict) else {}
    unknown = (key for key in value if key not in known)
    return {nearest(key, known) for key in islice(unknown, _MAX_COMPARED)}


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
    return text if len(text) <= MAX_SHOWN else f"{text[: MAX_SHOWN - 3]}…"


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
