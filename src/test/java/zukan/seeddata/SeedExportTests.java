package zukan.seeddata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.EmptyDatabase;
import zukan.catalog.Change;
import zukan.catalog.FigureStore;
import zukan.catalog.NumberStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.SurveyStore;
import zukan.catalog.VocabularyStore;
import zukan.desk.Editing;
import zukan.platform.Language;
import zukan.seeddata.SeedExport.Difference;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestions;

/** Files to catalog to files, each time with a Zukan and a database of its own. */
class SeedExportTests {

    private static final Path SEED_DATA = Path.of("seed-data");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void whatDidNotChangeIsByteForByteTheFileThatItWasLoadedFrom() throws IOException {
        try (EmptyDatabase database = new EmptyDatabase();
                ConfigurableApplicationContext zukan = database.start()) {
            SeedExport export = zukan.getBean(SeedExport.class);

            assertThat(texts(export.files())).isEqualTo(filesIn(SEED_DATA));
            assertThat(export.differences()).isEmpty();
        }
    }

    @Test
    void anEditedPaperChangesItsFileAndNoOther() throws IOException {
        try (EmptyDatabase database = new EmptyDatabase();
                ConfigurableApplicationContext zukan = database.start()) {
            edit(zukan, "wavenet", paper -> paper.put("venue", "Edited at the desk"));

            SeedExport export = zukan.getBean(SeedExport.class);
            SortedMap<String, String> expected = filesIn(SEED_DATA);
            expected.compute(
                    "papers/wavenet.yaml",
                    (path, text) -> text.replaceFirst("(?m)^venue: .*$", "venue: Edited at the desk"));
            assertThat(texts(export.files())).isEqualTo(expected);
            assertThat(export.differences())
                    .containsExactly(new Difference("papers/wavenet.yaml", Difference.Kind.CHANGED));
        }
    }

    @Test
    void anExportLoadedElsewhereGivesTheSameCatalogAndTheSameFiles() throws IOException {
        try (EmptyDatabase here = new EmptyDatabase();
                EmptyDatabase elsewhere = new EmptyDatabase();
                ConfigurableApplicationContext first = here.start()) {
            edit(first, "wavenet", SeedExportTests::sayItInAllWays);
            acceptSuggestionOfAReader(first);
            SortedMap<String, byte[]> files = first.getBean(SeedExport.class).files();
            assertThat(first.getBean(SeedExport.class).differences())
                    .containsExactly(
                            new Difference("papers/chip-o-net.yaml", Difference.Kind.ADDED),
                            new Difference("papers/wavenet.yaml", Difference.Kind.CHANGED));

            write(files);
            try (ConfigurableApplicationContext second = elsewhere.start("--zukan.seed-data=" + folder)) {
                assertThat(papers(second)).isEqualTo(papers(first)).containsKeys("wavenet", "chip-o-net");
                assertThat(second.getBean(VocabularyStore.class).read())
                        .isEqualTo(first.getBean(VocabularyStore.class).read());
                SurveyStore survey = second.getBean(SurveyStore.class);
                SurveyStore original = first.getBean(SurveyStore.class);
                assertThat(survey.survey()).isEqualTo(original.survey());
                assertThat(survey.background()).isNotEmpty().isEqualTo(original.background());
                assertThat(survey.coverage()).isNotEmpty().isEqualTo(original.coverage());
                SurveyAnswers answers = second.getBean(SurveyAnswers.class);
                assertThat(answers.questions())
                        .isNotEmpty()
                        .isEqualTo(first.getBean(SurveyAnswers.class).questions());
                assertThat(answers.errata())
                        .isNotEmpty()
                        .isEqualTo(first.getBean(SurveyAnswers.class).errata());
                assertThat(second.getBean(FigureStore.class).figures())
                        .isNotEmpty()
                        .isEqualTo(first.getBean(FigureStore.class).figures());
                assertThat(second.getBean(NumberStore.class).all())
                        .isEqualTo(first.getBean(NumberStore.class).all());
                assertThat(texts(second.getBean(SeedExport.class).files())).isEqualTo(texts(files));
                assertThat(second.getBean(SeedExport.class).differences()).isEmpty();
            }
        }
    }

