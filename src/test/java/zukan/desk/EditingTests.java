package zukan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.SamplePaper;
import zukan.ZukanTest;
import zukan.catalog.AlreadyInCatalog;
import zukan.catalog.Change;
import zukan.catalog.EditConflict;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperHistory;
import zukan.catalog.Revision;
import zukan.desk.Editing.Acceptance;
import zukan.platform.Language;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestions;

/** Publishing for real: each transaction ends, so that what it left behind can be seen. */
@ZukanTest
@Import(SignedIn.class)
class EditingTests {

    private static final String SLUG = "editing-tests";

    @Autowired
    Editing editing;

    @Autowired
    Drafts drafts;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    PaperEditing papers;

    @Autowired
    PaperHistory history;

    @Autowired
    Suggestions suggestions;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void leaveNothingToOtherTests() {
        for (String statement : List.of(
                "delete from draft",
                "delete from revision where slug like 'editing-tests%'",
                "delete from suggestion where title = 'Editing tests'",
                "delete from paper where slug like 'editing-tests%'",
                "delete from work where slug like 'editing-tests%'")) {
            jdbc.sql(statement).update();
        }
    }

    @Test
    void publishingTakesTheEntryTheDecisionAndTheDraftTogether() {
        Suggestion suggestion = suggest();
        Draft.Key draft = new Draft.Key("curator", null, suggestion.number());
        drafts.save(draft, json.createObjectNode(), null, 0);

        editing.publish(content(SLUG), by("curator", suggestion), new Acceptance(suggestion.version(), "Thanks"));

        assertThat(catalog.get(SLUG)).isEqualTo(content(SLUG));
        assertThat(history.of(SLUG)).singleElement().satisfies(revision -> {
            assertThat(revision.kind()).isEqualTo(Revision.Kind.PUBLISHED);
            assertThat(revision.by()).isEqualTo("curator");
            assertThat(revision.suggestion()).isEqualTo(suggestion.number());
        });
        Suggestion accepted = suggestions.get(suggestion.number());
        assertThat(accepted.state()).isEqualTo(State.ACCEPTED);
        assertThat(accepted.paper()).isEqualTo(SLUG);
        assertThat(accepted.answer()).isEqualTo("Thanks");
        assertThat(drafts.find(draft)).isEmpty();
    }

    @Test
    void aTakenIdentifierLeavesNothingBehind() {
        Suggestion suggestion = suggest();
        PaperContent taken = with("arxivId", "1608.06993");

        assertThatThrownBy(() ->
                        editing.publish(taken, by("curator", suggestion), new Acceptance(suggestion.version(), null)))
                .isInstanceOfSatisfying(
                        AlreadyInCatalog.class,
                        already -> assertThat(already.slug()).isEqualTo("densenet"));

        assertThatNothingHappened(suggestion);
    }

    @Test
    void aDecisionThatSomebodyElseMadeLeavesNothingBehind() {
        Suggestion suggestion = suggest();
        suggestions.postpone(suggestion.number(), suggestion.version(), LocalDate.of(2030, 1, 1), "other");
        Suggestion postponed = suggestions.get(suggestion.number());

        assertThatThrownBy(() -> editing.publish(
                        content(SLUG), by("curator", suggestion), new Acceptance(suggestion.version(), null)))
                .isInstanceOf(AlreadyDecided.class);

        assertThatNothingHappened(postponed);
    }

    @Test
    void whatTheDatabaseRefusesAtTheVeryEndLeavesNothingBehind() {
        Suggestion suggestion = suggest();
        // this constraint is checked when the transaction ends
        PaperContent nowhere = with("domain", "nowhere");

        assertThatThrownBy(() ->
                        editing.publish(nowhere, by("curator", suggestion), new Acceptance(suggestion.version(), null)))
                .isInstanceOf(DataIntegrityViolationException.class);

        assertThatNothingHappened(suggestion);
    }

    private void assertThatNothingHappened(Suggestion suggestion) {
        assertThat(papers.isTaken(SLUG)).isFalse();
        assertThat(history.of(SLUG)).isEmpty();
        assertThat(suggestions.get(suggestion.number())).isEqualTo(suggestion);
    }

    @Test
    void aReportIsAcceptedByTheChangeThatItAskedFor() {
        publish();
        Suggestion report = suggestions.send(
                new Proposal(
                        Kind.ERROR,
                        new Proposal.Subject(SLUG, null, null),
                        "Editing tests",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        "The title is wrong",
                        null,
                        Language.EN,
                        null),
                "editing-tests-report-" + System.nanoTime(),
                false);
        Entry opened = editing.open(SLUG);

        editing.revise(
                with("title", "Right"),
                opened.state().version(),
                by("curator", report),
                new Acceptance(report.version(), null));

        assertThat(catalog.get(SLUG).title()).isEqualTo("Right");
        assertThat(suggestions.get(report.number()).state()).isEqualTo(State.ACCEPTED);
        assertThat(editing.content(SLUG, opened.state())).contains(content(SLUG));
    }

    @Test
    void aChangeOfAnOldStateLeavesTheReportWaiting() {
        publish();
        Suggestion suggestion = suggest();
        long version = editing.open(SLUG).state().version();
        editing.revise(with("title", "First"), version, new Change("other", "why", null), null);

        assertThatThrownBy(() -> editing.revise(
                        with("title", "Second"),
                        version,
                        by("curator", suggestion),
                        new Acceptance(suggestion.version(), null)))
                .isInstanceOf(EditConflict.class);

        assertThat(catalog.get(SLUG).title()).isEqualTo("First");
        assertThat(suggestions.get(suggestion.number())).isEqualTo(suggestion);
    }

