package zukan.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.Runs;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.Vocabulary.Framework;
import zukan.platform.Language;

/**
 * What the page of a paper shows: to readers, and to curators before it is published.
 *
 * @param code groups with official code first, then by how alive their framework is
 * @param terms the concepts that the paper is described with
 */
public record PaperPage(PaperDetails paper, List<CodeGroup> code, List<Concept> terms) {

    /** The code of one framework, the official first. */
    public record CodeGroup(Framework framework, List<Implementation> implementations) {

        public boolean isOfficial() {
            return implementations.stream().anyMatch(Implementation::official);
        }
    }

    public static PaperPage of(PaperDetails paper, Vocabulary vocabulary) {
        Map<String, List<Implementation>> byFramework = new LinkedHashMap<>();
        paper.content().implementations().stream()
                .sorted(Comparator.comparing(Implementation::official).reversed())
                .forEach(implementation -> byFramework
                        .computeIfAbsent(implementation.framework(), framework -> new ArrayList<>())
                        .add(implementation));
        return new PaperPage(
                paper,
                byFramework.entrySet().stream()
                        .map(entry -> new CodeGroup(vocabulary.framework(entry.getKey()), entry.getValue()))
                        .sorted(Comparator.comparing(CodeGroup::isOfficial)
                                .reversed()
                                .thenComparing(group -> group.framework().life()))
                        .toList(),
                terms(paper.content(), vocabulary));
    }

    private static List<Concept> terms(PaperContent content, Vocabulary vocabulary) {
        return Stream.of(
                        content.tasks().stream().map(slug -> vocabulary.concept(ConceptKind.TASK, slug)),
                        content.methods().stream().map(slug -> vocabulary.concept(ConceptKind.METHOD, slug)),
                        content.datasets().stream().map(use -> vocabulary.concept(ConceptKind.DATASET, use.concept())))
                .flatMap(concepts -> concepts)
                .toList();
    }

    /** What links the paper's terms in its texts when the page is written once, from top to bottom. */
    public TermLinks termLinks(Locale locale) {
        return new TermLinks(terms, Language.of(locale));
    }

    /** The best that can be said of all code; that none runs only if somebody looked at each. */
    public Runs runs() {
        Set<Runs> found = code.stream()
                .flatMap(group -> group.implementations().stream())
                .map(implementation -> implementation.today() == null
                        ? Runs.UNKNOWN
                        : implementation.today().runs())
                .collect(Collectors.toSet());
        return Stream.of(Runs.YES, Runs.WITH_EFFORT, Runs.UNKNOWN)
                .filter(found::contains)
                .findFirst()
                .orElse(Runs.NO);
    }
}
