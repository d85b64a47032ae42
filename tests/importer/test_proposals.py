"""What import proposes: names that pages give, terms that every project has, statuses, recovery, deprecations."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from zcodegen.catalog.claims import Claim
from zcodegen.catalog.glossary import Glossary, Term
from zcodegen.catalog.headings import domain_of_heading, is_ignored
from zcodegen.catalog.model import Document, Heading
from zcodegen.importer.deprecations import deprecation, is_deprecated
from zcodegen.importer.english import name_from_english
from zcodegen.importer.general_terms import general_terms
from zcodegen.importer.glossary_index import GlossaryIndex, index_glossary
from zcodegen.importer.infer import http_statuses, infer_recovery, infer_status
from zcodegen.importer.names import Wording, code_as_name, propose_name
from zcodegen.readers.tables.failure_words import states_success

NONE = GlossaryIndex({})


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("PROJECT_NOT_FOUND", "PROJECT_NOT_FOUND"),
        ("gate.shut", "GATE_SHUT"),
        ("InvalidGate.Id", "INVALID_GATE_ID"),
        ("E0001", None),
        ("Gat.0001", None),
        ("08P01", None),
        (1001, None),
    ],
)
def test_a_code_of_words_is_its_own_name(code: int | str, name: str | None) -> None:
    assert code_as_name(code) == name


def test_a_code_of_words_comes_before_the_message() -> None:
    wording = Wording("GATE_TARGET_EXISTS", None, "The clone target already exists.")
    assert propose_name(wording, (), NONE, ()) == "GATE_TARGET_EXISTS"
    assert propose_name(Wording("G1", "GATE_SHUT", "Gone away."), (), NONE, ()) == "GATE_SHUT"


@pytest.mark.parametrize(
    ("message", "name", "status"),
    [
        ("The amount is not valid.", "AMOUNT_INVALID", "INVALID_ARGUMENT"),
        ("The card was declined.", "CARD_DECLINED", "FAILED_PRECONDITION"),
        ("The payment has already been captured.", "PAYMENT_ALREADY_CAPTURED", "FAILED_PRECONDITION"),
        ("The service is unavailable", "SERVICE_UNAVAILABLE", "UNAVAILABLE"),
        ("The bank did not answer within 30 seconds.", "BANK_TIMEOUT", "DEADLINE_EXCEEDED"),
        ("You are being rate limited.", "RATE_LIMITED", "RESOURCE_EXHAUSTED"),
        ("The payment intent's state is invalid", "PAYMENT_INTENT_STATE_INVALID", "INVALID_ARGUMENT"),
        ("Merchant not enabled for 3-D Secure", "MERCHANT_THREE_D_SECURE_NOT_ENABLED", "FAILED_PRECONDITION"),
        ("Maximum number of guilds reached (100)", "GUILD_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"),
        ("Unknown channel", "CHANNEL_UNKNOWN", "NOT_FOUND"),
        ("Missing required OAuth2 scope", "OAUTH2_SCOPE_REQUIRED", "INVALID_ARGUMENT"),
        ("Cannot edit a poll message", "POLL_MESSAGE_EDIT_DENIED", "PERMISSION_DENIED"),
        ("You lack permissions to perform that action", "PERMISSION_DENIED", "PERMISSION_DENIED"),
        ("No open session exists.", "OPEN_SESSION_NOT_FOUND", "NOT_FOUND"),
        ("Voice State Update\nUsed to join voice.", "VOICE_STATE_UPDATE", "UNKNOWN"),
        ("An unknown error occurred.", "UNKNOWN_ERROR", "UNKNOWN"),
        ("Something went wrong while the gate closed.", "UNKNOWN_ERROR", "UNKNOWN"),
        ("An internal error has occurred.", "INTERNAL_ERROR", "INTERNAL"),
        ("Frequency limit exceeded. Try later.", "RATE_LIMITED", "RESOURCE_EXHAUSTED"),
        ("The number of rooms has reached the upper limit", "ROOM_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"),
        ("Exceeds withdrawal limit", "WITHDRAWAL_LIMIT_EXCEEDED", "RESOURCE_EXHAUSTED"),
        ("Members do not have gate permissions", "PERMISSION_DENIED", "PERMISSION_DENIED"),
        ("System under maintenance", "SYSTEM_UNDER_MAINTENANCE", "UNAVAILABLE"),
        ("Recipient email is not linked", "RECIPIENT_EMAIL_NOT_LINKED", "FAILED_PRECONDITION"),
        ("INVOICE HAS BEEN PAID", "INVOICE_PAID", "UNKNOWN"),
        ("Gateway exception", "GATEWAY_ERROR", "INTERNAL"),
        ("Request successful", "REQUEST_SUCCEEDED", "OK"),
        ("Transaction in process", "TRANSACTION_IN_PROGRESS", "FAILED_PRECONDITION"),
        ("ok.", "OK", "OK"),
        ("No error", "OK", "OK"),
        ("Operation completed successfully", "OPERATION_SUCCEEDED", "OK"),
        ("The room is full.", "ROOM_FULL", "RESOURCE_EXHAUSTED"),
        ("The user is not online", "USER_NOT_ONLINE", "FAILED_PRECONDITION"),
        ("The account is temporarily frozen", "ACCOUNT_FROZEN", "FAILED_PRECONDITION"),
        ("The service is down.", "SERVICE_DOWN", "UNAVAILABLE"),
    ],
)
def test_names_and_statuses_from_english(message: str, name: str, status: str) -> None:
    assert (name_from_english(message), infer_status(name, message)) == (name, status)


@pytest.mark.parametrize(
    ("name", "status"),
    [
        ("AUTH_UNAUTHENTICATED", "UNAUTHENTICATED"),
        ("TOKEN_EXPIRED", "UNAUTHENTICATED"),
        ("TOKEN_CAPABILITY_DISABLED", "FAILED_PRECONDITION"),
        ("ORDER_ALREADY_CANCELLED", "FAILED_PRECONDITION"),
        ("REQUEST_CANCELLED", "CANCELLED"),
        ("PARAMETER_UNKNOWN", "INVALID_ARGUMENT"),
        ("ROOM_FULL", "RESOURCE_EXHAUSTED"),
        ("CLASS_FULL_5", "RESOURCE_EXHAUSTED"),
        ("SEND_TOO_FREQUENTLY", "RESOURCE_EXHAUSTED"),
        ("RATE_LIMIT_ERROR", "RESOURCE_EXHAUSTED"),
        ("DEADLINE_EXCEEDED", "DEADLINE_EXCEEDED"),
        ("GATE_NOT_ALLOWED", "PERMISSION_DENIED"),
        ("GATE_NOT_LINKED", "FAILED_PRECONDITION"),
        ("MESSAGE_SENT_IN_FULL_SIZE", "UNKNOWN"),
    ],
)
def test_statuses_of_names(name: str, status: str) -> None:
    assert infer_status(name, "") == status


def test_an_http_status_decides_where_words_do_not() -> None:
    assert infer_status("ROOM_WEIRD", "", 404) == "NOT_FOUND"
    assert infer_status("ROOM_NOT_FOUND", "", 400) == "NOT_FOUND"


def test_codes_that_are_http_statuses() -> None:
    assert http_statuses([200, "404", 1001]) == {200: 200, "404": 404}
    assert http_statuses([404, 499 + 200]) == http_statuses([404]) == http_statuses([101, 102]) == {}
    wording = Wording(502, None, "Something went wrong.", (), "BAD_GATEWAY")
    assert propose_name(wording, (), NONE, ()) == "BAD_GATEWAY"
    wording = Wording(404, None, "The gate does not exist.", (), "NOT_FOUND")
    assert propose_name(wording, (), NONE, ()) == "GATE_NOT_FOUND"
    assert propose_name(wording, (), NONE, ("GATENOTFOUND",)) == "NOT_FOUND"


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("用户不存在", "USER_NOT_FOUND"),
        ("签名已过期", "SIGNATURE_EXPIRED"),
        ("参数错误，请检查", "PARAMETER_INVALID"),
        ("请求过于频繁", "REQUEST_RATE_LIMITED"),
        ("没有权限", "PERMISSION_DENIED"),
        ("根据给定信息找不到对应的产品", "PRODUCT_NOT_FOUND"),
        ("无法创建订单", "ORDER_CREATE_FAILED"),
        ("不能用空列表创建订单", "LIST_ORDER_CREATE_DENIED"),
        ("用户索引已经被绑定", "USER_INDEX_ALREADY_BOUND"),
        ("天气很好", None),
    ],
)
def test_every_project_has_the_general_terms(message: str, name: str | None) -> None:
    assert index_glossary(Glossary(), general_terms()).name_for(message) == name


def test_the_project_s_own_term_comes_first() -> None:
    own = Glossary((Term("用户", "MEMBER", "object", "", ""),))
    assert index_glossary(own, general_terms()).name_for("用户不存在") == "MEMBER_NOT_FOUND"


@pytest.mark.parametrize(
    ("text", "recovery"),
    [
        ("Please try again later.", "transient"),
        ("请重试", "transient"),
        ("Retry.", "transient"),
        ("Run `gate list` and retry with the gate's ID.", None),
        ("请检查网络后重试。", None),
        ("Contact us.", None),
    ],
)
def test_only_advice_to_send_the_same_again_is_transient(text: str, recovery: str | None) -> None:
    assert infer_recovery("NAME", "INTERNAL", (None, text)) == recovery


def claim(message: str, *, deprecated: bool = False) -> Claim:
    return Claim(1001, 1, (), message, deprecated=deprecated)


@pytest.mark.parametrize(
    ("message", "replaced_by"),
    [
        ("Deprecated, use 1002 instead.", "GATE_GONE"),
        ("This code is deprecated. Use `GATE_GONE`.", "GATE_GONE"),
        ("已废弃，请使用 1002。", "GATE_GONE"),
        ("Deprecated, use 9999 instead.", None),
    ],
)
def test_deprecated_codes(message: str, replaced_by: str | None) -> None:
    mark = deprecation(claim(message), "1.2.0", {1002: "GATE_GONE"})
    assert mark is not None
    assert (mark.since, mark.replaced_by) == ("1.2.0", replaced_by)


def test_what_is_not_deprecated() -> None:
    assert not is_deprecated(claim("The gate uses a deprecated key."))
    assert not is_deprecated(claim("该参数已废弃，请更换。"))
    assert not is_deprecated(claim("The gate is shut."))
    assert is_deprecated(claim("The gate is shut.", deprecated=True))


def headings(*rows: Heading) -> Document:
    return Document("acme.codes", {}, domain="acme", headings=rows)


def test_an_ignored_heading_belongs_to_no_domain() -> None:
    document = headings(Heading(heading="Opcodes", ignore=True), Heading(domain="acme.room", heading="Rooms"))
    rows: Sequence[tuple[tuple[str, ...], str | None, bool]] = (
        (("Codes", "Opcodes"), None, True),
        (("Codes", "Rooms"), "acme.room", False),
        (("Codes",), "acme", False),
    )
    for above, domain, ignored in rows:
        assert (domain_of_heading(document, above), is_ignored(document, above)) == (domain, ignored)


@pytest.mark.parametrize(
    ("message", "name"),
    [
        ("Unable to add comment for #{ user }", "COMMENT_ADD_FAILED"),
        ("Could not load the gate", "GATE_LOAD_FAILED"),
        ("Unable to fetch gate(s) because of an internal error", "GATE_FETCH_FAILED"),
        ("Gate #{ id } doesn't exist in the system.", "GATE_NOT_FOUND"),
        ("Cannot open the gate", "GATE_OPEN_DENIED"),
    ],
)
def test_names_of_what_could_not_be_done(message: str, name: str) -> None:
    assert name_from_english(message) == name


@pytest.mark.parametrize(
    ("name", "http_status", "status"),
    [
        ("GATE_FETCH_DENIED", 500, "INTERNAL"),
        ("GATE_INVALID", 403, "PERMISSION_DENIED"),
        ("GATE_FAILED", 404, "NOT_FOUND"),
        ("GATE_FAILED", 422, "INVALID_ARGUMENT"),
        ("GATE_SHUT", 502, "UNAVAILABLE"),
        ("GATE_EXPIRED", 400, "FAILED_PRECONDITION"),
        ("BAD_GATEWAY", None, "UNAVAILABLE"),
        ("MESSAGE_RATE_LIMIT", None, "RESOURCE_EXHAUSTED"),
        ("TOO_MANY_GATES", None, "RESOURCE_EXHAUSTED"),
        ("CAPTCHA_WRONG", None, "INVALID_ARGUMENT"),
        ("GATE_PASSWORD_WRONG", None, "UNAUTHENTICATED"),
        ("VALIDATION_FAILED", None, "INVALID_ARGUMENT"),
        ("GATE_CONNECTION_LOST", None, "UNAVAILABLE"),
        ("GATE_INVALID", 200, "INVALID_ARGUMENT"),
        ("GATE_PASSWORD_NOT_MATCH", None, "UNAUTHENTICATED"),
        ("GATE_SIZES_NOT_MATCH", None, "INVALID_ARGUMENT"),
        ("GATE_NOT_EXISTED", None, "NOT_FOUND"),
    ],
)
def test_an_http_status_of_another_class_counts_more_than_words(
    name: str, http_status: int | None, status: str
) -> None:
    assert infer_status(name, "", http_status) == status


@pytest.mark.parametrize(
    ("message", "name"),
    [("Missing Required Field", "FIELD_REQUIRED"), ("Missing required gate", "GATE_REQUIRED")],
)
def test_a_required_field_that_is_missing(message: str, name: str) -> None:
    assert name_from_english(message) == name


@pytest.mark.parametrize("message", ["Thành công", "无错", "成功", "No errors"])
def test_what_states_success(message: str) -> None:
    assert states_success(message)


@pytest.mark.parametrize(
    "message",
    ["Unsuccessful", "不成功", "không thành công", "Abnormal end", "not successful", "成功（部分失败）"],
)
def test_what_states_no_success(message: str) -> None:
    assert not states_success(message)
