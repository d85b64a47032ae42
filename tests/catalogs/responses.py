"""A small catalog with both sides of HTTP: an envelope, a site, and entries that state what usually follows from their status."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.diff.catalogs import catalog_of

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

FILES: Final = {
    "catalog.yaml": """\
zcodegen: 1
name: acme-codes
version: 1.4.2
title: {en: Acme codes}
license: Apache-2.0
locales: {source: en, required: [en, ru]}
site: {url: "https://acme.example/codes"}
envelope: {code: /error/code, message: /error/msg, arguments: /error/data/0, retry_after: /retry~1after}
packages: {python: {package: acme}, typescript: {name: acme}}
""",
    "pay.yaml": """\
domain: pay
title: {en: Payments}
code_type: integer
entries:
  OK: {code: 0, status: OK, message: {en: Success., ru: Готово.}}
  TOO_MANY:
    code: 9
    status: RESOURCE_EXHAUSTED
    http_status: 420
    recovery: transient
    retry_after: 30
    actor: user
    message:
      en: "{n, plural, one {# payment} other {# payments}} of {who}, {total, number}."
      ru: "{n, plural, one {# платёж} few {# платежа} many {# платежей} other {# платежа}}, {total, number}."
    action: {en: Wait., ru: Подождите.}
    arguments:
      n: {type: integer, example: 2}
      who: {type: string, example: Ann}
      total: {type: integer, example: 1234567}
    links: [{title: Limits, url: "https://acme.example/limits"}]
    since: 1.2.0
""",
    "big.yaml": """\
domain: big
title: {en: Big}
code_type: integer
envelope: {code: /code}
ranges: [[1, 9223372036854775807]]
entries:
  WIDE: {code: 9007199254740993, status: INTERNAL, message: {en: Wide., ru: Широко.}}
""",
}
BODY: Final = {
    "error": {"code": "9", "msg": "slow down", "data": [{"n": 5, "who": "Ann", "other": None}]},
    "retry/after": "7",
}
"""A decoded answer of the service."""


def responses() -> Catalog:
    """Return the catalog."""
    return catalog_of(FILES)
