"""`zcodegen init`: a small catalog that checks and builds at once, to be written over."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import click

from zcodegen import __version__
from zcodegen.catalog.edit import schema_from
from zcodegen.catalog.files import domain_path
from zcodegen.catalog.load import load_files
from zcodegen.cli.completion import complete_locales
from zcodegen.cli.console import log
from zcodegen.cli.options import read_locales
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import open_folder, real_path
from zcodegen.generate.pipeline import validate
from zcodegen.locales.matching import match_data, negotiate
from zcodegen.naming import in_case
from zcodegen.output.atomic import atomic_write
from zcodegen.resources import example_files, schema_text, starter_text
from zcodegen.schema import KINDS

_MANIFEST: Final = """\
zcodegen: 1
name: {name}
version: 0.1.0
title: {{{title}}}
locales:
  source: {source}
  required: [{required}]
# Before the first release: names of the packages (placeholders by default), and what their readers look for.
# packages:
#   go: {{module: github.com/acme/codes}}
#   kotlin: {{group: com.acme, artifact: codes}}
# license: Apache-2.0
# homepage: https://acme.example/codes
"""
_DOMAIN: Final = """\
# One file per domain: {domain} is in {path}. Codes are unique in their domain.
domain: {domain}
title: {{{common}}}
code_type: integer
entries:
  OK:
    code: 0
    status: OK
    message:
{success}

  REQUEST_RATE_LIMITED:
    code: 1001
    status: RESOURCE_EXHAUSTED
    retry_after: 1
    message:
{limited}
    action:
{wait}
"""
_README: Final = """\
# Return codes of {vendor}

The catalog in `catalog/` defines the codes; `out/` is generated from it.

```
zcodegen check    # find errors in the catalog, and differences between it and its documents
zcodegen fmt      # write the canonical form of its files
zcodegen build    # write the packages and message bundles to out/
zcodegen diff     # show what changed since the last release, and what it breaks
zcodegen import PAGE --document ID --domain DOMAIN    # read a page that lists codes
```

In each clone, once: Git then merges branches that add entries at the same place, and shows changes of the catalog by entry.

