"""Every kind of change is found, alone where it is alone, and nothing is found where nothing differs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.build_helpers import load
from tests.catalogs.make import hostile, large
from tests.diff.catalogs import FILES, MANIFEST, ROOM, catalog_of, edited
from zcodegen.catalog.dump import dump_catalog
from zcodegen.catalog.load import load_files
from zcodegen.diff.change import Change
from zcodegen.diff.classify import classify
from zcodegen.diff.compare import compare
from zcodegen.diff.levels import AFFECTED, SECTIONS, Bump, Criticality
from zcodegen.diff.table import KINDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zcodegen.catalog.model import Catalog

_FEATURES = Path(__file__).resolve().parents[1] / "catalogs" / "features"
_FULL_LINE = "    message: {en: The room has 256 users and takes no more.}\n"
_NEW_ENTRY = "  ROOM_LOCKED: {code: 108, status: ABORTED, message: {en: Locked by its owner.}}\n"
_WAIVED = '    waivers: [{rule: text-wording, reason: SnapshotPair are right., covers: ["9c1185a5c5e9"]}]\n'
_ODD = "  ODD: {code: 90, status: UNKNOWN, message: {en: Odd.}}\n"


def room(*edits: tuple[str, str]) -> dict[str, str]:
    return edited(ROOM, *edits)


def manifest(*edits: tuple[str, str]) -> dict[str, str]:
    return edited(MANIFEST, *edits)


def without(path: str) -> dict[str, str]:
    return {name: text for name, text in FILES.items() if name != path}


def in_another_package() -> dict[str, str]:
    """The files with acme.common in a catalog of its own, whose packages the others import."""
    names = "zcodegen: 1\nname: acme-base\nversion: 1.0.0\nlocales: {source: en, required: [en]}\n"
    names += "packages: {go: {module: example.org/base}, kotlin: {package: org.example.base}}\n"
    depends = "limits: {message: 200}\ndepends: {base: {source: depends/base, imports: [python, typescript, go, kotlin]}}"
    files = room(("[acme.common,", "[base/acme.common,")) | {
        MANIFEST: manifest(("limits: {message: 200}", depends))[MANIFEST],
        "depends/base/catalog.yaml": names,
        "depends/base/acme/common.yaml": FILES["acme/common.yaml"],
    }
    return {path: text for path, text in files.items() if path != "acme/common.yaml"}


# Each row: the files after the change, and the kinds that must be reported, in the report's order.
CASES: Final[dict[str, tuple[Mapping[str, str], tuple[str, ...]]]] = {
    "alias added": (room(("[NO_ROOM]", "[NO_ROOM, LOST_ROOM]")), ("alias-added",)),
    "alias removed": (room(("    aliases: [NO_ROOM]\n", "")), ("alias-removed",)),
    "argument added": (
        room(("{type: string, example: r1}", "{type: string, example: r1}\n      by: {type: string, example: u}")),
        ("argument-added",),
    ),
    "argument described": (room(("example: r1", "example: r2")), ("argument-described",)),
    "argument removed": (
        room(("    arguments:\n      room: {type: string, example: r1}\n", "")),
        ("argument-removed",),
    ),
    "argument's type": (room(("type: string, example: r1", "type: integer, example: 1")), ("argument-described", "argument-type")),
    "attribute added": (edited("acme/common.yaml", ("{en: Success.}", "{en: Success.}, attributes: {owner: all}")), ("attribute-added",)),
    "attribute changed": (room(("owner: rtc", "owner: im")), ("attribute-changed",)),
    "attribute removed": (room(("owner: rtc, ", "")), ("attribute-removed",)),
    "catalog described": (manifest(("Acme codes", "Codes of Acme")), ("catalog-described",)),
    "catalog renamed": (manifest(("name: acme-codes\n", "name: acme\n")), ("catalog-renamed", "index-renamed", "package-renamed")),
    "code format": (room(("code_type: integer", "code_type: integer\ncode_format: hex")), ("code-format",)),
    "code ranges": (room(("[1, 999]", "[1, 1999]")), ("code-ranges",)),
    "code type": (
        edited("acme/extra.yaml", ("integer", "string"), ("code: 90", 'code: "90"'), ("code: 91", 'code: "91"')),
        ("code-type", "entry-renumbered", "entry-renumbered"),
    ),
    "domain in another package": (in_another_package(), ("domain-package",) * 4),
    "declaration added": (manifest(("attributes:\n", "attributes:\n  page: {type: integer}\n")), ("declaration-added",)),
    "declaration described": (manifest(("Who answers.", "The team.")), ("declaration-described",)),
    "declaration removed": (manifest(("  owner: {type: string, description: Who answers.}\n", "")), ("declaration-removed",)),
    "declaration required": (manifest(("Who answers.}", "Who answers., required: true}")), ("declaration-required",)),
    "declaration's type": (manifest(("owner: {type: string", "owner: {type: strings")), ("declaration-type",)),
    "declaration's values": (manifest(("[edge, core]", "[edge, far]")), ("declaration-value-added", "declaration-value-removed")),
    "deprecation changed": (room(("1.1.0", "1.0.0")), ("deprecation-changed",)),
    "document added": (manifest(("documents:\n", "documents:\n  acme.new: {title: {en: New}}\n")), ("document-added",)),
    "document's domain": (manifest(("domain: acme.room", "domain: acme.common")), ("document-changed",)),
    "document's title": (manifest(("Codes of the room", "Room codes")), ("document-link",)),
    "document removed": (manifest(("documents:\n  acme.page: {title: {en: Codes of the room}, domain: acme.room}\n", "")), ("document-removed",)),
    "domain added": ({**FILES, "acme/new.yaml": "domain: acme.new\ntitle: {en: New}\ncode_type: integer\nentries:\n" + _NEW_ENTRY}, ("domain-added",)),
    "domain described": (room(("{en: Rooms}", "{en: The rooms}")), ("domain-described",)),
    "domain removed": (without("acme/extra.yaml"), ("domain-removed",)),
    "domain renamed": (
        {
            **without("acme/extra.yaml"),
            "acme/more.yaml": FILES["acme/extra.yaml"].replace("acme.extra", "acme.more"),
            ROOM: FILES[ROOM].replace("acme.extra", "acme.more"),
        },
        ("domain-renamed",),
    ),
    "code given to another error": (
        room(("  ROOM_FULL:", "  CARD_EXPIRED:"), ("The room has 256 users and takes no more.", "The payment card has expired.")),
        ("entry-renamed", "code-reused", "text-meaning"),
    ),
    "code given to another error that keeps the name": (
        room(("  ROOM_FULL:", "  CARD_EXPIRED:\n    aliases: [ROOM_FULL]"), ("The room has 256 users and takes no more.", "The payment card has expired.")),
        ("entry-renamed-with-alias", "code-reused", "text-meaning"),
    ),
    "retired code given to another error": (
        room(("    message: {en: A message of long ago.}\n    retired: {since: 1.2.0, reason: Not sent.}\n", "    message: {en: The payment card has expired.}\n")),
        ("code-reused", "text-meaning", "entry-restored"),
    ),
    "own code that an included domain has": (
        room(("  ROOM_FULL:", "  ROOM_BUSY: {code: 9, status: UNAVAILABLE, message: {en: The room is busy.}}\n  ROOM_FULL:")),
        ("entry-added", "included-code-hidden"),
    ),
    "entry added": (room(("  ROOM_FULL:", _NEW_ENTRY + "  ROOM_FULL:")), ("entry-added",)),
    "entry deprecated": (room((_FULL_LINE, _FULL_LINE + "    deprecated: {since: 1.5.0, reason: Rare.}\n")), ("entry-deprecated",)),
    "entry moved": (
        {
            **FILES,
            "acme/extra.yaml": FILES["acme/extra.yaml"].replace(_ODD, ""),
            "acme/common.yaml": FILES["acme/common.yaml"] + _ODD,
        },
        ("entry-moved",),
    ),
    "entry moved and renamed": (
        {
            **FILES,
            "acme/extra.yaml": FILES["acme/extra.yaml"].replace("  EVEN", "  EVENT").replace("91", "92").replace("Even.", "Something else."),
            "acme/common.yaml": FILES["acme/common.yaml"] + "  EVENLY: {code: 91, status: UNKNOWN, message: {en: Even.}}\n",
        },
        ("entry-moved", "entry-renamed", "entry-added"),
    ),
    "entry proposed": (room((_FULL_LINE, _FULL_LINE + "    proposed: true\n")), ("entry-proposed",)),
    "entry removed": (edited("acme/extra.yaml", (_ODD, "")), ("entry-removed",)),
    "entry renamed": (room(("  ROOM_FULL:", "  ROOM_CROWDED:")), ("entry-renamed",)),
    "entry renamed, and what follows its name": (
        room(("  ROOM_NOT_FOUND:", "  ROOM_ABSENT:"), ("replaced_by: ROOM_NOT_FOUND", "replaced_by: ROOM_ABSENT")),
        ("entry-renamed",),
    ),
    "entry renamed with an alias": (room(("  ROOM_FULL:", "  ROOM_CROWDED:\n    aliases: [ROOM_FULL]")), ("entry-renamed-with-alias",)),
    "entry renamed and renumbered, known by its message": (
        room(("  ROOM_FULL:", "  ROOM_CROWDED:"), ("code: 106", "code: 206")),
        ("entry-renamed", "entry-renumbered"),
    ),
    "entry renamed, renumbered and reworded, known by similarity": (
        room(("  ROOM_FULL:", "  ROOM_CROWDED:"), ("code: 106", "code: 206"), ("room has", "room already has")),
        ("entry-renamed", "entry-renumbered", "text-wording"),
    ),
    "entry renumbered": (room(("code: 106", "code: 206")), ("entry-renumbered",)),
    "entry restored": (room(("    retired: {since: 1.2.0, reason: Not sent.}\n", "")), ("entry-restored",)),
    "entry retired": (
        room(("deprecated: {since: 1.1.0, reason: Not sent., replaced_by: ROOM_NOT_FOUND}", "retired: {since: 1.5.0, reason: Not sent.}")),
        ("entry-retired",),
    ),
    "entry no longer deprecated": (room(("    deprecated: {since: 1.1.0, reason: Not sent., replaced_by: ROOM_NOT_FOUND}\n", "")), ("entry-undeprecated",)),
    "fallback": (manifest(("{ja: [en]}", "{ja: [de, en]}")), ("fallback-changed",)),
    "includes in another order": (room(("acme.common, acme.extra", "acme.extra, acme.common")), ("include-order",)),
    "include added": (edited("acme/extra.yaml", ("code_type: integer", "code_type: integer\nincludes: [acme.common]")), ("include-added",)),
    "include removed": (room(("acme.common, acme.extra", "acme.common")), ("include-removed",)),
    "locale added": (room(("takes no more.}", "takes no more., fr: Plein.}")), ("locale-added",)),
    "locale removed": (room((", de: {text: Den Raum gibt es nicht., translated: 3f2a91c0}", ""), (", de: Zu.", "")), ("locale-removed",)),
    "message formats": (manifest(("formats: [json]", "formats: [po]")), ("message-format-added", "message-format-removed")),
    "name of the Go package removed": (manifest(("  go: {module: acme.example/codes}\n", "")), ("package-renamed",)),
    "name of the Kotlin package removed": (manifest(("  kotlin: {group: com.acme, artifact: codes}\n", "")), ("package-renamed",) * 3),
    "package renamed": (manifest(("package: acme_codes", "package: acme")), ("package-renamed",)),
    "required locale added": (manifest(("required: [en]", "required: [en, de]")), ("required-locale-added",)),
    "retirement changed": (room(("since: 1.2.0", "since: 1.3.0")), ("retirement-changed",)),
    "recovery": (room(("recovery: correctable", "recovery: transient")), ("recovery-changed",)),
    "actor": (room(("recovery: correctable", "recovery: correctable\n    actor: owner")), ("actor-changed",)),
    "HTTP status": (room(("recovery: correctable", "recovery: correctable\n    http_status: 503")), ("http-status-changed",)),
    "retry after": (room(("recovery: correctable", "recovery: correctable\n    retry_after: 5")), ("retry-after-changed",)),
    "stability": (room(("recovery: correctable", "recovery: correctable\n    stability: draft")), ("stability-changed",)),
    "since": (room(("recovery: correctable", "recovery: correctable\n    since: 1.4.2")), ("since-changed",)),
    "audience": (room(("recovery: correctable", "recovery: correctable\n    audience: internal")), ("entry-hidden",)),
    "links": (room(("recovery: correctable", "recovery: correctable\n    links: [{title: Rooms, url: 'https://example.org'}]")), ("links-changed",)),
    "note": (room(("recovery: correctable", "recovery: correctable\n    note: {en: Asked often.}")), ("note-changed",)),
    "hint": (room(("recovery: correctable", "recovery: correctable\n    fields: {message: {max_length: 60}}")), ("note-changed",)),
    "synonym in another domain": (room(("same_as: [ROOM_GONE]", "same_as: [ROOM_GONE, acme.extra.ODD]")), ("synonym-added",) * 4),
    "envelope of a domain": (room(("code_type: integer", "code_type: integer\nenvelope: {code: /Code}")), ("envelope-changed",)),
    "reserved": (room(("code_type: integer", "code_type: integer\nreserved: [{code: 7, reason: The gateway's.}]")), ("reservation-added",)),
    "authority": (room(("code_type: integer", "code_type: integer\nauthority: acme.page")), ("domain-settings",)),
    "envelope": (manifest(("limits:", "envelope: {code: /code}\nlimits:")), ("envelope-changed",)),
    "site": (manifest(("limits:", "site: {url: 'https://codes.example.org'}\nlimits:")), ("site-url",)),
    "default locale": (manifest(("source: en", "source: en\n  default: de")), ("default-locale",)),
    "package's contents": (manifest(("package: acme_codes", "package: acme_codes, notes: true")), ("package-contents",)),
    "package's audience, which hides nothing": (manifest(("package: acme_codes", "package: acme_codes, audience: internal")), ("settings-changed",)),
    "package without an entry": (manifest(("package: acme_codes", "package: acme_codes, exclude: [acme.room.ROOM_FULL]")), ("package-narrowed",)),
    "package without a domain, and with notes": (
        manifest(("package: acme_codes", "package: acme_codes, notes: true, exclude: [acme.extra]")),
        ("package-contents", "package-narrowed"),
    ),
    "packages without an attribute": (
        manifest(*[(end, f"{end}, attributes: [layer]") for end in ("acme.example/codes", "artifact: codes")], ("  messages:", "  typescript: {attributes: [layer]}\n  messages:")),
        ("package-narrowed",) * 3,
    ),
    "attribute hidden": (manifest(("{type: string, description: Who answers.}", "{type: string, audience: internal, description: Who answers.}")), ("declaration-hidden",)),
    "untranslated": (manifest(("formats: [json]", "formats: [json], untranslated: omit")), ("package-contents",)),
    "settings": (manifest(("limits: {message: 200}", "limits: {message: 250}\nrules: {text-wording: 'off'}")), ("settings-changed", "settings-changed")),
    "approval": (manifest(("limits:", 'approved: [{changes: ["3b0c44298fc1"], reason: Never sent.}]\nlimits:')), ("settings-changed",)),
    "source locale": (manifest(("source: en", "source: de"), ("required: [en]", "required: [de]")), ("required-locale-added", "required-locale-removed", "source-locale")),
    "status": (room(("RESOURCE_EXHAUSTED", "UNAVAILABLE")), ("status-changed",)),
    "synonym added": (room(("[ROOM_GONE]", "[ROOM_GONE, ROOM_OLD]")), ("synonym-added",) * 4),
    "synonym removed": (room(("    same_as: [ROOM_GONE]\n", "")), ("synonym-removed",) * 2),
    "targets": (manifest(("[python, go, messages]", "[python, kotlin, messages]")), ("target-added", "target-removed")),
    "text added": (room(("    action: {en: Check the room id.}\n", "    action: {en: Check the room id., de: Kennung.}\n")), ("text-added",)),
    "text written otherwise": (room(("takes no more.}", "takes no more!}")), ("text-cosmetic",)),
    "text with a number less": (room(("256 users", "many users")), ("text-detail",)),
    "text with another number": (room(("256 users", "255 users")), ("text-fact",)),
    "text of another meaning": (room(("The room does not exist.", "The token has expired.")), ("text-meaning",)),
    "text removed": (room(("    cause: {en: Too many users came at once.}\n", "")), ("text-removed",)),
    "text reworded": (room(("takes no more", "cannot take more")), ("text-wording",)),
    "translation of another text": (room(("3f2a91c0", "4f2a91c0")), ("translation-mark",)),
    "waiver": (room((_FULL_LINE, _FULL_LINE + _WAIVED)), ("waivers-changed",)),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_change_is_reported_alone(case: str) -> None:
    files, kinds = CASES[case]
    assert tuple(change.kind for change in compare(catalog_of(FILES), catalog_of(files))) == kinds


@pytest.mark.parametrize("case", CASES)
def test_back_and_forth_tell_as_much(case: str) -> None:
    files, _ = CASES[case]
    there, back = compare(catalog_of(FILES), catalog_of(files)), compare(catalog_of(files), catalog_of(FILES))
    assert bool(there) == bool(back)
    assert not {change.fingerprint for change in there} & {
        change.fingerprint for change in back if change.before != change.after
    }


def test_every_kind_has_a_case() -> None:
    output = {way.kind for files, _ in CASES.values() for way in _both_ways(files)}
    assert output == set(KINDS)


def _both_ways(files: Mapping[str, str]) -> tuple[Change, ...]:
    old, new = catalog_of(FILES), catalog_of(files)
    return (*compare(old, new), *compare(new, old))


@pytest.mark.parametrize("case", CASES)
def test_a_sentence_has_its_values(case: str) -> None:
    for change in classify(_both_ways(CASES[case][0])).changes:
        assert not re.search(r"[{}]|None|\(\)|  ", change.says.replace('"{room}"', "")), change.says
        assert change.says == change.says.strip()


def test_the_table_is_sorted_and_uses_known_words() -> None:
    assert list(KINDS) == sorted(KINDS)
    for name, kind in KINDS.items():
        assert kind.section in SECTIONS, name
        assert set(kind.affects) <= set(AFFECTED), name
        assert kind.says[:1] == "{" or kind.says[:1].isupper(), name


def test_what_breaks_asks_for_a_major_step_and_nothing_else_does() -> None:
    for name, kind in KINDS.items():
        assert (kind.criticality is Criticality.BREAKING) == (kind.bump is Bump.MAJOR), name
        assert (kind.section == "Internal") == (kind.bump is Bump.NONE), name


@pytest.mark.parametrize(
    "catalog", [load(_FEATURES), large(200), hostile(300)], ids=["features", "large", "hostile"]
)
def test_nothing_differs_from_itself(catalog: Catalog) -> None:
    assert compare(catalog, catalog) == ()


@given(st.permutations(sorted(catalog_of(FILES).domains["acme.room"].entries)))
def test_order_of_entries_is_no_change(names: list[str]) -> None:
    old = catalog_of(FILES)
    domain = old.domains["acme.room"]
    shuffled = replace(domain, entries={name: domain.entries[name] for name in names})
    assert compare(old, replace(old, domains={**old.domains, "acme.room": shuffled})) == ()


def test_fingerprints_stay_when_lines_move() -> None:
    files, _ = CASES["text with another number"]
    (plain,) = compare(catalog_of(FILES), catalog_of(files))
    moved = {**files, ROOM: "# A comment.\n\n" + files[ROOM].replace("  ROOM_OLD:", "  # Old.\n  ROOM_OLD:")}
    (other,) = compare(catalog_of(FILES), catalog_of(moved))
    assert plain.fingerprint == other.fingerprint
    assert re.fullmatch("[0-9a-f]{12}", plain.fingerprint)


def test_fingerprints_tell_values_apart() -> None:
    old = catalog_of(FILES)
    prints = {
        change.fingerprint
        for number in range(100)
        for change in compare(old, catalog_of(room(("256 users", f"{number} users"))))
    }
    assert len(prints) == 100


def test_a_rename_is_not_guessed_among_equals() -> None:
    twins = "  {0}: {{code: {1}, status: UNKNOWN, message: {{en: The very same message.}}}}\n"
    old = catalog_of(
        {
            **FILES,
            "acme/extra.yaml": FILES["acme/extra.yaml"] + twins.format("ONE", 1) + twins.format("TWO", 2),
        }
    )
    new = catalog_of(
        {
            **FILES,
            "acme/extra.yaml": FILES["acme/extra.yaml"] + twins.format("THREE", 3) + twins.format("FOUR", 4),
        }
    )
    kinds = sorted(change.kind for change in compare(old, new))
    assert kinds == ["entry-added", "entry-added", "entry-removed", "entry-removed"]


def test_texts_of_a_new_locale_are_not_reported_one_by_one() -> None:
    text = FILES[ROOM].replace("en: ", "fr: Oui., en: ")
    changes = compare(catalog_of(FILES), catalog_of({**FILES, ROOM: text}))
    assert [change.kind for change in changes if change.kind != "domain-described"] == ["locale-added"]
    assert "4 messages" in classify(changes).changes[0].says


def test_an_approved_change_is_reported_but_counts_for_a_patch() -> None:
    files, _ = CASES["entry removed"]
    (change,) = compare(catalog_of(FILES), catalog_of(files))
    approved = f'approved: [{{changes: ["{change.fingerprint}"], reason: It was never sent.}}]\nlimits:'
    manifest_text = FILES[MANIFEST].replace("limits:", approved)
    new = catalog_of({**files, MANIFEST: manifest_text})
    verdict = classify(compare(catalog_of(FILES), new), new.manifest.approved)
    assert {classified.change.kind for classified in verdict.changes} == {"entry-removed", "settings-changed"}
    assert verdict.bump is Bump.PATCH
    assert verdict.count(Criticality.BREAKING) == 0
    assert load_files(dump_catalog(new), shown="").catalog == new
    assert [classified.approval.reason for classified in verdict.changes if classified.approval] == [
        "It was never sent."
    ]


def test_a_long_text_is_shown_where_it_differs() -> None:
    def output(count: int) -> Mapping[str, str]:
        return room(("The room has 256 users", f"{'Read this text to its end. ' * 20}It has {count} users"))

    (one,) = classify(compare(catalog_of(output(1)), catalog_of(output(2)))).changes
    assert "It has 1 users" in one.says
    assert "It has 2 users" in one.says
    assert len(one.says) < 400


def test_a_custom_target_is_affected_by_what_reaches_source() -> None:
    place = ("acme.rtc", "entries", "GONE")
    gone = Change("entry-removed", place, None, before="x", name="GONE", code="1", detail="x")
    shown = Change(
        "text-wording", place, place, before="x", after="y", name="GONE", code="1", detail="message"
    )
    removed = Change("target-removed", ("", "targets"), None, before="swift", only=("swift",))
    result = classify([gone, shown, removed], custom=["swift", "kit"])
    assert {"python", "kit", "swift"} <= set(result.changes[0].affects)
    assert "swift" not in result.changes[1].affects
    assert result.changes[2].affects == ("swift",)


def test_a_name_in_place_of_a_placeholder_breaks_nothing() -> None:
    unnamed, _ = CASES["name of the Kotlin package removed"]
    changes = compare(catalog_of(unnamed), catalog_of(FILES))
    assert [change.kind for change in changes] == ["package-named"] * 3
    assert classify(changes).bump is Bump.MINOR
