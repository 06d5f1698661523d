package zukan.seeddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.CoverageItem;
import zukan.catalog.Figure;
import zukan.catalog.Numbers;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.PaperContent.Section;
import zukan.catalog.Question;
import zukan.catalog.Vocabulary;

/** The files under seed-data/ as they are, and what happens when they are wrong. */
class SeedDataTests {

    private static final Path SEED_DATA = Path.of("seed-data");
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    private static SeedData read(Path from) {
        return new SeedReader(JSON).read(SeedFiles.in(from));
    }

    private static List<PaperContent> papersOfTheSurvey() {
        return read(SEED_DATA).papers().stream()
                .filter(paper -> paper.origin() == Origin.SURVEY)
                .toList();
    }

    @Test
    void theTwentyFivePapersOfTheSurveyAreThereElevenOfThemStarred() {
        List<PaperContent> papers = papersOfTheSurvey();

        assertThat(papers.stream().map(PaperContent::number))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 25).boxed().toList());
        assertThat(papers.stream().filter(PaperContent::starred)).hasSize(11);
    }

    @Test
    void everyPaperOfTheSurveyIsToldWhole() {
        for (PaperContent paper : papersOfTheSurvey()) {
            assertThat(paper.sections().keySet()).as(paper.slug()).containsExactlyInAnyOrder(Section.values());
        }
    }

    @Test
    void everyPaperIsToldInBothLanguages() {
        for (PaperContent paper : read(SEED_DATA).papers()) {
            paper.sections()
                    .values()
                    .forEach(paragraphs -> paragraphs.forEach(paragraph -> {
                        assertThat(paragraph.ja()).as(paper.slug()).matches("(?s).*[ぁ-ん].*");
                        assertThat(paragraph.en()).as(paper.slug()).doesNotMatch("(?s).*[ぁ-ん].*");
                    }));
        }
    }

    @Test
    void whatTheSurveysAuthorThoughtIsAttributedToTheSurvey() {
        for (PaperContent paper : papersOfTheSurvey()) {
            assertThat(paper.sections().get(Section.IMPRESSION))
                    .as(paper.slug())
                    .allSatisfy(
                            paragraph -> assertThat(paragraph.source().kind()).isEqualTo("article"));
        }
    }

    @Test
    void whatBecameOfAPaperIsNotTakenFromTheSurvey() {
        for (PaperContent paper : papersOfTheSurvey()) {
            assertThat(paper.sections().get(Section.SINCE))
                    .as(paper.slug())
                    .allSatisfy(
                            paragraph -> assertThat(paragraph.source().kind()).isIn("code", "web", "recollection"))
                    .anySatisfy(
                            paragraph -> assertThat(paragraph.source().url()).isNotNull());
        }
    }

    @Test
    void everyTermIsExplainedInBothLanguages() {
        assertThat(read(SEED_DATA).vocabulary().concepts()).allSatisfy(concept -> {
            assertThat(concept.meaning().ja()).as(concept.slug()).matches("(?s).*[ぁ-ん].*[。]");
            assertThat(concept.meaning().en()).as(concept.slug()).doesNotMatch("(?s).*[ぁ-ん].*");
        });
    }

    @Test
    void nothingOfTheSurveyIsWithoutAnAccount() {
        Set<String> codes =
                read(SEED_DATA).coverage().stream().map(CoverageItem::code).collect(Collectors.toSet());

        assertThat(codes)
                .containsAll(codes("P%02d", 25))
                .containsAll(codes("L%02d", 70))
                .containsAll(codes("F%02d", 28))
                .containsAll(codes("Q%02d", 26))
                .containsAll(codes("A%d", 2))
                .containsAll(codes("S%d", 4));
    }

    private static List<String> codes(String format, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(format::formatted).toList();
    }

    @Test
    void anAddressIsCopiedWithItsEvidence() {
        for (PaperContent paper : read(SEED_DATA).papers()) {
            assertThat(paper.implementations())
                    .allSatisfy(code -> assertThat(code.evidence()).isNotEmpty());
            assertThat(paper.references())
                    .allSatisfy(text -> assertThat(text.evidence()).isNotEmpty());
        }
    }

    @Test
    void allProblemsAreReportedAtOnceWithFileLineAndReason() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("papers/wavenet.yaml", "domain: audio", "domain: smell");
        edit("papers/densenet.yaml", "starred: true", "starred: perhaps");
        edit("papers/qrnn.yaml", "monthInArticle: ", "monthInArtikel: ");

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems().stream().map(SeedProblem::file))
                .contains("papers/densenet.yaml", "papers/qrnn.yaml", "papers/wavenet.yaml");
        assertThat(rejected.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo("papers/densenet.yaml");
            assertThat(problem.line()).isEqualTo(lineOf("papers/densenet.yaml", "starred: perhaps"));
            assertThat(problem.reason()).contains("starred");
        });
    }

    @Test
    void aNameThatExistsNowhereIsReportedWithItsLine() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("papers/wavenet.yaml", "domain: audio", "domain: smell");

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.toString())
                    .startsWith("papers/wavenet.yaml:" + lineOf("papers/wavenet.yaml", "domain: smell") + ": ");
            assertThat(problem.reason()).contains("smell");
        });
    }

    @Test
    void onlyThePapersOfTheSurveyNeedANumberAndAllSections() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        for (String slug : List.of("wavenet", "qrnn")) {
            Path file = folder.resolve("papers/" + slug + ".yaml");
            Files.writeString(
                    file,
                    Files.readString(file)
                            .replaceFirst("(?m)^number: .*\n", "")
                            .replaceFirst("(?ms)^  problem:$.*?(?=^  idea:$)", ""));
        }
        edit("papers/qrnn.yaml", "origin: survey", "origin: reader");
        edit("papers/qrnn.yaml", "kind: abstract", "kind: reader");
        edit(
                "papers/qrnn.yaml",
                "\ntasks:",
                "\ncredit: 山田\ncuratorStar:\n  on: '2026-11-25'\n  reason:\n    ja: 理由\n    en: reason\ntasks:");

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems().stream().map(SeedProblem::file))
                .isNotEmpty()
                .containsOnly("papers/wavenet.yaml");
        assertThat(rejected.problems().toString()).contains("number", "problem");
    }

    @Test
    void theFilesHaveTheFormThatAnExportGivesThem() throws IOException {
        for (YamlFile file : SeedFiles.in(SEED_DATA).papers()) {
            assertThat(Files.readString(SEED_DATA.resolve(file.name())))
                    .as(file.name())
                    .isEqualTo(YamlWriter.write(SeedSchema.of("paper", JSON).withoutNothing(file.root())));
        }
        for (String name : List.of(
                "survey",
                "domains",
                "concepts",
                "frameworks",
                "techniques",
                "background",
                "coverage",
                "questions",
                "errata",
                "numbers")) {
            String text = Files.readString(SEED_DATA.resolve(name + ".yaml"));
            assertThat(text)
                    .as(name)
                    .isEqualTo(YamlWriter.write(SeedSchema.of(name, JSON)
                            .withoutNothing(YamlFile.of(name, text).root())));
        }
    }

    @Test
    void everyPaperOfTheSurveyHasAPlate() {
        SeedData data = read(SEED_DATA);

        assertThat(data.figures().stream()
                        .filter(figure -> figure.position() == 1)
                        .map(Figure::paper))
                .containsAll(
                        papersOfTheSurvey().stream().map(PaperContent::slug).toList());
    }

    @Test
    void everyFigureOfTheSurveyIsMatchedByAPlateOrHasAReason() {
        assertThat(read(SEED_DATA).coverage().stream()
                        .filter(item -> item.kind().equals("figure")))
                .hasSize(28)
                .allSatisfy(item -> {
                    assertThat(item.state()).as(item.code()).isIn("covered", "left-out");
                    assertThat(
                                    item.state().equals("covered")
                                            ? item.by()
                                            : item.note().en())
                            .as(item.code())
                            .matches(item.state().equals("covered") ? "figure:[a-z0-9-]+" : ".{20,}");
                });
    }

    @Test
    void aFigureIsRefusedWithFileLineAndReason() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("figures/wavenet.svg", "<g id=\"wavenet-plate\">", "<g id=\"wavenet-plate\" onclick=\"go()\">");
        Files.copy(folder.resolve("figures/ror.svg"), folder.resolve("figures/rorschach.svg"));
        Files.delete(folder.resolve("figures/fractalnet.svg"));
        Files.write(folder.resolve("figures/eve.svg"), new byte[] {'<', (byte) 0xe3, '>'});

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems().stream().map(SeedProblem::toString))
                .contains(
                        "figures/wavenet.svg:"
                                + lineOf("figures/wavenet.svg", "  <g id=\"wavenet-plate\" onclick=\"go()\">")
                                + ": the attribute onclick is not allowed on g",
                        "figures/rorschach.svg:1: belongs to no paper",
                        "figures/fractalnet-2.svg:1: there is no fractalnet.svg before it",
                        "figures/eve.svg:1: is not UTF-8");
    }

    @Test
    void aFigureThatIsSaidToCoverSomethingMustBeOneOfThatPaper() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("coverage.yaml", "by: figure:ror", "by: figure:densenet");

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(SeedDataRejected.class)
                .hasMessageContaining("coverage.yaml:")
                .hasMessageContaining("figure:densenet");
    }

    @Test
    void everyTechniqueIsThatOfTwoPapersAtLeastAndEachOfItsMethodsIsUsed() {
        List<PaperContent> papers = papersOfTheSurvey();
        for (Vocabulary.Technique technique : read(SEED_DATA).vocabulary().techniques()) {
            assertThat(papers.stream().filter(paper -> !Collections.disjoint(paper.methods(), technique.methods())))
                    .as(technique.slug())
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(technique.methods())
                    .as(technique.slug())
                    .allSatisfy(method ->
                            assertThat(papers).anyMatch(paper -> paper.methods().contains(method)));
        }
    }

    @Test
    void everyPieceOfCodeOfTheSurveysPapersWasLookedAt() {
        for (PaperContent paper : papersOfTheSurvey()) {
            assertThat(paper.implementations())
                    .as(paper.slug())
                    .allSatisfy(code -> assertThat(code.today()).as(code.url()).isNotNull());
        }
    }

    @Test
    void aTechniqueMadeOfNoMethodOrGivenTwiceIsReported() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("techniques.yaml", "- dilated-convolution", "- dilated-evolution");
        edit("techniques.yaml", "slug: dense-connections", "slug: residual-connections");

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(SeedDataRejected.class)
                .hasMessageContaining("techniques.yaml:" + lineOf("techniques.yaml", "      - dilated-evolution")
                        + ": no method dilated-evolution")
                .hasMessageContaining("the slug residual-connections is given twice");
    }

    @Test
    void anAmountIsWhatIsPrintedAndOfWhatCanBeOrdered() throws IOException {
        Map<String, Double> units = Map.of(
                "", 1.0, "h", 1.0, "hours", 1.0, "days", 24.0, "weeks", 168.0, "M", 1e3, "million", 1e3, "MB", 1.0, "G",
                1e3);
        Pattern printed = Pattern.compile("(?:~|< |about |around |less than )?([0-9.]+) ?([A-Za-z]*)");
        List<Numbers.Effort> amounts = read(SEED_DATA).numbers().papers().stream()
                .flatMap(paper -> paper.effort().stream())
                .filter(effort -> effort.amount() != null)
                .toList();

        assertThat(amounts).hasSizeGreaterThan(25).allSatisfy(effort -> {
            Matcher value = printed.matcher(effort.value());
            assertThat(value.matches()).as(effort.value()).isTrue();
            assertThat(effort.amount() * 1.0)
                    .as(effort.value())
                    .isEqualTo(Double.parseDouble(value.group(1)) * units.get(value.group(2)));
        });

        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("numbers.yaml", "value: 3.2x", "value: 3.2x\n        amount: 3");
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(SeedDataRejected.class)
                .hasMessageContaining("numbers.yaml:");
    }

    @Test
    void aNumberIsOfATaskAndADatasetThatItsPaperNames() {
        SeedData data = read(SEED_DATA);
        Map<String, PaperContent> papers =
                data.papers().stream().collect(Collectors.toMap(PaperContent::slug, paper -> paper));

        for (Numbers.OfPaper numbers : data.numbers().papers()) {
            PaperContent paper = papers.get(numbers.paper());
            List<String> datasets = paper.datasets().stream()
                    .map(PaperContent.DatasetUse::concept)
                    .toList();
            assertThat(numbers.results()).as(numbers.paper()).allSatisfy(result -> {
                assertThat(paper.tasks()).contains(result.task());
                if (result.dataset() != null) {
                    assertThat(datasets).contains(result.dataset());
                }
            });
        }
    }

    @Test
    void aNumberOfSomethingThatDoesNotExistIsReported() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("numbers.yaml", "  - paper: ror\n", "  - paper: rorr\n");
        edit("numbers.yaml", "task: density-estimation", "task: guessing");
        edit("numbers.yaml", "dataset: svhn", "dataset: house-numbers");
        edit("numbers.yaml", "metric: bits-per-dimension", "metric: feeling");

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems())
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("numbers.yaml"))
                .extracting(SeedProblem::reason)
                .containsExactlyInAnyOrder(
                        "no paper rorr", "no task guessing", "no dataset house-numbers", "no metric feeling");
    }

    @Test
    void aNumberThatDoesNotSayOnceWhereInThePaperItStandsIsReported() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("numbers.yaml", "        place: Table 1 (first version)\n", "");
        edit("numbers.yaml", "kind: abstract\n", "kind: abstract\n        place: Table 1\n");
        edit("numbers.yaml", "          locator: Table 7\n", "");
        edit("numbers.yaml", "        fromPaper: false\n", "");
        edit("numbers.yaml", "locator: Table 2\n", "locator: Table 2\n        fromPaper: false\n");

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems())
                .allSatisfy(problem -> assertThat(problem.file()).isEqualTo("numbers.yaml"))
                .extracting(SeedProblem::reason)
                .containsExactlyInAnyOrder(
                        "the source says where in the paper this stands, and place says it again",
                        "place does not say where in the paper this stands",
                        "place does not say where in the paper this stands",
                        "needs one of these: a source in the paper, place, or fromPaper: false",
                        "needs one of these: a source in the paper, place, or fromPaper: false");
    }

    @Test
    void onlyWhatIsNotFromThePaperIsMarkedAsSuch() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("numbers.yaml", "fromPaper: false", "fromPaper: true");

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(SeedDataRejected.class)
                .hasMessageContaining("fromPaper");
    }

    @Test
    void aNumberThatIsNoneAndOneGivenTwiceAreReported() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("numbers.yaml", "value: '4.91'", "value: about 5");
        assertThatThrownBy(() -> read(folder)).hasMessageContaining("/papers/0/results/0/value");

        edit("numbers.yaml", "value: about 5", "value: '4.91'");
        edit(
                "numbers.yaml",
                "model: ResNet + stochastic depth (110 layers)",
                "model: ResNet + stochastic depth (1,202 layers)");
        assertThatThrownBy(() -> read(folder)).hasMessageContaining("the same is given before");
    }

    @Test
    void aClaimOfCoverageThatDoesNotHoldIsReported() throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        edit("coverage.yaml", "by: paper:wavenet", "by: paper:wavelet");

        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(SeedDataRejected.class)
                .hasMessageContaining("coverage.yaml:")
                .hasMessageContaining("paper:wavelet");
    }

    @Test
    void theTwentySixQuestionsOfTheSurveyAreAnsweredInBothLanguages() {
        SeedData data = read(SEED_DATA);

        assertThat(data.questions().stream().map(Question::code)).containsExactlyElementsOf(codes("Q%02d", 26));
        assertThat(data.questions()).allSatisfy(question -> {
            assertThat(question.question().ja()).matches("(?s).*[ぁ-ん].*");
            assertThat(question.answer()).isNotEmpty().allSatisfy(paragraph -> {
                assertThat(paragraph.ja()).matches("(?s).*[ぁ-ん].*");
                assertThat(paragraph.en()).doesNotMatch("(?s).*[ぁ-ん].*");
            });
        });
        assertThat(data.coverage().stream().filter(item -> item.kind().equals("question")))
                .allSatisfy(item -> assertThat(item.by()).isEqualTo("question:" + item.code()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            questions.yaml | state: came-true     | state: perhaps      | state
            questions.yaml | code: Q05            | code: Q99           | coverage.yaml has no such question
            questions.yaml | code: Q05            | code: Q04           | given twice
            questions.yaml | line: 69             | line: 70            | coverage.yaml gives line 69
            questions.yaml | paper: qrnn          | paper: qrn          | no paper qrn
            questions.yaml | domain: audio        | domain: smell       | no domain smell
            questions.yaml | domain: optimization | domain: audio       | learning-to-learn is of domain optimization
            errata.yaml    | paper: soundnet      | paper: soundnett    | no paper soundnett
            errata.yaml    | code: E02            | code: E01           | given twice
            errata.yaml    | kind: code           | kind: rumour        | kind
            coverage.yaml  | by: question:Q05     | by: question:Q55    | does not exist: question:Q55
            """)
    void aQuestionOrErratumThatDoesNotFitIsReportedWithItsLine(String file, String from, String to, String reason)
            throws IOException {
        FileSystemUtils.copyRecursively(SEED_DATA, folder);
        int line = 1
                + Files.readAllLines(folder.resolve(file)).stream()
                        .takeWhile(text -> !text.contains(from))
                        .toList()
                        .size();
        edit(file, from, to);

        SeedDataRejected rejected = catchThrowableOfType(SeedDataRejected.class, () -> read(folder));

        assertThat(rejected.problems()).anySatisfy(problem -> {
            assertThat(problem.file()).isEqualTo(file);
            assertThat(problem.line()).isEqualTo(line);
            assertThat(problem.reason()).contains(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !!javax.script.ScriptEngineManager [x]                    | tags are not allowed
            {a: &a [x, x], b: &b [*a, *a], c: [*b, *b]}               | refused
            [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[x]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]] | refused
            {slug: a, slug: b}                                        | given twice
            'slug: ['                                                 | not readable as YAML
            """)
    void yamlThatIsNotPlainDataIsRefused(String yaml, String reason) {
        YamlFile file = YamlFile.of("papers/x.yaml", yaml);

        assertThat(file.problems()).isNotEmpty();
        assertThat(file.problems().stream().map(SeedProblem::reason).collect(Collectors.joining()))
                .satisfiesAnyOf(
                        text -> assertThat(text).contains(reason),
                        text -> assertThat(text).contains("not readable as YAML"),
                        text -> assertThat(text).contains("refused"));
    }

    private void edit(String file, String from, String to) throws IOException {
        Path path = folder.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(from);
        Files.writeString(path, text.replaceFirst(Pattern.quote(from), to));
    }

    private int lineOf(String file, String text) {
        try (Stream<String> lines = Files.lines(folder.resolve(file))) {
            return lines.toList().indexOf(text) + 1;
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
