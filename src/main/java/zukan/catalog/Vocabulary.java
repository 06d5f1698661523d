package zukan.catalog;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import zukan.platform.Bilingual;

/** The words that papers are described with, each list in its curated order. */
public record Vocabulary(
        List<Domain> domains, List<Concept> concepts, List<Framework> frameworks, List<Technique> techniques) {

    /**
     * A field of research.
     *
     * @param heading the survey's own heading
     */
    public record Domain(String slug, Bilingual name, String heading, Bilingual intro, List<Topic> topics) {}

    /** A section within a domain. */
    public record Topic(String slug, Bilingual name, String heading, Bilingual intro) {}

    /**
     * A task, method or dataset, with the names it is also known by.
     *
     * @param reading of the Japanese name, in hiragana, or null
     * @param meaning what the term means, in two to four sentences; null before the seed files were loaded again
     */
    public record Concept(
            ConceptKind kind,
            String slug,
            Bilingual name,
            String reading,
            List<String> aliasesJa,
            List<String> aliasesEn,
            Bilingual meaning) {

        /** The Japanese name without what it has in brackets: Flickr動画（ラベルなし）. */
        String japaneseAlone() {
            return name.ja().replaceFirst("（.*", "");
        }

        /** All that it may be called, in both languages. */
        Stream<String> names() {
            return Stream.of(
                            Stream.of(name.ja(), japaneseAlone(), name.en()),
                            aliasesJa.stream(),
                            aliasesEn.stream(),
                            Stream.ofNullable(reading))
                    .flatMap(names -> names);
        }
    }

    /**
     * An idea that papers of several fields share.
     *
     * @param text what it is, in a sentence or two
     * @param methods slugs of the methods that count as it; a paper that uses one of them has the technique
     */
    public record Technique(String slug, Bilingual name, Bilingual text, List<String> methods) {}

    /**
     * A framework and whether it still lives.
     *
     * @param lifeSince {@code 2017}, {@code 2017-09} or {@code 2017-09-28}, or null
     * @param useToday what a reader can use now
     */
    public record Framework(
            String slug,
            String name,
            Life life,
            String lifeSince,
            Bilingual lifeNote,
            String sourceTitle,
            String sourceUrl,
            Bilingual useToday,
            String language,
            String homepage) {

        public enum Life {
            ACTIVE,
            MAINTENANCE,
            ENDED,
            UNKNOWN;

            @JsonValue
            public String code() {
                return name().toLowerCase(Locale.ROOT);
            }
        }
    }

    public Domain domain(String slug) {
        return domains.stream()
                .filter(domain -> domain.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no domain " + slug));
    }

    public Optional<Topic> topic(String slug) {
        return topics().filter(topic -> topic.slug().equals(slug)).findFirst();
    }

    public Stream<Topic> topics() {
        return domains.stream().flatMap(domain -> domain.topics().stream());
    }

    public Framework framework(String slug) {
        return frameworks.stream()
                .filter(framework -> framework.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no framework " + slug));
    }

    public Technique technique(String slug) {
        return techniques.stream()
                .filter(technique -> technique.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no technique " + slug));
    }

    public Stream<Concept> concepts(ConceptKind kind) {
        return concepts.stream().filter(concept -> concept.kind() == kind);
    }

    /** The concepts of this slug: none, one, or one of several kinds. */
    public List<Concept> concepts(String slug) {
        return concepts.stream().filter(concept -> concept.slug().equals(slug)).toList();
    }

    public Concept concept(ConceptKind kind, String slug) {
        return concepts(kind)
                .filter(concept -> concept.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + kind.code() + " " + slug));
    }
}
