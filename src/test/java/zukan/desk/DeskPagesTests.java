package zukan.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.catalog.Change;
import zukan.catalog.PaperContent;
import zukan.catalog.Revision;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;

/** The desk as a curator meets it, over HTTP and without JavaScript. */
class DeskPagesTests extends DeskTest {

    private static final String[] ENGLISH = {"Accept-Language", "en"};

    @Test
    void theQueueHasTheOldestFirstAndNamesLikelyDuplicates() {
        Suggestion first = suggestPaper("Densely connected convolutional network");
        Suggestion second = suggestPaper("A title like no other at all");
        Suggestion third = suggestPaper("A title like no other at all!");
        decisions.postpone(suggestPaper("For later").number(), 0, LocalDate.parse("2999-01-01"), "hana");

        Document page = page("/desk/");

        List<String> names = page.select(".queue-name").eachText();
        assertThat(names)
                .containsSubsequence(
                        first.proposal().title(),
                        second.proposal().title(),
                        third.proposal().title());
        assertThat(row(page, first).text())
                .contains("Paper", "No. " + first.number(), "today", "English", "Perhaps here already: DenseNet");
        assertThat(row(page, second).text()).contains("Another suggestion may be the same");
        assertThat(names).doesNotContain("For later");
        assertThat(page.select("#postponed").first().parent().text()).contains("For later", "1 January 2999");
    }

    @Test
    void anEmptyQueueSaysSoKindly() {
        jdbc.sql("delete from suggestion").update();

        assertThat(page("/desk/").select(".empty").text()).contains("Nothing waits");
        assertThat(Jsoup.parse(curator().get("/desk/", "Accept-Language", "ja").body())
                        .select(".empty")
                        .text())
                .contains("待っている提案はありません");
    }

    @Test
    void allThatTheFormKnewIsThere() {
        entry();
        Suggestion suggestion = send(new Proposal(
                Kind.PAPER,
                null,
                "On the testing of desks: desk test",
                "https://example.com/desk?a=b",
                "1605.99997",
                "10.1000/desk",
                List.of("Ann Author", "Bob Builder"),
                "audio",
                "2016-05",
                "It has **everything**.",
                List.of(new Code("torch", CODE), new Code("Caffe Three", "https://example.com/caffe")),
                Language.JA,
                "Hanako"));
        suggestions.note(suggestion, "One more thing.");

        Document page = review(suggestion);

        assertThat(page.select(".facts").text())
                .contains(
                        "On the testing of desks: desk test",
                        "1605.99997",
                        "10.1000/desk",
                        "https://example.com/desk?a=b",
                        "Ann Author, Bob Builder",
                        "Audio",
                        "May 2016",
                        "Torch " + CODE,
                        "Caffe Three unknown framework",
                        "Hanako");
        assertThat(page.select(".sent-text strong").text()).isEqualTo("everything");
        assertThat(page.select(".source-details pre").text()).isEqualTo("It has **everything**.");
        assertThat(page.select(".steps").text()).contains("note of the sender", "One more thing.");
        Element beside = page.select(".beside").first();
        assertThat(beside.select("h3").text()).contains("Desk Tests", "similar title");
        assertThat(beside.select("tr.beside-DIFFERENT th").eachText()).contains("Title differs", "Domain differs");
        assertThat(beside.select("tr.beside-ONLY_SENT th").eachText()).contains("DOI only here");
        assertThat(beside.select(".would-take li").eachText())
                .contains(CODE, "https://example.com/desk?a=b", "https://doi.org/10.1000/desk");
        assertThat(page.select(".decide a.action").attr("href"))
                .isEqualTo("/desk/papers/new?suggestion=" + suggestion.number());
    }

