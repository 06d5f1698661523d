package zukan.accounts;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What can be wrong with a name or a password that somebody chooses. */
public enum Objection {
    NAME_MISSING("A curator needs a name."),
    NAME_TOO_LONG("A curator's name has at most " + Objection.LONGEST_NAME + " characters."),
    NAME_UNFIT(
            "A curator's name begins with a letter or digit and has only letters, digits, spaces and . _ - ' ・ in it."),
    NAME_GIVEN("That name is or was another curator's; a name is never given twice."),
    PASSWORD_TOO_SHORT("A password has at least " + Objection.SHORTEST_PASSWORD + " characters."),
    PASSWORD_TOO_LONG("A password has at most " + Objection.LONGEST_PASSWORD
            + " bytes: that many characters of English, a third as many of Japanese."),
    PASSWORD_IS_NAME("The password must not be the name.");

    public static final int LONGEST_NAME = 40;
    public static final int SHORTEST_PASSWORD = 12;

    /** What bcrypt hashes; the rest of a longer one would count for nothing. */
    public static final int LONGEST_PASSWORD = 72;

    /** What does not disturb a line of history or of a log. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._'・-]*");

    private final String message;

    Objection(String message) {
        this.message = message;
    }

    /** For operators; the pages have their own texts. */
    public String message() {
        return message;
    }

    /** Whether somebody may be called that, if nobody is yet. */
    public static Optional<Objection> toName(String name) {
        String normal = normal(name);
        if (normal.isEmpty()) {
            return Optional.of(NAME_MISSING);
        }
        if (normal.codePointCount(0, normal.length()) > LONGEST_NAME) {
            return Optional.of(NAME_TOO_LONG);
        }
        return NAME.matcher(normal).matches() ? Optional.empty() : Optional.of(NAME_UNFIT);
    }

    /** @param name of the curator whose password it would be */
    public static Optional<Objection> toPassword(String password, String name) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return Optional.of(PASSWORD_TOO_SHORT);
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_PASSWORD) {
            return Optional.of(PASSWORD_TOO_LONG);
        }
        return key(password).equals(key(name)) ? Optional.of(PASSWORD_IS_NAME) : Optional.empty();
    }

    /** A name as it is kept: full-width letters and stray spaces make no other name. */
    static String normal(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).strip().replaceAll(" +", " ");
    }

    /** A name as it is compared. */
    static String key(String name) {
        return normal(name).toLowerCase(Locale.ROOT);
    }
}
