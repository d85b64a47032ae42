import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Answers questions from one message source for all domains, as an application of Spring has: java Messages.java FOLDER QUESTIONS.
 * A line of the questions is locale, domain, key and arguments with blanks between them, each in hex of its UTF-16; an argument begins
 * with its type. So are the answers.
 */
public class Messages {
    public static void main(String[] args) throws Exception {
        List<String[]> questions =
            Files.readAllLines(Path.of(args[1]), StandardCharsets.US_ASCII).stream().map(line -> line.split(" ")).toList();
        URL[] path = {Path.of(args[0]).toUri().toURL()};
        var source = new ResourceBundleMessageSource();
        source.setBundleClassLoader(new URLClassLoader(path, null));
        source.setBasenames(questions.stream().map(words -> decoded(words[1])).distinct().toArray(String[]::new));
        source.setDefaultEncoding("UTF-8");
        source.setFallbackToSystemLocale(false);
        for (String[] words : questions) {
            Object[] values = new Object[words.length - 3];
            for (int place = 0; place < values.length; place++) {
                String value = decoded(words[place + 3]);
                values[place] = value.startsWith("i") ? (Object) Long.valueOf(value.substring(1)) : value.substring(1);
            }
            String text = source.getMessage(decoded(words[2]), values, Locale.forLanguageTag(decoded(words[0])));
            System.out.println(HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_16BE)));
        }
    }

    private static String decoded(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_16BE);
    }
}
