package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.graphper.draw.ExecuteException;
import org.graphper.util.FontUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import zukan.SamplePaper;
import zukan.ZukanTest;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Pair;
import zukan.catalog.Lineage.Tie;
import zukan.catalog.LineageDrawing.Spot;
import zukan.catalog.LineageDrawing.Stroke;
import zukan.platform.Bilingual;

@ZukanTest
class LineageTests {

    private static final String SLUG = "lineage-tests";

    @Autowired
    LineageStore lineages;

    @Autowired
    PaperEditing papers;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void leaveNothingToOtherTests() {
        transaction.executeWithoutResult(status -> {
            for (String table : List.of("revision", "paper", "work")) {
                jdbc.sql("delete from " + table + " where slug like '" + SLUG + "%'")
                        .update();
            }
        });
    }

    /** As the article says them, line by line. */
    @ParameterizedTest
    @CsvSource({
        "stochastic-depth, resnet",
        "fractalnet, resnet",
        "ror, resnet",
        "densenet, resnet",
        "resnext, resnet",
        "fractalnet, stochastic-depth",
        "stochastic-depth, dropout",
        "densenet, ror",
        "resnext, densenet",
        "wavenet, pixelrnn",
        "stackgan, pix2pix",
        "stackgan, sgan",
        "prednet, convlstm",
        "vgan, dcgan",
        "wavenet, dilated-convolution",
        "wavenet, resnet",
        "soundnet, knowledge-distillation",
        "pointer-sentinel, pointer-networks",
        "lightrnn, blackout",
        "qrnn, lstm",
        "gnmt, resnet",
        "gnmt, neural-attention",
        "gnmt, google-multilingual-nmt",
        "bytenet, dilated-convolution",
        "bytenet, gnmt",
        "bytenet, neural-attention",
        "qrnn, bytenet",
        "neural-architecture-search, pix2pix",
        "neural-architecture-search, densenet",
        "xnor-net, binarynet",
        "squeezenet, binarynet",
        "xnor-net, alexnet",
        "squeezenet, alexnet",
    })
    void whatTheArticleSaysAboutHowPapersHangTogetherIsThere(String paper, String other) {
        assertThat(lineages.whole().ties())
                .filteredOn(tie -> tie.from().slug().equals(paper)
                                && tie.to().slug().equals(other)
                        || tie.from().slug().equals(other) && tie.to().slug().equals(paper))
                .isNotEmpty()
                .allSatisfy(tie -> assertThat(tie.note().ja()).isNotBlank())
                .allSatisfy(tie -> assertThat(tie.note().en()).isNotBlank());
    }

    @Test
    void allOfTheSurveysPapersAreThereAndNothingIsLeftOut() {
        Lineage whole = lineages.whole();

        assertThat(whole.members().stream().filter(member -> member.number() != null))
                .hasSize(25);
        assertThat(whole.members()).extracting(Member::slug).contains("resnet", "dcgan", "pointer-networks");
        assertThat(whole.leftOut()).isZero();
        assertThat(whole.focus()).isNull();
    }

    @Test
    void nearSimultaneousPapersAreToldWithTheDaysBetween() {
        Lineage whole = lineages.whole();

        assertThat(whole.near())
                .extracting(pair -> pair.earlier().slug(), pair -> pair.later().slug(), Pair::days)
                .contains(
                        tuple("ror", "densenet", 16L),
                        tuple("bytenet", "qrnn", 5L),
                        tuple("binarynet", "squeezenet", 15L));
        assertThat(whole.near()).extracting(Pair::days).isSorted().allMatch(days -> days <= Lineage.NEAR_DAYS);
        assertThat(whole.apart())
                .extracting(pair -> pair.earlier().slug(), pair -> pair.later().slug(), Pair::days)
                .contains(tuple("pixelrnn", "wavenet", 231L));
        assertThat(whole.apart()).extracting(Pair::days).isSorted().allMatch(days -> days > Lineage.NEAR_DAYS);
    }

