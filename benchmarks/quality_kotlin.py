"""What a generated Kotlin package costs: compiling it and its jar, compared with enums written by hand and protoc's Java enums.

`python -m benchmarks.quality_kotlin` prints the table. Compilations start cold, as `mvn package` does. What a form
cannot hold is said in its row, and how it does in parts. protoc is Debian's, protobuf-java of the same version comes from Maven Central; without
them the row says so.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from tests.build_helpers import build_into
from tests.catalogs.make import large
from tests.toolchains import kotlin
from zcodegen.catalog.model import Catalog, Entry
from zcodegen.targets.kotlin.literals import quoted

SIZES = (1_000, 10_000)
PART = 1_000
_FAILURES = ("Method too large", "code too large", "too many constants", "OutOfMemory", "StackOverflow")


def table(sizes: Sequence[int] = SIZES) -> str:
    """Return the table as Markdown."""
    lines = [
        "| form | codes | compile, s CPU | jar, kB | of it classes, kB | methods |",
        "|---|---:|---:|---:|---:|---:|",
    ]
    for entries in sizes:
        for row in _rows(large(entries), f"{entries:,}"):
            print(row, file=sys.stderr)
            lines.append(row)
    return "\n".join(lines)


def _rows(catalog: Catalog, codes: str) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        package = build_into(catalog, "kt", folder / "package")
        sources, resources = (package / "src" / "main" / name for name in ("kotlin", "resources"))
        yield f"| zcodegen | {codes} | {_measured(folder / 'ours', _kotlinc(sources, folder / 'ours'), resources)} |"
        entries = list(catalog.entries())
        for form, size in {"one enum": len(entries), "enums of 1,000": PART}.items():
            if form == "one enum" or len(entries) > PART:
                naive = folder / f"naive{size}"
                _write_enums(naive, entries, size)
                measured = _measured(folder / f"classes{size}", _kotlinc(naive, folder / f"classes{size}"))
                yield f"| {form}, texts in it | {codes} | {measured} |"
                yield f"| protoc, {form}, no texts | {codes} | {_protobuf(entries, size, folder / f'proto{size}')} |"


def _kotlinc(sources: Path, into: Path) -> list[str]:
    jars = f"{kotlin.tools() / 'tools'}/*"
    compiler = ["java", "-Xmx3g", "-cp", jars, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"]
    flags = ["-no-stdlib", "-no-reflect", "-jvm-target", kotlin.JAVA_VERSION, "-nowarn"]
    return [*compiler, *flags, "-cp", str(kotlin.library("kotlin-stdlib")), "-d", str(into), str(sources)]


def _write_enums(folder: Path, entries: Sequence[Entry], size: int) -> None:
    """Write the form that comes to mind first, in enums of `size`."""
    folder.mkdir()
    for number, part in enumerate(_parts(entries, size)):
        (folder / f"Code{number}.kt").write_text("\n".join(_enum(number, part)), encoding="utf-8")


def _parts(entries: Sequence[Entry], size: int) -> list[Sequence[Entry]]:
    return [entries[first : first + size] for first in range(0, len(entries), size)]


def _enum(number: int, entries: Sequence[Entry]) -> Iterator[str]:
    fields = "val value: Int, val status: String, val retryable: Boolean, val zh: String, val en: String"
    yield f"enum class Code{number}({fields}) {{"
    for entry in entries:
        retryable = "true" if entry.retryable else "false"
        texts = ", ".join(quoted(entry.message[locale].value) for locale in ("zh-CN", "en"))
        yield f'    {entry.name}({entry.code}, "{entry.status}", {retryable}, {texts}),'
    yield "}"


def _protobuf(entries: Sequence[Entry], size: int, folder: Path) -> str:
    folder.mkdir()
    protoc, maven = shutil.which("protoc"), shutil.which("mvn")
    if not protoc or not maven:
        return "protoc or mvn is missing | | "
    version = _run([protoc, "--version"]).stdout.split()[-1]
    major_free = (
        version if version.startswith("3.") else f"4.{version}"
    )  # 3.21 was followed by 22, in Java 4.22
    artifact = f"com.google.protobuf:protobuf-java:{major_free}"
    plugin = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy"
    fetched = _run([maven, "-B", "-q", plugin, f"-Dartifact={artifact}", f"-DoutputDirectory={folder}"])
    if fetched.returncode:
        return f"{artifact} could not be fetched | | "
    for number, part in enumerate(_parts(entries, size)):
        values = "".join(f"  {entry.name} = {entry.code};\n" for entry in part)
        head = 'syntax = "proto3";\noption java_multiple_files = true;\n'
        text = f"{head}package codes{number};\nenum Code {{\n  CODE_UNSPECIFIED = 0;\n{values}}}\n"
        (folder / f"code{number}.proto").write_text(text, encoding="utf-8")
    files = [str(path) for path in sorted(folder.glob("*.proto"))]
    _run([protoc, f"--proto_path={folder}", f"--java_out={folder}", *files])
    sources = [str(path) for path in sorted(folder.rglob("*.java"))]
    into = folder / "protobuf"
    jar = str(folder / f"protobuf-java-{major_free}.jar")
    return _measured(
        into, ["javac", "-nowarn", "--release", kotlin.JAVA_VERSION, "-cp", jar, "-d", str(into), *sources]
    )


def _measured(classes: Path, command: Sequence[str], resources: Path | None = None) -> str:
    """Run a compiler and return its CPU time, the size of the jar and of its classes, and their methods; or why it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode:
        said = done.stdout + done.stderr
        reason = next(
            (failure for failure in _FAILURES if failure in said), said.strip().split("\n")[0][:120]
        )
        return f"fails: {reason} ({seconds:.0f} s) | | | "
    sizes = f"{_jar(classes, resources) / 1024:.0f} | {_jar(classes) / 1024:.0f}"
    return f"{seconds:.1f} | {sizes} | {_methods(classes):,}"


def _methods(classes: Path) -> int:
    """Return how many methods and constructors the class files declare: a dex file of Android refers to 65,536 at most."""
    files = [str(path) for path in sorted(classes.rglob("*.class"))]
    return sum(line.rstrip().endswith(");") for line in _run(["javap", "-p", *files]).stdout.splitlines())


def _jar(*folders: Path | None) -> int:
    """Return the size of a jar with what lies in the folders."""
    with tempfile.TemporaryFile() as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as jar:
            for folder in filter(None, folders):
                for path in sorted(path for path in folder.rglob("*") if path.is_file()):
                    jar.write(path, path.relative_to(folder))
        return file.tell()


def _run(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


if __name__ == "__main__":
    print(table())