```
git config merge.zcodegen.driver "zcodegen merge-driver %O %A %B %P"
git config diff.zcodegen.command "zcodegen diff --git-driver --"
```
"""
_ATTRIBUTES: Final = """\
* text=auto eol=lf
# Merges keep one side of generated files; `zcodegen build` makes them right.
out/** linguist-generated -merge
# Drivers of zcodegen; without `git config` for them, Git compares and merges lines.
catalog/**/*.yaml diff=zcodegen merge=zcodegen
"""

_CI: Final = {
    "github": {
        ".github/workflows/codes.yml": "github-workflow.yml",
        ".github/workflows/documentation.yml": "github-documentation.yml",
        ".github/workflows/publish.yml": "github-publish.yml",
    },
    "gitlab": {".gitlab-ci.yml": "gitlab-ci.yml"},
}
"""Code host -> its workflows, each with its starter file."""

_WORDS_FOR_CODES: Final = frozenset({"code", "codes", "error", "errors"})

_TEXTS: Final = {
    "de": (
        "Rückgabecodes von {}",
        "Gemeinsame Codes",
        "Erfolg.",
        "Zu viele Anfragen.",
        "Warten Sie eine Sekunde.",
    ),
    "en": (
        "Return codes of {}",
        "Common codes",
        "Success.",
        "Too many requests.",
        "Wait a second, then try again.",
    ),
    "es": (
        "Códigos de retorno de {}",
        "Códigos comunes",
        "Correcto.",
        "Demasiadas solicitudes.",
        "Espere un segundo.",
    ),
    "fr": ("Codes de retour de {}", "Codes communs", "Succès.", "Trop de requêtes.", "Attendez une seconde."),
    "it": (
        "Codici di ritorno di {}",
        "Codici comuni",
        "Riuscito.",
        "Troppe richieste.",
        "Attenda un secondo.",
    ),
    "ja": (
        "{} のリターンコード",
        "共通コード",
        "成功しました。",
        "リクエストが多すぎます。",
        "1 秒待ってください。",
    ),
    "ko": ("{} 반환 코드", "공통 코드", "성공했습니다.", "요청이 너무 많습니다.", "1초 기다려 주세요."),
    "pt": (
        "Códigos de retorno de {}",
        "Códigos comuns",
        "Sucesso.",
        "Muitas solicitações.",
        "Aguarde um segundo.",
    ),
    "ru": ("Коды возврата {}", "Общие коды", "Успешно.", "Слишком много запросов.", "Подождите секунду."),
    "zh": ("{} 返回码", "公共返回码", "成功。", "请求过于频繁。", "请稍等一秒后再试。"),
    "zh-Hant": ("{} 返回碼", "公共返回碼", "成功。", "請求過於頻繁。", "請稍等一秒後再試。"),
}
"""Language, or locale, -> the texts of the first files. Others begin with the English ones."""


@click.command(epilog="Example: zcodegen init acme-codes --locale en")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path())
@click.option(
    "--name", help="Name of the catalog and of its packages (default: the folder's name, with -codes)."
)
@click.option(
    "--locale",
    "locales",
    multiple=True,
    default=["en"],
    callback=read_locales,
    shell_complete=complete_locales,
    help="Languages of the texts, such as en,de; the first one is the source of the others (default: en).",
)
@click.option(
    "--example",
    is_flag=True,
    help="Write an example that uses every key of the catalog, with a page to import.",
)
@click.option("--hooks", is_flag=True, help="Write .pre-commit-config.yaml with the hooks.")
@click.option(
    "--ci",
    type=click.Choice(sorted(_CI)),
    multiple=True,
    help="Write workflows that check the catalog, publish releases, and import new pages. May be given several times.",
)
@click.option(
    "--agents", is_flag=True, help="Write AGENTS.md with the commands and naming rules, for assistants."
)
def command(
    *,
    folder: Path,
    name: str | None,
    locales: tuple[str, ...],
    example: bool,
    hooks: bool,
    ci: tuple[str, ...],
    agents: bool,
) -> None:
    """Start a catalog in FOLDER (default: here).

    Existing files are kept. In a folder that has a catalog already, only the files of --hooks, --ci and --agents are
    written. The schemas in schema/ are for editors: a YAML language server completes and explains every key.
    """
    manifest = folder / "catalog" / "catalog.yaml"
    setup = _setup_files(hooks=hooks, ci=ci, agents=agents)
    if manifest.exists():
        if not setup or example:
            raise ZcodegenError(f"{manifest.as_posix()} already exists; name another folder")
        written = _write(folder, setup)
        log(f"{', '.join(written)} written" if written else "nothing written: the files exist")
        return
    if example:
        if name:
            raise click.UsageError("--example has a name of its own: leave out --name")
        written = _write(folder, {**_schemas(), **setup, **_example_files()})
        log(f"{', '.join(written)} written; `zcodegen check` and `zcodegen build` work now")
        return
    asked = name or real_path(folder).name
    called = in_case(re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", asked)), "kebab")
    if not called[:1].isalpha() or not called.isascii():
        raise ZcodegenError(f"no package can be called {asked!r}: choose one with --name")
    if not name and called == _vendor(called):
        called += "-codes"  # the folder of an application has the name of its own package
    begun = _with_texts(locales)
    files = _files(called, begun)
    if fault := _fault_of(files):
        raise ZcodegenError(f"{fault}; choose another name with --name")
    written = _write(folder, {**_schemas(), **setup, **files})
    log(f"{', '.join(written)} written; `zcodegen check` and `zcodegen build` work now")
    if later := [locale for locale in locales if locale not in begun]:
        log(
            f"the first texts are not translated into {', '.join(later)}: "
            f"`zcodegen translations export --locale {','.join(later)}` writes what to translate; "
            "add the locale to `required` in catalog/catalog.yaml when its texts are there"
        )


def _schemas() -> dict[str, str]:
    return {f"schema/{kind}.schema.json": schema_text(kind) for kind in KINDS}


def _setup_files(*, hooks: bool, ci: Sequence[str], agents: bool) -> dict[str, str]:
    """Return path -> text of what the options ask for."""
    files: dict[str, str] = {}
    if hooks:
        files[".pre-commit-config.yaml"] = starter_text("pre-commit-config.yaml").format(version=__version__)
    for host in ci:
        for path, starter in _CI[host].items():
            files[path] = starter_text(starter).replace("{version}", __version__)
    if agents:
        files["AGENTS.md"] = starter_text("AGENTS.md")
    return files


def _files(name: str, locales: Sequence[str]) -> dict[str, str]:
    """Return path -> text of a new project; the manifest comes last, for with it the project is there.

    The domains of `acme-codes` are acme's, so that what is imported is `acme_codes.acme.common`, or `codes.common` of `codes`.
    """
    vendor = _vendor(name) or name
    domain = f"{vendor}.common" if _vendor(name) else "common"
    path = domain_path(domain)
    texts = {locale: _texts(locale) for locale in locales}
    titles, common, success, limited, wait = (
        {tag: row[number] for tag, row in texts.items()} for number in range(5)
    )
    values = {
        "name": name,
        "vendor": vendor,
        "domain": domain,
        "path": path,
        "source": locales[0],
        "required": ", ".join(locales),
        "title": ", ".join(f"{tag}: {title.format(vendor)}" for tag, title in titles.items()),
        "common": ", ".join(f"{tag}: {title}" for tag, title in common.items()),
        "success": _lines(success),
        "limited": _lines(limited),
        "wait": _lines(wait),
    }
    return {
        ".gitattributes": _ATTRIBUTES,
        "README.md": _README.format(**values),
        f"catalog/{path}": _header(path, "domain") + _DOMAIN.format(**values),
        "catalog/catalog.yaml": _header("catalog.yaml", "catalog") + _MANIFEST.format(**values),
    }


def _vendor(name: str) -> str:
    """Return whose codes a catalog has by its name: `acme` of `acme-codes`; "" if the name has no other word."""
    words = name.split("-")
    while words and words[-1] in _WORDS_FOR_CODES:
        words.pop()
    return "-".join(words)


def _fault_of(files: Mapping[str, str]) -> str | None:
    """Return what keeps the first files from being built, such as a name that is a keyword of a language."""
    contents = {
        path.removeprefix("catalog/"): text.encode()
        for path, text in files.items()
        if path.startswith("catalog/")
    }
    return next((finding.message for finding in validate(load_files(contents, shown="catalog"))), None)


def _lines(texts: Mapping[str, str]) -> str:
    """Return the texts of a field, one line per locale."""
    return "\n".join(f"      {tag}: {text}" for tag, text in texts.items())


def _header(path: str, kind: str) -> str:
    """Return the line by which editors find a file's schema."""
    return f"# yaml-language-server: $schema={schema_from(path, kind)}\n"


