"""Git, as far as zcodegen needs it: folders at a revision, tags, and when a file was last changed.

Git's command line is asked, without a shell and without a network; the work tree and the index are never touched.
"""

from zcodegen.revision.files import Revision, open_range, open_revision, read_files
from zcodegen.revision.git import Repository, find_repository
from zcodegen.revision.history import Commit, commits_of, last_tag

__all__ = [
    "Commit",
    "Repository",
    "Revision",
    "commits_of",
    "find_repository",
    "last_tag",
    "open_range",
    "open_revision",
    "read_files",
]
