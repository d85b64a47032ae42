"""What can be wrong with a waiver; found while waivers are applied.

These rules have no check of their own: `DOCS` has the documentation of each, in the form of a docstring of a rule.
"""

from __future__ import annotations

from typing import Final

DOCS: Final = {
    "corrected-erratum": """
An erratum is obsolete: the page has the text of the catalog now.

Why: a list of errata is for the owners of pages; what they have corrected is no longer for them.

Bad:
    entries:
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, message: {en: The room has 500 users.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    waivers:
      - {rule: text-fact, at: acme.rtc.ROOM_FULL, reason: "The service's limit is 500.", covers: ["046f84c311fb"], erratum: true}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 105, line: 9, message: The room has 50 users.}
    # file: documents/acme.page/2.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 105, line: 9, message: The room has 500 users.}

Good:
    entries:
      ROOM_FULL: {code: 105, status: RESOURCE_EXHAUSTED, message: {en: The room has 500 users.}}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    waivers:
      - {rule: text-fact, at: acme.rtc.ROOM_FULL, reason: "The service's limit is 500.", covers: ["046f84c311fb"], erratum: true}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 105, line: 9, message: The room has 50 users.}

Fix: remove the waiver. While the history has the version with the wrong text, the waiver also accepts that the text changed, which
`version-fact` would report: remove it when that version is withdrawn, or is before `versions: {since: …}` of the manifest.
""",
    "expired-waiver": """
A waiver's last day is over.

Why: the decision was for some time; that time is over, and the finding is reported again.

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

Fix: correct what was accepted, or decide again and write a new `until`. `--today YYYY-MM-DD` checks for another day.
""",
    "unexplained-waiver": """
A waiver's reason is a placeholder: it begins with TODO.

Why: an editor writes the waiver, and only its author knows the reason. Without one no reviewer can judge it later.

Bad:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: "TODO: give the reason", covers: [8a35bab48a34 ROOM_NOT_FOUND]}

Good:
    entries:
      ROOM_NOT_FOUND: {code: 104, status: NOT_FOUND, message: {en: No such room.}, proposed: true}
    # file: catalog.yaml
    waivers:
      - {rule: unconfirmed-proposal, at: acme.rtc.ROOM_NOT_FOUND, reason: Waits for the service's answer., covers: [8a35bab48a34 ROOM_NOT_FOUND]}

Fix: write why the finding is accepted.
""",
    "unknown-waiver": """
A waiver names a rule or a full name that does not exist.

Why: it accepts nothing, though its authors believe that it does.

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

Fix: correct the name, or remove the waiver. `at` is `domain.NAME`, `domain.NAME.field`, `domain.NAME.field.locale`, a domain, or a document's id.
""",
    "unused-waiver": """
A waiver covers a finding that no longer exists, because it was fixed or because a text changed.

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
""",
}
"""Rule -> its documentation."""
