"""What a generated Kotlin package costs: compiling it and its jar, beside one enum written by hand and protoc's Java enum.

`python -m benchmarks.quality_kotlin` prints the table. Compilations start cold, as `mvn package` does. What a form
cannot hold is said in its row. protoc is Debian's, protobuf-java of the same version comes from Maven Central; without
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

from tests.building import build_into
from tests.catalogs.make import large
from tests.toolchains import kotlin
from zcodegen.catalog.model import Catalog
from zcodegen.targets.kotlin.quoting import quoted

SIZES = (1_000, 10_000)
_FAILURES = ("Method too large", "code too large", "too many constants", "OutOfMemory", "StackOverflow")


def table(sizes: Sequence[int] = SIZES) -> str:
    """Return the table as Markdown."""
    lines = ["| form | codes | compile, s CPU | jar, kB | of it classes, kB |", "|---|---:|---:|---:|---:|"]
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
        naive = folder / "Code.kt"
        naive.write_text("\n".join(_one_enum(catalog)), encoding="utf-8")
        yield f"| one enum, texts in it | {codes} | {_measured(folder / 'naive', _kotlinc(naive, folder / 'naive'))} |"
        yield f"| protoc, no texts | {codes} | {_protobuf(catalog, folder)} |"


def _kotlinc(sources: Path, into: Path) -> list[str]:
    jars = f"{kotlin.tools() / 'tools'}/*"
    compiler = ["java", "-Xmx3g", "-cp", jars, "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler"]
    flags = ["-no-stdlib", "-no-reflect", "-jvm-target", kotlin.JAVA_VERSION, "-nowarn"]
    return [*compiler, *flags, "-cp", str(kotlin.library("kotlin-stdlib")), "-d", str(into), str(sources)]


def _one_enum(catalog: Catalog) -> Iterator[str]:
    """Yield the form that comes to mind first."""
    yield "enum class Code(val value: Int, val status: String, val retryable: Boolean, val zh: String, val en: String) {"
    for entry in catalog.entries():
        retryable = "true" if entry.retryable else "false"
        texts = ", ".join(quoted(entry.message[locale].value) for locale in ("zh-CN", "en"))
        yield f'    {entry.name}({entry.code}, "{entry.status}", {retryable}, {texts}),'
    yield "}"


def _protobuf(catalog: Catalog, folder: Path) -> str:
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
    lines = [
        'syntax = "proto3";',
        "option java_multiple_files = true;",
        "enum Code {",
        "  CODE_UNSPECIFIED = 0;",
    ]
    lines += [f"  {entry.name} = {entry.code};" for entry in catalog.entries()]
    (folder / "code.proto").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")
    _run([protoc, f"--proto_path={folder}", f"--java_out={folder}", str(folder / "code.proto")])
    sources = [str(path) for path in sorted(folder.glob("*.java"))]
    into = folder / "protobuf"
    jar = str(folder / f"protobuf-java-{major_free}.jar")
    return _measured(
        into, ["javac", "-nowarn", "--release", kotlin.JAVA_VERSION, "-cp", jar, "-d", str(into), *sources]
    )


def _measured(classes: Path, command: Sequence[str], resources: Path | None = None) -> str:
    """Run a compiler and return its CPU time, the size of the jar and of its classes; or why it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = _run(command)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    if done.returncode:
        said = done.stdout + done.stderr
        reason = next(
            (failure for failure in _FAILURES if failure in said), said.strip().split("\n")[0][:120]
        )
        return f"fails: {reason} ({seconds:.0f} s) | | "
    return f"{seconds:.1f} | {_jar(classes, resources) / 1024:.0f} | {_jar(classes) / 1024:.0f}"


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
