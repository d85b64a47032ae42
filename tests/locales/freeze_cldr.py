"""Write `zcodegen/locales/cldr.py` again from the installed babel.

Run `python tests/locales/freeze_cldr.py > generators/zcodegen/locales/cldr.py` when a newer CLDR is wanted; what changes in
`out/` by it is then reviewed like any other change.
"""

from __future__ import annotations

import sys
import textwrap
from collections import defaultdict

import babel
from babel.core import Locale, get_global
from babel.localedata import locale_identifiers

from zcodegen.locales import cldr_formats

HEAD = '''"""What CLDR knows of languages, frozen, so that the output does not depend on the babel that is installed.

Copied from babel {version} by `tests/locales/freeze_cldr.py`; a test compares it with that release. Unicode CLDR: likely subtags,
parent locales and aliases (UTS #35, "Likely Subtags" and "Parent Locales"). It has the languages that CLDR has locale
data for, and those written in two scripts or from right to left; `tags` asks babel about any other.
"""

from __future__ import annotations

BABEL = "{version}"
"""The release of babel whose tables these are."""
'''


def tag(identifier: str) -> str:
    return identifier.replace("_", "-")


def rtl_scripts() -> set[str]:
    # UnicodeData.txt's bidirectional classes R and AL, a script each; babel knows the direction of a locale, not of a script.
    from zcodegen.locales.tags import RTL_SCRIPTS

    return set(RTL_SCRIPTS)


def likely() -> list[str]:
    full = {key: value.split("_") for key, value in get_global("likely_subtags").items()}
    keys = defaultdict(list)
    for key in full:
        if not key.startswith("und") and key.split("_")[0] in full:
            keys[key.split("_")[0]].append(key)
    with_data = {identifier.split("_")[0] for identifier in locale_identifiers()}
    rtl = rtl_scripts()
    matched = {
        word.partition(":")[0].replace(">", "=").partition("=")[0] for word in cldr_formats.LANGUAGES.split()
    }
    wanted = {
        language
        for language, its in keys.items()
        if language in with_data | matched or len(its) > 1 or any(full[key][1] in rtl for key in its)
    }
    return sorted(
        f"{tag(key)}={full[key][1]}-{full[key][2]}" for language in wanted for key in keys[language]
    )


def scripts_in_use() -> list[str]:
    return sorted({tag(i) for i in locale_identifiers() if [len(part) for part in i.split("_")][1:] == [4]})


def parents() -> list[str]:
    return sorted(f"{tag(child)}={tag(parent)}" for child, parent in get_global("parent_exceptions").items())


def aliases() -> list[str]:
    # `no` and `nb` are one language for CLDR, whose alias babel leaves out.
    two_letters = {key: value for key, value in get_global("language_aliases").items() if len(key) == 2}
    return sorted(f"{key}={tag(value)}" for key, value in (two_letters | {"no": "nb"}).items())


def blob(name: str, words: list[str], text: str) -> str:
    lines = textwrap.fill(" ".join(words), width=110, break_long_words=False, break_on_hyphens=False)
    return f'\n{name} = """\n{lines}\n"""\n"""{text}"""\n'


def module() -> str:
    english = Locale("en")
    regions = sorted(set(english.territories) - {"ZZ"})
    scripts = sorted(set(english.scripts) - {"Zzzz"})
    return HEAD.format(version=babel.__version__) + "".join(
        (
            blob("ALIASES", aliases(), "A language's older two-letter subtag = what CLDR reads instead."),
            blob(
                "LIKELY",
                likely(),
                "A language, alone or with a script or region = the script and region that are meant.",
            ),
            blob(
                "PARENTS",
                parents(),
                "A locale = its parent, where that is not the locale with the last subtag cut off.",
            ),
            blob("REGIONS", regions, "ISO 3166-1 and UN M.49 regions."),
            blob("SCRIPTS", scripts, "ISO 15924 scripts."),
            blob("SCRIPTS_IN_USE", scripts_in_use(), "Languages with each script that CLDR has texts in."),
        )
    )


if __name__ == "__main__":
    sys.stdout.write(module())
