"""A project that a stranger could send, before anything in it is hostile, and the folder with secrets next to it."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Final

SECRET: Final = "TOPSECRET-5fd2"  # noqa: S105 - what must not be seen
MAX_BYTES: Final = 1 << 24
MANIFEST: Final = """\
zcodegen: 1
name: acme-codes
version: 1.0.0
locales: {source: en, required: [en]}
targets: [TARGETS]
packages: {python: {distribution: acme-codes}}
regions: ["REGION"]
rules: {schema: entry.schema.json}
documents:
  acme.page:
    title: {en: Codes}
    domain: acme.rtc
    headings: [{pattern: "PATTERN", domain: acme.rtc}]
    pages: [{path: "GLOB", locale: en, version: 2026-02-01}]
waivers:
  - {rule: text-wording, at: acme.page, covers: ["000000000000"], reason: Known.}
"""
DOMAIN: Final = """\
domain: acme.rtc
title: {en: Real-time}
code_type: integer
entries:
  ROOM_LOST: {code: 103, proposed: true, status: NOT_FOUND, message: {en: The room is lost}}
  ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: The room is gone.}}
  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, message: {en: The room is full., de: Der Raum ist voll.}}
"""
CLAIMS: Final = """\
document: acme.page
version: "2026-01-01"
locale: en
page: {path: page.md, sha256: "SUM"}
sections:
  - heading: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab]
    claims:
      - {code: 104, line: 5, message: The room has gone.}
