"""TypeScript and what goes with it: two compilers, a formatter, three bundlers, and Node to run the result."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from tests.toolchains.tools import installed, require, set_up, succeed

if TYPE_CHECKING:
    from collections.abc import Mapping

_HERE = Path(__file__).parent / "node"
_FILES = ("package.json", "package-lock.json", ".npmrc", "bundle.mjs", "page.mjs", "tags.mjs")

Compiler = Literal["typescript5", "typescript7"]
COMPILERS: tuple[Compiler, ...] = ("typescript5", "typescript7")
Bundler = Literal["esbuild", "rollup", "webpack"]
BUNDLERS: tuple[Bundler, ...] = ("esbuild", "rollup", "webpack")

STRICT = {
    "allowUnreachableCode": False,
    "allowUnusedLabels": False,
    "erasableSyntaxOnly": True,
    "exactOptionalPropertyTypes": True,
    "isolatedModules": True,
    "lib": ["es2020", "dom"],
    "module": "nodenext",
    "noEmitOnError": True,
    "noFallthroughCasesInSwitch": True,
    "noImplicitOverride": True,
    "noImplicitReturns": True,
    "noPropertyAccessFromIndexSignature": True,
    "noUncheckedIndexedAccess": True,
    "noUnusedLocals": True,
    "noUnusedParameters": True,
    "strict": True,
    "target": "es2020",
    "types": [],
    "verbatimModuleSyntax": True,
}


def tools() -> Path:
    """Return the folder that holds our node_modules, set up by `npm ci` when first asked for."""
    require("node")
    return installed("node", [_HERE / name for name in _FILES], _install)


def _install(folder: Path) -> None:
    for name in _FILES:
        shutil.copy(_HERE / name, folder / name)
    set_up("the node tools", ["npm", "ci", "--ignore-scripts"], cwd=folder)


def node(*args: str | Path, cwd: Path, env: Mapping[str, str] | None = None) -> str:
    """Run Node with `args` and return what it printed."""
    return succeed([require("node"), *args], cwd=cwd, env=env)


def project(folder: Path, packages: Mapping[str, Path], options: Mapping[str, object] | None = None) -> Path:
    """Make `folder` an ES module project that has `packages` (name -> folder) installed, and return it.

    Its tsconfig.json is `STRICT` with `options` on top (`{"types": ["node"]}` for a program that uses Node's own
    modules) and takes every file in `src/`.
    """
    for name, package in packages.items():
        place = folder / "node_modules" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(package, place)
    places = {"rootDir": "src", "outDir": "dist", "typeRoots": [str(tools() / "node_modules" / "@types")]}
    _write(
        folder / "tsconfig.json",
        {"compilerOptions": {**STRICT, **places, **(options or {})}, "include": ["src"]},
    )
    _write(folder / "package.json", {"name": "consumer", "private": True, "type": "module"})
    return folder


def _write(path: Path, value: object) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8", newline="\n")


def tsc(folder: Path, compiler: Compiler = "typescript5") -> None:
    """Compile the project in `folder`, `src/` to `dist/`; the compiler's complaints fail the test."""
    node(tools() / "node_modules" / compiler / "bin" / "tsc", "--project", "tsconfig.json", cwd=folder)


def prettier(folder: Path) -> None:
    """Fail the test where prettier, with its defaults, would change a file in `folder`."""
    program = tools() / "node_modules" / "prettier" / "bin" / "prettier.cjs"
    node(
        program,
        "--check",
        "--no-config",
        "--no-editorconfig",
        "--ignore-path",
        ".no-ignore-file",
        ".",
        cwd=folder,
    )


def jsdoc_tags(folder: Path) -> dict[str, list[str]]:
    """Return the JSDoc tags that TypeScript sees on each exported constant in the .d.ts files of `folder`."""
    found: dict[str, list[str]] = json.loads(node(tools() / "tags.mjs", folder, cwd=folder))
    return found


def package_lint(folder: Path) -> None:
    """Fail the test where publint or are-the-types-wrong finds fault with the npm package in `folder`."""
    (folder.parent / "packed").mkdir(exist_ok=True)
    packed = folder.parent / "packed"
    succeed(["npm", "pack", folder, "--pack-destination", packed, "--ignore-scripts"], cwd=folder.parent)
    (tarball,) = packed.glob("*.tgz")
    modules = tools() / "node_modules"
    node(modules / "publint" / "src" / "cli.js", folder, "--strict", "--pack", "npm", cwd=folder.parent)
    attw = modules / "@arethetypeswrong" / "cli" / "dist" / "index.js"
    node(attw, tarball, "--no-color", "--no-emoji", cwd=folder.parent)


def bundle(entry: Path, bundler: Bundler) -> str:
    """Return the minified bundle that `bundler` makes of the JavaScript file `entry`."""
    outfile = entry.with_name(f"{entry.stem}.{bundler}.js")
    node(tools() / "bundle.mjs", bundler, entry, outfile, cwd=entry.parent)
    return outfile.read_text(encoding="utf-8")


def split(entry: Path, bundler: Bundler) -> dict[str, str]:
    """Return the chunks (name to text) that `bundler` makes of the JavaScript file `entry`."""
    folder = entry.with_name(f"{entry.stem}.{bundler}")
    node(tools() / "bundle.mjs", bundler, entry, folder / "main.js", "split", cwd=entry.parent)
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())}
