// Compares the runtime's locales and messages with the vectors that all languages share.
package i18n

import i18n0.MessageFormat
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import kotlinx.serialization.json.longOrNull
import java.io.File
import kotlin.system.exitProcess

private val orders: List<(Array<String>) -> List<String>> =
    listOf({ i18n0.Locales.order(it) }, { i18n1.Locales.order(it) }, { i18n2.Locales.order(it) })

private fun request(value: JsonElement?): Array<String> =
    when (value) {
        null, JsonNull -> emptyArray()
        is JsonArray -> value.map { it.jsonPrimitive.content }.toTypedArray()
        else -> arrayOf(value.jsonPrimitive.content)
    }

private fun plain(value: JsonPrimitive): Any = if (value.isString) value.content else value.longOrNull ?: value.content.toDouble()

public fun main(args: Array<String>) {
    val vectors = Json.parseToJsonElement(File(args[0]).readText()).jsonObject
    val differences = mutableListOf<String>()
    var compared = 0

    fun same(
        what: String,
        expected: Any,
        found: Any,
    ) {
        compared++
        if (expected != found) differences += "$what: expected $expected, found $found"
    }
    vectors.getValue("matching").jsonArray.forEachIndexed { number, catalog ->
        for (case in catalog.jsonObject.getValue("cases").jsonArray) {
            val request = case.jsonObject["request"]
            val expected = case.jsonObject.getValue("order").jsonArray.map { it.jsonPrimitive.content }
            same("catalog $number, $request", expected, orders[number](request(request)))
        }
    }
    for (vector in vectors.getValue("messages").jsonArray.map { it.jsonObject }) {
        val values = vector.getValue("values").jsonObject.mapValues { plain(it.value.jsonPrimitive) }
        val (pattern, locale, text) = listOf("pattern", "locale", "text").map { vector.getValue(it).jsonPrimitive.content }
        same("$locale $pattern $values", text, MessageFormat.format(pattern, values, locale))
    }
    if (differences.isNotEmpty()) {
        println(differences.take(20).joinToString("\n"))
        exitProcess(1)
    }
    println(compared)
}
