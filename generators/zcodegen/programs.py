"""Programs of the system by absolute path: never one of the current folder, which may be an untrusted checkout."""

from __future__ import annotations

import os
import shutil


def find_program(name: str) -> str | None:
    """Return the absolute path of a program in PATH, None if there is none.

    Relative folders of PATH, and on Windows the current folder, are not searched.
    """
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        if os.path.isabs(folder) and (found := shutil.which(os.path.join(folder, name))):
            return found
    return None
