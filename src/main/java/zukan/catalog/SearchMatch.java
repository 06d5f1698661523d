package zukan.catalog;

import java.util.List;
import java.util.Locale;

/**
 * Why a search found a paper.
 *
 * @param reasons where its words were found, one for each word, the same only once
 * @param title the paper's title, cut where a word that was searched for begins or ends
 * @param gistJa its gist in Japanese, cut in the same way
 */
public record SearchMatch(List<Reason> reasons, List<Part> title, List<Part> gistJa, List<Part> gistEn) {

    /** Where a word was found; a reader is told the first of these that applies. */
    public enum Kind {
        /** By a word of the catalog that is a letter or two away from the one that was typed. */
        NEAR,
        IDENTIFIER,
        NAME,
        ALIAS,
        TITLE,
        CONCEPT,
        /** Another name or the reading of a concept. */
        CONCEPT_ALIAS,
        AUTHOR,
        FRAMEWORK,
        DOMAIN,
        YEAR,
        GIST,
        TEXT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param what the name that was found, or null where it is the whole text */
    public record Reason(Kind kind, String what) {}

    /** A stretch of text. */
    public record Part(String text, boolean isMarked) {}

    public List<Part> gist(Locale locale) {
        return locale.getLanguage().equals("ja") ? gistJa : gistEn;
    }
}
