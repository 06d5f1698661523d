package zukan.catalog;

import java.util.List;
import zukan.platform.Bilingual;

/** A work that papers of the catalog lean on, without an entry of its own. */
public record BackgroundWork(
        String slug,
        String title,
        String shortName,
        List<String> authors,
        int year,
        String arxivId,
        String doi,
        String venue,
        Bilingual gist,
        List<PaperContent.Reference> references,
        List<PaperContent.Implementation> implementations) {

    public BackgroundWork {
        references = references == null ? List.of() : List.copyOf(references);
        implementations = implementations == null ? List.of() : List.copyOf(implementations);
    }
}
