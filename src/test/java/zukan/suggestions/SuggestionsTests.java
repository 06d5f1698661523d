package zukan.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import zukan.ZukanTest;
import zukan.catalog.PastedWork;
import zukan.platform.Language;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestion.State;
import zukan.suggestions.Suggestion.Step;

@ZukanTest
class SuggestionsTests {

    private static final String CURATOR = "curator";

    @Autowired
    Suggestions suggestions;

    @Autowired
    SuggestionQueue queue;

    @Test
    void whatWasSentIsFoundByItsCode() {
        Suggestion sent = send(paper());

        Suggestion found = suggestions.get(sent.code().toString());

        assertThat(found).isEqualTo(sent);
        assertThat(found.state()).isEqualTo(State.WAITING);
        assertThat(found.steps()).extracting(Step::kind).containsExactly(Step.Kind.SENT);
        assertThat(queue.waiting(0, Integer.MAX_VALUE))
                .extracting(Suggestion::number)
                .contains(sent.number());
    }

    @Test
    void identifiersAreKeptInTheirUsualForm() {
        Suggestion sent = send(paper(unique(), "https://arxiv.org/pdf/1501.0" + digits() + "v2", null, null));

        assertThat(sent.proposal().arxivId()).matches("1501\\.\\d{5}");
    }

    @Test
    void theSameKeyGetsTheFirstResult() {
        Proposal paper = paper();
        String key = key();

        Suggestion first = suggestions.send(paper, key, false);

        assertThat(suggestions.send(paper, key, false)).isEqualTo(first);
        assertThatThrownBy(() -> suggestions.send(paper(), key, false)).isInstanceOf(KeyReused.class);
    }

    @Test
    void fiftyAtOnceMakeOneSuggestion() throws Exception {
        Proposal paper = paper();
        String key = key();

        List<Object> results =
                atOnce(50, n -> suggestions.send(paper, key, false).number());

        assertThat(results).hasSize(50).containsOnly(results.get(0)).allMatch(Long.class::isInstance);
    }

