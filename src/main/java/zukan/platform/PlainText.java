package zukan.platform;

import java.util.regex.Pattern;

/** What people type, without what could deceive those who read it. */
public final class PlainText {

    /** Controls but tab and line feed, and whatever turns the direction of text or hides in it without being seen. */
    private static final Pattern DECEPTIVE = Pattern.compile(
            "[\\p{Cc}&&[^\\t\\n]]|[\\u00ad\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb]|\\p{Cs}");

    private PlainText() {}

    /** Text of several lines: line ends as line feeds, none of what deceives, no spaces around; null if nothing is left. */
    public static String of(String typed) {
        if (typed == null) {
            return null;
        }
        String text = DECEPTIVE
                .matcher(typed.replaceAll("\\r\\n?|[\\u0085\\u2028\\u2029]", "\n"))
                .replaceAll("")
                .strip();
        return text.isEmpty() ? null : text;
    }

    /** The same in one line. */
    public static String line(String typed) {
        String text = of(typed);
        return text == null ? null : text.replaceAll("\\s+", " ");
    }
}
