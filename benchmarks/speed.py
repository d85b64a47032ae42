"""Commands of zcodegen and of other generators on the same synthetic entries; the table of docs/internals/performance.md.

`python -m benchmarks.speed [--pairs N]` prints it. Peers are installed once: protoc from PATH (Debian's
protobuf-compiler), buf, protoc-gen-es and style-dictionary from npm, glean_parser from PyPI into a venv of its own.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
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
    """Ours against theirs, and the ratio that is promised."""

    name: str
    ours: Run
    theirs: Run
    must: float
    aim: float
    pairs: int = _PAIRS


def table(count: int = _PAIRS) -> str:
    """Return the table as Markdown."""
    # A checkout may lack compiled modules (PYTHONDONTWRITEBYTECODE); what pip installs, ours or a peer, has them.
    compileall.compile_dir(str(Path(zcodegen.__file__).parent), quiet=1)
    with tempfile.TemporaryDirectory() as scratch:
        lines = [
            "| case | ours, CPU s | wall s | peak MB | theirs, CPU s | wall s | peak MB | ratio | must | aim |",
            "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|",
        ]
        for case in _cases(Path(scratch)):
            ours, theirs, ratio = pairs(case.ours, case.theirs, min(count, case.pairs))
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
    protoc = _protoc(scratch, options=True)
    nothing = Run([[sys.executable, "-c", "pass"]], scratch)
    empty, compiled = ours.empty_cache(), ours.compiled_templates()
    yield Case("full build, empty cache: protoc and protoc-gen-es", empty, protoc, 0.52, 0.35)
    yield Case("full build, compiled templates: protoc and protoc-gen-es", compiled, protoc, 0.45, 0.3)
    comments = _protoc(scratch, options=False)
    yield Case("the same, texts in comments of protobuf", compiled, comments, 1, 0.5)
    yield Case(
        "full build, compiled templates: glean_parser to Kotlin", compiled, _glean(scratch), 0.1, 0.06, 3
    )
    yield Case(
        "full build, compiled templates: style-dictionary to ES", compiled, _tokens(scratch), 1, 0.3, 3
    )
    yield Case("nothing changed, build: python -c pass", ours.unchanged("build"), nothing, 7, 4, 15)
    yield Case(
        "nothing changed, build --check: python -c pass",
        ours.unchanged("build", "--check"),
        nothing,
        7,
        4,
        15,
    )
    yield Case(
        "one entry changed, shipped catalog: python -c pass", _shipped(scratch).one_changed(), nothing, 30, 20
    )
    lint, breaking = _buf(scratch)
    yield Case("check: buf lint and breaking", ours.command("check", "--fail-on", "never"), lint, 0.3, 0.2)
    yield Case("diff of two revisions: buf breaking", ours.diff(), breaking, 0.4, 0.25)
    yield Case("--version: python -c pass", ours.command("--version"), nothing, 6, 3, 15)
    shipped = Run([[_OURS, "explain", "104"]], _HERE.parent, fine=frozenset({0}))
    yield Case("explain on the shipped catalog: python -c pass", shipped, nothing, 12, 6, 15)
    one = _Ours(scratch / "one", scratch / "cache-one", 10_000, per_domain=10_000)
    one.write()
    yield Case("10,000 in one domain: in forty", one.compiled_templates(), compiled, 1.5, 1)
    large = _Ours(scratch / "large", scratch / "cache-large", 100_000)
    large.write()
    yield Case("100,000: 10,000", large.compiled_templates(), compiled, 11, 10, 2)


@dataclass(frozen=True)
class _Ours:
    """A project with a synthetic catalog."""

    project: Path
    cache: Path
    count: int
    per_domain: int = 250

    def write(self) -> None:
        catalogs.write_ours(self.project, catalogs.make(self.count, per_domain=self.per_domain))

    def command(self, *arguments: str, prepare: Callable[[], object] = lambda: None) -> Run:
        kept = {"ZCODEGEN_CACHE": str(self.cache)}
        return Run([[_OURS, *arguments]], self.project, prepare, environment=kept)

    def compiled_templates(self) -> Run:
        """Build with no output there, and nothing in the cache but compiled templates."""

        def prepare() -> None:
            self._remove_output()
            _put_away(self.cache / "up-to-date")

        measure(self.command("build"))
        return self.command("build", prepare=prepare)

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

    def diff(self) -> Run:
        other = self.project.with_name("other")
        changed = frozenset(range(0, self.count, 100))
        catalogs.write_ours(other, catalogs.make(self.count, per_domain=self.per_domain, changed=changed))
        arguments = ("diff", str(self.project / "catalog"), str(other / "catalog"))
        return Run([[_OURS, *arguments]], self.project, fine=frozenset({0, 1}))

    def _remove_output(self) -> None:
        _put_away(self.project / "out")


def _shipped(scratch: Path) -> _Ours:
    """Return a copy of the shipped project."""
    ours = _Ours(scratch / "shipped", scratch / "cache-shipped", 0)
    shutil.copytree(_HERE.parent / "catalog", ours.project / "catalog")
    return ours


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
        [[*command, *(f"--{one}_out={out / one}" for one in languages), *files]],
        folder,
        partial(_empty, out, languages),
    )


def _put_away(folder: Path) -> None:
    """Move a folder out of the way: just after many are deleted, ext4 makes files at twice the cost."""
    if folder.exists():
        folder.rename(Path(tempfile.mkdtemp(prefix="old-", dir=folder.parent)) / folder.name)


def _empty(out: Path, folders: tuple[str, ...]) -> None:
    _put_away(out)
    for one in folders:
        (out / one).mkdir(parents=True)


def _buf(scratch: Path) -> tuple[Run, Run]:
    """Return buf lint with buf breaking, and buf breaking alone, both against another revision of the files."""
    folder, _ = _protos(scratch, options=True)
    other = scratch / "proto-other"
    shutil.copytree(folder, other)
    binary = str(next(_node().glob("@bufbuild/buf-*/bin/buf"), _node() / ".bin" / "buf"))
    breaking = [binary, "breaking", "--against", str(other)]
    kept = {"BUF_CACHE_DIR": str(scratch / "buf")}
    both = Run([[binary, "lint"], breaking], folder, fine=frozenset({0, 100}), environment=kept)
    return both, Run([breaking], folder, fine=frozenset({0, 100}), environment=kept)


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
    print(table(int(os.environ.get("PAIRS", _PAIRS))))
