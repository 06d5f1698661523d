package zukan.suggestions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.Browsing;
import zukan.Posting;
import zukan.ZukanTest;
import zukan.platform.Language;
import zukan.suggestions.Suggestion.DeclineReason;

/** Suggestions by programs. */
@ZukanTest
class SuggestionApiTests {

    private static final AtomicInteger NUMBER = new AtomicInteger(10_000);

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    Suggestions suggestions;

    @Autowired
    JdbcClient jdbc;

    /** An arXiv identifier that no other test has. */
    private static String arxivId() {
        return "1907." + NUMBER.incrementAndGet();
    }

    private Posting posting() {
        return new Posting(port);
    }

    private JsonNode body(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains(status < 400 ? "application/json" : "application/problem+json");
        return json.readTree(answer.body());
    }

    /** A problem whose type leads to an explanation on the page about the API. */
    private JsonNode problem(HttpResponse<String> answer, int status, String type) {
        JsonNode problem = body(answer, status);
        assertThat(problem.get("type").asString()).isEqualTo("http://localhost:8080/en/api#" + type);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        return problem;
    }

    private Suggestion waiting(String content) {
        return suggestions.get(body(posting().suggest(content), 201).get("code").asString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'title': 'A Title That Is Enough'}",
                "{'url': 'https://proceedings.example.org/enough.html'}",
                "{'url': 'https://arxiv.org/abs/1907.00001v3'}",
                "{'arxivId': 'arXiv:1907.00002'}",
                "{'doi': 'https://doi.org/10.1000/Enough.3'}"
            })
    void aTitleOrAnAddressIsEnough(String content) {
        HttpResponse<String> answer = posting().suggest(content.replace('\'', '"'));

        JsonNode suggestion = body(answer, 201);
        String code = suggestion.get("code").asString();
        assertThat(code).matches("ZK(-[0-9A-Z]{4}){5}");
        assertThat(suggestion.get("status").asString()).isEqualTo("waiting");
        assertThat(suggestion.get("number").asLong())
                .isEqualTo(suggestions.get(code).number());
        assertThat(answer.headers().firstValue("Location"))
                .contains("http://localhost:8080/api/suggestions/" + code)
                .contains(suggestion.at("/links/self").asString());
        assertThat(suggestion.at("/links/html/ja").asString())
                .isEqualTo("http://localhost:8080/ja/suggestions/" + code);
        assertThat(suggestion.at("/links/html/en").asString())
                .isEqualTo("http://localhost:8080/en/suggestions/" + code);
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void everythingThatMayBeSaidIsKept() {
        Suggestion suggestion = waiting("""
                {"title": " Ｆull\\u202e \\u0007Title ", "url": "https://example.org/full", "arxivId": "%s", "doi": "10.1000/Full",
                 "authors": ["A. One", "B. Two"], "domain": "nlp", "month": "2016-11", "reason": "*Because*",
                 "implementations": [{"framework": "Chainer", "url": "https://github.com/a/b"}, {"url": "https://example.org/c"}],
                 "lang": "en", "creditName": "C. Reader"}""".formatted(arxivId()));

        Proposal proposal = suggestion.proposal();
        assertThat(proposal.kind()).isEqualTo(Proposal.Kind.PAPER);
        assertThat(proposal.title()).isEqualTo("Ｆull Title");
        assertThat(proposal.authors()).containsExactly("A. One", "B. Two");
        assertThat(proposal.domain()).isEqualTo("nlp");
        assertThat(proposal.month()).isEqualTo("2016-11");
        assertThat(proposal.reason()).isEqualTo("*Because*");
        assertThat(proposal.implementations())
                .containsExactly(
                        new Proposal.Code("Chainer", "https://github.com/a/b"),
                        new Proposal.Code(null, "https://example.org/c"));
        assertThat(proposal.lang()).isEqualTo(Language.EN);
        assertThat(proposal.creditName()).isEqualTo("C. Reader");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-GB,ja;q=0.5|EN", "ja|JA", "fr|JA"})
    void whoDoesNotSayTheLanguageWritesInTheOneThatIsAccepted(String accepted, Language language) {
        HttpResponse<String> answer =
                posting().suggest("{\"arxivId\": \"%s\"}".formatted(arxivId()), "Accept-Language", accepted);

        assertThat(suggestions
                        .get(body(answer, 201).get("code").asString())
                        .proposal()
                        .lang())
                .isEqualTo(language);
    }

    @Test
    void theSameKeyGetsTheSameAnswer() {
        String key = UUID.randomUUID().toString();
        String content = "{\"arxivId\": \"%s\"}".formatted(arxivId());

        HttpResponse<String> first = posting().suggest(content, key, new String[0]);
        HttpResponse<String> again = posting().suggest(content, key, new String[0]);

        body(again, 201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Location"))
                .isEqualTo(first.headers().firstValue("Location"));
    }

    @Test
    void whatIsSentManyTimesAtOnceIsOneSuggestion() throws Exception {
        String key = UUID.randomUUID().toString();
        String content = "{\"arxivId\": \"%s\"}".formatted(arxivId());
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService senders = Executors.newFixedThreadPool(50);
        try {
            List<Future<HttpResponse<String>>> sent = IntStream.range(0, 50)
                    .mapToObj(n -> senders.submit(() -> {
                        start.await();
                        return posting().suggest(content, key, new String[0]);
                    }))
                    .toList();
            start.countDown();

            String first = sent.get(0).get().body();
            for (Future<HttpResponse<String>> one : sent) {
                assertThat(one.get().statusCode()).isEqualTo(201);
                assertThat(one.get().body()).isEqualTo(first);
            }
        } finally {
            senders.shutdownNow();
        }
        assertThat(jdbc.sql("select count(*) from suggestion where request_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aKeyIsGoodForOneContent() {
        String key = UUID.randomUUID().toString();
        body(posting().suggest("{\"arxivId\": \"%s\"}".formatted(arxivId()), key, new String[0]), 201);

        problem(posting().suggest("{\"arxivId\": \"%s\"}".formatted(arxivId()), key, new String[0]), 422, "key-reused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven77", "with a space", ""})
    void anUnfitKeyIsRefused(String key) {
        problem(posting().suggest("{\"title\": \"Unfit\"}", key, new String[0]), 400, "idempotency-key");
    }

    @Test
    void aKeyThatIsMissingOrTooLongIsRefused() {
        problem(
                posting().send("{}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json"),
                400,
                "idempotency-key");
        problem(posting().suggest("{\"title\": \"Unfit\"}", "k".repeat(201), new String[0]), 400, "idempotency-key");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"arxivId\": \"1609.03499\"}",
                "{\"title\": \"Something else\", \"url\": \"http://arxiv.org/pdf/1609.03499v2.pdf\"}",
                "{\"title\": \"WaveNet: a generative model for RAW audio.\"}"
            })
    void whatIsInTheCatalogIsNotTaken(String content) {
        JsonNode problem = problem(posting().suggest(content), 409, "already-known");

        assertThat(problem.get("known").asString()).isEqualTo("in-catalog");
        assertThat(problem.get("paper").asString()).isEqualTo("wavenet");
        assertThat(problem.at("/links/self").asString()).isEqualTo("http://localhost:8080/api/papers/wavenet");
        assertThat(problem.at("/links/html/ja").asString()).isEqualTo("http://localhost:8080/ja/papers/wavenet");
    }

    @Test
    void whoInsistsMaySendAPaperWithTheTitleOfAnother() {
        body(posting().suggest("{\"title\": \"WaveNet\", \"insists\": true}"), 201);
        body(posting().suggest("{\"title\": \"WaveNet\", \"arxivId\": \"%s\"}".formatted(arxivId())), 201);
    }

    @Test
    void whatWaitsIsNotTakenAgainAndNothingOfItIsTold() {
        String id = arxivId();
        Suggestion first = waiting(
                "{\"title\": \"Canary Title\", \"reason\": \"canary reason\", \"arxivId\": \"%s\"}".formatted(id));

        HttpResponse<String> answer = posting().suggest("{\"url\": \"https://arxiv.org/abs/%s\"}".formatted(id));

        JsonNode problem = problem(answer, 409, "already-known");
        assertThat(problem.get("known").asString()).isEqualTo("waiting");
        assertThat(problem.get("number").asLong()).isEqualTo(first.number());
        assertThat(problem.at("/links/html/en").asString()).isEqualTo("http://localhost:8080/en/suggestions");
        assertThat(answer.body())
                .doesNotContainIgnoringCase("canary")
                .doesNotContain(first.code().toString());
    }

    @Test
    void whatWasDeclinedIsTakenAgainFromWhoInsists() {
        String id = arxivId();
        Suggestion first = waiting("{\"arxivId\": \"%s\"}".formatted(id));
        suggestions.decline(first.number(), first.version(), DeclineReason.OUT_OF_SCOPE, "Not of 2016.", "curator");

        JsonNode problem = problem(posting().suggest("{\"arxivId\": \"%s\"}".formatted(id)), 409, "already-known");

        assertThat(problem.get("known").asString()).isEqualTo("declined");
        assertThat(problem.get("number").asLong()).isEqualTo(first.number());
        assertThat(problem.get("reason").asString()).isEqualTo("out-of-scope");
        assertThat(problem.get("answer").asString()).isEqualTo("Not of 2016.");
        body(posting().suggest("{\"arxivId\": \"%s\", \"insists\": true}".formatted(id)), 201);
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        String content = """
                {"title": "%s", "url": "ftp://example.org/x", "arxivId": "1613.00001", "doi": "11.1/x", "authors": ["ok", "%s"],
                 "domain": "botany", "month": "2016-13", "reason": "%s", "creditName": "%s",
                 "implementations": [{"url": "http://localhost/x"}, {"framework": "Torch"}]}""".formatted("t".repeat(301), "a".repeat(121), "r".repeat(4001), "c".repeat(81));

        JsonNode english = problem(posting().suggest(content, "Accept-Language", "en"), 422, "invalid");
        JsonNode japanese = problem(posting().suggest(content, "Accept-Language", "ja"), 422, "invalid");

        assertThat(english.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder(
                        "title",
                        "url",
                        "arxivId",
                        "doi",
                        "authors[1]",
                        "domain",
                        "month",
                        "reason",
                        "creditName",
                        "implementations[0].url",
                        "implementations[1].url");
        assertThat(japanese.get("errors").findValuesAsString("field"))
                .isEqualTo(english.get("errors").findValuesAsString("field"));
        assertThat(english.get("errors").findValuesAsString("message"))
                .contains("Keep this to at most 300 characters.", "Choose one of the domains.")
                .noneMatch(message -> message.contains("{"));
        assertThat(japanese.get("errors").findValuesAsString("message"))
                .contains("300文字以内で入れてください。", "分野を一覧から選んでください。");
    }

    @Test
    void nothingAtAllIsTooLittle() {
        JsonNode problem =
                problem(posting().suggest("{\"title\": \"\u200b \"}", "Accept-Language", "en"), 422, "invalid");

        assertThat(problem.get("errors"))
                .extracting(
                        error -> error.get("field").asString(),
                        error -> error.get("message").asString())
                .containsExactly(tuple("title", "Give at least a title or an address."));
    }

    @Test
    void fieldsThatAreNotListedAreRefusedByName() {
        JsonNode problem = problem(
                posting()
                        .suggest(
                                "{\"title\": \"T\", \"kind\": \"error\", \"about\": {\"paper\": \"wavenet\"}, \"state\": \"accepted\","
                                        + " \"number\": 1, \"implementations\": [{\"url\": \"https://example.org/\", \"note\": {\"note\": 1}}]}",
                                "Accept-Language",
                                "en"),
                422,
                "invalid");

        assertThat(problem.get("errors").findValuesAsString("field"))
                .containsExactlyInAnyOrder("kind", "about", "state", "number", "implementations[0].note");
        assertThat(problem.get("errors").findValuesAsString("message"))
                .anyMatch(message -> message.contains("framework, url"))
                .anyMatch(message -> message.contains("title, url, arxivId"));
    }

    @Test
    void fieldsOfTheWrongTypeAreRefusedByName() {
        JsonNode problem = problem(
                posting()
                        .suggest(
                                "{\"title\": {\"en\": \"T\"}, \"authors\": \"A\", \"lang\": \"fr\", \"insists\": \"perhaps\","
                                        + " \"implementations\": [\"https://example.org/\", {\"url\": [1]}]}",
                                "Accept-Language",
                                "en"),
                422,
                "invalid");

        assertThat(problem.get("errors"))
                .extracting(
                        error -> error.get("field").asString(),
                        error -> error.get("message").asString())
                .containsExactlyInAnyOrder(
                        tuple("title", "Write a text in quotation marks."),
                        tuple("authors", "Write a list in square brackets."),
                        tuple("lang", "Write one of these: ja, en."),
                        tuple("insists", "Write true or false."),
                        tuple("implementations[0]", "Write an object in braces."),
                        tuple("implementations[1].url", "Write a text in quotation marks."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "1", "\"text\"", "true", "[{\"title\": \"T\"}]"})
    void whatIsNoObjectIsRefused(String content) {
        JsonNode problem = problem(posting().suggest(content), 422, "invalid");

        assertThat(problem.at("/errors/0/field").asString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{\"title\"}",
                "{\"title\": \"T\",}",
                "{\"title\": \"T\"} {}",
                "title=T",
                "{\"title\": \"One\", \"title\": \"Two\"}",
                "{\"title\": \"\\u12\"}"
            })
    void whatIsNotJsonIsUnreadable(String content) {
        problem(posting().suggest(content), 400, "unreadable");
    }

    @Test
    void bytesThatAreNoUtf8AreUnreadable() {
        byte[] body = "{\"title\": \"....\"}".getBytes(StandardCharsets.ISO_8859_1);
        body[12] = (byte) 0xff;
        body[13] = (byte) 0xc0;

        problem(
                posting()
                        .send(
                                body,
                                "Content-Type",
                                "application/json",
                                "Idempotency-Key",
                                UUID.randomUUID().toString()),
                400,
                "unreadable");
    }

    @Test
    void depthWithoutEndIsUnreadable() {
        problem(posting().suggest("{\"title\": " + "[".repeat(30_000)), 400, "unreadable");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Content-Type|application/x-www-form-urlencoded|415",
                "Content-Type|text/plain|415",
                "Content-Type|multipart/form-data; boundary=x|415",
                "Content-Type|nonsense|415",
                "Accept|text/html|406"
            })
    void otherTypesAreRefused(String header, String type, int status) {
        HttpResponse<String> answer = header.equals("Accept")
                ? posting().suggest("{\"title\": \"T\"}", "Accept", type)
                : posting()
                        .send(
                                "title=T".getBytes(StandardCharsets.UTF_8),
                                "Content-Type",
                                type,
                                "Idempotency-Key",
                                "12345678");

        body(answer, status);
    }

    @Test
    void aSuggestionIsFollowedByItsCode() {
        Suggestion sent = waiting("{\"arxivId\": \"%s\"}".formatted(arxivId()));
        suggestions.note(sent, "One more thing");
        Suggestion noted = suggestions.get(sent.number());
        suggestions.accept(noted.number(), noted.version(), "wavenet", "Thank you!", "a-curator");

        HttpResponse<String> answer = new Browsing(port)
                .get("/api/suggestions/" + sent.code().toString().toLowerCase().replace("-", ""));

        JsonNode suggestion = body(answer, 200);
        assertThat(suggestion.get("code").asString()).isEqualTo(sent.code().toString());
        assertThat(suggestion.get("status").asString()).isEqualTo("accepted");
        assertThat(suggestion.get("answer").asString()).isEqualTo("Thank you!");
        assertThat(suggestion.get("paper").asString()).isEqualTo("wavenet");
        assertThat(suggestion.at("/links/paper").asString()).isEqualTo("http://localhost:8080/api/papers/wavenet");
        assertThat(suggestion.get("steps").findValuesAsString("kind")).containsExactly("sent", "noted", "accepted");
        assertThat(answer.body()).doesNotContain("a-curator");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex");
    }

    @Test
    void aMistypedCodeIsToldFromAnUnknownOne() {
        Suggestion sent = waiting("{\"arxivId\": \"%s\"}".formatted(arxivId()));
        String code = sent.code().toString();
        String typo = code.substring(0, code.length() - 1) + (code.endsWith("0") ? "1" : "0");

        assertThat(problem(new Browsing(port).get("/api/suggestions/" + typo), 404, "unknown-code")
                        .get("detail")
                        .asString())
                .contains("typing mistake");
        assertThat(problem(new Browsing(port).get("/api/suggestions/ZK-0000-0000-0000-0000-0000"), 404, "unknown-code")
                        .get("detail")
                        .asString())
                .doesNotContain("typing mistake");
    }

    @Test
    void theLogHoldsWhatWasDecidedAndNothingElse() {
        String word = "Zx" + UUID.randomUUID().toString().replace("-", "");
        Suggestion waiting = waiting("{\"title\": \"%s waiting\"}".formatted(word));
        Suggestion spam = waiting("{\"title\": \"%s spam\"}".formatted(word));
        Suggestion withdrawn = waiting("{\"title\": \"%s withdrawn\"}".formatted(word));
        Suggestion declined =
                waiting("{\"title\": \"%s declined\", \"creditName\": \"Not to be named\"}".formatted(word));
        Suggestion merged = waiting("{\"title\": \"%s merged\", \"creditName\": \"M. Reader\"}".formatted(word));
        suggestions.markAsSpam(spam.number(), spam.version(), "curator");
        suggestions.withdraw(withdrawn);
        suggestions.decline(declined.number(), declined.version(), DeclineReason.TOO_LITTLE, "What is it?", "curator");
        suggestions.merge(merged.number(), merged.version(), "wavenet", null, "curator");

        HttpResponse<String> answer = new Browsing(port).get("/api/suggestions?q=" + word);

        JsonNode log = body(answer, 200);
        assertThat(log.propertyNames()).containsExactlyInAnyOrder("content", "page", "waiting");
        assertThat(log.get("page").toString())
                .isEqualTo("{\"size\":30,\"number\":0,\"totalElements\":2,\"totalPages\":1}");
        assertThat(log.get("content").findValuesAsString("number"))
                .containsExactly(String.valueOf(merged.number()), String.valueOf(declined.number()));
        assertThat(log.at("/content/0/creditName").asString()).isEqualTo("M. Reader");
        assertThat(log.at("/content/0/links/paper").asString()).isEqualTo("http://localhost:8080/api/papers/wavenet");
        assertThat(log.at("/content/1/reason").asString()).isEqualTo("too-little");
        assertThat(log.at("/content/1/answer").asString()).isEqualTo("What is it?");
        assertThat(log.at("/waiting/count").asLong()).isPositive();
        assertThat(log.at("/waiting/oldestSince").asString()).isNotBlank();
        assertThat(log.at("/waiting/medianTimeToDecision").asString()).startsWith("PT");
        assertThat(answer.body())
                .doesNotContain(
                        word + " waiting",
                        word + " spam",
                        word + " withdrawn",
                        "Not to be named",
                        "curator",
                        "\"code\"")
                .doesNotContain(waiting.code().toString(), merged.code().toString());
    }

    @Test
    void theLogIsNarrowedAndPaged() {
        String word = "Zy" + UUID.randomUUID().toString().replace("-", "");
        for (int n = 0; n < 3; n++) {
            Suggestion one = waiting("{\"title\": \"%s %d\"}".formatted(word, n));
            if (n < 2) {
                suggestions.merge(one.number(), one.version(), "wavenet", null, "curator");
            } else {
                suggestions.decline(one.number(), one.version(), DeclineReason.OTHER, "No.", "curator");
            }
        }
        Browsing browsing = new Browsing(port);

        JsonNode second = body(browsing.get("/api/suggestions?size=1&page=1&q=" + word), 200);
        assertThat(second.get("content")).hasSize(1);
        assertThat(second.at("/content/0/title").asString()).isEqualTo(word + " 1");
        assertThat(second.at("/page/totalPages").asInt()).isEqualTo(3);
        JsonNode merged = body(browsing.get("/api/suggestions?state=merged&q=" + word), 200);
        assertThat(merged.at("/page/totalElements").asInt()).isEqualTo(2);
        assertThat(body(browsing.get("/api/suggestions?state=accepted&q=" + word), 200)
                        .get("content"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"state=waiting", "state=spam", "state=x", "page=-1", "page=2000000000", "size=0", "size=101"})
    void aParameterThatCannotBeIsRefused(String query) {
        problem(new Browsing(port).get("/api/suggestions?" + query), 400, "parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=x", "size=99999999999", "q=%00"})
    void aParameterThatIsNoneIsRefusedToo(String query) {
        body(new Browsing(port).get("/api/suggestions?" + query), 400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "idempotency-key",
                "unreadable",
                "parameter",
                "invalid",
                "key-reused",
                "already-known",
                "too-many",
                "unknown-code"
            })
    void thePageAboutTheApiExplainsEachKindOfProblem(String type) {
        for (String language : List.of("ja", "en")) {
            HttpResponse<String> page = new Browsing(port).get("/" + language + "/api");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(Jsoup.parse(page.body()).getElementById(type)).isNotNull();
        }
    }
}
