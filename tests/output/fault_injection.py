"""A build that meets its end: run by `test_killed.py` in a process of its own.

`python fault_injection.py WHAT ROOT SEED MOMENT`: makes the trees of SEED in ROOT, and at the MOMENT-th operation on the file system
is killed (`kill`) or printed that the disk is full (`full`); `count` prints how many operations there are.
"""

from __future__ import annotations

import errno
import os
import random
import signal
import sys
from pathlib import Path

from zcodegen.diagnostics import ZcodegenError
from zcodegen.output.write import write

OPERATIONS = {"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}


def trees(seed: int) -> dict[str, dict[str, bytes]]:
    """Trees that change much from seed to seed: files come, go, stay, become folders."""
    dice = random.Random(seed)
    made: dict[str, dict[str, bytes]] = {"go": {}, "python": {}}
    for tree in made.values():
        for number in range(12):
            name = f"f{number}" if dice.random() < 0.7 else f"f{number}/deep/x"
            if dice.random() < 0.8:
                tree[name] = f"{dice.randrange(3)}\n".encode() * dice.choice([1, 1, 5000])
    return made


def main() -> int:
    """Build, die or report."""
    what, root, seed, moment = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
    done = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal done
        if event not in OPERATIONS or not str(arguments[0]).startswith(str(root)):
            return
        done += 1
        if done == moment and what == "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        if done == moment and what == "full":
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(arguments[0]))

    wanted = trees(seed)
    sys.addaudithook(watch)
    try:
        write(wanted, root)
    except ZcodegenError as error:
        print(error)
        return 2
    if what == "count":
        print(done)
    return 0


if __name__ == "__main__":
    sys.exit(main())
