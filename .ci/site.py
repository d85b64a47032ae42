"""Hooks of mkdocs: links from docs/ to files of the repository lead to the repository's pages."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

_LINK = re.compile(r"\]\((?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?\)")


def on_page_markdown(markdown: str, *, page: Any, config: Any, files: Any) -> str:
    """Return a page's Markdown with links to what the site does not contain as links to the repository."""
    folder = posixpath.dirname(page.file.src_uri)

    def resolve(link: re.Match[str]) -> str:
        path = posixpath.normpath(posixpath.join("docs", folder, link[1]))
        file = files.get_file_from_path(posixpath.relpath(path, "docs"))
        if not Path(path).exists() or (file is not None and file.inclusion.is_included()):
            return link[0]  # mkdocs reports what does not exist
        return f"]({config.repo_url}/blob/main/{path}{link[2] or ''})"

    return _LINK.sub(resolve, markdown)
