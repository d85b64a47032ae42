"""TypeScript target: an npm package of ES modules with hand-written-looking `.js` and `.d.ts`, no compile step.

A domain is a module of constants, one `export const` a code, so that a bundler keeps the number and nothing else; its
table lies beside it and is loaded with the first function that is used, its texts in a module a locale. The package
needs ES2020 and depends on nothing.
"""

from zcodegen.targets.plan import Filters
from zcodegen.targets.typescript.literals import quoted
from zcodegen.targets.typescript.package import plan

FILTERS: Filters = {"quoted": quoted}

__all__ = ["FILTERS", "plan"]
