package zukan.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zukan.catalog.SearchMatch.Kind;
import zukan.catalog.SearchMatch.Part;
import zukan.catalog.SearchMatch.Reason;
import zukan.catalog.SearchQuery.Field;
import zukan.catalog.SearchQuery.Term;
import zukan.catalog.SearchText.Run;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Bilingual;
import zukan.platform.CatalogVersion;

/**
 * Tells for the results of a search why each was found, with one statement for those papers of a page that were not found
 * of late, and one for words that are new.
 */
@Component
class SearchMatches {

    /** The same papers are found again and again; one takes about 10 KB. */
    private static final int MOST_KEPT_PAPERS = 1_000;

    private static final int KEPT_WORDS = 20_000;

    /** Names of concepts, of which each stands at many papers; one takes about half a KB. */
    private static final int KEPT_NAMES = 5_000;

    private static final int LONGEST_NAME = 60;

    private final JdbcClient jdbc;
    /** By the whole card: one of a version before may still be on its way to a reader. */
    private final Supplier<Cache<PaperCard, Described>> papers;

    private final LoadingCache<String, String> stems;
    private final Cache<String, Text> names =
            Caffeine.newBuilder().maximumSize(KEPT_NAMES).build();

    SearchMatches(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.papers = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT_PAPERS).build());
        this.stems = Caffeine.newBuilder().maximumSize(KEPT_WORDS).build(CacheLoader.bulk(words -> stems(jdbc, words)));
    }

    /** A word of a text, or a stretch of writing without spaces, whose stem is itself. */
    private record Word(Run run, String stem) {

        boolean isSame(Word other) {
            return !run.isUnspaced() && !other.run().isUnspaced() && stem.equals(other.stem());
        }
    }

    /**
     * A text as the search reads it.
     *
     * @param stems of its words that are written apart
     * @param stretches of what is not
     */
    private record Text(String text, List<Word> words, Set<String> stems, List<String> stretches) {

        static Text of(String text, List<Word> words) {
            return new Text(
                    text,
                    words,
                    words.stream()
                            .filter(word -> !word.run().isUnspaced())
                            .map(Word::stem)
                            .collect(Collectors.toSet()),
                    words.stream()
                            .map(Word::run)
                            .filter(Run::isUnspaced)
                            .map(Run::text)
                            .toList());
        }

        boolean hasAllOf(Text term) {
            for (Word wanted : term.words()) {
                if (!(wanted.run().isUnspaced() ? hasStretch(wanted.run().text()) : stems.contains(wanted.stem()))) {
                    return false;
                }
            }
            return true;
        }

        private boolean hasStretch(String wanted) {
            for (String stretch : stretches) {
                if (stretch.contains(wanted)) {
                    return true;
                }
            }
            return false;
        }
    }

    /**
     * A text of a paper in which words may be found.
     *
     * @param key of a name or title, by which the whole of it is compared; otherwise null
     */
    private record Place(Kind kind, String text, String what, String key) {

        static Place of(Kind kind, String text, String what) {
            return new Place(kind, text, what, kind.compareTo(Kind.TITLE) <= 0 ? SearchText.key(text) : null);
        }
    }

    /**
     * @param places in the order in which they are a better reason
     * @param read the texts of the places, in the same order
     * @param all of them together
     */
    private record Described(List<Place> places, List<Text> read, Text all) {

        static Described of(List<Place> places, Map<String, Text> texts) {
            List<Text> read = places.stream().map(Place::text).map(texts::get).toList();
            return new Described(
                    places,
                    read,
                    Text.of(
                            "",
                            read.stream().flatMap(text -> text.words().stream()).toList()));
        }

        Text textOf(String text) {
            return read.stream()
                    .filter(read -> read.text().equals(text))
                    .findFirst()
                    .orElseThrow();
        }

        /** Why a term finds the paper, if not for its body. */
        Optional<Place> with(Term term, Text words) {
            boolean isThere = all.hasAllOf(words);
            for (int at = 0; at < places.size() && isThere; at++) {
                Place place = places.get(at);
                boolean isMeant = term.field() == Field.ANYWHERE
                        || term.field().name().equals(place.kind().name());
                if (isMeant && read.get(at).hasAllOf(words)) {
                    return Optional.of(place);
                }
            }
            return Optional.empty();
        }
    }

    /** What a card does not show, but papers are found by. */
    private record Unshown(
            String slug, List<String> aliases, String titleInArticle, List<String> authors, List<String> concepts) {}

    /** By slug; empty if nothing was searched for. */
    Map<String, SearchMatch> of(CatalogPage page, Vocabulary vocabulary) {
        SearchQuery query = page.searched();
        if (query.isEmpty() || page.cards().isEmpty()) {
            return Map.of();
        }
        Map<PaperCard, Described> described = papers.get().getAll(page.cards(), cards -> described(cards, vocabulary));
        Map<String, Text> words = texts(query.terms().stream().map(Term::text));
        Map<Term, Text> terms = query.terms().stream()
                .collect(Collectors.toMap(term -> term, term -> words.get(term.text()), (a, b) -> a));
        String name = query.name().orElse("");
        Map<String, SearchMatch> matches = new HashMap<>();
        described.forEach((card, paper) -> {
            List<Reason> reasons = new ArrayList<>();
            if (page.isCorrected()) {
                reasons.add(new Reason(Kind.NEAR, query.text()));
            }
            reasons.addAll(reasons(query, name, card, paper, terms));
            matches.put(
                    card.slug(),
                    new SearchMatch(
                            reasons,
                            marked(paper.textOf(card.title()), terms),
                            marked(paper.textOf(card.gist().ja()), terms),
                            marked(paper.textOf(card.gist().en()), terms)));
        });
        return matches;
    }

    private Map<PaperCard, Described> described(Set<? extends PaperCard> cards, Vocabulary vocabulary) {
        Map<String, PaperCard> bySlug = cards.stream().collect(Collectors.toMap(PaperCard::slug, card -> card));
        // one that was withdrawn just now is no longer described
        Map<PaperCard, List<Place>> places = unshown(bySlug.keySet()).stream()
                .collect(Collectors.toMap(
                        unshown -> bySlug.get(unshown.slug()),
                        unshown -> places(bySlug.get(unshown.slug()), unshown, vocabulary)));
        Map<String, Text> texts =
                texts(places.values().stream().flatMap(List::stream).map(Place::text));
        return places.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, paper -> Described.of(paper.getValue(), texts)));
    }

    private List<Unshown> unshown(Set<String> slugs) {
        return jdbc.sql("""
                        select p.slug, p.aliases, p.title_in_article,
                            array(select name from paper_author a where a.paper_id = p.id order by position) as authors,
                            array(select kind || '/' || concept from paper_concept c where c.paper_id = p.id order by kind, position) as concepts
                        from paper p where p.slug = any (:slugs)""")
                .param("slugs", slugs.toArray(String[]::new))
                .query((row, n) -> new Unshown(
                        row.getString("slug"),
                        List.of((String[]) row.getArray("aliases").getArray()),
                        row.getString("title_in_article"),
                        List.of((String[]) row.getArray("authors").getArray()),
                        List.of((String[]) row.getArray("concepts").getArray())))
                .list();
    }

    private static List<Place> places(PaperCard card, Unshown unshown, Vocabulary vocabulary) {
        List<Place> places = new ArrayList<>();
        places.add(Place.of(Kind.NAME, card.shortName(), card.shortName()));
        unshown.aliases().forEach(alias -> places.add(Place.of(Kind.ALIAS, alias, alias)));
        places.add(Place.of(Kind.TITLE, card.title(), null));
        if (unshown.titleInArticle() != null) {
            places.add(Place.of(Kind.TITLE, unshown.titleInArticle(), null));
        }
        List<Concept> concepts = unshown.concepts().stream()
                .map(concept -> concept.split("/"))
                .map(parts -> vocabulary.concept(ConceptKind.valueOf(parts[0]), parts[1]))
                .toList();
        concepts.forEach(concept -> addBoth(places, Kind.CONCEPT, concept.name()));
        concepts.forEach(concept -> Stream.of(
                        concept.aliasesJa().stream(),
                        concept.aliasesEn().stream(),
                        Stream.ofNullable(concept.reading()))
                .flatMap(names -> names)
                .forEach(name -> places.add(Place.of(Kind.CONCEPT_ALIAS, name, name))));
        unshown.authors().forEach(author -> places.add(Place.of(Kind.AUTHOR, author, author)));
        card.frameworks().stream()
                .map(vocabulary::framework)
                .forEach(framework -> places.add(Place.of(Kind.FRAMEWORK, framework.name(), framework.name())));
        addBoth(places, Kind.DOMAIN, vocabulary.domain(card.domain()).name());
        vocabulary.topic(card.topic()).ifPresent(topic -> addBoth(places, Kind.DOMAIN, topic.name()));
        places.add(Place.of(Kind.GIST, card.gist().ja(), null));
        places.add(Place.of(Kind.GIST, card.gist().en(), null));
        return places;
    }

    private static void addBoth(List<Place> places, Kind kind, Bilingual name) {
        places.add(Place.of(kind, name.ja(), name.ja()));
        places.add(Place.of(kind, name.en(), name.en()));
    }

    private static Set<Reason> reasons(
            SearchQuery query, String name, PaperCard card, Described paper, Map<Term, Text> terms) {
        if (query.work().title() == null) {
            return Set.of(new Reason(Kind.IDENTIFIER, null));
        }
        List<Reason> whole = paper.places().stream()
                .filter(place -> name.equals(place.key()))
                .limit(1)
                .map(place -> new Reason(place.kind(), place.what()))
                .toList();
        Set<Reason> reasons = new LinkedHashSet<>(whole);
        for (Term term : whole.isEmpty() ? query.terms() : List.<Term>of()) {
            Text words = terms.get(term);
            reasons.add(
                    term.field() == Field.YEAR
                            ? new Reason(
                                    Kind.YEAR, String.valueOf(card.submittedOn().getYear()))
                            : paper.with(term, words)
                                    .map(place -> new Reason(place.kind(), place.what()))
                                    .orElse(new Reason(Kind.TEXT, null)));
        }
        return reasons;
    }

    private static List<Part> marked(Text in, Map<Term, Text> terms) {
        String text = in.text();
        boolean[] marks = new boolean[text.length()];
        terms.forEach((term, words) -> {
            for (Word wanted : term.field() == Field.ANYWHERE ? words.words() : List.<Word>of()) {
                for (Word word : in.words()) {
                    Run run = word.run();
                    if (wanted.run().isUnspaced() && run.isUnspaced()) {
                        SearchText.places(text, run, wanted.run().text())
                                .forEach(place -> Arrays.fill(marks, place[0], place[1], true));
                    } else if (word.isSame(wanted)) {
                        Arrays.fill(marks, run.start(), run.end(), true);
                    }
                }
            }
        });
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= text.length(); at++) {
            if (at == text.length() || marks[at] != marks[from]) {
                parts.add(new Part(text.substring(from, at), marks[from]));
                from = at;
            }
        }
        return parts;
    }

    /** Texts cut into words, with their stems by the dictionary that the index has. */
    private Map<String, Text> texts(Stream<String> of) {
        Set<String> wanted = of.collect(Collectors.toSet());
        Map<String, Text> texts = new HashMap<>(names.getAllPresent(wanted));
        wanted.removeAll(texts.keySet());
        Map<String, List<Run>> runs = wanted.stream().collect(Collectors.toMap(text -> text, SearchText::runs));
        Map<String, String> stems = this.stems.getAll(runs.values().stream()
                .flatMap(List::stream)
                .filter(run -> !run.isUnspaced())
                .map(Run::text)
                .collect(Collectors.toSet()));
        runs.forEach((text, cut) -> {
            Text read = Text.of(
                    text,
                    cut.stream()
                            .map(run -> new Word(run, stems.getOrDefault(run.text(), run.text())))
                            .toList());
            texts.put(text, read);
            if (text.length() <= LONGEST_NAME) {
                names.put(text, read);
            }
        });
        return texts;
    }

    private static Map<String, String> stems(JdbcClient jdbc, Set<? extends String> words) {
        return jdbc
                .sql(
                        "select word, coalesce((ts_lexize('zukan_english', word))[1], word) as stem from unnest(:words::text[]) as word")
                .param("words", words.toArray(String[]::new))
                .query((row, n) -> Map.entry(row.getString("word"), row.getString("stem")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
