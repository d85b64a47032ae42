"""`zcodegen rules`: what the rules find, why, and how to act on it."""

from __future__ import annotations

import click
from msgspec.structs import asdict

from zcodegen.cli.console import write_json, write_stdout
from zcodegen.cli.options import format_option
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown
from zcodegen.rules.docs import docs_of, markdown
from zcodegen.rules.table import ALL_RULES, FAMILIES, Rule


def _ids(_context: click.Context, _parameter: click.Parameter, begun: str) -> list[str]:
    """Return the rules that a shell may offer for what was begun."""
    return [name for name in (*FAMILIES, *ALL_RULES) if name.startswith(begun)]


@click.command(epilog="Example: zcodegen rules text-fact")
@click.argument("rule", metavar="[RULE|FAMILY]", required=False, shell_complete=_ids)
@format_option
def command(*, rule: str | None, output_format: str) -> None:
    """List all rules or those of a family, or show the page of RULE: what it finds, why, examples, and what to do."""
    chosen = [candidate for candidate in ALL_RULES.values() if rule in {None, candidate.id, candidate.family}]
    if not chosen:
        raise ZcodegenError(describe_unknown("rule or family", str(rule), ALL_RULES, lister="zcodegen rules"))
    if output_format == "json":
        write_json([_object(choice) for choice in chosen])
    elif rule in ALL_RULES:
        write_stdout(markdown(ALL_RULES[rule]))
    else:
        write_stdout("\n".join(_line(choice) for choice in chosen))


def _object(rule: Rule) -> dict[str, object]:
    about = {"id": rule.id, "family": rule.family, "level": str(rule.severity), "always": rule.firm}
    return {**about, **asdict(docs_of(rule))}


def _line(rule: Rule) -> str:
    return f"{rule.family:<12} {rule.severity!s:<8} {rule.id:<21} {docs_of(rule).summary}"
