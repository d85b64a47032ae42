"""The files that targets want, held against an output folder and written into it.

A target's tree maps paths (with `/`, below `out/<target>/`) to bytes; `trees` maps targets to trees. `compare` changes
nothing; `write` writes what differs, whole files only, and never a file that is not ours.
"""

from zcodegen.tree.atomic import atomic_write
from zcodegen.tree.compare import Comparison, FileState, Status, compare
from zcodegen.tree.diff import unified_diff
from zcodegen.tree.files import Tree
from zcodegen.tree.manifest import MANIFEST, owned_files
from zcodegen.tree.paths import fault_of_path
from zcodegen.tree.write import Written, write

__all__ = [
    "MANIFEST",
    "Comparison",
    "FileState",
    "Status",
    "Tree",
    "Written",
    "atomic_write",
    "compare",
    "fault_of_path",
    "owned_files",
    "unified_diff",
    "write",
]
