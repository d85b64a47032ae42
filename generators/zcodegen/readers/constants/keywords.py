"""The words and suffixes by which languages differ in how they declare constants."""

from __future__ import annotations

AUTO_NUMBERED = frozenset(
    (
        ".c", ".cc", ".cpp", ".cs", ".cxx", ".h", ".hh", ".hpp", ".m", ".mm", ".mts", ".rs", ".swift", ".thrift", ".ts", ".tsx",
    )
)  # fmt: skip
"""Suffixes of languages in which a member of an enumeration without a value has the next one."""

CONSTRUCTORS = frozenset((".dart", ".java", ".kt", ".kts", ".scala"))
"""Suffixes of languages in which a member of an enumeration is constructed: `SHUT(1001, "text")`."""

MODIFIERS = frozenset(
    (
        "case", "const", "constexpr", "declare", "export", "final", "inline", "internal", "let", "open", "private",
        "protected", "pub", "public", "readonly", "static", "val", "var",
    )
)  # fmt: skip

CONTAINERS = frozenset(
    (
        "class", "companion", "enum", "extension", "interface", "module", "namespace", "object", "record", "struct", "trait",
    )
)  # fmt: skip
