"""Regions of a project's own Markdown files that a build fills: tables of codes between two comments.

    <!-- zcodegen: domain=acme.rtc.room columns=code,name,message locale=en -->
    …
    <!-- /zcodegen 3f2a91c0d4e5b6a7 -->

In MDX the comments are `{/* zcodegen: … */}`. The last comment has the hash of what the build wrote, so that an edit by hand
is seen: it is a finding, and the region is left as it is. Everything outside of the comments is the owner's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.messages import readable_text
from zcodegen.catalog.urls import entry_url
from zcodegen.diagnostics import Finding, Location, Severity, ZcodegenError
from zcodegen.files import list_inside, read_inside
from zcodegen.locales.matching import lookup_order, match_data
from zcodegen.locales.tags import parse_locale
from zcodegen.naming import nearest
from zcodegen.output.atomic import atomic_write_all
from zcodegen.patterns import compile_glob
from zcodegen.textcompare.markdown import escape_markdown

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog, Domain, Entry

TARGET: Final = "regions"
"""The name under which `packages` of the manifest has options for regions."""
SUFFIXES: Final = (".md", ".mdx", ".markdown")
MAX_BYTES: Final = 4 * 1024 * 1024
_COMMENT: Final = re.compile(r"([ \t]*)(?:<!--(?P<html>.*?)-->|\{/\*(?P<mdx>.*?)\*/\})[ \t]*")
_OPEN: Final = re.compile(r"\s*zcodegen:(.*)")
_CLOSE: Final = re.compile(r"\s*/zcodegen(?:\s+([0-9a-f]{16}))?\s*")
_LIKELY: Final = re.compile(
    r"(?:<!--|\{/\*)\s*(?:zcodegen\s*:|zcodegen\s+domain=|/\s*zcodegen\b)", re.IGNORECASE
)
"""What looks like a comment of a region, of the right form or not."""
_CODE: Final = re.compile(r"(?<!`)(`{1,40})(?!`).*?(?<!`)\1(?!`)")
_OPTION: Final = re.compile(r'(?<![a-z_])([a-z_]+)=("[^"]*"|[^\s"]+)')
_OPTIONS: Final = ("columns", "domain", "headings", "locale", "retired")
_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9._:/?#=%+-]+")
_DEFAULT_COLUMNS: Final = ("code", "name", "message", "action")


class RegionFile(Struct, frozen=True):
    """A file with regions: its display path, its folder's path below the project, what it has and what it should have."""

    path: str
    old: bytes
    new: bytes


class Regions(Struct, frozen=True):
    """The files whose regions a build would change, how many files have regions, and what is wrong with some."""

    changed: tuple[RegionFile, ...] = ()
    files: int = 0
    findings: tuple[Finding, ...] = ()


class _Region(Struct, frozen=True):
    """A region: its first and last line (of the comments) in a file, the options, the hash of the last comment, its indent."""

    start: int
    end: int
    options: str
    recorded: str | None
    is_mdx: bool
    indent: str


class _Opening(Struct, frozen=True):
    """The first comment of a region."""

    number: int
    options: str
    is_mdx: bool
    indent: str


def fill_regions(catalog: Catalog, project: Path, *, shown: str = "", force: bool = False) -> Regions:
    """Return what the regions of a project's files should be, by the manifest's `regions`; `shown` is the project's display path.

    A region that was edited by hand is a finding and stays as it is, unless `force`. Raises ZcodegenError for a file that cannot be
    read.
    """
    globs = [compile_glob(text) for text in catalog.manifest.regions]
    if not globs:
        return Regions()
    visible = visible_to(catalog, TARGET)
    changed: list[RegionFile] = []
    findings: list[Finding] = []
    count = 0
    paths = {
        path
        for folder in {glob.folder for glob in globs}
        for path in list_inside(project, folder, suffixes=SUFFIXES, shown=shown).paths
        if any(glob.matches(path) for glob in globs)
    }
    for path in sorted(paths):
        try:
            content = read_inside(project, path, shown=shown, max_bytes=MAX_BYTES)
        except OSError as error:
            raise ZcodegenError(f"cannot read {path}: {error.strerror}") from error
        display = f"{shown}/{path}" if shown not in {"", "."} else path
        filled = _File(display, visible, force).fill(content)
        count += filled.files
        findings += filled.findings
        changed += [RegionFile(path, region.old, region.new) for region in filled.changed]
    return Regions(tuple(changed), count, tuple(findings))