    @Test
    void aPaperWhoseFileIsGoneIsStillExported() throws IOException {
        write(new TreeMap<>(SeedFiles.in(SEED_DATA).contents()));
        try (EmptyDatabase database = new EmptyDatabase();
                ConfigurableApplicationContext zukan = database.start("--zukan.seed-data=" + folder)) {
            Files.delete(folder.resolve("papers/ror.yaml"));
            Files.writeString(folder.resolve("papers/unheard-of.yaml"), "slug: unheard-of\n");

            assertThat(zukan.getBean(SeedExport.class).differences())
                    .containsExactly(
                            new Difference("papers/ror.yaml", Difference.Kind.ADDED),
                            new Difference("papers/unheard-of.yaml", Difference.Kind.REMOVED));
        }
    }

    private static ObjectNode sayItInAllWays(ObjectNode paper) {
        paper.put("title", "\"WaveNet\": 100 % - # 'raw' \\ audio {x} [y] & *z | > ! @ `q`");
        paper.put("titleInArticle", "- yes");
        paper.put("shortName", "no");
        paper.put("venue", " 1e3\t😀\u2028end\u0085 ");
        paper.putNull("doi");
        paper.set(
                "authors",
                JSON.createArrayNode()
                        .add("null")
                        .add("~")
                        .add("2016-09-12")
                        .add("○山 ●子")
                        .add("O'Neil"));
        ObjectNode gist = (ObjectNode) paper.get("gist");
        gist.put("ja", "一行目\n\n- 箇条書き\n- もう一つ: 値 # 注").put("en", "line\r\n  indented\n---\nends \n");
        return paper;
    }

    /** A reader knows the idea, and nothing of sections that only the survey's papers have. */
    private static void acceptSuggestionOfAReader(ConfigurableApplicationContext zukan) {
        Suggestion suggestion = zukan.getBean(Suggestions.class)
                .send(
                        new Proposal(
                                Proposal.Kind.PAPER,
                                null,
                                "Chip-o-Net",
                                null,
                                null,
                                null,
                                List.of("Ada Example"),
                                "image",
                                "2016-05",
                                "It is missing.",
                                List.of(),
                                Language.EN,
                                "Hanako: \"the reader\" #1"),
                        "seed-export-tests",
                        false);
        ObjectNode paper = JSON.valueToTree(zukan.getBean(PaperCatalog.class).get("densenet"));
        paper.put("slug", "chip-o-net")
                .put("origin", "reader")
                .put("starred", false)
                .put("credit", suggestion.proposal().creditName())
                .putNull("number")
                .putNull("arxivId")
                .putNull("doi")
                .putNull("venue")
                .putNull("titleInArticle")
                .putNull("monthInArticle");
        for (String list : List.of("tasks", "methods", "datasets", "implementations", "relations", "articleFigures")) {
            paper.putArray(list);
        }
        ((ObjectNode) paper.get("sections")).retain("idea");
        zukan.getBean(Editing.class)
                .publish(
                        JSON.treeToValue(paper, PaperContent.class),
                        new Change("curator", "a trial", suggestion.number()),
                        new Editing.Acceptance(suggestion.version(), "Thank you."));
    }

    private static void edit(ConfigurableApplicationContext zukan, String slug, UnaryOperator<ObjectNode> change) {
        ObjectNode paper = JSON.valueToTree(zukan.getBean(PaperCatalog.class).get(slug));
        PaperEditing editing = zukan.getBean(PaperEditing.class);
        editing.revise(
                JSON.treeToValue(change.apply(paper), PaperContent.class),
                editing.version(slug),
                new Change("curator", "a trial", null));
    }

    private static Map<String, PaperContent> papers(ConfigurableApplicationContext zukan) {
        return zukan.getBean(PaperCatalog.class).all().stream()
                .collect(Collectors.toMap(PaperContent::slug, paper -> paper));
    }

    private void write(SortedMap<String, byte[]> files) throws IOException {
        Files.createDirectories(folder.resolve("papers"));
        Files.createDirectories(folder.resolve("figures"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    private static SortedMap<String, String> texts(SortedMap<String, byte[]> files) {
        SortedMap<String, String> texts = new TreeMap<>();
        files.forEach((path, bytes) -> texts.put(path, new String(bytes, StandardCharsets.UTF_8)));
        return texts;
    }

    private static SortedMap<String, String> filesIn(Path folder) throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().matches(".*[.](yaml|svg)"))
                    .toList()) {
                texts.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return texts;
    }
}
