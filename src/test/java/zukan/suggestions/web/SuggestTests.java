package zukan.suggestions.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.HtmlForm;
import zukan.ZukanTest;
import zukan.platform.SiteSecret;
import zukan.suggestions.Proposal;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;
import zukan.suggestions.Suggestions;

/** 「こんな研究もあるよ！」 over HTTP, as a browser without JavaScript uses it. */
@ZukanTest
class SuggestTests {

    private static final String FORM = "form.proposal";

    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    @Autowired
    SiteSecret secret;

    private Browsing browsing;

    @BeforeEach
    void open() {
        browsing = new Browsing(port);
    }

    @Test
    void whatIsSentGetsAReceipt() {
        String title = Samples.word() + " <b>&amp;</b> of it";
        HttpResponse<String> answer = form(title)
                .with("authors", "Ada Lovelace\r\n\r\nGrace Hopper")
                .with("domain", "audio")
                .with("month", "2016-05")
                .with("reason", "It is **good**. <script>alert(1)</script>")
                .with("framework", "TensorFlow", "")
                .with("code", "https://example.com/code", "")
                .with("lang", "en")
                .with("creditName", "Reader")
                .send();

        assertThat(answer.statusCode()).isEqualTo(303);
        String receipt = answer.headers().firstValue("Location").orElseThrow();
        assertThat(receipt).matches("/ja/suggestions/ZK(-[0-9A-Z]{4}){5}");
        assertThat(page(browsing.get(receipt)).select(".sent dd").eachText())
                .contains(title, "Ada Lovelace, Grace Hopper", "TensorFlow · https://example.com/code", "Reader");
        Proposal stored =
                suggestions.get(receipt.substring("/ja/suggestions/".length())).proposal();
        assertThat(stored.authors()).containsExactly("Ada Lovelace", "Grace Hopper");
        assertThat(stored.implementations()).hasSize(1);
        assertThat(stored.month()).isEqualTo("2016-05");
        assertThat(stored.domain()).isEqualTo("audio");
    }

    @Test
    void formsAreNotCached() {
        for (String path : List.of("/ja/suggest", "/ja/suggest?work=" + Samples.word(), "/en/report?paper=wavenet")) {
            assertThat(browsing.get(path).headers().firstValue("Cache-Control")).contains("no-store");
        }
    }

    @Test
    void atFirstThereIsOneFieldOnly() {
        Document page = page(browsing.get("/ja/suggest"));

        assertThat(page.select("main input:not([type=hidden])").eachAttr("name"))
                .containsExactly("work");
        assertThat(page.select("main label[for=work]")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "https://arxiv.org/pdf/2705.12345v2.pdf, 2705.12345",
        "ａｒＸｉｖ：２７０５．１２３４６, 2705.12346",
    })
    void anArxivAddressFillsInIdentifierAndMonth(String pasted, String arxivId) {
        HtmlForm form = form(pasted);

        assertThat(form.value("arxivId")).isEqualTo(arxivId);
        assertThat(form.value("month")).isEqualTo("2027-05");
    }

