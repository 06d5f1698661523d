package zukan.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zukan.catalog.PaperContent.DatasetUse;
import zukan.catalog.SearchQuery.Term;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Bilingual;
import zukan.platform.CatalogVersion;

/** The search index: what each paper can be found by, written in the transaction that changes the paper. */
@Component
class PaperSearch {

    /** A typed word may be one letter off; a longer one than this may be two. */
    private static final int SHORT = 5;

    /** Longer names are not mistyped as a whole, but word by word. */
    private static final int LONGEST_SPELLING = 40;

    /** As many words as are looked at closely. */
    private static final int CANDIDATES = 60;

    /** A word that so many papers have is as likely meant as one that more have. */
    private static final int MANY = 100;

    /** Words that somebody mistypes, others mistype too. */
    private static final int MOST_KEPT_WORDS = 5_000;

    private final JdbcClient jdbc;
    private final Supplier<Cache<Mistyped, Optional<String>>> kept;

    PaperSearch(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.kept = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT_WORDS).build());
    }

    /** Puts a paper's present content into the index. */
    void index(long paper, PaperContent content, Vocabulary vocabulary) {
        List<String> names = names(content);
        List<String> described = described(content, vocabulary);
        SortedMap<String, String> spellings = spellings(Stream.concat(names.stream(), described.stream()));
        jdbc.sql("""
                        insert into paper_search (paper_id, words, names, spellings) values (:paper,
                            setweight(to_tsvector('zukan', :a), 'A') || setweight(to_tsvector('zukan', :b), 'B')
                                || setweight(to_tsvector('zukan', :c), 'C') || setweight(to_tsvector('zukan', :d), 'D'),
                            :names, :spellings)
                        on conflict (paper_id) do update set words = excluded.words, names = excluded.names,
                            spellings = excluded.spellings""")
                .param("paper", paper)
                .param("a", tokens(names))
                .param("b", tokens(described) + " " + String.join(" ", fields(content, vocabulary)))
                .param("c", tokens(List.of(content.gist().ja(), content.gist().en())))
                .param("d", tokens(body(content)))
                .param("names", keys(content, names))
                .param("spellings", spellings.keySet().toArray(String[]::new))
                .update();
        addWords(spellings);
    }

    /** Whether every paper is in the index. */
    boolean isComplete() {
        return jdbc.sql("select not exists (select from paper p where not exists"
                        + " (select from paper_search s where s.paper_id = p.id))")
                .query(Boolean.class)
                .single();
    }

    /**
     * The word of the catalog that is most like a typed one without being it, if any is near enough; of several
     * the name of a paper, then what more papers have.
     *
     * @param isThorough whether to go on where no word is one letter off, which takes longer the more words there are
     * @return as it is written
     */
    Optional<String> nearest(String typed, boolean isThorough) {
        String word = SearchText.key(typed);
        int length = word.codePointCount(0, word.length());
        return length < 3 || length > LONGEST_SPELLING
                ? Optional.empty()
                : kept.get().get(new Mistyped(word, isThorough), this::findNearest);
    }

    /** What {@link #nearest} was asked. */
    private record Mistyped(String word, boolean isThorough) {}

    private Optional<String> findNearest(Mistyped mistyped) {
        String word = mistyped.word();
        Optional<String> oneOff = best(word, near(word, """
                select found.word from unnest(:variants::text[]) as variant
                cross join lateral (select word from search_word where variants @> array[variant] offset 0) as found
                where found.word <> :word group by found.word order by similarity(found.word, :word) desc limit :most"""));
        return oneOff.isPresent() || !mistyped.isThorough() ? oneOff : best(word, near(word, """
                        select word from search_word where word % :word and word <> :word
                        order by similarity(word, :word) desc limit :most"""));
    }

    private Optional<String> best(String word, List<String> near) {
        return near.isEmpty()
                ? Optional.empty()
                : used(word, near).stream()
                        // of equal ones the first, as they are ordered
                        .min(Comparator.comparingInt(Candidate::distance))
                        .map(Candidate::written);
    }

    /** Those words that are not too many letters off. */
    private List<String> near(String word, String sql) {
        int most = word.codePointCount(0, word.length()) <= SHORT ? 1 : 2;
        return jdbc
                .sql(sql)
                .param("word", word)
                .param("variants", SearchText.variants(word).toArray(String[]::new))
                .param("most", CANDIDATES)
                .query(String.class)
                .list()
                .stream()
                .filter(known -> SearchText.distance(word, known) <= most)
                .toList();
    }

    private record Candidate(String written, int distance) {}

    /** Those words that papers have: names of papers first, then what more of them have, then what is more alike. */
    private List<Candidate> used(String word, List<String> near) {
        return jdbc.sql("""
                        select word, written from search_word
                        cross join lateral (select count(*) as papers
                            from (select from paper_search where spellings @> array[word] limit :many) as holding) as uses
                        cross join lateral (select exists (select from paper_search where names @> array[word]) as named) as titles
                        where word = any (:near) and papers > 0
                        order by named desc, papers desc, similarity(word, :word) desc, word""")
                .param("word", word)
                .param("near", near.toArray(String[]::new))
                .param("many", MANY)
                .query((row, n) ->
                        new Candidate(row.getString("written"), SearchText.distance(word, row.getString("word"))))
                .list();
    }

    /**
     * The query with words of the catalog in the place of some that are a letter off.
     *
     * @param foundNothing whether only those words are replaced that no paper has; otherwise only those by others that are one letter off
     */
    Optional<SearchQuery> correction(SearchQuery query, boolean foundNothing) {
        Map<Term, String> corrections = new LinkedHashMap<>();
        for (Term term : query.terms()) {
            if (!term.isPhrase() && !(foundNothing && isKnown(term))) {
                nearest(term.text(), foundNothing).ifPresent(word -> corrections.put(term, word));
            }
        }
        return corrections.isEmpty()
                ? nearest(query.text(), foundNothing).map(SearchQuery::of)
                : Optional.of(query.with(corrections));
    }

    private boolean isKnown(Term term) {
        return jdbc.sql("select exists (select from paper_search where words @@ to_tsquery('zukan', :words))")
                .param("words", term.query(""))
                .query(Boolean.class)
                .single();
    }

    private static List<String> names(PaperContent content) {
        List<String> names = new ArrayList<>();
        names.add(content.shortName());
        names.addAll(content.aliases());
        names.add(content.title());
        if (content.titleInArticle() != null) {
            names.add(content.titleInArticle());
        }
        return names;
    }

    private static List<String> described(PaperContent content, Vocabulary vocabulary) {
        List<String> texts = new ArrayList<>(content.authors());
        concepts(content, vocabulary).forEach(concept -> {
            addBoth(texts, concept.name());
            texts.addAll(concept.aliasesJa());
            texts.addAll(concept.aliasesEn());
            if (concept.reading() != null) {
                texts.add(concept.reading());
            }
        });
        frameworks(content, vocabulary).map(Framework::name).forEach(texts::add);
        addBoth(texts, vocabulary.domain(content.domain()).name());
        if (content.topic() != null) {
            addBoth(texts, vocabulary.topic(content.topic()).orElseThrow().name());
        }
        Stream.of(content.arxivId(), content.doi(), content.venue())
                .filter(text -> text != null)
                .forEach(texts::add);
        return texts;
    }

    private static List<String> body(PaperContent content) {
        List<String> texts = new ArrayList<>();
        new TreeMap<>(content.sections())
                .values().stream().flatMap(Collection::stream).forEach(paragraph -> addBoth(texts, paragraph.text()));
        content.relations().forEach(relation -> addBoth(texts, relation.note()));
        content.implementations().forEach(code -> addBoth(texts, code.note()));
        content.references().forEach(reference -> texts.add(reference.title()));
        return texts;
    }

    private static Set<String> fields(PaperContent content, Vocabulary vocabulary) {
        Set<String> fields = new LinkedHashSet<>();
        content.authors().stream()
                .flatMap(author -> SearchText.runs(author).stream())
                .forEach(run -> fields.add(SearchQuery.Field.AUTHOR.token(run.text())));
        frameworks(content, vocabulary)
                .flatMap(framework -> Stream.of(framework.slug(), framework.name()))
                .flatMap(name -> SearchText.runs(name).stream())
                .forEach(run -> fields.add(SearchQuery.Field.FRAMEWORK.token(run.text())));
        Bilingual domain = vocabulary.domain(content.domain()).name();
        Stream.of(content.domain(), domain.ja(), domain.en())
                .flatMap(name -> SearchText.runs(name).stream())
                .forEach(run -> fields.add(SearchQuery.Field.DOMAIN.token(run.text())));
        fields.add(SearchQuery.Field.YEAR.token(
                String.valueOf(content.submittedOn().getYear())));
        fields.add(SearchQuery.monthToken(YearMonth.from(content.submittedOn())));
        return fields;
    }

    private static Stream<Concept> concepts(PaperContent content, Vocabulary vocabulary) {
        return Stream.of(
                        content.tasks().stream().map(slug -> vocabulary.concept(ConceptKind.TASK, slug)),
                        content.methods().stream().map(slug -> vocabulary.concept(ConceptKind.METHOD, slug)),
                        content.datasets().stream()
                                .map(DatasetUse::concept)
                                .map(slug -> vocabulary.concept(ConceptKind.DATASET, slug)))
                .flatMap(concepts -> concepts);
    }

    private static Stream<Framework> frameworks(PaperContent content, Vocabulary vocabulary) {
        return content.implementations().stream()
                .map(code -> code.framework())
                .distinct()
                .map(vocabulary::framework);
    }

    private static void addBoth(List<String> texts, Bilingual text) {
        if (text != null) {
            texts.add(text.ja());
            texts.add(text.en());
        }
    }

    private static String tokens(List<String> texts) {
        return texts.stream()
                .filter(text -> text != null)
                .flatMap(text -> SearchText.tokens(text).stream())
                .collect(Collectors.joining(" "));
    }

    /** What alone means this paper; an address as {@link PastedWork} reads it. */
    private static String[] keys(PaperContent content, List<String> names) {
        Stream<String> addresses = Stream.concat(
                        content.implementations().stream().map(PaperContent.Implementation::url),
                        content.references().stream().map(PaperContent.Reference::url))
                .map(PastedWork::of)
                .map(PastedWork::link);
        Stream<String> identifiers =
                Stream.of(content.arxivId(), content.doi()).map(PastedWork::of).map(PastedWork::link);
        return Stream.of(names.stream(), identifiers, addresses)
                .flatMap(texts -> texts)
                .filter(Objects::nonNull)
                .map(SearchText::key)
                .filter(key -> !key.isEmpty())
                .distinct()
                .toArray(String[]::new);
    }

    /** The names and words, folded, in order, each with how it is written. */
    private static SortedMap<String, String> spellings(Stream<String> texts) {
        SortedMap<String, String> spellings = new TreeMap<>();
        texts.forEach(text -> {
            spellings.putIfAbsent(SearchText.key(text), text);
            SearchText.runs(text)
                    .forEach(run -> spellings.putIfAbsent(run.text(), text.substring(run.start(), run.end())));
        });
        spellings.keySet().removeIf(word -> word.length() < 2 || word.length() > LONGEST_SPELLING);
        return spellings;
    }

    /** All transactions add their words in one order, so that none waits for another in a circle. */
    private void addWords(SortedMap<String, String> spellings) {
        Set<String> present = Set.copyOf(jdbc.sql("select word from search_word where word = any (:words)")
                .param("words", spellings.keySet().toArray(String[]::new))
                .query(String.class)
                .list());
        spellings.forEach((word, written) -> {
            if (!present.contains(word)) {
                jdbc.sql("insert into search_word (word, written, variants) values (:word, :written, :variants)"
                                + " on conflict do nothing")
                        .param("word", word)
                        .param("written", written)
                        .param("variants", SearchText.variants(word).toArray(String[]::new))
                        .update();
            }
        });
    }
}
