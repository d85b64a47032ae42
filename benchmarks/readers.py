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
HEAD = "| 错误码 | 描述 |\n|-|-|\n"
PACKED = "| 1001004 | 描述：认证失败。<br />可能原因：AppID 不正确。<br />处理建议：请检查 [AppID](a) 是否正确。 |\n"
HTML = "<tr>\n<td>660000002</td>\n<td>输入参数错误。</td>\n<td>请检查输入的参数。</td>\n</tr>\n"

PAGES = {
    "a page of a guide": (PROSE * 20 + CODE * 5 + HEAD + PACKED * 5 + "\n") * 400,
    "a table of packed cells": HEAD + PACKED * 20_000,
    "an HTML table": "<table>\n<tr><th>返回码</th><th>说明</th><th>处理建议</th></tr>\n"
    + HTML * 20_000
    + "</table>\n",
    "CSV": "code,name,message\n" + "1001,E_GONE,The thing is gone.\n" * 40_000,
    "plain columns": "08P01    E    CODE_PROTOCOL_VIOLATION    protocol_violation\n" * 30_000,
    "errmsg": "start-error-number 1000\n" + 'ER_GONE\n        eng "It is gone"\n' * 30_000,
}


def main(paths: list[str]) -> None:
    """Print a line for each shape, and one for all of `paths`."""
    print(f"{'pages':<28}{'MB':>8}{'rows':>10}{'MB/s':>8}")
    for name, text in PAGES.items():
        _measure(name, [text.encode()[:SIZE]])
    if paths:
        _measure("the pages named", [Path(path).read_bytes() for path in paths])


def _measure(name: str, pages: list[bytes]) -> None:
    size = sum(len(page) for page in pages) / 1e6
    start = time.perf_counter()
    rows = sum(len(read_page(page, path="zh/page").rows) for page in pages)
    print(f"{name:<28}{size:>8.1f}{rows:>10}{size / (time.perf_counter() - start):>8.1f}")


if __name__ == "__main__":
    main(sys.argv[1:])
