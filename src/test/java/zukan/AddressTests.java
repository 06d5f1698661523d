package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Where addresses lead, the wrong ones included. */
@ZukanTest
class AddressTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"en-GB,en;q=0.9|/en/", "ja|/ja/", "fr-FR,en;q=0.5|/en/", "fr|/ja/", "*|/ja/"})
    void theBareHostLeadsToTheReadersLanguage(String accepted, String location) {
        HttpResponse<String> answer = new Browsing(port).get("/", "Accept-Language", accepted);

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).contains(location);
        assertThat(answer.headers().firstValue("Vary").orElseThrow()).contains("Accept-Language");
    }

    @ParameterizedTest
    @CsvSource({
        "/ja/papers/wavnet, ja, WaveNet",
        "/en/papers/dense-net, en, DenseNet",
        "/en/papers/stackgam, en, StackGAN"
    })
    void aMistypedPaperIsAnsweredWithTheNearestNames(String path, String language, String nearest) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.select(".nearest a").eachText()).contains(nearest);
    }

    @ParameterizedTest
    @CsvSource({
        "/en/papers?domain=imge, en, image",
        "/ja/papers?framework=tensorflw, ja, tensorflow",
        "/ja/implementations?framework=chianer, ja, chainer"
    })
    void aMistypedFilterIsAnsweredWithTheNearestValues(String path, String language, String nearest) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(page.selectFirst("html").attr("lang")).isEqualTo(language);
        assertThat(page.select(".error li a").eachAttr("href")).anyMatch(link -> link.endsWith("=" + nearest));
    }

    @Test
    void anUnknownDomainIsAnsweredWithThoseThatExist() {
        HttpResponse<String> answer = new Browsing(port).get("/en/domains/smell");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select(".error li a").eachText()).contains("Image", "Audio");
    }

    @Test
    void markupInAnAddressIsShownAsText() {
        HttpResponse<String> answer = new Browsing(port).get("/en/papers?domain=%3Cscript%3Ealert(1)%3C/script%3E");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Jsoup.parse(answer.body()).select("script:not([src])")).isEmpty();
        assertThat(answer.body()).contains("&lt;script&gt;");
    }
}
