// Holds a generated package against the vectors of its catalog. The test puts the package's names into ROOT and INDEX.
package ROOT.vectors

import ROOT.Code
import ROOT.INDEX
import ROOT.IntegerCode
import ROOT.IntegerDomain
import ROOT.StringCode
import ROOT.StringDomain
import ROOT.Text
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import java.io.File
import kotlin.system.exitProcess

private var compared = 0
private val differences = mutableListOf<String>()

private fun same(what: String, expected: Any?, found: Any?) {
    compared++
    if (expected != found) differences += "$what: expected $expected, found $found"
}

/** A JSON value as Kotlin's own. */
private fun plain(json: JsonElement?): Any? =
    when (json) {
        null, JsonNull -> null
        is JsonArray -> json.map(::plain)
        is JsonObject -> json.mapValues { plain(it.value) }
        is JsonPrimitive ->
            when {
                json.isString -> json.content
                json.content == "true" || json.content == "false" -> json.content.toBoolean()
                else -> json.content.toLongOrNull() ?: json.content.toDouble()
            }
    }

private typealias Vector = Map<String, Any?>

@Suppress("UNCHECKED_CAST")
private fun Vector.list(key: String): List<Vector> = this[key] as List<Vector>? ?: emptyList()

/** What a reader prefers: a text, or a list of them. */
private fun Vector.request(): List<String> =
    when (val requested = this["requested"]) {
        is List<*> -> requested.map { it as String }
        else -> listOf(requested as String)
    }

private fun Code.raw(): Any =
    when (this) {
        is IntegerCode -> value
        is StringCode -> value
    }

private fun own(domain: Any?, code: Any?): Code =
    when (val found = INDEX.domain(domain as String)) {
        is IntegerDomain<*> -> found.of(code as Long)
        is StringDomain<*> -> found.of(code as String)
        null -> error("no domain $domain")
    }

private fun lookup(domain: Any?, code: Any?): Code =
    when (val found = INDEX.domain(domain as String)) {
        is IntegerDomain<*> -> found.lookup(code as Long)
        is StringDomain<*> -> found.lookup(code as String)
        null -> error("no domain $domain")
    }

private fun Text?.parts(requested: Any?): Vector =
    mapOf("requested" to requested, "locale" to this?.locale, "message" to this?.message, "cause" to this?.cause, "action" to this?.action)

private fun checkEntry(vector: Vector) {
    val place = "${vector["domain"]}.${vector["name"]}"
    val code = own(vector["domain"], vector["code"])
    val named = listOf(vector["name"]) + (vector["aliases"] as List<*>)
    for (name in named) {
        same("$place named $name", code, code.domain.named(name as String))
        if (constants.isNotEmpty()) same("$place constant $name", code, constants["${vector["domain"]}.$name"])
    }
    same("$place code", vector["code"], code.raw())
    same("$place domain", vector["domain"], code.domain.name)
    same("$place name", vector["name"], code.name)
    same("$place known", true, code.isKnown)
    same("$place status", vector["status"], code.status.name)
    same("$place http", vector["http_status"], code.httpStatus.toLong())
    same("$place retryable", vector["retryable"], code.isRetryable)
    same("$place deprecated", vector["deprecated"], code.deprecated != null)
    same("$place retired", vector["retired"], code.retired != null)
    same("$place replaced", vector["replaced_by"], (code.deprecated ?: code.retired)?.replacedBy)
    same("$place aliases", vector["aliases"], code.aliases)
    val (synonyms, equivalents) = code.synonyms.partition { it.domain == code.domain }
    same("$place synonyms", vector["synonyms"], synonyms.map { it.name })
    same("$place equivalents", vector["equivalents"], equivalents.map { "${it.domain}.${it.name}" })
    same("$place attributes", vector["attributes"], attributes(code))
    same("$place wire", vector["label"], code.toString())
    for (text in vector.list("texts")) same("$place text", text, code.text(text["requested"] as String).parts(text["requested"]))
    @Suppress("UNCHECKED_CAST")
    val arguments = vector["arguments"] as Map<String, Any>? ?: return
    for (text in vector.list("formatted")) {
        val locale = text["requested"] as String
        same("$place filled", text["message"], code.text(arguments, locale)?.message)
        same("$place filled by type", text["message"], filled.getValue(place).text(locale).message)
    }
}

public fun main(args: Array<String>) {
    @Suppress("UNCHECKED_CAST")
    val vectors = plain(Json.parseToJsonElement(File(args[0]).readText())) as Vector
    same("source", vectors["source"], INDEX.SOURCE_LOCALE)
    same("locales", vectors["locales"], INDEX.LOCALES)
    vectors.list("entries").forEach(::checkEntry)
    for (vector in vectors.list("lookups")) {
        val found = lookup(vector["domain"], vector["code"])
        same("lookup $vector", vector["owner"], found.domain.name)
        same("lookup $vector", vector["name"], found.name)
        same("lookup $vector", true, found === own(vector["owner"], vector["code"]))
    }
    for (vector in vectors.list("unknown")) {
        for (found in listOf(own(vector["domain"], vector["code"]), lookup(vector["domain"], vector["code"]))) {
            same("unknown $vector", false, found.isKnown)
            same("unknown $vector", null, found.name)
            same("unknown $vector", null, found.text("en"))
            same("unknown $vector", vector["code"], found.raw())
            same("unknown $vector", vector["label"], found.toString())
            same("unknown $vector", "UNKNOWN", found.status.name)
            same("unknown $vector", own(vector["domain"], vector["code"]), found)
        }
    }
    for (vector in vectors.list("requests")) {
        val found = INDEX.domain(vector["domain"] as String)?.named(vector["name"] as String)?.text(vector.request())
        same("request $vector", listOf(vector["locale"], vector["message"]), listOf(found?.locale, found?.message))
    }
    for (vector in vectors.list("meanings")) {
        val found = (vector["code"] as? Long)?.let { INDEX.lookup(it) } ?: INDEX.lookup(vector["code"] as String)
        same("meanings $vector", vector["found"], found.map { "${it.domain.name}.${it.name}" })
    }
    if (differences.isNotEmpty()) {
        println(differences.take(20).joinToString("\n"))
        exitProcess(1)
    }
    println(compared)
}
