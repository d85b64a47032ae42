"""A page calls a code deprecated, and its entry is in use.

Why: users of the packages do not learn that the code is on its way out.

Bad:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: "[Deprecated] The room does not exist."}

Good:
    entries:
      ROOM_NOT_FOUND:
        code: 104
        status: NOT_FOUND
        message: {en: The room does not exist., zh-CN: 房间不存在。}
        deprecated: {since: 1.1.0, reason: The page calls it deprecated.}
    # file: catalog.yaml
    documents: {acme.page: {title: {en: Codes}, domain: acme.rtc}}
    # file: documents/acme.page/1.en.yaml
    sections:
      - heading: [Codes]
        claims:
          - {code: 104, line: 9, message: "[Deprecated] The room does not exist."}

Fix: mark the entry `deprecated` with the version and the reason; or waive the finding if the page means something else. A text
that says that an API or a parameter is deprecated is the error itself and does not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from zcodegen.catalog.resolve import ResolvedClaim
from zcodegen.rules.pages import Page, newest_pages, quote_text, related_row
from zcodegen.rules.replacements import is_active
from zcodegen.rules.rule import RuleContext, Violation
from zcodegen.textcompare.normalize import normalize_strict

_WORDS: Final = r"(?:deprecated|obsolete|废弃|已废弃|已弃用|弃用|已下线|不再使用)"
_MARK: Final = re.compile(
    rf"^[\[(（【*_~<{{]*{_WORDS}[\])）】*_~>}}]+|[\[(（【]\s*{_WORDS}[^\])）】]{{0,40}}[\])）】]\s*[.。]?$|^{_WORDS}\s*[:：,，.。;；!-]|^{_WORDS}$|^~~",
    re.IGNORECASE,
)
_SENTENCE: Final = re.compile(
    r"(?:this|the) (?:error |return |status |result )?code (?:is|has been|was) (?:now )?(?:deprecated|obsolete|no longer)"
    r"|(?:no longer (?:returned|used|in use|sent))\b"
    r"|(?:该|此|本)(?:错误码|返回码|状态码|码)[^。；;]{0,6}(?:废弃|弃用|不再)",
    re.IGNORECASE,
)
_SIGNS: Final = ("deprecated", "obsolete", "no longer", "废弃", "弃用", "下线", "不再", "~~")
"""Every text that the patterns find has one of these."""


def check(context: RuleContext) -> Iterator[Violation]:
    """Yield a finding for each active entry that a newest page calls deprecated."""
    done: set[str] = set()
    for page in context.cached(newest_pages):
        for resolved in page.claims if _may_have_mark(page) else ():
            entry = resolved.entry
            if entry is None or not is_active(entry) or entry.full_name in done:
                continue
            text = next((text for text in _texts(resolved) if is_deprecated_text(text)), None)
            if text is None:
                continue
            done.add(entry.full_name)
            yield Violation(
                message=f"{page.name} calls {context.shown(entry)} ({entry.name}) deprecated: {quote_text(text)}",
                location=context.sources.entry(entry),
                help="mark the entry `deprecated`, or waive the finding",
                logical_location=entry.full_name,
                texts=(page.document.id, normalize_strict(text)),
                related=(related_row(page, resolved.claim),),
                code=entry.code,
                document=page.document.id,
            )


def _may_have_mark(page: Page) -> bool:
    """Return whether a page has a word or sign that every mark has: few pages do."""
    texts = "\n".join(text for resolved in page.claims for text in _texts(resolved)).lower()
    return any(sign in texts for sign in _SIGNS)


def is_deprecated_text(text: str) -> bool:
    """Return whether a text says that the code itself is deprecated."""
    return _MARK.search(text.strip()) is not None or _SENTENCE.search(text) is not None


def _texts(resolved: ResolvedClaim) -> Iterator[str]:
    claim = resolved.claim
    yield from filter(None, (claim.message, claim.name, claim.cause, claim.action, *claim.heading[-1:]))
