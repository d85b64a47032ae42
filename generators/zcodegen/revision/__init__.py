"""Git, as far as zcodegen needs it: folders at a revision, tags, and when a file was last changed.

Git's command line is asked, without a shell and without a network; the work tree and the index are never touched.
"""

from zcodegen.revision.files import Revision, open_range, open_revision, read_files
from zcodegen.revision.git import Repository, find_repository, is_in_repository
from zcodegen.revision.history import Commit, PageRevision, commits_of, page_history
from zcodegen.revision.tags import (
    CATALOGS,
    CATALOGS_LOCK,
    ReleaseTag,
    describe_other_tags,
    is_copied_catalog,
    release_tags,
    tag_prefix,
)
from zcodegen.revision.version import Version, parse_version

__all__ = [
    "CATALOGS",
    "CATALOGS_LOCK",
    "Commit",
    "PageRevision",
    "ReleaseTag",
    "Repository",
    "Revision",
    "Version",
    "commits_of",
    "describe_other_tags",
    "find_repository",
    "is_copied_catalog",
    "is_in_repository",
    "open_range",
    "open_revision",
    "page_history",
    "parse_version",
    "read_files",
    "release_tags",
    "tag_prefix",
]
