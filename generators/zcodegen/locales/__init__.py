"""Locales: BCP 47 tags, which locale answers for which reader, plural rules, numbers and ICU messages."""

from zcodegen.locales.likely import is_rtl
from zcodegen.locales.tags import ParsedTag, is_pseudo_locale, parse_locale

__all__ = ["ParsedTag", "is_pseudo_locale", "is_rtl", "parse_locale"]
