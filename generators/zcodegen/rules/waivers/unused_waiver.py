"""A waiver covers a finding that is not there any more, because it was fix_typography or because a text changed.

Why: a waiver accepts exactly the texts that it was written for: for other texts the decision is to be made anew.

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
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: ["15ffacdb1118"]}

Fix: remove what is not needed from `covers`. Where a text changed, the report has the finding again, with its new fingerprint.
"""
