package zukan;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/** A reader's paper that says no more than an entry must. */
public final class SamplePaper {

    private SamplePaper() {}

    public static PaperContent of(String slug, String title, String shortName) {
        return new PaperContent(
                slug,
                null,
                title,
                null,
                shortName,
                null,
                List.of("Somebody"),
                null,
                null,
                null,
                LocalDate.of(2016, 5, 1),
                null,
                "audio",
                null,
                Origin.READER,
                false,
                null,
                "Reader",
                null,
                null,
                null,
                new Bilingual("要点", "gist"),
                Map.of(Section.IDEA, List.of(new Paragraph("着想", "idea", new Source("reader", null, null)))),
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
