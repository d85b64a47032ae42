"""Copies of what came from elsewhere, targets and catalogs, brought up to date from their sources."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import click
from msgspec import Struct

from zcodegen.cli.console import log
from zcodegen.cli.main import EXIT_FINDINGS, EXIT_OK
from zcodegen.diagnostics import ZcodegenError
from zcodegen.vendored import Files, OutsideError, Record, Source, digest_of, read_folder

MAX_NAMED = 6
"""Edited files that an error names."""


class Copies(Struct, frozen=True):
    """The copies of one kind: `noun` names it to the user, `mark` is the file that each has, sources are relative to `project`."""

    record: Record
    project: Path
    noun: str
    mark: str
    collect: Callable[[Source, Path | None], Files]

    def update(
        self, names: Sequence[str], origin: Callable[[str], Source] | None, *, force: bool, check: bool
    ) -> int:
        """Copy `names`, or all that are recorded, again; `origin` gives another source for a name, which is read wherever it is.

        With `check`, a copy whose recorded source is outside of the project is only compared with its hash.
        Returns the exit code: with `check` nothing is written, and 1 means that a copy would change or was edited. Raises
        ZcodegenError for a name that is not recorded, and without `force` for a copy that was edited by hand.
        """
        recorded = self.record.read()
        for name in names:
            if name not in recorded:
                raise ZcodegenError(
                    f"{self.noun} {name!r} was not copied from elsewhere: recorded are {', '.join(recorded) or 'none'}"
                )
        if origin and len(names) != 1:
            raise click.UsageError(f"--from is for one {self.noun}: name it")
        changed = []
        for name in names or tuple(recorded):
            wanted = origin(name) if origin else recorded[name]
            try:
                files = self.collect(wanted, None if origin else self.project)
            except OutsideError as error:
                if not check:
                    raise
                changed.append(self._leave(name, recorded[name], error))
                continue
            wanted = wanted.relative_to(self.project) if origin else wanted
            changed.append(self._update(name, recorded[name], wanted, files, force=force, check=check))
        return EXIT_FINDINGS if check and any(changed) else EXIT_OK

    def _leave(self, name: str, recorded: Source, error: OutsideError) -> bool:
        """Report a copy whose source is not looked at; return whether it was edited."""
        is_edited = self.record.state(name, recorded, self.mark) == "edited"
        log(f"{self.noun} {name} {'was edited by hand' if is_edited else f'is left as it is: {error}'}")
        return is_edited

    def _update(
        self, name: str, recorded: Source, wanted: Source, files: Files, *, force: bool, check: bool
    ) -> bool:
        """Bring one copy up to date; return whether it was not."""
        state = self.record.state(name, recorded, self.mark)
        if state == "unchanged" and wanted.is_at(recorded) and digest_of(files) == recorded.sha256:
            log(f"{self.noun} {name} is up to date")
            return False
        if check:
            log(f"{self.noun} {name} {'was edited by hand' if state == 'edited' else 'is not up to date'}")
            return True
        if state == "edited" and not force:
            copy = read_folder(self.record.folder / name)
            edited = sorted(path for path in copy.keys() | files.keys() if copy.get(path) != files.get(path))
            raise ZcodegenError(
                f"{self.noun} {name!r} was edited by hand: {', '.join(edited[:MAX_NAMED])}; --force overwrites"
            )
        self.record.write_copy(name, files, wanted)
        log(f"{self.noun} {name} updated from {wanted.shown()}")
        return True
