"""What to write in place of a value that fails against a JSON Schema: each function returns a sentence, or nothing."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Container, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from zcodegen.naming import in_case, nearest
from zcodegen.resources import schema_text
from zcodegen.source.scalars import write_scalar

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_LOCALE_PATTERN: Final = "^[A-Za-z]{2,8}"
"""How the pattern of a locale's tag begins."""
MAX_SHOWN: Final = 60
"""Characters of a value that have room in a line of a report."""


def boolean_advice(value: object) -> str:
    """Advise the boolean of YAML 1.2 for what YAML 1.1 and people write: yes, On, "true", 1."""
    words = {"true": ("yes", "y", "on", "true", "1"), "false": ("no", "n", "off", "false", "0")}
    meant = next((word for word, others in words.items() if str(value).lower() in others), None)
    return f"write {meant}, without quotes" if meant else ""


def string_advice(value: object, error: ValidationError) -> str:
    """Advise quotes for a text that YAML reads as a number or a boolean, if the text is then of the right form."""
    wanted: Any = error.validator_value
    is_text = "string" in ([wanted] if isinstance(wanted, str) else wanted)
    quoted = str(value).lower()
    pattern = error.schema.get("pattern", "") if isinstance(error.schema, dict) else ""
    is_good = is_text and isinstance(value, bool | int | float) and re.search(pattern, quoted)
    return f"quote it: {json.dumps(quoted)}" if is_good else ""


def number_advice(value: object, wanted: object) -> str:
    """Advise to remove the quotes of a number, or the unit behind it."""
    found = re.fullmatch("(-?[0-9]+)( ?[A-Za-z]{1,12})?", value) if isinstance(value, str) else None
    if found is None or wanted not in ("integer", "number"):
        return ""
    return f"write {found[1]} alone" if found[2] else f"write {value}, without quotes"


def nested_advice(value: object, error: ValidationError) -> str:
    """Advise the list of one element, or the text of one locale, for a value that is not in one."""
    if not isinstance(value, str) or not value or not isinstance(error.schema, dict):
        return ""
    written = write_scalar(value, flow=True)
    if len(written) > MAX_SHOWN:
        written = "…"
    examples = error.schema.get("examples", [None])
    if error.validator_value == "array" and isinstance(examples[0], list) and isinstance(examples[0][0], str):
        return f"write a list: [{written}]"
    is_per_locale = str(error.schema.get("propertyNames", {}).get("pattern", "")).startswith(_LOCALE_PATTERN)
    return f"name its locale, such as {{en: {written}}}" if is_per_locale else ""


def version_advice(value: object, error: ValidationError) -> str:
    """Advise the version of three numbers for one of one or two, which YAML reads as a number."""
    pattern = error.schema.get("pattern") if isinstance(error.schema, dict) else None
    if not pattern or isinstance(value, bool) or not isinstance(value, int | float):
        return ""
    version = f"{value}.0.0" if isinstance(value, int) else f"{value}.0"
    return f"did you mean {version}?" if re.search(pattern, version) else ""


def indent_advice(key: str, value: object, steps: Sequence[str | int]) -> str:
    """Advise the indentation of an entry that is inside of the one above it, or of a text next to its field; empty otherwise."""
    if len(steps) != 2 or steps[0] != "entries":  # noqa: PLR2004 - entries, its name
        return ""
    if isinstance(value, str) and re.fullmatch("[a-z]{2}(-[A-Za-z0-9]+)*", key):
        return "indent a text by two more spaces, below `message:`, `cause:` or `action:`"
    is_entry = key.isupper() and isinstance(value, dict)
    return "indent an entry with two spaces, below `entries:`" if is_entry else ""


def wide_mark(value: str) -> str:
    """Advise the mark of ASCII for a full-width colon or comma, which YAML takes for a part of the value."""
    mark = next((mark for mark in "：，、" if mark in value), "")
    ascii_mark = ": " if mark == "：" else ", "
    return f"write {ascii_mark!r} in place of {mark} (U+{ord(mark):04X})" if mark else ""


def cut_text(value: str, pattern: str, error: ValidationError) -> str:
    """Advise quotes if a locale is the rest of a text that a comma cut inside braces; empty otherwise."""
    is_locale = "propertyNames" in error.absolute_schema_path and pattern.startswith(_LOCALE_PATTERN)
    return quote_advice(value, None) if is_locale else ""


