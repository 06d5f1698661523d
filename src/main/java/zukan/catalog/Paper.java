package zukan.catalog;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.OptimisticLock;
import org.hibernate.type.SqlTypes;
import zukan.catalog.PaperContent.ArticleFigure;
import zukan.catalog.PaperContent.CuratorStar;
import zukan.catalog.PaperContent.DatasetUse;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Paragraph;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PaperContent.Relation;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.PaperContent.Source;
import zukan.platform.Bilingual;

/** A published paper as it is stored: takes a {@link PaperContent} and gives an equal one back. */
@Entity
class Paper {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;

    @Version
    private long version;

    private String slug;
    private Integer number;
    private String title;
    private String titleInArticle;
    private String shortName;

    @JdbcTypeCode(SqlTypes.ARRAY)
    private List<String> aliases = new ArrayList<>();

    private String arxivId;
    private String doi;
    private String venue;
    private LocalDate submittedOn;
    private String monthInArticle;
    private String domain;
    private String topic;

    @Enumerated(EnumType.STRING)
    private Origin origin;

    private boolean starred;

    @Embedded
    private CuratorStar curatorStar;

    private String credit;

    @Embedded
    @AttributeOverride(name = "ja", column = @Column(name = "gist_ja"))
    @AttributeOverride(name = "en", column = @Column(name = "gist_en"))
    private Bilingual gist;

    /** Not a part of what somebody who edits the paper has seen. */
    @OptimisticLock(excluded = true)
    private String seedFingerprint;

    private Instant createdAt;
    private Instant updatedAt;

    @ElementCollection
    @CollectionTable(name = "paper_author", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    @Column(name = "name")
    private List<String> authors = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "paper_concept", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<ConceptUse> concepts = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "paper_text", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<Text> texts = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "implementation", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<Implementation> implementations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "reference", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<Reference> references = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "paper_relation", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<Relation> relations = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "paper_article_figure", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<ArticleFigure> articleFigures = new ArrayList<>();

    @ElementCollection
    @CollectionTable(name = "paper_remark", joinColumns = @JoinColumn(name = "paper_id"))
    @OrderColumn(name = "position")
    private List<Remark> remarks = new ArrayList<>();

    protected Paper() {}

    Paper(PaperContent content, Instant now) {
        this.createdAt = now;
        revise(content, now);
    }

    /** Takes over new content, which from now on is no longer that of a seed file; the slug never changes by this. */
    void revise(PaperContent content, Instant now) {
        if (slug != null && !slug.equals(content.slug())) {
            throw new IllegalArgumentException("content of " + content.slug() + " for the paper " + slug);
        }
        slug = content.slug();
        number = content.number();
        title = content.title();
        titleInArticle = content.titleInArticle();
        shortName = content.shortName();
        aliases = content.aliases();
        arxivId = content.arxivId();
        doi = content.doi();
        venue = content.venue();
        submittedOn = content.submittedOn();
        monthInArticle = content.monthInArticle();
        domain = content.domain();
        topic = content.topic();
        origin = content.origin();
        starred = content.starred();
        curatorStar = content.curatorStar();
        credit = content.credit();
        gist = content.gist();
        updatedAt = now;
        seedFingerprint = null;
        replace(authors, content.authors());
        replace(
                concepts,
                Stream.of(
                                content.tasks().stream().map(slug -> new ConceptUse(ConceptKind.TASK, slug, null)),
                                content.methods().stream().map(slug -> new ConceptUse(ConceptKind.METHOD, slug, null)),
                                content.datasets().stream()
                                        .map(use -> new ConceptUse(ConceptKind.DATASET, use.concept(), use.role())))
                        .flatMap(uses -> uses)
                        .toList());
        replace(
                texts,
                new TreeMap<>(content.sections())
                        .entrySet().stream()
                                .flatMap(entry -> entry.getValue().stream().map(text -> Text.of(entry.getKey(), text)))
                                .toList());
        replace(implementations, content.implementations());
        replace(references, content.references());
        replace(relations, content.relations());
        replace(articleFigures, content.articleFigures());
        replace(
                remarks,
                Stream.concat(
                                content.unknowns().stream().map(text -> Remark.of(RemarkKind.UNKNOWN, text)),
                                content.errata().stream().map(text -> Remark.of(RemarkKind.ERRATUM, text)))
                        .toList());
    }

    /** Remembers that the present content is that of a seed file with this fingerprint. */
    void seededFrom(String fingerprint) {
        seedFingerprint = fingerprint;
    }

    void forgetCredit(Instant now) {
        if (credit != null) {
            credit = null;
            updatedAt = now;
            seedFingerprint = null;
        }
    }

    Long id() {
        return id;
    }

    String slug() {
        return slug;
    }

    String seedFingerprint() {
        return seedFingerprint;
    }

    long version() {
        return version;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    PaperContent content() {
        Map<Section, List<Paragraph>> sections = new TreeMap<>();
        texts.forEach(text -> sections.computeIfAbsent(text.section(), section -> new ArrayList<>())
                .add(text.paragraph()));
        return new PaperContent(
                slug,
                number,
                title,
                titleInArticle,
                shortName,
                aliases,
                List.copyOf(authors),
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
                conceptsOf(ConceptKind.TASK).map(ConceptUse::concept).toList(),
                conceptsOf(ConceptKind.METHOD).map(ConceptUse::concept).toList(),
                conceptsOf(ConceptKind.DATASET)
                        .map(use -> new DatasetUse(use.concept(), use.role()))
                        .toList(),
                gist,
                sections,
                implementations,
                references,
                relations,
                articleFigures,
                remarksOf(RemarkKind.UNKNOWN),
                remarksOf(RemarkKind.ERRATUM));
    }

    private Stream<ConceptUse> conceptsOf(ConceptKind kind) {
        return concepts.stream().filter(use -> use.kind() == kind);
    }

    private List<Bilingual> remarksOf(RemarkKind kind) {
        return remarks.stream()
                .filter(remark -> remark.kind() == kind)
                .map(Remark::text)
                .toList();
    }

    private static <T> void replace(List<T> kept, List<T> wanted) {
        // Hibernate rewrites every row of a touched list, and uniqueness then depends on the order of its statements
        if (!Objects.equals(kept, wanted)) {
            kept.clear();
            kept.addAll(wanted);
        }
    }

    @Embeddable
    record ConceptUse(@Enumerated(EnumType.STRING) ConceptKind kind, String concept, String role) {}

    @Embeddable
    record Text(
            @Enumerated(EnumType.STRING) Section section,
            String ja,
            String en,
            String sourceKind,
            String sourceLocator,
            String sourceUrl) {

        static Text of(Section section, Paragraph paragraph) {
            Source source = paragraph.source();
            return new Text(section, paragraph.ja(), paragraph.en(), source.kind(), source.locator(), source.url());
        }

        Paragraph paragraph() {
            return new Paragraph(ja, en, new Source(sourceKind, sourceLocator, sourceUrl));
        }
    }

    enum RemarkKind {
        UNKNOWN,
        ERRATUM
    }

    @Embeddable
    record Remark(@Enumerated(EnumType.STRING) RemarkKind kind, String ja, String en) {

        static Remark of(RemarkKind kind, Bilingual text) {
            return new Remark(kind, text.ja(), text.en());
        }

        Bilingual text() {
            return new Bilingual(ja, en);
        }
    }
}
