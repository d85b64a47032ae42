"""Comments and strings of Protocol Buffers (protobuf.dev/reference/protobuf/proto3-spec)."""

from __future__ import annotations

from zcodegen.textcompare.invisible import visible


def comment(text: str) -> list[str]:
    """Return a text as the lines of a comment; what no comment can hold is visible."""
    lines = visible(text).split("\n")
    # buf reads directives in comments: a text is none.
    return [f"// {line}".rstrip().replace("buf:lint:", "buf: lint:") for line in lines]


def quoted(text: str) -> str:
    """Return a text as a string; all but printable ASCII is written as bytes of UTF-8."""
    escaped = "".join(_byte(byte) for byte in text.encode("utf-8", "surrogatepass"))
    return f'"{escaped}"'


def _byte(byte: int) -> str:
    character = chr(byte)
    if character in '"\\':
        return f"\\{character}"
    return character if " " <= character <= "~" else f"\\{byte:03o}"
