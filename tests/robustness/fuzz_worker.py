"""A process that loads what is broken: `python -m tests.robustness.fuzz_worker SUBJECT FIRST COUNT`.

For the cases FIRST … FIRST+COUNT-1 of a subject it prints the case's number before it begins, and `FAULT …` after it where
something was not as promised: an exception other than ZcodegenError, a fault without a finding, a finding without a place.
A case may use 10 s of CPU (then SIGPROF ends the process) and the process 1 GB. At the end it prints `DONE` and its counts.
"""

from __future__ import annotations

import gc
import json
import random
import resource
import signal
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from tests.robustness.invariants import expect, expect_places
from tests.robustness.mutations import mutate
from tests.robustness.pages import pages_case
from zcodegen.catalog import claims, load
from zcodegen.catalog.files import DOCUMENTS_FOLDER, GLOSSARY_NAME, MANIFEST_NAME, domain_of, is_domain_path
from zcodegen.catalog.glossary import read_glossary
from zcodegen.catalog.load import LoadResult, load_files, read_source
from zcodegen.catalog.model import Catalog
from zcodegen.check.catalog import check
from zcodegen.custom.target import read_target
from zcodegen.diagnostics import Severity, ZcodegenError
from zcodegen.generate.pipeline import generate, unsupported_texts
from zcodegen.importer.glossary_index import index_glossary
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.run import integrity_errors
from zcodegen.rules.table import RULES
from zcodegen.targets.table import TARGETS
from zcodegen.translations.context import terms_of
from zcodegen.translations.export import Wanted, export
from zcodegen.translations.import_file import ImportOptions, import_file
from zcodegen.translations.table import KINDS

CATALOG: Final = Path(__file__).resolve().parents[2] / "catalog"
EXAMPLES: Final = CATALOG.parent / "docs" / "examples"
SECONDS: Final = 10
MEMORY: Final = 1 << 30
WHOLE: Final = 0.2
GLOSSARY: Final = 0.4


@cache
def shipped() -> dict[str, bytes]:
    """Return the shipped catalog's files: path relative to the catalog -> content."""
    return {
        path.relative_to(CATALOG).as_posix(): path.read_bytes() for path in sorted(CATALOG.rglob("*.yaml"))
    }


def glossary_case(dice: random.Random) -> str:
    """Break the glossary, and read it."""
    what, files = mutate(dice, {GLOSSARY_NAME: shipped()[GLOSSARY_NAME]}, GLOSSARY_NAME)
    glossary = read_glossary(files[GLOSSARY_NAME], f"catalog/{GLOSSARY_NAME}")
    expect_places(glossary.findings, files)
    named = terms_of(glossary) and index_glossary(glossary).name_for("签名已过期。")
    return f"{what}: {'refused' if glossary.findings else named and 'read'}"


def catalog_case(dice: random.Random, paths: Iterable[str], *, build: bool = True) -> str:
    """Break one of `paths`; load, run all rules, and build for one target where the catalog is still sound.

    One case in five is about the whole catalog, the others about the file and what it leans on: five times as fast.
    """
    path = dice.choice(sorted(paths))
    what, files = mutate(dice, shipped() if dice.random() < WHOLE else _around(path), path)
    ours = {path: content for path, content in files.items() if path == MANIFEST_NAME or is_domain_path(path)}
    loaded = load_files(ours, shown="catalog")
    versions, faults = claims.read_claims(
        {path: files[path] for path in files.keys() - ours.keys() - {GLOSSARY_NAME}}, shown="catalog"
    )
    found = [*loaded.findings, *faults]
    expect_places(found, files)
    if loaded.catalog is None:
        expect(found, "no catalog, and no finding says why")
        return f"{what}: refused"
    report = check(RuleContext(loaded.catalog, loaded.sources, versions), RULES.values(), "2026-11-20")
    expect_places(report.findings, files)
    if any(finding.severity is Severity.ERROR for finding in (*loaded.findings, *integrity_errors(loaded))):
        return f"{what}: refused"
    done = _built(loaded, loaded.catalog, dice) if build else "checked"
    return f"{what}: {done}{', findings' if report.findings or faults else ''}"


def _around(path: str) -> dict[str, bytes]:
    kept = {path, MANIFEST_NAME, "zego/common.yaml", "zego/rtc/room.yaml"}
    return {
        name: content
        for name, content in shipped().items()
        if name in kept or name.startswith(f"{DOCUMENTS_FOLDER}/{domain_of(path)}.")
    }


def _built(loaded: LoadResult, catalog: Catalog, dice: random.Random) -> str:
    target = TARGETS[dice.choice(sorted(TARGETS))]
    unsupported_units = unsupported_texts(catalog, (), [target], loaded.sources)
    if unsupported_units:
        return "unsupported_units"
    try:
        generate(catalog, [target])
    except ZcodegenError as error:
        expect(str(error), "an error without a word")
        return "not built"
    return "built"


