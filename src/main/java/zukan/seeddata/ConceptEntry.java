package zukan.seeddata;

import java.util.List;
import zukan.catalog.ConceptKind;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Bilingual;

/** A concept as concepts.yaml has it, where the list that it stands in says its kind. */
record ConceptEntry(String slug, Bilingual name, String reading, Aliases aliases, Bilingual meaning) {

    record Aliases(List<String> ja, List<String> en) {

        Aliases {
            ja = ja == null ? List.of() : ja;
            en = en == null ? List.of() : en;
        }
    }

    static ConceptEntry of(Concept concept) {
        return new ConceptEntry(
                concept.slug(),
                concept.name(),
                concept.reading(),
                new Aliases(concept.aliasesJa(), concept.aliasesEn()),
                concept.meaning());
    }

    /** The key of the list of a kind. */
    static String list(ConceptKind kind) {
        return kind.code() + "s";
    }

    Concept concept(ConceptKind kind) {
        Aliases known = aliases == null ? new Aliases(null, null) : aliases;
        return new Concept(kind, slug, name, reading, known.ja(), known.en(), meaning);
    }
}
