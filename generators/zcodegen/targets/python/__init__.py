"""The Python package: an enum a domain with its doc comments, and tables that are loaded when first asked for."""

from zcodegen.targets.python.package import FILTERS, plan

__all__ = ["FILTERS", "plan"]
