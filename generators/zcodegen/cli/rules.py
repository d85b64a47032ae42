"""`zcodegen rules`: what the rules find, why, and how to act on it."""

from __future__ import annotations

import click
from msgspec.structs import asdict

from zcodegen.cli.console import answer, answer_json
from zcodegen.cli.options import form_option
from zcodegen.errors import ZcodegenError
from zcodegen.naming import nearest
from zcodegen.rules.docs import docs_of, markdown
from zcodegen.rules.table import ALL_RULES, Rule


def _ids(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the rules that a shell may offer for what was begun."""
    return [name for name in ALL_RULES if name.startswith(begun)]


@click.command(epilog="Example: zcodegen rules text-fact")
@click.argument("rule", required=False, shell_complete=_ids)
@form_option
def command(*, rule: str | None, form: str) -> None:
    """List all rules, or show the page of RULE: what it finds, why, a bad and a good example, and what to do."""
    if rule is not None and rule not in ALL_RULES:
        near = nearest(rule, ALL_RULES)
        hint = f"did you mean {near}?" if near else "`zcodegen rules` lists them"
        raise ZcodegenError(f"no rule is called {rule!r}; {hint}")
    chosen = [ALL_RULES[rule]] if rule else list(ALL_RULES.values())
    if form == "json":
        answer_json([_object(one) for one in chosen])
    elif rule:
        answer(markdown(ALL_RULES[rule]))
    else:
        answer("\n".join(_line(one) for one in chosen))


def _object(rule: Rule) -> dict[str, object]:
    about = {"id": rule.id, "family": rule.family, "level": str(rule.level), "always": rule.firm}
    return {**about, **asdict(docs_of(rule))}


def _line(rule: Rule) -> str:
    summary = " ".join(docs_of(rule).summary.split())
    return f"{rule.family:<12} {rule.level!s:<8} {rule.id:<21} {summary}"
