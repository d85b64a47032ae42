"""The generated Python package: checked, formatted and used as a user would, small and large, friendly and hostile."""

from __future__ import annotations

import ast
import json
import sys
import tomllib
from pathlib import Path
from shutil import copytree
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, load
from tests.catalogs import responses
from tests.catalogs.make import large
from tests.diff.catalogs import catalog_of
from tests.hostile import hostile_texts
from tests.toolchains import python, pythons
from tests.toolchains.tools import ROOT, once, succeed
from tests.vectors import make as vectors
from zcodegen.catalog.model import Catalog, Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.targets.python import plan
from zcodegen.targets.python.names import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterator

CATALOGS = {
    "features": ROOT / "tests" / "catalogs" / "features",
    "wide": ROOT / "tests" / "catalogs" / "wide",
    "shipped": ROOT / "catalog",
}
CONSUMER = Path(__file__).parent / "consumer"


STUBTEST_ALLOWED = r"""
{package}\._codes\.(Actor|Recovery|Status|Value|Scope\..*|any_code|raise_for_code|show)
{package}\._codes\.Known\.(name|value)
{package}\._texts\.Preferences
.*\.__new__
"""
"""Names of types, internals of the package, and what mypy takes from `str` in place of `Enum`."""


@pytest.fixture(scope="module", params=sorted(CATALOGS))
def name(request: pytest.FixtureRequest) -> str:
    chosen: str = request.param
    return chosen


@pytest.fixture(scope="module")
def built(name: str, session_folder: Path) -> Path:
    """The package of a catalog."""
    return once(
        session_folder / f"python-{name}", lambda folder: build_into(CATALOGS[name], "python", folder)
    )


@pytest.fixture(params=["class body", "filled"])
def features(request: pytest.FixtureRequest, session_folder: Path) -> Path:
    """The package of the features catalog; `filled` makes all enums as it makes those of many codes."""

    def make(folder: Path) -> None:
        build_into(CATALOGS["features"], "python", folder)
        if request.param == "filled":
            codes = folder / "src" / "acme_codes" / "_codes.py"
            text = codes.read_text(encoding="utf-8")
            assert "\n_MANY = 1_000 " in text
            codes.write_text(text.replace("\n_MANY = 1_000 ", "\n_MANY = 0 "), encoding="utf-8")

    return once(session_folder / f"python-features-{request.param.replace(' ', '-')}", make)


def source(built: Path) -> Path:
    return built / "src"


def modules(built: Path) -> Iterator[Path]:
    return source(built).rglob("*.py")


def check_types(built: Path, scratch: Path) -> None:
    """Check the stubs, in a copy: the type checkers leave files where they work. The everyday tests check the modules."""
    copy = copytree(source(built), scratch / "src")
    python.mypy(copy)
    python.pyright(copy, include=["**/*.pyi"])


def check_stubs(built: Path, scratch: Path, package: str) -> None:
    """Compare the stubs with what the modules are when they run."""
    allowed = scratch / "allowed.txt"
    allowed.write_text(STUBTEST_ALLOWED.format(package=package), encoding="utf-8")
    stubtest = [sys.executable, "-m", "mypy.stubtest", package, "--concise"]
    options: list[str | Path] = ["--allowlist", allowed, "--ignore-unused-allowlist"]
    paths = {"MYPYPATH": str(source(built)), "PYTHONPATH": str(source(built))}
    succeed([*stubtest, *options], cwd=scratch, env=paths)


def check_vectors(catalog: Catalog, built: Path, scratch: Path) -> str:
    file = vectors.write(catalog, scratch / "vectors.json")
    name = catalog.manifest.packages.python_package
    return python.python(CONSUMER / "vectors.py", name, file, cwd=scratch, path=[source(built)])


def test_agrees_with_the_vectors(name: str, built: Path, tmp_path: Path) -> None:
    assert ", 0 differences" in check_vectors(load(CATALOGS[name]), built, tmp_path)


def test_formatted_and_of_the_promised_version(built: Path) -> None:
    python.black(built)
    for path in modules(built):
        ast.parse(path.read_text(encoding="utf-8"), path.name, feature_version=(3, 10))


def test_lint(built: Path) -> None:
    ruff = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--extend-exclude", "*.pyi"]
    succeed([*ruff, "--ignore", "F822,RUF023", "--target-version", "py310", "."], cwd=source(built))


def test_types(built: Path, tmp_path: Path) -> None:
    check_types(built, tmp_path)


def test_both_ways_to_make_an_enum_agree_with_the_vectors(features: Path, tmp_path: Path) -> None:
    assert ", 0 differences" in check_vectors(load(CATALOGS["features"]), features, tmp_path)


