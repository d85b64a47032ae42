"""Kotlin: a Maven project with a class for each domain and a constant for each code; called from Java as well.

The public API has one form at every size of a domain, and grows without breaking compiled users: codes are constants of
an open class. Nothing but the codes' numbers and names is read before a text or a fact is asked for.
"""

from zcodegen.targets.kotlin.literals import quoted, xml
from zcodegen.targets.kotlin.package import plan
from zcodegen.targets.messages.literals import properties_quoted
from zcodegen.targets.plan import Filters

FILTERS: Filters = {"properties": properties_quoted, "quoted": quoted, "xml": xml}

__all__ = ["FILTERS", "plan"]
