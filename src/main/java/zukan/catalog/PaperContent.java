package zukan.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import zukan.platform.Bilingual;

/**
 * Everything that a person can say about a paper. Seed files deserialise into it and the catalog stores it, so a new
 * field is one change here, a migration and the page.
 *
 * @param number place in the survey's own order, from 1; null for what readers suggested
 * @param titleInArticle the title as the survey prints it, where that differs from the published one
 * @param aliases other names that readers search for: readings, spellings, abbreviations
 * @param arxivId without version; null for papers that are not on arXiv
 * @param submittedOn date of the first version
 * @param monthInArticle month that the survey prints ({@code 2016-05}), null where it prints none
 * @param starred whether the survey gave its ★
 * @param curatorStar the ★ of a curator of this catalog, or null
 * @param credit name of the reader who suggested the paper, if he or she asked to be named
 * @param tasks slugs of concepts, as are methods
 * @param sections paragraphs by section, each section in reading order
 * @param unknowns what could not be established
 * @param errata where the survey's text and the literature differ
 */
public record PaperContent(
        String slug,
        Integer number,
        String title,
        String titleInArticle,
        String shortName,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> aliases,
        List<String> authors,
        String arxivId,
        String doi,
        String venue,
        LocalDate submittedOn,
        String monthInArticle,
        String domain,
        String topic,
        Origin origin,
        boolean starred,
        @JsonInclude(JsonInclude.Include.NON_NULL) CuratorStar curatorStar,
        @JsonInclude(JsonInclude.Include.NON_NULL) String credit,
        List<String> tasks,
        List<String> methods,
        List<DatasetUse> datasets,
        Bilingual gist,
        Map<Section, List<Paragraph>> sections,
        List<Implementation> implementations,
        List<Reference> references,
        List<Relation> relations,
        List<ArticleFigure> articleFigures,
        List<Bilingual> unknowns,
        List<Bilingual> errata) {

    public PaperContent {
        aliases = orEmpty(aliases);
        tasks = orEmpty(tasks);
        methods = orEmpty(methods);
        datasets = orEmpty(datasets);
        implementations = orEmpty(implementations);
        references = orEmpty(references);
        relations = orEmpty(relations);
        articleFigures = orEmpty(articleFigures);
        unknowns = orEmpty(unknowns);
        errata = orEmpty(errata);
    }

    private static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }

    /** The same with other links. */
    public PaperContent withLinks(List<Implementation> otherImplementations, List<Reference> otherReferences) {
        return new PaperContent(
                slug,
                number,
                title,
                titleInArticle,
                shortName,
                aliases,
                authors,
                arxivId,
                doi,
                venue,
                submittedOn,
                monthInArticle,
                domain,
                topic,
                origin,
                starred,
                curatorStar,
                credit,
                tasks,
                methods,
                datasets,
                gist,
                sections,
                otherImplementations,
                otherReferences,
                relations,
                articleFigures,
                unknowns,
                errata);
    }

    /** Address of the abstract page at arXiv, or null. */
    public String arxivUrl() {
        return arxivId == null ? null : "https://arxiv.org/abs/" + arxivId;
    }

    /** Address of the PDF at arXiv, or null. */
    public String pdfUrl() {
        return arxivId == null ? null : "https://arxiv.org/pdf/" + arxivId;
    }

    /** Address at the DOI resolver, or null. */
    public String doiUrl() {
        return doi == null ? null : "https://doi.org/" + doi;
    }

    /** A curator's ★: since when, and why. */
    @Embeddable
    public record CuratorStar(
            @Column(name = "curator_star_on") LocalDate on,

            @Embedded
            @AttributeOverride(name = "ja", column = @Column(name = "curator_star_reason_ja"))
            @AttributeOverride(name = "en", column = @Column(name = "curator_star_reason_en"))
            Bilingual reason) {}

    /** Who brought a paper into the catalog. */
    public enum Origin {
        SURVEY,
        READER,
        CURATOR;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Origin of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * The parts of an entry, in reading order; impression is what the survey's author thought, since what has become of the paper by
     * now.
     */
    public enum Section {
        PROBLEM,
        IDEA,
        METHOD,
        RESULTS,
        IMPRESSION,
        SINCE;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Section of(String code) {
            return Arrays.stream(values())
                    .filter(section -> section.code().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no section " + code));
        }
    }

    /** One paragraph of Markdown in both languages, with where it comes from. */
    public record Paragraph(String ja, String en, Source source) {

        public Bilingual text() {
            return new Bilingual(ja, en);
        }
    }

    /**
     * Where a paragraph comes from.
     *
     * @param kind {@code abstract}, {@code paper}, {@code article} (the survey), {@code code}, {@code web},
     *     {@code recollection} (known, but not read again), {@code reader} (of this catalog) or {@code curator}
     * @param locator place in the paper, such as {@code §3} or {@code Table 2}
     * @param url for code and web
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Source(String kind, String locator, String url) {

        /** Whether it is a place in the paper that a reader can turn to: its abstract, or a section, table or figure of it. */
        public boolean standsInPaper() {
            return "abstract".equals(kind) || "paper".equals(kind) && locator != null;
        }

        /** Who answers at the address, such as {@code arxiv.org}; null where there is none. */
        public String host() {
            return url == null
                    ? null
                    : url.replaceFirst("^https?://(www\\.)?", "").replaceFirst("[/:?#].*", "");
        }
    }

    /** A dataset and what the paper did with it. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record DatasetUse(String concept, String role) {}

    /** Whether the survey named a link: for certain, most likely (its own addresses are lost), or not. */
    public enum InArticle {
        YES,
        LIKELY,
        NO;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static InArticle of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * Code for a paper.
     *
     * @param evidence how the address was seen to exist, as codes
     * @param via the page that vouches for it, where one does
     * @param today what was found when somebody looked whether it still runs, or null if nobody has
     */
    @Embeddable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Implementation(
            String framework,
            String url,
            boolean official,

            @Enumerated(EnumType.STRING) InArticle inArticle,

            @Embedded
            @AttributeOverride(name = "ja", column = @Column(name = "note_ja"))
            @AttributeOverride(name = "en", column = @Column(name = "note_en"))
            Bilingual note,

            @JdbcTypeCode(SqlTypes.ARRAY) List<String> evidence,

            String via,

            @Embedded Today today) {

        /** Whether somebody looked and found that it runs as it is. */
        public boolean runsToday() {
            return today != null && today.runs() == Runs.YES;
        }
    }

    /** Whether code can still be run; a state that nobody could establish is one too. */
    public enum Runs {
        YES,
        WITH_EFFORT,
        NO,
        UNKNOWN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        @JsonCreator
        static Runs of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    /** Whether trained weights are offered. */
    public enum Weights {
        YES,
        NO,
        UNKNOWN;

        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        @JsonCreator
        static Weights of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * How it stands with a piece of code on the day that somebody looked.
     *
     * @param language what it is written in, with versions where they matter, or {@code unknown}
     * @param licence an SPDX expression, {@code LicenseRef-…} for a licence without such a name, or {@code unknown}
     * @param instead what to use today in its place, or null
     * @param evidence how it was seen, as a code
     */
    @Embeddable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Today(
            @Column(name = "today_language") String language,

            @Column(name = "today_licence") String licence,

            @Column(name = "today_weights") @Enumerated(EnumType.STRING)
            Weights weights,

            @Column(name = "today_runs") @Enumerated(EnumType.STRING)
            Runs runs,

            @Embedded Instead instead,

            @Column(name = "today_evidence") String evidence,

            @Column(name = "today_checked_on") LocalDate checkedOn) {

        private static final String UNKNOWN = "unknown";
        private static final String OWN_LICENCE = "LicenseRef-";

        /** The language, or null if it is unknown. */
        public String knownLanguage() {
            return UNKNOWN.equals(language) ? null : language;
        }

        /** The licence without the prefix of those that SPDX does not list, or null if it is unknown. */
        public String knownLicence() {
            return UNKNOWN.equals(licence) ? null : licence.replace(OWN_LICENCE, "");
        }

        /** Whether the licence is one that SPDX does not list. */
        public boolean hasOwnLicence() {
            return licence.startsWith(OWN_LICENCE);
        }
    }

    /**
     * What to use today in place of old code.
     *
     * @param url where it is, or null
     */
    @Embeddable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Instead(
            @Column(name = "today_instead_ja") String ja,
            @Column(name = "today_instead_en") String en,
            @Column(name = "today_instead_url") String url) {

        public Bilingual text() {
            return new Bilingual(ja, en);
        }
    }

    /** A text about a paper: explainer, slides, project page, data, another paper. */
    @Embeddable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reference(
            String kind,
            String lang,
            String title,
            String url,

            @Enumerated(EnumType.STRING) InArticle inArticle,

            @JdbcTypeCode(SqlTypes.ARRAY) List<String> evidence,

            String via) {}

    /**
     * How this paper hangs together with another work.
     *
     * @param to slug of a paper or of a background work
     */
    @Embeddable
    public record Relation(
            @Column(name = "target") String to,

            String kind,

            @Embedded
            @AttributeOverride(name = "ja", column = @Column(name = "note_ja"))
            @AttributeOverride(name = "en", column = @Column(name = "note_en"))
            Bilingual note) {}

    /** A figure of the paper that the survey reproduced, in words. */
    @Embeddable
    public record ArticleFigure(
            String label,

            @Embedded
            @AttributeOverride(name = "ja", column = @Column(name = "shows_ja"))
            @AttributeOverride(name = "en", column = @Column(name = "shows_en"))
            Bilingual shows) {}
}
