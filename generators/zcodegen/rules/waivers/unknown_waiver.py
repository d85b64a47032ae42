"""A waiver names a rule or a place that there is not.

Why: it accepts nothing, though somebody believes it does.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmd-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: ["15ffacdb1118"]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: ["15ffacdb1118"]}

Fix: correct the name, or remove the waiver. A place is `domain.NAME`, `domain.NAME.field`, `domain.NAME.field.locale`, a domain, or a document's id.
"""
