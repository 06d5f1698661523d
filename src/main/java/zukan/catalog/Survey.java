package zukan.catalog;

import java.time.LocalDate;
import java.util.List;
import zukan.platform.Bilingual;

/**
 * The article that the catalog grew from, as {@code seed-data/survey.yaml} tells of it.
 *
 * @param titleEn what its title means in English
 * @param calendarDay its day in the Advent calendar of December 2016
 * @param scope paragraphs, as are bias
 * @param bias what the article admits of its own selection
 */
public record Survey(
        String title,
        String titleEn,
        String authorHandle,
        Bilingual authorRole,
        String company,
        String platform,
        String url,
        LocalDate publishedOn,
        Bilingual publishedNote,
        String calendarName,
        int calendarDay,
        Bilingual starMeaning,
        List<Bilingual> scope,
        List<Bilingual> bias,
        Bilingual request,
        Bilingual closing,
        List<Addendum> addenda,
        List<OtherSurvey> otherSurveys) {

    /** What the author added later. */
    public record Addendum(LocalDate date, Bilingual what, String url) {}

    /**
     * Another survey that the author recommends.
     *
     * @param url null where its address could not be established; {@code unknown} then says so
     */
    public record OtherSurvey(
            String id,
            String title,
            String titleEn,
            String authorHandle,
            String url,
            String archivedUrl,
            Bilingual goodFor,
            PaperContent.InArticle inArticle,
            List<String> evidence,
            Bilingual unknown) {}
}
