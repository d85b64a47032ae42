"""A waiver's last day is over.

Why: it was a decision for some time; the time is over, and what it accepted is told again.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., until: "2020-01-31", covers: ["15ffacdb1118"]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., until: "2999-01-31", covers: ["15ffacdb1118"]}

Fix: mend what was accepted, or decide again and write a new `until`. `--today YYYY-MM-DD` checks for another day.
"""
