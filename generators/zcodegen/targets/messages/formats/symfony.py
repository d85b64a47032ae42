"""YAML for Symfony with ICU messages, a file per locale and domain: `symfony/zego.rtc.room+intl-icu.zh_CN.yaml`, key to pattern.

Symfony takes domain and locale from the file's name. Texts are spelled as ICU reads them.
https://symfony.com/doc/current/reference/formats/message_format.html
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from zcodegen.targets.messages.bundles import Bundles, Unit
from zcodegen.targets.messages.formats.icu import pattern
from zcodegen.targets.messages.limits import no_nul
from zcodegen.targets.plan import PlannedFile, variables


class YamlFile(Struct, frozen=True):
    """Context of `bundle.yaml.jinja`: keys and patterns."""

    texts: list[tuple[str, str]]


def plan(bundles: Bundles) -> Iterator[PlannedFile]:
    """Plan a file for each bundle."""
    for bundle in bundles.all:
        texts = [(unit.key, pattern(unit)) for unit in bundle.filled]
        name = f"{bundle.domain.name}+intl-icu.{bundle.locale.replace('-', '_')}.yaml"
        yield PlannedFile(name, "bundle.yaml.jinja", variables(YamlFile(texts)))


def unsupported_reason(unit: Unit) -> str:
    """Refuse U+0000, which PHP's ICU does not take."""
    return no_nul(unit.text, "ICU in PHP")
