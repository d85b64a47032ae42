"""Projects that a stranger could send: random links, names, patterns, Git layouts and archives, and commands run in them.

Each project is in a folder of its own; next to it is a folder `outside` with secrets, which no command may read, show or
change. A command runs in a process with limits. `python -m tests.robustness.hostile_projects FIRST COUNT` tries the
projects with the numbers FIRST … FIRST+COUNT-1, prints each fault, and how much time and memory the commands took.
"""

from __future__ import annotations

import gc
import gzip
import io
import os
import pkgutil
import random
import resource
import shutil
import signal
import subprocess
import sys
import tarfile
import tempfile
import traceback
import zipfile
from importlib import import_module
from pathlib import Path
from typing import NamedTuple
from unittest import mock

import zcodegen
from zcodegen.catalog.files import PACKED_FOLDER
from zcodegen.cli.main import run

SECRET = "TOPSECRET-5fd2"  # noqa: S105 - what must not be seen
MAX_BYTES = 1 << 24
SECONDS = 10
MEMORY = 1 << 30
COMMANDS_OF_A_PROJECT = 3
MANIFEST = """\
zcodegen: 1
name: acme-codes
version: 1.0.0
locales: {source: en, required: [en]}
targets: [TARGETS]
packages: {python: {distribution: acme-codes}}
documents:
  acme.page:
    title: {en: Codes}
    domain: acme.rtc
    headings: [{pattern: "PATTERN", domain: acme.rtc}]
    pages: [{path: "GLOB", locale: en, version: 2026-01-01}]
waivers:
  - {rule: text-wording, at: acme.page, covers: ["000000000000"], reason: Known.}
"""
DOMAIN = """\
domain: acme.rtc
title: {en: Real-time}
code_type: integer
entries:
  ROOM_LOST: {code: 103, proposed: true, status: NOT_FOUND, message: {en: The room is lost}}
  ROOM_GONE: {code: 104, status: NOT_FOUND, message: {en: The room is gone.}}
  ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, message: {en: The room is full., de: Der Raum ist voll.}}
"""
BASELINE = '{"findings": [{"fingerprint": "0000000000000000"}]}'
PO = 'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgctxt "acme.rtc.ROOM_FULL.message"\nmsgid "The room is full."\nmsgstr "Voll."\n'
CLAIMS = """\
document: acme.page
version: "2026-01-01"
locale: en
page: {path: page.md, sha256: "SUM"}
sections:
  - heading: [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab]
    claims:
      - {code: 104, line: 5, message: The room has gone.}
"""
PAGE = "# Error codes\n\n| Code | Message |\n|---|---|\n| 104 | The room has gone. |\n| 105 | The room is full. |\n| 106 | New. |\n"
TARGET = (
    "zcodegen: 1\nsummary: x\nquote: json\nfiles:\n  - {template: x.jinja, each: catalog, path: 'PATH'}\n"
)
LOCK = '{"about": "", "targets": {"mine": {"kind": "folder", "location": "LOCATION"}}}'
LOCATIONS = ("../outside/templates/mine", "templates/mine", "/etc", ".git")
PATTERNS = ("(a+)+$", "(a|aa)+$", "(.*a){25}", "a{1000}{1000}", "(?=a)", "[", ".*", "(?:a*)*b")
GLOBS = (
    "page.md",
    "**/**/**/**/**/x.md",
    "../outside/*",
    "/etc/*",
    "*/../../outside/*",
    "[",
    "**",
    "pages/*",
    "\\\\..\\\\*",
)
PATHS = (
    "x.txt",
    "../x.txt",
    "/x.txt",
    "a/../../x",
    ".git/config",
    "a/.git/hooks/x",
    "{{ '..' }}/x",
    "{{ catalog.name }}/../../x",
    "con.txt",
    "a\\\\b",
    "x" * 300,
)
TEMPLATES = (
    "{{ catalog.name | quote }}",
    '{% include ".git/config" %}',
    '{% include "../../../outside/secret.txt" %}',
    '{% include "link" %}',
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
    "{{ 'x' * 10**12 }}",
    "{{ ''.__class__.__mro__ }}",
)
NAMES = (
    b"a\nb.yaml", b"\xff\xfe.yaml", b"-rf.yaml", b"con.yaml", b"\x1b[2J.yaml", b"x" * 250 + b".yaml", b"a\\b.yaml", b".yaml",
    b"zero\xe2\x80\x8bwidth.yaml", b"rtc.YAML", b"catalog.yml",
)  # fmt: skip
ROOTS = (
    "catalog", "catalog/acme", "catalog/acme/rtc.yaml", "catalog/catalog.yaml", "catalog/documents", "catalog/glossary.yaml",
    "catalog/documents/acme.page/2026-01-01.en.yaml", "catalog/documents/acme.page", "catalog/extra.yaml", "templates", "templates/mine",
    "templates/targets.lock.json", "templates/rust", ".gitignore", "templates/mine/target.yaml", "templates/mine/x.jinja", "templates/mine/link", "templates/go", "templates/go/go.mod.jinja",
    "translations", "translations/de.po", "baseline.json", "page.md", "catalog/CHANGELOG.md", "package.tgz", ".gitattributes", ".github",
    "out", "out/go", "out/mine", "out/go/go.mod", "out/.zcodegen-manifest.json", "out/.zcodegen-staging", "dist", "LICENSE", "NOTICE", "pages",
    "pages/x.md", "schema",
)  # fmt: skip
LINKS = (
    "../outside", "../outside/secret.txt", "../outside/catalog", "../outside/catalog/catalog.yaml", "../outside/templates", "..", ".",
    ".git", ".git/config", "/etc/passwd", "/proc/self/environ", "/dev/zero", "/dev/null", "broken", "SELF", "../../outside", ".hidden",
    ".hidden/secret.txt", "catalog", "/",
)  # fmt: skip
COMMANDS = (
    ("add", "acme.rtc", "ROOM_NEW", "--message", "New."), ("all",), ("build",), ("build", "--check"), ("build", "--dry-run"),
    ("build", "--lang", "mine"), ("build", "--lang", "go,mine", "--force"), ("build", "--catalog", "catalog", "--check"), ("check",),
    ("check", "--against", "HEAD"), ("check", "--format", "sarif"), ("check", "--baseline", "baseline.json"), ("check", "--fix"),
    ("check", "--baseline", "baseline.json", "--write-baseline"), ("confirm", "--all"), ("diff",), ("diff", "HEAD"),
    ("diff", "HEAD", "--format", "markdown"), ("diff", "package.tgz"), ("diff", "package.zip"), ("diff", "HEAD", "--output", "report.txt"),
    ("documents",), ("documents", "acme.page", "--patch"), ("documents", "--errata"), ("eject", "go"), ("explain", "104"),
    ("extract", "page.md", "--root", ".", "--follow"), ("extract", "pages", "--format", "json"), ("fmt",), ("fmt", "--check"),
    ("hook", "build"), ("hook", "check"), ("hook", "fmt"), ("import", "--discover", "."), ("import", "--discover", "pages", "--dry-run"),
    ("import", "--manifest"), ("import", "--manifest", "--history"), ("import", "page.md", "--document", "acme.page", "--replace"),
    ("init", "."), ("init", ".", "--ci", "github"), ("mentions", "."), ("mentions", "pages", "--unmentioned"),
    ("merge-driver", "page.md", "catalog/acme/rtc.yaml", "catalog/acme/rtc.yaml", "catalog/acme/rtc.yaml"), ("schema", "--all", "schema"),
    ("scan", "."), ("scan", ".", "--logs", "--propose"), ("scan", ".", "--format", "sarif", "--unused"), ("targets", "list"),
    ("targets", "test", "mine"), ("targets", "update", "--check"), ("targets", "add", "rust"),
    ("stats",), ("translations", "adopt"), ("translations", "export", "--locale", "de", "-o", "de.xlf"),
    ("translations", "import", "translations/de.po", "--locale", "de"), ("translations", "pseudo"), ("translations", "status"),
    ("translations", "sync", "translations", "--format", "po"), ("version", "--bump", "minor"), ("version", "--check"),
    ("waive", "--rule", "text-wording", "--reason", "Known."),
    ("diff", "--git-driver", "catalog/acme/rtc.yaml", "catalog/acme/rtc.yaml", "0", "100644", "catalog/extra.yaml", "0", "100644"),
)  # fmt: skip


