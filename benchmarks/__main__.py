"""`make bench`: all tables of the documentation, measured on this machine. `python -m benchmarks speed` prints one.

Ratios of runs side by side are worth more than seconds: nothing here is a test. How long each table took goes to stderr.
"""

from __future__ import annotations

import sys
import time
from importlib import import_module
from typing import Final

TABLES: Final = {
    "speed": "zcodegen and other generators (docs/internals/performance.md)",
    "editor": "Processor time in an editor (docs/editors.md)",
    "readers": "Megabytes of pages a second (docs/internals/performance.md)",
    "quality_python": "The Python package (docs/internals/generated-quality.md)",
    "quality_typescript": "The TypeScript package (docs/internals/generated-quality.md)",
    "quality_go": "The Go package (docs/internals/generated-quality.md)",
    "quality_kotlin": "The Kotlin package (docs/internals/generated-quality.md)",
    "quality_calls": "Calls, and the first one, against peers (docs/internals/generated-quality.md)",
}


def main(wanted: list[str]) -> None:
    """Print the wanted tables, all where none is named."""
    for name in wanted or TABLES:
        print(f"\n## {TABLES[name]}\n", flush=True)
        start = time.perf_counter()
        module = import_module(f"benchmarks.{name}")
        if hasattr(module, "table"):
            print(module.table(), flush=True)
        else:
            module.main([])
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