def test_stubs_agree_with_the_modules(built: Path, name: str, tmp_path: Path) -> None:
    check_stubs(built, tmp_path, load(CATALOGS[name]).manifest.packages.python_package)


@pytest.fixture
def consumer(tmp_path: Path) -> Path:
    return copytree(CONSUMER, tmp_path / "consumer")


def test_used_as_a_user_would(features: Path, consumer: Path) -> None:
    path = [source(features)]
    python.mypy(consumer, path)
    python.pyright(consumer, path)
    assert python.python("program.py", cwd=consumer, path=path) == "every line holds\n"


HEAD = """
from acme_codes.acme import common
from acme_codes.acme.rtc import room
from typing_extensions import assert_never
"""
MISTAKES = {
    "a member forgotten": """
        def name(code: common.Code) -> str:
            match code:
                case common.Code.OK | common.Code.TIMEOUT:
                    return "one"
            assert_never(code)
    """,
    "unknown codes forgotten": "room.parse(104).text().message",
    "an argument of another type": 'room.Code.STREAM_LIMIT_EXCEEDED.text("en", arguments={"limit": [], "user": "Ann"})',
    "a misspelt parameter": 'room.Code.ROOM_NOT_FOUND.text(local="en")',
    "a status that is none": 'print(room.Code.ROOM_NOT_FOUND.status == "NOTFOUND")',
    "a former name": "print(room.Code.NO_SUCH_ROOM)",
    "a name that is none": "print(room.Code.ROOM_NOT_FUOND)",
}


