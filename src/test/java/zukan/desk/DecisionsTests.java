package zukan.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import zukan.catalog.Change;
import zukan.catalog.EditConflict;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperContent.Implementation;
import zukan.catalog.PaperContent.InArticle;
import zukan.catalog.PaperContent.Reference;
import zukan.catalog.PaperNotFound;
import zukan.catalog.PaperWithdrawn;
import zukan.catalog.Revision;
import zukan.platform.Bilingual;
import zukan.platform.Language;
import zukan.suggestions.AlreadyDecided;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestion.Step;
import zukan.suggestions.SuggestionNotFound;
import zukan.suggestions.SuggestionQueue;

/** Deciding for real: each transaction ends, so that what it left behind can be seen. */
class DecisionsTests extends DeskTest {

    @Autowired
    private SuggestionQueue queue;

    @Test
    void mergingTakesOverWhatTheEntryDoesNotHave() {
        PaperContent before = entry();
        Implementation known = before.implementations().get(0);
        Suggestion suggestion = suggestCode(
                new Code("PyTorch", CODE),
                new Code(known.framework().toUpperCase(Locale.ROOT), known.url() + "/"),
                new Code("Caffe Three", "https://github.com/desk-tests/other"));

        TakenOver taken = decisions.merge(suggestion.number(), suggestion.version(), SLUG, "Thank you.", "hana");

        assertThat(taken.added()).containsExactly(CODE);
        assertThat(taken.unknown()).extracting(Code::framework).containsExactly("Caffe Three");
        PaperContent after = catalog.get(SLUG);
        assertThat(after.implementations())
                .hasSize(before.implementations().size() + 1)
                .last()
                .isEqualTo(new Implementation(
                        "pytorch",
                        CODE,
                        false,
                        InArticle.NO,
                        new Bilingual("読者の提案によるものです。", "Suggested by a reader."),
                        List.of("suggested"),
                        null,
                        null));
        assertThat(history.latest(SLUG).orElseThrow()).satisfies(revision -> {
            assertThat(revision.kind()).isEqualTo(Revision.Kind.REVISED);
            assertThat(revision.by()).isEqualTo("hana");
            assertThat(revision.suggestion()).isEqualTo(suggestion.number());
            assertThat(revision.content()).isEqualTo(after);
        });
        assertThat(present(suggestion)).satisfies(merged -> {
            assertThat(merged.state()).isEqualTo(State.MERGED);
            assertThat(merged.paper()).isEqualTo(SLUG);
            assertThat(merged.answer()).isEqualTo("Thank you.");
            assertThat(merged.decidedBy()).isEqualTo("hana");
        });
    }

    @Test
    void theAddressesOfAPaperBecomeReferences() {
        entry();
        Suggestion suggestion = send(new Proposal(
                Kind.PAPER,
                null,
                "A paper about desks",
                "https://openreview.net/forum?id=abcd",
                "1605.99999",
                "10.1000/desk",
                List.of(),
                null,
                null,
                null,
                List.of(),
                Language.JA,
                null));

        decisions.merge(suggestion.number(), suggestion.version(), SLUG, null, "hana");

        List<Reference> references = catalog.get(SLUG).references();
        assertThat(references.subList(references.size() - 3, references.size()))
                .extracting(Reference::url)
                .containsExactly(
                        "https://openreview.net/forum?id=abcd",
                        "https://arxiv.org/abs/1605.99999",
                        "https://doi.org/10.1000/desk");
        assertThat(references.get(references.size() - 1)).satisfies(reference -> {
            assertThat(reference.kind()).isEqualTo("related-paper");
            assertThat(reference.title()).isEqualTo("A paper about desks");
            assertThat(reference.evidence()).containsExactly("suggested");
        });
    }

    @Test
    void aDeadLinkIsReplacedWhereItStands() {
        PaperContent before = entry();
        Implementation dead = before.implementations().get(1);
        Suggestion suggestion = send(new Proposal(
                Kind.DEAD_LINK,
                new Subject(SLUG, Subject.Part.IMPLEMENTATION, dead.url()),
                null,
                CODE,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                List.of(),
                Language.EN,
                null));

        decisions.merge(suggestion.number(), suggestion.version(), SLUG, null, "hana");

        PaperContent after = catalog.get(SLUG);
        assertThat(after.implementations()).hasSameSizeAs(before.implementations());
        assertThat(after.implementations().get(1).url()).isEqualTo(CODE);
        assertThat(after.implementations().get(1).framework()).isEqualTo(dead.framework());
        assertThat(after.references()).isEqualTo(before.references());
    }

