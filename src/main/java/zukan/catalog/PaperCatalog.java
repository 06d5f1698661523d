package zukan.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.Facet.Choice;
import zukan.catalog.PaperDetails.Link;
import zukan.platform.Bilingual;
import zukan.platform.Dates;

/** What readers find: the published papers, one by one and in lists. */
@Service
@Transactional(readOnly = true)
public class PaperCatalog {

    /** So few results that a near miss is worth offering. */
    private static final int LITTLE = 3;

    private final PaperRepository papers;
    private final PaperQueries queries;
    private final FacetIndex index;
    private final PaperHits hits;
    private final PaperSearch search;
    private final SearchMatches matches;
    private final PaperHistory history;
    private final NumberStore numbers;
    private final JdbcClient jdbc;
    private volatile Labels labels = new Labels(null, Map.of());

    /** What the values of a vocabulary are called. */
    private record Labels(Vocabulary vocabulary, Map<Criterion, Map<String, Bilingual>> made) {}

    PaperCatalog(
            PaperRepository papers,
            PaperQueries queries,
            FacetIndex index,
            PaperHits hits,
            PaperSearch search,
            SearchMatches matches,
            PaperHistory history,
            NumberStore numbers,
            JdbcClient jdbc) {
        this.papers = papers;
        this.queries = queries;
        this.index = index;
        this.hits = hits;
        this.search = search;
        this.matches = matches;
        this.history = history;
        this.numbers = numbers;
        this.jdbc = jdbc;
    }

    /**
     * The cards that fit, in the filter's order. A search that finds nothing is done again with words that are near to
     * those that no paper has, then with half of what it asks for.
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public CatalogPage list(PaperFilter filter) {
        CatalogPage found = list(filter, filter.query());
        // an identifier is right or wrong, and nothing is near it
        boolean words = !filter.query().isEmpty() && filter.query().work().title() != null;
        if (!words || found.total() >= LITTLE) {
            return found;
        }
        SearchQuery near = search.correction(filter.query(), found.total() == 0).orElse(null);
        if (found.total() > 0) {
            return found.offering(near);
        }
        return Stream.of(
                        Optional.ofNullable(near),
                        Optional.of(filter.query().loosely()),
                        Optional.ofNullable(near).map(SearchQuery::loosely))
                .flatMap(Optional::stream)
                .map(query -> list(filter, query))
                .filter(page -> page.total() > 0)
                .findFirst()
                .orElse(found);
    }

    private CatalogPage list(PaperFilter filter, SearchQuery query) {
        PaperFilter answered = new PaperFilter(filter.values(), query, filter.sort(), filter.page(), filter.size());
        if (query.isEmpty()) {
            FacetIndex.Fitting fitting = index.find(answered);
            return new CatalogPage(queries.cards(fitting.ids()), filter, fitting.total(), false, null, query, null);
        }
        PaperHits.Hits found = hits.find(answered);
        List<Integer> page = found.fitting().stream()
                .skip((long) filter.page() * filter.size())
                .limit(filter.size())
                .toList();
        return new CatalogPage(
                queries.cards(page), filter, found.fitting().size(), found.more(), found.found(), query, null);
    }

    /** Why the search found each paper of a page, by slug; empty if nothing was searched for. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Map<String, SearchMatch> matches(CatalogPage page, Vocabulary vocabulary) {
        return matches.of(page, vocabulary);
    }

    /** The paper that a pasted arXiv address, identifier or DOI means, if it is in the catalog. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<PaperCard> identified(SearchQuery query) {
        PastedWork work = query.work();
        return work.arxivId() == null && work.doi() == null
                ? Optional.empty()
                : queries.likenesses(work).stream().map(Likeness::paper).findFirst();
    }

    /** What a page holds in full, in its order; a fixed number of statements, however many papers. */
    public List<PaperContent> contents(CatalogPage page) {
        List<String> slugs = page.cards().stream().map(PaperCard::slug).toList();
        Map<String, Paper> found =
                papers.findBySlugIn(slugs).stream().collect(Collectors.toMap(Paper::slug, paper -> paper));
        return slugs.stream().map(found::get).map(Paper::content).toList();
    }

    /** Those of the slugs that have a published paper, in full, in no order; a fixed number of statements. */
    public List<PaperContent> contents(Collection<String> slugs) {
        return papers.findBySlugIn(slugs).stream().map(Paper::content).toList();
    }

