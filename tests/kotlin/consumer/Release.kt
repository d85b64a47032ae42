// The package of tests/catalogs/features in an app whose release is shrunk, optimized and renamed.
package release

import org.example.acme.codes.AcmeCodes
import org.example.acme.codes.CodeException
import org.example.acme.codes.acme.CommonCode
import org.example.acme.codes.acme.rtc.RoomCode
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream

private fun <T : Any> thereAndBack(value: T): Any {
    val bytes = ByteArrayOutputStream()
    ObjectOutputStream(bytes).use { it.writeObject(value) }
    return ObjectInputStream(ByteArrayInputStream(bytes.toByteArray())).use { it.readObject() }
}

public fun main() {
    val code = RoomCode.of(104)
    println(code)
    println(code.text("en")?.message)
    println(code.aliases)
    println(RoomCode.DOMAIN.title["en"])
    println(AcmeCodes.find("acme.rtc.room", "STREAM_GONE")?.deprecated?.reason)
    println(AcmeCodes.negotiate("fr, ja;q=0.5"))
    println(CommonCode.Known.SIGNATURE_EXPIRED.layer)
    println(thereAndBack(RoomCode.of(104)) === RoomCode.Known.ROOM_NOT_FOUND)
    println(thereAndBack(RoomCode.of(7)) == RoomCode.of(7))
    println((thereAndBack(CodeException(code, "detail")) as CodeException).code == code)
    println(RoomCode.streamLimitExceeded(limit = 9, user = "u").text("en").message)
}
