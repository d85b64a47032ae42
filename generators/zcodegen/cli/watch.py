"""Run a piece of work again whenever files change; by looking, since no file system tells it everywhere alike."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, TypeAlias

from zcodegen.cli.console import log
from zcodegen.diagnostics import ZcodegenError

_PAUSE: Final = 0.3
_State: TypeAlias = dict[str, tuple[int, int]]


def watch(folders: Iterable[Path], work: Callable[[], int]) -> int:
    """Do `work` now and after every change below `folders`, until interrupted; return its last exit code."""
    gc.enable()  # this command stays
    looked_at = tuple(folders)
    state: _State | None = None
    code = 0
    try:
        while True:
            seen = _state_of(looked_at)
            if seen != state:
                state = seen
                code = _tried(work)
                log("watching; Ctrl-C ends")
            time.sleep(_PAUSE)
    except KeyboardInterrupt:
        return code


def _tried(work: Callable[[], int]) -> int:
    try:
        return work()
    except ZcodegenError as fault:  # half-edited files are normal here: say so and wait for the next change
        log(f"zcodegen: {fault}")
        return 2


def _state_of(folders: Iterable[Path]) -> _State:
    state: _State = {}
    for folder in folders:
        for path in folder.rglob("*"):
            try:
                seen = path.stat()
            except OSError:  # gone between listing and looking
                continue
            state[str(path)] = (seen.st_mtime_ns, seen.st_size)
    return state
