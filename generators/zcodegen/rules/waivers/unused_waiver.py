"""A waiver covers a finding that no longer exists, because it was fixed or because a text changed.

Why: a waiver accepts exactly the texts that it was written for: other texts need another decision.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: ["000000000000"]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: [8a35bab48a34 ROOM_NOT_FOUND]}

Fix: remove what is not needed from `covers`. If a text changed, the report has the finding again, with its new fingerprint.
"""
