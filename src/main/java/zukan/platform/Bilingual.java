package zukan.platform;

import jakarta.persistence.Embeddable;
import java.util.Locale;

/** A text in both languages; neither is a translation that may be missing. */
@Embeddable
public record Bilingual(String ja, String en) {

    public String in(Language language) {
        return language == Language.JA ? ja : en;
    }

    public String in(Locale locale) {
        return in(Language.of(locale));
    }
}
