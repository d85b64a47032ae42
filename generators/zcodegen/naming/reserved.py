"""The reserved words of each language, and the escape for identifiers that are one.

The sets are literals, so that the output does not depend on the Python that builds it. A word is in a set if a
declaration of that name, at the top of a generated file or as a segment of a package, does not compile or has another
meaning. Words that a generated file uses itself are given by its target (`taken`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Language = Literal[
    "c",
    "cpp",
    "csharp",
    "dart",
    "go",
    "java",
    "kotlin",
    "php",
    "python",
    "ruby",
    "rust",
    "sql",
    "swift",
    "typescript",
]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Java Language Specification, section 3.9: keywords, literals, and `_`.
_JAVA = """
_ abstract assert boolean break byte case catch char class const continue default do double else enum extends false
final finally float for goto if implements import instanceof int interface long native new null package private
protected public return short static strictfp super switch synchronized this throw throws transient true try void
volatile while
"""

# ISO C17, 6.4.1, C23's additions, and macros of the headers that a file of codes includes.
_C = """
EOF NULL _Alignas _Alignof _Atomic _Bool _Complex _Generic _Imaginary _Noreturn _Static_assert _Thread_local alignas
alignof auto bool break case char const constexpr continue default do double else enum errno extern false float for goto
if inline int long nullptr register restrict return short signed sizeof static static_assert struct switch thread_local
true typedef typeof typeof_unqual union unsigned void volatile while
"""

PYTHON_MODULES: frozenset[str] = _words(
    """
    abc aifc annotationlib antigravity argparse array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii
    bisect builtins bz2 cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop collections colorsys compileall
    compression concurrent configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime
    dbm decimal difflib dis distutils doctest email encodings ensurepip enum errno faulthandler fcntl filecmp fileinput
    fnmatch fractions ftplib functools gc genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac
    html http idlelib imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache locale
    logging lzma mailbox mailcap marshal math mimetypes mmap modulefinder msilib msvcrt multiprocessing netrc nis nntplib
    nt ntpath nturl2path numbers opcode operator optparse os ossaudiodev pathlib pdb pickle pickletools pipes pkgutil
    platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat
    queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex shutil
    signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile sre_constants sre_parse ssl stat
    statistics string stringprep struct subprocess sunau symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile
    termios textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc tty turtle
    turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave weakref webbrowser winreg winsound
    wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
    """
)
"""The modules of Python's standard library from 3.10 to 3.14, whose names no other top-level module can be imported by."""
CASELESS: frozenset[Language] = frozenset({"php", "sql"})
"""Languages that read their words without regard to case."""
RESERVED: Mapping[Language, frozenset[str]] = {
    "c": _words(_C),
    # ISO C++20, [lex.key] and [lex.digraph].
    "cpp": _words(
        f"""
        {_C} and and_eq asm bitand bitor catch char16_t char32_t char8_t class co_await co_return co_yield compl concept
        const_cast consteval constinit decltype delete dynamic_cast explicit export friend mutable namespace new noexcept
        not not_eq operator or or_eq private protected public reinterpret_cast requires static_cast std template this
        throw try typeid typename using virtual wchar_t xor xor_eq
        """
    ),
    # ECMA-334, 6.4.4: keywords; contextual ones are identifiers where a generated file declares one. `value__` is the field of an enum.
    "csharp": _words(
        """
        abstract as base bool break byte case catch char checked class const continue decimal default delegate do double
        else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface internal is
        lock long namespace new null object operator out override params private protected public readonly ref return sbyte
        sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe
        ushort using value__ virtual void volatile while
        """
    ),
    # The Dart language: reserved words, and members that every object and enum have.
    "dart": _words(
        """
        assert await break case catch class const continue default do else enum extends false final finally for
        hashCode if in index is new noSuchMethod null rethrow return runtimeType super switch this throw toString true try
        values var void while with yield
        """
    ),
    # The PHP manual, "List of Keywords" and reserved class names; they are read without regard to case.
    "php": _words(
        """
        __halt_compiler abstract and array as bool break callable case catch class clone const continue declare default die
        do echo else elseif empty enddeclare endfor endforeach endif endswitch endwhile enum eval exit extends false final
        finally float fn for foreach function global goto if implements include include_once instanceof insteadof int
        interface isset iterable list match mixed namespace never new null object or parent print private protected public
        readonly require require_once return self static string switch throw trait true try unset use var void while xor
        yield
        """
    ),
    # The Ruby documentation, "Keywords".
    "ruby": _words(
        """
        BEGIN END __ENCODING__ __FILE__ __LINE__ alias and begin break case class def do else elsif end ensure false
        for if in module next nil not or redo rescue retry return self super then true undef unless until when while yield
        """
    ),
    # The Rust Reference, "Keywords": strict and reserved ones of edition 2024.
    "rust": _words(
        """
        Self _ abstract as async await become box break const continue crate do dyn else enum extern false final fn for gen
        if impl in let loop macro match mod move mut override priv pub ref return self static struct super trait true try
        type typeof unsafe unsized use virtual where while yield
        """
    ),
    # ISO/IEC 9075-2, 5.2: those that SQLite, PostgreSQL and MySQL all reserve.
    "sql": _words(
        """
        all alter and as between by case check collate column constraint create cross current_date current_time
        current_timestamp default delete distinct drop else exists foreign from group having in index inner insert into is
        join left like limit not null on or order primary references right select set table then to trigger union unique
        update using values when where
        """
    ),
    # The Swift Programming Language, "Keywords and Punctuation": those used in declarations, statements, expressions and types.
    "swift": _words(
        """
        Any Protocol Self Type actor as associatedtype async await borrowing break case catch class consuming continue
        default defer deinit do else enum extension fallthrough false fileprivate for func guard if import in init inout
        internal is let nil nonisolated open operator precedencegroup private protocol public repeat rethrows return self
        some static struct subscript super switch throw throws true try typealias var where while
        """
    ),
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
