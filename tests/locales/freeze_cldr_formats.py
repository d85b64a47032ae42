"""Write `zcodegen/locales/cldr_formats.py` from the npm packages cldr-core and cldr-numbers-full.

Run `python tests/locales/freeze_cldr_formats.py NODE_MODULES > generators/zcodegen/locales/cldr_formats.py` when a newer CLDR is
wanted; review what changes in `out/` like any other change.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

HEAD = '''"""Frozen data of Unicode CLDR {version}: language matching, plural rules and number formats.

Written by `tests/locales/freeze_cldr_formats.py` from the npm packages cldr-core and cldr-numbers-full; tests compare it with ICU.
Sources: UTS #35, "Language Matching" (written-new), "Language Plural Rules" and "Number Elements".
"""

from __future__ import annotations

from typing import Final
'''
ROOT = (".", ",", "-", "0", 3, 3, 1)


class Cldr:
    """The JSON files of CLDR below a node_modules folder."""

    def __init__(self, modules: Path) -> None:
        self.core = modules / "cldr-core"
        self.main = modules / "cldr-numbers-full" / "main"
        self.parents: dict[str, str] = self.supplemental("parentLocales")["parentLocales"]["parentLocale"]

    @property
    def version(self) -> str:
        return str(self.read(self.core / "package.json")["version"])

    def read(self, path: Path) -> Any:
        return json.loads(path.read_text("utf-8"))

    def supplemental(self, name: str) -> Any:
        return self.read(self.core / "supplemental" / f"{name}.json")["supplemental"]

    def parent(self, locale: str) -> str:
        return self.parents.get(locale) or locale.rpartition("-")[0]


def language_matches(cldr: Cldr) -> tuple[list[str], list[str]]:
    """Return the rules for languages and for scripts; `>` is one way, `=` both ways. Regions are code (distance.py)."""
    languages: list[str] = []
    scripts: list[str] = []
    for row in cldr.supplemental("languageMatching")["languageMatching"]["written-new"]["languageMatch"]:
        desired, supported = row["_desired"].replace("_", "-"), row["_supported"].replace("_", "-")
        if set("*$") & set(desired):
            continue
        word = f"{desired}{'>' if row.get('_oneway') else '='}{supported}:{row['_distance']}"
        (scripts if "-" in desired else languages).append(word)
    return languages, scripts


def aliases(cldr: Cldr) -> list[str]:
    """Return what replaces a language subtag: `iw=he`, `zho=zh`, `sh=sr-Latn`; those with a region are left out."""
    rows = cldr.supplemental("aliases")["metadata"]["alias"]["languageAlias"]
    found = {key: row["_replacement"].replace("_", "-") for key, row in rows.items() if "-" not in key}
    plain = {key: value for key, value in found.items() if " " not in value and not value[-1].isupper()}
    return sorted(f"{key}={value}" for key, value in plain.items())


def americas(cldr: Cldr) -> list[str]:
    contained = cldr.supplemental("territoryContainment")["territoryContainment"]
    found, pending = set[str](), ["019"]
    while pending:
        region = pending.pop()
        if region not in found:
            found.add(region)
            for key in (region, f"{region}-status-grouping"):
                pending += contained.get(key, {}).get("_contains", [])
    return sorted(found)


def plurals(cldr: Cldr, kind: str) -> dict[str, list[str]]:
    rows = cldr.supplemental("plurals" if kind == "cardinal" else "ordinals")[f"plurals-type-{kind}"]
    found = defaultdict(list)
    for locale, rules in rows.items():
        conditions = {key.rpartition("-")[2]: rule.partition("@")[0].strip() for key, rule in rules.items()}
        text = "; ".join(
            f"{category}: {condition}" for category, condition in conditions.items() if condition
        )
        found[text].append(locale)
    return found


def number_formats(cldr: Cldr) -> dict[tuple[object, ...], list[str]]:
    digits = cldr.supplemental("numberingSystems")["numberingSystems"]
    rows: dict[str, tuple[object, ...]] = {"root": ROOT}
    for path in cldr.main.iterdir():
        numbers = cldr.read(path / "numbers.json")["main"][path.name]["numbers"]
        system = numbers["defaultNumberingSystem"]
        symbols = numbers[f"symbols-numberSystem-{system}"]
        pattern = numbers[f"decimalFormats-numberSystem-{system}"]["standard"]
        groups = [len(group) for group in pattern.partition(";")[0].partition(".")[0].split(",")]
        primary = groups[-1] if len(groups) > 1 else 0
        secondary = groups[-2] if len(groups) > 2 else primary
        minimum = int(numbers["minimumGroupingDigits"])
        zero = digits[system]["_digits"][0]
        rows[path.name] = (
            *(symbols["decimal"], symbols["group"], symbols["minusSign"], zero),
            *(primary, secondary, minimum),
        )
    found = defaultdict(list)
    for locale, row in sorted(rows.items()):
        above = cldr.parent(locale)
        while above and above not in rows:
            above = cldr.parent(above)
        if locale != "root" and rows[above or "root"] != row:
            found[row].append(locale)
    return found


def blob(name: str, words: list[str], text: str) -> str:
    lines: list[str] = []
    line = ""
    for word in words:
        if line and len(line) + len(word) >= 110:
            lines, line = [*lines, line], ""
        line += f" {word}" if line else word
    body = "\n".join([*lines, line])
    return f'\n{name}: Final = """\n{body}\n"""\n"""{text}"""\n'


def table(name: str, rows: dict[str, list[str]], annotation: str, text: str) -> str:
    lines = "".join(f"    ({key},\n     {' '.join(locales)!r}),\n" for key, locales in sorted(rows.items()))
    return f'\n{name}: Final[tuple[tuple[{annotation}, str], ...]] = (\n{lines})\n"""{text}"""\n'


def module(cldr: Cldr) -> str:
    languages, scripts = language_matches(cldr)
    return HEAD.format(version=cldr.version) + "".join(
        (
            blob(
                "LANGUAGES",
                languages,
                "Desired language, `>` (one way) or `=` (both ways), supported language: distance.",
            ),
            blob("SCRIPTS", scripts, "The same for languages with their scripts."),
            blob("ALIASES", aliases(cldr), "Language subtag = what replaces it."),
            blob("AMERICAS", americas(cldr), "Regions of UN M.49 019, with those that contain them."),
            table(
                "CARDINALS",
                {repr(rule): locales for rule, locales in plurals(cldr, "cardinal").items()},
                "str",
                "Plural rules as CLDR writes them, and the locales that have them.",
            ),
            table(
                "ORDINALS",
                {repr(rule): locales for rule, locales in plurals(cldr, "ordinal").items()},
                "str",
                "The same for ordinals.",
            ),
            table(
                "NUMBERS",
                {ascii(row): locales for row, locales in number_formats(cldr).items()},
                "tuple[str, str, str, str, int, int, int]",
                "Decimal sign, group sign, minus, zero, sizes of the last and the other groups, digits before the first\n"
                "group sign at least; and the locales in which they differ from the parent locale's.",
            ),
        )
    )


if __name__ == "__main__":
    sys.stdout.write(module(Cldr(Path(sys.argv[1]))))
