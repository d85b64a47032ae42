"""Coverage-guided fuzzing of what reads other people's bytes: `python -m tests.robustness.fuzz SUBJECT SECONDS`.

Needs atheris (`make fuzz` installs it); starts from the inputs in `corpus/<subject>/`, keeps new ones in `.cache/fuzz/`.
An exception other than ZcodegenError ends it and leaves the input there as `crash-…`: put it into the corpus, whose inputs
`test_corpus.py` reads in every run.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CORPUS: Final = Path(__file__).with_name("corpus")


def read_as_page(content: bytes) -> None:
    """Read bytes as a page, by the reader that fits."""
    from zcodegen.readers.read import read_page  # noqa: PLC0415 - instrumented when imported

    read_page(content, path="page.mdx")


def load_as_catalog(content: bytes) -> None:
    """Load bytes as each kind of a catalog's files; as a domain, run the rules that every build needs."""
    from zcodegen.catalog.load import load_files, read_source  # noqa: PLC0415 - instrumented when imported
    from zcodegen.rules.run import unsound  # noqa: PLC0415 - instrumented when imported

    for kind in ("catalog", "document", "glossary"):
        read_source(content, kind, "file.yaml")
    manifest = (ROOT / "tests/catalogs/features/catalog.yaml").read_bytes()
    unsound(load_files({"catalog.yaml": manifest, "acme/fuzz.yaml": content}, shown="catalog"))


def receive_from_translator(content: bytes) -> None:
    """Read bytes as each kind of translators' file."""
    from zcodegen.translations.table import KINDS  # noqa: PLC0415 - instrumented when imported

    for kind in KINDS.values():
        kind.form().read(content, f"file{kind.endings[0]}", set())


SUBJECTS: Final[Mapping[str, Callable[[bytes], None]]] = {
    "catalog": load_as_catalog,
    "pages": read_as_page,
    "translations": receive_from_translator,
}


def main() -> None:
    """Fuzz a subject for some seconds."""
    import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # noqa: PLC0415 - `make fuzz` installs it

    subject, seconds = sys.argv[1], sys.argv[2]
    with atheris.instrument_imports(include=["zcodegen"]):
        SUBJECTS[subject](b"")
    kept = ROOT / ".cache" / "fuzz" / subject
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
