"""How many megabytes of pages each reader reads a second, on one core.

`python -m benchmarks.readers [PAGE...]` prints a table: pages made here in each shape, and the pages named, together.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from zcodegen.readers.read import read_page

SIZE = 2_000_000
PROSE = "Call [loginRoom](@loginRoom) before you publish a stream; see **Guides** for more, and `errorCode` below.\n\n"
CODE = "```js\nconst { errorCode, data } = await zg.login(room, token);\n```\n\n"
TEXT = "The gate is shut because its porter sleeps; ring and wait until he opens it."
RULE = f"+-------+{'-' * (len(TEXT) + 2)}+\n"
HEAD = "| 错误码 | 描述 |\n|-|-|\n"
PACKED = "| 1001004 | 描述：认证失败。<br />可能原因：AppID 不正确。<br />处理建议：请检查 [AppID](a) 是否正确。 |\n"
HTML = "<tr>\n<td>660000002</td>\n<td>输入参数错误。</td>\n<td>请检查输入的参数。</td>\n</tr>\n"

PAGES = {
    "a page of a guide": ("guide.md", (PROSE * 20 + CODE * 5 + HEAD + PACKED * 5 + "\n") * 400),
    "a table of packed cells": ("table.md", HEAD + PACKED * 20_000),
    "an HTML table": (
        "table.html",
        "<table>\n<tr><th>返回码</th><th>说明</th><th>处理建议</th></tr>\n" + HTML * 20_000 + "</table>\n",
    ),
    "headings that are codes": (
        "errors.md",
        "# Error codes\n\n" + "".join(f"### -{n} GATE_{n}\n\n{TEXT}\n\n" for n in range(1000, 41_000)),
    ),
    "ParamField elements": (
        "enum.mdx",
        "## GateErrorCode\n\n"
        + "".join(
            f'<ParamField name="A{n}" prototype="A{n}=({n})">\nShut.\n</ParamField>\n' for n in range(30_000)
        ),
    ),
    "CSV": ("codes.csv", "code,name,message\n" + "1001,E_GONE,The thing is gone.\n" * 40_000),
    "JSON": (
        "errors.json",
        "{" + ",\n".join(f'"GATE_{n}": {{"message": ["{TEXT}"], "http": 404}}' for n in range(12_000)) + "}",
    ),
    "XML": (
        "errors.xml",
        "<a>\n" + "".join(f'<error code="{n}">{TEXT}</error>\n' for n in range(30_000)) + "</a>",
    ),
    "keys and values": (
        "errors.properties",
        "".join(f"error.{n}={TEXT}\n" for n in range(50_000)),
    ),
    "constants in C": (
        "gate.h",
        "".join(f"#define GATE_ERR_{n} -{n}  /* {TEXT} */\n" for n in range(1, 30_000)),
    ),
    "constants in Java": (
        "Errors.java",
        "enum Errors {\n"
        + "".join(f'  /** Shut. */\n  E_{n}({n}, "{TEXT}"),\n' for n in range(30_000))
        + "}\n",
    ),
    "reStructuredText, a list-table": (
        "codes.rst",
        ".. list-table::\n   :header-rows: 1\n\n   * - Code\n     - Text\n"
        + "".join(f"   * - {n}\n     - {TEXT}\n" for n in range(40_000)),
    ),
    "reStructuredText, a grid": (
        "grid.rst",
        f"{RULE}| Code  | {'Text':<{len(TEXT)}} |\n{RULE.replace('-', '=')}"
        + "".join(f"| {n:<5} | {TEXT} |\n{RULE}" for n in range(30_000)),
    ),
    "AsciiDoc": (
        "codes.adoc",
        "|===\n|Code |Text\n\n" + "".join(f"|{n}\n|{TEXT}\n\n" for n in range(50_000)) + "|===\n",
    ),
    "plain columns": ("codes.txt", "08P01    E    CODE_PROTOCOL_VIOLATION    protocol_violation\n" * 30_000),
    "errmsg": ("errmsg.txt", "start-error-number 1000\n" + 'ER_GONE\n        eng "It is gone"\n' * 30_000),
}


def main(paths: list[str]) -> None:
    """Print a line for each shape, and one for all of `paths`."""
    print(f"{'pages':<32}{'MB':>6}{'rows':>10}{'MB/s':>8}")
    for name, (path, text) in PAGES.items():
        _measure(name, {path: text.encode()[:SIZE]})
    if paths:
        _measure("the pages named", {path: Path(path).read_bytes() for path in paths})


def _measure(name: str, pages: dict[str, bytes]) -> None:
    size = sum(map(len, pages.values())) / 1e6
    start = time.process_time()
    rows = sum(len(read_page(page, path=path).rows) for path, page in pages.items())
    print(f"{name:<32}{size:>6.1f}{rows:>10}{size / (time.process_time() - start):>8.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
