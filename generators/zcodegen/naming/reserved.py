"""The reserved words of each language, and the escape for identifiers that are one.

The sets are literals, so that the output does not depend on the Python that builds it. A word is in a set if a
declaration of that name, at the top of a generated file or as a segment of a package, does not compile or has another
meaning. Words that a generated file uses itself are given by its target (`taken`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Language = Literal["go", "java", "kotlin", "python", "typescript"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Java Language Specification, section 3.9: keywords, literals, and `_`.
_JAVA = """
_ abstract assert boolean break byte case catch char class const continue default do double else enum extends false
final finally float for goto if implements import instanceof int interface long native new null package private
protected public return short static strictfp super switch synchronized this throw throws transient true try void
volatile while
"""

RESERVED: Mapping[Language, frozenset[str]] = {
    # The Go specification: keywords and predeclared identifiers (shadowing those breaks the file that does it);
    # `init` and `main` may only be functions, and `internal`, `testdata`, `vendor` are folders with a meaning. The go
    # command ignores the files of a package `documentation` (go/build, Context.Import).
    "go": _words(
        """
        _ any append bool break byte cap case chan clear close comparable complex complex128 complex64 const continue
        copy default defer delete documentation else error fallthrough false float32 float64 for func go goto if imag
        import init int int16 int32 int64 int8 interface internal iota len main make map max min new nil package panic
        print println range real recover return rune select string struct switch testdata true type uint uint16 uint32
        uint64 uint8 uintptr var vendor
        """
    ),
    "java": _words(_JAVA),
    # Kotlin's hard keywords, and Java's words, because the package is called from Java too. The soft keywords
    # (`by`, `get`, `value`…) are ordinary identifiers in every place where a generated file declares one.
    "kotlin": _words(
        f"""
        {_JAVA} as break class continue do else false for fun if in interface is null object package return super this
        throw true try typealias typeof val var when while
        """
    ),
    # The Python Language Reference, section 2.3.1; soft keywords are identifiers.
    "python": _words(
        """
        False None True and as assert async await break class continue def del elif else except finally for from global
        if import in is lambda nonlocal not or pass raise return try while with yield
        """
    ),
    # ECMA-262 section 12.7.2 for a module (always strict), and what TypeScript refuses to redeclare (TS2397).
    "typescript": _words(
        """
        Infinity NaN arguments await break case catch class const continue debugger default delete do else enum eval
        export extends false finally for function globalThis if implements import in instanceof interface let new null
        package private protected public return static super switch this throw true try typeof undefined var void while
        with yield
        """
    ),
}


def escape(identifier: str, language: Language, taken: Collection[str] = ()) -> str:
    """Return `identifier`, with `_` added until it is neither a word of `language` nor one of `taken`.

    A trailing underscore is the habit in Python (PEP 8) and Go, and the one mark that Kotlin and Java can both write.
    No name of a catalog ends in one, so that an escaped identifier meets no other name's.
    """
    while identifier in RESERVED[language] or identifier in taken:
        identifier += "_"
    return identifier
