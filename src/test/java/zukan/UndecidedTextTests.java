package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.node.JsonNodeFactory;
import zukan.desk.DeskTest;
import zukan.desk.Draft;
import zukan.desk.Drafts;
import zukan.platform.Language;
import zukan.suggestions.Proposal;
import zukan.suggestions.Proposal.Code;
import zukan.suggestions.Proposal.Kind;
import zukan.suggestions.Proposal.Subject;
import zukan.suggestions.Suggestion;

/** Of what nobody has decided, and of what is spam or was taken back, a reader finds no byte but on the own receipt. */
class UndecidedTextTests extends DeskTest {

    private static final List<String> STARTS = List.of(
            "/",
            "/ja/",
            "/en/",
            "/ja/api",
            "/robots.txt",
            "/sitemap.xml",
            "/api/papers",
            "/api/domains",
            "/api/suggestions",
            "/api/suggestions?state=waiting",
            "/api/openapi.json",
            "/en/suggestions?state=waiting",
            "/en/suggestions?state=spam",
            "/en/no-such-page",
            "/desk/",
            "/desk/drafts",
            "/desk/export",
            "/sign-in");

    /** In each text that nobody decided on, and nowhere else. */
    private final String canary = "canary" + UUID.randomUUID().toString().replace("-", "");

    private final Draft.Key draft = new Draft.Key(Browsing.CURATOR, null, null);

    @Autowired
    private Drafts drafts;

    private Browsing reader;
    private List<Suggestion> undecided;

    @BeforeEach
    void sendAndDraft() {
        reader = new Browsing(port);
        entry();
        Suggestion waiting = send(proposal("waiting"));
        suggestions.note(waiting, "A note: " + canary);
        Suggestion report = send(new Proposal(
                Kind.ANSWER,
                new Subject(SLUG, Subject.Part.PAPER, null),
                null,
                "https://example.org/" + canary + "/answer",
                null,
                null,
                List.of(),
                null,
                null,
                canary,
                List.of(),
                Language.JA,
                canary));
        Suggestion spam = send(proposal("spam"));
        decisions.markAsSpam(spam.number(), 0, "Ken");
        Suggestion withdrawn = send(proposal("withdrawn"));
        suggestions.withdraw(withdrawn);
        undecided = List.of(waiting, report, spam, withdrawn);
        drafts.save(draft, JsonNodeFactory.instance.objectNode().put("title", "Draft " + canary), null, 0);
    }

    @AfterEach
    void discardDraft() {
        drafts.discard(draft);
    }

    @Test
    void noLinkLeadsAReaderToIt() {
        Set<String> seen = new HashSet<>();
        Deque<String> ahead = new ArrayDeque<>(STARTS);
        while (!ahead.isEmpty()) {
            String address = ahead.poll();
            if (seen.add(address)) {
                HttpResponse<String> answer = reader.get(address);
                assertThat(answer.statusCode()).as(address).isLessThan(500);
                assertSilent(address, answer);
                links(answer).filter(UndecidedTextTests::isWorthFollowing).forEach(ahead::add);
            }
        }
        assertThat(seen).hasSizeGreaterThan(300).contains("/en/papers/" + SLUG, "/papers/" + SLUG + ".bib");
    }

    @Test
    void whoAsksForItIsNotTold() {
        for (Suggestion suggestion : undecided) {
            String title = suggestion.proposal().title();
            for (String address : Stream.of(
                            "/en/suggest?work=" + encode(title == null ? SLUG : title.replace(canary, "")),
                            "/en/suggestions?q=undecided",
                            "/en/papers?q=undecided",
                            "/api/suggestions?q=undecided",
                            "/api/suggestions/" + suggestion.number(),
                            "/en/suggestions/" + suggestion.number(),
                            "/en/report?paper=" + SLUG,
                            "/desk/suggestions/" + suggestion.number(),
                            "/desk/papers/new?suggestion=" + suggestion.number())
                    .toList()) {
                assertSilent(address, reader.get(address));
            }
        }
        HttpResponse<String> again = new Posting(port)
                .suggest("{\"title\": \"undecided waiting title\", \"doi\": \"" + doi("waiting") + "\"}");
        assertThat(again.statusCode()).isEqualTo(409);
        assertSilent("a second suggestion of it", again);
    }

    @Test
    void theSenderSeesItOnTheReceipt() {
        for (Suggestion suggestion : undecided) {
            for (String address : List.of("/ja/suggestions/", "/en/suggestions/")) {
                assertThat(reader.get(address + suggestion.code()).body()).contains(canary);
            }
        }
    }

    private Proposal proposal(String which) {
        return new Proposal(
                Kind.PAPER,
                null,
                "undecided " + which + " title " + canary,
                "https://example.org/" + which + "/" + canary,
                null,
                doi(which),
                List.of(canary),
                "image",
                "2016-05",
                "Because of **" + canary + "**.",
                List.of(new Code(canary, "https://example.org/code/" + canary)),
                Language.EN,
                canary);
    }

    /** Without the canary, since who asks for the work names it. */
    private String doi(String which) {
        return "10.9999/" + which + "." + Integer.toHexString(canary.hashCode());
    }

    private void assertSilent(String address, HttpResponse<String> answer) {
        assertThat(answer.body().toLowerCase(Locale.ROOT)).as(address).doesNotContain(canary);
        assertThat(answer.headers().map().toString().toLowerCase(Locale.ROOT))
                .as("headers of " + address)
                .doesNotContain(canary);
    }

    private static Stream<String> links(HttpResponse<String> answer) {
        Stream<String> redirect = answer.headers().firstValue("Location").stream();
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("text/html")) {
            return redirect;
        }
        Stream<String> links = Jsoup.parse(answer.body()).select("[href], [src]").stream()
                .map(element -> element.hasAttr("href") ? element.attr("href") : element.attr("src"))
                .map(link -> link.replaceFirst("#.*", ""));
        return Stream.concat(redirect, links);
    }

    /** Of the combinations of filters, whose number has no end, those of one. */
    /** Not what narrows down a page that is looked at as a whole. */
    private static boolean isWorthFollowing(String link) {
        return link.startsWith("/")
                && !link.startsWith("//")
                && !link.startsWith("/static/")
                && !link.matches(".*/(papers|timeline|implementations|numbers|compare|lineage|report)[?].*");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
