import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.number.NumberFormatter;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.text.PluralRules;
import com.ibm.icu.util.LocaleMatcher;
import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Answers what ICU does: a question a line, fields in hexadecimal UTF-8 separated by blanks; an answer a line, in hexadecimal. */
public class Icu {
    public static void main(String[] arguments) throws Exception {
        StringBuilder answers = new StringBuilder();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            List<String> fields = new ArrayList<>();
            for (String field : line.split(" ", -1)) {
                fields.add(decode(field));
            }
            answers.append(encode(answer(fields))).append('\n');
        }
        System.out.print(answers);
    }

    private static String answer(List<String> fields) {
        switch (fields.get(0)) {
            case "match":
                return match(fields.get(1), fields.get(2).split(","), fields.get(3).split(","));
            case "category":
                PluralRules.PluralType type = PluralRules.PluralType.valueOf(fields.get(2));
                return PluralRules.forLocale(ULocale.forLanguageTag(fields.get(1)), type).select(Long.parseLong(fields.get(3)));
            case "number":
                if (!java.util.Arrays.asList(com.ibm.icu.text.NumberFormat.getAvailableULocales()).contains(ULocale.forLanguageTag(fields.get(1)))) {
                    return "";
                }
                LocalizedNumberFormatter format = NumberFormatter.withLocale(ULocale.forLanguageTag(fields.get(1)).toLocale())
                        .precision(com.ibm.icu.number.Precision.maxFraction(3));
                return format.format(new java.math.BigDecimal(fields.get(2))).toString();
            case "message":
                return format(fields);
            default:
                throw new IllegalArgumentException(fields.get(0));
        }
    }

    private static final Map<String, LocaleMatcher> MATCHERS = new HashMap<>();

    private static String match(String source, String[] locales, String[] tags) {
        LocaleMatcher matcher = MATCHERS.computeIfAbsent(source + "|" + String.join(",", locales), key -> {
            List<ULocale> supported = new ArrayList<>();
            for (String locale : locales) {
                supported.add(ULocale.forLanguageTag(locale));
            }
            return LocaleMatcher.builder().setSupportedULocales(supported).setDefaultULocale(ULocale.forLanguageTag(source)).build();
        });
        List<ULocale> wanted = new ArrayList<>();
        for (String tag : tags) {
            wanted.add(ULocale.forLanguageTag(tag));
        }
        int index = matcher.getBestMatchResult(wanted).getSupportedIndex();
        return index < 0 ? source : locales[index];
    }

    private static String format(List<String> fields) {
        MessageFormat format = new MessageFormat(fields.get(2), ULocale.forLanguageTag(fields.get(1)));
        Map<String, Object> values = new HashMap<>();
        for (int i = 3; i < fields.size(); i += 2) {
            String value = fields.get(i + 1);
            values.put(fields.get(i), value.startsWith("i") ? (Object) Long.valueOf(value.substring(1)) : value.substring(1));
        }
        return format.format(values);
    }

    private static String decode(String hex) {
        byte[] bytes = new byte[hex.length() / 2];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        StringBuilder hex = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            hex.append(String.format("%02x", each));
        }
        return hex.toString();
    }
}