    @Test
    void aPairHasWhatEitherSaysAboutTheOther() {
        Pair pair = lineages.whole().near().stream()
                .filter(candidate -> candidate.slugs().equals(List.of("densenet", "ror")))
                .findFirst()
                .orElseThrow();

        assertThat(pair.ties()).extracting(tie -> tie.from().slug()).containsExactlyInAnyOrder("densenet", "ror");
    }

    @Test
    void everyWorkIsDrawnOnceAndEveryTieHasItsLine() {
        Lineage whole = lineages.whole();
        LineageDrawing drawing = whole.drawing();

        assertThat(drawing.spots()).extracting(Spot::member).containsExactlyInAnyOrderElementsOf(whole.members());
        assertThat(drawing.strokes().stream().flatMap(stroke -> stroke.ties().stream()))
                .containsExactlyInAnyOrderElementsOf(whole.ties());
        assertThat(drawing.strokes())
                .extracting(stroke -> Set.of(stroke.left(), stroke.right()))
                .doesNotHaveDuplicates();
        assertThatNoBoxesOverlap(drawing);
    }

    @Test
    void linesRunFromLeftToRightAndArrowsFromWhatWasUsedToWhatUsesIt() {
        LineageDrawing drawing = lineages.whole().drawing();

        for (Stroke stroke : drawing.strokes()) {
            assertThat(spot(drawing, stroke.left()).middle())
                    .isLessThan(spot(drawing, stroke.right()).middle());
            Tie closest = stroke.ties().get(0);
            if (closest.isDirected()) {
                assertThat(stroke.left()).as(stroke.path()).isEqualTo(closest.to());
                double begins = Double.parseDouble(
                        stroke.path().substring(1, stroke.path().indexOf(' ')));
                Spot used = spot(drawing, closest.to());
                assertThat(begins).isBetween(used.x() - 1, used.x() + used.width() + 1);
            }
        }
    }

    @Test
    void theSameLineageIsDrawnTheSameAgain() throws ExecuteException {
        Lineage whole = lineages.whole();

        assertThat(LineageLayout.draw(whole.members(), whole.ties())).isEqualTo(whole.drawing());
    }

    @Test
    void nobodyAsksForTheFontsOfTheMachine() {
        assertThat(FontUtils.DEFAULT_FONT).isEqualTo(new NoFonts().defaultFont());
        assertThat(new NoFonts().measure("WaveNet", "serif", 14).getWidth()).isZero();
    }

    @Test
    void itIsDrawnOnceForEachVersionOfTheCatalog() {
        Lineage before = lineages.whole();
        assertThat(lineages.whole()).isSameAs(before);

        publish(0, "densenet");

        Lineage after = lineages.whole();
        assertThat(after).isNotSameAs(before);
        assertThat(after.members()).extracting(Member::slug).contains(SLUG + "-0");
        assertThat(lineages.around("densenet").orElseThrow().members())
                .extracting(Member::slug)
                .contains(SLUG + "-0");
        assertThat(lineages.around("densenet").orElseThrow())
                .isSameAs(lineages.around("densenet").orElseThrow());
    }

    @Test
    void howeverManyPapersThereAreTheDrawingHoldsABoundedNumberAndSaysSo() {
        int present = lineages.whole().members().size();
        IntStream.range(0, 70).forEach(n -> publish(n, "densenet"));

        Lineage whole = lineages.whole();
        assertThat(whole.members()).hasSize(25 + 60);
        assertThat(whole.leftOut()).isEqualTo(present + 70 - 85);
        assertThat(whole.members()).extracting(Member::slug).contains("resnet", "adam");
        assertThat(whole.drawing()).isNotNull();
        assertThatNoBoxesOverlap(whole.drawing());
        Lineage around = lineages.around("densenet").orElseThrow();
        assertThat(around.members()).hasSize(1 + 30).extracting(Member::slug).contains("densenet", "ror", "resnet");
        assertThat(around.leftOut()).isPositive();
    }