    @ParameterizedTest
    @CsvSource({
        "https://doi.org/10.1234/ABC-7, doi, 10.1234/abc-7",
        "https://openreview.net/pdf?id=Abcd1234, url, https://openreview.net/forum?id=Abcd1234"
    })
    void whatWasPastedFillsInItsField(String pasted, String field, String value) {
        assertThat(form(pasted).value(field)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"ja, エラー:", "en, Error:"})
    void mistakesAreExplainedAndNothingTypedIsLost(String language, String title) {
        HttpResponse<String> answer = form("/" + language, Samples.word())
                .with("url", "javascript:alert(1)")
                .with("month", "May 2016")
                .with("authors", "Somebody")
                .with("reason", "Because")
                .with("framework", "Torch")
                .with("code", "http://127.0.0.1/")
                .with("creditName", "Me")
                .send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.title()).startsWith(title);
        assertThat(page.select("[role=alert][tabindex=-1] a").eachAttr("href"))
                .containsExactly("#url", "#month", "#implementations-0-url");
        for (Element link : page.select("[role=alert] a")) {
            Element field = page.getElementById(link.attr("href").substring(1));
            assertThat(field.attr("aria-invalid")).isEqualTo("true");
            assertThat(List.of(field.attr("aria-describedby").split(" ")))
                    .allSatisfy(id -> assertThat(page.getElementById(id)).isNotNull());
        }
        assertThat(page.getElementById("url").val()).isEqualTo("javascript:alert(1)");
        assertThat(page.getElementById("month").val()).isEqualTo("May 2016");
        assertThat(page.getElementById("authors").val()).isEqualTo("Somebody");
        assertThat(page.getElementById("reason").val()).isEqualTo("Because");
        assertThat(page.getElementById("implementations-0-framework").val()).isEqualTo("Torch");
        assertThat(page.getElementById("creditName").val()).isEqualTo("Me");
    }

    @Test
    void somethingMustNameThePaper() {
        HttpResponse<String> answer = form(Samples.word()).with("title", " ").send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).select("[role=alert] a").eachAttr("href")).containsExactly("#title");
    }

    @Test
    void theSameFormSentTwiceMakesOneSuggestion() {
        HtmlForm form = form(Samples.word());

        String first = form.send().headers().firstValue("Location").orElseThrow();
        HttpResponse<String> second = form.send();

        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(second.headers().firstValue("Location")).contains(first);
    }

    @Test
    void whoChangesWhatWasSentAlreadyIsToldAndKeepsTheText() {
        HtmlForm form = form(Samples.word());
        String first = form.send().headers().firstValue("Location").orElseThrow();

        HttpResponse<String> answer = form.with("reason", "changed").send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.select("[role=alert] a").eachAttr("href")).containsExactly(first);
        assertThat(page.getElementById("reason").val()).isEqualTo("changed");
        String key = page.selectFirst("input[name=key]").val();
        assertThat(form.with("key", key).send().statusCode()).isEqualTo(303);
    }

    @Test
    void whoFillsInWhatPeopleDoNotSeeSendsNothing() {
        HtmlForm form = form(Samples.word());

        HttpResponse<String> answer =
                form.with("website", "https://spam.example").send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).select("[role=alert]")).hasSize(1);
        assertThat(page(answer).getElementById("website").val()).isEmpty();
        assertThat(suggestions.madeWith(form.value("key"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "forged", "old"})
    void aFormWithoutAFreshKeyOfOursIsShownAgain(String which) {
        HtmlForm form = form(Samples.word()).with("reason", "kept");
        Clock before = Clock.fixed(
                Clock.systemUTC().instant().minus(FormKeys.LONGEST).minus(Duration.ofHours(1)), ZoneOffset.UTC);
        switch (which) {
            case "none" -> form.with("key");
            case "forged" ->
                form.with(
                        "key",
                        (form.value("key").startsWith("_") ? "-" : "_")
                                + form.value("key").substring(1));
            default -> form.with("key", new FormKeys(secret, before, Duration.ZERO).issue());
        }

        HttpResponse<String> answer = form.send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page.getElementById("reason").val()).isEqualTo("kept");
        String fresh = page.selectFirst("input[name=key]").val();
        assertThat(form.with("key", fresh).send().statusCode()).isEqualTo(303);
    }

    @Test
    void whatIsInTheCatalogIsShownInsteadOfAForm() {
        Document page = page(browsing.get("/en/suggest?work=" + encoded("https://arxiv.org/abs/1609.03499v2")));

        assertThat(page.select(".known .card-title").eachText()).containsExactly("WaveNet");
        assertThat(page.select(".known a[href^=/en/report]").eachAttr("href"))
                .contains("/en/report?paper=wavenet&kind=missing-code", "/en/report?paper=wavenet");
        assertThat(page.select(FORM)).isEmpty();
    }

    @Test
    void whatIsInTheCatalogCannotBeSentAndTheTextIsKept() {
        HttpResponse<String> answer = form(Samples.word())
                .with("arxivId", "arXiv:1609.03499")
                .with("reason", "kept")
                .send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(page.select(".known .card-title").eachText()).containsExactly("WaveNet");
        assertThat(page.getElementById("reason").val()).isEqualTo("kept");
    }

    @Test
    void anEntryOfTheSameTitleComesFirstAndAnotherPaperMayBearIt() {
        String title = encoded("WaveNet: a generative model for raw audio");
        Document page = page(browsing.get("/en/suggest?work=" + title));

        assertThat(page.select(".known .card-title").eachText()).containsExactly("WaveNet");
        assertThat(page.select(FORM)).isEmpty();
        String another = page.selectFirst(".known a[href*=another]").attr("href");
        assertThat(page(browsing.get(another)).select(FORM)).hasSize(1);
    }

    @Test
    void similarTitlesAreOfferedAboveTheForm() {
        Document page = page(browsing.get("/en/suggest?work=" + encoded("Densely conected convolution networks")));

        assertThat(page.select(".known .card-title").eachText()).contains("DenseNet");
        assertThat(page.select(FORM)).hasSize(1);
    }

    @Test
    void whatWaitsIsSaidToWaitWithoutAWordOfIt() {
        String title = Samples.word();
        String arxivId = Samples.arxivId();
        String reason = Samples.word();
        String name = Samples.word();
        Suggestion waiting = Samples.sent(suggestions, Samples.paper(title, arxivId, reason, name));

        HttpResponse<String> asked = browsing.get("/ja/suggest?work=" + arxivId);
        HttpResponse<String> sent =
                form(Samples.word()).with("arxivId", arxivId).send();

        assertThat(page(asked).select(FORM)).isEmpty();
        assertThat(sent.statusCode()).isEqualTo(409);
        for (HttpResponse<String> answer : List.of(asked, sent)) {
            assertThat(page(answer).select(".earlier h2")).hasSize(1);
            assertThat(answer.body())
                    .doesNotContain(title, reason, name, waiting.code().toString());
        }
    }

    @Test
    void whatWasDeclinedIsExplainedAndWhoInsistsCanSendIt() {
        String title = Samples.word();
        String arxivId = Samples.arxivId();
        Suggestion declined = Samples.sent(suggestions, Samples.paper(title, arxivId, null, null));
        suggestions.decline(
                declined.number(), declined.version(), DeclineReason.OUT_OF_SCOPE, "Not *this* year.", "curator");

        Document page = page(browsing.get("/en/suggest?work=" + arxivId));
        assertThat(page.select(FORM)).isEmpty();
        assertThat(page.select(".earlier").text()).contains(title, "outside the scope", "Not this year.");
        HttpResponse<String> unaware =
                form(Samples.word()).with("arxivId", arxivId).send();
        assertThat(unaware.statusCode()).isEqualTo(409);
        assertThat(page(unaware).select("button[name=insists]")).hasSize(1);

        String insisting = page.selectFirst(".earlier a[href*=insists]").attr("href");
        HttpResponse<String> answer = HtmlForm.on(browsing, insisting, FORM).send();
        assertThat(answer.statusCode()).isEqualTo(303);
    }

    @Test
    void aRowForCodeIsAddedWithoutJavaScript() {
        HttpResponse<String> answer = form(Samples.word())
                .with("framework", "Torch")
                .with("code", "https://example.com/a")
                .with("action", "add-code")
                .send();
        Document page = page(answer);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(page.select("input[name=code]").eachAttr("value")).containsExactly("https://example.com/a", "");
        assertThat(page.getElementById("implementations-1-url")).isNotNull();
    }

    @Test
    void thePreviewIsWhatTheSanitiserLeaves() {
        HttpResponse<String> answer = form(Samples.word())
                .with(
                        "reason",
                        "**bold** <img src=x onerror=alert(1)> [x](javascript:alert(1)) [ok](https://example.com/)")
                .with("action", "preview")
                .send();
        Element preview = page(answer).getElementById("preview");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(preview.select("strong").text()).isEqualTo("bold");
        assertThat(preview.select("img, [onerror], a[href^=javascript]")).isEmpty();
        assertThat(preview.selectFirst("a").attr("rel").split(" ")).contains("nofollow", "ugc", "noopener");
        assertThat(answer.body()).doesNotContain("<img src=x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "implementations[abc].url",
                "implementations[99999999999].url",
                "implementations[",
                "authors[0]",
                "about.part",
                "class.module.classLoader",
                "lang",
                "action",
                "insists"
            })
    void parametersThatNobodyExpectsDoNoHarm(String name) {
        assertThat(form(Samples.word()).with(name, "x[0]").send().statusCode()).isIn(303, 422);
    }

    @Test
    void tooManyRowsAreRefused() {
        String[] many = new String[300];
        Arrays.fill(many, "https://example.com/");

        HttpResponse<String> answer = form(Samples.word()).with("code", many).send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).select("[role=alert] a").eachAttr("href")).containsExactly("#implementations");
    }

    @ParameterizedTest
    @CsvSource({
        "&q=InfoGAN+%3Cb%3E, /ja/suggest?work=InfoGAN%20%3Cb%3E",
        "&q=%7B0%7D%26a%3Db, /ja/suggest?work=%7B0%7D%26a%3Db",
        "'', /ja/suggest?work="
    })
    void aListWithoutResultsAsksForThePaper(String words, String link) {
        Document page = page(browsing.get("/ja/papers?domain=audio&framework=caffe" + words));

        assertThat(page.select(".empty a[href*=suggest]").eachAttr("href")).containsExactly(link);
        assertThat(browsing.get(link).statusCode()).isEqualTo(200);
    }

    @Test
    void fieldsTakeNoMoreThanTheConstraintsAllow() {
        Document page = page(browsing.get("/en/suggest?work=" + Samples.word()));

        Map.of("title", "300", "url", "500", "arxivId", "200", "doi", "200", "reason", "4000", "creditName", "80")
                .forEach((field, longest) ->
                        assertThat(page.getElementById(field).attr("maxlength")).isEqualTo(longest));
    }

    @Test
    void aLongTextIsRefusedWithItsLimit() {
        HttpResponse<String> answer =
                form(Samples.word()).with("reason", "x".repeat(4001)).send();

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(page(answer).getElementById("reason-problem").text()).contains("4000");
    }

    private HtmlForm form(String work) {
        return form("/ja", work);
    }

    private HtmlForm form(String language, String work) {
        return HtmlForm.on(browsing, language + "/suggest?work=" + encoded(work), FORM);
    }

    private static Document page(HttpResponse<String> answer) {
        return Jsoup.parse(answer.body());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