    @RepeatedTest(3)
    void twoCuratorsWhoAcceptAtOnceMakeOneEntryAndOneDecision() throws Exception {
        Suggestion suggestion = suggest();

        List<Exception> refused =
                atOnce(() -> accept(SLUG, suggestion, "one"), () -> accept(SLUG + "-2", suggestion, "other"));

        assertThat(refused)
                .singleElement()
                .isInstanceOfSatisfying(
                        AlreadyDecided.class,
                        decided -> assertThat(decided.present().state()).isEqualTo(State.ACCEPTED));
        Suggestion accepted = suggestions.get(suggestion.number());
        assertThat(history.of(SLUG).size() + history.of(SLUG + "-2").size()).isEqualTo(1);
        assertThat(history.of(accepted.paper()).get(0).by()).isEqualTo(accepted.decidedBy());
    }

    @RepeatedTest(3)
    void twoCuratorsWhoSaveAtOnceMakeOneRevisionAndOneConflict() throws Exception {
        publish();
        long version = editing.open(SLUG).state().version();

        List<Exception> refused = atOnce(() -> revise("One", version), () -> revise("Other", version));

        assertThat(refused).singleElement().isInstanceOf(EditConflict.class);
        assertThat(history.of(SLUG)).hasSize(2);
        assertThat(history.of(SLUG).get(0).content()).isEqualTo(catalog.get(SLUG));
    }

    @RepeatedTest(3)
    void twoEntriesThatTakeAnIdentifierAtOnceMakeOneEntryAndOneClearAnswer(@Autowired WebApplicationContext application)
            throws Exception {
        MockMvcTester browser = MockMvcTester.from(application);
        Map<String, Integer> answers = new ConcurrentHashMap<>();

        atOnce(
                () -> answers.put(SLUG, create(browser, SLUG)),
                () -> answers.put(SLUG + "-2", create(browser, SLUG + "-2")));

        assertThat(answers.values()).containsExactlyInAnyOrder(302, 422);
    }

    private static int create(MockMvcTester browser, String slug) {
        return browser.post()
                .uri("/desk/papers")
                .principal(() -> Browsing.CURATOR)
                .formField("action", "publish")
                .formField("slug", slug)
                .formField("title", "The same paper")
                .formField("shortName", "Same")
                .formField("authors", "Somebody")
                .formField("arxivId", "1605.99999")
                .formField("submittedOn", "2016-05-01")
                .formField("domain", "audio")
                .formField("origin", "curator")
                .formField("gist.ja", "要点")
                .formField("gist.en", "gist")
                .exchange()
                .getResponse()
                .getStatus();
    }

    @Test
    void aDraftIsSavedOverTheVersionThatWasReadAndOverNoOther() {
        Draft.Key key = new Draft.Key("curator", null, null);
        Draft first = drafts.save(key, json.createObjectNode().put("title", "1"), null, 0);
        Draft second = drafts.save(key, json.createObjectNode().put("title", "2"), null, first.version());

        assertThatThrownBy(() -> drafts.save(key, json.createObjectNode().put("title", "old"), null, first.version()))
                .isInstanceOf(DraftConflict.class);
        assertThatThrownBy(() -> drafts.save(key, json.createObjectNode().put("title", "new"), null, 0))
                .isInstanceOf(DraftConflict.class);

        assertThat(drafts.find(key)).contains(second);
        assertThat(drafts.of("curator")).containsExactly(second);
        assertThat(drafts.of("other")).isEmpty();
    }

    @Test
    void anAutosaveThatComesAfterPublishingBringsNoDraftBack() {
        Draft.Key key = new Draft.Key("curator", null, null);
        Draft draft = drafts.save(key, json.createObjectNode(), null, 0);
        editing.publish(content(SLUG), new Change("curator", "", null), null);

        assertThatThrownBy(() -> drafts.save(key, json.createObjectNode(), null, draft.version()))
                .isInstanceOf(DraftConflict.class);
    }

    private Void accept(String slug, Suggestion suggestion, String by) {
        editing.publish(content(slug), by(by, suggestion), new Acceptance(suggestion.version(), null));
        return null;
    }

    private Void revise(String title, long version) {
        editing.revise(with("title", title), version, new Change(title, "why", null), null);
        return null;
    }

    /** What the losers got. */
    @SafeVarargs
    private static List<Exception> atOnce(Callable<?>... tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.length);
        ExecutorService threads = Executors.newFixedThreadPool(tasks.length);
        try {
            List<Future<Exception>> ends = Stream.of(tasks)
                    .map(task -> threads.submit(() -> {
                        start.await();
                        try {
                            task.call();
                            return null;
                        } catch (Exception refused) { // whatever it is: the test says which it must be
                            return refused;
                        }
                    }))
                    .toList();
            List<Exception> refused = new ArrayList<>();
            for (Future<Exception> end : ends) {
                if (end.get() != null) {
                    refused.add(end.get());
                }
            }
            return refused;
        } finally {
            threads.shutdownNow();
        }
    }

    private void publish() {
        editing.publish(content(SLUG), new Change("curator", "", null), null);
    }

    private Suggestion suggest() {
        return suggestions.send(
                new Proposal(
                        Kind.PAPER,
                        null,
                        "Editing tests",
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Language.EN,
                        null),
                "editing-tests-" + System.nanoTime(),
                true);
    }

    private static Change by(String name, Suggestion suggestion) {
        return new Change(name, "because", suggestion.number());
    }

    private PaperContent with(String field, String value) {
        return json.treeToValue(json.<ObjectNode>valueToTree(content(SLUG)).put(field, value), PaperContent.class);
    }

    private static PaperContent content(String slug) {
        return SamplePaper.of(slug, "A paper for the tests of editing", "Editing");
    }
}
