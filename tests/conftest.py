"""Fixtures that every test may ask for; tests/README.md shows how to use them."""

from __future__ import annotations

import inspect
import os
import re
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import is_hypothesis_test, settings

from tests.toolchains import kotlin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# No test reads or fills the user's own cache.
os.environ["ZCODEGEN_CACHE"] = str(Path(tempfile.gettempdir()) / f"zcodegen-tests-{os.getuid()}")
# Maven, which `pack` and consumers run, ends within a minute.
os.environ.setdefault("MAVEN_OPTS", " ".join(kotlin.SHORT_RUN))
_TESTS = Path(__file__).resolve().parent
_ROOT = _TESTS.parent

# Every run tries the same examples, however slow the machine is; `make fuzz` looks for new ones.
settings.register_profile("default", deadline=None, derandomize=True)
settings.register_profile("fuzz", deadline=None, derandomize=False, max_examples=5000)
settings.load_profile("default")


_SLOW_FOLDERS = {"publish", "robustness", "witness"}
_GOLDEN = {"same_text", "same_tree"}
_USES_COMPILERS = re.compile(r"from tests\.toolchains import|tests\.toolchains\.(?!tools\b)")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that compare with goldens, those that use other languages' tools, and the slow ones.

    Slow are property tests and the folders of `_SLOW_FOLDERS`. A comparison with goldens only renders, whatever the rest of
    its file does.
    """
    uses: dict[Path, bool] = {}
    for item in items:
        if item.path not in uses:
            uses[item.path] = bool(_USES_COMPILERS.search(item.path.read_text(encoding="utf-8")))
        has_golden = isinstance(item, pytest.Function) and _compares_with_golden(item.function)
        if has_golden:
            item.add_marker(pytest.mark.golden)
        if (uses[item.path] and not has_golden) or "kotlinc" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.compiler)
        is_property = isinstance(item, pytest.Function) and is_hypothesis_test(item.obj)
        if is_property or not _SLOW_FOLDERS.isdisjoint(item.path.relative_to(_TESTS).parts):
            item.add_marker(pytest.mark.slow)


def _compares_with_golden(function: Callable[..., object]) -> bool:
    """Return whether a test calls a function of tests/golden.py, itself or by a function of its module."""
    function = inspect.unwrap(function)
    names = set(function.__code__.co_names)
    called = (function.__globals__.get(name) for name in names)
    helpers = (
        helper for helper in called if inspect.isfunction(helper) and helper.__module__ == function.__module__
    )
    return not _GOLDEN.isdisjoint(names.union(*(helper.__code__.co_names for helper in helpers)))


@pytest.fixture(scope="session")
def shared_documents() -> Path:
    """The folder of real pages that is next to the project; the test is skipped where it is not there."""
    folder = _ROOT.parent / "shared" / "documents"
    if not folder.is_dir():
        pytest.skip("the real pages are missing: no folder ../shared/documents next to the project")
    return folder


@pytest.fixture(scope="session")
def session_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this test session that all of pytest's workers share; fill it with `tools.once`."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def kotlinc(tmp_path_factory: pytest.TempPathFactory) -> Iterator[kotlin.Compiler]:
    """A Kotlin compiler that all tests of a worker share."""
    compiler = kotlin.Compiler(tmp_path_factory.mktemp("kotlinc"))
    yield compiler
    compiler.close()