    @Test
    void theSameWorkFromManyReadersAtOnceWaitsOnce() throws Exception {
        String id = "1502.0" + digits();

        List<Object> results = atOnce(
                8,
                n -> suggestions
                        .send(paper("Title " + n + " " + unique(), id, null, null), key(), false)
                        .number());

        assertThat(results.stream().filter(Long.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(result -> !(result instanceof Long)))
                .allSatisfy(result -> assertThat(result)
                        .asInstanceOf(type(AlreadyKnown.class))
                        .satisfies(
                                known -> assertThat(known.known().isWaiting()).isTrue()));
    }

    @Test
    void whatIsInTheCatalogNeedNotBeSuggested() {
        assertThatThrownBy(() -> send(paper(unique(), "1609.03499", null, null)))
                .asInstanceOf(type(AlreadyKnown.class))
                .satisfies(known ->
                        assertThat(known.known().papers().get(0).paper().slug()).isEqualTo("wavenet"));
    }

    @Test
    void whatWasDeclinedCanBeSentAgainByWhoInsists() {
        String id = "1503.0" + digits();
        Suggestion sent = send(paper(unique(), id, null, null));
        suggestions.decline(sent.number(), sent.version(), DeclineReason.OUT_OF_SCOPE, "Not of 2016.", CURATOR);

        assertThatThrownBy(() -> send(paper(unique(), id, null, null))).isInstanceOf(AlreadyKnown.class);
        assertThat(suggestions
                        .send(paper(unique(), id, null, null), key(), true)
                        .isWaiting())
                .isTrue();
    }

    @Test
    void nothingOfWhatWaitsIsTold() {
        String title = "Canary " + unique();
        send(paper(title, null, null, null));

        KnownWork known = suggestions.known(PastedWork.of(title));

        assertThat(known.earlier()).singleElement().satisfies(earlier -> {
            assertThat(earlier.state()).isEqualTo(State.WAITING);
            assertThat(earlier.title()).isNull();
        });
        assertThat(suggestions.log(null, title, 0, 10).decided()).isEmpty();
    }

    @Test
    void theSenderAddsNotesAndWithdrawsWhileItWaits() {
        Suggestion sent = send(paper());

        suggestions.note(sent, "one more thing\u202e");
        suggestions.withdraw(sent);

        Suggestion present = suggestions.get(sent.number());
        assertThat(present.state()).isEqualTo(State.WITHDRAWN);
        assertThat(present.steps())
                .extracting(Step::kind, Step::text)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Step.Kind.SENT, ""),
                        org.assertj.core.groups.Tuple.tuple(Step.Kind.NOTED, "one more thing"),
                        org.assertj.core.groups.Tuple.tuple(Step.Kind.WITHDRAWN, ""));
        assertThatThrownBy(() -> suggestions.note(sent, "too late")).isInstanceOf(AlreadyDecided.class);
        assertThatThrownBy(() -> suggestions.withdraw(sent)).isInstanceOf(AlreadyDecided.class);
    }

    @Test
    void whoDecidesOnWhatHasChangedIsTold() {
        Suggestion read = send(paper());
        suggestions.note(read, "a note that the curator has not seen");

        assertThatThrownBy(() -> suggestions.decline(
                        read.number(), read.version(), DeclineReason.TOO_LITTLE, "Too little.", CURATOR))
                .isInstanceOf(AlreadyDecided.class);
        assertThat(suggestions.get(read.number()).isWaiting()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 8, 16})
    void ofManyCuratorsOneDecides(int curators) throws Exception {
        Suggestion sent = send(paper());

        List<Object> results = atOnce(curators, n -> {
            switch (n % 3) {
                case 0 -> suggestions.merge(sent.number(), sent.version(), "wavenet", null, "curator " + n);
                case 1 ->
                    suggestions.decline(sent.number(), sent.version(), DeclineReason.OTHER, "No.", "curator " + n);
                default -> suggestions.markAsSpam(sent.number(), sent.version(), "curator " + n);
            }
            return n;
        });

        assertThat(results.stream().filter(Integer.class::isInstance)).hasSize(1);
        assertThat(results.stream().filter(result -> !(result instanceof Integer)))
                .allSatisfy(result -> assertThat(result)
                        .asInstanceOf(type(AlreadyDecided.class))
                        .satisfies(decided ->
                                assertThat(decided.present().decidedBy()).startsWith("curator ")));
        assertThat(suggestions.get(sent.number()).steps()).hasSize(2);
    }

    @Test
    void aDecisionCanBeUndone() {
        Suggestion sent = send(paper());
        suggestions.decline(sent.number(), sent.version(), DeclineReason.OTHER, "A mistake.", CURATOR);
        Suggestion declined = suggestions.get(sent.number());

        suggestions.reopen(declined.number(), declined.version(), CURATOR);

        Suggestion present = suggestions.get(sent.number());
        assertThat(present.isWaiting()).isTrue();
        assertThat(present.answer()).isNull();
        assertThat(present.steps())
                .extracting(Step::kind)
                .containsExactly(Step.Kind.SENT, Step.Kind.DECLINED, Step.Kind.REOPENED);
    }

    @Test
    void theLogTellsWhatWasDecidedAndHowLongItTook() {
        String title = "Declined " + unique();
        Suggestion sent = send(paper(title, null, null, null));
        suggestions.decline(sent.number(), sent.version(), DeclineReason.OUT_OF_SCOPE, "100% out of scope.", CURATOR);

        SuggestionLog log = suggestions.log(State.DECLINED, title, 0, 10);

        assertThat(log.decided()).extracting(Suggestion::number).containsExactly(sent.number());
        assertThat(log.total()).isEqualTo(1);
        assertThat(log.medianWait()).isNotNull();
        assertThat(suggestions.log(State.MERGED, title, 0, 10).decided()).isEmpty();
        assertThat(suggestions.log(null, "%", 0, 100).decided())
                .allMatch(one -> (one.name() + one.answer()).contains("%"));
    }

    @Test
    void spamIsGoneForGoodOnlyWhenErased() {
        Suggestion sent = send(paper());
        assertThatThrownBy(() -> suggestions.erase(sent.number(), sent.version()))
                .isInstanceOf(AlreadyDecided.class);
        assertThat(suggestions.get(sent.number())).isEqualTo(sent);

        suggestions.markAsSpam(sent.number(), sent.version(), CURATOR);
        suggestions.erase(sent.number(), suggestions.get(sent.number()).version());

        assertThatThrownBy(() -> suggestions.get(sent.number())).isInstanceOf(SuggestionNotFound.class);
    }

    private Suggestion send(Proposal proposal) {
        return suggestions.send(proposal, key(), false);
    }

    private static Proposal paper() {
        return paper("A paper " + unique(), null, null, null);
    }

    private static Proposal paper(String title, String arxivId, String doi, String url) {
        return new Proposal(
                Kind.PAPER,
                null,
                title,
                url,
                arxivId,
                doi,
                List.of("A. Author"),
                "image",
                "2016-05",
                "Because.",
                List.of(),
                Language.EN,
                null);
    }

    private static String key() {
        return UUID.randomUUID().toString();
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private static String digits() {
        return String.format("%04d", Math.floorMod(UUID.randomUUID().hashCode(), 10_000));
    }

    private interface Attempt {
        Object make(int n) throws Exception;
    }

    /** What each of many attempts, made at the same moment, returned or threw. */
    private static List<Object> atOnce(int attempts, Attempt attempt) throws Exception {
        CyclicBarrier start = new CyclicBarrier(attempts);
        ExecutorService threads = Executors.newFixedThreadPool(attempts);
        try {
            List<Callable<Object>> tasks = new ArrayList<>();
            for (int n = 0; n < attempts; n++) {
                int number = n;
                tasks.add(() -> {
                    start.await(30, TimeUnit.SECONDS);
                    try {
                        return attempt.make(number);
                    } catch (RuntimeException failed) {
                        return failed;
                    }
                });
            }
            List<Object> results = new ArrayList<>();
            for (Future<Object> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } finally {
            threads.shutdownNow();
        }
    }
}