def foreign_letter(value: str, pattern: str) -> str:
    """Name the first letter that is not of ASCII but looks like it, or the digit that begins a name; empty otherwise."""
    if not pattern.startswith(("^[A-Z]", "^[a-z]")):
        return ""
    foreign = next((char for char in value if not char.isascii() and char.isalpha()), "")
    if foreign and unicodedata.normalize("NFKC", foreign) == foreign:
        name = unicodedata.name(foreign, "a letter")
        return f"{foreign!r} is U+{ord(foreign):04X} {name}: write letters of ASCII"
    return "begin with a letter" if value[:1].isdigit() else ""


def quote_advice(key: str, value: object) -> str:
    """Advise what belongs between brackets: a space after the colon of a key, or quotes for a text that a comma cut."""
    if value is not None:
        return ""
    if match := re.match(r"([\w-]+):(?=\S)", key):
        return f"write `{match[1]}: {key[match.end() :]}`, with a space after the colon"
    return "quote the text before it: a comma ends it inside braces" if " " in key else ""


def near_section(steps: Sequence[str | int], key: str) -> str | None:
    """Return the built-in target that a section of `packages` stands for: by its name, or by a key that one target has."""
    if len(steps) != 2 or steps[0] != "packages":  # noqa: PLR2004 - packages, its name
        return None
    sections = json.loads(schema_text("catalog"))["properties"]["packages"]["properties"]
    if steps[1] in sections:
        return None
    owners = [name for name, section in sections.items() if key in section.get("properties", {})]
    return nearest(str(steps[1]), sections) or (owners[0] if len(owners) == 1 else None)


def one_of(value: str, known: Sequence[str]) -> str:
    """Name the known word that a misspelt one stands for, or all of them."""
    if near := _meant_word(value, known):
        return f"did you mean {near!r}?"
    return f"known are {', '.join(known)}" if known[1:] else f"the only one is {known[0]}"


def _meant_word(value: str, known: Sequence[str]) -> str | None:
    """Return the known word that is like `value`, or that alone begins with it: `arguments` for `arg` and `args`."""
    begin = value.lower().removesuffix("s")
    longer = [word for word in known if len(begin) > 2 and word.lower().startswith(begin)]  # noqa: PLR2004 - one letter or two begin too many words
    return nearest(value, known) or (longer[0] if len(longer) == 1 else None)


def spelling_advice(value: str, pattern: str) -> str:
    """Advise the spelling of `value` that has the form of `pattern`: CARD_DECLINED for cardDeclined, zh-CN for zh_CN.

    A path has no other spelling in words.
    """
    if len(value) > MAX_SHOWN:
        return ""
    spellings = (
        re.sub("[_\u2010-\u2015\u2212]", "-", value),
        value.lower(),
        value.removeprefix("v"),
        unicodedata.normalize("NFKC", value),
        *(in_case(value, case) for case in ("upper_snake", "kebab", "snake") if "/" not in value),
    )
    fitting = next((spelling for spelling in spellings if re.search(pattern, spelling)), None)
    return f"did you mean {fitting!r}?" if fitting else ""


def attribute_advice(key: str, steps: Sequence[str | int], known: Sequence[str]) -> str:
    """Advise `attributes` for a key of an entry that is like none of the known ones; empty otherwise."""
    is_entry = len(steps) == 2 and steps[0] == "entries"  # noqa: PLR2004 - entries, its name
    is_other = is_entry and re.fullmatch("[a-z][a-z0-9_]*", key) and not _meant_word(key, known)
    return (
        f"write `attributes: {{{key}: …}}`, and declare it under `attributes` in catalog.yaml"
        if is_other
        else ""
    )


def unindented_keys(value: Mapping[str, Any], known: Container[str]) -> dict[str, str]:
    """Return the unknown keys that follow a known key without a value, with that key: what belongs below it."""
    owners: dict[str, str] = {}
    owner: str | None = None
    for key, below in value.items():
        if key in known:
            owner = key if below is None else None
        elif owner is not None:
            owners[key] = owner
    return owners
