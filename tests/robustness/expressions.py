"""Look for regular expressions of zcodegen that need more than linear time.

Every expression that a module compiles is recorded while all modules are imported; the calls are read from the source code,
so that each is tried by the methods that it is used with. Attack strings are made of the parsed expression: for each repeat
in it, what comes before, the repeated part very often, and an end that does not match.
`python -m tests.robustness.expressions [LENGTH]` prints those whose time grows faster than the text, the slowest first.
"""

from __future__ import annotations

import ast
import math
import pkgutil
import random
import re
import re._compiler as compiler  # type: ignore[import-not-found]  # private: there is no other way to read an expression
import re._constants as ops  # type: ignore[import-not-found]  # private, see above
import re._parser as parser  # type: ignore[import-not-found]  # private, see above
import signal
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, Final, NamedTuple

import zcodegen

LENGTH: Final = 1_000
SECONDS: Final = 2.0
"""An expression that takes longer for one text is ended."""
SUSPECT: Final = 0.2e-6
"""Seconds for a character, from which on growth is measured."""
GROWTH: Final = 7
"""How much more time four times the text may take."""
BOUNDED: Final = {
    "readers/markdown/blocks.py _ANCHOR": "the first 400 characters of a heading",
    "source/slips.py _WIDE_COMMA": "lines of at most 2,000 characters, one in a file",
    "targets/messages/formats/i18next.py _INTERPOLATED": "no text behind the last end of an interpolation",
    "textcompare/facts.py _OR": "at most 80 characters",
}
"""File and name of an expression that is not linear -> what it is used for, so that it may be so."""
_ROOT: Final = Path(zcodegen.__path__[0])
_METHODS: Final = {"findall": "finditer", "split": "finditer", "sub": "finditer", "subn": "finditer"}
_USED: Final = frozenset({"finditer", "fullmatch", "match", "search"})
_COMMON: Final = " aZ0\n_中.,-\"'\\|*`<([{#\t=:/&：。，"
_ENDS: Final = ("\0", "\n!")
_REPEATS: Final = frozenset({ops.MAX_REPEAT, ops.MIN_REPEAT, ops.POSSESSIVE_REPEAT})
_CHARACTERS: Final = frozenset({ops.ANY, ops.IN, ops.LITERAL, ops.NOT_LITERAL})
_LONG: Final = 100
"""Repeats that end earlier are short, unless they are in others."""


class Expression(NamedTuple):
    """An expression of zcodegen: where it is, its text and flags, and the methods by which it is used."""

    place: str
    text: str | bytes
    flags: int
    methods: frozenset[str]


