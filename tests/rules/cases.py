"""Small catalogs from YAML as the rules' docs write it: one text, `# file: PATH` begins another file."""

from __future__ import annotations

import re
from pathlib import Path

from zcodegen.catalog.claims import read_claims
from zcodegen.catalog.dependencies import OpenedSource
from zcodegen.catalog.entry_schema import EntrySchema
from zcodegen.catalog.files import is_domain_path
from zcodegen.catalog.load import LoadResult, load_files
from zcodegen.check.catalog import Report, check
from zcodegen.diagnostics import Finding, ZcodegenError
from zcodegen.diff.compare import compare
from zcodegen.generate.pipeline import unsupported_texts
from zcodegen.rules.rule import RuleContext
from zcodegen.rules.table import RULES
from zcodegen.targets.table import TARGETS
from zcodegen.usage.scan import scan_texts

MANIFEST = {
    "zcodegen": "1",
    "name": "acme-codes",
    "version": "1.0.0",
    "locales": "{source: en, required: [en]}",
}
_FILE = re.compile(r"^# file: (\S+)\n", re.MULTILINE)
# What a docs page cannot show: a control character, and a byte that is not UTF-8.
_SHOWN = {"␇".encode(): b"\x07", "␀".encode(): b"\xff"}


def files_of(example: str) -> dict[str, bytes]:
    """Return path -> content of the files of an example, with the keys that it leaves out."""
    first, *others = _FILE.split(example + "\n")
    parts = {"acme/rtc.yaml": first, **dict(zip(others[::2], others[1::2], strict=True))}
    parts.setdefault("catalog.yaml", "")
    for path in [path for path in parts if path.startswith("depends/")]:
        parts.setdefault("/".join([*path.split("/")[:2], "catalog.yaml"]), "name: acme-base\n")
    if any(path.startswith("before/") for path in parts):
        parts.setdefault("before/catalog.yaml", parts["catalog.yaml"])
    return {
        path: _bytes(
            text
            if path.startswith("src/")
            else _completed(re.sub(r"^(?:before/)?(?:depends/[^/]+/)?", "", path), text)
        )
        for path, text in parts.items()
    }


def _completed(path: str, text: str) -> str:
    if path.endswith(".json"):
        return text
    needed = (
        MANIFEST
        if path == "catalog.yaml"
        else _claims(path)
        if path.startswith("documents/")
        else _domain(path)
    )
    missing = [
        f"{key}: {value}\n" for key, value in needed.items() if not re.search(rf"^{key}:", text, re.MULTILINE)
    ]
    return "".join(missing) + text


def _domain(path: str) -> dict[str, str]:
    return {
        "domain": path.removesuffix(".yaml").replace("/", "."),
        "title": "{en: Codes}",
        "code_type": "integer",
    }


def _claims(path: str) -> dict[str, str]:
    _, document, name = path.split("/")
    version, locale, _ = name.rsplit(".", 2)
    page = f"{{path: page.md, sha256: {'0' * 63}a}}"
    return {"document": document, "version": f'"{version}"', "locale": locale, "page": page}


def _bytes(text: str) -> bytes:
    content = text.encode()
    for shown, meant in _SHOWN.items():
        content = content.replace(shown, meant)
    return content


def load(example: str) -> tuple[LoadResult, RuleContext | None, list[Finding]]:
    """Load an example: what was loaded, the context for rules, and the findings of loading."""
    files = files_of(example)
    loaded = _catalog(files, "")
    claims = {path: content for path, content in files.items() if path.startswith("documents/")}
    versions, faults = read_claims(claims, shown="")
    against = _catalog(files, "before/").catalog if "before/catalog.yaml" in files else None
    context = None
    if loaded.catalog:
        changes = compare(against, loaded.catalog) if against else ()
        texts = {path: content.decode() for path, content in files.items() if path.startswith("src/")}
        context = RuleContext(
            loaded.catalog,
            loaded.sources,
            versions,
            against,
            changes,
            is_release=against is not None,
            entry_schema=_entry_schema(files, loaded.catalog.manifest.entry_schema),
            usage=scan_texts(texts, loaded.catalog) if texts else None,
        )
    return loaded, context, [*loaded.findings, *faults]


def _entry_schema(files: dict[str, bytes], path: str | None) -> EntrySchema | None:
    return EntrySchema(path, files[path].decode()) if path else None


def _catalog(files: dict[str, bytes], prefix: str) -> LoadResult:
    own = {path.removeprefix(prefix): content for path, content in files.items() if path.startswith(prefix)}
    wanted = {
        path: content
        for path, content in own.items()
        if path == "catalog.yaml"
        or (is_domain_path(path) and path.endswith(".yaml") and not path.startswith(("before/", "src/")))
    }
    below = {path: content for path, content in own.items() if path.startswith("depends/")}
    return load_files(
        {path: content for path, content in wanted.items() if path not in below},
        shown="",
        open_source=lambda source: _opened(source, below),
    )


def _opened(source: str, files: dict[str, bytes]) -> OpenedSource:
    contents = {
        path.removeprefix(f"{source}/"): text for path, text in files.items() if path.startswith(f"{source}/")
    }
    if not contents:
        raise ZcodegenError(f"{source} cannot be read: it does not exist")
    return OpenedSource(contents, source, source)


def checked(example: str, *, today: str = "2026-11-20") -> Report:
    """Run all rules over an example; the findings of loading come first."""
    _, context, findings = load(example)
    report = check(context, RULES.values(), today) if context else Report(())
    unsupported_units = (
        unsupported_texts(context.catalog, (), TARGETS.values(), context.sources) if context else []
    )
    return Report((*findings, *report.findings, *unsupported_units), report.waived)


def found(example: str, rule: str, *, today: str = "2026-11-20") -> list[Finding]:
    """Return the findings of one rule in an example."""
    return [finding for finding in checked(example, today=today).findings if finding.rule == rule]


def write(example: str, folder: Path) -> Path:
    """Write the files of an example below `folder`/catalog and return that folder."""
    for path, content in files_of(example).items():
        target = folder / path if path.startswith("depends/") else folder / "catalog" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    return folder / "catalog"
