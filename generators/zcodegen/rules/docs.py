"""A rule's docs, read from its module's docstring: `rules ID`, docs/rules and the help in SARIF all come from here.

The form: a first sentence, `Why:`, `Bad:` and `Good:` with YAML, `Fix:`. An example is a domain file (`acme/rtc.yaml`)
until a line `# file: PATH` begins another; keys that every file needs are left out. A rule that does not concern a catalog
has no examples.
"""

from __future__ import annotations

import inspect
import re

from msgspec import Struct

from zcodegen.diagnostics import Severity
from zcodegen.rules.table import ALL_RULES, Rule

_PART = re.compile(r"^(Why|Bad|Good|Fix):[ \n]", re.MULTILINE)


class Docs(Struct, frozen=True):
    """What a docstring says, part by part.

    Sentences are one line, which Markdown readers and terminals wrap themselves; examples have lost their indentation,
    and are empty where there are none.
    """

    summary: str
    why: str
    bad: str
    good: str
    fix: str


def docs_of(rule: Rule) -> Docs:
    """Return the docs of a rule."""
    summary, *parts = _PART.split(rule.docs)
    texts = dict(zip(parts[::2], parts[1::2], strict=True))
    return Docs(
        summary=_sentence(summary),
        why=_sentence(texts["Why"]),
        bad=inspect.cleandoc(f"\n{texts.get('Bad', '')}"),
        good=inspect.cleandoc(f"\n{texts.get('Good', '')}"),
        fix=_sentence(texts["Fix"]),
    )


def markdown(rule: Rule) -> str:
    """Return the page docs/rules/<id>.md."""
    docs = docs_of(rule)
    article = "an" if rule.severity is Severity.ERROR else "a"
    level = f"always {article} {rule.severity}" if rule.firm else f"{rule.severity} by default"
    examples = "".join(
        f"\n## {title}\n```yaml\n{text}\n```\n"
        for title, text in (("Bad", docs.bad), ("Good", docs.good))
        if text
    )
    return f"""# {rule.id}

{docs.summary}

Family `{rule.family}`, {level}.

## Why
{docs.why}
{examples}
## Fix
{docs.fix}
"""


def index() -> str:
    """Return the page docs/rules/README.md: all rules by family."""
    lines = [
        "# Rules",
        "",
        "`zcodegen rules ID` shows a rule's page; `zcodegen check --only` and `--skip` take rules and families.",
        "`import` and `translations import` report the families importing and translations; `build` reports building;",
        "`check` reports unsupported-text, region-edited and region-fault as well; `scan` reports the family usage.",
        "",
    ]
    family = ""
    for rule in ALL_RULES.values():
        if rule.family != family:
            family = rule.family
            lines += ["", f"## {family}", "| rule | level | finds |", "|---|---|---|"]
        lines.append(f"| [{rule.id}]({rule.id}.md) | {rule.severity} | {docs_of(rule).summary} |")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def _sentence(paragraph: str) -> str:
    text = " ".join(paragraph.split())
    return text[:1].upper() + text[1:]
