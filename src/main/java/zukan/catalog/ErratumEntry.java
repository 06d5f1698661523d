package zukan.catalog;

import zukan.catalog.PaperContent.Source;

/**
 * An erratum in the list of all.
 *
 * @param shortName of the paper; null if it was withdrawn
 * @param paperUrl where the paper itself can be read, at arXiv or by its DOI; null if nothing is known of that
 */
public record ErratumEntry(Erratum erratum, String shortName, String paperUrl) {

    /** Where a piece of evidence can be looked up: at its own address, or in the paper; null for what has no address. */
    public String url(Source source) {
        return switch (source.kind()) {
            case "abstract", "paper" -> paperUrl;
            default -> source.url();
        };
    }
}