    /** Every paper, by slug; a fixed number of statements for each fifty. */
    public List<PaperContent> all() {
        return papers.findAll().stream()
                .map(Paper::content)
                .sorted(Comparator.comparing(PaperContent::slug))
                .toList();
    }

    /** How many papers fit; the search of the filter is left aside. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public long count(PaperFilter filter) {
        return index.count(filter);
    }

    /** How many papers have each value of a criterion; values that none has are absent. */
    public Map<String, Long> counts(Criterion criterion) {
        return index.counts().getOrDefault(criterion, Map.of());
    }

    /**
     * Where each technique is found: a row for each, with every domain in its order. Two statements, however many papers.
     *
     * @param most papers to name in a cell
     */
    public List<TechniqueSpread> spreads(Vocabulary vocabulary, int most) {
        List<PaperFilter> filters = vocabulary.techniques().stream()
                .flatMap(technique -> vocabulary.domains().stream()
                        .map(domain -> PaperFilter.ALL
                                .with(Criterion.TECHNIQUE, technique.slug())
                                .with(Criterion.DOMAIN, domain.slug())))
                .toList();
        List<FacetIndex.Fitting> found = index.earliest(filters, most);
        List<Integer> ids =
                found.stream().flatMap(cell -> cell.ids().stream()).distinct().toList();
        Map<Integer, PaperCard> byId = queries.cardsById(ids);
        int domains = vocabulary.domains().size();
        return IntStream.range(0, vocabulary.techniques().size())
                .mapToObj(row -> new TechniqueSpread(
                        vocabulary.techniques().get(row),
                        IntStream.range(0, domains)
                                .mapToObj(column -> {
                                    int at = row * domains + column;
                                    return new TechniqueSpread.Cell(
                                            vocabulary.domains().get(column),
                                            filters.get(at),
                                            found.get(at).ids().stream()
                                                    .map(byId::get)
                                                    .filter(Objects::nonNull)
                                                    .toList(),
                                            found.get(at).total());
                                })
                                .toList()))
                .toList();
    }

    /** The cards of those slugs that have a published paper, by slug. */
    public Map<String, PaperCard> cards(Collection<String> slugs) {
        return queries.named(slugs).stream().collect(Collectors.toMap(PaperCard::slug, card -> card));
    }

    /** @throws PaperNotFound with the nearest names, if no paper has this slug */
    public PaperContent get(String slug) {
        return paper(slug).content();
    }

    /** @throws PaperNotFound with the nearest names, if no paper has this slug */
    public PaperDetails details(String slug) {
        Paper paper = paper(slug);
        PaperContent content = paper.content();
        List<PaperCard> neighbours =
                content.number() == null ? Arrays.asList(null, null) : queries.neighbours(content.number());
        return new PaperDetails(
                content,
                paper.updatedAt(),
                neighbours.get(0),
                neighbours.get(1),
                relations(List.of(slug)).getOrDefault(slug, List.of()),
                mentions(List.of(slug)).getOrDefault(slug, List.of()),
                numbers.of(List.of(slug)));
    }

    /**
     * What the pages of several papers show, in the order of the slugs; those that no paper has are left out, and no paper
     * has neighbours. A fixed number of statements for each fifty papers.
     */
    public List<PaperDetails> details(List<String> slugs) {
        Map<String, Paper> found =
                papers.findBySlugIn(slugs).stream().collect(Collectors.toMap(Paper::slug, paper -> paper));
        Map<String, List<Link>> relations = relations(slugs);
        Map<String, List<Link>> mentions = mentions(slugs);
        Numbers numbered = numbers.of(slugs);
        return slugs.stream()
                .map(found::get)
                .filter(Objects::nonNull)
                .map(paper -> new PaperDetails(
                        paper.content(),
                        paper.updatedAt(),
                        null,
                        null,
                        relations.getOrDefault(paper.slug(), List.of()),
                        mentions.getOrDefault(paper.slug(), List.of()),
                        numbered.of(paper.slug())))
                .toList();
    }

