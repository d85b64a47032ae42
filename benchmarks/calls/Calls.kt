// Prints nanoseconds of processor time of calls in Kotlin; with another argument, does that once.
package calls

import org.example.day.acme.ApiCode
import java.lang.management.ManagementFactory
import java.util.Locale
import java.util.ResourceBundle

internal enum class Plain(
    val status: String,
) {
    ROOM_NOT_FOUND("NOT_FOUND"),
}

private const val COUNT = 200_000

public fun main(args: Array<String>) {
    when (args[0]) {
        "empty" -> println("The room does not exist.")
        "zcodegen" -> println(ApiCode.of(104).text("en")?.message)
        "bundle" -> println(ResourceBundle.getBundle("peer", Locale.ENGLISH).getString("ROOM_NOT_FOUND"))
        else -> println(measured())
    }
}

private fun measured(): String {
    val bundle = ResourceBundle.getBundle("peer", Locale.ENGLISH)
    val named = hashMapOf(104L to "ROOM_NOT_FOUND", 105L to "STREAM_LIMIT_EXCEEDED")
    val calls =
        mapOf<String, () -> Int>(
            "text" to { ApiCode.Known.ROOM_NOT_FOUND.text("en").message.length },
            "ResourceBundle" to { bundle.getString("ROOM_NOT_FOUND").length },
            "status" to { ApiCode.Known.ROOM_NOT_FOUND.status.name.length },
            "enum property" to { Plain.ROOM_NOT_FOUND.status.length },
            "known code" to { ApiCode.of(104L).name?.length ?: 0 },
            "HashMap" to { named[104L]?.length ?: 0 },
        )
    val threads = ManagementFactory.getThreadMXBean()
    var sum = 0
    val took =
        calls.map { (name, call) ->
            val rounds =
                List(9) {
                    val start = threads.currentThreadCpuTime
                    repeat(COUNT) { sum += call() }
                    (threads.currentThreadCpuTime - start).toDouble() / COUNT
                }
            "\"$name\": ${rounds.sorted()[4]}"
        }
    check(sum != 0)
    return took.joinToString(", ", "{", "}")
}
