"""Unicode MessageFormat 2 in JSON, a file per locale and domain: `mf2/en/zego.rtc.room.json`, key to message.

Arguments are `{$limit}`, a plain integer `{$limit :string}`, one that the locale formats `{$limit :integer}`. Plurals and selects are
`.match` with all combinations. Source: UTS #35, "Message Format" (LDML 47).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from zcodegen.catalog.model import Entry
from zcodegen.locales.message import Argument, Form, Literal, Parts, Plural, Select, forms_of, walk
from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.messages.members import members_file
from zcodegen.targets.plan import PlannedFile

# A message that begins so, after what MessageFormat 2 takes for a blank, is not a simple one.
_COMPLEX = re.compile("[\\s\u061c\u200e\u200f\u2066-\u2069\u3000]*(?:\\.|\\{\\{)")


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        texts = [(unit.key, message(unit)) for unit in bundle.filled]
        yield members_file(f"{bundle.locale}/{bundle.domain.name}.json", texts)


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, an offset, and two plurals of one argument."""
    selectors = [part for part in walk(unit.message.parts) if isinstance(part, Plural | Select)]
    if any(isinstance(part, Plural) and part.offset for part in selectors):
        return "it has no plurals with an offset"
    names = [part.name for part in selectors]
    if len(set(names)) < len(names):
        return "it cannot hold two plurals or selects of one argument"
    return no_nul(unit.text, "MessageFormat 2")


def message(unit: Unit) -> str:
    """Return a text as a message of MessageFormat 2."""
    parts = unit.message.parts
    selectors = [part for part in walk(parts) if isinstance(part, Plural | Select)]
    if not selectors:
        text = _write(parts, unit.entry)
        return f"{{{{{text}}}}}" if _COMPLEX.match(text) else text
    lines = [_declaration(part) for part in selectors]
    lines.append(".match " + " ".join(f"${part.name}" for part in selectors))
    for form in sorted(
        forms_of(parts), key=lambda form: [_key(form, part.name) == "*" for part in selectors]
    ):
        keys = " ".join(_key(form, part.name) for part in selectors)
        lines.append(f"{keys} {{{{{_write(form.parts, unit.entry)}}}}}")
    return "\n".join(lines)


def _declaration(part: Plural | Select) -> str:
    if isinstance(part, Select):
        return f".input {{${part.name} :string}}"
    return f".input {{${part.name} :integer{' select=ordinal' if part.ordinal else ''}}}"


def _key(form: Form, name: str) -> str:
    selector = dict(form.choices).get(name, "other")
    if selector == "other":
        return "*"
    return selector[1:] if selector[0] == "=" else selector


def _write(parts: Parts, entry: Entry) -> str:
    types = {argument.name: argument.type for argument in entry.arguments}
    written = []
    for part in parts:
        if isinstance(part, Literal):
            written.append(re.sub(r"[\\{}]", r"\\\g<0>", part.text))
        elif isinstance(part, Argument):
            written.append(
                f"{{${part.name}}}" if types[part.name] == "string" else f"{{${part.name} :string}}"
            )
        else:
            written.append(f"{{${part.name} :{'number' if types[part.name] == 'number' else 'integer'}}}")
    return "".join(written)
