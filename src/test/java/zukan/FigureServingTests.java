package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Plates over HTTP: in pages, on cards, as files. */
@ZukanTest
@Import(StatementCount.class)
class FigureServingTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void aPageHoldsTheFiguresOfItsPaperInItsLanguageAndLinksHowTheyLook() {
        Document page = page("/en/papers/fractalnet");

        assertThat(page.select(".plate-sheet > svg > title").eachText())
                .hasSize(2)
                .isEqualTo(page.select(".plate-sheet > svg").eachAttr("aria-labelledby").stream()
                        .map(names -> page.getElementById(names.split(" ")[0]).text())
                        .toList());
        assertThat(page.select(".plate-caption-number").eachText()).containsExactly("Plate 2", "Plate 2-2");
        assertThat(page.select(".plate-sheet svg text").text()).doesNotMatch("(?s).*[ぁ-ん].*");
        assertThat(page.select("link[href^='/static/figures-']")).hasSize(1);
        assertThat(page.select("[style], svg style")).isEmpty();
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page("/ja/papers/fractalnet").select(".plate-sheet svg text").text())
                .matches("(?s).*[ぁ-ん].*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ja/", "/en/papers", "/ja/papers?q=GAN", "/en/domains/nlp"})
    void everyCardNamesAFileThatMayBeKeptForEver(String address) {
        Document page = page(address);

        List<String> files = page.select(".card .thumb use").eachAttr("href");
        assertThat(files).isNotEmpty().hasSameSizeAs(page.select(".card"));
        for (String file : files) {
            String[] parts = file.split("#");
            HttpResponse<String> svg = new Browsing(port).get(parts[0]);
            assertThat(svg.statusCode()).as(file).isEqualTo(200);
            assertThat(header(svg, "Content-Type")).startsWith("image/svg+xml");
            assertThat(header(svg, "Cache-Control")).isEqualTo("max-age=31536000, public, immutable");
            assertThat(Jsoup.parse(svg.body()).getElementById(parts[1]))
                    .as(file)
                    .isNotNull();
        }
        assertThat(page.select("link[href^='/static/figures-']")).isEmpty();
    }

    @Test
    void anAddressWithoutTheRightHashIsAskedAboutAgainAndWhoHasTheFileGetsNone() {
        for (String address :
                List.of("/figures/wavenet.svg", "/figures/wavenet.svg?v=of-another-day", "/ja/figures/wavenet.svg")) {
            HttpResponse<String> svg = new Browsing(port).get(address);
            assertThat(header(svg, "Cache-Control")).as(address).isEqualTo("max-age=0, must-revalidate, public");
            assertThat(new Browsing(port)
                            .get(address, "If-None-Match", header(svg, "ETag"))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(StatementCount.of(() -> new Browsing(port).get(address))).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/figures/wavelet.svg",
                "/figures/wavenet-2.svg",
                "/figures/wavenet",
                "/figures/..%2Fzukan.svg",
                "/ja/figures/wavelet.svg",
                "/fr/figures/wavenet.svg"
            })
    void whatIsNoFigureIsNotThere(String address) {
        assertThat(new Browsing(port).get(address).statusCode()).isIn(400, 404);
    }

    @Test
    void aFigureByItselfMayHaveItsOwnSheetAndNothingElse() throws Exception {
        HttpResponse<String> svg = new Browsing(port).get("/en/figures/wavenet.svg");

        Element sheet = Jsoup.parse(svg.body(), Parser.xmlParser()).selectFirst("style");
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(sheet.wholeText().getBytes(StandardCharsets.UTF_8));
        assertThat(svg.headers().allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; style-src 'sha256-"
                        + Base64.getEncoder().encodeToString(digest)
                        + "'; base-uri 'none'; frame-ancestors 'none'");
        assertThat(svg.body()).contains("receptive field").doesNotContain("受容野");
    }

    @Test
    void moreCardsTakeNoMoreStatements() {
        new Browsing(port).get("/en/papers?sort=title&size=26");
        int few = StatementCount.of(() -> new Browsing(port).get("/en/papers?sort=title&size=2"));
        int many = StatementCount.of(() -> new Browsing(port).get("/en/papers?sort=title&size=25"));

        assertThat(many).isEqualTo(few);
    }

    @Test
    void aFigureThatChangesIsSeenAtOnceAndUnderAnotherAddress() {
        long version = version();
        String before = jdbc.sql("select svg from figure where name = 'qrnn'")
                .query(String.class)
                .single();
        String address = page("/en/domains/nlp").selectFirst("use[href*=qrnn]").attr("href");
        try {
            store(before.replace(
                    "<g id=\"qrnn-plate\">",
                    "<g id=\"qrnn-plate\"><circle class=\"here\" cx=\"9\" cy=\"9\" r=\"4\"/>"));

            assertThat(version()).isGreaterThan(version);
            assertThat(page("/en/papers/qrnn").select("svg circle.here[cx=9]")).hasSize(1);
            assertThat(page("/en/domains/nlp").selectFirst("use[href*=qrnn]").attr("href"))
                    .isNotEqualTo(address);
        } finally {
            store(before);
        }
        assertThat(page("/en/domains/nlp").selectFirst("use[href*=qrnn]").attr("href"))
                .isEqualTo(address);
    }

    private void store(String svg) {
        transaction.executeWithoutResult(status -> jdbc.sql("update figure set svg = ? where name = 'qrnn'")
                .param(svg)
                .update());
    }

    private long version() {
        return jdbc.sql("select number from catalog_version").query(Long.class).single();
    }

    private Document page(String address) {
        HttpResponse<String> answer = new Browsing(port).get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
