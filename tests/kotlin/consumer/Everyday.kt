// A code of every kind through what programs do with codes every day: the package of tests/catalogs/everyday.
package everyday

import org.example.day.Actor
import org.example.day.Code
import org.example.day.CodeException
import org.example.day.DayCodes
import org.example.day.IntegerCode
import org.example.day.Layer
import org.example.day.Recovery
import org.example.day.Status
import org.example.day.StringCode
import org.example.day.Text
import org.example.day.acme.ApiCode
import org.example.day.acme.CloudCode
import org.example.day.acme.CommonCode
import org.example.day.acme.HexCode
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.lang.management.ManagementFactory
import java.util.Locale

internal class Row(
    val code: Code,
    val label: String,
    val name: String?,
    val value: Any,
    val http: Int,
    val recovery: Recovery?,
    val url: String?,
    val message: String?,
    val isSuccess: Boolean = false,
)

private fun page(
    domain: String,
    name: String,
): String = "https://codes.example/$domain/$name.html"

@Suppress("DEPRECATION")
internal val rows: List<Row> =
    listOf(
        Row(
            ApiCode.of(104),
            "acme.api: ROOM_NOT_FOUND (104)",
            "ROOM_NOT_FOUND",
            104L,
            410,
            Recovery.CORRECTABLE,
            page("acme.api", "ROOM_NOT_FOUND"),
            "The room does not exist.",
        ),
        Row(ApiCode.of(7), "acme.api: unknown (7)", null, 7L, 500, null, null, null),
        Row(
            ApiCode.lookup(1001),
            "acme.common: RATE_LIMITED (1001)",
            "RATE_LIMITED",
            1001L,
            429,
            Recovery.TRANSIENT,
            page("acme.common", "RATE_LIMITED"),
            "Too many requests.",
        ),
        Row(
            ApiCode.Known.STREAM_GONE,
            "acme.api: STREAM_GONE (106)",
            "STREAM_GONE",
            106L,
            404,
            Recovery.CORRECTABLE,
            page("acme.api", "STREAM_GONE"),
            "The stream does not exist.",
        ),
        Row(
            ApiCode.Known.NO_ROOM,
            "acme.api: ROOM_NOT_FOUND (104)",
            "ROOM_NOT_FOUND",
            104L,
            410,
            Recovery.CORRECTABLE,
            page("acme.api", "ROOM_NOT_FOUND"),
            "The room does not exist.",
        ),
        Row(
            HexCode.of(0x80070005L),
            "acme.hex: ACCESS_DENIED (0x80070005)",
            "ACCESS_DENIED",
            0x80070005L,
            403,
            Recovery.TERMINAL,
            page("acme.hex", "ACCESS_DENIED"),
            "Access is denied.",
        ),
        Row(
            CloudCode.of("InvalidParameter"),
            "acme.cloud: PARAMETER_INVALID (InvalidParameter)",
            "PARAMETER_INVALID",
            "InvalidParameter",
            400,
            Recovery.CORRECTABLE,
            page("acme.cloud", "PARAMETER_INVALID"),
            "The parameter is invalid.",
        ),
        Row(
            CloudCode.of("evil\nERROR forged"),
            "acme.cloud: unknown (\"evil\\nERROR forged\")",
            null,
            "evil\nERROR forged",
            500,
            null,
            null,
            null,
        ),
        Row(CommonCode.Known.OK, "acme.common: OK (0)", "OK", 0L, 200, null, page("acme.common", "OK"), "Success.", true),
        Row(HexCode.of(0), "acme.hex: unknown (0x0)", null, 0L, 500, null, null, null, true),
    )

internal fun expect(
    what: String,
    expected: Any?,
    found: Any?,
): Unit = check(expected == found) { "$what: expected $expected, found $found" }

internal fun <T : Any> thereAndBack(value: T): Any {
    val bytes = ByteArrayOutputStream()
    ObjectOutputStream(bytes).use { it.writeObject(value) }
    return ObjectInputStream(ByteArrayInputStream(bytes.toByteArray())).use { it.readObject() }
}

