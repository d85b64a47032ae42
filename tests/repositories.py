"""Git repositories for tests: the same hashes each time, whatever the user has configured."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

TEST_USER = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
for _role in ("AUTHOR", "COMMITTER"):
    TEST_USER |= {f"GIT_{_role}_NAME": "nobody", f"GIT_{_role}_EMAIL": "nobody@example.org"}


def git(folder: Path, *arguments: str, date: str = "2025-01-01T00:00:00+08:00") -> str:
    """Run git in `folder`, with nothing of the machine's configuration, and return what it printed."""
    environment = os.environ | TEST_USER | {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    ran = subprocess.run(
        ["git", *arguments], cwd=folder, env=environment, check=True, capture_output=True, encoding="utf-8"
    )
    return ran.stdout.strip()


def commit(top: Path, files: dict[str, bytes | None], *, date: str = "2025-01-01T00:00:00+08:00") -> str:
    """Write `files` (None: remove it), commit everything, and return the commit."""
    for path, content in files.items():
        place = top / path
        if content is None:
            place.unlink()
        else:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
    git(top, "add", "-A")
    git(top, "commit", "-q", "-m", "change", date=date)
    return git(top, "rev-parse", "HEAD")
