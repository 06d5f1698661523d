package zukan.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import zukan.catalog.ConceptDetails.Related;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Language;

/** What readers find out about the tasks, methods and datasets. */
@Service
@Transactional(readOnly = true)
public class ConceptCatalog {

    private static final int MOST_RELATED = 10;

    private final FacetIndex index;
    private final PaperQueries queries;
    private volatile Names names = new Names(null, Map.of());

    ConceptCatalog(FacetIndex index, PaperQueries queries) {
        this.index = index;
        this.queries = queries;
    }

    /** What the concepts of a vocabulary are called, folded as for searching. */
    private record Names(Vocabulary vocabulary, Map<String, List<Concept>> concepts) {

        static Names of(Vocabulary vocabulary) {
            Map<String, List<Concept>> concepts = new HashMap<>();
            vocabulary
                    .concepts()
                    .forEach(concept -> concept.names()
                            .map(SearchText::key)
                            .distinct()
                            .forEach(name -> concepts.computeIfAbsent(name, missing -> new ArrayList<>())
                                    .add(concept)));
            return new Names(vocabulary, concepts);
        }
    }

    /**
     * What there is to say about a slug, once for each kind of concept that has it.
     *
     * @throws ConceptNotFound with the nearest names, if none has it
     */
    public List<ConceptDetails> details(String slug, Vocabulary vocabulary) {
        List<Concept> concepts = vocabulary.concepts(slug);
        if (concepts.isEmpty()) {
            throw new ConceptNotFound(slug, nearest(slug, vocabulary));
        }
        return concepts.stream().map(concept -> details(concept, vocabulary)).toList();
    }

    private ConceptDetails details(Concept concept, Vocabulary vocabulary) {
        PaperFilter filter = PaperFilter.ALL.with(concept.kind().criterion(), concept.slug());
        FacetIndex.Fitting fitting = index.find(filter);
        return new ConceptDetails(
                concept, filter, fitting.total(), queries.cards(fitting.ids()), related(concept, vocabulary));
    }

    /** Those that most of its papers have, and among equals those that few others have. */
    private List<Related> related(Concept concept, Vocabulary vocabulary) {
        Map<Criterion, Map<String, Long>> shared = index.together(concept.kind().criterion(), concept.slug());
        Map<Criterion, Map<String, Long>> all = index.counts();
        return vocabulary.concepts().stream()
                .filter(other -> !other.slug().equals(concept.slug()))
                .map(other -> new Related(other, count(shared, other)))
                .filter(related -> related.shared() > 0)
                .sorted(Comparator.comparing(Related::shared)
                        .reversed()
                        .thenComparing(related -> count(all, related.concept()))
                        .thenComparing(related -> related.concept().slug()))
                .limit(MOST_RELATED)
                .toList();
    }

    private static long count(Map<Criterion, Map<String, Long>> counts, Concept concept) {
        return counts.getOrDefault(concept.kind().criterion(), Map.of()).getOrDefault(concept.slug(), 0L);
    }

    private List<Concept> nearest(String slug, Vocabulary vocabulary) {
        Map<String, Concept> names = new LinkedHashMap<>();
        vocabulary
                .concepts()
                .forEach(concept -> Stream.concat(Stream.of(concept.slug()), concept.names())
                        .forEach(name -> names.putIfAbsent(name, concept)));
        return queries.nearest(slug, List.copyOf(names.keySet())).stream()
                .map(names::get)
                .distinct()
                .toList();
    }

    /** The concepts that a search names and asks for nothing else; mostly none. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public List<Concept> named(SearchQuery query, Vocabulary vocabulary) {
        Names present = names;
        if (present.vocabulary() != vocabulary) {
            present = Names.of(vocabulary);
            names = present;
        }
        return present.concepts().getOrDefault(query.name().orElse(""), List.of());
    }

    /** All of them, as readers of the language look them up. */
    public Glossary glossary(Vocabulary vocabulary, Language language) {
        Map<Criterion, Map<String, Long>> counts = index.counts();
        return Glossary.of(vocabulary, concept -> count(counts, concept), language);
    }
}
