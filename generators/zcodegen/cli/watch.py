"""Run a piece of work again whenever files change. It polls: no notification works on every file system."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from zcodegen.cache import stat_key
from zcodegen.cli.console import log
from zcodegen.diagnostics import ZcodegenError
from zcodegen.files import walk

_PAUSE: Final = 0.3
_State: TypeAlias = dict[str, str]
"""Path -> what an edit changes of the stat data: a replaced file of equal size and time has another inode."""


def watch(folders: Iterable[Path], work: Callable[[], int]) -> int:
    """Do `work` now and after every change below `folders`, until interrupted; return its last exit code."""
    gc.enable()  # this command stays
    watched = tuple(folders)
    state: _State | None = None
    code = 0
    try:
        while True:
            current = _state_of(watched)
            if current != state:
                state = current
                code = _try(work)
                log("watching; Ctrl-C ends")
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return code


def _try(work: Callable[[], int]) -> int:
    try:
        return work()
    except (
        ZcodegenError
    ) as error:  # a file is often saved half edited: report it and wait for the next change
        log(f"zcodegen: {error}")
        return 2


def _state_of(folders: Iterable[Path]) -> _State:
    state: _State = {}
    for folder in folders:
        for _, entry in walk(folder):
            try:
                state[entry.path] = stat_key(os.lstat(entry.path))  # a listed entry may hold older data
            except OSError:  # removed since it was listed
                continue
    return state
