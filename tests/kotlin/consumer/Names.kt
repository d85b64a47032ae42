// Every public name of the package of tests/catalogs/everyday, with the code of each row of Everyday.kt. The arguments are
// the names that the package declares: one without a row fails.
package everyday

import org.example.day.Actor
import org.example.day.Code
import org.example.day.CodeException
import org.example.day.DayCodes
import org.example.day.Document
import org.example.day.Filled
import org.example.day.IntegerCode
import org.example.day.IntegerDomain
import org.example.day.Layer
import org.example.day.Link
import org.example.day.Recovery
import org.example.day.Response
import org.example.day.StringCode
import org.example.day.StringDomain
import org.example.day.Text
import org.example.day.Tombstone
import org.example.day.acme.ApiCode
import org.example.day.acme.CloudCode
import org.example.day.acme.CommonCode
import org.example.day.acme.HexCode
import java.io.Serializable

private typealias Use = (Code) -> Any?

private val Code.number: Long get() = (this as? IntegerCode)?.value ?: 7L
private val Code.string: String get() = (this as? StringCode)?.value ?: "No.Such"
private val Code.tombstone: Tombstone? get() = deprecated ?: retired
private val Code.body: Map<String, Any> get() = mapOf("error" to mapOf("code" to raw(this), "message" to "said", "wait" to 3))
private val Code.response: Response<*>? get() = domain.fromResponse(body)
private val Code.document: Document? get() = domain.documents.firstOrNull()
private val Code.exception: CodeException get() = CodeException(this, "said")

private fun raw(code: Code): Any = if (code is IntegerCode) code.value else (code as StringCode).value

private fun filled(): Filled = ApiCode.streamLimitExceeded(user = "Mei", limit = 9)

private fun thrown(throwing: () -> Unit): String? = runCatching(throwing).exceptionOrNull()?.toString()

