"""Coverage-guided fuzzing of what reads other people's bytes: `python -m tests.robustness.fuzz SUBJECT SECONDS`.

Needs atheris (`make fuzz` installs it); starts from the inputs in `corpus/<subject>/`, keeps new ones in `.cache/fuzz/`.
An exception other than ZcodegenError ends it and leaves the input there as `crash-…`: put it into the corpus, whose inputs
`test_corpus.py` reads in every run. `… SUBJECT keep` puts the few new inputs there that reach a line which no other does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import FrameType
from typing import Final, TypeAlias

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = Path(__file__).with_name("corpus")
KEPT: Final = ROOT / ".cache" / "fuzz"
TraceFunction: TypeAlias = Callable[[FrameType, str, object], "TraceFunction | None"]


def read_as_page(content: bytes) -> None:
    """Read bytes as a page, by the reader that fits and by each of the others."""
    from zcodegen.readers.read import READERS, read_page

    for reader in (None, *(row.id for row in READERS)):
        read_page(content, path="page.mdx", reader=reader)


def load_as_catalog(content: bytes) -> None:
    """Load bytes as each kind of a catalog's files; as a domain, run the rules that every build needs."""
    from zcodegen.catalog.load import load_files, read_source
    from zcodegen.rules.run import integrity_errors

    for kind in ("catalog", "document", "glossary"):
        read_source(content, kind, "file.yaml")
    manifest = (ROOT / "tests/catalogs/features/catalog.yaml").read_bytes()
    integrity_errors(load_files({"catalog.yaml": manifest, "acme/fuzz.yaml": content}, shown="catalog"))


def receive_from_translator(content: bytes) -> None:
    """Read bytes as each kind of translators' file."""
    from zcodegen.translations.table import KINDS

    for kind in KINDS.values():
        kind.load(content, f"file{kind.endings[0]}")


SUBJECTS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "catalog": load_as_catalog,
    "pages": read_as_page,
    "translations": receive_from_translator,
}


def keep(subject: str) -> None:
    """Put those of the inputs that fuzzing has kept into the corpus that reach new lines: the smallest first."""
    known: set[tuple[str, int]] = set()
    for file in sorted((CORPUS / subject).iterdir()):
        known |= _lines_of(subject, file.read_bytes())
    found = sorted((KEPT / subject).iterdir(), key=lambda file: (file.stat().st_size, file.name))
    for file in found:
        reached = _lines_of(subject, file.read_bytes())
        if not reached <= known:
            known |= reached
            (CORPUS / subject / f"found-{file.name[:8]}").write_bytes(file.read_bytes())


def _lines_of(subject: str, content: bytes) -> set[tuple[str, int]]:
    """Return the lines of zcodegen that an input reaches."""
    reached: set[tuple[str, int]] = set()

    def watch(frame: FrameType, _event: str, _argument: object) -> TraceFunction | None:
        if f"{os.sep}zcodegen{os.sep}" not in frame.f_code.co_filename:
            return None
        reached.add((frame.f_code.co_filename, frame.f_lineno))
        return watch

    sys.settrace(watch)
    try:
        SUBJECTS[subject](content)
    finally:
        sys.settrace(None)
    return reached


def main() -> None:
    """Fuzz a subject for some seconds, or keep what was found."""
    subject, seconds = sys.argv[1], sys.argv[2]
    if seconds == "keep":
        keep(subject)
        return
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # `make fuzz` installs it

    with atheris.instrument_imports(include=["zcodegen"]):
        SUBJECTS[subject](b"")
    kept = KEPT / subject
    kept.mkdir(parents=True, exist_ok=True)
    options = [
        "-timeout=10",
        "-rss_limit_mb=1024",
        "-max_len=4096",
        f"-max_total_time={seconds}",
        f"-artifact_prefix={kept}/",
    ]
    atheris.Setup([sys.argv[0], *options, str(kept), str(CORPUS / subject)], SUBJECTS[subject])
    atheris.Fuzz()


if __name__ == "__main__":
    main()
