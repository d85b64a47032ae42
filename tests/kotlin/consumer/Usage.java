import java.util.Map;
import org.example.acme.codes.AcmeCodes;
import org.example.acme.codes.Code;
import org.example.acme.codes.CodeException;
import org.example.acme.codes.Status;
import org.example.acme.codes.acme.ClassCode;
import org.example.acme.codes.acme.CommonCode;
import org.example.acme.codes.acme.import_.DefaultCode;
import org.example.acme.codes.acme.rtc.RoomCode;

/** The package of tests/catalogs/features as a user of Java meets it. */
final class Usage {
  private Usage() {}

  private static void expect(Object expected, Object found) {
    if (!expected.equals(found)) {
      throw new AssertionError("expected " + expected + ", found " + found);
    }
  }

  private static String name(RoomCode code) {
    if (code == RoomCode.Known.ROOM_NOT_FOUND) {
      return "gone";
    }
    return code instanceof RoomCode.Known ? "known" : "unknown " + code.getValue();
  }

  public static void main(String[] args) {
    expect("gone", name(RoomCode.of(104)));
    expect("known", name(RoomCode.of(106L)));
    expect("unknown 7", name(RoomCode.of(7)));
    Code owner = RoomCode.lookup(100000004);
    expect(CommonCode.Known.SIGNATURE_EXPIRED, owner);
    expect(owner, RoomCode.DOMAIN.lookup(100000004));
    expect("SIGNATURE_EXPIRED", owner.getName());
    expect(Status.UNAUTHENTICATED, owner.getStatus());
    expect(401, owner.getHttpStatus());
    expect(false, owner.isRetryable());
    expect("platform", owner.getOwner());
    expect("first", owner.getClass_());
    expect("The signature has expired.", owner.text("en").getMessage());
    expect(2, AcmeCodes.lookup(0).size());
    expect(10, AcmeCodes.getDomains().size());
    expect("zh-CN", AcmeCodes.LOCALES.get(0));
    expect(AcmeCodes.SOURCE_LOCALE, AcmeCodes.LOCALES.get(0));
    expect(200L, ClassCode.Known.CLASS.getValue());
    expect("IMPORT_FAILED", DefaultCode.of(1).getName());
    expect("1 {b}", RoomCode.of(110).text(Map.of("user", 1), "en").getMessage().substring(0, 1) + " {b}");
    expect("u", RoomCode.streamLimitExceeded(9, "u").text("en").getMessage().substring(0, 1));
    try {
      throw new CodeException(RoomCode.of(104));
    } catch (CodeException raised) {
      expect("acme.rtc.room: ROOM_NOT_FOUND (104)", raised.getMessage());
      expect(RoomCode.Known.ROOM_NOT_FOUND, raised.getCode());
    }
    System.out.println("fine");
  }
}