def _texts(locale: str) -> tuple[str, ...]:
    """Return the texts of the first files in a locale."""
    return _TEXTS[negotiate(locale, match_data(tuple(_TEXTS), "en", None, {}))]


def _with_texts(locales: tuple[str, ...]) -> tuple[str, ...]:
    """Return the source, and the others that the first files have texts in, if these are not the same as the source's."""
    source, *others = locales
    is_known = {
        locale: _texts(locale) != _TEXTS["en"] or locale.partition("-")[0] == "en" for locale in locales
    }
    return (source, *(locale for locale in others if is_known[source] and is_known[locale]))


def _example_files() -> dict[str, str]:
    """Return path -> text of the example; the manifest comes last."""
    texts = {path: content.decode() for path, content in example_files().items()}
    manifest = texts.pop("catalog/catalog.yaml")
    readme = _README.format(vendor="acme")
    return {".gitattributes": _ATTRIBUTES, "README.md": readme, **texts, "catalog/catalog.yaml": manifest}


def _write(folder: Path, files: dict[str, str]) -> list[str]:
    """Write the files that do not exist yet, none of them through a link out of `folder`; return their paths."""
    written: list[str] = []
    for path, text in files.items():
        target = folder / path
        if target.exists():
            continue
        top, separator, _ = path.partition("/")
        atomic_write(target, text.encode(), inside=open_folder(folder, top) if separator else folder)
        written.append(target.as_posix())
    return written