private fun everyday(row: Row) {
    val code = row.code
    val what = row.label
    expect(what, row.label, "$code")
    expect("$what name", row.name, code.name)
    expect("$what known", row.name != null, code.isKnown)
    expect("$what value", row.value, if (code is IntegerCode) code.value else (code as StringCode).value)
    expect("$what http", row.http, code.httpStatus)
    expect("$what recovery", row.recovery, code.recovery)
    expect("$what retryable", row.recovery == Recovery.TRANSIENT, code.isRetryable)
    expect("$what retry after", if (row.name == "RATE_LIMITED") 30 else null, code.retryAfter)
    expect("$what actor", row.recovery == null, code.actor == null)
    expect("$what url", row.url, code.url)
    expect("$what since", if (row.name == "ROOM_NOT_FOUND") "0.9.0" else null, code.since)
    expect("$what links", if (row.name == "ROOM_NOT_FOUND") 1 else 0, code.links.size)
    expect("$what aliases", if (row.name == "ROOM_NOT_FOUND") listOf("NO_ROOM") else emptyList(), code.aliases)
    expect("$what synonyms", emptyList<Code>(), code.synonyms)
    expect("$what deprecated", row.name == "STREAM_GONE", code.deprecated != null)
    expect("$what retired", null, code.retired)
    expect("$what attribute", if (row.name == "ROOM_NOT_FOUND") Layer.EDGE else null, code.layer)
    expect("$what text", row.message, code.text("fr-CH, fr;q=0.9, en;q=0.8")?.message)
    expect("$what text", row.message, code.text(listOf("xx", "en"))?.message)
    expect("$what text", row.message, code.text(Locale.US)?.message)
    expect("$what text", row.message, code.text(Locale.LanguageRange.parse("zh;q=0, en-US;q=0.3"))?.message)
    expect("$what text", row.message, code.text()?.message)
    expect("$what text", row.message?.let { "zh-CN" }, code.text("zh-SG", "en")?.locale)
    expect("$what equality", setOf(code), setOf(code, thereAndBack(code)))
    expect("$what order", code, listOf(code, code).maxOrNull())
    expect("$what success", row.isSuccess, code.isSuccess)
    val raised = runCatching { code.orThrow("request 17") }.exceptionOrNull() as CodeException?
    expect("$what exception", if (row.isSuccess) null else "${row.label}: request 17", raised?.message)
    if (raised != null) {
        expect("$what serialized", code, (thereAndBack(raised) as CodeException).code)
        expect("$what detail", "request 17", raised.problem("en")["detail"])
    }
    val problem = code.problem("en")
    expect("$what problem", row.url ?: "about:blank", problem["type"])
    expect("$what problem", row.message ?: row.label, problem["title"])
    expect("$what problem", row.http, problem["status"])
    expect("$what problem", row.value, problem["code"])
    row.name?.let { expect("$what find", code, DayCodes.find(code.domain.name, it)) }
}

private fun responses() {
    val details = mapOf("user" to "Mei", "limit" to 9)
    val error = mapOf("code" to 105, "message" to "limit", "details" to details, "wait" to "60")
    val response = checkNotNull(ApiCode.fromResponse(mapOf("error" to error)))
    expect("response", "acme.api: STREAM_LIMIT_EXCEEDED (105): limit", "$response")
    expect("response", 60, response.retryAfter)
    val raised = runCatching { response.orThrow() }.exceptionOrNull() as CodeException
    expect("response", "Mei may publish 9 streams.", raised.text("en")?.message)
    for ((value, expected) in listOf<Pair<Any?, Code?>>(
        104L to ApiCode.Known.ROOM_NOT_FOUND,
        104.0 to ApiCode.Known.ROOM_NOT_FOUND,
        "104" to ApiCode.Known.ROOM_NOT_FOUND,
        "RATE_LIMITED" to CommonCode.Known.RATE_LIMITED,
        7 to ApiCode.of(7),
        true to null,
        1.5 to null,
        "nobody" to null,
        null to null,
    )) {
        expect("response $value", expected, ApiCode.fromResponse(mapOf("error" to mapOf("code" to value)))?.code)
    }
    for (body in listOf(null, 1, "x", listOf(1), mapOf("code" to 104), mapOf("error" to listOf(1)))) {
        expect("response $body", null, ApiCode.fromResponse(body))
    }
}

private fun reading() {
    for ((text, value) in mapOf("104" to 104L, "+7" to 7L, "-0x1F" to -31L, "NO_ROOM" to 104L, "RATE_LIMITED" to 1001L)) {
        expect("parse $text", value, ApiCode.parse(text)?.value)
    }
    for (text in listOf("", "NOBODY", "1.5", "010", "0x", "1_0", "true")) expect("parse $text", null, ApiCode.parse(text))
    expect("negotiate", "zh-CN", DayCodes.negotiate("fr, zh_SG.UTF-8;q=0.5"))
    expect("negotiate", "en", DayCodes.negotiate("fr"))
    expect("locales", listOf("zh-CN", "zh-CN", "en", "1.0.0"), listOf(DayCodes.LOCALES[0], DayCodes.SOURCE_LOCALE, DayCodes.DEFAULT_LOCALE, DayCodes.VERSION))
    val sorted = listOf(ApiCode.of(1001), ApiCode.of(7), ApiCode.of(104)).sorted().map { it.value }
    expect("sorted", listOf(7L, 104L, 1001L), sorted)
}

/** Texts of known codes are not null, and cost no more than the array of the call. */
private fun texts() {
    val message: String = ApiCode.Known.ROOM_NOT_FOUND.text("en").message
    expect("text", "The room does not exist.", message)
    val threads = ManagementFactory.getThreadMXBean() as com.sun.management.ThreadMXBean
    val thread = Thread.currentThread().id
    for (request in listOf("en", "en-US", "fr-CH, fr;q=0.9, en;q=0.8")) {
        var last: Text? = null
        repeat(WARM) { last = ApiCode.Known.ROOM_NOT_FOUND.text(request) }
        val before = threads.getThreadAllocatedBytes(thread)
        repeat(WARM) { last = ApiCode.Known.ROOM_NOT_FOUND.text(request) }
        val bytes = (threads.getThreadAllocatedBytes(thread) - before) / WARM
        check(bytes <= MAX_BYTES && last != null) { "text($request) allocates $bytes bytes" }
    }
}

private const val WARM = 20_000
private const val MAX_BYTES = 200

public fun main() {
    rows.forEach(::everyday)
    responses()
    reading()
    texts()
    expect("status", 5, Status.NOT_FOUND.number)
    expect("actor", Actor.OWNER, HexCode.Known.ACCESS_DENIED.actor)
    println("fine")
}