    @Test
    void mergingWhatTheEntryHasLeavesNoRevision() {
        Implementation known = entry().implementations().get(0);
        Suggestion suggestion = suggestCode(new Code(known.framework(), known.url()));

        TakenOver taken = decisions.merge(suggestion.number(), suggestion.version(), SLUG, null, "hana");

        assertThat(taken.added()).isEmpty();
        assertThat(history.of(SLUG)).hasSize(1);
        decisions.reopen(suggestion.number(), present(suggestion).version(), "hana");
        assertThat(history.of(SLUG)).hasSize(1);
    }

    @Test
    void nothingIsMergedIntoWhatIsNotThere() {
        entry();
        editing.withdraw(SLUG, editing.version(SLUG), new Change("hana", "", null));
        Suggestion suggestion = suggestPaper("For nowhere");

        assertThatThrownBy(() -> decisions.merge(suggestion.number(), 0, "no-such-entry", null, "hana"))
                .isInstanceOf(PaperNotFound.class);
        assertThatThrownBy(() -> decisions.merge(suggestion.number(), 0, "resnet", null, "hana"))
                .isInstanceOf(PaperNotFound.class);
        assertThatThrownBy(() -> decisions.merge(suggestion.number(), 0, SLUG, null, "hana"))
                .isInstanceOf(PaperWithdrawn.class);
        assertThat(present(suggestion)).isEqualTo(suggestion);
    }