class Ran(NamedTuple):
    """What came of a command: its exit code (negative for a signal), all that it wrote, its CPU time and peak memory."""

    arguments: tuple[str, ...]
    code: int
    output: bytes
    seconds: float
    kilobytes: int


class HostileProject:
    """A project in `folder`/project and its surroundings, made by chance from a seed."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - a fuzz
        self.folder = folder
        self.project = folder / "project"
        self.outside = folder / "outside"
        self._write_outside()
        self._write_project()
        if self.random.random() < 0.7:
            self._commit()
        for _ in range(self.random.choice([1, 1, 2, 3])):
            self.random.choice(
                (
                    self._link,
                    self._link,
                    self._special,
                    self._name,
                    self._repository,
                    self._archive,
                    self._chain,
                    self._import,
                )
            )()

    def commands(self, count: int) -> list[tuple[str, ...]]:
        """Return commands to run, by chance, but none that names a link: what the user names is trusted."""
        commands = [
            command for command in COMMANDS if not any((self.project / word).is_symlink() for word in command)
        ]
        return self.random.sample(commands, count)

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
            _write(self.outside / path, text)

    def _write_project(self) -> None:
        choose = self.random.choice
        manifest = MANIFEST.replace("PATTERN", choose(PATTERNS)).replace("GLOB", choose(GLOBS))
        targets = choose(["go", "mine", "go, mine", "python, mine", "../outside", "messages", ".git"])
        files = {
            "catalog/catalog.yaml": manifest.replace("TARGETS", targets),
            "catalog/acme/rtc.yaml": DOMAIN,
            "catalog/documents/acme.page/2026-01-01.en.yaml": CLAIMS.replace("SUM", "0" * 64),
            "templates/mine/target.yaml": TARGET.replace("PATH", choose(PATHS)),
            "templates/mine/x.jinja": choose(TEMPLATES),
            "page.md": PAGE,
            "pages/x.md": PAGE,
            "translations/de.po": PO,
            "baseline.json": BASELINE,
            "templates/targets.lock.json": LOCK.replace("LOCATION", choose(LOCATIONS)),
            "app.py": "code = 104\n",
            "app.log": "error 104: the room has gone\n",
            "LICENSE": "free",
            ".hidden/secret.txt": SECRET,
        }
        for path, text in files.items():
            _write(self.project / path, text)

    def _commit(self) -> None:
        self._git("init", "-q", "-b", "main")
        self._git("config", "http.https://example.org/.extraheader", SECRET)
        self._git("add", "-A", "--", "catalog", "page.md", "LICENSE")
        self._git("commit", "-q", "-m", "First")
        self._git("tag", "catalog/v1.0.0")

    def _git(self, *arguments: str) -> None:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "nowhere"),
            "GIT_CONFIG_NOSYSTEM": "1",
        }
        settings = ("-c", "user.name=t", "-c", "user.email=t@example.org")
        subprocess.run(
            ["git", *settings, *arguments],
            cwd=self.project,
            env=environment,
            capture_output=True,
            check=False,
        )

    def _link(self) -> None:
        place = self.project / self.random.choice(ROOTS)
        target = self.random.choice(LINKS)
        _remove(place)
        if _is_writable(place, self.project):
            place.parent.mkdir(parents=True, exist_ok=True)
            depth = len(place.relative_to(self.project).parts) - 1
            relative = target if target.startswith("/") else "../" * depth + target
            place.symlink_to(place.name if target == "SELF" else relative)

    def _special(self) -> None:
        place = self.project / self.random.choice(ROOTS)
        _remove(place)
        if not _is_writable(place, self.project):
            return
        place.parent.mkdir(parents=True, exist_ok=True)
        if self.random.random() < 0.7:
            os.mkfifo(place)
        else:
            with place.open("wb") as file:  # sparse: no bytes on the disk
                file.truncate(1 << 33)

    def _name(self) -> None:
        folder = self.project / "catalog" / "acme"
        if _is_writable(folder / "x", self.project) and folder.is_dir():
            place = os.path.join(os.fsencode(folder), self.random.choice(NAMES))  # noqa: PTH118 - a name of bytes
            with open(place, "wb") as file:  # noqa: PTH123  # a file descriptor, or a place in /dev
                file.write(DOMAIN.encode())

    def _repository(self) -> None:
        """A bare repository among the files, whose configuration names a work tree and programs."""
        folder = self.project / self.random.choice(["catalog", "catalog/acme", "templates"])
        if not folder.is_dir() or folder.is_symlink():
            return
        for path in ("HEAD", "objects/info/x", "refs/heads/main", "refs/replace/x"):
            _write(folder / path, "ref: refs/heads/main\n")
        pwned = f"touch {self.outside / 'PWNED'}"
        _write(
            folder / "config",
            f'[core]\n\tbare = false\n\tworktree = ../../outside\n\tfsmonitor = "{pwned}"\n\tpager = "{pwned}"\n',
        )

    def _chain(self) -> None:
        """Domains that include each other, and entries that replace each other, one after the other."""
        folder = self.project / "catalog" / "acme"
        if not _is_writable(folder / "x", self.project) or not folder.is_dir():
            return
        count = self.random.choice([3, 40, 300])
        circle = self.random.random() < 0.5
        for number in range(count):
            following = (number + 1) % count if circle else number + 1
            entry = (
                f"  CODE_{number}: {{code: {number}, status: UNKNOWN, message: {{en: Text.}}, "
                f"deprecated: {{since: 1.0.0, reason: Old., replaced_by: acme.c{following}.CODE_{following}}}}}\n"
            )
            text = f"domain: acme.c{number}\ntitle: {{en: T}}\ncode_type: integer\nincludes: [acme.c{following}]\nentries:\n{entry}"
            _write(folder / f"c{number}.yaml", text)

    def _import(self) -> None:
        """A page that imports files elsewhere."""
        place = self.project / "page.md"
        if _is_writable(place, self.project) and not place.is_symlink() and not place.is_fifo():
            path = self.random.choice(
                ["../outside/secret.md", "./.git/config", "/etc/passwd", "./.hidden/secret.txt", "page.md"]
            )
            _write(place, f"import Page from '{path}'\n\n<Page />\n\n{PAGE}")

    def _archive(self) -> None:
        members = [
            (f"x/{PACKED_FOLDER}/catalog.yaml", b"zcodegen: 1\n"),
            (f"x/{PACKED_FOLDER}/../../../../outside/x.yaml", b""),
        ]
        made = io.BytesIO()
        with tarfile.open(fileobj=made, mode="w") as archive:
            for name, content in members[: self.random.choice([1, 2])]:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                archive.addfile(member, io.BytesIO(content))
            link = tarfile.TarInfo(f"x/{PACKED_FOLDER}/acme/rtc.yaml")
            link.type = self.random.choice(
                [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.XHDTYPE]
            )
            link.linkname = "/etc/passwd"
            archive.addfile(link)
        tar = (
            gzip.compress(made.getvalue())
            if self.random.random() < 0.8
            else gzip.compress(bytes(200 << 20), 1)
        )
        (self.project / "package.tgz").write_bytes(tar)
        with zipfile.ZipFile(self.project / "package.zip", "w", zipfile.ZIP_DEFLATED) as packed:
            for name, content in members:
                packed.writestr(name, content * self.random.choice([1, 1_000_000]))


def _preload() -> None:
    """Import what commands import on demand, once for all child processes."""
    for module in pkgutil.walk_packages(zcodegen.__path__, "zcodegen."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in ("black", "jsonschema", "jsonschema_rs", "re2", "ruamel.yaml"):
        import_module(name)
    gc.freeze()


_preload()


def try_project(folder: Path, number: int) -> tuple[list[Ran], list[str]]:
    """Make the project with this number in `folder` and run some commands in it; return how they ran, and the faults."""
    project = HostileProject(folder, number)
    before = project.snapshot()
    runs: list[Ran] = []
    faults: list[str] = []
    for command in project.commands(COMMANDS_OF_A_PROJECT):
        ran = run_command(project, command)
        runs.append(ran)
        promises = {
            f"ends with {ran.code}": ran.code in {0, 1, 2},
            "shows a stack trace": b"Traceback" not in ran.output,
            "shows a secret": SECRET.encode() not in ran.output,
            "changes files elsewhere": project.snapshot() == before,
            "copies a secret": not project.leaks(),
        }
        faults += [
            f"project {number}: zcodegen {' '.join(command)} {fault}\n{ran.output[-2000:].decode(errors='replace')}"
            for fault, is_kept in promises.items()
            if not is_kept
        ]
    return runs, faults


def run_command(
    project: HostileProject, arguments: tuple[str, ...], *, seconds: int = SECONDS, memory: int = MEMORY
) -> Ran:
    """Run a command in the project, in a process with limits on processor time and memory."""
    output = project.folder / "nowhere-output"
    process = os.fork()
    if process == 0:
        _child(project.project, arguments, output, seconds, memory)
    _, status, usage = os.wait4(process, 0)
    written = output.read_bytes()
    output.unlink()
    return Ran(
        arguments,
        os.waitstatus_to_exitcode(status),
        written,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss,
    )


def _child(project: Path, arguments: tuple[str, ...], output: Path, seconds: int, memory: int) -> None:
    code = 99
    try:
        handle = os.open(output, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        for stream in (1, 2):
            os.dup2(handle, stream)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        sys.stdout = open(1, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # open for the whole process
        sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115  # open for the whole process
        used = resource.getrusage(resource.RUSAGE_SELF)
        now = int(used.ru_utime + used.ru_stime) + 1
        resource.setrlimit(resource.RLIMIT_CPU, (now + seconds, now + seconds))
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        signal.alarm(seconds * 3)  # a command that waits uses no processor time
        os.chdir(project)
        os.environ["ZCODEGEN_CACHE"] = ""
        code = run(arguments)
    except BaseException:  # noqa: BLE001 - shown to the test
        traceback.print_exc()
    finally:
        for text in (sys.stdout, sys.stderr):
            text.flush()
        os._exit(code)


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif os.path.lexists(path):
        path.unlink()


def _is_writable(path: Path, project: Path) -> bool:
    """Whether the folders above are real ones of the project, so that the test itself writes nowhere else."""
    return (
        path.parent.resolve() == path.parent
        and path.resolve().is_relative_to(project.resolve())
        and not any(above.exists() and not above.is_dir() for above in path.parents)
    )


def _content(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""


def main(first: int, count: int) -> int:
    """Try projects; print the faults and the largest use of time and memory, and return how many faults there are."""
    faults = 0
    commands = 0
    slowest = largest = Ran((), 0, b"", 0, 0)
    limits = mock.patch("zcodegen.generate.limits.BASE_SECONDS", 1)  # a hungry template ends earlier
    with limits, tempfile.TemporaryDirectory() as folder:
        for number in range(first, first + count):
            place = Path(folder) / str(number)
            runs, found = try_project(place, number)
            shutil.rmtree(place)
            faults += len(found)
            commands += len(runs)
            slowest = max(slowest, *runs, key=lambda ran: ran.seconds)
            largest = max(largest, *runs, key=lambda ran: ran.kilobytes)
            for fault in found:
                print(f"FAULT {fault}", flush=True)  # noqa: T201  # the output of a program
            if not number % 500:
                print(f"{number - first + 1} projects", flush=True)  # noqa: T201  # the output of a program
    print(f"{count} projects, {commands} commands, {faults} faults")  # noqa: T201  # the output of a program
    print(f"most time: {slowest.seconds:.1f} s of CPU, {' '.join(slowest.arguments)}")  # noqa: T201  # the output of a program
    print(f"most memory: {largest.kilobytes // 1024} MiB, {' '.join(largest.arguments)}")  # noqa: T201  # the output of a program
    return faults


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])) > 0)
