package zukan.catalog;

import java.text.Collator;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Language;

/** All concepts by kind, in the order in which readers of a language look words up: by reading, or by the alphabet. */
public record Glossary(List<Part> parts) {

    /** The heads of the rows of kana. */
    private static final String ROWS = "あかさたなはまやらわ";

    /** @param letters in their order, each with at least one entry */
    public record Part(ConceptKind kind, int size, List<Letter> letters) {}

    /** @param letter the row of kana or the Latin letter that its entries begin with */
    public record Letter(String letter, List<Entry> entries) {}

    /** @param papers how many papers have the concept */
    public record Entry(Concept concept, long papers) {}

    static Glossary of(Vocabulary vocabulary, ToLongFunction<Concept> papers, Language language) {
        Comparator<Concept> order = Comparator.comparing(concept -> lookedUpAs(concept, language), collator(language));
        return new Glossary(Arrays.stream(ConceptKind.values())
                .map(kind -> {
                    List<Concept> concepts =
                            vocabulary.concepts(kind).sorted(order).toList();
                    Map<String, List<Entry>> letters = concepts.stream()
                            .collect(Collectors.groupingBy(
                                    concept -> letter(lookedUpAs(concept, language)),
                                    LinkedHashMap::new,
                                    Collectors.mapping(
                                            concept -> new Entry(concept, papers.applyAsLong(concept)),
                                            Collectors.toList())));
                    return new Part(
                            kind,
                            concepts.size(),
                            letters.entrySet().stream()
                                    .map(letter -> new Letter(letter.getKey(), letter.getValue()))
                                    .toList());
                })
                .toList());
    }

    private static Comparator<String> collator(Language language) {
        Collator collator = Collator.getInstance(language == Language.JA ? Locale.JAPANESE : Locale.ENGLISH);
        return collator::compare;
    }

    private static String lookedUpAs(Concept concept, Language language) {
        return language == Language.JA && concept.reading() != null
                // the mark of a long vowel does not count
                ? concept.reading().replace("ー", "")
                : concept.name().in(language);
    }

    private static String letter(String name) {
        // without its voicing mark, が is a か
        char first = Normalizer.normalize(name, Normalizer.Form.NFD)
                .toUpperCase(Locale.ROOT)
                .charAt(0);
        String letter = String.valueOf(first);
        for (char row : ROWS.toCharArray()) {
            if (Character.UnicodeScript.of(first) == Character.UnicodeScript.HIRAGANA && row <= first) {
                letter = String.valueOf(row);
            }
        }
        return letter;
    }
}
