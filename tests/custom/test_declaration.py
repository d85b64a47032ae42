"""What target.yaml declares (names, parameters, quoting), partials that targets share, and what a wrong one is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.custom.projects import TARGET, made, project, refused
from zcodegen.cli.main import run

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def errors(capsys: pytest.CaptureFixture[str]) -> str:
    """Build the target, which has to fail with findings; return them."""
    capsys.readouterr()
    assert run(["build", "--lang", "mine"]) == 1
    return capsys.readouterr().err


ENTRY = "{code: %d, status: OK, message: {en: x}}"


def test_domains_that_meet_are_findings(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    one = f"entries:\n  GONE: {ENTRY % 1}\n"
    project(here, "x\n", catalog=f"{one}# file: acme/a-b.yaml\n{one}# file: acme/a/b.yaml\n{one}")
    manifest = here / "catalog/catalog.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8") + "targets: [mine]\n", encoding="utf-8")
    assert errors(capsys).startswith(
        "catalog/acme/a/b.yaml:1:1: error: domains acme.a-b and acme.a.b are all spelled 'acme_a_b' in target mine "
        "[target-name]\n"
    )
    assert run(["check", "--only", "target-name", "--format", "json"]) == 1
    (finding,) = json.loads(capsys.readouterr().out)["findings"]
    assert (finding["rule"], finding["path"], finding["line"]) == ("target-name", "catalog/acme/a/b.yaml", 1)


def test_a_language_brings_its_reserved_words(here: Path) -> None:
    target = TARGET.replace("json", "rust") + "case: {entry: snake}\nreserved: [room_full]\n"
    catalog = f"entries:\n  LOOP: {ENTRY % 1}\n  ROOM_FULL: {ENTRY % 2}\n  LOOPS: {ENTRY % 3}\n"
    project(here, "{{ catalog.domains[0].entries | map(attribute='id') | join(' ') }}\n", target, catalog)
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == "loop_ room_full_ loops\n"


@pytest.mark.parametrize(
    ("quote", "reserved"), [("php", "[Room_Full]"), ("sql", "[ROOM_FULL]"), ("json", "php")]
)
def test_words_without_regard_to_case(quote: str, reserved: str, here: Path) -> None:
    target = TARGET.replace("json", quote) + f"case: {{entry: upper_snake}}\nreserved: {reserved}\n"
    catalog = f"entries:\n  FOREACH_X: {ENTRY % 1}\n  AND: {ENTRY % 2}\n  ROOM_FULL: {ENTRY % 3}\n"
    project(here, "{{ catalog.domains[0].entries | map(attribute='id') | join(' ') }}\n", target, catalog)
    assert run(["build", "--lang", "mine"]) == 0
    full = "ROOM_FULL" if quote == "json" else "ROOM_FULL_"
    assert made(here)["all.txt"] == f"FOREACH_X AND_ {full}\n"


PARAMS = """\
params:
  crate: {type: string, pattern: '^[a-z]+$', default: codes}
  edition: {type: string, enum: ['2021', '2024']}
  greeting: {type: string}
  features: {type: array, items: {type: string, enum: [std, serde]}, default: [std]}