private val names: Map<String, Use> =
    mapOf<String, Use>(
        "Code" to { code -> code },
        "Code.domain" to { code -> code.domain.name },
        "Code.name" to { code -> code.name },
        "Code.isKnown" to { code -> code.isKnown },
        "Code.status" to { code -> code.status },
        "Code.httpStatus" to { code -> code.httpStatus },
        "Code.recovery" to { code -> code.recovery },
        "Code.actor" to { code -> code.actor },
        "Code.isRetryable" to { code -> code.isRetryable },
        "Code.retryAfter" to { code -> code.retryAfter },
        "Code.url" to { code -> code.url },
        "Code.since" to { code -> code.since },
        "Code.aliases" to { code -> code.aliases },
        "Code.synonyms" to { code -> code.synonyms },
        "Code.links" to { code -> code.links },
        "Code.deprecated" to { code -> code.deprecated },
        "Code.retired" to { code -> code.retired },
        "Code.layer" to { code -> code.layer },
        "Code.text" to { code -> listOf(code.text(), code.text("fr", "en;q=0.5"), code.text(listOf("zh-SG"))) },
        "Code.problem" to { code -> code.problem("en") },
        "Code.orThrow" to { code -> thrown { code.orThrow("said") } },
        "Code.isSuccess" to { code -> code.isSuccess },
        "IntegerCode" to { code -> code as? IntegerCode },
        "IntegerCode.value" to { code -> (code as? IntegerCode)?.value },
        "StringCode" to { code -> code as? StringCode },
        "StringCode.value" to { code -> (code as? StringCode)?.value },
        "Tombstone" to { code -> code.tombstone },
        "Tombstone.since" to { code -> code.tombstone?.since },
        "Tombstone.reason" to { code -> code.tombstone?.reason },
        "Tombstone.replacedBy" to { code -> code.tombstone?.replacedBy },
        "Link" to { code -> code.links.map { link: Link -> link } },
        "Link.title" to { code -> code.links.map { it.title } },
        "Link.url" to { code -> code.links.map { it.url } },
        "Link.locale" to { code -> code.links.map { it.locale } },
        "CodeException" to { code -> code.exception.toString() },
        "CodeException.code" to { code -> code.exception.code },
        "CodeException.detail" to { code -> code.exception.detail },
        "CodeException.retryAfter" to { code -> code.exception.retryAfter },
        "CodeException.arguments" to { code -> code.exception.arguments },
        "CodeException.text" to { code -> code.exception.text("fr", "en") },
        "CodeException.problem" to { code -> code.exception.problem("en") },
        "DayCodes" to { DayCodes.toString() },
        "DayCodes.VERSION" to { DayCodes.VERSION },
        "DayCodes.SOURCE_LOCALE" to { code -> code.text(DayCodes.SOURCE_LOCALE) },
        "DayCodes.DEFAULT_LOCALE" to { code -> code.text(DayCodes.DEFAULT_LOCALE) },
        "DayCodes.LOCALES" to { code -> DayCodes.LOCALES.map { code.text(it) } },
        "DayCodes.domains" to { DayCodes.domains.map { it.name } },
        "DayCodes.domain" to { code -> DayCodes.domain(code.domain.name)?.name },
        "DayCodes.find" to { code -> DayCodes.find(code.domain.name, code.name ?: "NOBODY") },
        "DayCodes.lookup" to { code -> if (code is IntegerCode) DayCodes.lookup(code.value) else DayCodes.lookup(code.string) },
        "DayCodes.negotiate" to { DayCodes.negotiate("fr", "zh-SG;q=0.1") },
        "Domain" to { code -> code.domain.toString() },
        "Domain.name" to { code -> code.domain.name },
        "Domain.included" to { code -> code.domain.included.map { it.name } },
        "Domain.codes" to { code -> code.domain.codes },
        "Domain.title" to { code -> code.domain.title },
        "Domain.description" to { code -> code.domain.description },
        "Domain.documents" to { code -> code.domain.documents.map { it.id } },
        "Domain.named" to { code -> code.domain.named(code.name ?: "NOBODY") },
        "Domain.fromResponse" to { code -> code.domain.fromResponse(code.body)?.code },
        "IntegerDomain" to { code -> (code.domain as? IntegerDomain<*>)?.name },
        "IntegerDomain.of" to { code -> (code.domain as? IntegerDomain<*>)?.of(code.number) },
        "IntegerDomain.lookup" to { code -> (code.domain as? IntegerDomain<*>)?.lookup(code.number) },
        "IntegerDomain.parse" to { code -> (code.domain as? IntegerDomain<*>)?.parse("${code.number}") },
        "StringDomain" to { code -> (code.domain as? StringDomain<*>)?.name },
        "StringDomain.of" to { code -> (code.domain as? StringDomain<*>)?.of(code.string) },
        "StringDomain.lookup" to { code -> (code.domain as? StringDomain<*>)?.lookup(code.string) },
        "Document" to { code -> code.document?.id },
        "Document.id" to { code -> code.document?.id },
        "Document.title" to { code -> code.document?.title },
        "Document.url" to { code -> code.document?.url },
        "Layer" to { code -> code.layer },
        "Layer.value" to { code -> code.layer?.value },
        "Layer.Companion" to { code -> code.layer?.let { Layer.of(it.value) } },
        "Layer.Companion.EDGE" to { code -> code.layer == Layer.EDGE },
        "Layer.Companion.CORE" to { code -> code.layer == Layer.CORE },
        "Layer.Companion.of" to { code -> Layer.of(code.name ?: "") },
        "Response" to { code -> code.response },
        "Response.code" to { code -> code.response?.code },
        "Response.message" to { code -> code.response?.message },
        "Response.arguments" to { code -> code.response?.arguments },
        "Response.retryAfter" to { code -> code.response?.retryAfter },
        "Response.orThrow" to { code -> thrown { code.response?.orThrow() } },
        "Status" to { code -> code.status },
        "Status.number" to { code -> code.status.number },
        "Status.httpStatus" to { code -> code.status.httpStatus },
        "Recovery" to { code -> code.recovery == Recovery.TRANSIENT },
        "Actor" to { code -> code.actor == Actor.OWNER },
        "Text" to { code -> code.text("en") },
        "Text.locale" to { code -> code.text("en")?.locale },
        "Text.message" to { code -> code.text("en")?.message },
        "Text.cause" to { code -> code.text("en")?.cause },
        "Text.action" to { code -> code.text("en")?.let { text: Text -> text.action } },
        "Filled" to { filled() },
        "Filled.code" to { filled().code },
        "Filled.arguments" to { filled().arguments },
        "Filled.text" to { filled().text("en") },
        "Filled.orThrow" to { thrown { filled().orThrow("said") } },
        "ApiCode.Companion.streamLimitExceeded" to { filled().code },
        "ApiCode" to { code -> code is ApiCode },
        "ApiCode.Known" to { code -> code is ApiCode.Known },
        "ApiCode.Unknown" to { code -> code is ApiCode.Unknown },
        "ApiCode.Companion" to { code -> ApiCode.of(code.number) },
        "ApiCode.Companion.DOMAIN" to { ApiCode.DOMAIN.name },
        "ApiCode.Companion.of" to { code -> listOf(ApiCode.of(code.number), ApiCode.of(7)) },
        "ApiCode.Companion.lookup" to { code -> listOf(ApiCode.lookup(code.number), ApiCode.lookup(7)) },
        "ApiCode.Companion.parse" to { code -> ApiCode.parse("${code.number}") },
        "ApiCode.Companion.fromResponse" to { code -> ApiCode.fromResponse(code.body)?.code },
        "CloudCode" to { code -> code is CloudCode },
        "CloudCode.Known" to { code -> code is CloudCode.Known },
        "CloudCode.Unknown" to { code -> code is CloudCode.Unknown },
        "CloudCode.Companion" to { code -> CloudCode.of(code.string) },
        "CloudCode.Companion.DOMAIN" to { CloudCode.DOMAIN.name },
        "CloudCode.Companion.of" to { code -> CloudCode.of(code.string) },
        "CloudCode.Companion.lookup" to { code -> CloudCode.lookup(code.string) },
        "CloudCode.Companion.fromResponse" to { code -> CloudCode.fromResponse(code.body)?.code },
        "CommonCode" to { code -> code is CommonCode },
        "CommonCode.Known" to { code -> code is CommonCode.Known },
        "CommonCode.Unknown" to { code -> code is CommonCode.Unknown },
        "CommonCode.Companion" to { code -> CommonCode.of(code.number) },
        "CommonCode.Companion.DOMAIN" to { CommonCode.DOMAIN.name },
        "CommonCode.Companion.of" to { code -> listOf(CommonCode.of(code.number), CommonCode.of(7)) },
        "CommonCode.Companion.lookup" to { code -> listOf(CommonCode.lookup(code.number), CommonCode.lookup(7)) },
        "CommonCode.Companion.parse" to { code -> CommonCode.parse("${code.number}") },
        "CommonCode.Companion.fromResponse" to { code -> CommonCode.fromResponse(code.body)?.code },
        "HexCode" to { code -> code is HexCode },
        "HexCode.Known" to { code -> code is HexCode.Known },
        "HexCode.Unknown" to { code -> code is HexCode.Unknown },
        "HexCode.Companion" to { code -> HexCode.of(code.number) },
        "HexCode.Companion.DOMAIN" to { HexCode.DOMAIN.name },
        "HexCode.Companion.of" to { code -> listOf(HexCode.of(code.number), HexCode.of(7)) },
        "HexCode.Companion.lookup" to { code -> listOf(HexCode.lookup(code.number), HexCode.lookup(7)) },
        "HexCode.Companion.parse" to { code -> HexCode.parse("0x" + code.number.toString(16).trimStart('-')) },
        "HexCode.Companion.fromResponse" to { code -> HexCode.fromResponse(code.body)?.code },
    )

/** Takes what a name returns through text, comparison, hashing and another process. */
private fun used(
    what: String,
    code: Code,
    use: Use,
) {
    val first = use(code)
    expect(what, "$first", "${use(code)}")
    expect(what, first, use(code))
    expect(what, first.hashCode(), use(code).hashCode())
    if (first is Serializable && first !is Collection<*> && first !is Map<*, *>) expect("$what, serialized", first, thereAndBack(first))
}

public fun main(declared: Array<String>) {
    val missing = declared.toSet() - names.keys
    check(missing.isEmpty()) { "no row for $missing" }
    val gone = names.keys - declared.toSet()
    check(gone.isEmpty()) { "the package has no $gone" }
    for ((name, use) in names) for (row in rows) used("$name of ${row.label}", row.code, use)
    println("${names.size} names")
}