@pytest.mark.parametrize("checker", [python.mypy, python.pyright], ids=["mypy", "pyright"])
def test_mistakes_are_found_before_the_program_runs(features: Path, tmp_path: Path, checker: object) -> None:
    assert callable(checker)
    (tmp_path / "mistakes").mkdir()
    for number, (mistake, lines) in enumerate(MISTAKES.items()):
        file = tmp_path / "mistakes" / f"mistake{number}.py"
        file.write_text(HEAD + f"# {mistake}\n" + dedent(lines).strip() + "\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception) as failure:
        checker(tmp_path / "mistakes", [source(features)])
    missed = [
        mistake for number, mistake in enumerate(MISTAKES) if f"mistake{number}.py" not in str(failure.value)
    ]
    assert missed == []


@hostile_texts(10_000)
def test_hostile_texts(catalog: Catalog, tmp_path: Path) -> None:
    built = build_into(catalog, "python", tmp_path / "built")
    python.black(built)
    assert ", 0 differences" in check_vectors(catalog, built, tmp_path)


def test_ten_thousand_entries(tmp_path: Path) -> None:
    catalog = large(10_000)
    built = build_into(catalog, "python", tmp_path / "built")
    assert ", 0 differences" in check_vectors(catalog, built, tmp_path)
    program = tmp_path / "program"
    program.mkdir()
    use = 'from large_codes.acme import large\n\nprint(large.Code["ROOM_NOT_FOUND_0"].text("en").message, large.Code.STREAM_NOT_FOUND_1)\n'
    (program / "use.py").write_text(use, encoding="utf-8")
    python.mypy(program, [source(built)])
    python.pyright(program, [source(built)])
    shown = python.python("use.py", cwd=program, path=[source(built)])
    assert shown == "Error 0: the requested resource does not exist. 410000001\n"


def test_a_large_domain_is_loaded_when_it_is_used(tmp_path: Path) -> None:
    built = build_into(large(300), "python", tmp_path)
    program = """
import sys
from large_codes.acme import large
assert not [name for name in sys.modules if name in {"typing", "dataclasses", "re", "importlib"} or "_facts" in name]
import pickle
assert "Code" not in vars(large) and "Code" in dir(large) and not hasattr(large, "Cod")
code = large.parse(410000000)
assert code is large.Code.ROOM_NOT_FOUND_0 and large.Code is type(code)
assert (large.Code.__module__, large.Code.__qualname__) == ("large_codes.acme.large", "LargeCode")
assert pickle.loads(pickle.dumps(code)) is code and len(large.Code) == 300 == len(list(large.Code))
assert not [name for name in sys.modules if "_texts" in name] and code.text().locale == "zh-CN"
"""
    python.python("-S", "-c", program, cwd=tmp_path, path=[source(built)])


def test_threads_see_the_same_values(tmp_path: Path) -> None:
    built = build_into(large(3_000), "python", tmp_path)
    program = """
import sys, threading
from large_codes.acme import large
sys.setswitchinterval(1e-6)
start, found = threading.Barrier(8), []
def work(number):
    start.wait()
    code = large.parse(410000000 + number) if number % 2 else large.Code(410000000 + number)
    found.append(type(code) is large.Code and code is large.Code(410000000 + number))
threads = [threading.Thread(target=work, args=[number]) for number in range(8)]
for thread in threads: thread.start()
for thread in threads: thread.join()
assert found == [True] * 8
"""
    python.python("-c", program, cwd=tmp_path, path=[source(built)])


def test_a_new_entry_moves_no_other(tmp_path: Path) -> None:
    before = build_into(large(300), "python", tmp_path / "before")
    after = build_into(large(301), "python", tmp_path / "after")
    for path in sorted(path.relative_to(before) for path in before.rglob("*") if path.is_file()):
        old = (before / path).read_text(encoding="utf-8").splitlines()
        new = iter((after / path).read_text(encoding="utf-8").splitlines())
        if path.name != "README.md":
            assert all(line in new for line in old), f"{path} keeps its lines in their order"


def test_metadata_is_what_the_catalog_says(tmp_path: Path) -> None:
    built = build_into(CATALOGS["features"], "python", tmp_path)
    project = tomllib.loads((built / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert (project["name"], project["version"], project["license"]) == ("acme-codes", "1.2.3", "Apache-2.0")
    assert project["description"] == load(CATALOGS["features"]).manifest.description


def test_readme_tells_the_truth(built: Path, tmp_path: Path) -> None:
    readme = (built / "README.md").read_text(encoding="utf-8")
    lines = readme.partition("```python\n")[2].partition("```")[0].splitlines()
    shown = [line.partition("  # ") for line in lines]
    checks = [
        f"found = {expression}\nassert repr(found) == {value!r} or found == ({value}), found"
        for expression, mark, value in shown
        if mark
    ]
    assert len(checks) >= 5
    head = [expression for expression, mark, _ in shown if not mark]
    python.python("-c", "\n".join(head + checks), cwd=tmp_path, path=[source(built)])


def test_domains_named_by_words_of_python_or_of_the_package() -> None:
    catalog = load(CATALOGS["features"])
    entries = catalog.domains["acme.rtc"].entries
    names = ("acme.a1", "acme.a-1", "acme.parse", "lookup.class", "acme")
    domains = {
        name: Domain(
            name, {}, "integer", {key: replace(entry, domain=name) for key, entry in entries.items()}
        )
        for name in names
    }
    paths = [file.path.removeprefix("src/acme_codes/") for file in plan(Catalog(catalog.manifest, domains))]
    assert {"acme/__init__.py", "acme/a1.py", "acme/a_1.py", "acme/parse_.py", "lookup_/class_.py"} <= set(
        paths
    )
    assert len(set(paths)) == len(paths)


def test_an_alias_that_is_a_name_already_is_refused() -> None:
    catalog = load(CATALOGS["features"])
    entries = catalog.domains["acme.rtc.room"].entries
    again = replace(entries["SLOW"], aliases=("ROOM_NOT_FOUND",))
    domain = replace(catalog.domains["acme.rtc.room"], entries={**entries, "SLOW": again})
    with pytest.raises(ZcodegenError, match=r"acme\.rtc\.room\.SLOW.*ROOM_NOT_FOUND"):
        list(plan(Catalog(catalog.manifest, {domain.name: domain})))


EVERYDAY = Path(__file__).parent / "fixtures" / "everyday.py"


def test_everyday_uses(features: Path, tmp_path: Path) -> None:
    assert " 0 differences" in python.python(EVERYDAY, cwd=tmp_path, path=[source(features)])


@pytest.mark.parametrize("version", pythons.VERSIONS)
def test_everyday_uses_with_every_python(features: Path, version: str) -> None:
    assert " 0 differences" in pythons.run(version, EVERYDAY, [source(features)])


def public_names(built: Path) -> set[str]:
    """Return the names of functions and values in all modules of domains, and of the package."""
    program = """
import inspect, acme_codes
from importlib import import_module
modules = [acme_codes, *(import_module(domain.module) for domain in acme_codes.DOMAINS.values())]
names = {name for module in modules for name in dir(module) if not name.startswith("_")}
children = {name for module in modules for name, value in vars(module).items() if inspect.ismodule(value)}
print(*sorted(names - children))
"""
    return set(python.python("-c", program, cwd=built, path=[source(built)]).split())


def test_no_domain_takes_a_name_of_the_package(tmp_path: Path) -> None:
    """Every public name of a generated module, as the last word of a domain below another one, and as a domain alone."""
    catalog = load(CATALOGS["features"])
    names = public_names(build_into(catalog, "python", tmp_path / "features"))
    words = {name.lower().replace("_", "-") for name in names} | {name.replace("_", "-") for name in RESERVED}
    assert {"parse", "raise-for-code", "lookup", "code", "unknown"} <= words
    words |= {
        "members",
        "codes",
        "domain",
        "table",
        "included",
        "scope",
        "error",
        "typing",
        "enum",
        "acme-codes",
        "any",
    }
    entries = catalog.domains["acme.rtc"].entries
    domains = {
        name: Domain(
            name, {}, "integer", {key: replace(entry, domain=name) for key, entry in entries.items()}
        )
        for word in sorted(words)
        for name in ("x", word, f"x.{word}", f"x.{word}.{word}")
    }
    domains["x"] = replace(domains["x"], includes=("x.parse",))
    built = build_into(Catalog(catalog.manifest, dict(sorted(domains.items()))), "python", tmp_path / "words")
    program = """
import acme_codes
from importlib import import_module
modules = [import_module(domain.module) for domain in acme_codes.DOMAINS.values()]
for module in modules:
    code = module.parse(-200012)
    assert code.name == "SDK_NOT_READY" and code.domain == module.DOMAIN and code.text("en").locale == "en"
    assert isinstance(code, module.Code) and isinstance(module.parse(7), module.Unknown)
    assert module.raise_for_code(0).ok
assert acme_codes.lookup(-200012) and acme_codes.find("x", "SDK_NOT_READY") and acme_codes.negotiate("en") == "en"
print(len(modules))
"""
    assert int(python.python("-c", program, cwd=tmp_path, path=[source(built)])) == len(domains)
    check_types(built, tmp_path)


def test_both_sides_of_http(tmp_path: Path) -> None:
    built = build_into(responses.responses(), "python", tmp_path / "built")
    program = EVERYDAY.with_name("responses.py")
    assert (
        python.python(program, json.dumps(responses.BODY), cwd=tmp_path, path=[source(built)]) == "answered\n"
    )
    python.black(built)
    check_types(built, tmp_path)


VERSIONS = {
    "old": "KEPT: {code: 1}, OLD_NAME: {code: 2}, NUMBER: {code: 5}",
    "new": "KEPT: {code: 1}, NEW_NAME: {code: 2, aliases: [OLD_NAME]}, NUMBER: {code: 6}, ADDED: {code: 7}",
}


def test_pickles_are_read_by_other_versions(tmp_path: Path) -> None:
    """A rolling deployment: what a program with one version of the package pickles, one with the other reads."""
    for version, entries in VERSIONS.items():
        rest = ", status: INTERNAL, message: {en: Text.}}"
        manifest = "zcodegen: 1\nname: acme\nversion: 1.0.0\ntitle: {en: A}\nlicense: Apache-2.0\nlocales: {source: en, required: [en]}\n"
        domain = (
            f"domain: d\ntitle: {{en: D}}\ncode_type: integer\nentries: {{{entries.replace('}', rest)}}}\n"
        )
        build_into(catalog_of({"catalog.yaml": manifest, "d.yaml": domain}), "python", tmp_path / version)
    write = """
import pickle, sys
from acme import CodeError, d
class Failure(CodeError):
    def __init__(self, code, *, room):
        super().__init__(d.parse(code), "said", arguments={"a": 1})
        self.room = room
def errors(): return [d.DError(d.parse(2)), CodeError(d.parse(7))]
codes = [d.parse(number) for number in (1, 2, 5, 6, 7)]
again = pickle.loads(pickle.dumps(Failure(2, room=3)))
assert (again.room, again.arguments, str(again)) == (3, {"a": 1}, str(Failure(2, room=3)))
sys.stdout.write(pickle.dumps([codes, errors()], 2).hex())
"""
    read = """
import pickle, sys
codes, errors = pickle.loads(bytes.fromhex(sys.argv[1]))
print([code.value for code in codes], [code.name for code in codes], [type(error).__name__ for error in errors], errors[1].code.name)
"""
    shown = {}
    for version in VERSIONS:
        for other in VERSIONS:
            text = python.python("-c", write, cwd=tmp_path, path=[source(tmp_path / version)])
            shown[version, other] = python.python(
                "-c", read, text, cwd=tmp_path, path=[source(tmp_path / other)]
            )
    names = {
        "old": "['KEPT', 'OLD_NAME', 'NUMBER', None, None] ['DError', 'CodeError'] None",
        "new": "['KEPT', 'NEW_NAME', None, 'NUMBER', 'ADDED'] ['DError', 'CodeError'] ADDED",
    }
    assert shown == {
        (writer, reader): f"[1, 2, 5, 6, 7] {names[reader]}\n" for writer in VERSIONS for reader in VERSIONS
    }
