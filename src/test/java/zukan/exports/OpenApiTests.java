package zukan.exports;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.Browsing;
import zukan.Posting;
import zukan.ZukanTest;

/** The API's description is true. */
@ZukanTest
class OpenApiTests {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mappings;

    private JsonNode api;

    @BeforeEach
    void read() {
        HttpResponse<String> answer = new Browsing(port).get("/api/openapi.json", "Accept-Language", "ja");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        api = json.readTree(answer.body());
    }

    @Test
    void itListsEveryAddressForProgramsAndNothingElse() {
        Set<String> mapped = new TreeSet<>();
        for (RequestMappingInfo mapping : mappings.getHandlerMethods().keySet()) {
            for (String path : mapping.getPatternValues()) {
                for (RequestMethod method : mapping.getMethodsCondition().getMethods()) {
                    if (path.startsWith("/api/") && !path.equals("/api/openapi.json")) {
                        mapped.add(method + " " + path);
                    }
                }
            }
        }
        Set<String> described = new TreeSet<>();
        api.get("paths")
                .forEachEntry((path, item) ->
                        item.propertyNames().forEach(method -> described.add(method.toUpperCase() + " " + path)));

        assertThat(described).isEqualTo(mapped).hasSizeGreaterThan(5);
    }

    @Test
    void everyCallSaysWhatItIsForAndWhatCanHappen() {
        assertThat(api.get("openapi").asString()).startsWith("3.1");
        for (JsonNode call : calls()) {
            String name = call.get("operationId").asString();
            assertThat(call.get("summary").asString()).as(name).isNotBlank();
            assertThat(call.get("responses").propertyNames())
                    .as(name)
                    .hasSizeGreaterThan(1)
                    .contains("503");
            call.get("responses").forEachEntry((status, response) -> {
                assertThat(response.get("description").asString())
                        .as(name + " " + status)
                        .isNotBlank();
                assertThat(response.get("content").propertyNames())
                        .as(name + " " + status)
                        .containsExactly(status.startsWith("2") ? "application/json" : "application/problem+json");
            });
            call.path("parameters")
                    .forEach(parameter -> assertThat(
                                    parameter.path("description").asString(""))
                            .as(name + " " + parameter.get("name"))
                            .isNotBlank());
        }
    }

    @Test
    void whatItRefersToExists() {
        List<String> references = api.findValuesAsString("$ref");

        assertThat(references)
                .isNotEmpty()
                .allSatisfy(
                        reference -> assertThat(api.at(reference.substring(1)).isObject())
                                .as(reference)
                                .isTrue());
    }

    @Test
    void noHostOfARequestIsInIt() {
        assertThat(api.get("servers").findValuesAsString("url")).containsExactly("http://localhost:8080");
        assertThat(api.toString()).doesNotContain("localhost:" + port);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/papers, /api/papers",
        "/api/papers?size=100, /api/papers",
        "/api/papers/wavenet, /api/papers/{slug}",
        "/api/papers/alphago, /api/papers/{slug}",
        "/api/domains, /api/domains",
        "/api/suggestions, /api/suggestions"
    })
    void answersAreAsDescribed(String path, String described) {
        JsonNode schema = api.get("paths")
                .get(described)
                .at("/get/responses/200/content")
                .get("application/json")
                .get("schema");

        assertThatItFits(new Browsing(port).get(path).body(), schema);
    }

    @Test
    void aSuggestionIsAsDescribedAndSoIsAProblem() {
        JsonNode post = api.at("/paths/~1api~1suggestions/post");
        String taken = new Posting(port)
                .suggest("{\"title\": \"Described in OpenAPI\"}")
                .body();
        String refused = new Posting(port).suggest("{\"month\": 1}").body();

        assertThatItFits(taken, post.at("/responses/201/content/application~1json/schema"));
        assertThatItFits(refused, post.at("/responses/422/content/application~1problem+json/schema"));
        String code = json.readTree(taken).get("code").asString();
        assertThatItFits(
                new Browsing(port).get("/api/suggestions/" + code).body(),
                api.at("/paths/~1api~1suggestions~1{code}/get/responses/200/content/application~1json/schema"));
    }

    @Test
    void examplesCanBeSentAsTheyAre() {
        JsonNode body = api.at("/paths/~1api~1suggestions/post/requestBody/content/application~1json");

        assertThat(body.get("examples").propertyNames()).hasSize(2);
        for (JsonNode example : body.get("examples")) {
            assertThatItFits(example.get("value").toString(), body.get("schema"));
            // both are of one paper, which waits from then on
            assertThat(new Posting(port)
                            .suggest(example.get("value").toString())
                            .statusCode())
                    .isIn(201, 409);
        }
    }

    @Test
    void everyFieldThatCanBeSentIsDescribed() {
        assertThat(api.at("/components/schemas/SuggestionRequest/properties").propertyNames())
                .containsExactlyInAnyOrder(
                        "title",
                        "url",
                        "arxivId",
                        "doi",
                        "authors",
                        "domain",
                        "month",
                        "reason",
                        "implementations",
                        "lang",
                        "creditName",
                        "insists");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void thePageShowsAllOfIt(String language) {
        HttpResponse<String> answer = new Browsing(port).get("/" + language + "/api");
        Document page = Jsoup.parse(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        for (JsonNode call : calls()) {
            Element section = page.getElementById(call.get("operationId").asString());
            assertThat(section.text()).contains(call.get("summary").asString());
            assertThat(section.select("pre code").first().text())
                    .startsWith("curl ")
                    .contains("http://localhost:8080/api/");
        }
        for (Map.Entry<String, JsonNode> type : api.at("/components/schemas").properties()) {
            Element section = page.getElementById("type-" + type.getKey());
            assertThat(section).as(type.getKey()).isNotNull();
            assertThat(section.select("tbody th code").eachText())
                    .isEqualTo(
                            new ArrayList<>(type.getValue().path("properties").propertyNames()));
        }
        assertThat(page.select("a[href^=#]").eachAttr("href"))
                .allSatisfy(anchor -> assertThat(page.getElementById(anchor.substring(1)))
                        .as(anchor)
                        .isNotNull());
        assertThat(page.select("script:not([src]), [style]")).isEmpty();
        assertThat(page.select(".site-footer a").eachAttr("href")).contains("/" + language + "/api");
    }

    private List<JsonNode> calls() {
        List<JsonNode> calls = new ArrayList<>();
        api.get("paths").forEach(item -> item.forEach(calls::add));
        return calls;
    }

    /** With the description's components, to which the schema refers; a field that is not described is a fault too. */
    private void assertThatItFits(String content, JsonNode schema) {
        ObjectNode whole = (ObjectNode) schema.deepCopy();
        ObjectNode components = (ObjectNode) api.get("components").deepCopy();
        components.get("schemas").forEachEntry((name, component) -> {
            // kinds of problems have members of their own
            if (component.has("properties") && !name.equals("Problem")) {
                ((ObjectNode) component).put("additionalProperties", false);
            }
        });
        whole.set("components", components);

        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(whole.toString(), InputFormat.JSON)
                        .validate(content, InputFormat.JSON))
                .isEmpty();
    }
}
