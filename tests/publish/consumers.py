"""Empty projects that install a published package with their ecosystem's own client and run a program.

Each program is given codes and prints what the package says of them.
"""

from __future__ import annotations

import json
import os
import sys
import venv
from pathlib import Path

from tests.toolchains.tools import require, succeed

MODULE = "github.com/AcmeExample/codes"


def by_pip(index: str, version: str, folder: Path, *codes: int) -> str:
    """Install with pip into a new environment and run."""
    venv.create(folder / "venv", with_pip=False, symlinks=True)
    python = folder / "venv/bin/python"
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--python",
        python,
        "install",
        "--quiet",
        "--disable-pip-version-check",
    ]
    where = ["--index-url", f"{index}simple/", "--no-cache-dir"]
    succeed([*pip, *where, f"acme-codes=={version}"], cwd=folder)
    program = "import sys; from acme_codes.acme import room; [print(room.parse(int(n)).label) for n in sys.argv[1:]]"
    return succeed([python, "-W", "error", "-c", program, *map(str, codes)], cwd=folder)


def by_npm(registry: str, version: str, folder: Path, *codes: int) -> str:
    """Install with npm and run."""
    require("node")
    folder.mkdir(parents=True, exist_ok=True)
    about = {"name": "consumer", "private": True, "type": "module"}
    (folder / "package.json").write_text(json.dumps(about), encoding="utf-8")
    where: list[str | Path] = ["--registry", registry, "--cache", folder / "cache"]
    succeed(["npm", "install", "--no-audit", "--no-fund", *where, f"@acme/codes@{version}"], cwd=folder)
    program = (
        'import { parse } from "@acme/codes/acme/room";\n'
        "for (const code of process.argv.slice(2)) console.log(parse(Number(code)).label);\n"
    )
    (folder / "main.js").write_text(program, encoding="utf-8")
    return succeed(["node", "main.js", *map(str, codes)], cwd=folder)


_GO_PROGRAM = f"""\
package main

import (
	"fmt"
	"os"
	"strconv"

	"{MODULE}/acme/room"
)

func main() {{
	for _, arg := range os.Args[1:] {{
		code, _ := strconv.Atoi(arg)
		fmt.Println(room.Code(code).Err())
	}}
}}
"""


def by_go(proxy: str, version: str, folder: Path, *codes: int, repository: Path | None = None) -> str:
    """Get with the go command and run: from a proxy, or, where one is given, from the module's git repository."""
    go = require("go")
    folder.mkdir(parents=True, exist_ok=True)
    env = {
        "GOFLAGS": "-mod=mod -modcacherw -buildvcs=false",
        "GOMODCACHE": str(folder / "modules"),
        "GOPROXY": proxy,
        "GOSUMDB": "off",
        "GOTOOLCHAIN": "local",
        "GOWORK": "off",
    }
    if repository:
        env |= {
            "GIT_CONFIG_COUNT": "1",
            "GIT_CONFIG_KEY_0": f"url.{repository.as_uri()}.insteadOf",
            "GIT_CONFIG_VALUE_0": f"https://{MODULE}",
        }
    succeed([go, "mod", "init", "example.com/consumer"], cwd=folder, env=env)
    (folder / "main.go").write_text(_GO_PROGRAM, encoding="utf-8")
    succeed([go, "get", f"{MODULE}@v{version}"], cwd=folder, env=env)
    return succeed([go, "run", ".", *map(str, codes)], cwd=folder, env=env)


_POM = """\
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>com.example</groupId>
  <artifactId>consumer</artifactId>
  <version>1</version>
  <repositories>
    <repository>
      <id>acme</id>
      <url>{repository}</url>
    </repository>
  </repositories>
  <dependencies>
    <dependency>
      <groupId>{group}</groupId>
      <artifactId>{artifact}</artifactId>
      <version>{version}</version>
    </dependency>
  </dependencies>
</project>
"""
_JAVA_PROGRAM = """\
import org.example.acme.codes.acme.RoomCode;

class Main {
    public static void main(String[] args) {
        for (String arg : args) System.out.println(RoomCode.of(Integer.parseInt(arg)));
    }
}
"""


def maven_consumer(repository: str, group: str, artifact: str, version: str) -> str:
    """Return the `pom.xml` of a project that depends on one artifact of a repository, given by its URL."""
    return _POM.format(repository=repository, group=group, artifact=artifact, version=version)


def by_maven(repository: str, version: str, folder: Path, *codes: int) -> str:
    """Resolve with Maven, from our repository and for everything else its own, compile, and run."""
    folder.mkdir(parents=True, exist_ok=True)
    pom = maven_consumer(repository, "org.example.acme", "acme-codes", version)
    (folder / "pom.xml").write_text(pom, encoding="utf-8")
    (folder / "Main.java").write_text(_JAVA_PROGRAM, encoding="utf-8")
    copy = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies"
    quiet = ["--batch-mode", "--no-transfer-progress", "--quiet", f"-Dmaven.repo.local={own_store(folder)}"]
    succeed([require("maven"), *quiet, copy, "-DoutputDirectory=lib"], cwd=folder)
    require("java")
    succeed(["javac", "-cp", "lib/*", "-Xlint:all", "-Werror", "-d", "classes", "Main.java"], cwd=folder)
    path = os.pathsep.join(("classes", "lib/*"))
    return succeed(["java", "-Dfile.encoding=UTF-8", "-cp", path, "Main", *map(str, codes)], cwd=folder)


def own_store(folder: Path) -> Path:
    """Make a local Maven repository with what the machine's has, except that `org.example` is its own.

    So nothing is downloaded twice, and nothing of ours is left there for the next run to find.
    """
    machine, own = Path.home() / ".m2/repository", folder / "store"
    (own / "org").mkdir(parents=True)
    for below, but in ((Path(), "org"), (Path("org"), "example")):
        for place in (machine / below).glob("*"):
            if place.name != but:
                (own / below / place.name).symlink_to(place)
    return own
