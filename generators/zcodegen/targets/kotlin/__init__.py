"""Kotlin: a Maven project with a sealed interface a domain, its codes as an enum; called from Java as well.

Promises: no class comes near the JVM's limit of 64 KB a method, whatever the size of a domain; an entry stands where its
own code puts it, so that adding one moves no other; nothing but an enum is made before a text or a look-up asks for it.
"""

from zcodegen.targets.kotlin.literals import quoted, xml
from zcodegen.targets.kotlin.package import plan
from zcodegen.targets.messages.literals import properties_quoted
from zcodegen.targets.plan import Filters

FILTERS: Filters = {"properties": properties_quoted, "quoted": quoted, "xml": xml}

__all__ = ["FILTERS", "plan"]