    /** How a paper's page would show it if this were its content; nothing is stored. */
    public PaperDetails preview(PaperContent content, Instant at) {
        List<PaperCard> neighbours =
                content.number() == null ? Arrays.asList(null, null) : queries.neighbours(content.number());
        Map<String, Work> works = works().stream().collect(Collectors.toMap(Work::slug, work -> work));
        return new PaperDetails(
                content,
                at,
                neighbours.get(0),
                neighbours.get(1),
                content.relations().stream()
                        .filter(relation -> works.containsKey(relation.to()))
                        .sorted(Comparator.comparing(
                                relation -> works.get(relation.to()).number(),
                                Comparator.nullsLast(Comparator.naturalOrder())))
                        .map(relation -> {
                            Work to = works.get(relation.to());
                            return new Link(to.slug(), to.name(), to.background(), relation.kind(), relation.note());
                        })
                        .toList(),
                mentions(List.of(content.slug())).getOrDefault(content.slug(), List.of()),
                numbers.of(List.of(content.slug())));
    }

    /** All that a relation can point to: the papers by name, then the background works. */
    public List<Work> works() {
        return jdbc.sql("""
                        select slug, short_name, number, false as background from paper
                        union all select slug, short_name, null, true from background_work order by background, short_name""")
                .query((row, n) -> new Work(
                        row.getString(1), row.getString(2), row.getObject(3, Integer.class), row.getBoolean(4)))
                .list();
    }

    /** All code, by framework in the vocabulary's order, then in the survey's order of the papers. */
    public List<ImplementationEntry> implementations() {
        return queries.implementations();
    }

    /** The entries that changed last, the newest first. */
    public List<RecentChange> recentChanges(int most) {
        return queries.recentChanges(most);
    }

    /**
     * The entries that a pasted text may mean: by identifier or address, else by the same title, else by similar ones.
     *
     * @return the most alike first
     */
    public List<Likeness> likenesses(PastedWork pasted) {
        return queries.likenesses(pasted);
    }

    /** The slug that replaced this former one. */
    public Optional<String> presentSlug(String former) {
        return Optional.ofNullable(queries.presentSlug(former));
    }

    private Paper paper(String slug) {
        return papers.findBySlug(slug)
                .orElseThrow(() -> history.latest(slug).isPresent()
                        ? new PaperWithdrawn(slug)
                        : new PaperNotFound(slug, queries.nearest(slug)));
    }

    private Map<String, List<Link>> relations(List<String> slugs) {
        return links("p.slug", "r.target", slugs);
    }

    private Map<String, List<Link>> mentions(List<String> slugs) {
        return links("r.target", "p.slug", slugs);
    }

    /** The relations of works seen from one end, by the slug at that end. */
    private Map<String, List<Link>> links(String end, String other, List<String> slugs) {
        Map<String, List<Link>> links = new HashMap<>();
        jdbc.sql("select " + end + ", " + other + ", coalesce(o.short_name, b.short_name), b.slug is not null, r.kind,"
                        + " r.note_ja, r.note_en from paper_relation r join paper p on p.id = r.paper_id"
                        + " left join paper o on o.slug = " + other + " left join background_work b on b.slug = "
                        + other + " where " + end + " = any (:slugs)"
                        // a withdrawn paper has no name and no page
                        + " and coalesce(o.slug, b.slug) is not null order by o.number nulls last, r.position")
                .param("slugs", slugs.toArray(String[]::new))
                .query(row -> {
                    links.computeIfAbsent(row.getString(1), slug -> new ArrayList<>())
                            .add(new Link(
                                    row.getString(2),
                                    row.getString(3),
                                    row.getBoolean(4),
                                    row.getString(5),
                                    new Bilingual(row.getString(6), row.getString(7))));
                });
        return links;
    }

    /**
     * The facets of a list, in the page's order; a facet without choices is absent. Where a search found more than it put in
     * order, choices and counts are those of what was put in order: there are at least so many.
     *
     * @throws UnknownFilterValue if the filter asks for a value that the vocabulary does not have
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Facet> facets(CatalogPage page, Vocabulary vocabulary) {
        PaperFilter filter = page.answered();
        requireKnown(filter, vocabulary);
        Map<Criterion, Map<String, Long>> counts = index.counts(filter, page.found());
        List<Facet> facets = new ArrayList<>();
        for (Criterion criterion : Criterion.values()) {
            Map<String, Long> found = counts.getOrDefault(criterion, Map.of());
            Map<String, Bilingual> labels = labels(criterion, vocabulary);
            List<Choice> choices = offered(criterion, filter, labels)
                    .filter(value -> found.containsKey(value) || chosen(filter, criterion, value))
                    .map(value -> new Choice(
                            value, labels.get(value), found.getOrDefault(value, 0L), chosen(filter, criterion, value)))
                    .toList();
            if (!choices.isEmpty()) {
                facets.add(new Facet(criterion, filter, choices));
            }
        }
        return facets;
    }

    private static boolean chosen(PaperFilter filter, Criterion criterion, String value) {
        return filter.value(criterion).filter(value::equals).isPresent();
    }

    /**
     * Sees to it that a filter's values exist.
     *
     * @throws UnknownFilterValue with the values that come nearest
     */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public void requireKnown(PaperFilter filter, Vocabulary vocabulary) {
        filter.values().forEach((criterion, value) -> requireKnown(filter, criterion, value, vocabulary));
    }