    @Test
    void undoingAMergerTakesTheLinksOutAgain() {
        PaperContent before = entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));
        decisions.merge(suggestion.number(), 0, SLUG, null, "hana");

        decisions.reopen(suggestion.number(), 1, "ken");

        assertThat(catalog.get(SLUG)).isEqualTo(before);
        assertThat(present(suggestion).isWaiting()).isTrue();
        assertThat(present(suggestion).answer()).isNull();
        assertThat(history.latest(SLUG).orElseThrow()).satisfies(undone -> {
            assertThat(undone.kind()).isEqualTo(Revision.Kind.REVERTED);
            assertThat(undone.by()).isEqualTo("ken");
            assertThat(undone.suggestion()).isEqualTo(suggestion.number());
        });
        // and again, so that undoing is no dead end
        decisions.merge(suggestion.number(), 2, SLUG, null, "hana");
        decisions.reopen(suggestion.number(), 3, "ken");
        assertThat(catalog.get(SLUG)).isEqualTo(before);
    }

    @Test
    void undoingAnAcceptanceWithdrawsTheEntryAndItCanBeAcceptedAgain() {
        Suggestion suggestion = suggestPaper("To be published");
        accept(suggestion, 0);

        decisions.reopen(suggestion.number(), 1, "hana");

        assertThatThrownBy(() -> catalog.get(SLUG)).isInstanceOf(PaperWithdrawn.class);
        assertThat(present(suggestion).isWaiting()).isTrue();
        accept(suggestion, 2);
        assertThat(catalog.get(SLUG).slug()).isEqualTo(SLUG);
        decisions.reopen(suggestion.number(), 3, "hana");
        assertThat(history.of(SLUG))
                .extracting(Revision::kind)
                .containsExactly(
                        Revision.Kind.WITHDRAWN,
                        Revision.Kind.PUBLISHED,
                        Revision.Kind.WITHDRAWN,
                        Revision.Kind.PUBLISHED);
    }

    @Test
    void whatChangedSinceIsNotUndoneUntilItIsTakenBackByHand() {
        PaperContent before = entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));
        decisions.merge(suggestion.number(), 0, SLUG, "Thanks", "hana");
        Suggestion merged = present(suggestion);
        PaperContent later = with(catalog.get(SLUG), "title", "A later title");
        editing.revise(later, editing.version(SLUG), new Change("ken", "", null));

        assertThatThrownBy(() -> decisions.reopen(suggestion.number(), 1, "hana"))
                .isInstanceOf(EditConflict.class);
        assertThat(present(suggestion)).isEqualTo(merged);
        assertThat(catalog.get(SLUG)).isEqualTo(later);

        editing.revert(SLUG, 1, 3, new Change("hana", "", null));
        decisions.reopen(suggestion.number(), 1, "hana");
        assertThat(present(suggestion).isWaiting()).isTrue();
        assertThat(catalog.get(SLUG)).isEqualTo(before);
        assertThat(history.of(SLUG)).hasSize(4);
    }

    @Test
    void aDeclineIsUndoneToo() {
        Suggestion suggestion = suggestPaper("To be declined");

        decisions.decline(suggestion.number(), 0, DeclineReason.OUT_OF_SCOPE, "From 2019.", "hana");
        assertThat(present(suggestion).reason()).isEqualTo(DeclineReason.OUT_OF_SCOPE);
        decisions.reopen(suggestion.number(), 1, "hana");

        assertThat(present(suggestion).isWaiting()).isTrue();
        assertThat(kinds(suggestion)).containsExactly(Step.Kind.SENT, Step.Kind.DECLINED, Step.Kind.REOPENED);
    }

    @Test
    void aSuggestionDoesNotWaitBesideAnotherOfTheSameWork() {
        Suggestion first = send(paper("First", "1605.99998", null));
        decisions.decline(first.number(), 0, DeclineReason.OTHER, "No.", "hana");
        Suggestion second = send(paper("Second", "1605.99998", null));

        assertThatThrownBy(() -> decisions.reopen(first.number(), 1, "hana")).isInstanceOf(WaitsAlready.class);

        assertThat(present(first).state()).isEqualTo(State.DECLINED);
        decisions.decline(second.number(), 0, DeclineReason.DUPLICATE, "Twice.", "hana");
        decisions.reopen(first.number(), 1, "hana");
        assertThat(present(first).isWaiting()).isTrue();
    }

    @Test
    void whatIsPutOffLeavesTheQueueAndComesBack() {
        Suggestion suggestion = suggestPaper("For later");

        decisions.postpone(suggestion.number(), 0, LocalDate.parse("2999-01-01"), "hana");
        assertThat(queue.waitingNumbers()).doesNotContain(suggestion.number());
        assertThat(queue.postponed()).extracting(Suggestion::number).contains(suggestion.number());

        decisions.reopen(suggestion.number(), 1, "hana");
        assertThat(queue.waitingNumbers()).contains(suggestion.number());
        assertThat(present(suggestion).steps()).filteredOn(Step::isForSender).hasSize(1);
    }

    @Test
    void onlySpamIsDeletedAndThenForGood() {
        Suggestion suggestion = suggestPaper("Pills");
        assertThatThrownBy(() -> decisions.erase(suggestion.number(), 0)).isInstanceOf(AlreadyDecided.class);

        decisions.markAsSpam(suggestion.number(), 0, "hana");
        decisions.erase(suggestion.number(), 1);

        assertThatThrownBy(() -> present(suggestion)).isInstanceOf(SuggestionNotFound.class);
    }

    @Test
    void spamThatOnceLedToAChangeGoesAndTheChangeStays() {
        entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));
        decisions.merge(suggestion.number(), 0, SLUG, null, "hana");
        decisions.reopen(suggestion.number(), 1, "hana");
        decisions.markAsSpam(suggestion.number(), 2, "hana");

        decisions.erase(suggestion.number(), 3);

        assertThat(history.of(SLUG))
                .hasSize(3)
                .allSatisfy(revision -> assertThat(revision.suggestion()).isNull());
    }

    @Test
    void aNameThatIsTakenOutIsNowhereAnyMore() {
        Suggestion suggestion = send(paper("With a name", null, "Hanako Yamada"));
        suggestions.accept(suggestion.number(), 0, reserved(), null, "hana");
        PaperContent credited = with(with(content(SLUG), "origin", "reader"), "credit", "Hanako Yamada");
        editing.publish(credited, new Change("hana", "", suggestion.number()));

        decisions.forgetName(suggestion.number());

        assertThat(present(suggestion).proposal().creditName()).isNull();
        assertThat(catalog.get(SLUG).credit()).isNull();
        assertThat(jdbc.sql("select count(*) from revision where slug = ? and content::text like '%Hanako%'")
                        .param(SLUG)
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from suggestion where proposal::text like '%Hanako%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @ParameterizedTest(name = "{0} curators")
    @ValueSource(ints = {2, 3, 8, 16})
    void ofSeveralCuratorsWhoMergeAtOnceOneDoes(int curators) throws Exception {
        PaperContent before = entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));

        List<String> winners = decideAtOnce(
                curators, by -> decisions.merge(suggestion.number(), 0, SLUG, "Merged by " + by, by), suggestion);

        assertThat(winners).hasSize(1);
        assertThat(present(suggestion).decidedBy()).isEqualTo(winners.get(0));
        assertThat(present(suggestion).answer()).isEqualTo("Merged by " + winners.get(0));
        assertThat(kinds(suggestion)).containsExactly(Step.Kind.SENT, Step.Kind.MERGED);
        assertThat(history.of(SLUG)).hasSize(2);
        assertThat(catalog.get(SLUG).implementations())
                .hasSize(before.implementations().size() + 1);
    }

    @ParameterizedTest(name = "{0} curators")
    @ValueSource(ints = {2, 5, 16})
    void ofSeveralCuratorsWhoDecideDifferentlyOneDecides(int curators) throws Exception {
        entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));

        List<String> winners = decideAtOnce(
                curators,
                by -> {
                    switch (Integer.parseInt(by) % 4) {
                        case 0 -> decisions.merge(suggestion.number(), 0, SLUG, by, by);
                        case 1 -> decisions.decline(suggestion.number(), 0, DeclineReason.OTHER, by, by);
                        case 2 -> decisions.markAsSpam(suggestion.number(), 0, by);
                        default -> decisions.postpone(suggestion.number(), 0, LocalDate.parse("2999-01-01"), by);
                    }
                    return null;
                },
                suggestion);

        assertThat(winners).hasSize(1);
        Suggestion decided = present(suggestion);
        assertThat(decided.version()).isEqualTo(1);
        assertThat(decided.steps())
                .hasSize(2)
                .last()
                .satisfies(step -> assertThat(step.by()).isEqualTo(winners.get(0)));
        assertThat(history.of(SLUG)).hasSize(decided.state() == State.MERGED ? 2 : 1);
    }

    @Test
    void ofSeveralCuratorsWhoUndoAtOnceOneDoes() throws Exception {
        PaperContent before = entry();
        Suggestion suggestion = suggestCode(new Code("pytorch", CODE));
        decisions.merge(suggestion.number(), 0, SLUG, null, "hana");

        List<String> winners = decideAtOnce(
                8,
                by -> {
                    decisions.reopen(suggestion.number(), 1, by);
                    return null;
                },
                suggestion);

        assertThat(winners).hasSize(1);
        assertThat(catalog.get(SLUG)).isEqualTo(before);
        assertThat(history.of(SLUG)).hasSize(3);
        assertThat(kinds(suggestion)).containsExactly(Step.Kind.SENT, Step.Kind.MERGED, Step.Kind.REOPENED);
    }

    @Test
    void suggestionsThatAreMergedIntoOneEntryAtOnceAllGetIn() throws Exception {
        PaperContent before = entry();
        List<Suggestion> several = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            several.add(suggestCode(new Code("pytorch", CODE + number)));
        }

        List<String> winners = decideAtOnce(
                several.size(),
                by -> decisions.merge(several.get(Integer.parseInt(by)).number(), 0, SLUG, null, by),
                several.get(0));

        assertThat(winners).hasSize(several.size());
        assertThat(catalog.get(SLUG).implementations())
                .hasSize(before.implementations().size() + several.size());
        assertThat(history.of(SLUG)).hasSize(1 + several.size());
    }

    /** Lets curators loose at the same moment; those who do not win must be told what happened. */
    private List<String> decideAtOnce(int curators, Function<String, Object> decision, Suggestion suggestion)
            throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(curators);
        ExecutorService threads = Executors.newFixedThreadPool(curators);
        List<String> winners = new ArrayList<>();
        try {
            List<Callable<String>> tasks = new ArrayList<>();
            for (int curator = 0; curator < curators; curator++) {
                String by = String.valueOf(curator);
                tasks.add(() -> {
                    barrier.await();
                    decision.apply(by);
                    return by;
                });
            }
            for (Future<String> outcome : threads.invokeAll(tasks)) {
                try {
                    winners.add(outcome.get());
                } catch (ExecutionException lost) {
                    assertThat(lost.getCause()).isInstanceOfSatisfying(AlreadyDecided.class, told -> {
                        assertThat(told.present().version()).isGreaterThan(suggestion.version());
                        assertThat(told.present().steps())
                                .last()
                                .satisfies(step -> assertThat(step.by()).isNotNull());
                    });
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return winners;
    }

    private List<Step.Kind> kinds(Suggestion suggestion) {
        return present(suggestion).steps().stream().map(Step::kind).toList();
    }

    /** As the editor does it. */
    private void accept(Suggestion suggestion, long version) {
        suggestions.accept(suggestion.number(), version, reserved(), null, "hana");
        editing.publish(with(content(SLUG), "origin", "reader"), new Change("hana", "", suggestion.number()));
    }

    private String reserved() {
        editing.reserve(List.of(SLUG));
        return SLUG;
    }
}
