package zukan.catalog.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.Plate;
import zukan.catalog.Plates;
import zukan.catalog.SearchMatch;
import zukan.catalog.SearchMatch.Part;
import zukan.catalog.Vocabulary;
import zukan.platform.CatalogVersion;
import zukan.platform.Dates;
import zukan.platform.Html;
import zukan.platform.Language;

/** Writes the cards of papers: a list has thirty of them. */
@Component("cards")
class CardHtml {

    private static final int CHARACTERS = 2_000;

    /** A written card takes about 2 KB. */
    private static final int MOST_KEPT = 1_000;

    private final MessageSource messages;
    private final Supplier<Cache<Shown, String>> kept;

    CardHtml(MessageSource messages, CatalogVersion versions) {
        this.messages = messages;
        this.kept = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT).build());
    }

    /** All that a card depends on, unless it tells why it was found. */
    private record Shown(PaperCard card, Plate drawn, int level, Language language) {}

    /** Cards one after the other, those that were found with the reason; other parameters as of {@link #html}. */
    public String list(
            List<PaperCard> cards,
            Plates plates,
            Map<String, SearchMatch> matches,
            int level,
            Vocabulary vocabulary,
            Locale locale) {
        StringBuilder list = new StringBuilder(CHARACTERS * cards.size());
        for (PaperCard card : cards) {
            list.append(html(card, plates.onCard(card.slug()), matches.get(card.slug()), level, vocabulary, locale));
        }
        return list.toString();
    }

    /**
     * A card.
     *
     * @param drawn its plate, or null for the pattern of its domain
     * @param match why a search found it, or null
     * @param level of its heading: 2 or 3
     */
    public String html(
            PaperCard card, Plate drawn, SearchMatch match, int level, Vocabulary vocabulary, Locale locale) {
        return match != null
                ? written(card, drawn, match, level, vocabulary, locale)
                : kept.get()
                        .get(
                                new Shown(card, drawn, level, Language.of(locale)),
                                shown -> written(card, drawn, null, level, vocabulary, locale));
    }

    private String written(
            PaperCard card, Plate drawn, SearchMatch match, int level, Vocabulary vocabulary, Locale locale) {
        Html html = new Html(CHARACTERS);
        html.markup("<article class=\"card domain-")
                .text(card.domain())
                .markup("\" data-paper=\"")
                .text(card.slug())
                .markup("\">\n");
        html.markup("<div class=\"plate" + (drawn == null ? "" : " plate-drawn") + "\" aria-hidden=\"true\">");
        if (drawn != null) {
            html.markup("<svg class=\"plate-figure thumb\" viewBox=\"").text(drawn.thumb());
            html.markup("\"><use href=\"")
                    .text("/figures/" + drawn.name() + ".svg?v=" + drawn.hash() + "#" + drawn.drawing())
                    .markup("\"/></svg>");
        }
        if (card.number() != null) {
            html.markup("<span class=\"plate-number\">")
                    .text(message(locale, "card.number", card.number()))
                    .markup("</span>");
        }
        html.markup("</div>\n<div class=\"card-body\">\n");
        labels(html, card, vocabulary, locale);
        html.markup("<h" + level + " class=\"card-title\"><a href=\"")
                .text("/" + Language.of(locale).code() + "/papers/" + card.slug())
                .markup("\" lang=\"en\">")
                .text(card.shortName())
                .markup("</a></h" + level + ">\n");
        if (!card.title().equals(card.shortName())) {
            html.markup("<p class=\"card-full-title\" lang=\"en\">");
            marked(html, match == null ? List.of(new Part(card.title(), false)) : match.title());
            html.markup("</p>\n");
        }
        html.markup("<p class=\"card-gist\">");
        marked(html, match == null ? List.of(new Part(card.gist().in(locale), false)) : match.gist(locale));
        html.markup("</p>\n");
        if (match != null) {
            why(html, match, locale);
        }
        frameworks(html, card, vocabulary, locale);
        return html.markup("</div>\n</article>\n").toString();
    }

    private void labels(Html html, PaperCard card, Vocabulary vocabulary, Locale locale) {
        String month = card.monthInArticle() != null
                ? card.monthInArticle()
                : card.submittedOn().toString().substring(0, 7);
        html.markup("<p class=\"card-labels\"><span class=\"domain-label\">")
                .text(vocabulary.domain(card.domain()).name().in(locale))
                .markup("</span> <time datetime=\"")
                .text(card.submittedOn())
                .markup("\">")
                .text(Dates.show(month, locale))
                .markup("</time> ");
        if (card.origin() != Origin.SURVEY) {
            html.markup("<span class=\"reader-mark\">")
                    .text(
                            card.credit() == null
                                    ? message(locale, "origin." + card.origin().code())
                                    : message(locale, "origin.reader.by", card.credit()))
                    .markup("</span>");
        }
        if (card.starred() || card.curatorStarred()) {
            html.markup("<span class=\"card-seals\">");
            if (card.starred()) {
                seal(html, "seal", message(locale, "seal.label"), "★");
            }
            if (card.curatorStarred()) {
                seal(html, "seal seal-curator", message(locale, "seal.curator"), "☆");
            }
            html.markup("</span>");
        }
        html.markup("</p>\n");
    }

    private static void seal(Html html, String classes, String label, String sign) {
        html.markup("<span class=\"" + classes + "\" role=\"img\" aria-label=\"")
                .text(label)
                .markup("\" title=\"")
                .text(label)
                .markup("\">" + sign + "</span> ");
    }

    private static void marked(Html html, List<Part> parts) {
        for (Part part : parts) {
            html.markup(part.isMarked() ? "<mark>" : "").text(part.text()).markup(part.isMarked() ? "</mark>" : "");
        }
    }

    private void why(Html html, SearchMatch match, Locale locale) {
        html.markup("<p class=\"card-why\"><span class=\"card-why-name\">")
                .text(message(locale, "search.why"))
                .markup("</span> ");
        for (SearchMatch.Reason reason : match.reasons()) {
            html.markup("<span class=\"search-term\">")
                    .text(message(locale, "search.by." + reason.kind().code()))
                    .text(reason.what() == null ? "" : message(locale, "search.what", reason.what()))
                    .markup("</span> ");
        }
        html.markup("</p>\n");
    }

    private void frameworks(Html html, PaperCard card, Vocabulary vocabulary, Locale locale) {
        if (!card.frameworks().isEmpty()) {
            html.markup("<p class=\"card-frameworks\"><span class=\"visually-hidden\">")
                    .text(message(locale, "card.frameworks"))
                    .markup("</span> ");
            for (String framework : card.frameworks()) {
                html.markup("<span class=\"framework-name\" lang=\"en\">")
                        .text(vocabulary.framework(framework).name())
                        .markup("</span>");
            }
            html.markup("</p>\n");
        }
    }

    private String message(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
