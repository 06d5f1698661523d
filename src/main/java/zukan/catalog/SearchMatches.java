package zukan.catalog;

import com.github.benmanes.caffeine.cache.CacheLoader;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** Tells for the results of a search why each was found, with one statement for a page, and a second
 * for words that are new. */
@Component
class SearchMatches {

    /** The same titles, names and gists are found again and again. */
    private static final int KEPT_TEXTS = 5_000;

    private static final int KEPT_WORDS = 20_000;

    private final LoadingCache<String, Text> texts =
            Caffeine.newBuilder().maximumSize(KEPT_TEXTS).build(Text::of);
    private final LoadingCache<String, String> stems;

    private final JdbcClient jdbc;

    SearchMatches(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.stems = Caffeine.newBuilder().maximumSize(KEPT_WORDS).build(CacheLoader.bulk(words -> stems(jdbc, words)));
    }

    /** A text as the search reads it. */
    private record Text(String text, String key, List<Run> runs) {

        static Text of(String text) {
            return new Text(text, SearchText.key(text), SearchText.runs(text));
        }
    }

    /** A text of a paper in which words may be found. */
    private record Place(Kind kind, Text text, String what) {}

    /** What a card does not show, but papers are found by. */
    private record Unshown(
            String slug, List<String> aliases, String titleInArticle, List<String> authors, List<String> concepts) {}

    /** By slug; empty if nothing was searched for. */
    Map<String, SearchMatch> of(CatalogPage page, Vocabulary vocabulary) {
        SearchQuery query = page.searched();
        if (query.isEmpty() || page.cards().isEmpty()) {
            return Map.of();
        }
        Map<String, Unshown> unshown = unshown(page.cards());
        Map<String, List<Place>> places = page.cards().stream()
                .collect(Collectors.toMap(PaperCard::slug, card -> places(card, unshown.get(card.slug()), vocabulary)));
        Map<Term, Text> terms = query.terms().stream()
                .collect(Collectors.toMap(term -> term, term -> Text.of(term.text()), (a, b) -> a));
        Stems stems = stems(Stream.concat(
                terms.values().stream(),
                places.values().stream().flatMap(List::stream).map(Place::text)));
        Map<String, SearchMatch> matches = new HashMap<>();
        for (PaperCard card : page.cards()) {
            List<Reason> reasons = new ArrayList<>();
            if (page.isCorrected()) {
                reasons.add(new Reason(Kind.NEAR, query.text()));
            }
            reasons.addAll(reasons(query, card, places.get(card.slug()), terms, stems));
            matches.put(
                    card.slug(),
                    new SearchMatch(
                            reasons,
                            marked(texts.get(card.title()), terms, stems),
                            marked(texts.get(card.gist().ja()), terms, stems),
                            marked(texts.get(card.gist().en()), terms, stems)));
        }
        return matches;
    }

    private Map<String, Unshown> unshown(List<PaperCard> cards) {
        return jdbc
                .sql("""
                        select p.slug, p.aliases, p.title_in_article,
                            array(select name from paper_author a where a.paper_id = p.id order by position) as authors,
                            array(select kind || '/' || concept from paper_concept c where c.paper_id = p.id order by kind, position) as concepts
                        from paper p where p.slug = any (:slugs)""")
                .param("slugs", cards.stream().map(PaperCard::slug).toArray(String[]::new))
                .query((row, n) -> new Unshown(
                        row.getString("slug"),
                        List.of((String[]) row.getArray("aliases").getArray()),
                        row.getString("title_in_article"),
                        List.of((String[]) row.getArray("authors").getArray()),
                        List.of((String[]) row.getArray("concepts").getArray())))
                .list()
                .stream()
                .collect(Collectors.toMap(Unshown::slug, found -> found));
    }

