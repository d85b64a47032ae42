"""The text of a comment: its marks, documentation tags and line ends removed."""

from __future__ import annotations

import re

_EDGES = re.compile(
    r"^(?:/\*+[<!]?|//[/!]*<?|#+[:!]?|--(?:\[\[)?|%+|\"\"\"|''')\s?|(?<!\s)\s+\*+/$|(?<![\s*])\*+/$|(?:\"\"\"|'''|\]\])$"
)
_LINE_START = re.compile(r"^\s*(?:/\*[*!]<|\*(?!/)|//[/!]*<?|#+|--(?=\s)|%+(?=\s))\s?")
_DOC = re.compile(r"@\w*doc\s+(?:~[sS])?(?P<quote>\"\"\"|\")(?P<text>[\s\S]*?)(?P=quote)?")
"""The documentation of a module or function in Elixir."""
_BRIEF = re.compile(
    r"^\s*[@\\](?:brief|short|details?|note|remarks?|desc|description|discussion|abstract|par)\b:?\s*"
)
_DEPRECATED = re.compile(r"^\s*[@\\]deprecated\b:?\s*", re.IGNORECASE)
_SILENT_TAG = re.compile(
    r"^\s*[@\\](?:hideinitializer|internal|public|private|protected|api|hide|ingroup|addtogroup|name|readonly|constant|const|static"
    r"|access|export|enum|memberof|type|var|since|version|experimental|beta|alpha)\b[^.]*$"
)
_TEXT_TAG = re.compile(
    r"^\s*[@\\](?:message|msg|desc(?:ription)?|text)\s{0,3}\(\s{0,3}[\"'](.{0,1000}?)[\"']\s{0,3}\)\s*$",
    re.IGNORECASE,
)
"""An annotation with a text, as PHP's libraries read it from comments: `@Message("Not found")`."""
_BLOCK_TAG = re.compile(r"^\s*[@\\][a-zA-Z]+")
_TAG_MARKS = "@\\"
"""How every tag begins."""
_INLINE_TAG = re.compile(
    r"\{@(?:code|link|linkplain|literal|value|see)\s++([^{}]*)\}|\\(?:c|p|ref|a|e|b|em)\s+(?=\S)|@(?:c|p|ref)\s+(?=\S)|(?:(?<!\s)\s++)?@[A-Z]{3,}\b"
)
_XML_TAG = re.compile(
    r"</?(?:summary|remarks?|para|p|br|c|code|b|i|em|tt|value|list|item|description|li|ul|ol|pre|strong|a|h[1-6]|example|exception|blockquote|sub|sup)\b[^<>]*/?>",
    re.IGNORECASE,
)
_SEE = re.compile(r"<(?:see|paramref|seealso)\s+[a-z]+=\"(?:[A-Z]:)?([^\"]*)\"\s*/>")
_CODE = re.compile(
    r"#?\s{0,3}define\s+\w+\s+\S+|[\w.]{1,200}\s{0,40}=\s{0,9}(?:\"[^\"]*\"|[^\s\"]+)\s?[,;]|[A-Z]\w{0,200}\([^()]*\)[,;]"
)
"""A declaration that a comment takes out of the code: `// SHUT = 7,`."""
_RULE = re.compile(r"[-=*/#~_]{3,}")


def comment_text(comment: str) -> str:
    """Return the plain text of a comment, or of several `//` lines: a line for each paragraph."""
    if not comment:
        return ""
    if doc := _DOC.fullmatch(comment):
        comment = "" if comment.startswith("@moduledoc") else doc["text"]
    lines: list[str] = []
    paragraph: list[str] = []
    skipping = False
    for raw in _EDGES.sub("", comment.strip()).split("\n"):
        line = _LINE_START.sub("", raw).strip().removesuffix("*/").strip(" \t\\")
        line = line.removeprefix("<").strip() if line.startswith("< ") else line
        if "<" in line:
            line = _XML_TAG.sub(" ", _SEE.sub(r"\1", line)).strip()
        if not line or _RULE.fullmatch(line) or _CODE.fullmatch(line):
            if paragraph:
                lines.append(" ".join(paragraph))
            paragraph, skipping = [], False
            continue
        line, skipping = _without_tag(line, skipping=skipping)
        if line and not skipping:
            paragraph.append(line)
    if paragraph:
        lines.append(" ".join(paragraph))
    text = "\n".join(
        " ".join(_INLINE_TAG.sub(lambda found: found.group(1) or "", line).split()) for line in lines
    )
    return text.strip()


def _without_tag(line: str, *, skipping: bool) -> tuple[str, bool]:
    """Return a line without the tag of documentation that it begins with, and whether it and those below are no text (`skipping` above)."""
    if line[0] not in _TAG_MARKS:
        return line, skipping
    if tag := _TEXT_TAG.match(line):
        return tag[1], False
    if brief := _BRIEF.match(line):
        return line[brief.end() :], False
    if found := _DEPRECATED.match(line):
        return f"Deprecated: {line[found.end() :]}".rstrip(": "), False
    if _SILENT_TAG.match(line):
        return "", skipping
    return line, skipping or _BLOCK_TAG.match(line) is not None
