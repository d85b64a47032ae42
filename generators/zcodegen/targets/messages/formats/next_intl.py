"""ICU messages in nested JSON for next-intl and use-intl, a file per locale: `next-intl/zh-CN.json`.

The words of a key are the names of objects, which next-intl calls namespaces: `useTranslations("zego.rtc.room.ROOM_NOT_FOUND")`, then
`t("message")`. Texts are spelled as FormatJS reads them. https://next-intl.dev/docs/usage/messages
"""

from __future__ import annotations

from collections.abc import Iterator

from zcodegen.targets.messages.bundles import Bundles
from zcodegen.targets.messages.formats.formatjs import pattern
from zcodegen.targets.messages.limits import nothing
from zcodegen.targets.messages.members import members_file, nest
from zcodegen.targets.plan import PlannedFile

unsupported_reason = nothing  # all signs of the syntax can be quoted


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each locale."""
    for locale in bundles.locales:
        texts = ((unit.key, pattern(unit)) for bundle in bundles.of_locale(locale) for unit in bundle.filled)
        yield members_file(f"{locale}.json", nest(texts))