def write_regions(regions: Regions, project: Path) -> None:
    """Write the files whose regions changed."""
    atomic_write_all(project, {file.path: file.new for file in regions.changed})


class _File(Struct, frozen=True):
    path: str
    catalog: Catalog
    force: bool

    def fill(self, content: bytes) -> Regions:
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError:
            return Regions(
                findings=(self._finding("region-fault", 1, "the file is not UTF-8", "save it as UTF-8"),)
            )
        ended = text.split("\n")  # a file may have lines of both kinds
        lines = [line.removesuffix("\r") for line in ended]
        findings: list[Finding] = []
        result: list[str] = []
        at = count = 0
        for region in self._regions(lines, findings):
            count += 1
            result += ended[at : region.start + 1]
            at = region.end
            body = lines[region.start + 1 : region.end]
            as_it_was = ended[region.start + 1 : region.end]
            made = self._table(region, findings)
            if made is None:
                result += as_it_was
                continue
            if not self.force and self._is_edited(region, body, made):
                advice = "move the edit out of the region or into the catalog, or run `zcodegen build --force` to lose it"
                findings.append(
                    self._finding("region-edited", region.start + 2, "the region was edited by hand", advice)
                )
                result += as_it_was
                continue
            opening, closing = ("{/*", "*/}") if region.is_mdx else ("<!--", "-->")
            made.append(f"{region.indent}{opening} /zcodegen {_hash(made)} {closing}")
            returns = "\r" if ended[region.start].endswith("\r") else ""
            result += [line + returns for line in made[:-1]]
            result.append(made[-1] + ("\r" if ended[region.end].endswith("\r") else ""))
            at = region.end + 1
        result += ended[at:]
        new = "\n".join(result).encode()
        changed = (RegionFile(self.path, content, new),) if new != content else ()
        return Regions(changed, int(count > 0), tuple(findings))

    def _is_edited(self, region: _Region, body: list[str], made: list[str]) -> bool:
        if body == made or not any(line.strip() for line in body):
            return False
        return region.recorded != _hash(body)

    def _regions(self, lines: list[str], findings: list[Finding]) -> Iterator[_Region]:
        opened: _Opening | None = None
        likely = [number for number, line in enumerate(lines) if "zcodegen" in line.lower()]
        code = _code_lines(lines, is_mdx=self.path.endswith(".mdx")) if likely else frozenset()
        for number in likely:
            line = lines[number]
            if number in code:
                continue
            comment = _COMMENT.fullmatch(line.removeprefix("\ufeff"))
            content = "" if comment is None else comment["mdx"] or comment["html"] or ""
            if comment and (found := _OPEN.fullmatch(content)):
                if opened:
                    findings.append(self._unclosed(opened.number))
                opened = _Opening(number, found[1], comment["mdx"] is not None, comment[1])
            elif found := _CLOSE.fullmatch(content):
                if opened:
                    yield _Region(
                        opened.number, number, opened.options, found[1], opened.is_mdx, opened.indent
                    )
                else:
                    findings.append(
                        self._fault(
                            number,
                            "the end of a region has no beginning",
                            "write `<!-- zcodegen: domain=… -->` above it",
                        )
                    )
                opened = None
            elif _LIKELY.search(_CODE.sub("", line)):
                findings.append(
                    self._fault(
                        number,
                        "the comment of a region is not of its form",
                        "write `<!-- zcodegen: domain=… -->` and `<!-- /zcodegen -->`, each on a line of its own",
                    )
                )
        if opened:
            findings.append(self._unclosed(opened.number))

    def _unclosed(self, number: int) -> Finding:
        return self._fault(number, "the region has no end", "write `<!-- /zcodegen -->` below it")

    def _fault(self, number: int, message: str, advice: str) -> Finding:
        return self._finding("region-fault", number + 1, message, advice)

    def _table(self, region: _Region, findings: list[Finding]) -> list[str] | None:
        """Return the lines of a region's table; None if its options have a fault, which is added to the findings."""
        try:
            is_mdx = region.is_mdx or self.path.endswith(".mdx")
            lines = _table_lines(self.catalog, _read_options(region.options), is_mdx=is_mdx)
        except ValueError as fault:
            message, _, advice = str(fault).partition("\n")
            findings.append(self._fault(region.start, message, advice))
            return None
        return [f"{region.indent}{line}".rstrip() for line in lines]

    def _finding(self, rule: str, line: int, message: str, advice: str) -> Finding:
        return Finding(rule, Severity.ERROR, message, Location(self.path, line, 1), help=advice)


