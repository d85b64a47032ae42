"""A Kotlin package that imports the packages of the catalogs that its catalog builds on: compiled apart, used, and published."""

from __future__ import annotations

import json
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.build_helpers import build_into, write_files
from tests.catalogs import stacked
from tests.golden import same_text
from tests.kotlin.test_release import RULES, jar_of
from tests.publish.consumers import maven_consumer, own_store
from tests.toolchains import kotlin
from tests.toolchains.tools import once, require, succeed
from zcodegen.catalog.load import load_catalog
from zcodegen.catalog.model import Catalog
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare
from zcodegen.diff.levels import Criticality
from zcodegen.diff.witness import find_witnesses

PROGRAM = """\
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import org.example.base.AcmeBase
import org.example.base.acme.CommonCode
import org.example.base.acme.TermsCode
import org.example.base.owner
import org.example.base.tags
import org.example.core.AcmeCore
import org.example.core.Code
import org.example.core.CodeException
import org.example.core.IntegerCode
import org.example.core.Recovery
import org.example.core.Status
import org.example.core.StringCode
import org.example.core.Team
import org.example.core.acme.DeepCode
import org.example.pay.AcmePay
import org.example.pay.acme.NearCode
import org.example.pay.acme.PayCode
import org.example.pay.acme.WordsCode
import org.example.pay.other

internal fun described(code: Code): String =
    when (code) {
        is IntegerCode -> "number ${code.value}"
        is StringCode -> "text ${code.value}"
    }

internal fun copied(code: Code): Any {
    val written = ByteArrayOutputStream().also { ObjectOutputStream(it).writeObject(code) }
    return ObjectInputStream(ByteArrayInputStream(written.toByteArray())).readObject()
}

@Suppress("DEPRECATION")
public fun main() {
    val code = PayCode.lookup(9)
    check(code === CommonCode.Known.BUSY) { "the other package's own constant" }
    check(PayCode.lookup(-5) === DeepCode.Known.LATE) { "an include of the include" }
    check(PayCode.lookup(30) === NearCode.Known.NEAR && PayCode.lookup(7) == PayCode.of(7)) { "own" }
    val branch =
        when (val found = PayCode.lookup(1001)) {
            is PayCode.Unknown -> 1
            is PayCode.Known -> 2
            is CommonCode -> 3
            else -> 0
        }
    check(branch == 2)
    check(described(code) == "number 9" && described(WordsCode.lookup("busy")) == "text busy")
    check(code.name == "BUSY" && "$code" == "acme.common: BUSY (9)" && "${PayCode.lookup(77)}" == "acme.pay: unknown (77)")
    check(code.status == Status.UNAVAILABLE && code.recovery == Recovery.TRANSIENT && code.retryAfter == 2)
    check(code.since == "1.0.0" && code.aliases == listOf("FULL") && code.synonyms == listOf(CommonCode.Known.CROWDED))
    check(code.text("fr, en;q=0.5")?.message == "Occupé." && PayCode.of(1001).text("fr")?.locale == "en") { "locales" }
    check(PayCode.Known.DECLINED.text().message == "Declined.")
    check(DeepCode.late(4).text("en").message == "After 4 seconds.")
    check(AcmePay.LOCALES == listOf("en") && AcmeBase.LOCALES == listOf("en", "fr"))
    check(code.team == Team.CORE && PayCode.Known.DECLINED.team == Team.PAY) { "an enumeration is one type" }
    check(code.owner == "Ann" && code.tags == listOf("a", "b") && PayCode.Known.DECLINED.owner == null)
    check(PayCode.Known.DECLINED.other == 3L && code.other == null)
    check(PayCode.Known.DECLINED.deprecated?.replacedBy == "acme.common.BUSY")
    check(PayCode.parse("FULL") === code && PayCode.parse("0x9") === code && PayCode.parse("NEAR") === NearCode.Known.NEAR)
    val answer = PayCode.fromResponse(mapOf("error" to mapOf("code" to "BUSY", "message" to "m")))
    check(answer?.code === code && answer.message == "m" && answer.retryAfter == 2)
    check(WordsCode.fromResponse(mapOf("code" to "busy"))?.code === TermsCode.Known.BUSY)
    check(AcmePay.lookup(9) == listOf(code) && AcmePay.find("acme.deep", "LATE") === DeepCode.Known.LATE)
    check(AcmePay.domains.map { it.name }.size == 6 && AcmeCore.domains.size == 1)
    for (other in listOf(code, PayCode.Known.DECLINED, PayCode.of(8), DeepCode.Known.LATE)) check(copied(other) == other)
    val thrown = runCatching { PayCode.lookup(9).orThrow("No.") }.exceptionOrNull()
    check(thrown is CodeException && thrown.code === code && thrown.problem("fr")["title"] == "Occupé.")
    println("${AcmePay.VERSION} ${AcmeBase.VERSION} ${PayCode.of(9).name}")
}
"""
JAVA = """\
import org.example.base.acme.CommonCode;
import org.example.core.Code;
import org.example.pay.Attributes;
import org.example.pay.acme.PayCode;

class Main {
  public static void main(String[] args) {
    Code code = PayCode.lookup(9);
    System.out.println((code == CommonCode.Known.BUSY) + " " + code + " " + Attributes.getOther(PayCode.of(1001)) + " " + code.text("fr").getMessage());
  }
}
"""
FOREIGN = """\
import org.example.core.Filled
import org.example.core.IntegerCode
import org.example.core.IntegerDomain

internal class Other : IntegerCode(5, null) {
    override val domain: IntegerDomain<IntegerCode>
        get() = TODO()
}

internal fun made(other: Other): Filled = Filled(other, emptyMap())
"""
NEWER = """\
import org.example.base.acme.CommonCode
import org.example.pay.AcmePay
import org.example.pay.acme.PayCode

public fun main() {
    println("${PayCode.lookup(11)} ${PayCode.lookup(12)} ${PayCode.parse("NEW")?.synonyms} ${AcmePay.lookup(12)} ${PayCode.lookup(9) == CommonCode.Known.BUSY}")
}
"""
PACKAGES = ("core", "base", "")
SHARED_TYPES = Path(__file__).with_name("shared_types.javap")