"""


def with_params(here: Path, given: str, template: str = "x\n", params: str = PARAMS) -> Path:
    """Write a project with a target that has parameters, and give values to them in the last line of the manifest."""
    mine = project(here, template, TARGET + params)
    manifest = here / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(f"{text}packages: {{mine: {{params: {given}}}}}\n", encoding="utf-8")
    return mine


def test_parameters_reach_templates(here: Path) -> None:
    template = "{{ params.crate }} {{ params.edition }} {{ params.greeting | quote }} {{ params.features | join(',') }}\n"
    with_params(here, """{edition: "2024", greeting: 'say "hi"'}""", template)
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == 'codes 2024 "say \\"hi\\"" std\n'


@pytest.mark.parametrize(
    ("given", "output"),
    [
        ("{crat: x}", "target 'mine' has no parameter 'crat' [target-parameter]"),
        ("{crate: X}", "'X' in packages.mine.params.crate is not of the form ^[a-z]+$"),
        ("{crate: 7}", "7 in packages.mine.params.crate is a whole number, not a string"),
        ("{edition: '2018'}", "'2018' in packages.mine.params.edition is none of the allowed values"),
        ("{features: [std, alloc]}", "'alloc' in packages.mine.params.features.1 is none of the allowed"),
        ('{crate: "a\\n"}', "is not of the form ^[a-z]+$"),
    ],
)
def test_a_faulty_parameter_is_a_finding_at_its_place(
    given: str, output: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with_params(here, given)
    line = len((here / "catalog/catalog.yaml").read_text(encoding="utf-8").splitlines())
    shown = errors(capsys)
    assert f"catalog/catalog.yaml:{line}:" in shown
    assert output in shown


def test_a_missing_parameter_and_a_package_without_target(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = with_params(here, "{}", params="params: {crate: {type: string, required: true}}\n")
    assert "the parameter 'crate' of target 'mine' is missing" in errors(capsys)
    manifest = here / "catalog/catalog.yaml"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace("{mine:", "{minee:"), encoding="utf-8")
    (mine / "target.yaml").write_text(TARGET, encoding="utf-8")
    output = errors(capsys)
    assert "there is no target 'minee' [target-parameter]" in output
    assert "did you mean 'mine'?" in output


def test_an_unknown_target_of_the_manifest_is_a_finding_of_check_and_build(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n")
    manifest = here / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    for name, advice in (
        ("minee", "did you mean 'mine'?"),
        ("pythn", "did you mean 'python'?"),
        ("rust", "run `zcodegen targets add rust`"),
        ("other", "templates/other/ has no target.yaml"),
    ):
        manifest.write_text(f"{text}targets: [py, mine, {name}]\n", encoding="utf-8")
        line = len(text.splitlines()) + 1
        for command in ("check", "build"):
            assert run([command]) == 1
            output = capsys.readouterr()
            assert (
                f"catalog/catalog.yaml:{line}:21: error: there is no target '{name}'"
                in output.out + output.err
            )
            assert advice in output.out + output.err


@pytest.mark.parametrize(
    ("param", "output"),
    [
        (
            "{type: string, pattern: '^(?=a)$'}",
            ":7:41: error: the pattern of the parameter 'crate' is not one of RE2",
        ),
        (
            "{type: string, default: 7}",
            ":7:41: error: 7 in params.crate.default is a whole number, not a string",
        ),
        ("{type: string, pattern: '^a$', default: b}", "'b' in params.crate.default is not of the form ^a$"),
        ("{type: object}", "'object' in params.crate.type is none of the allowed values"),
        ("{type: string, pattern: 'a'}", "'a' in params.crate.pattern does not begin with ^"),
    ],
)
def test_a_faulty_declaration_of_a_parameter(
    param: str, output: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n", f"{TARGET}params: {{crate: {param}}}\n")
    shown = errors(capsys)
    assert "templates/mine/target.yaml:7:" in shown
    assert output in shown


def test_a_text_parameter_is_not_written_unquoted(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with_params(here, "{greeting: hi}", "{{ params.greeting }}\n")
    assert "packages.mine.params.greeting is a text of the catalog and not quoted" in refused(capsys)


def test_shared_partials(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine = project(here, '{% include "_shared/head.jinja" %}\nx\n')
    shared = mine.parent / "_shared"
    shared.mkdir()
    (shared / "head.jinja").write_text("# {{ catalog.name }}\n", encoding="utf-8")
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == "# acme-codes\nx\n"
    (shared / "head.jinja").write_text("\n{{ catalog.nam }}", encoding="utf-8")
    capsys.readouterr()
    assert refused(capsys).startswith(
        "templates/_shared/head.jinja:2:12: a catalog has no `nam`; did you mean `name`?"
    )
    template = mine / "all.txt.jinja"
    template.write_text('{% include "_shared/heads.jinja" %}', encoding="utf-8")
    assert "mine.jinja:1:13: template '_shared/heads.jinja' does not exist" in refused(capsys).replace(
        template.name, "mine.jinja"
    )
    template.write_text('{% include "_shared/../../catalog/catalog.yaml" %}', encoding="utf-8")
    assert "leads out of its folder" in refused(capsys)
    (shared / "head.jinja").unlink()
    shared.rmdir()
    shared.symlink_to(here / "catalog")
    template.write_text('{% include "_shared/catalog.yaml" %}', encoding="utf-8")
    assert "_shared is a symbolic link that leads out of its folder" in refused(capsys)


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ domainz }}", "'domainz' is undefined; did you mean `domain`?"),
        ("{{ catalog.domains[0].entries[0].idd }}", "an entry has no `idd`; did you mean `id`?"),
        ("{{ catalog.domains[0].nam }}", "a domain has no `nam`; did you mean `name`?"),
        ("{{ params.crat }}", "there is no 'crat' among crate; did you mean `crate`?"),
        ("{{ catalog.domains[0].entries[0].deprecated.since }}", "the value before it is none"),
        ("{{ catalog.domains[0].entries[0].message.en.uper }}", "a text has no `uper`"),
        ("{{ catalog.domains[0].entries[0].texts.fr }}", "there is no 'fr' among en"),
    ],
)
def test_an_unknown_attribute_names_the_nearest(
    template: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, f"\n{template}\n", f"{TARGET}params: {{crate: {{type: string}}}}\n")
    output = refused(capsys)
    assert output.startswith("templates/mine/all.txt.jinja:2:")
    assert message in output


SCHEME = r"""quote:
  string: {open: "'", close: "'", escapes: {"'": "''", "\\": "\\\\", "\n": "\\n"}, unicode: "\\x{{hex}}"}
  raw: {open: "[{fence}[", close: "]{fence}]", fence: "="}
  integer: {suffix: L, least: -2000000000000, greatest: 2000000000000}
  none: nil
  list: ["{", "}"]
