package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Numbers.Effort;
import zukan.catalog.Numbers.OfPaper;

/** The list narrowed by what training took says what the table of all effort says. */
@ZukanTest
class TookTests {

    @LocalServerPort
    int port;

    @Autowired
    NumberStore numbers;

    @Autowired
    PaperCatalog catalog;

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static Set<String> papers(Document list) {
        return list.select(".card-title a").eachAttr("href").stream()
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The papers that have a row of the kind with an amount within the bounds. */
    private Set<String> papers(Effort.Kind kind, int least, int most) {
        return numbers.all().papers().stream()
                .filter(paper -> paper.effort().stream()
                        .anyMatch(effort -> effort.kind() == kind
                                && effort.amount() != null
                                && effort.amount() >= least
                                && effort.amount() <= most))
                .map(OfPaper::paper)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> classes(Effort.Kind kind, Integer amount) {
        return Took.of(kind, amount).map(Took::code).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "GPUS, 1, gpus-1",
        "GPUS, 2, gpus-2-to-8",
        "GPUS, 8, gpus-2-to-8",
        "GPUS, 9, gpus-9-or-more",
        "TIME, 24, time-up-to-a-day",
        "TIME, 25, time-days",
        "TIME, 167, time-days",
        "TIME, 168, time-a-week-or-more",
        "PARAMETERS, 9999, parameters-under-10m",
        "PARAMETERS, 10000, parameters-10m-to-50m",
        "PARAMETERS, 50000, parameters-10m-to-50m",
        "PARAMETERS, 50001, parameters-over-50m",
        "MEMORY, 8192, memory-up-to-8gb",
        "MEMORY, 8193, memory-over-8gb",
        "MEMORY, 999999999, memory-over-8gb"
    })
    void everyAmountIsOfOneClass(Effort.Kind kind, int amount, String expected) {
        assertThat(classes(kind, amount)).containsExactly(kind.code(), expected);
    }

    @Test
    void whatIsNoWholeTrainingHasNoClass() {
        assertThat(classes(Effort.Kind.TIME, null)).containsExactly("time");
        assertThat(classes(Effort.Kind.SPEED, null)).isEmpty();
        assertThat(classes(Effort.Kind.SIZE, null)).isEmpty();
    }

    @Test
    void theListHasThePapersThatTheTableHas() {
        assertThat(papers(page("/en/papers?took=gpus-1")))
                .isEqualTo(papers(Effort.Kind.GPUS, 1, 1))
                .contains("pix2pix");
        assertThat(papers(page("/ja/papers?took=time-a-week-or-more")))
                .isEqualTo(papers(Effort.Kind.TIME, 168, Integer.MAX_VALUE))
                .contains("alphago");
        assertThat(papers(page("/en/papers?took=parameters-under-10m")))
                .isEqualTo(papers(Effort.Kind.PARAMETERS, 1, 9_999))
                .as("the paper of several models is found by each")
                .contains("densenet");
        assertThat(papers(page("/en/papers?took=parameters-10m-to-50m"))).contains("densenet");
        assertThat(papers(page("/en/papers?took=time-up-to-a-day")))
                .as("an epoch, a stage and the length in epochs are no training")
                .doesNotContain("lightrnn", "alphago", "stackgan", "fractalnet");
    }

    @Test
    void whatHasNoRecordIsFoundToo() {
        Set<String> recorded = numbers.all().papers().stream()
                .filter(paper -> paper.effort().stream()
                        .anyMatch(effort -> effort.kind() != Effort.Kind.SIZE && effort.kind() != Effort.Kind.SPEED))
                .map(OfPaper::paper)
                .collect(Collectors.toSet());
        Set<String> unrecorded = papers(page("/en/papers?took=unrecorded&origin=survey"));

        assertThat(unrecorded).contains("wavenet", "qrnn").doesNotContainAnyElementsOf(recorded);
        assertThat(unrecorded.size() + recorded.size()).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ja/papers",
                "/en/papers?took=gpus",
                "/en/papers?took=gpus-9-or-more&domain=nlp",
                "/ja/papers?took=unrecorded&starred=true",
                "/en/papers?q=CIFAR-10",
                "/en/papers?q=CIFAR-10&took=time"
            })
    void noChoiceLeadsNowhere(String path) {
        List<Element> choices = page(path).select("[id^=choice-took-]");

        assertThat(choices).isNotEmpty();
        for (Element choice : choices) {
            assertThat(choice.selectFirst(".facet-value").text()).isNotBlank();
            if (!choice.hasClass("chosen")) {
                assertThat(papers(page(choice.attr("href"))))
                        .as(choice.attr("href"))
                        .isNotEmpty()
                        .hasSize(Integer.parseInt(choice.selectFirst(".count").text()));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Took.class)
    void theListLeadsToTheTableAndTheTableToTheList(Took took) {
        long count = catalog.counts(Criterion.TOOK).getOrDefault(took.code(), 0L);
        assertThat(count).as("the survey has papers of every class").isPositive();
        String list = "/en/papers?took=" + took.code();
        String table = page(list).select(".to-effort").attr("href");

        assertThat(table)
                .isEqualTo(
                        took == Took.UNRECORDED
                                ? "/en/numbers#effort"
                                : "/en/numbers?effort="
                                        + took.kind().orElseThrow().code() + "#effort");
        Element back = page(table.replace("#effort", "")).selectFirst("#effort a[href='" + list + "']");
        assertThat(back).isNotNull();
        assertThat(back.parent().text()).contains(String.valueOf(count));
        assertThat(page("/en/papers").select(".to-effort")).isEmpty();
    }

    @Test
    void theWishIsNamedAndCanBeTakenBack() {
        Element chip = page("/ja/papers?starred=true&took=gpus-1").selectFirst(".chip[href='/ja/papers?starred=true']");

        assertThat(chip).isNotNull();
        assertThat(chip.text()).startsWith("かかったもの GPU 1枚");
        assertThat(page("/en/timeline?took=gpus-1").select(".chip").text()).startsWith("What it took 1 GPU");
    }

    @ParameterizedTest
    @CsvSource({
        "/ja/papers?took=gpus-3, ja, /ja/papers?took=gpus",
        "/en/papers?took=time-day&starred=true, en, /en/papers?starred=true&took=time-days",
        "/en/timeline?took=GPUS_1, en, /en/papers",
        "/ja/papers?took=%3Cb%3E, ja, /ja/papers"
    })
    void whatIsUnknownIsAnsweredWithWhatThereIs(String path, String language, String offered) {
        new Browsing(port).assertThatItOffers(path, language, offered);
    }

    @Test
    void programsNarrowTheListInTheSameWay() {
        JsonMapper json = new JsonMapper();
        for (Took took : Took.values()) {
            JsonNode found = json.readTree(
                    new Browsing(port).get("/api/papers?took=" + took.code()).body());
            assertThat(found.at("/page/totalElements").asLong())
                    .as(took.code())
                    .isEqualTo(catalog.count(new PaperFilter(
                            Map.of(Criterion.TOOK, took.code()), SearchQuery.NONE, PaperFilter.Sort.SURVEY, 0, 1)));
        }
        JsonNode parameter = json.readTree(
                        new Browsing(port).get("/api/openapi.json").body())
                .at("/paths/~1api~1papers/get/parameters")
                .valueStream()
                .filter(one -> one.get("name").asString().equals("took"))
                .findFirst()
                .orElseThrow();
        assertThat(parameter.at("/schema/enum").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(
                        Arrays.stream(Took.values()).map(Took::code).toList());
        assertThat(new Browsing(port).get("/api/papers?took=much").statusCode()).isEqualTo(400);
    }
}
