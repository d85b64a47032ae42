"""A change is approved that was not made since the last release.

Why: the change became another or was taken back; an approval that is left over is taken for one that is still needed.
`check`, `diff` and `version` report it if they compare with the last release. Approvals that the last release has are
not reported: the next `version --bump` removes them.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    approved:
      - {changes: ["000000000000"], reason: The old name was never used.}
    # file: before/catalog.yaml
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [NO_ROOM]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}}
    # file: catalog.yaml
    approved:
      - {changes: ["23fa52c043dc"], reason: The old name was never used.}
    # file: before/catalog.yaml
    # file: before/acme/rtc.yaml
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, aliases: [NO_ROOM]}

Fix: remove what is not needed from `approved` in catalog.yaml. If the change became another one, decide again: `zcodegen
diff` prints the line for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.rules.rule import RuleContext, Violation


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each approval that no change since the last release has; none where that was not looked at."""
    if not context.is_release or context.unread:
        return
    released = context.against.manifest.approved if context.against else ()
    used = {change.fingerprint for change in context.changes}.union(
        *(approval.changes for approval in released)
    )
    for number, approval in enumerate(context.catalog.manifest.approved):
        idle = [change for change in approval.changes if change not in used]
        if idle:
            yield Violation(
                message=f"approval of {', '.join(idle)} covers no change since the last release",
                location=context.sources.at("", "approved", number),
                help="remove what is not needed; where a change became another, `zcodegen diff` has its new fingerprint",
                texts=tuple(idle),
            )
