package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import zukan.Browsing;
import zukan.HtmlForm;
import zukan.ZukanTest;
import zukan.platform.SiteSecret;
import zukan.suggestions.ArxivLookup;
import zukan.suggestions.Suggestions;

/** What keeps programs from filling the queue, seen by a person whom it stops. */
@ZukanTest
@TestPropertySource(properties = "zukan.suggestions.minimum-filling-time=1h")
class GuardedFormTests {

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    @Autowired
    SiteSecret secret;

    @MockitoBean
    SendingLimit limit;

    @MockitoBean
    ArxivLookup arxiv;

    @AutoClose("shutdown")
    private final ExecutorService clicks = Executors.newFixedThreadPool(50);

    @Test
    void whoIsTooFastIsAskedAgainWithTheSameKey() {
        HtmlForm form = form().with("reason", "kept");

        HttpResponse<String> answer = form.send();
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert]")).hasSize(1);
        assertThat(page.getElementById("reason").val()).isEqualTo("kept");
        assertThat(page.selectFirst("input[name=key]").val()).isEqualTo(form.value("key"));
        assertThat(suggestions.madeWith(form.value("key"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40, 40 seconds", "600, 10 minutes", "7200, 2 hours", "172800, 2 days"})
    void whoSendsTooMuchIsToldWhenToComeAgain(int seconds, String when) {
        given(limit.check(any())).willReturn(Optional.of(Duration.ofSeconds(seconds)));

        HttpResponse<String> answer = patientForm().with("reason", "kept").send();
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).contains(String.valueOf(seconds));
        assertThat(page.select("[role=alert]").text()).contains(when);
        assertThat(page.getElementById("reason").val()).isEqualTo("kept");
    }

    @Test
    void whoClicksManyTimesAtOnceIsCountedOnce() {
        given(limit.check(any())).willReturn(Optional.empty());
        HtmlForm form = patientForm();

        Set<String> receipts =
                IntStream.range(0, 50)
                        .mapToObj(click -> CompletableFuture.supplyAsync(form::send, clicks))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.headers().firstValue("Location").orElseThrow())
                        .collect(Collectors.toSet());

        assertThat(receipts).hasSize(1);
        then(limit).should(times(1)).check(any());
    }

    @Test
    void whoRepeatsWhatArrivedIsNotCounted() {
        given(limit.check(any())).willReturn(Optional.empty());
        HtmlForm form = patientForm();
        String receipt = form.send().headers().firstValue("Location").orElseThrow();
        given(limit.check(any())).willReturn(Optional.of(Duration.ofHours(1)));

        assertThat(form.send().headers().firstValue("Location")).contains(receipt);
    }

    @Test
    void whatArxivSaysIsFilledIn() {
        given(arxiv.find("1907.12345"))
                .willReturn(Optional.of(new ArxivLookup.Record(
                        "A Paper <b>That</b> Only arXiv Knows", List.of("Ada", "Bob"), LocalDate.of(2019, 6, 30))));

        HtmlForm form = HtmlForm.on(new Browsing(port), "/ja/suggest?work=1907.12345v2", "form.proposal");

        assertThat(form.value("title")).isEqualTo("A Paper <b>That</b> Only arXiv Knows");
        assertThat(form.value("authors")).isEqualTo("Ada\nBob");
        assertThat(form.value("month")).isEqualTo("2019-06");
    }

    @Test
    void arxivIsNotAskedAboutWhatIsInTheCatalog() {
        assertThat(new Browsing(port).get("/ja/suggest?work=1609.03499").statusCode())
                .isEqualTo(200);

        then(arxiv).should(never()).find(any());
    }

    private HtmlForm form() {
        return HtmlForm.on(new Browsing(port), "/en/suggest?work=" + Samples.word(), "form.proposal");
    }

    private HtmlForm patientForm() {
        Clock earlier = Clock.fixed(Clock.systemUTC().instant().minus(Duration.ofHours(2)), ZoneOffset.UTC);
        return form().with("key", new FormKeys(secret, earlier, Duration.ZERO).issue());
    }
}
