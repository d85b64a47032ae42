"""XLIFF 2.0, a file per locale and domain: `xliff2/en/zego.rtc.room.xlf`, from the source locale; id and name are the key.

Arguments are `<ph id="limit" equiv="limit" disp="{limit}"/>`; a text with a plural or select is ICU MessageFormat. What XML cannot hold
for is a `<cp>`. The state of a target: `final` (a document's own words), `translated`, or `initial`, with the subState `zcodegen:stale` if
it is of an older source. https://docs.oasis-open.org/xliff/xliff-core/v2.0/xliff-core-v2.0.html
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles
from zcodegen.targets.messages.formats.xliff import plan_version
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.plan import PlannedFile

unsupported_reason = nothing  # `<cp>` is for every character that XML cannot hold


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Make a file for each bundle."""
    return plan_version(bundles, "2.0")
