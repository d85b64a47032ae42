"""What a template may not do: read elsewhere, run code, go on for ever, write a text as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.custom.projects import TARGET, project, refused
from zcodegen.cli.main import run

pytestmark = pytest.mark.usefixtures("here")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


MESSAGE = "catalog.domains[1].entries[0].message.en"


@pytest.mark.parametrize(
    "unquoted",
    [
        f"{{{{ {MESSAGE} }}}}",
        f"{{{{ {MESSAGE} ~ '!' }}}}",
        f"{{{{ {MESSAGE} | upper }}}}",
        f"{{{{ {MESSAGE} | trim }}}}",
        f"{{{{ {MESSAGE} | string }}}}",
        f"{{{{ {MESSAGE} | replace('a', 'b') }}}}",
        f"{{{{ ['a', {MESSAGE}] | join }}}}",
        f"{{% set text %}}{{{{ {MESSAGE} }}}}{{% endset %}}{{{{ text }}}}",
        f"{{% macro shown(text) %}}{{{{ text }}}}{{% endmacro %}}{{{{ shown({MESSAGE}) }}}}",
    ],
)
def test_a_text_is_written_only_through_a_quoting_filter(
    unquoted: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, f"first line\n{unquoted}\n")
    assert refused(capsys) == (
        "templates/mine/all.txt.jinja:2: acme.rtc.ROOM_NOT_FOUND.message.en is a text of the catalog and not quoted: "
        "write `| quote`, or `| comment` in a comment (while rendering 'all.txt')"
    )


@pytest.mark.parametrize(
    ("template", "why"),
    [
        (f"{{{{ {MESSAGE}._value }}}}", "unsafe"),
        (f"{{{{ {MESSAGE}[0] }}}}", "a text has no `0`"),
        (f"{{{{ {MESSAGE} + '' }}}}", "unsupported operand"),
        (f"{{% for letter in {MESSAGE} %}}{{{{ letter }}}}{{% endfor %}}", "not iterable"),
        ("{{ catalog.__class__.__mro__ }}", "unsafe"),
        ("{{ ''.__class__ }}", "unsafe"),
        ("{{ self.__init__.__globals__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os.popen('id') }}", "unsafe"),
        ("{{ catalog.title.clear() }}", "unsafe"),
        ("{{ catalog.locales.append('x') }}", "no attribute 'append'"),
        ("{{ catalog.title.update({}) }}", "unsafe"),
        ("{{ '{:>9999999999}'.format(1) }}", "unsafe"),
        ("{{ catalog.nmae }}", "a catalog has no `nmae`; did you mean `name`?"),
        ("{{ catalog }}", "a catalog acme-codes cannot be written"),
        ("{{ catalog.domains }}", "a list of 2 cannot be written as it is"),
        ("{{ none }}", "None cannot be written as it is"),
        ("{{ catalog.domains[1].entries[0].retryable }}", "False cannot be written as it is"),
        ("{{ catalog.domains[1].title }}", "a mapping of en cannot be written as it is"),
        ("{{ joiner() ~ 'x' }}", "Joiner cannot be written as it is"),
        ("{{ catalog | upper }}", "a catalog acme-codes cannot be written"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% if %}", "Expected an expression"),
        ("{{ 'x' | tojson }}", "there is no filter 'tojson'; did you mean `json`?"),
        ("{% include '../python/README.md.jinja' %}", "../python/README.md.jinja leads out of its folder"),
        ("{% import '/etc/passwd' as found %}{{ found }}", "/etc/passwd leads out of its folder"),
        ("{% include 'link.jinja' %}", "link.jinja is a symbolic link that leads out of its folder"),
        ("{% include 'linked/secret.txt' %}", "linked/secret.txt is a symbolic link that leads out"),
        ("{% extends 'all.txt.jinja' %}", "without end"),
        ("{% include 'all.txt.jinja' %}", "without end"),
        ("{% macro m() %}{{ m() }}{{ m() }}{% endmacro %}{{ m() }}", "without end"),
    ],
)
def test_a_template_stays_in_its_folder_and_runs_no_code(
    template: str, why: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "elsewhere").mkdir()
    (here / "elsewhere/secret.txt").write_text("secret", encoding="utf-8")
    mine = project(here, f"one\n{template}\n")
    (mine / "link.jinja").symlink_to(here / "elsewhere/secret.txt")
    (mine / "linked").symlink_to(here / "elsewhere")
    output = refused(capsys)
    assert output.startswith("templates/mine/all.txt.jinja:2:"), output
    assert why in output
    assert not (here / "out").exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    "template",
    [
        "{% for _ in range(10**12) %}{% endfor %}",
        "{% for _ in range(1000000000000) %}{% endfor %}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{{ 'x' * 1000000000000 }}",
        "{{ [1] * 1000000000000 }}",
        "{{ '%999999999d' % 1 }}",
        "{% set n = namespace(x='xxxxxxxx') %}{% for _ in range(99) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
        "{% set n = namespace(x='xxxxxxxx') %}{% for _ in range(99) %}{% set n.x = n.x + n.x %}{% endfor %}",
        "{% set n = namespace(x=99) %}{% for _ in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
        "{% set n = namespace(x='xxxxxxxx') %}{% for _ in range(99) %}{% set n.x = n.x | replace('x', n.x) %}{% endfor %}",
        "{% set n = namespace(x='xx') %}{% for _ in range(99) %}{% set n.x = [n.x, n.x] | join(n.x) %}{% endfor %}",
        "{% for _ in range(99999) %}{{ 'x' * 9999 }}{% endfor %}",
        (
            "{% set n = namespace(x=[1], y=[1]) %}{% for i in range(40) %}{% set n.x = [n.x, n.x] %}{% set n.y = [n.y, n.y] %}"
            "{% endfor %}{{ 1 if n.x == n.y }}"
        ),
        "{% set r = 'a' * 9000000 %}{% for i in range(100000) %}{{ r.upper() | length }}{% endfor %}",
        (
            "{% set r = 'a,' * 4000000 %}{% set n = namespace(l=[]) %}{% for i in range(1000) %}{% set n.l = [n.l, r.split(',')] %}"
            "{% endfor %}"
        ),
        "{% set n = namespace(l=[]) %}{% for i in range(1000) %}{% set n.l = [n.l, [1] * 9000000] %}{% endfor %}",
        "{{ ["
        + "1," * 200_000
        + "1] | length }}{% for _ in range(99999) %}{% for _ in range(99999) %}{% endfor %}{% endfor %}",
    ],
)
def test_a_template_ends(
    template: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zcodegen.generate.limits.BASE_SECONDS", 1)
    project(here, f"one\n{template}\n")
    assert refused(capsys).startswith("templates/mine")


@pytest.mark.slow
@pytest.mark.parametrize(
    "template",
    ["{{ 'x' * 10**12 }}", "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}"],
)
def test_a_template_in_place_of_a_built_in_one_ends(
    template: str, here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("zcodegen.generate.limits.BASE_SECONDS", 1)
    project(here, "x")
    (here / "templates/go").mkdir()
    (here / "templates/go/go.mod.jinja").write_text(template, encoding="utf-8")
    assert run(["build", "--lang", "go"]) == 2
    assert capsys.readouterr().err.startswith("zcodegen: templates/go")


def test_a_large_template_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "{% set a = 1 %}" * 100_000)
    assert "larger than 1 MiB" in refused(capsys)


def test_a_fault_in_an_include_is_reported_where_it_is(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = project(here, "{% include 'part.jinja' %}\n")
    (mine / "part.jinja").write_text("one\ntwo {{ catalog.nmae }}\n", encoding="utf-8")
    assert refused(capsys).startswith("templates/mine/part.jinja:2:")
    (mine / "part.jinja").write_text("one\n{% if %}\n", encoding="utf-8")
    assert refused(capsys).startswith("templates/mine/part.jinja:2:")


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("../all.txt", "has the part"),
        ("/all.txt", "is absolute"),
        ("{{ '..' }}/{{ catalog.name }}", "has the part"),
        ("a\\\\b", "has the character"),
        ("con.txt", "a device on Windows"),
        ("{{ catalog.description }}.txt", "description is a text of the catalog and not quoted"),
        (
            "{{ domain.path }}.txt",
            "there is no `domain` here: a file has it with `each: domain`, `entry` or `locale_domain` in target.yaml",
        ),
        ("{{ catalog.name", "unexpected end of template"),
        ("", '"" in files.0.path is empty'),
    ],
)
def test_a_path_stays_in_the_output_folder(
    path: str, why: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project(here, "x\n", TARGET.replace("path: all.txt", f'path: "{path}"'))
    assert run(["build", "--lang", "mine"]) == (1 if not path else 2)
    output = capsys.readouterr().err
    assert "templates/mine/target.yaml:6" in output
    assert why in output
    assert not (here / "out").exists()


def test_two_files_of_one_path_are_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "x\n", TARGET.replace("each: catalog", "each: domain"))
    output = refused(capsys)
    assert (
        "templates/mine/target.yaml:6: 'all.txt' is the path of two files: put what they differ in" in output
    )
    assert output.rstrip().endswith("such as `{{ domain.path }}`")


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{% if domain.id is empy %}{% endif %}", "there is no test 'empy': conditions have `is defined`"),
        ("{% fro x in y %}{% endfor %}", "there is no tag 'fro'; did you mean `from`?"),
        ("{{ domain.entries[99].id }}", "a list of 1 has no element 99"),
        ("{{ params.crate }}", "there is no 'crate': nothing is declared"),
        ("{{ domain.segmnts }}", "a domain has no `segmnts`; did you mean `segments`?"),
        ("{{ entry.id }}", "there is no `entry` here"),
        ("{{ domain.parent.id }}", "there is nothing that could have `id`"),
    ],
)
def test_a_fault_says_what_there_is(
    template: str, says: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    each = TARGET.replace("each: catalog", "each: domain").replace("all.txt\n", '"{{ domain.id }}"\n')
    project(here, f"{template}\n", each)
    output = refused(capsys)
    assert output.partition(":1:")[2].split(":")[0].isdigit() or "99" in template
    assert says in output


@pytest.mark.parametrize("linked", ["templates/mine", "templates/mine/target.yaml"])
def test_a_linked_target_is_refused(linked: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project(here, "x\n")
    (here / linked).rename(here / "elsewhere")
    (here / linked).symlink_to(here / "elsewhere")
    assert f"{linked} is a symbolic link" in refused(capsys)
