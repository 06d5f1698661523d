package zukan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.catalog.Change;
import zukan.catalog.PaperContent;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Suggestion;

/** The history of an entry as every reader sees it. */
class HistoryPagesTests extends DeskTest {

    private static final String HISTORY = "/en/papers/" + SLUG + "/history";

    @Test
    void everyChangeIsThereWithWhoWhenAndWhy() {
        PaperContent first = entry();
        editing.revise(
                with(first, "title", "Second"), editing.version(SLUG), new Change("Ken", "A better title.", null));

        Document page = read(HISTORY);

        assertThat(page.select(".revisions > li")).hasSize(2);
        assertThat(page.select("#r2").text()).contains("Version 2", "Ken", "revised", "A better title.", "Title");
        assertThat(page.select("#r2 time").attr("datetime")).isNotEmpty();
        assertThat(page.select("#r1").text()).contains("founder", "published");
        assertThat(read("/ja/papers/wavenet/history").select("#r1").text()).contains("図鑑のファイル");
        assertThat(read("/en/papers/" + SLUG).select("a[href='" + HISTORY + "']"))
                .isNotEmpty();
    }

    @Test
    void aDiffMarksWhatCameAndWhatWentInWords() {
        PaperContent first = entry();
        ObjectNode node = json.valueToTree(first);
        node.putNull("topic");
        node.put("domain", "audio").put("title", first.title().replace("testing", "careful testing"));
        node.withObject("gist").put("ja", first.gist().ja() + "おしまい。");
        node.withArray("implementations").remove(0);
        editing.revise(json.treeToValue(node, PaperContent.class), editing.version(SLUG), new Change("Ken", "", null));

        Document page = read(HISTORY + "/2");

        assertThat(page.select("h2").eachText()).containsExactly("Title", "Domain", "Topic", "In one sentence", "Code");
        assertThat(page.select("ins").eachText()).contains("added:careful", "added:Audio", "added:おしまい。");
        assertThat(page.select("del").eachText()).contains("removed:Image");
        assertThat(page.select(".diff-item-removed").text())
                .contains(first.implementations().get(0).url());
        assertThat(page.select("ins .visually-hidden")).hasSameSizeAs(page.select("ins"));
        assertThat(page.select("meta[name=robots]").attr("content")).isEqualTo("noindex");
    }

    @Test
    void aStarIsNamedAsSuch() {
        PaperContent first = entry();
        ObjectNode node = json.valueToTree(first);
        node.putObject("curatorStar")
                .put("on", "2026-11-20")
                .putObject("reason")
                .put("ja", "好きだからです。")
                .put("en", "We like it.");
        editing.revise(json.treeToValue(node, PaperContent.class), editing.version(SLUG), new Change("Ken", "", null));

        assertThat(read(HISTORY).select("#r2 .revision-star").text()).isEqualTo("★ given by a curator");
        assertThat(read(HISTORY + "/2").select(".diff").text()).contains("★ given by a curator", "We like it.");
    }

    @Test
    void whetherCodeRunsIsToldInWordsToo() {
        PaperContent first = entry();
        ObjectNode node = json.valueToTree(first);
        ObjectNode code = (ObjectNode) node.withArray("implementations").get(0);
        code.remove("today");
        code.putObject("today")
                .put("language", "Lua")
                .put("licence", "MIT")
                .put("weights", "unknown")
                .put("runs", "with-effort")
                .put("evidence", "page-seen")
                .put("checkedOn", "2026-12-01");
        editing.revise(json.treeToValue(node, PaperContent.class), editing.version(SLUG), new Change("Ken", "", null));

        assertThat(read(HISTORY + "/2").select(".diff").text())
                .contains("Runs today?", "Runs with some work", "weights unknown", "The page was seen", "Checked on");
    }

    @Test
    void theFirstVersionIsAllNew() {
        entry();

        Document page = read(HISTORY + "/1");

        assertThat(page.text()).contains("This is the first version");
        assertThat(page.select("del")).isEmpty();
        assertThat(page.select("ins").text()).contains("On the testing of desks");
    }

    @Test
    void aWithdrawnEntrySaysSoAndKeepsItsHistory() {
        entry();
        editing.withdraw(SLUG, editing.version(SLUG), new Change("Ken", "It was a test.", null));

        HttpResponse<String> gone = new Browsing(port).get("/en/papers/" + SLUG);
        assertThat(gone.statusCode()).isEqualTo(410);
        assertThat(Jsoup.parse(gone.body()).select("a[href='" + HISTORY + "']")).isNotEmpty();
        Document page = read(HISTORY);
        assertThat(page.text()).contains("This entry was withdrawn", "It was a test.");
        assertThat(page.select("a[href='/en/papers/" + SLUG + "']")).isEmpty();
        assertThat(read(HISTORY + "/2").text()).contains("What the entry says did not change");
    }

    @Test
    void aSuggestionIsNamedByNothingButItsNumber() {
        entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE + "-canary"));
        decisions.merge(suggestion.number(), 0, SLUG, "An answer with a canary.", "hana");
        decisions.reopen(suggestion.number(), 1, "hana");

        Document page = read(HISTORY);

        assertThat(page.select("#r3").text()).contains("took back what a suggestion had led to");
        assertThat(page.select("#r2 .revision-suggestion").attr("href"))
                .isEqualTo("/en/suggestions#s" + suggestion.number());
        assertThat(page.text()).doesNotContain("canary");
    }

    @ParameterizedTest
    @CsvSource({
        "/en/papers/wavnet/history, 404",
        "/en/papers/wavenet/history/99, 404",
        "/en/papers/wavenet/history/0, 404",
        "/en/papers/wavenet/history/x, 404",
        "/en/papers/wavenet/history/99999999999, 404",
        "/en/papers/resnet/history, 404"
    })
    void whatIsNotThereIsNotThere(String path, int status) {
        assertThat(new Browsing(port).get(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/1"})
    void aFormerNameLeadsToThePresentOne(String rest) {
        entry();
        editing.reserve(List.of("desk-tests-too"));
        jdbc.sql("insert into paper_former_slug select 'desk-tests-too', id from paper where slug = ?")
                .param(SLUG)
                .update();

        HttpResponse<String> answer = new Browsing(port).get("/ja/papers/desk-tests-too/history" + rest);

        assertThat(answer.statusCode()).isEqualTo(301);
        assertThat(answer.headers().firstValue("Location")).contains("/ja/papers/" + SLUG + "/history" + rest);
    }

    private Document read(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        return Jsoup.parse(answer.body());
    }
}
