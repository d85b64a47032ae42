"""The sandbox of templates, and their compiled form kept between runs: it costs more to compile than to render them."""

from __future__ import annotations

from typing import Any, Final

import jinja2
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from zcodegen import cache

_OF_LOOPS: Final = frozenset({"first", "index", "index0", "last", "length"})


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a short way to the numbers of a loop: they are asked for once a line."""

    def getattr(self, obj: Any, attribute: str) -> Any:  # as Jinja declares it
        """Return an attribute that a template asks for, where the sandbox lets it."""
        if type(obj) is LoopContext and attribute in _OF_LOOPS:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


class CompiledTemplates(BytecodeCache):
    """Keeps compiled templates in the user's cache, keyed by their text, our own code and Jinja's version."""

    def __init__(self, target: str) -> None:
        self.target = target

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` with what was kept."""
        kept = cache.get(self._name(bucket), self._key(bucket))
        if kept is not None:
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what `bucket` holds."""
        cache.put(self._name(bucket), self._key(bucket), bucket.bytecode_to_string())

    def _name(self, bucket: Bucket) -> str:
        return f"templates/{self.target}-{bucket.key}"

    def _key(self, bucket: Bucket) -> bytes:
        return cache.digest(cache.tool_fingerprint(), jinja2.__version__.encode(), bucket.checksum.encode())
