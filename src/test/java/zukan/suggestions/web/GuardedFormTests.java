package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
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
    void whoRepeatsWhatArrivedIsNotCounted() {
        given(limit.check(any())).willReturn(Optional.empty());
        HtmlForm form = patientForm();
        String receipt = form.send().headers().firstValue("Location").orElseThrow();
        given(limit.check(any())).willReturn(Optional.of(Duration.ofHours(1)));

        assertThat(form.send().headers().firstValue("Location")).contains(receipt);
    }

    private HtmlForm form() {
        return HtmlForm.on(new Browsing(port), "/en/suggest?work=" + Samples.word(), "form.proposal");
    }

    private HtmlForm patientForm() {
        Clock earlier = Clock.fixed(Clock.systemUTC().instant().minus(Duration.ofHours(2)), ZoneOffset.UTC);
        return form().with("key", new FormKeys(secret, earlier, Duration.ZERO).issue());
    }
}
