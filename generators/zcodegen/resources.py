"""The files that travel with zcodegen: JSON Schemas, templates, and the example project.

They are in `schema/` and `templates/` of a checkout and, by the same names under the package, in a wheel
(`[tool.hatch.build.targets.wheel.force-include]`). Only built-in files are read here; the
templates of a project are added by the caller.
"""

from __future__ import annotations

from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import describe_unknown

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def _folder(name: str) -> Path:
    """Return the folder called `name`: the wheel's copy where there is one, else the checkout's."""
    packed = _PACKAGE / f"_{name}"
    return packed if packed.is_dir() else _CHECKOUT / name


def schema_names() -> tuple[str, ...]:
    """Return the kinds that `schema_text` takes, sorted: `catalog` is the first."""
    return tuple(
        sorted(path.name.removesuffix(".schema.json") for path in _folder("schema").glob("*.schema.json"))
    )


def schema_text(name: str) -> str:
    """Return the JSON Schema called `name` (`catalog`, `domain`, `document`, …) as it is published.

    Raises ZcodegenError for an unknown kind.
    """
    path = _folder("schema") / f"{name}.schema.json"
    if not path.is_file():
        raise ZcodegenError(describe_unknown("schema", name, schema_names()))
    return path.read_text(encoding="utf-8")


def example_files() -> dict[str, bytes]:
    """Return the files of the example project, which uses every key of the catalog: path -> content, sorted."""
    return _files_below(_PACKAGE / "example")


def template_files(target: str) -> dict[str, bytes]:
    """Return the built-in templates for `target`: path -> content, sorted. Raises ZcodegenError if there are none."""
    return _files_below(template_folder(target))


def _files_below(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def torture_folder() -> Path:
    """Return the catalog that tries targets: every feature, hostile names and texts."""
    return _PACKAGE / "torture"


def gallery_folder() -> Path:
    """Return the folder with a custom target for each language of the gallery; it is only to be read."""
    return _folder("gallery")


def starter_text(name: str) -> str:
    """Return a file that `init` writes into a new project, such as `gitlab-ci.yml`."""
    return (_PACKAGE / "starter" / name).read_text(encoding="utf-8")


def template_folder(target: str) -> Path:
    """Return the folder with the built-in templates for `target`; it is only to be read.

    Raises ZcodegenError if there are none.
    """
    path = _folder("templates") / target
    if not path.is_dir():
        raise ZcodegenError(
            f"zcodegen has no templates for {target!r}: expected the folder {target!r} in templates/"
        )
    return path
