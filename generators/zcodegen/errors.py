"""The one exception that zcodegen raises on purpose."""


class ZcodegenError(Exception):
    """Zcodegen cannot go on: no such file, wrong usage, an output folder that is not ours.

    The message is one line that names the value and says what to do. The command line prints it and exits with 2.
    What is wrong *inside* an input is never an exception but a `Finding`.
    """