    @Test
    void aroundAWorkStandWhatItHangsTogetherWithAndNothingElse() {
        Lineage around = lineages.around("resnext").orElseThrow();

        assertThat(around.focus().slug()).isEqualTo("resnext");
        assertThat(around.members())
                .extracting(Member::slug)
                .containsExactly("densenet", "resnext", "resnet", "inception-v4");
        assertThat(around.speakers().get(0)).isEqualTo(around.focus());
        assertThat(lineages.around("resnet")
                        .orElseThrow()
                        .about(new Member("resnet", "ResNet", true, null, null, false, "2015-12")))
                .extracting(tie -> tie.from().slug())
                .contains("ror", "wavenet", "gnmt");
        assertThat(lineages.around("no-such-paper")).isEmpty();
    }

    @Test
    void aPaperWithoutRelationsIsAlone() {
        papers.publish(SamplePaper.of(SLUG, "Lineage tests", "Lineage tests"), new Change("curator", "a test", null));

        Lineage around = lineages.around(SLUG).orElseThrow();

        assertThat(around.members()).hasSize(1);
        assertThat(around.ties()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void whateverHangsTogetherWithWhateverIsDrawnInTime(long seed) {
        Random random = new Random(seed);
        List<Member> members = IntStream.range(0, 85)
                .mapToObj(n -> new Member(
                        "work-" + n,
                        "Work ".repeat(1 + random.nextInt(4)) + n,
                        n % 3 == 0,
                        null,
                        "image",
                        false,
                        "2016-%02d-%02d".formatted(1 + random.nextInt(12), 1 + random.nextInt(28))))
                .toList();
        Set<Tie> ties = new HashSet<>();
        List<Member> speakers =
                members.stream().filter(member -> !member.background()).toList();
        IntStream.range(0, (int) seed * 33)
                .forEach(n -> ties.add(new Tie(
                        speakers.get(random.nextInt(speakers.size())),
                        members.get(random.nextInt(members.size())),
                        Lineage.KINDS.get(random.nextInt(6)),
                        new Bilingual("文", "note"))));
        List<Tie> sorted = new ArrayList<>(ties);
        sorted.sort(Comparator.comparing(Tie::toString));

        assertTimeout(Duration.ofSeconds(30), () -> {
            LineageDrawing drawing = LineageLayout.draw(members, sorted);
            assertThat(drawing.spots()).hasSize(85);
            assertThatNoBoxesOverlap(drawing);
        });
    }

    private static void assertThatNoBoxesOverlap(LineageDrawing drawing) {
        assertThat(drawing.spots()).allSatisfy(spot -> {
            assertThat(spot.x()).isNotNegative();
            assertThat(spot.y()).isNotNegative();
            assertThat(spot.x() + spot.width()).isLessThanOrEqualTo(drawing.width());
            assertThat(spot.y() + spot.height()).isLessThanOrEqualTo(drawing.height());
            List<Spot> over = drawing.spots().stream()
                    .filter(other -> other != spot
                            && other.x() < spot.x() + spot.width()
                            && spot.x() < other.x() + other.width()
                            && other.y() < spot.y() + spot.height()
                            && spot.y() < other.y() + other.height())
                    .toList();
            assertThat(over).as(spot.toString()).isEmpty();
        });
    }

    private static Spot spot(LineageDrawing drawing, Member member) {
        return drawing.spots().stream()
                .filter(spot -> spot.member().equals(member))
                .findFirst()
                .orElseThrow();
    }

    private void publish(int number, String to) {
        PaperContent sample = SamplePaper.of(SLUG + "-" + number, "Lineage tests " + number, "Lineage tests " + number);
        papers.publish(
                new PaperContent(
                        sample.slug(),
                        null,
                        sample.title(),
                        null,
                        sample.shortName(),
                        null,
                        sample.authors(),
                        null,
                        null,
                        null,
                        sample.submittedOn(),
                        null,
                        sample.domain(),
                        null,
                        sample.origin(),
                        false,
                        null,
                        sample.credit(),
                        null,
                        null,
                        null,
                        sample.gist(),
                        sample.sections(),
                        null,
                        null,
                        List.of(new PaperContent.Relation(to, "builds-on", new Bilingual("土台です。", "It rests on it."))),
                        null,
                        null,
                        null),
                new Change("curator", "a test", null));
    }
}
