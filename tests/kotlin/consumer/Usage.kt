// The package of tests/catalogs/features as a user of Kotlin meets it.
package usage

import kotlinx.serialization.KSerializer
import kotlinx.serialization.Serializable
import kotlinx.serialization.descriptors.PrimitiveKind
import kotlinx.serialization.descriptors.PrimitiveSerialDescriptor
import kotlinx.serialization.descriptors.SerialDescriptor
import kotlinx.serialization.encoding.Decoder
import kotlinx.serialization.encoding.Encoder
import kotlinx.serialization.json.Json
import org.example.acme.codes.AcmeCodes
import org.example.acme.codes.Code
import org.example.acme.codes.CodeException
import org.example.acme.codes.IntegerCode
import org.example.acme.codes.IntegerDomain
import org.example.acme.codes.Layer
import org.example.acme.codes.Recovery
import org.example.acme.codes.StringCode
import org.example.acme.codes.acme.CloudCode
import org.example.acme.codes.acme.CommonCode
import org.example.acme.codes.acme.RtcCode
import org.example.acme.codes.acme.WindowsCode
import org.example.acme.codes.acme.rtc.RoomCode
import java.io.ByteArrayInputStream
import java.io.ByteArrayOutputStream
import java.io.ObjectInputStream
import java.io.ObjectOutputStream
import java.util.Locale
import java.io.Serializable as JavaSerializable

/** The recipe of the README. */
internal class CodeSerializer<C : IntegerCode>(
    private val domain: IntegerDomain<C>,
) : KSerializer<C> {
    override val descriptor: SerialDescriptor = PrimitiveSerialDescriptor(domain.name, PrimitiveKind.LONG)

    override fun serialize(
        encoder: Encoder,
        value: C,
    ): Unit = encoder.encodeLong(value.value)

    override fun deserialize(decoder: Decoder): C = domain.of(decoder.decodeLong())
}

internal object RtcCodeSerializer : KSerializer<RtcCode> by CodeSerializer(RtcCode.DOMAIN)

@Serializable
internal data class Answer(
    @Serializable(with = RtcCodeSerializer::class) val code: RtcCode,
)

/** Complete without `else`, whatever later versions add. */
private fun complete(code: RtcCode): String =
    when (code) {
        RtcCode.Known.SDK_NOT_READY -> "wait"
        is RtcCode.Known -> code.text().message
        is RtcCode.Unknown -> "unknown ${code.value}"
    }

private fun kind(code: Code): String =
    when (code) {
        is IntegerCode -> "integer"
        is StringCode -> "string"
    }

private fun <T : JavaSerializable> thereAndBack(value: T): Any {
    val bytes = ByteArrayOutputStream()
    ObjectOutputStream(bytes).use { it.writeObject(value) }
    return ObjectInputStream(ByteArrayInputStream(bytes.toByteArray())).use { it.readObject() }
}

private fun expect(
    expected: Any?,
    found: Any?,
): Unit = check(expected == found) { "expected $expected, found $found" }

public fun main() {
    val status: Int = 104
    expect(RoomCode.Known.ROOM_NOT_FOUND, RoomCode.of(status))
    expect(RoomCode.Known.ROOM_NOT_FOUND, RoomCode.of(104))
    expect(RoomCode.Known.ROOM_NOT_FOUND, RoomCode.of(104L))
    expect("wait unknown 7", "${complete(RtcCode.of(-200012))} ${complete(RtcCode.of(7))}")
    expect("integer string", "${kind(RoomCode.of(7))} ${kind(CloudCode.of(""))}")
    expect(CommonCode.Known.SIGNATURE_EXPIRED, RoomCode.lookup(100000004))
    expect(true, RoomCode.of(100000004) is RoomCode.Unknown)
    expect("The room does not exist.", RoomCode.of(104).text("en-GB")?.message)
    expect("zh-CN", RoomCode.of(104).text("fr")?.locale)
    expect(0x80070005L, WindowsCode.Known.ACCESS_DENIED.value)
    expect("acme.windows: unknown (-0x8000000000000000)", WindowsCode.of(Long.MIN_VALUE).toString())
    expect(CloudCode.Known.PARAMETER_NOT_FOUND, CloudCode.of("InvalidParameter.NotFound"))
    expect(Layer.of("edge"), CommonCode.Known.SIGNATURE_EXPIRED.layer)
    expect(Layer.EDGE, CommonCode.Known.SIGNATURE_EXPIRED.layer)
    expect(listOf("auth", "time"), CommonCode.Known.SIGNATURE_EXPIRED.tags)
    expect(listOf("CommonCode", "WindowsCode"), AcmeCodes.lookup(0).map { it.javaClass.enclosingClass.simpleName })
    expect("u may publish 9 streams, 9 and not {more}.", RoomCode.streamLimitExceeded(limit = 9, user = "u").text("en").message)
    expect("https://example.org/en/rtc", RoomCode.DOMAIN.documents.single().url["en"])
    expect("Room signaling API", RoomCode.DOMAIN.title["en"])
    expect("Only", RoomCode.of(109).retired?.reason?.replace("Never used.", "Only"))

    val answer = Json.decodeFromString<Answer>("""{"code":-200012}""")
    expect(RtcCode.Known.SDK_NOT_READY, answer.code)
    expect("""{"code":7}""", Json.encodeToString(Answer.serializer(), Answer(RtcCode.of(7))))

    val raised = runCatching { throw CodeException(RoomCode.of(7), "test") }.exceptionOrNull() as CodeException
    expect("acme.rtc.room: unknown (7): test", raised.message)
    expect(RoomCode.of(7), (thereAndBack(raised) as CodeException).code)
    expect(true, thereAndBack(RoomCode.of(104)) === RoomCode.Known.ROOM_NOT_FOUND)
    println("fine")
}
