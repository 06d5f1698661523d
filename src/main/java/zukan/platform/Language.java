package zukan.platform;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that Zukan speaks: the first segment of every page's address. */
public enum Language {
    JA(Locale.JAPANESE),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The code as it stands in addresses and in {@code lang} attributes: {@code ja} or {@code en}. */
    @JsonValue
    public String code() {
        return locale.getLanguage();
    }

    public Language other() {
        return this == JA ? EN : JA;
    }

    public static Optional<Language> of(String code) {
        return Arrays.stream(values())
                .filter(language -> language.code().equals(code))
                .findFirst();
    }

    /** The language of a locale; Japanese for every locale that Zukan does not speak. */
    public static Language of(Locale locale) {
        return of(locale.getLanguage()).orElse(JA);
    }

    /** The language that begins this path ({@code /en/papers}), if one does. */
    public static Optional<Language> leading(String path) {
        if (path == null || path.length() < 3 || (path.length() > 3 && path.charAt(3) != '/')) {
            return Optional.empty();
        }
        return of(path.substring(1, 3));
    }
}
