package zukan.exports;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.Browsing;
import zukan.ZukanTest;

@ZukanTest
class ApiTests {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void theListIsPagedAsSpringPages() {
        JsonNode page = get("/api/papers?domain=nlp&starred=true&size=1&page=1");

        assertThat(page.propertyNames()).containsExactlyInAnyOrder("content", "page");
        assertThat(page.get("page").toString())
                .isEqualTo("{\"size\":1,\"number\":1,\"totalElements\":2,\"totalPages\":2}");
        assertThat(page.at("/content/0/slug").asString()).isEqualTo("qrnn");
    }

    @Test
    void aPaperHasTheFieldsThatWerePromised() {
        JsonNode paper = get("/api/papers/wavenet");

        assertThat(paper.propertyNames())
                .contains(
                        "slug",
                        "title",
                        "titleInArticle",
                        "shortName",
                        "aliases",
                        "authors",
                        "arxivId",
                        "doi",
                        "venue",
                        "submittedOn",
                        "monthInArticle",
                        "domain",
                        "topic",
                        "starred",
                        "origin",
                        "gist",
                        "sections",
                        "tasks",
                        "methods",
                        "datasets",
                        "implementations",
                        "references",
                        "relations",
                        "figures",
                        "links");
        assertThat(paper.get("monthInArticle").asString()).isEqualTo("2016-09");
        assertThat(paper.get("origin").asString()).isEqualTo("survey");
        assertThat(paper.at("/domain/name/ja").asString()).isEqualTo("音声");
        assertThat(paper.at("/implementations/0").propertyNames())
                .contains("framework", "url", "official", "inArticle", "evidence", "state", "today");
        assertThat(paper.at("/links/self").asString()).isEqualTo("http://localhost:8080/api/papers/wavenet");
        assertThat(paper.at("/links/arxiv").asString()).isEqualTo("https://arxiv.org/abs/1609.03499");
    }

    @Test
    void aPaperNamesItsPlatesAndTheirAddressesAnswer() {
        JsonNode figures = get("/api/papers/fractalnet").get("figures");

        assertThat(figures.findValuesAsString("name")).containsExactly("fractalnet", "fractalnet-2");
        assertThat(figures.at("/1/svg/en").asString()).isEqualTo("http://localhost:8080/en/figures/fractalnet-2.svg");
        assertThat(figures.at("/1/title/en").asString()).startsWith("Drop-path");
        assertThat(figures.at("/0/description/ja").asString()).matches("(?s).*[ぁ-ん].*");
        for (String language : new String[] {"ja", "en"}) {
            HttpResponse<String> svg = new Browsing(port).get("/" + language + "/figures/fractalnet-2.svg");
            assertThat(svg.statusCode()).isEqualTo(200);
            assertThat(svg.headers().firstValue("Content-Type").orElseThrow()).startsWith("image/svg+xml");
        }
    }

    @Test
    void theDomainsComeInTheSurveysOrder() {
        assertThat(get("/api/domains").findValuesAsString("slug"))
                .containsSubsequence("image", "video", "audio", "nlp", "rl", "general", "optimization", "compression");
    }

    @Test
    void theQuestionsComeInTheSurveysOrderAndAreFilteredByState() {
        JsonNode all = get("/api/questions");
        assertThat(all.values().stream().map(question -> question.get("code").asString()))
                .hasSize(26)
                .isSorted();
        assertThat(all.get(3).propertyNames())
                .containsExactlyInAnyOrder(
                        "code", "line", "paper", "domain", "kind", "question", "state", "answer", "links");
        assertThat(all.at("/3/paper").asString()).isEqualTo("densenet");
        assertThat(all.at("/3/links/html/en").asString()).isEqualTo("http://localhost:8080/en/questions#Q04");
        assertThat(all.at("/5/paper").isNull()).isTrue();

        JsonNode open = get("/api/questions?state=open");
        assertThat(open.values().stream().map(question -> question.get("state").asString()))
                .isNotEmpty()
                .containsOnly("open");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/papers/no-such-paper, 404",
        "GET, /api/nowhere, 404",
        "GET, /api/papers?domain=smell, 400",
        "GET, /api/papers?size=0, 400",
        "GET, /api/questions?state=perhaps, 400",
        "POST, /api/papers, 405"
    })
    void whatGoesWrongIsAProblemDetail(String method, String path, int status) {
        HttpResponse<String> answer = new Browsing(port).send(method, path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = json.readTree(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
    }

    @Test
    void anUnchangedAnswerIsNotSentAgain() {
        Browsing browsing = new Browsing(port);
        for (String path : List.of("/api/papers/wavenet", "/api/questions?state=open")) {
            String etag = browsing.get(path).headers().firstValue("ETag").orElseThrow();

            assertThat(browsing.get(path, "If-None-Match", etag).statusCode())
                    .as(path)
                    .isEqualTo(304);
        }
    }

    private JsonNode get(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        return json.readTree(answer.body());
    }
}
