package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.graphper.draw.ExecuteException;
import org.graphper.util.FontUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import zukan.ZukanTest;
import zukan.catalog.Lineage;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Tie;
import zukan.catalog.LineageStore;
import zukan.catalog.web.LineageDrawing.Spot;
import zukan.catalog.web.LineageDrawing.Stroke;
import zukan.platform.Bilingual;

/** The drawing says what the lineage says, legibly, and is the same always and everywhere. */
@ZukanTest
class LineageDrawingTests {

    private static final Bilingual NOTE = new Bilingual("文", "note");

    @Autowired
    LineageStore lineages;

    @Autowired
    LineageDrawings drawings;

    private LineageDrawing drawing(Lineage lineage) {
        return drawings.of(lineage).orElseThrow();
    }

    @Test
    void everyWorkIsDrawnOnceAndEveryTieHasItsLine() {
        Lineage whole = lineages.whole();
        LineageDrawing drawing = drawing(whole);

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
        LineageDrawing drawing = drawing(lineages.whole());

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

    /** Who scrolls down the drawing sees at its left what others build on, wherever they are. */
    @Test
    void theLeftIsNowhereEmpty() {
        LineageDrawing drawing = drawing(lineages.whole());

        double end = 0;
        for (Spot spot : drawing.spots()) {
            if (spot.middle() < drawing.width() / 4.0) {
                assertThat(spot.y() - end).as(spot.member().name()).isLessThan(200);
                end = Math.max(end, spot.y() + spot.height());
            }
        }
        assertThat(drawing.height() - end).isLessThan(200);
    }

    @Test
    void theSameLineageIsDrawnTheSameAgain() throws ExecuteException {
        Lineage whole = lineages.whole();

        assertThat(LineageLayout.draw(whole.members(), whole.ties())).isEqualTo(drawing(whole));
    }

    @Test
    void itIsDrawnOnceForEachVersionOfTheCatalogThatItIsReadOf() {
        assertThat(drawing(lineages.whole())).isSameAs(drawing(lineages.whole()));
    }

    @Test
    void ninetyWorksAroundOneDoNotOverlap() {
        Lineage whole = lineages.whole();
        Member middle = whole.members().stream()
                .filter(member -> member.slug().equals("densenet"))
                .findFirst()
                .orElseThrow();
        List<Member> others = IntStream.range(0, 90 - whole.members().size())
                .mapToObj(n -> new Member("more-" + n, "Lineage tests " + n, false, null, "audio", false, "2016-05-01"))
                .toList();
        Stream<Tie> more = others.stream().map(other -> new Tie(other, middle, "builds-on", NOTE));

        LineageDrawing drawing = drawing(new Lineage(
                null,
                Stream.concat(whole.members().stream(), others.stream()).toList(),
                Stream.concat(whole.ties().stream(), more).toList(),
                0,
                false));

        assertThat(drawing.spots()).hasSize(90);
        assertThatNoBoxesOverlap(drawing);
    }

    @Test
    void nobodyAsksForTheFontsOfTheMachine() {
        assertThat(FontUtils.DEFAULT_FONT).isEqualTo(new LineageLayout.NoFonts().defaultFont());
        assertThat(new LineageLayout.NoFonts().measure("WaveNet", "serif", 14).getWidth())
                .isZero();
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
                        NOTE)));
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
}
