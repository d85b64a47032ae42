"""The npm package: ES modules and CommonJS with declarations, without a compile step.

A domain is a module of constants, one export per code, so that a bundler keeps the number and nothing else. The table is next
to it and is loaded with the first function that is used, the texts in a module per locale. The package needs ES2020 and has no
dependencies.
"""

from zcodegen.targets.plan import Filters
from zcodegen.targets.typescript import layout
from zcodegen.targets.typescript.comments import comment, short_comment
from zcodegen.targets.typescript.literals import key, pointer, quoted, strings
from zcodegen.targets.typescript.metadata import write_json
from zcodegen.targets.typescript.package import plan

FILTERS: Filters = {
    "branch": layout.branch,
    "comment": comment,
    "constant": layout.constant,
    "imported": layout.imported,
    "json": write_json,
    "key": key,
    "listed": layout.listed,
    "objects": layout.objects,
    "pointer": pointer,
    "properties": layout.properties,
    "property": layout.simple_property,
    "quoted": quoted,
    "short_comment": short_comment,
    "strings": strings,
    "union": layout.union,
}

__all__ = ["FILTERS", "plan"]