def _code_lines(lines: list[str], *, is_mdx: bool) -> frozenset[int]:
    """Return the numbers of the lines in code blocks, as CommonMark has them; in MDX an indented line is not code."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").disable("reference")
    parser.core.ruler.enableOnly(["normalize", "block"])
    text = "\n".join(line.replace("\r", " ") for line in lines).removeprefix("\ufeff")
    if is_mdx or "{/*" in text:
        parser.disable(["code", "html_block"])
    return frozenset(
        number
        for token in parser.parse(text)
        if token.type in {"code_block", "fence"} and token.map
        for number in range(*token.map)
    )


def _hash(lines: list[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:16]


def _read_options(text: str) -> dict[str, str]:
    found = _OPTION.findall(text)
    options = {name: value.strip('"') for name, value in found}
    rest = _OPTION.sub("", text).strip()
    if rest:
        raise ValueError(f"{rest!r} is not an option of a region\nOptions are written as name=value.")
    for name in options:
        if name not in _OPTIONS:
            near = nearest(name, _OPTIONS)
            known = f"did you mean {near!r}?" if near else f"known are {', '.join(_OPTIONS)}"
            raise ValueError(f"a region has no option {name!r}\n{known}")
    if twice := next((name for name, _ in found if [row[0] for row in found].count(name) > 1), None):
        raise ValueError(f"the region has the option {twice!r} twice\nRemove one of them.")
    if options.get("retired", "no") not in {"no", "yes"}:
        raise ValueError(f"retired={options['retired']} is not an answer\nWrite retired=yes or retired=no.")
    if "locale" in options and not (reading := parse_locale(options["locale"])).is_valid:
        raise ValueError(
            f"{options['locale']!r} {reading.fault}\n{reading.help or 'write one such as zh-CN'}"
        )
    if "domain" not in options:
        raise ValueError("the region names no domain\nWrite domain=… with the domain whose codes it lists.")
    return options


def _table_lines(catalog: Catalog, options: Mapping[str, str], *, is_mdx: bool) -> list[str]:
    domain = catalog.domains.get(options["domain"])
    if domain is None:
        near = nearest(options["domain"], catalog.domains)
        raise ValueError(
            f"unknown domain {options['domain']!r}\n"
            + (f"did you mean {near!r}?" if near else "name a domain of the catalog, such as acme.rtc.room")
        )
    columns = tuple(options["columns"].split(",")) if "columns" in options else _DEFAULT_COLUMNS
    for column in columns:
        if column not in COLUMNS and _attribute_of(column) not in catalog.manifest.attributes:
            near = nearest(column, [*COLUMNS, *catalog.manifest.attributes])
            raise ValueError(
                f"unknown column {column!r}\n"
                + (
                    f"did you mean {near!r}?"
                    if near
                    else f"known are {', '.join(COLUMNS)}, and attributes.NAME"
                )
            )
    headings = (
        options["headings"].split(",") if "headings" in options else [_heading(name) for name in columns]
    )
    if len(headings) != len(columns):
        raise ValueError(f"there are {len(headings)} headings for {len(columns)} columns\nGive one for each.")
    rows = [
        _row(catalog, domain, entry, columns, options.get("locale"))
        for entry in domain.entries.values()
        if options.get("retired") == "yes" or not entry.retired
    ]
    escape: Callable[[str], str] = _in_mdx if is_mdx else _in_table
    return [
        "",
        f"| {' | '.join(map(escape, headings))} |",
        f"|{' --- |' * len(columns)}",
        *(f"| {' | '.join(_cells(columns, row, escape))} |" for row in rows),
        "",
    ]


def _heading(column: str) -> str:
    acronyms = {"http_status": "HTTP status", "url": "URL"}
    return acronyms.get(column) or _attribute_of(column).replace("_", " ").capitalize()


def _attribute_of(column: str) -> str:
    """Return the attribute that a column names: `owner`, or `attributes.owner` where a column is called alike."""
    return column.removeprefix("attributes.")


def _cells(columns: Sequence[str], row: Sequence[str], escape: Callable[[str], str]) -> Iterator[str]:
    for column, text in zip(columns, row, strict=True):
        linked = _ADDRESS.fullmatch(text) if column == "url" else None
        yield f"[{text.replace('_', chr(92) + '_')}]({text})" if linked else escape(text)


def _in_table(text: str) -> str:
    """Return a text for a cell of a table: it shows as it is, in one line."""
    return escape_markdown(text).replace("\\|", "|").replace("|", "\\|")


def _in_mdx(text: str) -> str:
    unescaped = _in_table(text).replace("\\{", "{").replace("\\<", "<")
    return unescaped.replace("{", "&#123;").replace("}", "&#125;").replace("<", "&lt;")


def _row(
    catalog: Catalog, domain: Domain, entry: Entry, columns: tuple[str, ...], locale: str | None
) -> list[str]:
    manifest = catalog.manifest
    matching = match_data(
        catalog.locales(), manifest.source_locale, manifest.default_locale, manifest.fallback
    )
    order = lookup_order(locale or manifest.source_locale, matching)
    served = next(tag for tag in (*order, *entry.message) if tag in entry.message)
    return [
        COLUMNS[column](catalog, domain, entry, served)
        if column in COLUMNS
        else _attribute(entry, _attribute_of(column))
        for column in columns
    ]


def _attribute(entry: Entry, name: str) -> str:
    value = entry.attributes.get(name, "")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def _text(field: str) -> Callable[[Catalog, Domain, Entry, str], str]:
    def read(catalog: Catalog, domain: Domain, entry: Entry, locale: str) -> str:
        del catalog, domain
        text = {"message": entry.message, "cause": entry.cause, "action": entry.action}[field].get(locale)
        return readable_text(entry, text.value, locale) if text else ""

    return read


COLUMNS: Final[Mapping[str, Callable[[Catalog, Domain, Entry, str], str]]] = {
    "action": _text("action"),
    "cause": _text("cause"),
    "code": lambda _, domain, entry, __: domain.shown(entry.code),
    "http_status": lambda _, __, entry, ___: str(entry.http_status),
    "message": _text("message"),
    "name": lambda _, __, entry, ___: entry.name,
    "recovery": lambda _, __, entry, ___: entry.recovery or "",
    "retryable": lambda _, __, entry, ___: "yes" if entry.retryable else "no",
    "since": lambda _, __, entry, ___: entry.since or "",
    "status": lambda _, __, entry, ___: entry.status,
    "url": lambda catalog, _, entry, __: entry_url(catalog.manifest, entry) or "",
}
"""Column -> what it has for an entry in the locale that serves it; attributes are columns too."""