def domain_files() -> list[str]:
    """Return the paths of all domain files."""
    return [path for path in shipped() if is_domain_path(path)]


def claims_files() -> list[str]:
    """Return the paths of all claims files."""
    return [path for path in shipped() if path.startswith(f"{DOCUMENTS_FOLDER}/")]


@cache
def sound() -> Catalog:
    """Return the shipped catalog as a model."""
    loaded = load.load_catalog(CATALOG, shown="catalog")
    assert loaded.catalog
    return loaded.catalog


@cache
def parcel(kind: str) -> bytes:
    """Return a translators' file of the shipped catalog."""
    glossary = read_glossary(shipped()[GLOSSARY_NAME], GLOSSARY_NAME)
    wanted = Wanted("en", missing=False, domains=("zego.asr",))
    return export(sound(), wanted, KINDS[kind], terms_of(glossary)).content


def translations_case(dice: random.Random) -> str:
    """Break a translators' file, and take it in."""
    kind = dice.choice(sorted(KINDS))
    name = f"en{KINDS[kind].endings[0]}"
    what, files = mutate(dice, {name: parcel(kind)}, name)
    received = import_file(files[name], name, sound(), CATALOG, ImportOptions(dice.choice((None, "en"))))
    expect_places(received.judgement.findings, {name: files[name]}, prefix="")
    for path, content in received.files.items():
        _source, faults = read_source(content, "domain", path)
        expect(not faults, f"{path} would be written and not load: {faults[:1]}")
    return f"{kind} {what}: {'findings' if received.judgement.findings else 'taken'}"


def configuration_case(dice: random.Random) -> str:
    """Break the glossary or a `target.yaml`."""
    return glossary_case(dice) if dice.random() < GLOSSARY else own_target_case(dice, "target.yaml")


def templates_case(dice: random.Random) -> str:
    """Break a template of an example of the user's own targets."""
    return own_target_case(dice, ".jinja")


def own_target_case(dice: random.Random, ending: str) -> str:
    """Break a file of an example of the user's own targets, and build with it."""
    example = dice.choice(sorted(path for path in EXAMPLES.iterdir() if (path / "target.yaml").is_file()))
    files = {
        path.relative_to(example).as_posix(): path.read_bytes()
        for path in example.rglob("*")
        if path.is_file()
    }
    what, files = mutate(dice, files, dice.choice([path for path in sorted(files) if path.endswith(ending)]))
    with tempfile.TemporaryDirectory() as templates:
        folder = Path(templates) / "mine"
        for path, content in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(content)
        target, _source, faults = read_target(folder, shown="mine")
        expect_places(faults, files, prefix="mine/")
        expect(target or faults, "no target, and no finding says why")
        if target is None or faults:
            return f"{what}: refused"
        try:
            generate(features(), [target], templates=Path(templates))
        except ZcodegenError as error:
            expect("templates/mine" in str(error) or "mine" in str(error), f"no place: {error}")
            return f"{what}: not built"
    return f"{what}: built"


@cache
def features() -> Catalog:
    """Return the small catalog with every feature."""
    loaded = load.load_catalog(EXAMPLES.parents[1] / "tests" / "catalogs" / "features", shown="catalog")
    assert loaded.catalog
    return loaded.catalog


SUBJECTS: Final[Mapping[str, Callable[[random.Random], str]]] = {
    "claims": lambda dice: catalog_case(dice, claims_files(), build=False),
    "configuration": configuration_case,
    "domains": lambda dice: catalog_case(dice, domain_files()),
    "manifest": lambda dice: catalog_case(dice, [MANIFEST_NAME]),
    "pages": pages_case,
    "templates": templates_case,
    "translations": translations_case,
}


def main() -> None:
    """Run the cases."""
    subject, first, count = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    read_once = lru_cache(maxsize=64)(
        read_source
    )  # files that are not broken are read once, not at every case
    for module in (load, claims):
        vars(module)["read_source"] = read_once
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    gc.disable()  # as the command does
    outcomes: Counter[str] = Counter()
    for number in range(first, first + count):
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        try:
            outcomes[SUBJECTS[subject](random.Random(f"{subject} {number}"))] += 1
        except ZcodegenError as error:
            outcomes[f"ZcodegenError {str(error)[:60]}"] += 1
        except Exception as error:  # noqa: BLE001 - that none comes is what is tested
            last = "".join(traceback.format_exception(error)[-8:])
            sys.stdout.write(
                f"FAULT {subject} {number}: {json.dumps(f'{type(error).__name__}: {error}'[:800])}\n{last[-1800:]}\n"
            )
        if number % 50 == 0:
            gc.collect()
    sys.stdout.write(f"DONE {json.dumps(outcomes)}\n")


if __name__ == "__main__":
    main()
