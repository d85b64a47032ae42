"""`zcodegen extract`: what the readers see in pages, changing nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from zcodegen.catalog.files import MANIFEST_NAME
from zcodegen.catalog.load import load_files
from zcodegen.catalog.project import find_project
from zcodegen.cli.console import log, write_json, write_stdout
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.cli.options import locale_option, reader_option, root_option
from zcodegen.diagnostics import ZcodegenError, pluralize
from zcodegen.readers.page_loader import FOLDER, load_page, read_imported
from zcodegen.readers.rows import Page, Row, to_json
from zcodegen.readers.tables.header_vocabulary import HeaderVocabulary


@click.command(epilog="Example: zcodegen extract docs/zh/return-codes.mdx --format table")
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@root_option
@locale_option
@reader_option
@click.option("--follow", is_flag=True, help="Also show the pages that a page imports, each as a document.")
@click.option(
    "--strict",
    is_flag=True,
    help="Exit 1 if anything that looks like a row was not read, or no reader knows a page.",
)
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["json", "table"]),
    default="table",
    show_default=True,
    help="Output format.",
)
def command(
    *,
    files: tuple[Path, ...],
    root: Path | None,
    locale: str | None,
    reader: str | None,
    follow: bool,
    strict: bool,
    output_format: str,
) -> int:
    """Print every row with a code in the FILEs, and every line that looks like one and was not read.

    A folder is a document of one page per code. The output names the reader of each page.
    """
    pages: list[Page] = []
    words = _words()
    for path in files:
        page = load_page(path, root=root, reader=reader, locale=locale, words=words)
        if page.reader == FOLDER:
            pages += read_imported(page, root=root, words=words)
        else:
            pages += [page, *(read_imported(page, root=root, words=words) if follow else ())]
    if output_format == "json":
        write_json(to_json(pages))
    else:
        write_stdout("\n".join(line for page in pages for line in _table(page)))
    rows = sum(len(page.rows) for page in pages)
    unread = sum(len(page.unread) for page in pages)
    log(f"{pluralize(len(pages), 'page')}, {pluralize(rows, 'row')}, {pluralize(unread, 'line')} not read")
    return EXIT_FINDINGS if strict and unread else EXIT_OK


def _words() -> HeaderVocabulary:
    """Return the built-in words and those of the project's manifest, if there is one, as `import` reads with them."""
    try:
        project = find_project(None)
    except ZcodegenError:
        return HeaderVocabulary()
    catalog = load_files({MANIFEST_NAME: project.read(MANIFEST_NAME)}, shown="").catalog
    return HeaderVocabulary().extended(catalog.manifest.words, {}) if catalog else HeaderVocabulary()


def _table(page: Page) -> Iterator[str]:
    encoding = f", decoded as {page.encoding.shown}" if page.encoding else ""
    yield f"{page.path} ({page.locale or 'language unknown'}, read as {page.reader}{encoding}): {page.title or 'untitled'}"
    heading: tuple[str, ...] | None = None
    for row in page.rows:
        if row.heading != heading:
            heading = row.heading
            yield f"  {' > '.join(heading) or '(no heading)'}"
        yield from _row(row)
    for unread in page.unread:
        shown = f": {_line(unread.text)}" if unread.text else ""
        at = f":{unread.column}" if unread.column else ""
        yield f"  line {unread.line}{at} was not read: {unread.reason}{shown}"
    for source in page.imports:
        yield f"  line {source.line} imports {source.path}{'' if source.resolved else ' (not found; name --root)'}"


def _row(row: Row) -> Iterator[str]:
    codes = ", ".join(str(code) for code in row.codes)
    kind = "" if row.kind == "return" else f" ({row.kind})"
    yield f"    {row.line:>5}  {codes}{kind}  {' '.join(filter(None, (row.name, _line(row.message))))}".rstrip()
    for label, text in (("cause", row.cause), ("action", row.action)):
        if text:
            yield f"           {label}: {_line(text)}"


def _line(text: str | None) -> str:
    return " ⏎ ".join((text or "").split("\n"))
