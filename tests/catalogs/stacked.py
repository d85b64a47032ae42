"""Three catalogs, each of which imports packages of the one below it: `acme-core`, `acme-base` and `acme-pay`."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from tests.build_helpers import write_files
from tests.toolchains.tools import succeed

HEAD = "zcodegen: 1\nlicense: Apache-2.0\nlocales: {source: en, required: [en]}\n"
CORE = (
    HEAD
    + """\
name: acme-core
version: 3.1.0
packages:
  go: {module: example.org/core/v3}
  kotlin: {group: org.example, artifact: core, package: org.example.core}
attributes: {team: {type: enum, values: [core, pay]}}
"""
)
DEEP = """\
domain: acme.deep
title: {en: Deep codes}
code_type: integer
entries:
  LATE: {code: -5, status: DEADLINE_EXCEEDED, message: {en: "After {n} seconds."}, arguments: {n: {type: integer, example: 3}}}
  SHARED: {code: 50, status: INTERNAL, message: {en: Deep.}, attributes: {team: core}}
"""
BASE = (
    HEAD
    + """\
name: acme-base
version: 1.2.0
packages:
  go: {module: example.org/base}
  kotlin: {group: org.example, artifact: base, package: org.example.base}
attributes: {team: {type: enum, values: [core, pay]}, owner: {type: string}, tags: {type: strings}, other: {type: string}}
depends: {core: {source: ../core/catalog, imports: [TARGET]}}
"""
)
COMMON = """\
domain: acme.common
title: {en: Common codes}
code_type: integer
includes: [core/acme.deep]
entries:
  OK: {code: 0, status: OK, message: {en: Success.}}
  BUSY:
    code: 9
    status: UNAVAILABLE
    retry_after: 2
    since: 1.0.0
    message: {en: The server is busy., fr: Occupé.}
    attributes: {team: core, owner: Ann, tags: [a, b]}
    aliases: [FULL]
    same_as: [CROWDED]
    links: [{title: Help, url: "https://example.org/busy"}]
  CROWDED: {code: 10, status: UNAVAILABLE, message: {en: Crowded.}, deprecated: {since: 1.1.0, reason: Vague., replaced_by: BUSY}}
"""
TERMS = """\
domain: acme.terms
title: {en: Terms}
code_type: string
entries:
  BUSY: {code: busy, status: UNAVAILABLE, message: {en: Busy.}}
"""
PAY = (
    HEAD
    + """\
name: acme-pay
version: 2.0.0-rc.1
packages:
  go: {module: example.org/pay/v2}
  kotlin: {group: org.example, artifact: pay, package: org.example.pay}
attributes: {team: {type: enum, values: [core, pay]}, owner: {type: string}, tags: {type: strings}, other: {type: integer}}
depends: {base: {source: base/catalog, imports: [TARGET]}}
"""
)
PAYMENTS = """\
domain: acme.pay
title: {en: Payments}
code_type: integer
envelope: {code: /error/code, message: /error/message}
includes: [acme.near, base/acme.common]
entries:
  DECLINED:
    code: 1001
    status: FAILED_PRECONDITION
    message: {en: Declined.}
    attributes: {team: pay, other: 3}
    deprecated: {since: 2.0.0, reason: Too vague., replaced_by: acme.common.BUSY}
"""
NEAR = """\
domain: acme.near
title: {en: Near codes}
code_type: integer
entries:
  NEAR: {code: 30, status: ABORTED, message: {en: Near.}}
"""
WORDS = """\
domain: acme.words
title: {en: Words}
code_type: string
envelope: {code: /code}
includes: [acme.near, base/acme.terms]
entries:
  NO: {code: "no", status: ABORTED, message: {en: No.}}
"""


def build(folder: Path, target: str) -> None:
    """Write the catalogs, whose packages of `target` import each other, to core/, base/ and the folder itself, and build them."""
    files = {
        "core/catalog/catalog.yaml": CORE,
        "core/catalog/acme/deep.yaml": DEEP,
        "base/catalog/catalog.yaml": BASE.replace("TARGET", target),
        "base/catalog/acme/common.yaml": COMMON,
        "base/catalog/acme/terms.yaml": TERMS,
        "catalog/catalog.yaml": PAY.replace("TARGET", target),
        "catalog/acme/pay.yaml": PAYMENTS,
        "catalog/acme/near.yaml": NEAR,
        "catalog/acme/words.yaml": WORDS,
    }
    write_files(folder, files)
    succeed(["git", "init", "--quiet", "."], cwd=folder)
    for project in (folder / "core", folder / "base", folder):
        succeed([sys.executable, "-m", "zcodegen", "build", "--lang", target], cwd=project)


def build_newer_base(projects: Path, folder: Path, target: str) -> Path:
    """Build `acme-base` of `projects` in another folder with two entries more, NEW and NEWER; return that project."""
    for name in ("core", "base"):
        shutil.copytree(projects / name / "catalog", folder / name / "catalog")
    with (folder / "base/catalog/acme/common.yaml").open("a", encoding="utf-8") as file:
        file.write(
            "  NEW: {code: 11, status: ABORTED, message: {en: New.}, same_as: [NEWER]}\n"
            "  NEWER: {code: 12, status: ABORTED, message: {en: Newer.}}\n"
        )
    succeed(["git", "init", "--quiet", "."], cwd=folder)
    succeed([sys.executable, "-m", "zcodegen", "build", "--lang", target], cwd=folder / "base")
    return folder / "base"
