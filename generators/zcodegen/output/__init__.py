"""Compare generated files with an output folder, and write them into it.

A target's tree maps paths (with `/`, below `out/<target>/`) to bytes; `trees` maps targets to trees. `compare` changes
nothing; `write` writes what differs, whole files only, and never a file that zcodegen did not create.
"""

from zcodegen.output.atomic import atomic_write
from zcodegen.output.compare import Comparison, FileState, Status, Tree, compare
from zcodegen.output.owned_files import MANIFEST, owned_files
from zcodegen.output.paths import path_error
from zcodegen.output.unified_diff import unified_diff
from zcodegen.output.write import write

__all__ = [
    "MANIFEST",
    "Comparison",
    "FileState",
    "Status",
    "Tree",
    "atomic_write",
    "compare",
    "owned_files",
    "path_error",
    "unified_diff",
    "write",
]