"""


def test_a_declared_scheme_writes_literals(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    template = (
        r"""{{ "it's \\ {}" | quote }} {{ "a\u202eb" | quote }} {{ none | quote }} {{ [1, true, "x"] | quote }}"""
        "\n"
        r"""{{ 3000000000 | quote }} {{ "c:\\dir" | raw }} {{ "a]]b" | raw }} {{ "a\nb" | raw }}"""
        "\n"
    )
    mine = project(here, template, TARGET.replace("quote: json\n", SCHEME))
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == (
        r"""'it''s \\ {}' 'a\x{202e}b' nil {1, true, 'x'}"""
        "\n"
        r"""3000000000L [[c:\dir]] [=[a]]b]=] 'a\nb'"""
        "\n"
    )
    (mine / "all.txt.jinja").write_text("{{ 3000000000000 | quote }}", encoding="utf-8")
    capsys.readouterr()
    assert "cannot be written as a literal: the language cannot represent 3000000000000" in refused(capsys)


@pytest.mark.parametrize(
    ("taken", "output"),
    [
        (""""'": "''", """, """`escapes` has no form for "'", which ends the string"""),
        (r""" "\\": "\\\\",""", r"""`escapes` has no form for '\\', which begins an escape"""),
        (r""", "\n": "\\n\"""".replace('\\"', '"'), r"""`escapes` has no form for '\n'"""),
    ],
)
def test_a_scheme_without_an_escape_is_refused(
    taken: str, output: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert taken in SCHEME
    project(here, "x", TARGET.replace("quote: json\n", SCHEME.replace(taken, "")))
    shown = errors(capsys)
    assert "templates/mine/target.yaml:3:" in shown
    assert output in shown


@pytest.mark.parametrize(("old", "new"), [("\"''\"", '"\'"'), (r'"\\n"', r'"\n"')])
def test_a_form_that_is_no_escape_is_refused(
    old: str, new: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert old in SCHEME
    project(here, "x", TARGET.replace("quote: json\n", SCHEME.replace(old, new)))
    assert "in `escapes` is not an escape" in errors(capsys)


PLURAL = """\
entries:
  FULL:
    code: 1
    status: OK
    message: {en: "{n, plural, offset:1 one {# of {who}} =1 {nobody} other {# '{'of'}'}}."}
    arguments: {n: {type: integer, example: 1}, who: {type: string, example: me}}
"""
WRITE = """\
{% macro write(parts) %}{% for part in parts %}
{% if part.kind == "text" %}[{{ part.text | quote }}]{% elif part.kind == "plural" %}
{% for branch in part.branches %}
{{ branch.exact if branch.exact is not none else branch.category }}({{ write(branch.parts) }})
{%- endfor %}
{% else %}{{ part.kind }}:{{ part.id }}-{{ part.offset }}{% endif %}{% endfor %}{% endmacro %}
{% set text = catalog.domains[0].entries[0].message.en %}
{{ write(text.parts) }} {{ text.plain | quote }}
{% for category in catalog.locale_data.en.cardinal %}
{{ category.category }}: {{ category.condition }}
{% endfor %}
"""


def test_parts_of_a_text_format_it(here: Path) -> None:
    project(here, WRITE, TARGET, PLURAL)
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == (
        '1(["nobody"])one(number:n-1[" of "]argument:who-0)other(number:n-1[" {of}"])["."] "{n} {of}." '.rstrip()
        + "\none: n == 1\n"
    )


@pytest.mark.parametrize(
    ("exclude", "expected"),
    [
        ("[acme.common]", "ROOM_NOT_FOUND\nROOM_FULL\n"),
        ("['acme.rtc*']", "BUSY\n"),
        ("[acme.rtc.ROOM_FULL]", "BUSY\nROOM_NOT_FOUND\n"),
    ],
)
def test_exclude_leaves_domains_and_entries_out(exclude: str, expected: str, here: Path) -> None:
    template = "{% for domain in catalog.domains %}{% for entry in domain.entries %}\n{{ entry.name }}\n{% endfor %}{% endfor %}"
    project(here, template)
    manifest = here / "catalog/catalog.yaml"
    text = manifest.read_text(encoding="utf-8")
    manifest.write_text(f"{text}packages: {{mine: {{exclude: {exclude}}}}}\n", encoding="utf-8")
    assert run(["build", "--lang", "mine"]) == 0
    assert made(here)["all.txt"] == expected
