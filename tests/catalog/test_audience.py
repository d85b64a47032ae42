"""What a package of another audience has, and that nothing in it refers to what it has not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zcodegen.catalog.audience import visible_to
from zcodegen.catalog.load import load_files

if TYPE_CHECKING:
    from zcodegen.catalog.model import Catalog

MANIFEST = """\
zcodegen: 1
name: acme
version: 1.0.0
locales: {source: en, required: [en]}
packages:
  go: {audience: internal}
  python: {attributes: [severity], notes: true}
attributes:
  severity: {type: string}
  page: {type: string}
  team: {type: string, audience: internal}
"""
RTC = """\
domain: acme.rtc
title: {en: RTC}
code_type: integer
includes: [acme.secret]
entries:
  GONE:
    code: 1
    status: NOT_FOUND
    message: {en: Gone.}
    note: {en: Often asked.}
    same_as: [GONE_INSIDE, acme.secret.GONE]
    deprecated: {since: 1.0.0, reason: Renamed., replaced_by: acme.secret.GONE}
    attributes: {severity: low, page: x, team: rtc}
  GONE_INSIDE: {code: 2, status: NOT_FOUND, audience: internal, message: {en: Gone.}}
"""
HIDDEN = """\
domain: acme.secret
title: {en: Secret}
code_type: integer
audience: internal
entries:
  GONE: {code: 3, status: NOT_FOUND, message: {en: Gone.}}
"""


def catalog(**edits: str) -> Catalog:
    files = {"catalog.yaml": MANIFEST, "acme/rtc.yaml": RTC, "acme/secret.yaml": HIDDEN} | edits
    loaded = load_files({path: text.encode() for path, text in files.items()}, shown="")
    assert loaded.findings == ()
    assert loaded.catalog is not None
    return loaded.catalog


def test_a_public_package_has_no_trace_of_the_inside() -> None:
    public = visible_to(catalog(), "typescript")
    assert list(public.domains) == ["acme.rtc"]
    assert public.domains["acme.rtc"].includes == ()
    (gone,) = public.domains["acme.rtc"].entries.values()
    assert (gone.same_as, gone.equivalents, gone.note) == ((), (), {})
    assert gone.deprecated is not None
    assert gone.deprecated.replaced_by is None
    assert gone.attributes == {"severity": "low", "page": "x"}
    assert list(public.manifest.attributes) == ["severity", "page"]


def test_a_package_chooses_attributes_and_notes() -> None:
    chosen = visible_to(catalog(), "python")
    (gone,) = chosen.domains["acme.rtc"].entries.values()
    assert gone.attributes == {"severity": "low"}
    assert gone.note["en"].value == "Often asked."


def test_an_internal_package_has_all_but_notes() -> None:
    internal = visible_to(catalog(), "go")
    entry = internal.domains["acme.rtc"].entries["GONE"]
    assert set(internal.domains) == {"acme.rtc", "acme.secret"}
    assert (entry.same_as, entry.equivalents) == (("GONE_INSIDE",), ("acme.secret.GONE",))
    assert "team" in entry.attributes
    assert entry.note == {}


def test_a_catalog_without_an_inside_is_returned_itself() -> None:
    whole = load_files(
        {
            "catalog.yaml": b"zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n",
            "acme.yaml": b"domain: acme\ntitle: {en: A}\ncode_type: integer\n"
            b"entries:\n  GONE: {code: 3, status: NOT_FOUND, message: {en: Gone.}}\n",
        },
        shown="",
    ).catalog
    assert whole is not None
    assert visible_to(whole, "go") is whole


def test_synonyms_are_closed_over_domains_in_both_directions() -> None:
    entries = {entry.full_name: entry for entry in catalog().entries()}
    assert entries["acme.secret.GONE"].equivalents == ("acme.rtc.GONE", "acme.rtc.GONE_INSIDE")
    assert entries["acme.rtc.GONE_INSIDE"].same_as == ("GONE",)
    assert entries["acme.rtc.GONE_INSIDE"].equivalents == ("acme.secret.GONE",)


def test_entries_inherit_from_their_domain() -> None:
    draft = HIDDEN.replace("audience: internal\n", "audience: internal\nstability: draft\n")
    shown = draft.replace("code: 3,", "code: 3, audience: public,")
    entry = catalog(**{"acme/secret.yaml": shown}).domains["acme.secret"].entries["GONE"]
    assert (entry.stability, entry.audience) == ("draft", "public")


def test_an_internal_domain_without_internal_entries_is_left_out() -> None:
    whole = load_files(
        {
            "catalog.yaml": b"zcodegen: 1\nname: acme\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n",
            "acme.yaml": b"domain: acme\ntitle: {en: A}\ncode_type: integer\naudience: internal\nentries: {}\n",
        },
        shown="",
    ).catalog
    assert whole is not None
    assert list(visible_to(whole, "go").domains) == []
