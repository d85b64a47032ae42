import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * Answers questions from ResourceBundles: java Bundles.java FOLDER QUESTIONS. A line of the questions is locale, domain, key
 * and arguments, blanks between them, each in hex of its UTF-16; an argument begins with its type. So are the answers.
 */
public class Bundles {
    public static void main(String[] args) throws Exception {
        URL[] path = {Path.of(args[0]).toUri().toURL()};
        Control strict = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);
        try (URLClassLoader loader = new URLClassLoader(path, null)) {
            for (String line : Files.readAllLines(Path.of(args[1]), StandardCharsets.US_ASCII)) {
                String[] words = line.split(" ");
                Locale locale = Locale.forLanguageTag(decoded(words[0]));
                String text = ResourceBundle.getBundle(decoded(words[1]), locale, loader, strict).getString(decoded(words[2]));
                System.out.println(encoded(words.length > 3 ? format(text, words, locale) : text));
            }
        }
    }

    private static String format(String pattern, String[] words, Locale locale) {
        Object[] values = new Object[words.length - 3];
        for (int place = 0; place < values.length; place++) {
            String value = decoded(words[place + 3]);
            values[place] = value.startsWith("i") ? (Object) Long.valueOf(value.substring(1)) : value.substring(1);
        }
        return new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    private static String decoded(String hex) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < hex.length(); at += 4) {
            text.append((char) Integer.parseInt(hex.substring(at, at + 4), 16));
        }
        return text.toString();
    }

    private static String encoded(String text) {
        StringBuilder hex = new StringBuilder();
        text.chars().forEach(unit -> hex.append(String.format("%04x", unit)));
        return hex.toString();
    }
}
