package zukan.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.Vocabulary.Framework;

/**
 * What the page of a paper shows: to readers, and to curators before it is published.
 *
 * @param code groups with official code first, then by how alive their framework is
 */
public record PaperPage(PaperDetails paper, List<CodeGroup> code) {

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
                        .toList());
    }

    public boolean isRunnableToday() {
        return code.stream().anyMatch(group -> group.framework().life() == Framework.Life.ACTIVE);
    }
}
