"""Targets in languages that the gallery does not have, as a user writes them: real interpreters read every code and text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.custom.projects import TARGET, project
from tests.toolchains.tools import require, succeed
from zcodegen.catalog.load import load_catalog
from zcodegen.cli.main import run
from zcodegen.resources import torture_folder

PHP = """\
<?php
declare(strict_types=1);
{% for domain in catalog.domains %}
final class {{ domain.type_id }}
{
{% for entry in domain.entries %}
    /** {{ entry.message[catalog.source_locale] | comment }} */
    public const {{ entry.id }} = {{ entry.code | quote }};
{% endfor %}
    public const ALL_ = [
{% for entry in domain.entries %}
        {{ entry.name | quote }} => [self::{{ entry.id }}, [{% for locale, text in entry.message.items() %}{{ locale | quote }} => {{ text | quote }}, {% endfor %}]],
{% endfor %}
    ];
}
{% endfor %}
echo json_encode([
{% for domain in catalog.domains %}
    {{ domain.name | quote }} => {{ domain.type_id }}::ALL_,
{% endfor %}
], JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE);
"""
RUBY = """\
# encoding: UTF-8
require "json"
result = {}
{% for domain in catalog.domains %}
module {{ domain.type_id }}
{% for entry in domain.entries %}
  # {{ entry.message[catalog.source_locale] | comment }}
  {{ entry.id }} = {{ entry.code | quote }}
{% endfor %}
end
result[{{ domain.name | quote }}] = {
{% for entry in domain.entries %}
  {{ entry.name | quote }} => [{{ domain.type_id }}::{{ entry.id }}, { {% for locale, text in entry.message.items() %}{{ locale | quote }} => {{ text | quote }}, {% endfor %}}],
{% endfor %}
}
{% endfor %}
print JSON.generate(result)
"""


@pytest.mark.parametrize(
    ("language", "template", "options"),
    [
        ("php", PHP, ["-d", "error_reporting=-1", "-d", "display_errors=stderr"]),
        ("ruby", RUBY, ["-w"]),
    ],
)
def test_an_interpreter_reads_what_the_catalog_has(
    language: str, template: str, options: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = require(language)
    monkeypatch.chdir(tmp_path)
    project(
        tmp_path, template, TARGET.replace("json", language) + "case: {entry: upper_snake, type: pascal}\n"
    )
    assert run(["targets", "test", "mine", "--out", "made"]) == 0
    printed = json.loads(succeed([program, *options, "made/all.txt"], cwd=tmp_path))
    catalog = load_catalog(torture_folder()).catalog
    assert catalog
    assert printed == {
        name: {
            entry.name: [entry.code, {locale: text.value for locale, text in entry.message.items()}]
            for entry in domain.entries.values()
        }
        for name, domain in catalog.domains.items()
    }
