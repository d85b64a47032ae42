import java.io.File;
import net.sf.okapi.lib.xliff2.reader.XLIFFReader;

/** Validates XLIFF 2 documents as strictly as Okapi can: java Validate.java FILE… */
public class Validate {
    public static void main(String[] args) {
        for (String name : args) {
            try {
                XLIFFReader.validate(new File(name));
            } catch (RuntimeException fault) {
                System.err.println(name + ": " + fault.getMessage());
                System.exit(1);
            }
        }
    }
}