@pytest.fixture(scope="module")
def projects(session_folder: Path) -> Path:
    """The three catalogs, built."""
    return once(session_folder / "kotlin-import", lambda folder: stacked.build(folder, "kotlin"))


@pytest.fixture(scope="module")
def jars(projects: Path, kotlinc: kotlin.Compiler, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Their packages, each compiled against the jars of those below it."""
    folder, made = tmp_path_factory.mktemp("jars"), list[Path]()
    for name in PACKAGES:
        made.append(_jar(kotlinc, projects / name, folder / (name or "pay"), made))
    return made


def _jar(kotlinc: kotlin.Compiler, project: Path, folder: Path, below: list[Path]) -> Path:
    main = project / "out/kotlin/src/main"
    classes = kotlinc.compile([main / "kotlin"], folder, classpath=below)
    return jar_of(folder.with_suffix(".jar"), classes, main / "resources")


def _compiled(kotlinc: kotlin.Compiler, program: str, folder: Path, path: list[Path]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "Program.kt").write_text(program, encoding="utf-8")
    return kotlinc.compile([folder / "Program.kt"], folder / "classes", classpath=path)


def test_a_package_requires_the_others_and_has_only_its_own_domains(projects: Path) -> None:
    root = projects / "out/kotlin"
    pom = (root / "pom.xml").read_text(encoding="utf-8")
    for name, version in (("base", "1.2.0"), ("core", "3.1.0")):
        assert f"<artifactId>{name}</artifactId>\n      <version>{version}</version>" in pom
    module = (root / "src/main/java/module-info.java").read_text(encoding="utf-8")
    assert "requires transitive org.example.base;\n  requires transitive org.example.core;" in module
    classes = sorted(path.name for path in (root / "src/main/kotlin/org/example/pay/acme").iterdir())
    assert classes == [f"{name}Code{end}.kt" for name in ("Near", "Pay", "Words") for end in ("", "Rows")]


@pytest.mark.compiler
def test_codes_are_those_of_the_other_packages(
    projects: Path, jars: list[Path], kotlinc: kotlin.Compiler, tmp_path: Path
) -> None:
    classes = _compiled(kotlinc, PROGRAM, tmp_path, jars)
    printed = kotlin.java("ProgramKt", classpath=[classes, *jars], cwd=tmp_path)
    assert printed == "2.0.0-rc.1 1.2.0 null\n"
    for name in PACKAGES:
        kotlin.ktlint(projects / name / "out/kotlin")


@pytest.mark.compiler
def test_the_shared_types_are_binary_compatible(jars: list[Path], tmp_path: Path) -> None:
    """Packages that other versions of zcodegen made link to these members: a line that goes or changes breaks them, a new one does not."""
    with zipfile.ZipFile(jars[0]) as jar:
        names = sorted(
            name.removesuffix(".class").replace("/", ".")
            for name in jar.namelist()
            if re.fullmatch(r"org/example/core/[^/]+\.class", name) and "$$" not in name
        )
    printed = succeed(["javap", "-protected", "-classpath", jars[0], *names], cwd=tmp_path)
    dump = re.sub(r"^Compiled from .*\n", "", printed, flags=re.MULTILINE)
    assert "abstract class org.example.core.IntegerCode" in dump
    same_text(dump, SHARED_TYPES)


@pytest.mark.compiler
def test_java_has_the_attributes_of_the_importing_package(jars: list[Path], tmp_path: Path) -> None:
    (tmp_path / "Main.java").write_text(JAVA, encoding="utf-8")
    classes = kotlin.javac([tmp_path / "Main.java"], tmp_path / "java", classpath=jars)
    printed = kotlin.java("Main", classpath=[classes, *jars], cwd=tmp_path)
    assert printed == "true acme.common: BUSY (9) 3 Occupé.\n"


@pytest.mark.compiler
def test_witness_of_an_extension_property(
    projects: Path, jars: list[Path], kotlinc: kotlin.Compiler, tmp_path: Path
) -> None:
    """A program imports the attribute that goes; attributes that an imported package declares too stay, so that nothing breaks."""
    catalog = load_catalog(projects / "catalog").bundled().catalog
    assert catalog is not None
    manifest = replace(catalog.manifest, targets=("kotlin",))
    old = Catalog(manifest, catalog.domains, catalog.history, imports=catalog.imports)
    less = {"team": manifest.attributes["team"]}
    new = Catalog(replace(manifest, attributes=less), old.domains, old.history, imports=old.imports)
    changes = classify(compare(old, new)).changes
    assert len([change for change in changes if change.criticality is Criticality.BREAKING]) == 3
    (witness,) = find_witnesses(changes, old)
    assert "import org.example.pay.other\n" in witness.source
    classes = _compiled(kotlinc, witness.source, tmp_path, jars)
    assert kotlin.java("ProgramKt", classpath=[classes, *jars], cwd=tmp_path) == "3\n"
    built = {path.name for path in build_into(new, "kotlin", tmp_path / "new").rglob("*.kt")}
    assert "PayCode.kt" in built
    assert "Attributes.kt" not in built


@pytest.mark.compiler
def test_programs_cannot_add_codes(jars: list[Path], kotlinc: kotlin.Compiler, tmp_path: Path) -> None:
    with pytest.raises(pytest.fail.Exception) as failed:
        _compiled(kotlinc, FOREIGN, tmp_path, jars)
    refused = re.findall(
        r"Program.kt:(\d+):\d+: error: only packages that zcodegen generates use this", str(failed.value)
    )
    assert refused == ["5", "10"]


@pytest.mark.slow
def test_a_newer_version_of_the_other_package_knows_more(
    projects: Path, jars: list[Path], kotlinc: kotlin.Compiler, tmp_path: Path
) -> None:
    newer = stacked.build_newer_base(projects, tmp_path / "newer", "kotlin")
    classes = _compiled(kotlinc, NEWER, tmp_path, jars)
    path = [classes, jars[0], _jar(kotlinc, newer, tmp_path / "base", [jars[0]]), jars[2]]
    new = "acme.common: NEW (11) acme.common: NEWER (12)"
    assert kotlin.java("ProgramKt", classpath=path, cwd=tmp_path) == (
        f"{new} [acme.common: NEWER (12)] [acme.common: NEWER (12)] true\n"
    )


@pytest.mark.slow
def test_shrunk_and_renamed_packages_behave_as_before(
    jars: list[Path], kotlinc: kotlin.Compiler, tmp_path: Path
) -> None:
    program = PROGRAM.replace("public fun main", "public fun run").replace(
        "import java.io.B", "package release\nimport java.io.B", 1
    )
    program += "\npublic object ReleaseKt {\n    @JvmStatic\n    public fun main(args: Array<String>) {\n        run()\n    }\n}\n"
    app = jar_of(tmp_path / "app.jar", _compiled(kotlinc, program, tmp_path / "app", jars))
    expected = kotlin.java("release.ReleaseKt", classpath=[*jars, app], cwd=tmp_path)
    release = kotlin.proguard([*jars, app], tmp_path / "release.jar", RULES + "-repackageclasses")
    assert kotlin.java("release.ReleaseKt", classpath=[release], cwd=tmp_path) == expected


MODULE = "module com.example.consumer {\n  requires org.example.base;\n}\n"
NAMED = """\
package com.example;

import org.example.base.Attributes;
import org.example.base.acme.CommonCode;
import org.example.core.Code;
import org.example.core.acme.DeepCode;

class Main {
  public static void main(String[] args) {
    Code code = CommonCode.lookup(-5);
    System.out.println((code == DeepCode.Known.LATE) + " " + code + " " + Attributes.getOwner(CommonCode.of(9)));
    System.out.println(CommonCode.of(9).text("fr").getMessage() + " " + code.text("fr").getMessage());
  }
}
"""


@pytest.mark.torture
def test_packed_artifacts_are_resolved_together_and_run_as_named_modules(
    projects: Path, tmp_path: Path
) -> None:
    """Each is packed while no repository has the other; a Java program with `module-info.java` then takes both from one."""
    into = tmp_path / "packed"
    for project in (projects / "core", projects / "base"):
        command: list[str | Path] = [
            sys.executable,
            "-m",
            "zcodegen",
            "pack",
            "--lang",
            "kotlin",
            "--into",
            into,
        ]
        succeed(command, cwd=project)
        shutil.copytree(into / "maven", tmp_path / "repository", dirs_exist_ok=True)
    bill = json.loads((into / "maven.cdx.json").read_text(encoding="utf-8"))
    assert "pkg:maven/org.example/core@3.1.0" in bill["dependencies"][0]["dependsOn"]

    program = tmp_path / "program"
    files = {
        "pom.xml": maven_consumer((tmp_path / "repository").as_uri(), "org.example", "base", "1.2.0"),
        "module-info.java": MODULE,
        "com/example/Main.java": NAMED,
    }
    write_files(program, files)
    copy = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
    quiet = ["--batch-mode", "--no-transfer-progress", "--quiet", f"-Dmaven.repo.local={own_store(program)}"]
    succeed([require("maven"), *quiet, copy, "-DoutputDirectory=lib"], cwd=program)
    sources = ["module-info.java", "com/example/Main.java"]
    succeed(["javac", "-p", "lib", "-Xlint:all", "-Werror", "-d", "classes", *sources], cwd=program)
    java = [
        "java",
        "-Dfile.encoding=UTF-8",
        "-p",
        "classes:lib",
        "-m",
        "com.example.consumer/com.example.Main",
    ]
    lines = ["true acme.deep: LATE (-5) Ann", "Occupé. After {n} seconds."]
    assert succeed(java, cwd=program).splitlines() == lines
