"""Commands of zcodegen and of other generators on the same synthetic entries; the table of docs/internals/performance.md.

`python -m benchmarks.speed` prints it, `python -m benchmarks.speed full unchanged` the rows that have one of the words in
their names; PAIRS in the environment is the number of pairs. Peers are installed once: protoc from PATH (Debian's
protobuf-compiler), buf, protoc-gen-es and style-dictionary from npm, glean_parser from PyPI into a venv of its own.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

import zcodegen
from benchmarks import catalogs
from benchmarks.measure import Cost, Run, measure, pairs
from tests.toolchains.tools import installed, set_up

_HERE: Final = Path(__file__).parent
_OURS: Final = str(Path(sys.executable).with_name("zcodegen"))
_PAIRS: Final = 5


@dataclass(frozen=True, slots=True)
class Case:
    """Ours against theirs, which `prepare` makes, and the ratio that is promised."""

    name: str
    prepare: Callable[[], tuple[Run, Run]]
    must: float
    aim: float
    pairs: int = _PAIRS


def table(count: int = _PAIRS, words: Sequence[str] = ()) -> str:
    """Return the table as Markdown: the rows that have one of `words` in their names, all without words."""
    # A checkout may lack compiled modules (PYTHONDONTWRITEBYTECODE); what pip installs, ours or a peer, has them.
    compileall.compile_dir(str(Path(zcodegen.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        lines = [
            "| case | ours, CPU s | wall s | peak MB | theirs, CPU s | wall s | peak MB | ratio | must | aim |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for case in _cases(Path(scratch)):
            if words and not any(word in case.name for word in words):
                continue
            ours, theirs, ratio = pairs(*case.prepare(), min(count, case.pairs))
            lines.append(
                f"| {case.name} | {_shown(ours)} | {_shown(theirs)} | {ratio:.2f} | {case.must:.2f} | {case.aim:.2f} |"
            )
            print(lines[-1], file=sys.stderr, flush=True)
        return "\n".join(lines)


def _shown(cost: Cost) -> str:
    return f"{cost.cpu:.3f} | {cost.wall:.2f} | {cost.memory:.0f}"


def _cases(scratch: Path) -> Iterator[Case]:
    ours = _Ours(scratch / "ours", scratch / "cache", 10_000)
    ours.write()
    other = _Ours(scratch / "other", scratch / "cache-other", 10_000, changed=100)
    other.write()
    nothing = Run([[sys.executable, "-c", "pass"]], scratch)
    revisions = ("diff", str(ours.project / "catalog"), str(other.project / "catalog"))

    def against_protoc(run: Callable[[], Run], *, options: bool = True) -> tuple[Run, Run]:
        return run(), _protoc(scratch, options=options)

    def check() -> tuple[Run, Run]:
        return ours.command("check", "--fail-on", "never"), _buf(scratch, lint=True)

    def diff() -> tuple[Run, Run]:
        return ours.command(*revisions, fine=frozenset({0, 1})), _buf(scratch, lint=False)

    def one_domain() -> tuple[Run, Run]:
        one = _Ours(scratch / "one", scratch / "cache-one", 10_000, per_domain=10_000)
        one.write()
        return one.compiled_templates(), ours.compiled_templates()

    def ten_times() -> tuple[Run, Run]:
        large = _Ours(scratch / "large", scratch / "cache-large", 100_000)
        large.write()
        return large.compiled_templates(), ours.compiled_templates()

    empty, compiled = "full build, empty cache", "full build, compiled templates"
    explain = Run([[_OURS, "explain", "104"]], _HERE.parent)
    yield Case(f"{empty}: protoc and protoc-gen-es", lambda: against_protoc(ours.empty_cache), 0.52, 0.35)
    yield Case(
        f"{compiled}: protoc and protoc-gen-es", lambda: against_protoc(ours.compiled_templates), 0.45, 0.3
    )
    yield Case(
        f"{compiled}: the same, texts in comments of protobuf",
        lambda: against_protoc(ours.compiled_templates, options=False),
        1,
        0.5,
    )
    yield Case(
        f"{compiled}: glean_parser to Kotlin alone",
        lambda: (ours.compiled_templates("--lang", "kotlin"), _glean(scratch)),
        0.1,
        0.06,
        3,
    )
    yield Case(
        f"{compiled}: style-dictionary to ES",
        lambda: (ours.compiled_templates(), _tokens(scratch)),
        1,
        0.3,
        3,
    )
    yield Case("unchanged, build: python -c pass", lambda: (ours.unchanged("build"), nothing), 7, 4, 15)
    yield Case(
        "unchanged, build --check: python -c pass",
        lambda: (ours.unchanged("build", "--check"), nothing),
        7,
        4,
        15,
    )
    yield Case(
        "one entry changed, shipped catalog: python -c pass",
        lambda: (_shipped(scratch).one_changed(), nothing),
        30,
        20,
    )
    yield Case("check: buf lint and breaking", check, 0.3, 0.2)
    yield Case("diff of two revisions: buf breaking", diff, 0.4, 0.25)
    yield Case("import of 20 pages: of one", lambda: _imports(scratch), 3, 2, 3)
    yield Case("--version: python -c pass", lambda: (ours.command("--version"), nothing), 6, 3, 15)
    yield Case("explain on the shipped catalog: python -c pass", lambda: (explain, nothing), 12, 6, 15)
    yield Case("10,000 in one domain: in forty", one_domain, 1.5, 1)
    yield Case("100,000: 10,000", ten_times, 11, 10, 2)


@dataclass(frozen=True)
class _Ours:
    """A project with a synthetic catalog."""

    project: Path
    cache: Path
    count: int
    per_domain: int = 250
    changed: int = 0
    """Every how many-th entry has another message; 0 for none."""

    def write(self) -> None:
        changed = frozenset(range(0, self.count, self.changed)) if self.changed else frozenset()
        catalogs.write_ours(
            self.project, catalogs.make(self.count, per_domain=self.per_domain, changed=changed)
        )

    def command(
        self,
        *arguments: str,
        prepare: Callable[[], object] = lambda: None,
        fine: frozenset[int] = frozenset({0}),
    ) -> Run:
        kept = {"ZCODEGEN_CACHE": str(self.cache)}
        return Run([[_OURS, *arguments]], self.project, prepare, fine, kept)

    def compiled_templates(self, *arguments: str) -> Run:
        """Build with no output there, and nothing in the cache but compiled templates."""

        def prepare() -> None:
            self._remove_output()
            _put_away(self.cache / "up-to-date")

        measure(self.command("build", *arguments))
        return self.command("build", *arguments, prepare=prepare)

    def empty_cache(self) -> Run:
        """Build with no output there, and nothing in the cache."""

        def prepare() -> None:
            self._remove_output()
            _put_away(self.cache)

        return self.command("build", prepare=prepare)

    def unchanged(self, *arguments: str) -> Run:
        """Build after a build that found the output current."""
        for _ in range(2):
            measure(self.command("build"))
        return self.command(*arguments)

    def one_changed(self) -> Run:
        """Build after a text of one entry changed."""
        file = min(path for path in self.project.glob("catalog/*/**/*.yaml") if "documents" not in path.parts)
        numbers = iter(range(1000))

        def prepare() -> None:
            measure(self.command("build"))
            before, key, text = file.read_text(encoding="utf-8").partition("zh-CN: ")
            file.write_text(f"{before}{key}{next(numbers)}{text}", encoding="utf-8")

        return self.command("build", prepare=prepare)

    def _remove_output(self) -> None:
        _put_away(self.project / "out")


def _shipped(scratch: Path) -> _Ours:
    """Return a copy of the shipped project."""
    ours = _Ours(scratch / "shipped", scratch / "cache-shipped", 0)
    shutil.copytree(_HERE.parent / "catalog", ours.project / "catalog")
    return ours


def _imports(scratch: Path) -> tuple[Run, Run]:
    """Return the import of twenty pages of five codes each into a catalog of 10,000 entries, and that of one of them."""
    ours = _Ours(scratch / "imports", scratch / "cache-imports", 10_000)
    ours.write()
    catalogs.write_pages(ours.project, 20)
    before = scratch / "before-imports"
    ours.project.rename(before)

    def restore() -> None:
        _put_away(ours.project)
        shutil.copytree(before, ours.project)

    one = ("import", "pages/00.md", "--document", "acme.page00", "--locale", "en")
    return ours.command("import", "--manifest", prepare=restore), ours.command(*one, prepare=restore)


def _node() -> Path:
    """Return the folder of the tools from npm."""
    return installed("benchmark-node", [_HERE / "node" / "package.json"], _install_node) / "node_modules"


def _install_node(folder: Path) -> None:
    shutil.copy(_HERE / "node" / "package.json", folder)
    set_up(
        "the tools from npm", ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock"], cwd=folder
    )


def _protos(scratch: Path, *, options: bool) -> tuple[Path, list[str]]:
    folder = scratch / ("proto-options" if options else "proto-comments")
    catalogs.write_proto(folder, catalogs.make(10_000), options=options)
    return folder, sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.proto"))


def _protoc(scratch: Path, *, options: bool) -> Run:
    """Return protoc to Python, Java and Kotlin, with protoc-gen-es as its plugin for TypeScript."""
    folder, files = _protos(scratch, options=options)
    out = scratch / "proto-out"
    languages = ("python", "java", "kotlin", "es")
    command = ["protoc", f"-I{folder}", f"--plugin={_node()}/.bin/protoc-gen-es", "--es_opt=target=ts"]
    return Run(
        [[*command, *(f"--{language}_out={out / language}" for language in languages), *files]],
        folder,
        partial(_empty, out, languages),
    )


def _put_away(folder: Path) -> None:
    """Move a folder out of the way: just after many are deleted, ext4 makes files at twice the cost."""
    if folder.exists():
        folder.rename(Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent)) / folder.name)


def _empty(out: Path, folders: tuple[str, ...]) -> None:
    _put_away(out)
    for language in folders:
        (out / language).mkdir(parents=True)


def _buf(scratch: Path, *, lint: bool) -> Run:
    """Return buf breaking against another revision of the files, with `lint` after buf lint."""
    folder, _ = _protos(scratch, options=True)
    other = scratch / "proto-other"
    shutil.copytree(folder, other, dirs_exist_ok=True)
    binary = str(next(_node().glob("@bufbuild/buf-*/bin/buf"), _node() / ".bin" / "buf"))
    breaking = [binary, "breaking", "--against", str(other)]
    commands = [[binary, "lint"], breaking] if lint else [breaking]
    kept = {"BUF_CACHE_DIR": str(scratch / "buf")}
    return Run(commands, folder, fine=frozenset({0, 100}), environment=kept)


def _glean(scratch: Path) -> Run:
    requirements = _HERE / "glean" / "requirements.txt"
    venv = installed("benchmark-glean", [requirements], partial(_install_glean, requirements))
    folder = scratch / "glean"
    catalogs.write_glean(folder, catalogs.make(10_000))
    files = [str(path) for path in sorted(folder.glob("*.yaml"))]
    out = scratch / "glean-out"
    command = [str(venv / "bin" / "glean_parser"), "translate", "-f", "kotlin", "-o", str(out), *files]
    return Run([command], folder, partial(_empty, out, (".",)))


def _install_glean(requirements: Path, folder: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    set_up("glean_parser", [folder / "bin" / "pip", "install", "--quiet", "-r", requirements], cwd=folder)


def _tokens(scratch: Path) -> Run:
    folder = scratch / "tokens"
    catalogs.write_tokens(folder / "tokens", catalogs.make(10_000))
    config = (
        '{"source": ["tokens/*.json"], "log": {"verbosity": "silent"}, "platforms": {"js": {"transformGroup": "js",'
        ' "buildPath": "out/", "files": [{"destination": "codes.js", "format": "javascript/es6"}]}}}'
    )
    (folder / "config.json").write_text(config, encoding="utf-8")
    return Run(
        [["node", str(_node() / ".bin" / "style-dictionary"), "build", "--config", "config.json"]], folder
    )


if __name__ == "__main__":
    print(table(int(os.environ.get("PAIRS", _PAIRS)), sys.argv[1:]))
