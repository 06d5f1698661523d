package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.Numbers.OfPaper;

/** The numbers that papers report, from the table to the page. */
@ZukanTest
class NumbersTests {

    @LocalServerPort
    int port;

    @Autowired
    NumberStore store;

    @Autowired
    PaperEditing papers;

    @Autowired
    JdbcClient jdbc;

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static double number(Element row) {
        return Double.parseDouble(
                row.select(".number").first().ownText().isEmpty()
                        ? row.select(".number").first().textNodes().get(0).text()
                        : row.select(".number").first().ownText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyNumberStandsOnThePageWithItsSource(String language) {
        Numbers numbers = store.all();
        Document page = page("/" + language + "/numbers");

        long results = numbers.papers().stream()
                .mapToLong(paper -> paper.results().size())
                .sum();
        long effort = numbers.papers().stream()
                .mapToLong(paper -> paper.effort().size())
                .sum();
        assertThat(results).isGreaterThan(100);
        assertThat(effort).isGreaterThan(50);
        assertThat(page.select(".number-line .number")).hasSize((int) results);
        assertThat(page.select("#effort td.number")).hasSize((int) effort);
        assertThat(page.select(".number-source"))
                .hasSize((int) (results + effort))
                .allSatisfy(source -> assertThat(source.text()).isNotBlank());
    }

    @ParameterizedTest
    @CsvSource({
        "en, the paper’s abstract, the paper, in the paper:, (not checked there), not taken from the paper",
        "ja, 論文の概要, 論文, 論文では, （その箇所は未確認）, 論文から採った値ではありません"
    })
    void everyNumberSaysWhereInThePaperItStandsAndWhatIsNotFromThePaperSaysSo(
            String language, String inAbstract, String inPaper, String place, String unseen, String notFromPaper) {
        Document page = page("/" + language + "/numbers");
        List<Effort> effort = store.all().papers().stream()
                .flatMap(paper -> paper.effort().stream())
                .toList();

        assertThat(page.select(".number-model .number-source")).isNotEmpty().allSatisfy(source -> {
            List<String> places = source.select("span[lang=en]").eachText();
            assertThat(source.ownText().contains(inAbstract) || !places.isEmpty())
                    .as(source.text())
                    .isTrue();
            assertThat(source.text()).doesNotContain(notFromPaper);
        });
        assertThat(page.select("#effort .number-source"))
                .filteredOn(source -> source.text().contains(notFromPaper))
                .hasSize((int)
                        effort.stream().filter(one -> one.fromPaper() != null).count())
                .allSatisfy(source -> assertThat(source.text()).doesNotContain(place));
        assertThat(page.select(".number-source:has(a)"))
                .filteredOn(source -> source.text().contains(place))
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source.text()).endsWith(unseen));
        assertThat(page.select("#on-cifar-100 tr:contains(FractalNet) .number-source")
                        .eachText())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source).contains(place + " Table 1"));
        assertThat(page.select("#on-penn-treebank tr:contains(QRNN) .number-source")
                        .text())
                .contains(place + " Table 2")
                .doesNotContain(unseen);
        assertThat(page.select("#on-cifar-100 tr:contains(DenseNet) .number-source")
                        .eachText())
                .isNotEmpty()
                .allSatisfy(source -> assertThat(source).endsWith(inPaper + " Table 2"));
    }

    @Test
    void rowsAreCalledComparableOnlyWhereTheWayOfMeasuringAgreesAndThenTheBestIsFirst() {
        Document page = page("/en/numbers?dataset=cifar-10");

        assertThat(page.select("h2").eachText()).containsExactly("CIFAR-10", "What it took");
        for (Element group : page.select("section[id^=on-] tbody")) {
            List<Element> rows = group.select("tr:not(.number-group)");
            String said = group.select(".number-comparable").text();
            if (rows.size() > 1) {
                assertThat(said).isEqualTo(rows.size() + " values measured in the same way: comparable");
                assertThat(group.select("svg[aria-hidden=true] circle")).hasSameSizeAs(rows);
                assertThat(rows).isSortedAccordingTo(Comparator.comparingDouble(NumbersTests::number));
            } else {
                assertThat(said).endsWith("not comparable");
                assertThat(group.select("svg")).isEmpty();
            }
        }
        assertThat(page.select(".number-group .number-protocol").eachText())
                .contains("with data augmentation", "without data augmentation", "with heavier data augmentation")
                .doesNotHaveDuplicates();
    }

    @Test
    void translationsOfTheSameTestSetMeet() {
        Document page = page("/en/numbers?dataset=wmt-en-de");

        assertThat(page.select("tbody:has(.number-comparable:contains(comparable)):has(svg) tr:not(.number-group)")
                        .eachText())
                .anyMatch(row -> row.startsWith("GNMT") && row.endsWith("24.61"))
                .anyMatch(row -> row.startsWith("ByteNet") && row.endsWith("23.75"));
    }

    @Test
    void eitherTableIsNarrowedDownByItsOwnFilterAndKeepsTheOther() {
        Document page = page("/ja/numbers?dataset=svhn&effort=gpus");

        assertThat(page.select("section[id^=on-]")).hasSize(1);
        assertThat(page.select("#effort .number-group").eachText()).containsExactly("GPU");
        assertThat(page.select("nav [aria-current] ").eachText()).anyMatch(text -> text.startsWith("SVHN"));
        assertThat(page.select("nav[aria-label] a[href$='effort=time#effort']").attr("href"))
                .isEqualTo("/ja/numbers?dataset=svhn&effort=time#effort");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/numbers?dataset=cifr-10, en, /en/numbers?dataset=cifar-10",
        "/ja/numbers?dataset=nowhere-near-anything, ja, /ja/numbers",
        "/ja/numbers?effort=gpu, ja, /ja/numbers?effort=gpus#effort",
        "/en/numbers?dataset=%3Cb%3E&effort=gpus, en, /en/numbers?effort=gpus"
    })
    void whatIsUnknownIsAnsweredWithWhatThereIs(String path, String language, String offered) {
        new Browsing(port).assertThatItOffers(path, language, offered);
    }

    @Test
    void aDatasetWithoutNumbersSaysSo() {
        String without = jdbc.sql("select slug from concept where kind = 'DATASET' and slug not in"
                        + " (select dataset from paper_result where dataset is not null) order by slug limit 1")
                .query(String.class)
                .single();

        assertThat(page("/en/numbers?dataset=" + without).select(".empty a").attr("href"))
                .isEqualTo("/en/numbers");
    }

    @Test
    void aPaperShowsItsOwnNumbersAndNoOthers() {
        OfPaper own = store.of(List.of("xnor-net")).papers().get(0);
        Document page = page("/ja/papers/xnor-net");

        assertThat(store.of(List.of("xnor-net")).papers()).hasSize(1);
        assertThat(page.select(".section-results .paper-numbers")).hasSize(1);
        assertThat(page.select(".paper-numbers .number-model"))
                .hasSize(own.results().size());
        assertThat(page.select(".paper-numbers td.number").eachText())
                .isEqualTo(own.effort().stream().map(Effort::value).toList());
        assertThat(page("/ja/papers/learning-to-learn").select(".paper-numbers"))
                .as("it has none")
                .isEmpty();
    }

    @Test
    @Transactional
    void theNumbersOfAWithdrawnPaperAreNotGivenOut() {
        papers.withdraw("ror", papers.version("ror"), new Change("curator", "a trial", null));

        assertThat(store.all().papers()).isNotEmpty().extracting(OfPaper::paper).doesNotContain("ror");
        assertThat(jdbc.sql("select count(*) from paper_result where paper = 'ror'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @ParameterizedTest
    @Transactional
    @ValueSource(
            strings = {
                "update paper_result set value = 'about 5'",
                "update paper_result set source_kind = 'web', source_url = null",
                "update paper_result set task = 'no-such-task'",
                "update paper_result set dataset = 'no-such-dataset'",
                "update paper_result set metric = 'no-such-metric'",
                "update paper_result set paper = 'no-such-paper'",
                "update paper_result set place = null where source_kind = 'code'",
                "update paper_result set place = '' where source_kind = 'code'",
                "update paper_result set place = 'Table 1' where source_kind = 'abstract'",
                "update paper_result set source_locator = null where source_kind = 'paper'",
                "update metric set better = 'SIDEWAYS'",
                "update paper_effort set kind = 'MONEY'",
                "update paper_effort set from_paper = true where not from_paper",
                "update paper_effort set from_paper = false where source_kind = 'paper'",
                "update paper_effort set place = 'Table 1' where not from_paper",
                "update paper_effort set amount = 0 where kind = 'GPUS'",
                "update paper_effort set amount = 1 where kind = 'SPEED'",
                "update implementation set today_runs = 'MAYBE'",
                "update implementation set today_checked_on = null",
                "update implementation set today_licence = 'do what you like!'",
                "update implementation set today_instead_ja = null where today_instead_ja is not null",
                "update implementation set today_instead_url = 'ftp://example.org'"
            })
    void theDatabaseRefusesWhatCannotBe(String statement) {
        assertThatThrownBy(() -> {
                    jdbc.sql(statement).update();
                    jdbc.sql("set constraints all immediate").update();
                })
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
