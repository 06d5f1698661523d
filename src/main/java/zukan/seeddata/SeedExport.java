package zukan.seeddata;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.catalog.ConceptKind;
import zukan.catalog.ErratumEntry;
import zukan.catalog.FigureStore;
import zukan.catalog.NumberStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.QuestionEntry;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.SurveyStore;
import zukan.catalog.Vocabulary;
import zukan.catalog.Vocabulary.Concept;
import zukan.catalog.VocabularyStore;
import zukan.platform.ZukanProperties;

/** Writes the catalog back as seed files: what did not change is, byte for byte, the file that it was loaded from. */
@Component
@Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
public class SeedExport {

    private final ZukanProperties properties;
    private final JsonMapper json;
    private final VocabularyStore vocabularies;
    private final SurveyStore surveys;
    private final SurveyAnswers answers;
    private final NumberStore numbers;
    private final PaperCatalog papers;
    private final FigureStore figures;

    SeedExport(
            ZukanProperties properties,
            JsonMapper json,
            VocabularyStore vocabularies,
            SurveyStore surveys,
            SurveyAnswers answers,
            NumberStore numbers,
            PaperCatalog papers,
            FigureStore figures) {
        this.properties = properties;
        this.json = json;
        this.vocabularies = vocabularies;
        this.surveys = surveys;
        this.answers = answers;
        this.numbers = numbers;
        this.papers = papers;
        this.figures = figures;
    }

    /** A file that is not what this installation was loaded from. */
    public record Difference(String path, Kind kind) {

        public enum Kind {
            ADDED,
            CHANGED,
            REMOVED
        }
    }

    /** All seed files in UTF-8, by their path below {@code seed-data/}, such as {@code papers/wavenet.yaml}. */
    public SortedMap<String, byte[]> files() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        put(files, "survey", surveys.survey());
        Vocabulary vocabulary = vocabularies.read();
        put(files, "domains", list("domains", vocabulary.domains()));
        put(files, "concepts", concepts(vocabulary));
        put(
                files,
                "frameworks",
                list(
                        "frameworks",
                        vocabulary.frameworks().stream().map(FrameworkEntry::of).toList()));
        put(files, "techniques", list("techniques", vocabulary.techniques()));
        put(files, "background", list("works", surveys.background()));
        put(files, "coverage", list("items", surveys.coverage()));
        put(
                files,
                "questions",
                list(
                        "questions",
                        answers.questions().stream()
                                .map(QuestionEntry::question)
                                .toList()));
        put(
                files,
                "errata",
                list(
                        "errata",
                        answers.errata().stream().map(ErratumEntry::erratum).toList()));
        put(files, "numbers", numbers.all());
        SeedSchema schema = SeedSchema.of("paper", json);
        papers.all().forEach(paper -> files.put("papers/" + paper.slug() + ".yaml", bytes(paper, schema)));
        figures.figures()
                .forEach(figure -> files.put(
                        "figures/" + figure.name() + ".svg", figure.svg().getBytes(StandardCharsets.UTF_8)));
        return files;
    }

    /** What differs between {@link #files} and the files that this installation was loaded from, by path. */
    public List<Difference> differences() {
        SortedMap<String, byte[]> before = SeedFiles.of(properties).contents();
        SortedMap<String, byte[]> now = files();
        SortedSet<String> paths = new TreeSet<>(before.keySet());
        paths.addAll(now.keySet());
        return paths.stream()
                .filter(path -> !Arrays.equals(before.get(path), now.get(path)))
                .map(path -> new Difference(
                        path,
                        !before.containsKey(path)
                                ? Difference.Kind.ADDED
                                : now.containsKey(path) ? Difference.Kind.CHANGED : Difference.Kind.REMOVED))
                .toList();
    }

    private void put(SortedMap<String, byte[]> files, String name, Object content) {
        files.put(name + ".yaml", bytes(content, SeedSchema.of(name, json)));
    }

    private byte[] bytes(Object content, SeedSchema schema) {
        JsonNode data = schema.withoutNothing(json.valueToTree(content));
        return YamlWriter.write(data).getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode list(String key, List<?> entries) {
        ObjectNode file = json.createObjectNode();
        file.set(key, json.valueToTree(entries));
        return file;
    }

    private ObjectNode concepts(Vocabulary vocabulary) {
        ObjectNode file = json.createObjectNode();
        for (ConceptKind kind : ConceptKind.values()) {
            // by slug, but not as the database sorts, since that depends on its locale
            file.set(
                    ConceptEntry.list(kind),
                    json.valueToTree(vocabulary
                            .concepts(kind)
                            .sorted(Comparator.comparing(Concept::slug))
                            .map(ConceptEntry::of)
                            .toList()));
        }
        return file;
    }
}
