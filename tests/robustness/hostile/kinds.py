"""Kinds of hostility, one function each: what a stranger's pull request, archive or branch may hold besides texts.

Each changes a project, by its chance. A kind that does not fit what others did before leaves the project as it is.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import struct
import tarfile
import warnings
import zipfile
import zlib
from collections.abc import Callable, Mapping
from functools import cache
from typing import Final

from tests.robustness.hostile.project import DOMAIN, PAGE, TARGET, HostileProject, remove
from tests.robustness.mutations import mutate
from zcodegen.catalog.published import PACKED_FOLDER

ROOTS: Final = (
    "catalog", "catalog/acme", "catalog/acme/rtc.yaml", "catalog/catalog.yaml", "catalog/documents", "catalog/glossary.yaml",
    "catalog/documents/acme.page/2026-01-01.en.yaml", "catalog/documents/acme.page", "catalog/extra.yaml", "templates", "templates/mine",
    "templates/targets.lock.json", "templates/rust", ".gitignore", "templates/mine/target.yaml", "templates/mine/x.jinja", "templates/mine/link",
    "templates/go", "templates/go/go.mod.jinja", "templates/_shared", "templates/_shared/secret.txt", "templates/changelog",
    "templates/changelog/section.md.jinja", "translations", "translations/de.po", "baseline.json", "page.md", "catalog/CHANGELOG.md", "package.tgz",
    ".gitattributes", ".github", ".github/workflows", "out", "out/go", "out/mine", "out/go/go.mod", "out/.zcodegen-manifest.json",
    "out/.zcodegen-staging", "out/.zcodegen.lock", "dist", "LICENSE", "NOTICE", "pages", "pages/x.md", "schema", "docs", "layer0", "layer0/a/catalog.yaml", "depends", "depends/depends.lock.json", "depends/base", "docs/codes.md",
    "entry.schema.json", "openapi.yaml", "app.log", "app.py", "app.log.gz", "witness", "witness/python", "de.xlf", "report.txt", "catalog/.gitignore",
    "catalog/.gitattributes", "catalog/acme/.gitignore", "catalog/acme/.gitattributes", "docs/.gitattributes", "docs/.gitignore", ".gitmodules",
    ".mailmap", ".vscode", ".pre-commit-config.yaml", ".zcodegen-1.tmp", "catalog/.zcodegen-1.tmp", "schema/catalog.schema.json",
)  # fmt: skip
TARGETS_OF_LINKS: Final = (
    "../outside", "../outside/secret.txt", "../outside/secret.md", "../outside/catalog", "../outside/catalog/catalog.yaml", "../outside/templates",
    "..", ".", ".git", ".git/config", ".git/HEAD", "/etc/passwd", "/proc/self/environ", "/proc/self/fd/0", "/proc/self/cwd/../outside/secret.txt",
    "/dev/zero", "/dev/null", "/dev/stdin", "broken", "../outside/new", "SELF", "../../outside", ".hidden", ".hidden/secret.txt", "catalog", "/",
    "hop", "HOP/../../outside/secret.txt",
)  # fmt: skip
NAMES: Final = (
    b"a\nb.yaml", b"\xff\xfe.yaml", b"-rf.yaml", b"con.yaml", b"\x1b[2J.yaml", b"x" * 250 + b".yaml", b"a\\b.yaml", b".yaml", b"::error::x.yaml",
    b"zero\xe2\x80\x8bwidth.yaml", b"rtc.YAML", b"catalog.yml", b"%s%n{x}.yaml", b"\xef\xbc\x8fetc.yaml", b"RTC.yaml", b"~.yaml", b"a:b.yaml",
)  # fmt: skip
HOSTILE_TEMPLATES: Final = (
    '{% include ".git/config" %}', '{% include "../../outside/secret.txt" %}', "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ (1).to_bytes(10**9) }}", "{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}", "{{ self._TemplateReference__context }}",
    "{{ cycler.__init__.__globals__.os.system('touch ../outside/PWNED') }}", "{{ 'x'.ljust(10**11) }}", "{% import 'go.mod.jinja' as x %}{{ x }}",
    "{{ '%1000000000d' | format(1) }}", "{% set a = 'a' * 9000000 %}{% for i in range(100000) %}{{ a.upper() | length }}{% endfor %}",
)  # fmt: skip
SCHEMAS: Final = (
    '{"$ref": "file:///etc/passwd"}', '{"$ref": "../outside/secret.txt"}', '{"$ref": "http://127.0.0.1:1/x.json"}', '{"$ref": "#"}', "[" * 100_000,
    '{"properties": {"message": {"properties": {"en": {"pattern": "^(([a-z ])+.)+$"}}}}}', '{"$id": "file:///etc/", "$ref": "passwd"}', "{",
    '{"allOf": [{"$ref": "#"}, {"$ref": "#"}]}', '{"$schema": "http://127.0.0.1:1/meta"}', '{"pattern": "["}', '{"type": 7}', "\0", '{"minLength": 1e400}',
    '{"patternProperties": {"^(a|aa)+$": {}}}', '{"$dynamicRef": "#x", "$dynamicAnchor": "x"}', '{"multipleOf": 0}', '{"enum": ' + "[" * 500 + "]" * 500 + "}",
)  # fmt: skip
OWNED: Final = (
    "../outside/secret.txt", "/etc/passwd", "../.git/config", "../../outside/secret.txt", "go/../../outside/secret.txt", "go\\..\\..\\outside\\secret.txt",
    "../page.md", "link/secret.txt", "go/link/secret.txt", ".", "", "go", "C:/x", "go/go.mod\n",
)  # fmt: skip
PAGES_OF_REGIONS: Final = (
    "<!-- zcodegen: domain=acme.rtc columns=../x -->\n<!-- /zcodegen -->\n", "<!-- zcodegen: " * 20_000, "<!-- zcodegen: " + "x" * 500_000 + "\n",
    '<!-- zcodegen: domain="acme.rtc" headings="::stop-commands::x,@a" columns=code,message -->\n<!-- /zcodegen 0000000000000000 -->\n',
    "<!-- zcodegen: domain=acme.rtc -->\n" * 5_000 + "<!-- /zcodegen -->\n" * 5_000, "\xff\xfe\0", "```\n" * 30_001 + "<!-- zcodegen: domain=acme.rtc -->\n",
    "<!-- zcodegen: domain=acme.rtc locale=" + "x-" * 50_000 + " -->\n<!-- /zcodegen -->\n", "{/* zcodegen: domain=acme.rtc */}\n{/* /zcodegen */}\n",
)  # fmt: skip
CHANGELOGS: Final = (
    "## 1.0.0\n" * 50_000, "## [" + "1" * 200_000 + "]\n", "\0\xff", "#" * 1_000_000, "## v1.0.1\n" + "@everyone #1\n" * 1000, "## [1.0.0]" + "(" * 100_000,
)  # fmt: skip
GITATTRIBUTES: Final = (
    "* filter=evil diff=evil merge=evil text eol=crlf working-tree-encoding=UTF-16\n", "[attr]" + "x" * 100_000 + " text\n", "* ident export-subst\n",
    "*.yaml diff=zcodegen merge=zcodegen\n", "\0\xff\n", ("a" * 2000 + " text\n") * 2000,
)  # fmt: skip
IGNORED: Final = (
    "**/" * 200 + "x\n", "*a" * 200 + "b\n", "[[:alpha:]\n", "!" * 1000 + "\n", "\\\n", ("?" * 300 + "*" * 300 + "\n") * 200, "/**/**/**/**\n!**\n", "[z-a]\n[\n",
)  # fmt: skip
PAGES: Final = (
    "import Page from '../outside/secret.md'\n\n<Page />\n\n", "import Page from './.git/config'\n\n<Page />\n\n", "import Page from '/etc/passwd'\n\n<Page />\n\n",
    "import Page from './.hidden/secret.md'\n\n<Page />\n\n", "import Page from 'page.md'\n\n<Page />\n\n", ".. include:: ../outside/secret.md\n\n",
    "include::../outside/secret.md[]\n\n", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>\n\n', "{% include '../outside/secret.md' %}\n\n",
    "<table>" * 30_000, "| " * 200_000 + "\n", "![x](../outside/secret.md)\n\n", ".. csv-table:: x\n   :file: ../outside/secret.md\n\n",
    "```{include} ../outside/secret.md\n```\n\n", "[snippet]: # (../outside/secret.md)\n\n", '--8<-- "../outside/secret.md"\n\n', "<xi:include href='../outside/secret.md'/>\n\n",
    "> " * 20_000 + "x\n", "<td rowspan=99999999 colspan=99999999>1</td>\n", "&" * 100_000 + "\n", "`" * 100_000 + "\n", "[" * 50_000 + "\n", "*a_ " * 50_000 + "\n",
)  # fmt: skip
SPECIFICATIONS: Final = (
    "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\nopenapi: 3.1.0\n", "openapi: 3.1.0\npaths: {$ref: ../outside/secret.txt}\n", "{" * 50_000,
    "openapi: 3.1.0\npaths: []\n", "openapi: 3.1.0\ncomponents: x\npaths: {/x: {get: {operationId: x, responses: 1}}}\n", '{"openapi": "3.0.0", "paths": {}}', "\0",
    "openapi: 3.1.0\n" + "".join(f"x{number}: {{}}\n" for number in range(20_000)), "openapi: !!python/object/apply:os.system [x]\n", "- a\n- b\n",
)  # fmt: skip
TRANSLATIONS: Final = (
    'msgid ""\nmsgstr ""\n"Language: ../../x\\n"\n\nmsgctxt "acme.rtc.ROOM_FULL.message"\nmsgid "The room is full."\nmsgstr "=1+1"\n',
    'msgid "' + "x" * 1_000_000, 'msgctxt "../outside.X.message"\nmsgid "a"\nmsgstr "b"\n', "\0\xff", 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=rot13\\n"\n',
    '#~ msgid "a"\n' * 20_000, "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><xliff>&x;</xliff>", '"\\' * 50_000,
)  # fmt: skip
LOCKS: Final = (
    '{"about": "", "sources": {"mine": {"kind": "folder", "location": "../outside/templates/mine"}}}',
    '{"about": "", "sources": {"mine": {"kind": "folder", "location": "/etc"}}}', '{"about": "", "sources": {"mine": {"kind": "folder", "location": ".git"}}}',
    '{"about": "", "sources": {"../../outside/x": {"kind": "folder", "location": "templates/mine"}}}', '{"sources": ' + "[" * 50_000,
    '{"about": "", "sources": {"mine": {"kind": "git", "location": "git+ext::touch ../outside/PWNED#mine"}}}',
    '{"about": "", "sources": {"mine": {"kind": "git", "location": "git+file:///etc@0000000000000000000000000000000000000000#mine"}}}',
    '{"about": "", "sources": {"mine": {"kind": "entry-point", "location": "os.system"}}}',
)  # fmt: skip
DECLARATIONS: Final = (
    "zcodegen: 1\nsummary: x\nquote: json\npack: {format: zip, name: ../../outside/x.zip, root: ../..}\nfiles:\n  - {template: x.jinja, each: catalog, path: x.txt}\n",
    "zcodegen: 1\nsummary: x\nquote: json\nfiles:\n  - {template: ../../page.md, each: catalog, path: x.txt}\n",
    "zcodegen: 1\nsummary: x\nquote: json\nfiles:\n  - {template: ../../../outside/secret.txt, each: catalog, path: x.txt}\n",
    'zcodegen: 1\nsummary: x\nquote: json\nparams: {a: {type: string, pattern: "^(a+)+$", default: "' + "a" * 40 + 'b"}}\nfiles:\n  - {template: x.jinja, each: catalog, path: x.txt}\n',
    'zcodegen: 1\nsummary: x\nquote: json\nparams: {a: {$ref: "file:///etc/passwd"}}\nfiles:\n  - {template: x.jinja, each: catalog, path: x.txt}\n',
    "zcodegen: 1\nsummary: x\nquote: {escapes: {'\"': '\"'}}\nfiles:\n  - {template: x.jinja, each: entry, path: '{{ entry.name }}/../../x'}\n",
    "zcodegen: 1\nsummary: x\nquote: json\nformatter: black\nfiles:\n  - {template: x.jinja, each: entry, path: \"{{ 'x' * 10**10 }}.py\"}\n",
)  # fmt: skip
CONFIGURATIONS: Final = (
    "[core]\n\tfsmonitor = {run}\n\tpager = {run}\n\teditor = {run}\n\tsshCommand = {run}\n\thooksPath = ../outside\n", "[core]\n\tworktree = ../../outside\n",
    '[diff]\n\texternal = {run}\n[diff "evil"]\n\tcommand = {run}\n\ttextconv = {run}\n[gpg]\n\tprogram = {run}\n[log]\n\tshowSignature = true\n',
    "[include]\n\tpath = ../../outside/secret.txt\n", "[alias]\n\tlog = !{run}\n\tdiff = !{run}\n\tls-files = !{run}\n\trev-parse = !{run}\n", "[core\n", "\0",
    '[remote "origin"]\n\turl = ext::{run}\n\tpromisor = true\n\tpartialclonefilter = blob:none\n[extensions]\n\tpartialClone = origin\n',
    "[core]\n\texcludesFile = ../../outside/secret.txt\n\tattributesFile = ../../outside/secret.txt\n", "[safe]\n\tbareRepository = all\n\tdirectory = *\n", "[i18n]\n\tlogOutputEncoding = UTF-16\n",
)  # fmt: skip
PROGRAMS: Final = ("git", "go", "npm", "python3", "python", "mvn", "node", "black", "sh")
MODULES: Final = (
    "black",
    "jinja2",
    "yaml",
    "zcodegen",
    "sitecustomize",
    "twine",
    "json",
    "lxml",
    "polib",
    "babel",
    "pathspec",
)


def link(project: HostileProject) -> None:
    """A link in place of any file or folder."""
    place = project.project / project.random.choice(ROOTS)
    target = project.random.choice(TARGETS_OF_LINKS)
    if not project.is_place(place):
        return
    remove(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    depth = len(place.relative_to(project.project).parts) - 1
    if "hop" in target.lower():
        _make_hop(project)
    relative = target if target.startswith("/") else "../" * depth + target.replace("HOP", "hop")
    place.symlink_to(place.name if target == "SELF" else relative)


def _make_hop(project: HostileProject) -> None:
    hop = project.project / "hop"
    if not os.path.lexists(hop):
        hop.symlink_to(project.random.choice(("../outside", "catalog", ".hidden", "pages")))


def special(project: HostileProject) -> None:
    """A pipe, or a file of 8 GiB, in place of any file or folder."""
    place = project.project / project.random.choice(ROOTS)
    if not project.is_place(place):
        return
    remove(place)
    place.parent.mkdir(parents=True, exist_ok=True)
    if project.random.random() < 0.7:
        os.mkfifo(place)
    else:
        with place.open("wb") as file:  # sparse: no bytes on the disk
            file.truncate(1 << 33)


def folder(project: HostileProject) -> None:
    """A folder in place of a file, or a file in place of a folder."""
    path = project.random.choice(ROOTS)
    place = project.project / path
    if project.is_place(place):
        is_folder = place.is_dir()
        remove(place)
        project.write(path if is_folder else f"{path}/x.yaml", "x: 1\n")


def name(project: HostileProject) -> None:
    """A file of the catalog with a strange name."""
    above = project.random.choice(("catalog/acme", "catalog", "catalog/documents/acme.page", "pages", "docs"))
    place = project.project / above
    if project.is_place(place / "x") and place.is_dir():
        file_name = os.path.join(os.fsencode(place), project.random.choice(NAMES))  # noqa: PTH118 - a name of bytes
        with open(file_name, "wb") as file:  # noqa: PTH123 - see above
            file.write(DOMAIN.encode())


def deep(project: HostileProject) -> None:
    """Folders in folders, or many files in one."""
    above = project.random.choice(("catalog", "pages", "templates/mine", "out", "docs", "translations", "."))
    place = project.project / above
    if not project.is_place(place / "x") or place.is_file():
        return
    if project.random.random() < 0.5:
        os.makedirs(place / "/".join(["d"] * project.random.choice((50, 300, 900))), exist_ok=True)  # noqa: PTH103 - deeper than a recursion goes
    else:
        for number in range(500):
            project.write(f"{above}/many/f{number}.yaml", "")


def bare_repository(project: HostileProject) -> None:
    """A bare repository among the files, whose configuration names a work tree and programs."""
    above = project.random.choice(("catalog", "catalog/acme", "templates", "docs", "pages", "out"))
    for path in ("HEAD", "objects/info/x", "refs/heads/main", "refs/replace/x"):
        project.write(f"{above}/{path}", "ref: refs/heads/main\n")
    run = f'"touch {project.outside / "PWNED"}"'
    text = "[core]\n\tbare = false\n\tworktree = ../../outside\n\tfsmonitor = {run}\n\tpager = {run}\n"
    project.write(f"{above}/config", text.replace("{run}", run))


def git_folder(project: HostileProject) -> None:
    """A `.git` that a pull request cannot bring, but an archive can: its configuration, its files, or what it leads to."""
    if not project.is_committed:
        return
    run = f'"touch {project.outside / "PWNED"}; false"'
    kind = project.random.randrange(5)
    if kind == 0:
        text = project.random.choice(CONFIGURATIONS).replace("{run}", run)
        (project.project / ".git" / "config").write_text(text, encoding="utf-8")
    elif kind == 1:
        project.write("docs/.git", "gitdir: ../.git\n")
    elif kind == 2:
        project.write("catalog/.git", f"gitdir: {project.outside}\n")
    elif kind == 3:
        (project.project / ".git" / "packed-refs").write_text("# pack-refs\n" + "x" * 99, encoding="utf-8")
    else:
        for hook in ("post-index-change", "reference-transaction", "pre-commit", "post-checkout"):
            place = project.project / ".git" / "hooks" / hook
            place.parent.mkdir(exist_ok=True)
            place.write_text(f"#!/bin/sh\ntouch {project.outside / 'PWNED'}\n", encoding="utf-8")
            place.chmod(0o755)


def history(project: HostileProject) -> None:
    """A history in which pages and files of the catalog were links, submodules, large, or of other names."""
    if not project.is_committed:
        return
    path = project.random.choice(
        ("page.md", "catalog/acme/rtc.yaml", "catalog/catalog.yaml", "catalog/CHANGELOG.md", "pages/x.md")
    )
    data: Mapping[str, bytes] = {
        "link": b"M 120000 inline " + path.encode() + b"\n" + _data(b"../outside/secret.md"),
        "module": b"M 160000 " + b"1" * 40 + b" " + path.encode() + b"\n",
        "large": b"M 100644 inline " + path.encode() + b"\n" + _data(b"x\n" * 10_000_000),
        "odd": b"M 100644 inline " + path.encode() + b"\n" + _data(b"\xff\0" * 999),
        "page": b"M 100644 inline " + path.encode() + b"\n" + _data(PAGE.encode() * 3),
        "name": b'M 100644 inline "catalog/a\\nb\\377/../x.yaml"\n' + _data(DOMAIN.encode()),
        "many": b"".join(
            b"M 100644 inline catalog/m%d.yaml\n%b" % (number, _data(b"")) for number in range(3000)
        ),
        "gone": b"D " + path.encode() + b"\n",
    }
    kinds = list(data)
    stream = b""
    for number in range(project.random.choice((1, 2, 12))):
        change = data[project.random.choice(kinds)]
        date = project.random.choice((b"0 +0000", b"4102444800 +1400", b"1700000000 -1200"))
        subject = project.random.choice(
            (b"x", b"\x1b[2J\0", b"::error::x", b"\xff" * 300, b"@a #1 \xe2\x80\xae")
        )
        stream += b"commit refs/heads/main\ncommitter t <t@example.org> " + date + b"\n" + _data(subject)
        stream += (b"from refs/heads/main^0\n" if not number else b"") + change
    project.git("fast-import", "--quiet", "--force", stdin=stream)
    if project.random.random() < 0.5:
        project.git(
            "tag",
            project.random.choice(
                ("catalog/v9.9.9", "catalog/v1.0.1-rc.1", "catalog/vx", "catalog/v1.0.0;x")
            ),
        )


def _data(content: bytes) -> bytes:
    return b"data %d\n%b\n" % (len(content), content)


def chain(project: HostileProject) -> None:
    """Domains that include each other, and entries that replace each other, one after the other."""
    above = project.project / "catalog" / "acme"
    if not project.is_place(above / "x") or not above.is_dir():
        return
    count = project.random.choice([3, 40, 300])
    circle = project.random.random() < 0.5
    for number in range(count):
        following = (number + 1) % count if circle else number + 1
        entry = (
            f"  CODE_{number}: {{code: {number}, status: UNKNOWN, message: {{en: Text.}}, "
            f"deprecated: {{since: 1.0.0, reason: Old., replaced_by: acme.c{following}.CODE_{following}}}}}\n"
        )
        text = f"domain: acme.c{number}\ntitle: {{en: T}}\ncode_type: integer\nincludes: [acme.c{following}]\nentries:\n{entry}"
        project.write(f"catalog/acme/c{number}.yaml", text)


def page(project: HostileProject) -> None:
    """A page that includes files elsewhere, or is hard to read."""
    path = project.random.choice(
        (
            "page.md",
            "page.md",
            "pages/x.md",
            "pages/y.rst",
            "pages/z.adoc",
            "pages/a.html",
            "pages/b.xml",
            "docs/c.mdx",
        )
    )
    project.write(path, project.random.choice(PAGES) + PAGE)


def mutation(project: HostileProject) -> None:
    """A file of the catalog, or a page, with random mutations."""
    path = project.random.choice(
        ("catalog/catalog.yaml", "catalog/acme/rtc.yaml", "catalog/documents/acme.page/2026-01-01.en.yaml", "catalog/glossary.yaml",
         "templates/mine/target.yaml", "page.md", "openapi.yaml", "translations/de.po", "baseline.json", "docs/codes.md", "entry.schema.json")
    )  # fmt: skip
    place = project.project / path
    if (
        project.is_place(place)
        and place.is_file()
        and not place.is_symlink()
        and place.stat().st_size < 1 << 20
    ):
        _, files = mutate(project.random, {path: place.read_bytes()}, path)
        project.write(path, files[path])


def template(project: HostileProject) -> None:
    """A template in place of a built-in one, a shared one, or one of the changelog."""
    path = project.random.choice(
        ("templates/go/go.mod.jinja", "templates/go/README.md.jinja", "templates/python/pyproject.toml.jinja", "templates/changelog/section.md.jinja",
         "templates/_shared/secret.txt", "templates/openapi/openapi.yaml.jinja", "templates/html/index.html.jinja", "templates/mine/x.jinja", "templates/messages/json.jinja")
    )  # fmt: skip
    project.write(path, project.random.choice(HOSTILE_TEMPLATES))
    if path.startswith("templates/_shared"):
        project.write("templates/mine/x.jinja", '{% include "_shared/secret.txt" %}')
        project.write("templates/mine/target.yaml", TARGET.replace("PATH", "x.txt"))


def owned(project: HostileProject) -> None:
    """A forged list of owned files in the output, by which a build would remove them, and its staging folder."""
    paths = project.random.sample(OWNED, 2)
    rows = ", ".join(f'"{path}": "{"0" * 64}"' for path in paths).replace("\\", "\\\\").replace("\n", "\\n")
    project.write("out/.zcodegen-manifest.json", f'{{"about": "", "files": {{{rows}}}}}')
    if project.random.random() < 0.3:
        project.write(
            "out/.zcodegen-manifest.json",
            "<<<<<<< a\n" + "".join(f'  "{path}": "{"0" * 64}",\n' for path in paths) + ">>>>>>> b\n",
        )
    for above in ("out/link", "out/go/link"):
        place = project.project / above
        if project.is_place(place) and not os.path.lexists(place):
            place.parent.mkdir(parents=True, exist_ok=True)
            place.symlink_to(project.outside)


def program(project: HostileProject) -> None:
    """Programs and modules of the current folder, with the names of those that zcodegen uses."""
    run = f"touch {project.outside / 'PWNED'}"
    for file in PROGRAMS:
        project.write(file, f"#!/bin/sh\n{run}\n")
        (project.project / file).chmod(0o755)
    for file in MODULES:
        project.write(f"{file}.py", f"import os\nos.system({run!r})\n")


def logs(project: HostileProject) -> None:
    """Logs that unfold to much, or have long lines, and source code that is hard to read."""
    project.write(
        "app.log.gz",
        project.random.choice(
            (_packed_lines(), _packed_line(), b"\x1f\x8b\x08", gzip.compress(b"error 104\n")[:-9])
        ),
    )
    project.write(
        "app.log",
        project.random.choice(
            (
                "error code: 104 " * 100_000,
                "[" * 500_000,
                "{" * 100_000 + "\n",
                "code=" * 200_000,
                "\x1b[2J104\n" * 1000,
            )
        ),
    )
    project.write(
        "app.ts",
        project.random.choice(
            (
                "`${" * 50_000,
                "/*" * 100_000,
                '"\\' * 100_000,
                "if (code == 104) {" * 20_000,
                "//" + "(" * 100_000,
            )
        ),
    )
    project.write(".gitignore", project.random.choice(IGNORED))


@cache
def _packed_lines() -> bytes:
    return gzip.compress(b"error 104\n" * 30_000_000, 1)


@cache
def _packed_line() -> bytes:
    return gzip.compress(b"error 104 " * 150_000_000, 1)


def archive(project: HostileProject) -> None:
    """Packages of a catalog, with members that they do not have."""
    hostile = (
        ("x/../../outside/x.yaml", b""), ("../outside/x.yaml", b""), ("acme/a\nb.yaml", b"x"), ("catalog.yaml", b"zcodegen: 1\n"), ("acme/\xff.yaml", b""),
        ("acme/rtc.yaml/x.yaml", b""), ("acme/run.py", b"import os"), ("CON.yaml", b""), ("acme/rtc.yaml", DOMAIN.encode()), ("acme/big.yaml", b"# x\n" * 1_000_000),
    )  # fmt: skip
    manifest = project.project / "catalog" / "catalog.yaml"
    is_file = manifest.is_file() and not manifest.is_symlink() and manifest.stat().st_size < 1 << 20
    members = [
        ("catalog.yaml", manifest.read_bytes() if is_file else b"zcodegen: 1\n"),
        ("acme/rtc.yaml", DOMAIN.encode()),
    ]
    members += project.random.sample(hostile, project.random.choice((0, 0, 1, 2)))
    placed = [(f"x/{PACKED_FOLDER}/{path}", content) for path, content in members]
    project.write("package.tgz", _tar(project, placed) if project.random.random() < 0.9 else _zeros())
    project.write("package.zip", _zip(project, placed))


def _tar(project: HostileProject, members: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with tarfile.open(
        fileobj=made, mode="w", format=project.random.choice((tarfile.PAX_FORMAT, tarfile.GNU_FORMAT))
    ) as packed:
        for path, content in members:
            member = tarfile.TarInfo(path)
            member.size = len(content)
            packed.addfile(member, io.BytesIO(content))
        if project.random.random() < 0.4:
            odd = tarfile.TarInfo(f"x/{PACKED_FOLDER}/acme/odd.yaml")
            odd.type = project.random.choice(
                (
                    tarfile.SYMTYPE,
                    tarfile.LNKTYPE,
                    tarfile.FIFOTYPE,
                    tarfile.CHRTYPE,
                    tarfile.XHDTYPE,
                    tarfile.GNUTYPE_SPARSE,
                )
            )
            odd.linkname = "/etc/passwd"
            packed.addfile(odd)
    return gzip.compress(made.getvalue(), 1) + project.random.choice((b"", b"", b"\x1f\x8b", b"x"))


@cache
def _zeros() -> bytes:
    return gzip.compress(bytes(200 << 20), 1)


def _zip(project: HostileProject, members: list[tuple[str, bytes]]) -> bytes:
    made = io.BytesIO()
    with (
        warnings.catch_warnings(),
        zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as packed,
    ):
        warnings.simplefilter("ignore", UserWarning)  # of two members with one name
        for path, content in members:
            member = zipfile.ZipInfo(path)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = project.random.choice((0o100644, 0o100644, 0o120777, 0o010644)) << 16
            packed.writestr(member, content)
    damaged = bytearray(made.getvalue())
    if project.random.random() < 0.3:  # sizes, places and counts that are not so
        at = project.random.randrange(len(damaged) - 4)
        damaged[at : at + 4] = struct.pack("<L", project.random.choice((0, 1, 0xFFFFFFFF, zlib.crc32(b""))))
    return bytes(damaged)


def _one_of(path: str, texts: tuple[str, ...], why: str) -> Callable[[HostileProject], None]:
    """Return a kind that writes one of some texts in place of a file."""

    def write(project: HostileProject) -> None:
        project.write(path, project.random.choice(texts).encode("latin-1", "replace"))

    write.__doc__ = why
    return write


def glossary(project: HostileProject) -> None:
    """A glossary with very many terms, or terms that match everywhere."""
    term = project.random.choice(("room", "(a+)+$", "", " ", "\\", "[", ".*", "房"))
    count = project.random.choice((1, 3000))
    rows = "".join(
        f"  '{term}{number or ''}': {{words: ROOM, role: object, en: '{term}'}}\n" for number in range(count)
    )
    project.write("catalog/glossary.yaml", f"zcodegen: 1\nterms:\n{rows}")


def depends(project: HostileProject) -> None:
    """Dependencies elsewhere, in circles, on packages, or on many ways to the same catalog."""
    source = project.random.choice(
        ("../outside/catalog", "/etc", ".git", ".hidden", "catalog", ".", "..", "package.tgz", "package.zip", "LICENSE", "layer0/a", "layer0/a", "hop", "x" * 5000)
    )  # fmt: skip
    ways = project.random.choice((1, 2, 4))
    for layer in range(12):
        for name in "abcd"[:ways]:
            below = "".join(
                f"  d{other}: {{source: ../layer{layer + 1}/{other}}}\n" for other in "abcd"[:ways]
            )
            text = f"zcodegen: 1\nname: layer-{layer}{name}\nversion: 1.0.0\nlocales: {{source: en, required: [en]}}\n"
            project.write(
                f"layer{layer}/{name}/catalog.yaml", text + (f"depends:\n{below}" if layer < 11 else "")
            )
            project.write(
                f"layer{layer}/{name}/acme/l{layer}{name}.yaml",
                DOMAIN.replace("acme.rtc", f"acme.l{layer}{name}"),
            )
    manifest = project.project / "catalog" / "catalog.yaml"
    if not project.is_place(manifest) or not manifest.is_file() or manifest.is_symlink():
        return
    if manifest.stat().st_size < 1 << 20:
        row = f'depends: {{base: {{source: "{source}"}}}}\n'.encode()
        project.write("catalog/catalog.yaml", manifest.read_bytes() + row)


def copy(project: HostileProject) -> None:
    """A record of copied catalogs with sources elsewhere."""
    location, kind = project.random.choice(
        (("../outside/catalog", "folder"), ("/etc", "folder"), (".git", "folder"), (".hidden", "folder"), ("catalog", "folder"), ("package.tgz", "file"),
         ("../outside/secret.txt", "file"), (".hidden/secret.txt", "file"), ("file:///etc#", "git"), ("ext::touch ../outside/PWNED#", "git"), ("hop", "folder"))
    )  # fmt: skip
    name = project.random.choice(("base", "base", "../../outside/x"))
    record = {"kind": kind, "location": location, "commit": "0" * 40, "sha256": "0" * 64}
    project.write("depends/depends.lock.json", json.dumps({"about": "", "sources": {name: record}}))
    project.write(
        "depends/base/catalog.yaml",
        "zcodegen: 1\nname: acme-base\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n",
    )


def secret_licence(project: HostileProject) -> None:
    """Licences that are links, or many."""
    for file, target in (
        ("LICENSE.md", "../outside/secret.txt"),
        ("NOTICE", ".git/config"),
        ("COPYING", ".hidden/secret.txt"),
    ):
        place = project.project / file
        if not os.path.lexists(place):
            place.symlink_to(target)


KINDS: Final[Mapping[str, Callable[[HostileProject], None]]] = {
    "archive": archive,
    "bare repository": bare_repository,
    "chain": chain,
    "changelog": _one_of("catalog/CHANGELOG.md", CHANGELOGS, "A changelog that is long or strange."),
    "copy": copy,
    "declaration": _one_of(
        "templates/mine/target.yaml", DECLARATIONS, "A target that names files elsewhere."
    ),
    "deep": deep,
    "depends": depends,
    "folder": folder,
    "git attributes": _one_of(".gitattributes", GITATTRIBUTES, "Attributes by which Git would change files."),
    "git folder": git_folder,
    "git ignore": _one_of("catalog/.gitignore", IGNORED, "Patterns that are hard to match."),
    "glossary": glossary,
    "history": history,
    "licence": secret_licence,
    "link": link,
    "lock": _one_of("templates/targets.lock.json", LOCKS, "Sources of targets elsewhere."),
    "logs": logs,
    "mutation": mutation,
    "name": name,
    "openapi": _one_of("openapi.yaml", SPECIFICATIONS, "A specification that is strange."),
    "owned": owned,
    "page": page,
    "program": program,
    "region": _one_of("docs/codes.md", PAGES_OF_REGIONS, "Regions that are strange."),
    "schema": _one_of("entry.schema.json", SCHEMAS, "A schema that refers elsewhere, or is hard to apply."),
    "special": special,
    "template": template,
    "translations": _one_of("translations/de.po", TRANSLATIONS, "A translators' file that is strange."),
}
"""Name -> what makes a project hostile."""


def make_hostile(project: HostileProject) -> list[str]:
    """Apply some kinds, links and pipes more often than others; return their names."""
    count = project.random.choice((1, 1, 2, 3, 4))
    names = project.random.choices(
        list(KINDS), [4 if kind in {"link", "special"} else 1 for kind in KINDS], k=count
    )
    for kind in names:
        KINDS[kind](project)
    return names