    @Test
    void aReportIsAcceptedInTheEditorOfItsEntry() {
        entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));

        Document page = review(suggestion);

        assertThat(page.select("h1").text()).isEqualTo("Desk Tests");
        assertThat(page.select(".decide a.action").attr("href"))
                .isEqualTo("/desk/papers/" + SLUG + "/edit?suggestion=" + suggestion.number());
        assertThat(page.select("#merger input[name=slug][checked]").attr("value"))
                .isEqualTo(SLUG);
    }

    @Test
    void hostileTextsAreShownAndDoNothing() {
        String hostile = "<script>alert(1)</script><img src=x onerror=alert(1)> ${7*7} [[${7*7}]]";
        Suggestion suggestion = send(new Proposal(
                Kind.PAPER,
                null,
                "\u202eHostile " + hostile,
                "https://example.com/?q=" + "%3Cscript%3E",
                null,
                null,
                List.of(hostile),
                null,
                null,
                hostile + "\n\n[click](javascript:alert(1)) ![pixel](https://evil.example/p.png) <b>bold</b>",
                List.of(new Code(hostile.substring(0, 25), "https://example.com/\"><script>")),
                Language.EN,
                hostile.substring(0, 60)));

        for (String address : List.of("/desk/", "/desk/suggestions/" + suggestion.number())) {
            Document page = page(address);
            assertThat(page.select("script:not([src]), img, b, [onerror]")).isEmpty();
            assertThat(page.select("a[href^=javascript], a[href^=data]")).isEmpty();
            assertThat(page.text())
                    .contains("Hostile <script>alert(1)</script>", "${7*7}")
                    .doesNotContain("\u202e");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://аррӏе.com/login, https://xn--80ak6aa92e.com/login",
        "https://xn--80ak6aa92e.com/, https://xn--80ak6aa92e.com/",
        "https://例え.jp/, https://xn--r8jz45g.jp/"
    })
    void aHostIsShownAsMachinesReadIt(String address, String shown) {
        Suggestion suggestion = send(new Proposal(
                Kind.PAPER, null, "Look-alike", address, null, null, null, null, null, null, null, Language.EN, null));

        Element fact = review(suggestion).select(".facts td:has(.warning)").first();

        assertThat(fact.select("a").text()).isEqualTo(shown);
        assertThat(fact.select(".warning").text()).contains("letters that look like others");
    }

    @Test
    void decidingLeadsToTheNextWithWordOfItAndAWayBack() {
        entry();
        Suggestion first = suggestCode(new Code("pytorch", CODE), new Code("Caffe Three", "https://example.com/c"));
        Suggestion next = suggestPaper("The next one");
        Browsing curator = curator();

        HttpResponse<String> answer = curator.submit(
                review(first.number()),
                review(first.number()) + "/merger",
                Map.of("slug", SLUG, "answer", "Thanks"),
                ENGLISH);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(location(answer)).isEqualTo(review(next.number()));
        Document page = Jsoup.parse(curator.get(review(next.number()), ENGLISH).body());
        assertThat(page.select(".done").text())
                .contains(
                        "No. " + first.number() + " “Desk Tests” is merged into Desk Tests; 1 link was taken over.",
                        "Not taken over, framework unknown: Caffe Three https://example.com/c");
        // told once
        Element undo = page.select(".done form").first();
        assertThat(Jsoup.parse(curator.get(review(next.number())).body()).select(".done"))
                .isEmpty();

        HttpResponse<String> undone = curator.submit(
                review(first.number()),
                undo.attr("action"),
                Map.of("version", undo.select("[name=version]").attr("value")));

        assertThat(location(undone)).isEqualTo(review(first.number()));
        assertThat(present(first).isWaiting()).isTrue();
        assertThat(catalog.get(SLUG).implementations())
                .extracting(PaperContent.Implementation::url)
                .doesNotContain(CODE);
    }

    @Test
    void whoHasDecidedTheLastOneComesBackToTheQueue() {
        Suggestion last = suggestPaper("The last one");

        HttpResponse<String> answer = curator()
                .submit(
                        review(last.number()),
                        review(last.number()) + "/refusal",
                        Map.of("reason", "out-of-scope", "answer", "From 2019."));

        assertThat(location(answer)).isEqualTo("/desk/");
        assertThat(present(last).reason()).isEqualTo(DeclineReason.OUT_OF_SCOPE);
        assertThat(present(last).answer()).isEqualTo("From 2019.");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "refusal, reason, -, answer, A sentence, reason",
                "refusal, reason, because, answer, A sentence, reason",
                "refusal, reason, other, answer, ' ', answer",
                "merger, slug, '', answer, A sentence, slug",
                "merger, other, densnet, answer, A sentence, other",
                "merger, other, <b>, answer, A sentence, other",
                "merger, other, resnet, answer, A sentence, other",
                "postponement, until, 2016-12-17, answer, -, until",
                "postponement, until, 31.12.2999, answer, -, until",
                "postponement, until, 9999-12-31, answer, -, until"
            })
    void whatIsMissingOrWrongIsNamedAndWhatWasTypedIsKept(
            String form, String field, String value, String other, String text, String wrong) {
        Suggestion suggestion = suggestPaper("Quite like no other");

        HttpResponse<String> answer = curator()
                .submit(
                        review(suggestion.number()),
                        review(suggestion.number()) + "/" + form,
                        Map.of(field, value == null ? "" : value, other, text == null ? "" : text),
                        ENGLISH);

        assertThat(answer.statusCode()).isEqualTo(422);
        Document page = Jsoup.parse(answer.body());
        Element link = page.select("[role=alert] a").first();
        assertThat(link.attr("href")).isEqualTo("#" + form + "-" + wrong);
        assertThat(page.getElementById(form + "-" + wrong)).isNotNull();
        assertThat(page.select("#" + form).hasAttr("open")).isTrue();
        if (text != null && !form.equals("postponement")) {
            assertThat(page.select("#" + form + "-answer").first().wholeText()).isEqualTo(text);
        }
        assertThat(present(suggestion)).isEqualTo(suggestion);
    }

    @Test
    void anEntryIsChosenByItsAddressToo() {
        entry();
        Suggestion suggestion = suggestPaper("To be merged");

        curator()
                .submit(
                        review(suggestion.number()),
                        review(suggestion.number()) + "/merger",
                        Map.of("other", "http://localhost:8080/ja/papers/" + SLUG + "?x#y"));

        assertThat(present(suggestion).paper()).isEqualTo(SLUG);
    }

    @Test
    void whoComesSecondIsToldWhoWasFasterAndLosesNoText() {
        Suggestion suggestion = suggestPaper("Wanted by two");
        decisions.decline(suggestion.number(), 0, DeclineReason.TOO_LITTLE, "Too little.", "Ken");
        Suggestion declined = present(suggestion);

        // the page of the one who came second was opened before, when there still was a form
        HttpResponse<String> answer = curator()
                .submit(
                        review(suggestion.number()),
                        review(suggestion.number()) + "/reopening",
                        Map.of("version", "0"),
                        ENGLISH);
        assertThat(answer.statusCode()).isEqualTo(409);

        Suggestion other = suggestPaper("Wanted by two, with words");
        suggestions.note(other, "By the way.");
        HttpResponse<String> noted = curator()
                .submit(
                        review(other.number()),
                        review(other.number()) + "/refusal",
                        Map.of("version", "0", "reason", "other", "answer", "A long and careful sentence."),
                        ENGLISH);

        assertThat(noted.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(noted.body());
        assertThat(page.select("[role=alert]").text()).contains("The sender added a note");
        assertThat(page.select("#refusal-answer").text()).isEqualTo("A long and careful sentence.");
        assertThat(page.select("#refusal [name=version]").attr("value")).isEqualTo("1");
        assertThat(present(other).isWaiting()).isTrue();
        assertThat(present(suggestion)).isEqualTo(declined);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theSentenceOfWhoComesSecondIsThereToCopy(String language) {
        Suggestion suggestion = suggestPaper("Wanted by two");
        Browsing curator = curator();
        Map<String, String> form = hidden(curator, suggestion, "refusal");
        decisions.decline(suggestion.number(), 0, DeclineReason.TOO_LITTLE, "Too little.", "Ken");
        form.putAll(Map.of("reason", "other", "answer", "A long and careful sentence."));

        HttpResponse<String> answer =
                curator.post(review(suggestion.number()) + "/refusal", form, "Accept-Language", language);

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[role=alert]").text()).contains("Ken", language.equals("ja") ? "一足先に" : "was faster");
        assertThat(page.select(".kept").text()).isEqualTo("A long and careful sentence.");
        assertThat(page.select(".decide").text()).contains("Too little.");
        assertThat(present(suggestion).answer()).isEqualTo("Too little.");
    }

    @Test
    void whatCannotBeUndoneIsExplained() {
        entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));
        decisions.merge(suggestion.number(), 0, SLUG, null, "hana");
        editing.revise(with(catalog.get(SLUG), "title", "Later"), editing.version(SLUG), new Change("Ken", "", null));

        HttpResponse<String> answer = curator()
                .submit(review(suggestion.number()), review(suggestion.number()) + "/reopening", Map.of(), ENGLISH);

        assertThat(answer.statusCode()).isEqualTo(409);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("[role=alert]").text())
                .contains("Ken changed the entry Desk Tests", "version 2", "go back to version 1");
        assertThat(page.select("a[href='/desk/papers/" + SLUG + "/history']")).isNotEmpty();
        assertThat(present(suggestion).state()).isEqualTo(State.MERGED);
    }

    @Test
    void spamIsKeptUntilItIsDeletedForGood() {
        Suggestion suggestion = suggestPaper("Pills");
        Browsing curator = curator();

        curator.submit(review(suggestion.number()), review(suggestion.number()) + "/spam", Map.of());
        assertThat(present(suggestion).state()).isEqualTo(State.SPAM);
        HttpResponse<String> erased = curator.submit("/desk/", review(suggestion.number()) + "/erasure", Map.of());

        assertThat(location(erased)).isEqualTo("/desk/");
        assertThat(curator.get(review(suggestion.number())).statusCode()).isEqualTo(404);
        assertThat(curator.post(
                                review(suggestion.number()) + "/erasure",
                                hidden(curator, suggestPaper("Another"), "spam"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void aNameIsTakenOutOnRequest() {
        Suggestion suggestion = send(paper("With a name", null, "Hanako Yamada"));

        HttpResponse<String> answer =
                curator().submit(review(suggestion.number()), review(suggestion.number()) + "/anonymity", Map.of());

        assertThat(location(answer)).isEqualTo(review(suggestion.number()));
        assertThat(page(review(suggestion.number())).text())
                .contains("without a name")
                .doesNotContain("Hanako");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/desk/suggestions/999999999999",
                "/desk/suggestions/x",
                "/desk/suggestions/99999999999999999999",
                "/desk/papers/no-such-entry/history"
            })
    void whatIsNotThereIsNotThere(String path) {
        assertThat(curator().get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void entriesAreFoundByNameAndWithdrawnWithAReason() {
        entry();
        Browsing curator = curator();
        assertThat(page("/desk/papers").select(".entry-rows > li")).hasSizeGreaterThan(25);
        assertThat(page("/desk/papers?name=testing+of+DESKS")
                        .select(".entry-name")
                        .text())
                .isEqualTo("Desk Tests Added by the curator");
        assertThat(page("/desk/papers?name=%25%27%3Cb%3E").select(".empty").text())
                .contains("%'<b>");

        HttpResponse<String> unexplained = curator.submit(
                "/desk/papers?name=desk-tests", "/desk/papers/" + SLUG + "/withdrawal", Map.of("reason", " "), ENGLISH);
        assertThat(unexplained.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(unexplained.body()).select("[role=alert] a").attr("href"))
                .isEqualTo("#withdraw-" + SLUG);
        HttpResponse<String> outdated = curator.submit(
                "/desk/papers",
                "/desk/papers/" + SLUG + "/withdrawal",
                Map.of("reason", "Because.", "version", "77"),
                ENGLISH);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(outdated.body()).select("#withdraw-" + SLUG).attr("value"))
                .isEqualTo("Because.");

        curator.submit("/desk/papers", "/desk/papers/" + SLUG + "/withdrawal", Map.of("reason", "It is a test."));

        assertThat(history.latest(SLUG).orElseThrow()).satisfies(withdrawn -> {
            assertThat(withdrawn.kind()).isEqualTo(Revision.Kind.WITHDRAWN);
            assertThat(withdrawn.reason()).isEqualTo("It is a test.");
            assertThat(withdrawn.by()).isEqualTo(Browsing.CURATOR);
        });
        Document page = Jsoup.parse(curator.get("/desk/papers", ENGLISH).body());
        assertThat(page.select(".entry-withdrawn").text()).contains("Desk Tests", "withdrawn");
        Element undo = page.select(".done form").first();
        curator.submit("/desk/papers/" + SLUG + "/history", undo.attr("action"), Map.of("number", "2", "latest", "2"));
        assertThat(catalog.get(SLUG).slug()).isEqualTo(SLUG);
    }

    @Test
    void anyVersionComesBackByOneButton() {
        PaperContent first = entry();
        PaperContent second = with(first, "title", "Second");
        editing.revise(second, editing.version(SLUG), new Change("Ken", "", null));
        String path = "/desk/papers/" + SLUG + "/history";
        Browsing curator = curator();
        Document page = page(path);
        assertThat(page.select("button[name=number]").eachAttr("value")).containsExactly("1");
        assertThat(page.select("#r2 ins").text()).contains("Second");

        HttpResponse<String> answer = curator.submit(
                path, "/desk/papers/" + SLUG + "/reversion", Map.of("number", "1", "reason", "Better before."));

        assertThat(location(answer)).isEqualTo(path);
        assertThat(catalog.get(SLUG)).isEqualTo(first);
        assertThat(history.latest(SLUG).orElseThrow().reason()).isEqualTo("Better before.");
        HttpResponse<String> outdated = curator.submit(
                path, "/desk/papers/" + SLUG + "/reversion", Map.of("number", "2", "latest", "2"), ENGLISH);
        assertThat(outdated.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(outdated.body()).select("[role=alert]").text()).contains("curator changed the entry");
        assertThat(catalog.get(SLUG)).isEqualTo(first);
    }

    @Test
    void aVersionWhoseIdentifierBelongsToAnotherEntryDoesNotComeBack() {
        PaperContent first = with(content(SLUG), "arxivId", "1605.99996");
        editing.publish(first, new Change("Ken", "", null));
        editing.revise(with(first, "arxivId", null), editing.version(SLUG), new Change("Ken", "", null));
        editing.publish(with(content("desk-tests-too"), "arxivId", "1605.99996"), new Change("Ken", "", null));

        HttpResponse<String> answer = goBackTo(1);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).contains("desk-tests-too");
    }

    @Test
    void aVersionThatUsesWordsOfThePastDoesNotComeBack() {
        jdbc.sql("insert into concept (kind, slug, name_ja, name_en) values ('TASK', 'desk-task', '机', 'Desk')")
                .update();
        try {
            PaperContent entry = entry();
            ObjectNode node = json.valueToTree(entry);
            node.putArray("tasks").add("desk-task");
            editing.revise(
                    json.treeToValue(node, PaperContent.class), editing.version(SLUG), new Change("Ken", "", null));
            editing.revise(entry, editing.version(SLUG), new Change("Ken", "", null));
        } finally {
            jdbc.sql("delete from concept where slug = 'desk-task'").update();
        }

        HttpResponse<String> answer = goBackTo(2);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(Jsoup.parse(answer.body()).select("[role=alert]").text()).contains("no longer has");
        assertThat(history.of(SLUG)).hasSize(3);
    }

    private Document page(String path) {
        HttpResponse<String> answer = curator().get(path, ENGLISH);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("??");
        return Jsoup.parse(answer.body());
    }

    private Document review(Suggestion suggestion) {
        return page(review(suggestion.number()));
    }

    private static String review(long number) {
        return "/desk/suggestions/" + number;
    }

    private static Element row(Document page, Suggestion suggestion) {
        return page.select("[data-row]:has(a[href$='/suggestions/" + suggestion.number() + "'])")
                .first();
    }

    /** What a form of the review holds besides what is typed. */
    private static Map<String, String> hidden(Browsing curator, Suggestion suggestion, String noun) {
        Map<String, String> fields = new HashMap<>();
        Jsoup.parse(curator.get(review(suggestion.number())).body())
                .select("form[action$='/" + noun + "'] input[type=hidden]")
                .forEach(input -> fields.put(input.attr("name"), input.attr("value")));
        return fields;
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("^https?://[^/]+", "").replaceFirst(";jsessionid=[^?]*", ""))
                .orElseThrow(() -> new AssertionError(answer.statusCode() + " " + answer.body()));
    }

    private HttpResponse<String> goBackTo(int version) {
        return curator()
                .submit(
                        "/desk/papers/" + SLUG + "/history",
                        "/desk/papers/" + SLUG + "/reversion",
                        Map.of("number", String.valueOf(version)),
                        ENGLISH);
    }
}
