"""Kotlin: one warm compiler a session, ktlint, and the JVM to run the result."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

import pytest

from tests.toolchains.tools import installed, require, set_up, succeed

if TYPE_CHECKING:
    from collections.abc import Sequence

_HERE = Path(__file__).parent

# Generated packages promise Kotlin 2.0 and Java 11; libraries turn the explicit API mode on.
KOTLIN_VERSION = "2.0"
JAVA_VERSION = "11"
_STRICT = ("-Werror", "-Xexplicit-api=strict", "-jvm-target", JAVA_VERSION, "-no-stdlib", "-no-reflect")
_LANGUAGE = ("-language-version", KOTLIN_VERSION, "-api-version", KOTLIN_VERSION)

SHORT_RUN = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""Options of a JVM that runs for a minute: a quarter to a half less processor time without the second compiler.

Not for the compiler of all tests, whose code is more than the 48 MB that the first compiler keeps.
"""


def tools() -> Path:
    """Return the folder with the jars of the compiler and ktlint in `tools/` and of libraries in `lib/`."""
    require("java")
    maven = require("maven")
    return installed("kotlin", [_HERE / "pom.xml"], lambda folder: _install(maven, folder))


def _install(maven: str, folder: Path) -> None:
    command: list[str | Path] = [
        maven,
        "-B",
        "-q",
        "-ntp",
        "-f",
        _HERE / "pom.xml",
        "validate",
        f"-Dinto={folder}",
    ]
    set_up("the Kotlin tools", command, cwd=folder)


@cache
def library(name: str) -> Path:
    """Return the jar of a library to compile against: `kotlin-stdlib`, `kotlinx-serialization-json-jvm`…."""
    return tools() / "lib" / f"{name}.jar"


def serialization_plugin() -> Path:
    """Return the compiler plugin to give to `Compiler.compile` for `@Serializable`."""
    (jar,) = (tools() / "tools").glob("kotlin-serialization-compiler-plugin-embeddable-*.jar")
    return jar


class Compiler:
    """A Kotlin compiler that stays warm between compilations; made by the fixture `kotlinc`, closed at its end."""

    def __init__(self, scratch: Path) -> None:
        """Start the compiler's process; `scratch` is a folder for its argument files and logs."""
        self._scratch = scratch
        self._count = 0
        self._process = subprocess.Popen(
            [
                require("java"),
                "-Xms1g",
                "-Xmx3g",
                "-XX:+UseSerialGC",
                "-cp",
                f"{tools() / 'tools'}/*",
                str(_HERE / "CompileServer.java"),
            ],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            encoding="utf-8",
        )

    def close(self) -> None:
        """End the compiler's process."""
        _pipe(self._process.stdin).close()
        self._process.wait()
        _pipe(self._process.stdout).close()

    def compile(
        self,
        sources: Sequence[Path],
        into: Path,
        *,
        classpath: Sequence[Path] = (),
        plugin: Path | None = None,
    ) -> Path:
        """Compile files and folders to class files in `into` and return it; a warning or error fails the test."""
        on_path = ":".join(str(path) for path in (library("kotlin-stdlib"), *classpath))
        args = [
            *_STRICT,
            *_LANGUAGE,
            "-classpath",
            on_path,
            "-d",
            str(into),
            *(str(path) for path in sources),
        ]
        if plugin:
            args.append(f"-Xplugin={plugin}")
        code, log = self._ask(args)
        if code:
            pytest.fail(f"kotlinc ended with {code}:\n{log}", pytrace=False)
        return into

    def _ask(self, args: Sequence[str]) -> tuple[int, str]:
        self._count += 1
        file = self._scratch / f"args-{self._count}"
        file.write_text("\n".join(f'"{arg}"' for arg in args), encoding="utf-8")
        requests = _pipe(self._process.stdin)
        requests.write(f"{file}\n")
        requests.flush()
        answer = _pipe(self._process.stdout).readline()
        log = file.with_name(f"{file.name}.log")
        return int(answer or 3), log.read_text(
            encoding="utf-8"
        ) if log.exists() else "the compiler's process ended"


def _pipe(stream: IO[str] | None) -> IO[str]:
    assert stream is not None
    return stream


def javac(sources: Sequence[Path], into: Path, *, classpath: Sequence[Path]) -> Path:
    """Compile Java files against Kotlin's classes to `into` and return it; a warning or error fails the test."""
    on_path = ":".join(str(path) for path in (library("kotlin-stdlib"), *classpath))
    program = Path(require("java")).with_name("javac")
    quick = [f"-J{option}" for option in SHORT_RUN]
    flags: list[str | Path] = [
        *quick,
        "--release",
        JAVA_VERSION,
        "-Xlint:all",
        "-Werror",
        "-cp",
        on_path,
        "-d",
        into,
    ]
    succeed([program, *flags, *sources], cwd=into.parent)
    return into


def java(main: str, *args: str, classpath: Sequence[Path], cwd: Path) -> str:
    """Run the class `main` and return what it printed."""
    on_path = ":".join(str(path) for path in (library("kotlin-stdlib"), *classpath))
    return succeed(
        [require("java"), *SHORT_RUN, "-Dfile.encoding=UTF-8", "-cp", on_path, main, *args], cwd=cwd
    )


def proguard(jars: Sequence[Path], into: Path, rules: str) -> Path:
    """Shrink, optimize and rename the classes of `jars` as an app's release does, and return the jar `into`.

    Rules that a library keeps in META-INF/proguard apply, as they do in Android's builds.
    """
    modules = Path(require("java")).resolve().parents[1] / "jmods"
    lines = [f"-injars {jar}" for jar in jars]
    lines += [f"-outjars {into}", f"-libraryjars {modules}/java.base.jmod(!**.jar;!module-info.class)"]
    lines += [f"-libraryjars {library('kotlin-stdlib')}", "-dontnote **", "-dontwarn **", rules]
    for jar in jars:
        with ZipFile(jar) as file:
            lines += [
                file.read(name).decode("utf-8")
                for name in file.namelist()
                if name.startswith("META-INF/proguard/")
            ]
    config = into.with_suffix(".pro")
    config.write_text("\n".join(lines), encoding="utf-8")
    program = [
        require("java"),
        *SHORT_RUN,
        "-cp",
        f"{tools() / 'tools'}/*",
        "proguard.ProGuard",
        f"@{config}",
    ]
    succeed(program, cwd=into.parent)
    return into


def ktlint(folder: Path) -> None:
    """Fail the test where ktlint, with its official style, would complain of a file below `folder`."""
    jars = f"{tools() / 'tools'}/*"
    opens = "--add-opens=java.base/java.lang=ALL-UNNAMED"
    program = [require("java"), *SHORT_RUN, opens, "-cp", jars, "com.pinterest.ktlint.Main"]
    succeed([*program, "--relative", "--log-level=error", "**/*.kt", "**/*.kts"], cwd=folder)
