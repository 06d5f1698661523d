package zukan.catalog;

import java.util.List;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/**
 * Where the survey's text and the literature disagree.
 *
 * @param code such as {@code E07}; also its anchor on the page
 * @param line line of the article
 * @param paper slug of the paper that it is about
 * @param article what the article says, in our words
 * @param literature what holds instead
 * @param evidence where that can be seen, at least one
 */
public record Erratum(
        String code, int line, String paper, Bilingual article, Bilingual literature, List<Source> evidence) {

    public Erratum {
        evidence = List.copyOf(evidence);
    }
}
