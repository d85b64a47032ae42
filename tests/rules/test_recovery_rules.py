"""Rules about status, recovery and names: what they find beyond the example in their docs, and what they leave alone."""

from __future__ import annotations

import pytest

from tests.rules.cases import found


def entries(*rows: str) -> str:
    return "entries:\n" + "".join(f"  {row}\n" for row in rows)


CASES = {
    "synonyms in two domains disagree": (
        "synonym-status",
        entries("RATE_LIMITED: {code: 9, status: UNAVAILABLE, message: {en: Too fast.}, same_as: [acme.media.RATE_LIMITED]}")
        + "# file: acme/media.yaml\n"
        + entries("RATE_LIMITED: {code: 4, status: RESOURCE_EXHAUSTED, message: {en: Too fast.}}"),
        ["acme.rtc.RATE_LIMITED"],
    ),
    "synonyms agree in the recovery that they declare": (
        "synonym-status",
        entries(
            "FULL: {code: 9, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: Full.}, same_as: [FULL_8]}",
            "FULL_8: {code: 8, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: Full.}}",
        ),
        [],
    ),
    "retry_after without a retry": (
        "recovery-status",
        entries("GONE: {code: 9, status: NOT_FOUND, retry_after: 5, message: {en: Gone.}}"),
        ["acme.rtc.GONE"],
    ),
    "an invalid request that passes later": (
        "recovery-status",
        entries("NAME_INVALID: {code: 9, status: INVALID_ARGUMENT, recovery: transient, message: {en: Invalid.}}"),
        ["acme.rtc.NAME_INVALID"],
    ),
    "OK with a recovery": (
        "recovery-status",
        entries("OK: {code: 0, status: OK, recovery: transient, message: {en: Success.}}"),
        ["acme.rtc.OK"],
    ),
    "a rate limit that never passes": (
        "recovery-status",
        entries("API_RATE_LIMITED: {code: 9, status: FAILED_PRECONDITION, message: {en: Too fast.}}"),
        ["acme.rtc.API_RATE_LIMITED"],
    ),
    "an internal error that passes later": (
        "recovery-status",
        entries("SAVE_FAILED: {code: 9, status: INTERNAL, recovery: transient, message: {en: Not saved.}}"),
        [],
    ),
    "a limit on what is held": (
        "recovery-status",
        entries("ROOM_LIMIT_EXCEEDED: {code: 9, status: RESOURCE_EXHAUSTED, recovery: correctable, message: {en: Full.}}"),
        [],
    ),
    "a string code for success": (
        "ok-code",
        "code_type: string\n" + entries("OK: {code: Success, status: OK, message: {en: Success.}}"),
        [],
    ),
    "another vendor's name": (
        "name-status",
        entries("REQUEST_FAILED: {code: 1, status: UNKNOWN, message: {en: Failed.}}")
        + "# file: other.yaml\n"
        + entries("REQUEST_FAILED: {code: 1, status: INTERNAL, message: {en: Failed.}}"),
        [],
    ),
    "the odd one of three": (
        "name-status",
        entries("BUSY: {code: 1, status: INTERNAL, message: {en: Busy.}}")
        + "# file: acme/a.yaml\n"
        + entries("BUSY: {code: 1, status: UNAVAILABLE, message: {en: Busy.}}")
        + "# file: acme/z.yaml\n"
        + entries("BUSY: {code: 1, status: UNAVAILABLE, message: {en: Busy.}}"),
        ["acme.rtc.BUSY"],
    ),
    "advice in one locale only": (
        "recovery-text",
        entries("SAVE_FAILED: {code: 9, status: INTERNAL, message: {en: Not saved., zh-CN: 保存失败，请稍后重试。}}"),
        ["acme.rtc.SAVE_FAILED"],
    ),
    "a change before the retry": (
        "recovery-text",
        entries("NAME_TAKEN: {code: 9, status: ALREADY_EXISTS, message: {en: Change the name and try again.}}"),
        [],
    ),
    "advice against a retry": (
        "recovery-text",
        entries("SERVER_BUSY: {code: 9, status: UNAVAILABLE, message: {en: Busy. Do not retry.}}"),
        ["acme.rtc.SERVER_BUSY"],
    ),
    "words in another order": (
        "similar-name",
        entries(
            "STREAM_ID_INVALID: {code: 1, status: INVALID_ARGUMENT, message: {en: Invalid ID.}}",
            "ID_STREAM_INVALID: {code: 2, status: INVALID_ARGUMENT, message: {en: Invalid stream.}}",
        ),
        ["acme.rtc.ID_STREAM_INVALID"],
    ),
    "one letter more, less and other": (
        "similar-name",
        entries(
            "CALLBACK_FAILED: {code: 1, status: INTERNAL, message: {en: A.}}",
            "CALLBAK_FAILED: {code: 2, status: INTERNAL, message: {en: B.}}",
            "CALLBACH_FAILED: {code: 3, status: INTERNAL, message: {en: C.}}",
            "CALLLBACK_FAILED: {code: 4, status: INTERNAL, message: {en: D.}}",
        ),
        ["acme.rtc.CALLBAK_FAILED", "acme.rtc.CALLBACH_FAILED", "acme.rtc.CALLLBACK_FAILED"],
    ),
    "short words and synonyms": (
        "similar-name",
        entries(
            "CPU_MEMORY_EMPTY: {code: 1, status: INTERNAL, message: {en: A.}}",
            "GPU_MEMORY_EMPTY: {code: 2, status: INTERNAL, message: {en: B.}}",
            "DATA_ENCODE_FAILED: {code: 5, status: INTERNAL, message: {en: D.}}",
            "DATA_DECODE_FAILED: {code: 6, status: INTERNAL, message: {en: E.}}",
            "STREAM_GONE: {code: 3, status: NOT_FOUND, message: {en: C.}, same_as: [STREAMS_GONE]}",
            "STREAMS_GONE: {code: 4, status: NOT_FOUND, message: {en: C.}}",
        ),
        [],
    ),
    "tags of links, notes, origins and packages": (
        "locale-tag",
        entries(
            "GONE: {code: 1, status: NOT_FOUND, message: {en: A., de: {text: B., translated: 0123abcd, from: EN}},"
            " note: {zh_CN2: x}, links: [{title: T, url: 'https://a.example', locale: fr_FR}]}"
        ).replace("zh_CN2", "zh-cn")
        .replace("fr_FR", "fr-fr")
        + "# file: catalog.yaml\npackages: {go: {doc_locales: [en, pt-br]}}\n",
        ["acme.rtc", "acme.rtc", "acme.rtc", "locales"],
    ),
    "an attribute that no package can have": (
        "unknown-attribute",
        entries("GONE: {code: 1, status: NOT_FOUND, message: {en: A.}}")
        + "# file: catalog.yaml\nattributes: {owner: {type: string}}\npackages: {go: {attributes: [ownr, owner]}}\n",
        ["packages"],
    ),
    "a reserved name, alias and code": (
        "reserved-code",
        "reserved: [{name: OLD_NAME, reason: Was another error.}, {code: 7, reason: Taken.}]\n"
        + entries(
            "OLD_NAME: {code: 1, status: NOT_FOUND, message: {en: A.}}",
            "NEW_NAME: {code: 7, status: NOT_FOUND, message: {en: B.}, aliases: [OLD_NAME]}",
        ),
        ["acme.rtc.OLD_NAME", "acme.rtc.NEW_NAME", "acme.rtc.NEW_NAME"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_places(case: str) -> None:
    rule, example, places = CASES[case]
    findings = found(example, rule)
    assert sorted(finding.logical_location for finding in findings) == sorted(places)
    assert all(finding.location.line > 0 for finding in findings)