    private void requireKnown(PaperFilter filter, Criterion criterion, String value, Vocabulary vocabulary) {
        Map<String, Bilingual> known = labels(criterion, vocabulary);
        if (!known.containsKey(value)) {
            throw new UnknownFilterValue(
                    criterion.code(),
                    value,
                    Stream.concat(
                                    queries.nearest(value, List.copyOf(known.keySet())).stream()
                                            .map(near -> filter.with(criterion, near)),
                                    Stream.of(filter.without(criterion)))
                            .toList());
        }
    }

    /** What a value of a criterion is called; null where the texts of the interface say it: for a switch, and for fixed values. */
    public static Bilingual label(Criterion criterion, String value, Vocabulary vocabulary) {
        return switch (criterion) {
            case DOMAIN -> vocabulary.domain(value).name();
            case TOPIC -> vocabulary.topic(value).orElseThrow().name();
            case FRAMEWORK -> {
                String name = vocabulary.framework(value).name();
                yield new Bilingual(name, name);
            }
            case TASK, METHOD, DATASET ->
                vocabulary.concept(ConceptKind.valueOf(criterion.name()), value).name();
            case TECHNIQUE -> vocabulary.technique(value).name();
            case MONTH -> new Bilingual(Dates.show(value, Locale.JAPANESE), Dates.show(value, Locale.ENGLISH));
            case TOOK, ORIGIN, STARRED, CODE, OFFICIAL, MAINTAINED, RUNS -> null;
        };
    }

    private static Stream<String> offered(Criterion criterion, PaperFilter filter, Map<String, Bilingual> labels) {
        return criterion == Criterion.TOPIC && filter.value(Criterion.DOMAIN).isEmpty()
                ? Stream.empty()
                : labels.keySet().stream();
    }

    /** The values that a criterion can have, each with what it is called; those of the vocabulary in its order. */
    private Map<String, Bilingual> labels(Criterion criterion, Vocabulary vocabulary) {
        Labels present = labels;
        if (present.vocabulary() != vocabulary) {
            present = new Labels(vocabulary, new ConcurrentHashMap<>());
            labels = present;
        }
        Map<Criterion, Map<String, Bilingual>> made = present.made();
        return criterion == Criterion.MONTH
                ? named(criterion, vocabulary)
                : made.computeIfAbsent(criterion, missing -> named(missing, vocabulary));
    }

    private Map<String, Bilingual> named(Criterion criterion, Vocabulary vocabulary) {
        Map<String, Bilingual> labels = new LinkedHashMap<>();
        allKnown(criterion, vocabulary).forEach(value -> labels.put(value, label(criterion, value, vocabulary)));
        return labels;
    }

    private Stream<String> allKnown(Criterion criterion, Vocabulary vocabulary) {
        return switch (criterion) {
            case DOMAIN -> vocabulary.domains().stream().map(Vocabulary.Domain::slug);
            case TOPIC -> vocabulary.topics().map(Vocabulary.Topic::slug);
            case FRAMEWORK -> vocabulary.frameworks().stream().map(Vocabulary.Framework::slug);
            case TASK, METHOD, DATASET ->
                vocabulary.concepts(ConceptKind.valueOf(criterion.name())).map(Vocabulary.Concept::slug);
            case TECHNIQUE -> vocabulary.techniques().stream().map(Vocabulary.Technique::slug);
            case MONTH -> index.values(criterion).stream().sorted();
            case TOOK -> Arrays.stream(Took.values()).map(Took::code);
            case ORIGIN -> Arrays.stream(PaperContent.Origin.values()).map(PaperContent.Origin::code);
            case STARRED, CODE, OFFICIAL, MAINTAINED, RUNS -> Stream.of("true");
        };
    }
}
