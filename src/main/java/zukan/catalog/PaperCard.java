package zukan.catalog;

import java.time.LocalDate;
import java.util.List;
import zukan.catalog.PaperContent.Origin;
import zukan.platform.Bilingual;

/**
 * A paper in a list.
 *
 * @param starred by the survey
 * @param curatorStarred by a curator of this catalog
 * @param credit name of the reader who suggested it, if he or she asked to be named
 * @param frameworks slugs of the frameworks that it has code for, in the vocabulary's order
 */
public record PaperCard(
        String slug,
        Integer number,
        String title,
        String shortName,
        Bilingual gist,
        String domain,
        String topic,
        boolean starred,
        boolean curatorStarred,
        Origin origin,
        String credit,
        LocalDate submittedOn,
        String monthInArticle,
        List<String> frameworks) {}
