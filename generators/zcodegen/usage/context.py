"""What source code calls a number: the words that it is compared with, assigned to, listed under or passed to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import IntEnum
from functools import cached_property
from typing import Final

from msgspec import Struct

from zcodegen.usage.atoms import Atom
from zcodegen.usage.vocabulary import is_code_word, is_error_word, is_other_word

_EQUAL: Final = frozenset({"==", "===", "!=", "!==", "<>", "eq", "is"})
_EQUALS: Final = frozenset(
    ["equals", "Equals", "eq", "eql", "equal", "toBe", "toEqual", "toStrictEqual", "isEqualTo", "shouldBe"]
)
_EQUAL_CALLS: Final = frozenset(
    [
        "equals",
        "Equals",
        "Equal",
        "EqualValues",
        "NotEqual",
        "assertEqual",
        "assertEquals",
        "assertSame",
        "assert_eq",
        "assert_equal",
        "strictEqual",
        "deepEqual",
        "assertNotEqual",
        "XCTAssertEqual",
        "expect_equal",
    ]
)
"""Functions that compare their first two arguments."""
_PAIR: Final = frozenset({":", "=", "=>", ":="})
_IN_TYPES: Final = frozenset({"[", "]", "<", ">", ".", "?", "|"})
_OPEN: Final = frozenset({"(", "[", "{"})
_CLOSE: Final = frozenset({")", "]", "}"})
_SWITCH: Final = frozenset({"switch", "when", "match", "case", "select"})
_LABEL: Final = frozenset({"case", "when", "in", "|", "of"})
_STOP: Final = frozenset(
    {";", "{", "}", "&&", "||", "and", "or", "if", "return", "then", "else", "?", "not", "!"}
)
_MEMBERS: Final = frozenset({"includes", "contains", "has", "include", "indexOf", "in", "In", "Contains"})
_LITERALS: Final = frozenset({"number", "string"})
_INDENTED: Final = frozenset(
    {".py", ".pyi", ".rb", ".ex", ".exs", ".erl", ".hs", ".cr", ".nim", ".lua", ".sh", ".bash", ".ml"}
)
"""Languages whose choices have no braces: the last one before a label counts."""
_CASE_SWITCHES: Final = frozenset({".rb", ".cr", ".ex", ".exs", ".erl", ".hs", ".sh", ".bash", ".d"})
_MAX_NESTING: Final = 50
_MAX_WORD: Final = 60
_REACH: Final = 12
"""Atoms of an operand."""
_LIST: Final = 600
"""Atoms of a list."""


class Strength(IntEnum):
    """How sure the words around a number are that it is a code of an error."""

    NONE = 0
    WEAK = 1
    STRONG = 2


class Surroundings(Struct, frozen=True, dict=True):
    """The atoms of a file, asked for the words around one of them."""

    atoms: Sequence[Atom]
    suffix: str = ""

    def strength(self, index: int) -> Strength:
        """Return how the number or string at `index` is called."""
        start = index - 1 if self._is_minus(index - 1) else index
        found = max(
            self._bare(start, index), self._labelled(start, index), self._listed(start), self._passed(start)
        )
        while found is Strength.NONE and self._text(start - 1) == "(" and self._text(index + 1) == ")":
            start, index = self._callee_start(start - 2), index + 1
            found = self._bare(start, index)
        return found

    def _bare(self, start: int, index: int) -> Strength:
        return max(self._compared(start, index), self._assigned(start), self._compared_by_call(start, index))

    def _compared_by_call(self, start: int, index: int) -> Strength:
        """Return what a function compares the number with: `assertEquals(104, error.code)`, `Objects.equals(code, 104)`."""
        opening = start - 1
        other = self._operand(index + 2, 1) if self._text(index + 1) == "," else []
        if self._text(start - 1) == ",":
            other, depth = self._operand(start - 2, -1), 0
            opening = start - 2
            while opening > start - 2 - 2 * _REACH and opening > 0:
                if self._sign(opening, *_CLOSE):
                    depth += 1
                elif self._sign(opening, *_OPEN):
                    depth -= 1
                    if depth < 0:
                        break
                opening -= 1
        callee = self._text(opening - 2) if self._text(opening - 1) == "!" else self._text(opening - 1)
        is_call = self._text(opening) == "(" and callee in _EQUAL_CALLS
        return _of(other) if is_call else Strength.NONE

    def _callee_start(self, index: int) -> int:
        """Return where a conversion of a number begins: `Integer.valueOf(104)`, `int64(104)`; behind `index` if it is none."""
        if self._text(index) not in _WRAPPERS:
            return index + 1
        while self._text(index - 1) in {".", "::"} and self.atoms[index - 2].shape == "name":
            index -= 2
        return index

    def is_negative(self, index: int) -> bool:
        """Return whether a minus before the number at `index` is its sign."""
        return self._is_minus(index - 1)

    def callee(self, index: int) -> int | None:
        """Return the index of the name that is called with the atom at `index` as its first argument."""
        start = index - 1 if self._is_minus(index - 1) else index
        is_call = self._sign(start - 1, "(") and self._is_name(start - 2)
        return start - 2 if is_call else None

    def _is_minus(self, index: int) -> bool:
        if not self._sign(index, "-"):
            return False
        before = self.atoms[index - 1] if index else None
        return (
            before is None
            or (before.shape == "sign" and before.text not in {")", "]"})
            or (before.shape == "name" and before.text in _LABEL | {"return", "in", "and", "or"})
        )

    def _sign(self, index: int, *texts: str) -> bool:
        return (
            0 <= index < len(self.atoms)
            and self.atoms[index].shape == "sign"
            and self.atoms[index].text in texts
        )

    def _text(self, index: int) -> str:
        inside = 0 <= index < len(self.atoms) and self.atoms[index].shape != "string"
        return self.atoms[index].text if inside else ""

    def _compared(self, start: int, index: int) -> Strength:
        if self._text(start - 1) in _EQUAL:
            return _of(self._operand(start - 2, -1))
        if self._text(index + 1) in _EQUAL:
            return _of(self._operand(index + 2, 1))
        if self._text(start - 1) == "(" and self._text(start - 2) in _EQUALS:
            return _of(self._operand(start - 3, -1))
        if self._text(index + 1) == "." and self._text(index + 2) in _EQUALS:
            return _of(self._operand(index + 4, 1))
        return Strength.NONE

    def _is_name(self, index: int) -> bool:
        return index >= 0 and self.atoms[index].shape == "name"

    def _assigned(self, start: int) -> Strength:
        if self._text(start - 1) not in _PAIR or start <= 1:
            return Strength.NONE
        return _of(self._target(start - 1)[:1])

    def _target(self, pair: int) -> list[str]:
        """Return the words of what is assigned at a sign such as `=`: without its type, `code: Int =`, `codes: number[] =`."""
        if self._text(pair) == "=":
            depth = 0
            for back in range(pair - 1, max(pair - _REACH, 0), -1):
                if self._text(back) == ":" and self.atoms[back - 1].shape == "name":
                    return [self.atoms[back - 1].text]
                depth += (self._text(back) in {"]", ">"}) - (self._text(back) in {"[", "<"})
                is_type = self.atoms[back].shape == "name" or self._text(back) in _IN_TYPES
                if not (is_type or (self._text(back) == "," and depth > 0)):
                    break
        before = self.atoms[pair - 1]
        return [before.text] if before.shape in {"name", "string"} else self._operand(pair - 1, -1)

    def _labelled(self, start: int, index: int) -> Strength:
        """Return what a `switch`, `when` or `match` is about if the number is a label of it."""
        back, front = start - 1, index + 1
        while self._text(back) in {",", "|"} and back > 1 and self.atoms[back - 1].shape in _LITERALS:
            back -= 3 if self._is_minus(back - 2) else 2
        while (
            self._text(front) in {",", "|"}
            and front + 1 < len(self.atoms)
            and self.atoms[front + 1].shape in _LITERALS
        ):
            front += 2
        is_branch = self._text(front) in {"->", "=>"} and self._text(back) not in {"(", "="}
        return self._subjects[index] if is_branch or self._text(back) in _LABEL else Strength.NONE

    @cached_property
    def _subjects(self) -> Sequence[Strength]:
        """What the innermost `switch` before each atom is about; its block may end anywhere in languages without braces."""
        found: list[Strength] = []
        stack: list[tuple[int, Strength]] = []
        depth = 0
        for index, atom in enumerate(self.atoms):
            if atom.shape == "sign" and atom.text == "{":
                depth += 1
            elif atom.shape == "sign" and atom.text == "}":
                depth -= 1
                while stack and stack[-1][0] > depth:
                    stack.pop()
            elif atom.shape == "name" and atom.text in _SWITCH and self._is_switch(index):
                stack.append((depth if self.suffix in _INDENTED else depth + 1, _of(self._subject(index))))
            found.append(stack[-1][1] if stack else Strength.NONE)
            del stack[:-_MAX_NESTING]
        return found

    def _is_switch(self, index: int) -> bool:
        """Return whether a word begins a choice: `when (code)`, Ruby's `case code`, not `case 104:` or `re.match(…)`."""
        word, following = self.atoms[index].text, self._text(index + 1)
        if self._text(index - 1) in {".", "?.", "::", "def", "func", "fun"} or following in {
            "=",
            ".",
            ",",
            ")",
            ":",
            "",
        }:
            return False
        if word == "case":
            return self.suffix in _CASE_SWITCHES
        return following == "(" if word == "when" else True

    def _subject(self, index: int) -> list[str]:
        """Return the words that a choice is about, the nearest to its block first."""
        words: list[str] = []
        for atom in self.atoms[index + 1 : index + _REACH]:
            if atom.shape in {"name", "string"}:
                if atom.text in _LABEL:
                    break
                words.append(atom.text)
            elif atom.text in {"{", ":", "->", "=>"}:
                break
        return words[::-1]

    def _listed(self, start: int) -> Strength:
        """Return what a list that has the number is called, compared with, or asked for."""
        back, depth = start - 1, 0
        while back >= max(0, start - _LIST):
            atom = self.atoms[back]
            if atom.shape == "sign":
                if atom.text in _CLOSE:
                    depth += 1
                elif atom.text in _OPEN:
                    if depth == 0:
                        break
                    depth -= 1
                elif atom.text in {";", "&&", "||"} and depth == 0:
                    return Strength.NONE
            elif atom.shape == "name" and depth == 0 and atom.text not in _TYPES:
                return Strength.NONE
            back -= 1
        else:
            return Strength.NONE
        return max(self._list_before(back), self._list_after(back))

    def _list_before(self, opening: int) -> Strength:
        """`code in (`, `CODES = {`, `codes = setOf(`, `codes := []int{`."""
        back = opening - 1
        while back >= 0 and (
            self._text(back) in _WRAPPERS or (self._text(back) in {"[", "]", "(", "<", ">", "."})
        ):
            back -= 1
        if self._text(back) in {"in", "not"}:
            while self._text(back) in {"in", "not", "!", "is"}:
                back -= 1
            return _of(self._operand(back, -1))
        return _of(self._target(back)[:2]) if back > 0 and self._text(back) in _PAIR else Strength.NONE

    def _list_after(self, opening: int) -> Strength:
        """`[104, 105].includes(code)`."""
        depth = 0
        for at in range(opening, min(opening + _LIST, len(self.atoms))):
            if self._sign(at, *_OPEN):
                depth += 1
            elif self._sign(at, *_CLOSE):
                depth -= 1
                if depth == 0:
                    if self._text(at + 1) == "." and self._text(at + 2) in _MEMBERS:
                        return _of(self._operand(at + 4, 1))
                    if (
                        self._text(at + 1) == ")"
                        and self._text(at + 2) == "."
                        and self._text(at + 3) in _MEMBERS
                    ):
                        return _of(self._operand(at + 5, 1))
                    return Strength.NONE
        return Strength.NONE

    def _passed(self, start: int) -> Strength:
        """Return what is called with the number as its first argument: `Code(104)`, `ApiError(104, …)`."""
        if self._text(start - 1) != "(" or not self._is_name(start - 2):
            return Strength.NONE
        callee = self.atoms[start - 2].text
        if is_code_word(callee):
            return Strength.STRONG
        return Strength.WEAK if is_error_word(callee) else Strength.NONE

    def _operand(self, index: int, step: int) -> list[str]:
        """Return the words of the operand that ends (or begins) at `index`, the nearest first."""
        words: list[str] = []
        depth = 0
        for _ in range(_REACH):
            if not 0 <= index < len(self.atoms):
                break
            atom = self.atoms[index]
            if atom.shape in {"name", "string"}:
                if atom.shape == "name" and atom.text in _STOP:
                    break
                words.append(atom.text)
            elif atom.text in _OPEN | _CLOSE:
                depth += 1 if (atom.text in _CLOSE) == (step < 0) else -1
                if depth < 0:
                    break
            elif depth == 0 and atom.text not in {".", "?.", "->", "::", "!!.", "!", "?", "$", "@", "&", "*"}:
                break
            index += step
        return words if step < 0 else list(reversed(words))


_TYPES: Final = frozenset(
    ["int", "Int", "int32", "int64", "Int32", "Int64", "uint32", "long", "Long", "Integer", "number"]
)
_WRAPPERS: Final = frozenset(
    [
        "setOf",
        "listOf",
        "arrayOf",
        "intArrayOf",
        "longArrayOf",
        "mutableSetOf",
        "hashSetOf",
        "Set",
        "List",
        "new",
        "frozenset",
        "set",
        "tuple",
        "list",
        "of",
        "asList",
        "Array",
        "Arrays",
        "HashSet",
        "ArrayList",
        "int",
        "Int",
        "int32",
        "int64",
        "long",
        "Long",
        "Integer",
        "number",
        "readonly",
        "const",
    ]
)


def _of(words: Iterable[str]) -> Strength:
    """Return how sure the words of an operand are, the nearest first: `code` of `error.code`, not of `exit.code`."""
    nearest = [word for word in words if len(word) <= _MAX_WORD][:2]
    if any(map(is_other_word, nearest)):
        return Strength.NONE
    if any(map(is_code_word, nearest)):
        return Strength.STRONG
    return Strength.WEAK if any(map(is_error_word, nearest[:1])) else Strength.NONE