class Attack(NamedTuple):
    """A text of any length: a start, a part that is repeated, and an end."""

    start: str
    pump: str
    end: str

    def text(self, length: int) -> str:
        """Return the text."""
        return self.start + self.pump * (length // len(self.pump)) + self.end


class Slow(NamedTuple):
    """An expression with a text for which it is slow."""

    seconds: float
    method: str
    expression: Expression
    attack: Attack

    def __str__(self) -> str:
        text = str(self.expression.text).replace("\n", " ")[:160]
        return f"{self.expression.place} {self.method}: {text}\n    {self.attack.start[:40]!r} + {self.attack.pump[:20]!r} * n + {self.attack.end!r}"


class _LateError(Exception):
    pass


def expressions() -> list[Expression]:
    """Return all expressions of zcodegen that are compiled on import, or are literals; imports all of it anew."""
    seen: dict[tuple[str, int], set[tuple[str | bytes, int]]] = {}
    compile_really = re.compile

    def record(text: Any, flags: int = 0) -> Any:
        made = compile_really(text, flags)
        frame = sys._getframe(1)  # noqa: SLF001  # who compiles it
        if frame.f_code.co_filename.startswith(str(_ROOT)):
            path = Path(frame.f_code.co_filename).relative_to(_ROOT).as_posix()
            seen.setdefault((path, frame.f_lineno), set()).add((made.pattern, made.flags))
        return made

    for name in [name for name in sys.modules if name.split(".")[0] == "zcodegen"]:
        del sys.modules[name]
    re.compile = record  # type: ignore[assignment]  # for the imports only
    try:
        for module in pkgutil.walk_packages(zcodegen.__path__, "zcodegen."):
            if not module.name.endswith("__main__"):
                import_module(module.name)
    finally:
        re.compile = compile_really
    trees = {
        path.relative_to(_ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in _ROOT.rglob("*.py")
    }
    calls = _calls(trees)
    found: dict[tuple[str | bytes, int], Expression] = {}

    def add(place: str, text: str | bytes, flags: int, methods: frozenset[str]) -> None:
        former = found.get((text, flags))
        found[text, flags] = Expression(
            place, text, flags, methods | (former.methods if former else frozenset())
        )

    for (path, line), made in seen.items():
        name = _name_at(trees[path], line)
        methods = calls.get(path if name.startswith("_") else "", {}).get(name, frozenset())
        for text, flags in made:
            add(f"{path} {name or line}", text, flags, methods or _USED)
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re.") and node.args:
                method = ast.unparse(node.func)[3:]
                method = _METHODS.get(method, method)
                literal = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                if isinstance(literal, (str, bytes)) and method in _USED:
                    add(f"{path} {node.lineno}", literal, re.compile(literal).flags, frozenset({method}))
    return sorted(found.values(), key=lambda expression: expression.place)


def _calls(trees: dict[str, ast.Module]) -> dict[str, dict[str, frozenset[str]]]:
    """Return the methods that are called on each name, by module, and "" for all modules: public names are imported.

    A name that is also used otherwise has all methods.
    """
    calls: dict[str, dict[str, set[str]]] = {"": {}}
    for path, tree in trees.items():
        parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
                name = node.id
            elif isinstance(node, ast.Attribute) and isinstance(parents[node], ast.Attribute):
                name = node.attr
            else:
                continue
            used = parents[node]
            while isinstance(used, ast.IfExp) or (isinstance(used, ast.Subscript) and used.value is node):
                node, used = used, parents[used]  # noqa: PLW2901  # the expression that one of a table is
            method = used.attr if isinstance(used, ast.Attribute) else ""
            method = _METHODS.get(method, method)
            methods = {method} if method in _USED else set() if method in {"pattern", "groups"} else _USED
            for of in (path, ""):
                calls.setdefault(of, {}).setdefault(name, set()).update(methods)
    return {path: {name: frozenset(used) for name, used in names.items()} for path, names in calls.items()}


def _name_at(tree: ast.Module, line: int) -> str:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= line <= (node.end_lineno or line):
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            value = node.value
            if isinstance(target, ast.Name) and isinstance(value, ast.Call | ast.Dict):
                return target.id
    return ""


@cache
def _takes(node: str, flags: int, character: str) -> bool:
    return bool(_compiled[node, flags].fullmatch(character))


_compiled: Final[dict[tuple[str, int], Any]] = {}


class _Texts:
    """Texts that parts of an expression match, by chance."""

    def __init__(self, tree: Any, flags: int, seed: int) -> None:
        self._random = random.Random(seed)
        self._flags = flags
        self._groups: dict[int, str] = {}
        letters: set[str] = set()
        _collect(tree, letters)
        self._letters = [*sorted(letters)[:40], *(letter for letter in _COMMON if letter not in letters)]

    def _of(self, node: Any) -> list[str]:
        key = (repr(node), self._flags)
        if key not in _compiled:
            state = parser.State()
            state.flags = self._flags
            state.str = ""
            expression = parser.SubPattern(state, [node])
            code = compiler._code(expression, self._flags)  # noqa: SLF001  # private, see above
            _compiled[key] = compiler._sre.compile("", self._flags, code, 0, {}, (None,))  # noqa: SLF001  # private, see above
        return [letter for letter in self._letters if _takes(*key, letter)]

    def sample(self, tree: Any) -> str:
        return "".join(map(self._sample_of, tree))

    def _sample_of(self, node: Any) -> str:
        op, value = node
        if op in _CHARACTERS:
            letters = [chr(value)] if op is ops.LITERAL else self._of(node)
            return self._random.choice(letters) if letters else "x"
        if op in _REPEATS:
            count = min(value[0], 50) or self._random.choice((0, 1))
            return "".join(self.sample(value[2]) for _ in range(count))
        if op is ops.SUBPATTERN:
            text = self.sample(value[3])
            if value[0]:
                self._groups[value[0]] = text
            return text
        if op is ops.BRANCH:
            return self.sample(self._random.choice(value[1]))
        if op is ops.ATOMIC_GROUP:
            return self.sample(value)
        if op is ops.ASSERT and value[0] < 0:
            return self.sample(value[1])
        return self._groups.get(value, "") if op is ops.GROUPREF else ""

    def repeats(self, tree: Any, before: str = "") -> Iterator[tuple[str, Any]]:
        """Yield each long repeat: a text of what comes before, and what is repeated."""
        for place, (op, value) in enumerate(tree):
            start = before + self.sample(tree[:place])
            if op in _REPEATS:
                if value[1] is ops.MAXREPEAT or value[1] >= _LONG:
                    yield start, value[2]
                yield from self.repeats(value[2], start)
            else:
                for part in _parts(op, value):
                    yield from self.repeats(part, start)

    def pumps(self, body: Any) -> list[str]:
        """Return texts of what is repeated."""
        if len(body) == 1 and body[0][0] in _CHARACTERS:
            letters = self._of(body[0])
            self._random.shuffle(letters)
            return letters[:8]
        return [text for text in dict.fromkeys(self.sample(body) for _ in range(5)) if text]


def _parts(op: Any, value: Any) -> list[Any]:
    if op is ops.SUBPATTERN:
        return [value[3]]
    if op is ops.BRANCH:
        return list(value[1])
    if op in {ops.ASSERT, ops.ASSERT_NOT}:
        return [value[1]]
    if op is ops.ATOMIC_GROUP:
        return [value]
    return [value[2]] if op in _REPEATS else []


def _collect(tree: Any, letters: set[str]) -> None:
    for op, value in tree:
        if op in {ops.LITERAL, ops.NOT_LITERAL}:
            letters.add(chr(value))
        elif op is ops.IN:
            letters.update(
                chr(of if kind is ops.LITERAL else of[0])
                for kind, of in value
                if kind in {ops.LITERAL, ops.RANGE}
            )
        for part in _parts(op, value):
            _collect(part, letters)


def attacks(expression: Expression, length: int) -> Iterator[Attack]:
    """Yield attacks for each repeat of an expression, whose texts of `length` differ."""
    tree = parser.parse(expression.text, expression.flags)
    flags = tree.state.flags | (re.UNICODE if isinstance(expression.text, str) else 0)
    seen: set[str] = set()
    for seed in range(2):
        texts = _Texts(list(tree), flags, seed)
        for start, body in texts.repeats(list(tree)):
            for pump in texts.pumps(body):
                made = [Attack(start, pump, end) for end in _ENDS]
                made += [
                    Attack("", unit, pump)
                    for unit in (start + pump, pump + start, start)
                    if unit not in {"", pump}
                ]
                for attack in made:
                    if (text := attack.text(length)) not in seen:
                        seen.add(text)
                        yield attack


def _use(method: str, compiled: Any) -> Callable[[Any], object]:
    if method == "finditer":
        return lambda text: sum(1 for _ in compiled.finditer(text))
    return getattr(compiled, method)  # type: ignore[no-any-return]  # of a name


def _seconds(use: Callable[[Any], object], text: str | bytes) -> float:
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    start = time.process_time()
    try:
        use(text)
    except _LateError:
        return math.inf
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return time.process_time() - start


def try_expression(expression: Expression, length: int = LENGTH) -> list[Slow]:
    """Return a text for which the expression is slow, for each method by which it is used: none if it is linear.

    A repeat with a bound is linear for texts that are longer; growth is measured there.
    """
    compiled = re.compile(expression.text, expression.flags)
    is_bytes = isinstance(expression.text, bytes)

    def given(text: str) -> Any:
        return text.encode("utf-8", "replace") if is_bytes else text

    slow: dict[str, Slow] = {}
    for attack in attacks(expression, length):
        for method in sorted(expression.methods - slow.keys()):
            use = _use(method, compiled)
            seconds = _seconds(use, given(attack.text(length)))
            if seconds < SUSPECT * length:
                continue
            if seconds == math.inf:
                slow[method] = Slow(seconds, method, expression, attack)
                continue
            size = length
            for _ in range(2):  # a machine is busy at times, and a repeat may have a bound
                short = min(_seconds(use, given(attack.text(size))) for _ in range(3))
                long = min(_seconds(use, given(attack.text(size * 4))) for _ in range(2))
                if long < short * GROWTH or long < SUSPECT * size:
                    break
                size *= 4
            else:
                slow[method] = Slow(long, method, expression, attack)
    return list(slow.values())


def _late(_signal: int, _frame: object) -> None:
    raise _LateError


def main(length: int) -> int:
    """Print the slow expressions, and exceptions that no longer exist; return how many there are."""
    known = expressions()
    gone = sorted(BOUNDED.keys() - {expression.place for expression in known})
    slow = sorted(find_slow(known, length), reverse=True)
    for expression in slow:
        print(f"{expression.seconds:.3f} s {expression}")
    print(*(f"no such expression: {place}" for place in gone), sep="\n")
    print(f"{len(known)} expressions, {len(slow)} slow")
    return len(slow) + len(gone)


def find_slow(known: list[Expression], length: int = LENGTH) -> list[Slow]:
    """Return the expressions that are slow and not used for bounded texts only."""
    former = signal.signal(signal.SIGALRM, _late)
    try:
        return [
            slow
            for expression in known
            if expression.place not in BOUNDED
            for slow in try_expression(expression, length)
        ]
    finally:
        signal.signal(signal.SIGALRM, former)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else LENGTH) > 0)
