package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Change;
import zukan.catalog.CoverageItem;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperFilter;
import zukan.catalog.Question;
import zukan.catalog.QuestionEntry;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.SurveyStore;
import zukan.catalog.WantedBoard;
import zukan.catalog.WantedBoard.Gap;

@ZukanTest
class WantedTests {

    @LocalServerPort
    int port;

    @Autowired
    WantedBoard board;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperEditing editing;

    @Autowired
    SurveyStore surveys;

    @Autowired
    SurveyAnswers answers;

    @Autowired
    JsonMapper json;

    @Test
    void gapsAreThoseOfTheData() {
        assertThat(papers(Gap.Kind.NO_JAPANESE_EXPLAINER))
                .containsExactlyInAnyOrderElementsOf(catalog.contents(catalog.list(PaperFilter.ALL)).stream()
                        .filter(paper -> paper.references().stream()
                                .noneMatch(reference -> reference.kind().equals("explainer")
                                        && reference.lang().equals("ja")))
                        .map(PaperContent::slug)
                        .toList());
        assertThat(items("link", "unrecoverable"))
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(items(Gap.Kind.ADDRESS_UNKNOWN));
        List<String> open = answers.questions().stream()
                .map(QuestionEntry::question)
                .filter(question -> question.isOpen() && question.paper() != null)
                .map(Question::code)
                .toList();
        assertThat(open).isNotEmpty();
        assertThat(Stream.concat(items(Gap.Kind.QUESTION).stream(), items(Gap.Kind.EXPLAINER_UNFINISHED).stream()))
                .containsExactlyInAnyOrderElementsOf(open);
        assertThat(of(Gap.Kind.EXPLAINER_UNFINISHED))
                .extracting(Gap::paper, Gap::item)
                .containsExactly(tuple("dnc", "Q21"));
    }

    @Test
    @Transactional
    void anEntryThatLosesItsCodeIsWanted() {
        revise("xnor-net", paper -> paper.putArray("implementations"));
        revise(
                "squeezenet",
                paper -> ((ArrayNode) paper.get("implementations"))
                        .forEach(implementation -> ((ObjectNode) implementation).put("framework", "theano")));

        assertThat(papers(Gap.Kind.NO_CODE)).contains("xnor-net").doesNotContain("squeezenet");
        assertThat(papers(Gap.Kind.NO_LIVING_CODE)).contains("squeezenet").doesNotContain("xnor-net");
    }

    @Test
    void starredPapersComeFirstInEachKind() {
        for (Gap.Kind kind : Gap.Kind.values()) {
            List<Boolean> stars =
                    of(kind).map(gap -> gap.starred() || gap.curatorStarred()).toList();
            assertThat(stars.lastIndexOf(true))
                    .isLessThan(stars.contains(false) ? stars.indexOf(false) : Integer.MAX_VALUE);
        }
    }

    @Test
    void everyGapOpensTheFormThatFillsIt() {
        Browsing browsing = new Browsing(port);
        Document page = Jsoup.parse(browsing.get("/en/wanted").body());

        List<Element> links = page.select(".gap-answer a");
        assertThat(links).hasSameSizeAs(board.gaps());
        for (Element link : links) {
            Document form = Jsoup.parse(browsing.get(link.attr("href")).body());
            assertThat(form.select("form.proposal")).as(link.attr("href")).hasSize(1);
            if (link.attr("href").contains("target")) {
                assertThat(form.selectFirst("input[name=target]").val()).isNotEmpty();
            }
        }
        Element explainer = page.selectFirst(".gap-answer a[href*=no-japanese-explainer]");
        assertThat(Jsoup.parse(browsing.get(explainer.attr("href")).body())
                        .getElementById("reason")
                        .val())
                .isEqualTo("I found an explainer in Japanese.");
    }

    private Stream<Gap> of(Gap.Kind kind) {
        return board.gaps().stream().filter(gap -> gap.kind() == kind);
    }

    private List<String> papers(Gap.Kind kind) {
        return of(kind).map(Gap::paper).toList();
    }

    private List<String> items(Gap.Kind kind) {
        return of(kind).map(Gap::item).toList();
    }

    private List<String> items(String kind, String state) {
        return surveys.coverage().stream()
                .filter(item -> item.kind().equals(kind)
                        && item.state().equals(state)
                        && item.gap() == null
                        && item.paper() != null)
                .map(CoverageItem::code)
                .toList();
    }

    private void revise(String slug, Consumer<ObjectNode> change) {
        ObjectNode paper = json.valueToTree(catalog.get(slug));
        change.accept(paper);
        editing.revise(
                json.treeToValue(paper, PaperContent.class),
                editing.version(slug),
                new Change("curator", "test", null));
    }
}