    /** In the order in which they are a better reason. */
    private List<Place> places(PaperCard card, Unshown unshown, Vocabulary vocabulary) {
        List<Place> places = new ArrayList<>();
        places.add(place(Kind.NAME, card.shortName(), card.shortName()));
        unshown.aliases().forEach(alias -> places.add(place(Kind.ALIAS, alias, alias)));
        places.add(place(Kind.TITLE, card.title(), null));
        if (unshown.titleInArticle() != null) {
            places.add(place(Kind.TITLE, unshown.titleInArticle(), null));
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
                .forEach(name -> places.add(place(Kind.CONCEPT_ALIAS, name, name))));
        unshown.authors().forEach(author -> places.add(place(Kind.AUTHOR, author, author)));
        card.frameworks().stream()
                .map(vocabulary::framework)
                .forEach(framework -> places.add(place(Kind.FRAMEWORK, framework.name(), framework.name())));
        addBoth(places, Kind.DOMAIN, vocabulary.domain(card.domain()).name());
        vocabulary.topic(card.topic()).ifPresent(topic -> addBoth(places, Kind.DOMAIN, topic.name()));
        places.add(place(Kind.GIST, card.gist().ja(), null));
        places.add(place(Kind.GIST, card.gist().en(), null));
        return places;
    }

    private void addBoth(List<Place> places, Kind kind, Bilingual name) {
        places.add(place(kind, name.ja(), name.ja()));
        places.add(place(kind, name.en(), name.en()));
    }

    private Place place(Kind kind, String text, String what) {
        return new Place(kind, texts.get(text), what);
    }

    private static Set<Reason> reasons(
            SearchQuery query, PaperCard card, List<Place> places, Map<Term, Text> terms, Stems stems) {
        if (query.work().title() == null) {
            return Set.of(new Reason(Kind.IDENTIFIER, null));
        }
        String name = query.name().orElse("");
        List<Reason> whole = places.stream()
                .filter(place -> place.kind().compareTo(Kind.TITLE) <= 0)
                .filter(place -> place.text().key().equals(name))
                .limit(1)
                .map(place -> new Reason(place.kind(), place.what()))
                .toList();
        Set<Reason> reasons = new LinkedHashSet<>(whole);
        for (Term term : whole.isEmpty() ? query.terms() : List.<Term>of()) {
            reasons.add(
                    term.field() == Field.YEAR
                            ? new Reason(
                                    Kind.YEAR, String.valueOf(card.submittedOn().getYear()))
                            : places.stream()
                                    .filter(place -> term.field() == Field.ANYWHERE
                                            || term.field()
                                                    .name()
                                                    .equals(place.kind().name()))
                                    .filter(place -> stems.hasIn(terms.get(term), place.text()))
                                    .findFirst()
                                    .map(place -> new Reason(place.kind(), place.what()))
                                    .orElse(new Reason(Kind.TEXT, null)));
        }
        return reasons;
    }

    private static List<Part> marked(Text in, Map<Term, Text> terms, Stems stems) {
        String text = in.text();
        boolean[] marks = new boolean[text.length()];
        terms.forEach((term, words) -> {
            for (Run wanted : term.field() == Field.ANYWHERE ? words.runs() : List.<Run>of()) {
                for (Run run : in.runs()) {
                    if (wanted.isUnspaced() && run.isUnspaced()) {
                        SearchText.places(text, run, wanted.text())
                                .forEach(place -> Arrays.fill(marks, place[0], place[1], true));
                    } else if (stems.same(wanted, run)) {
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

    /** The stems of the English words of texts, by the dictionary that the index has. */
    private Stems stems(Stream<Text> of) {
        return new Stems(stems.getAll(of.flatMap(text -> text.runs().stream())
                .filter(run -> !run.isUnspaced())
                .map(Run::text)
                .collect(Collectors.toSet())));
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

    private record Stems(Map<String, String> stems) {

        boolean same(Run one, Run other) {
            return !one.isUnspaced()
                    && !other.isUnspaced()
                    && stems.get(one.text()).equals(stems.get(other.text()));
        }

        /** Whether all words of a term are in a text. */
        boolean hasIn(Text term, Text text) {
            return term.runs().stream()
                    .allMatch(wanted -> text.runs().stream()
                            .anyMatch(run -> same(wanted, run)
                                    || (wanted.isUnspaced() && run.text().contains(wanted.text()))));
        }
    }
}
