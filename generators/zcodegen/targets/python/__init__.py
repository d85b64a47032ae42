"""The Python package: per domain a lazily made enum with a typed stub, and tables that are loaded with the first code."""

from zcodegen.targets.python.literals import FILTERS
from zcodegen.targets.python.package import plan

__all__ = ["FILTERS", "plan"]
