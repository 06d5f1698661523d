package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import zukan.catalog.PaperCard;
import zukan.catalog.PaperContent.Origin;
import zukan.catalog.Vocabulary.Domain;
import zukan.catalog.web.TimelineAxis.Month;
import zukan.catalog.web.TimelineAxis.Span;
import zukan.catalog.web.TimelineDrawing.Lane;
import zukan.catalog.web.TimelineDrawing.Mark;
import zukan.platform.Bilingual;

/** Time is drawn in order, and nothing over anything else. */
class TimelineDrawingTests {

    private static final LocalDate PUBLISHED = LocalDate.of(2016, 12, 16);
    private static final List<Domain> DOMAINS = Stream.of("image", "audio", "nlp")
            .map(slug -> new Domain(slug, new Bilingual("分野", "Domain " + slug), "", new Bilingual("", ""), List.of()))
            .toList();

    private static PaperCard paper(String slug, String name, LocalDate date, String domain) {
        Bilingual gist = new Bilingual("", "");
        return new PaperCard(
                slug,
                null,
                "Title",
                name,
                gist,
                domain,
                null,
                false,
                false,
                Origin.READER,
                null,
                date,
                null,
                List.of());
    }

    private static TimelineDrawing drawing(List<PaperCard> papers) {
        return TimelineDrawing.of(papers, DOMAINS, PUBLISHED, Locale.ENGLISH);
    }

    private static List<PaperCard> manyPapers(int count, int firstYear, int days) {
        Random random = new Random(20161216);
        return IntStream.range(0, count)
                .mapToObj(n -> paper(
                        "paper-" + n,
                        "Name " + "x".repeat(random.nextInt(40)),
                        LocalDate.of(firstYear, 1, 1).plusDays(random.nextInt(days)),
                        DOMAINS.get(random.nextInt(3)).slug()))
                .toList();
    }

    @Test
    void marksAndNamesMeetNoOthersAndStayWithinTheDrawing() {
        for (List<PaperCard> papers : List.of(
                manyPapers(25, 2016, 366),
                manyPapers(240, 2016, 366),
                manyPapers(240, 2016, 1),
                manyPapers(240, 1995, 9_000))) {
            TimelineDrawing drawing = drawing(papers);

            assertThat(drawing.lanes().stream()
                            .mapToInt(lane -> lane.marks().size())
                            .sum())
                    .isEqualTo(papers.size());
            for (Lane lane : drawing.lanes()) {
                List<Mark> marks = lane.marks();
                for (int n = 0; n < marks.size(); n++) {
                    Mark mark = marks.get(n);
                    assertThat(mark.from()).isPositive();
                    assertThat(mark.to()).isLessThanOrEqualTo(drawing.width());
                    assertThat(mark.x()).isBetween(Math.max(drawing.left(), mark.from()), mark.to());
                    assertThat(mark.y()).isBetween(lane.top() + 14, lane.top() + lane.height() - 14);
                    marks.subList(n + 1, marks.size())
                            .forEach(other -> assertThat(other.y() != mark.y()
                                            || other.from() > mark.to()
                                            || mark.from() > other.to())
                                    .as("%s and %s", mark, other)
                                    .isTrue());
                }
            }
            IntStream.range(1, drawing.lanes().size())
                    .forEach(n -> assertThat(drawing.lanes().get(n).top())
                            .isGreaterThanOrEqualTo(drawing.lanes().get(n - 1).top()
                                    + drawing.lanes().get(n - 1).height()));
        }
    }

    @Test
    void theSamePapersInAnyOrderGiveTheSameDrawing() {
        List<PaperCard> papers = manyPapers(60, 2016, 366);
        List<PaperCard> shuffled = new ArrayList<>(papers);
        Collections.shuffle(shuffled, new Random(1));

        assertThat(drawing(shuffled)).isEqualTo(drawing(papers));
    }

    @Test
    void aNameForWhichTheDrawingHasNoRoomIsCutButNotInWhatIsReadAloud() {
        String name = "A name that goes on for as long as sixty letters would allow";
        Mark mark = drawing(List.of(paper("long", name, PUBLISHED, "nlp")))
                .lanes()
                .get(2)
                .marks()
                .get(0);

        assertThat(mark.label()).endsWith("…").hasSizeLessThan(40);
        assertThat(mark.before()).isTrue();
        assertThat(mark.name()).isEqualTo(name + ": Title");
    }

    @Test
    void namesInJapaneseAreCutBetweenLetters() {
        Mark mark = drawing(List.of(paper("long", "𠮷".repeat(60), PUBLISHED, "nlp")))
                .lanes()
                .get(2)
                .marks()
                .get(0);

        assertThat(mark.label()).matches("𠮷+…");
    }

    @Test
    void laterIsFurtherToTheRight() {
        List<PaperCard> papers = manyPapers(240, 1995, 9_000);
        TimelineAxis axis =
                TimelineAxis.of(papers.stream().map(PaperCard::submittedOn).toList(), 100, 1100);

        List<Integer> places = papers.stream()
                .map(PaperCard::submittedOn)
                .sorted()
                .map(axis::at)
                .toList();
        assertThat(places).isSorted().allMatch(place -> place >= 100 && place <= 1100);
    }

    @Test
    void theYearOfTheSurveyIsAlwaysThereMonthByMonth() {
        TimelineAxis axis = TimelineAxis.of(List.of(), 0, 1200);

        assertThat(axis.months())
                .extracting(Month::month)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 12)
                        .mapToObj(number -> YearMonth.of(2016, number))
                        .toList());
        assertThat(axis.months()).allMatch(Month::named);
        assertThat(axis.at(LocalDate.of(2016, 7, 1))).isEqualTo(1200 * 182 / 366);
        assertThat(drawing(List.of()).published()).isNotNull();
    }

    @Test
    void fewPapersOfOtherYearsDoNotSqueezeIt() {
        TimelineAxis axis = TimelineAxis.of(
                List.of(LocalDate.of(1997, 11, 15), LocalDate.of(2015, 12, 10), LocalDate.of(2019, 2, 1)), 0, 1600);

        assertThat(axis.spans())
                .containsExactly(
                        new Span(1997, 2015, false, 0, 200),
                        new Span(2016, 2016, true, 200, 1400),
                        new Span(2019, 2019, false, 1400, 1600));
        assertThat(axis.at(LocalDate.of(2015, 12, 10))).isBetween(180, 199);
    }

    @Test
    void aYearWithManyPapersHasItsMonthsToo() {
        List<LocalDate> dates = IntStream.range(0, 10)
                .mapToObj(n -> LocalDate.of(2017, 1 + n, 1))
                .toList();

        List<Month> months = TimelineAxis.of(dates, 0, 480).months();

        assertThat(months).hasSize(24);
        assertThat(months.stream()
                        .filter(Month::named)
                        .map(month -> month.month().getMonthValue()))
                .as("only where there is room")
                .containsExactly(1, 4, 7, 10, 1, 4, 7, 10);
        IntStream.range(1, 24)
                .forEach(n -> assertThat(months.get(n).from())
                        .isEqualTo(months.get(n - 1).to()));
    }
}
