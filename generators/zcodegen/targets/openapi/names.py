"""Names of components: `[A-Za-z0-9._-]+` (OpenAPI 3.1.0, Components Object). They become names of types in clients."""

from __future__ import annotations

from zcodegen.catalog.model import Domain
from zcodegen.diagnostics import ZcodegenError
from zcodegen.naming import in_case


def component_names(domains: dict[str, Domain]) -> dict[str, str]:
    """Return the beginning of each domain's names: `zego.rtc.room` → `ZegoRtcRoom`; ZcodegenError if two share one."""
    found: dict[str, str] = {}
    for name in domains:
        spelled = "".join(in_case(segment, "pascal") for segment in name.split("."))
        if spelled in found:
            raise ZcodegenError(
                f"OpenAPI: the domains {found[spelled]!r} and {name!r} would share the name {spelled!r}"
            )
        found[spelled] = name
    return {name: spelled for spelled, name in found.items()}


def operation_name(operation: str) -> str:
    """Return the beginning of an operation's names: `kickOutUser` → `KickOutUser`."""
    return in_case(operation, "pascal")
