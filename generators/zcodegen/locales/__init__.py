"""Locales: BCP 47 tags read and spelled, and which locale of a catalog answers for which tag."""

from zcodegen.locales.fallback import fallback_table, is_rtl, next_locale, resolve, serve
from zcodegen.locales.tags import ParsedTag, parse_locale

__all__ = ["ParsedTag", "fallback_table", "is_rtl", "next_locale", "parse_locale", "resolve", "serve"]