"""
PO: Final = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgctxt "acme.rtc.ROOM_FULL.message"\nmsgid "The room is full."\nmsgstr "Voll."\n'
PAGE: Final = "# Error codes\n\n| Code | Message |\n|---|---|\n| 104 | The room has gone. |\n| 105 | The room is full. |\n| 106 | New. |\n"
REGION: Final = "# Codes\n\n<!-- zcodegen: domain=acme.rtc -->\n<!-- /zcodegen -->\n"
TARGET: Final = (
    "zcodegen: 1\nsummary: x\nquote: json\nfiles:\n  - {template: x.jinja, each: catalog, path: 'PATH'}\n"
)
OPENAPI: Final = "openapi: 3.1.0\ninfo: {title: x, version: '1'}\npaths:\n  /x: {get: {operationId: x, responses: {'200': {description: x}}}}\n"
FILES: Final = {
    "catalog/acme/rtc.yaml": DOMAIN,
    "catalog/documents/acme.page/2026-01-01.en.yaml": CLAIMS.replace("SUM", "0" * 64),
    "catalog/glossary.yaml": "zcodegen: 1\nterms:\n  room: {words: ROOM, role: object, en: room}\n",
    "page.md": PAGE,
    "pages/x.md": PAGE,
    "docs/codes.md": REGION,
    "translations/de.po": PO,
    "baseline.json": '{"findings": [{"fingerprint": "0000000000000000"}]}',
    "entry.schema.json": '{"type": "object"}',
    "openapi.yaml": OPENAPI,
    "app.py": "code = 104\n",
    "app.log": "error 104: the room has gone\n",
    "LICENSE": "free",
    ".hidden/secret.txt": SECRET,
    ".hidden/secret.md": PAGE.replace("The room has gone.", SECRET),
}
PATTERNS: Final = (
    "Rooms*",
    "(a+)+$",
    "(a|aa)+$",
    "(.*a){25}",
    "a{1000}{1000}",
    "(?=a)",
    "[",
    ".*",
    "(?:a*)*b",
    "x" * 20_000,
)
GLOBS: Final = (
    "page.md",
    "**/**/**/**/**/x.md",
    "../outside/*",
    "/etc/*",
    "*/../../outside/*",
    "[",
    "**",
    "pages/*",
    "\\\\..\\\\*",
    ".git/*",
    ".hidden/*.md",
    "p*/.." + "/pages" * 9 + "/*",
    "*" * 500,
)
PATHS: Final = (
    "x.txt", "../x.txt", "/x.txt", "a/../../x", ".git/config", "a/.git/hooks/x", "{{ '..' }}/x", "{{ catalog.name }}/../../x",
    "con.txt", "a\\\\b", "x" * 300, "{{ ['.', '.'] | join }}/outside/x", "{{ catalog.name | quote }}/x", ".zcodegen-manifest.json", "x/", "~/x",
)  # fmt: skip
TEMPLATES: Final = (
    "{{ catalog.name | quote }}",
    '{% include ".git/config" %}',
    '{% include "../../../outside/secret.txt" %}',
    '{% include "link" %}',
    '{% include "_shared/secret.txt" %}',
    '{% include "_shared/../../../outside/secret.txt" %}',
    '{% extends "x.jinja" %}',
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 'x' * 10**12 }}",
    "{{ ''.__class__.__mro__ }}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
)
REGIONS: Final = ("docs/*.md", "docs/codes.md", "**", "../outside/*", "*.md", ".hidden/*.md", "catalog/**")
TARGETS: Final = ("go, mine", "go", "mine", "python, mine", "../outside", "messages", ".git", "html, openapi, problem, proto", "_shared")  # fmt: skip
SOUND: Final = 0.7
"""How likely a value of the manifest or of a template is a sound one."""
REVISIONS: Final = 24
"""How many first commits there are, each made once by a run."""


class HostileProject:
    """A project in `folder`/project and its surroundings, made by chance from a seed; kinds of hostility come on top."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)
        self.folder = folder
        self.project = folder / "project"
        self.outside = folder / "outside"
        self.is_committed = False
        self._write_outside()
        self._write_project()

    def _write_outside(self) -> None:
        files = {
            "secret.txt": SECRET,
            "secret.md": PAGE.replace("The room has gone.", SECRET),
            "catalog/catalog.yaml": MANIFEST.replace("acme-codes", "outside-codes").replace("Codes", SECRET),
            "catalog/acme/rtc.yaml": DOMAIN.replace("The room is gone.", SECRET),
            "templates/mine/target.yaml": TARGET.replace("PATH", "x.txt"),
            "templates/mine/x.jinja": SECRET,
        }
        for path, text in files.items():
            write(self.outside / path, text)

    def _write_project(self) -> None:
        manifest = MANIFEST.replace("PATTERN", self._choose(PATTERNS)).replace("GLOB", self._choose(GLOBS))
        manifest = manifest.replace("TARGETS", self._choose(TARGETS)).replace("REGION", self._choose(REGIONS))
        files = {
            **FILES,
            "catalog/catalog.yaml": manifest,
            "templates/mine/target.yaml": TARGET.replace("PATH", self._choose(PATHS)),
            "templates/mine/x.jinja": self._choose(TEMPLATES),
        }
        for path, text in files.items():
            write(self.project / path, text)

    def _choose(self, values: tuple[str, ...]) -> str:
        """Return the first value, which is a sound one, or any: a project that is refused at once shows little."""
        return values[0] if self.random.random() < SOUND else self.random.choice(values)

    def write(self, path: str, content: str | bytes) -> None:
        """Write a file of the project if that is a place in it, whatever was there before."""
        place = self.project / path
        if self.is_place(place):
            remove(place)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))

    def is_place(self, path: Path) -> bool:
        """Return whether the folders above a path are real ones of the project, so that the test itself writes nowhere else."""
        return os.path.realpath(path.parent) == str(path.parent) and not any(
            os.path.lexists(above) and not above.is_dir() for above in path.parents
        )

    def commit(self, store: Path) -> None:
        """Make the project a repository with one commit and a release, copied from one of those in `store`."""
        number = self.random.randrange(REVISIONS)
        kept = store / f"repository-{number}"
        if not kept.exists():
            made = HostileProject(store / f"made-{number}", 1_000_000_007 + number)
            made.init_repository()
            (made.project / ".git").rename(kept)
            shutil.rmtree(made.folder)
        shutil.copytree(kept, self.project / ".git", symlinks=True)
        self.is_committed = True

    def init_repository(self) -> None:
        """Make the project a repository with one commit and a release."""
        self.git("init", "-q", "-b", "main", "--template=")
        self.git("config", "http.https://example.org/.extraheader", SECRET)
        self.git("add", "-A", "--", "catalog", "docs", "page.md", "LICENSE")
        self.git("commit", "-q", "-m", "First")
        self.git("tag", "catalog/v1.0.0")

    def git(self, *arguments: str, stdin: bytes = b"") -> bytes:
        """Run Git as the author of the project would."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "nowhere"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        settings = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "core.quotePath=false")
        command = ["git", *settings, *arguments]
        return subprocess.run(
            command, cwd=self.project, env=environment, input=stdin, capture_output=True, check=False
        ).stdout

    def snapshot(self) -> dict[str, bytes]:
        """Return everything below the folder `outside`, and the names next to it."""
        found = {f"{path.relative_to(self.folder)}": _content(path) for path in self.outside.rglob("*")}
        return found | {f"next to it: {path.name}": b"" for path in self.folder.iterdir()}

    def leaks(self) -> list[str]:
        """Return the files of the project that hold a secret."""
        leaks = []
        for top, folders, files in os.walk(self.project):
            folders[:] = [name for name in folders if name not in {".git", ".hidden"}]
            paths = (Path(top, name) for name in files)
            leaks += [
                str(path)
                for path in paths
                if path.is_file()
                and not path.is_symlink()
                and path.stat().st_size < MAX_BYTES
                and SECRET.encode() in path.read_bytes()
            ]
        return leaks


def write(path: Path, text: str) -> None:
    """Write a text, and make the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def remove(path: Path) -> None:
    """Remove what is at a path, without following a link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
