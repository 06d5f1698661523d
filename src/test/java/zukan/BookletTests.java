package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The whole entries of a domain, one after another. */
@ZukanTest
class BookletTests {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(strings = {"image", "nlp", "rl"})
    void aBookletHasTheEntriesOfItsDomainInTheirOrderAndAllThatTheirPagesSay(String domain) {
        Document chapter = page("/en/domains/" + domain);
        Document booklet = page("/en/domains/" + domain + "/booklet");

        List<String> names = chapter.select(".card-title a").eachText();
        assertThat(booklet.select(".paper-name .paper-short").eachText())
                .isNotEmpty()
                .isEqualTo(names);
        assertThat(booklet.select(".contents a").eachText()).isEqualTo(names);
        assertThat(booklet.select(".contents a"))
                .allSatisfy(link -> assertThat(
                                booklet.getElementById(link.attr("href").substring(1)))
                        .isNotNull());
        for (Element card : chapter.select("[data-paper]")) {
            String slug = card.attr("data-paper");
            Element alone = page("/en/papers/" + slug).selectFirst("article.paper");
            Element entry = booklet.getElementById(slug + ".entry");
            for (String part : List.of(
                    ".gist", ".facts", ".paragraph", ".code-link", ".relations", ".reference > a", ".bibtex code")) {
                assertThat(entry.select(part).eachText())
                        .as(part)
                        .isEqualTo(alone.select(part).eachText());
            }
        }
    }

    @Test
    void noIdIsThereTwiceAndHeadingsDescendStepByStep() {
        Document booklet = page("/ja/domains/image/booklet");

        assertThat(booklet.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(booklet.select("[aria-labelledby]"))
                .allSatisfy(part -> assertThat(part.attr("aria-labelledby").split(" "))
                        .allSatisfy(id ->
                                assertThat(booklet.getElementById(id)).as(id).isNotNull()));
        int last = 0;
        for (Element heading : booklet.select("h1, h2, h3, h4")) {
            int level = heading.hasAttr("aria-level")
                    ? Integer.parseInt(heading.attr("aria-level"))
                    : heading.tagName().charAt(1) - '0';
            assertThat(level).as(heading.text()).isBetween(last == 0 ? 1 : 2, last + 1);
            last = level;
        }
    }

    @Test
    void whatNoDomainHasIsMissingInTheLanguageOfTheReader() {
        HttpResponse<String> answer = new Browsing(port).get("/ja/domains/botany/booklet");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).selectFirst("html").attr("lang")).isEqualTo("ja");
    }

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }
}
