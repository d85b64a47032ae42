"""Entry point: run a command and turn what happened into an exit code.

0 success; 1 findings or stale output; 2 usage or environment error; 3 internal error, with the path of its log.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence

from zcodegen import __version__
from zcodegen.cli.streams import exit_process, format_os_error, guard_streams

TYPE_CHECKING = False  # type checkers know the name; `typing` costs a fifth of `--version`
if TYPE_CHECKING:
    from typing import NoReturn

    import click

EXIT_OK = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_INTERNAL_ERROR = 3
_MAX_USAGE = 500
"""Characters of a message about a command line: a shell or a hook may give the names of all files to a command that takes none."""


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run `zcodegen` with these arguments (default: the process's) and exit."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    exit_process(guard_streams(lambda: _answered(given)))


def _answered(given: list[str]) -> int:
    """Return the exit code of a command; `--version` is answered before click is imported."""
    if given == ["--version"]:
        sys.stdout.write(f"zcodegen {__version__}\n")
        return EXIT_OK
    gc.disable()  # a command ends before its memory is worth collecting; half a second of a large build
    return run(given)


def run(arguments: Sequence[str]) -> int:
    """Run one command; return its exit code. Every failure ends as one line on stderr."""
    import click

    from zcodegen.cli.app import app
    from zcodegen.diagnostics import ZcodegenError

    try:
        code = app.main(args=list(arguments), prog_name="zcodegen", standalone_mode=False)
    except click.ClickException as fault:
        _show_usage(fault)
        return EXIT_USAGE
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except (click.Abort, KeyboardInterrupt):
        sys.stderr.write("zcodegen: stopped\n")
        return EXIT_USAGE
    except ZcodegenError as fault:
        _say(str(fault))
        return EXIT_USAGE
    except SystemExit:  # click exits if the reader of a pipe, such as `head`, has closed it
        raise BrokenPipeError from None
    except OSError as fault:
        if fault.filename is None:
            raise
        _say(format_os_error(fault))
        return EXIT_USAGE
    except ModuleNotFoundError as error:
        package = (error.name or "").partition(".")[0]
        if package in {"", "zcodegen"}:
            return _internal_error(error)
        _say(f"the module {package} is not installed; install zcodegen again, with its dependencies")
        return EXIT_USAGE
    except Exception as fault:  # noqa: BLE001  # a bug: reported as an internal error
        return _internal_error(fault)
    return code if isinstance(code, int) else EXIT_OK


def _show_usage(error: click.ClickException) -> None:
    context = getattr(error, "ctx", None)
    if (
        type(error).__name__ == "NoArgsIsHelpError"
    ):  # `zcodegen translations` without arguments: the message is the help
        sys.stderr.write(f"{error.format_message()}\n")
        return
    hint = f"\nTry `{context.command_path} --help`." if context else ""
    message = error.format_message()
    if len(message) > _MAX_USAGE:
        message = f"{message[:_MAX_USAGE].rpartition(' ')[0]} …"
    _say(f"{message}{hint}")


def _say(why: str) -> None:
    from zcodegen.cli.console import log

    log(f"zcodegen: {why}")


def _internal_error(error: Exception) -> int:
    import tempfile
    import traceback

    with tempfile.NamedTemporaryFile(
        "w", prefix="zcodegen-", suffix=".log", delete=False, encoding="utf-8", errors="backslashreplace"
    ) as log:
        log.write(f"zcodegen {__version__}, Python {sys.version}\n")
        traceback.print_exception(error, file=log)
    what = f"{type(error).__name__}: {error}".splitlines()[0]
    sys.stderr.write(
        f"zcodegen {__version__}: internal error: {what}\nThis is a bug in zcodegen. Please report it and attach {log.name}\n"
    )
    return EXIT_INTERNAL_ERROR
