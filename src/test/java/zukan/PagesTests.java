package zukan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.util.FileSystemUtils;

/** Walks every page that links lead to, in both languages, as a reader's browser gets it. */
@ZukanTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTests {

    /** Filters combine without end: each page of the list is read, the combinations behind it are not. */
    private static final int MOST_FILTERS = 1;

    private static final int MOST_ALIKE = 5;

    @LocalServerPort
    int port;

    private final Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
    private final Map<String, Document> pages = new LinkedHashMap<>();

    @BeforeAll
    void walk() {
        Browsing browsing = new Browsing(port);
        Deque<String> waiting = new ArrayDeque<>(List.of("/ja/", "/en/"));
        while (!waiting.isEmpty()) {
            String path = waiting.poll();
            if (answers.containsKey(path)) {
                continue;
            }
            HttpResponse<String> answer = browsing.get(path);
            answers.put(path, answer);
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
                Document page = Jsoup.parse(answer.body(), "http://localhost:" + port + path);
                pages.put(path, page);
                page.select("a[href], link[href], script[src], use[href]").forEach(element -> {
                    String link = path(element);
                    if (link != null && filters(link) <= MOST_FILTERS) {
                        waiting.add(link);
                    }
                });
            }
        }
    }

    private String path(Element element) {
        URI link = URI.create(element.absUrl(element.hasAttr("src") ? "src" : "href"));
        boolean ours = "localhost".equals(link.getHost()) && (link.getPort() == port || link.getPort() == 8080);
        return !ours ? null : link.getRawPath() + (link.getRawQuery() == null ? "" : "?" + link.getRawQuery());
    }

    private static long filters(String link) {
        if (link.contains("/compare?")) {
            // names each of its papers, and is linked for related ones only
            return 0;
        }
        return link.contains("?") ? link.chars().filter(c -> c == '&').count() + 1 : 0;
    }

    @Test
    void thePageAboutCoverageAccountsForEverything() {
        assertThat(Jsoup.parse(new Browsing(port).get("/en/survey/coverage").body())
                        .select(".coverage-whole")
                        .text())
                .matches("(\\d+) of \\1 accounted for: 100%");
    }

    @Test
    void noInternalLinkIsBroken() {
        assertThat(answers).hasSizeGreaterThan(200);
        assertThat(answers)
                .allSatisfy((path, answer) ->
                        assertThat(answer.statusCode()).as(path).isEqualTo(200));
    }

    @Test
    void everyPaperHasItsPageInBothLanguages() {
        for (String language : List.of("ja", "en")) {
            assertThat(pages.keySet().stream().filter(path -> path.matches("/" + language + "/papers/[^/]+")))
                    .hasSize(25);
        }
    }

    @Test
    void everyTermHasItsPageInBothLanguages() {
        for (String language : List.of("ja", "en")) {
            assertThat(pages.get("/" + language + "/concepts").select(".glossary-part a[href]"))
                    .hasSize((int) pages.keySet().stream()
                            .filter(path -> path.matches("/" + language + "/concepts/[^/]+"))
                            .count())
                    .hasSizeGreaterThan(180);
        }
    }

    @Test
    void everyAnchorThatIsLinkedExists() {
        pages.forEach((path, page) -> page.select("a[href*=#]").forEach(anchor -> {
            URI link = URI.create(anchor.absUrl("href"));
            Document target = pages.get(path(anchor) == null ? "" : path(anchor));
            if (target != null && link.getFragment() != null) {
                assertThat(target.getElementById(link.getFragment()))
                        .as(path + " → " + link)
                        .isNotNull();
            }
        }));
    }

    @Test
    void noTextIsMissing() {
        assertThat(pages)
                .allSatisfy((path, page) -> assertThat(page.outerHtml())
                        .as(path)
                        .doesNotContain("??")
                        .doesNotContainPattern("lang=\"(ja|en)_"));
    }

    @Test
    void eachPageNamesItselfInBothLanguages() {
        pages.forEach((path, page) -> {
            String language = path.substring(1, 3);
            assertThat(page.selectFirst("html").attr("lang")).as(path).isEqualTo(language);
            assertThat(page.select("h1")).as(path).hasSize(1);
            String canonical = page.selectFirst("link[rel=canonical]").attr("href");
            assertThat(canonical).isEqualTo("http://localhost:8080" + path);
            for (String code : List.of("ja", "en")) {
                String alternate = page.selectFirst("link[rel=alternate][hreflang=" + code + "]")
                        .attr("href");
                assertThat(alternate).isEqualTo("http://localhost:8080/" + code + path.substring(3));
            }
        });
    }

    /** What is for one reader, or shows again what has a page of its own, is not searched for. */
    @Test
    void theSitemapNamesThePagesThatAreWorthFindingAndNoOthers() {
        Document sitemap = Jsoup.parse(new Browsing(port).get("/sitemap.xml").body(), Parser.xmlParser());
        List<String> named = sitemap.select("url > loc").eachText().stream()
                .map(address -> address.replaceFirst("^http://localhost:8080", ""))
                .toList();

        List<String> worthFinding = pages.keySet().stream()
                .filter(path -> !path.contains("?"))
                .filter(path -> pages.get(path).select("meta[name=robots]").isEmpty())
                .filter(path -> !path.matches("/../(reading-list|domains/.*/booklet|papers/.*/history.*)"))
                .toList();
        assertThat(named).containsExactlyInAnyOrderElementsOf(worthFinding);
    }

    @Test
    void nothingComesFromAThirdParty() {
        assertThat(pages)
                .allSatisfy((path, page) -> page.select("script[src], img[src], link[rel=stylesheet], link[rel=icon]")
                        .forEach(element -> assertThat(element.attr(element.hasAttr("src") ? "src" : "href"))
                                .as(path)
                                .startsWith("/static/")));
    }

    @Test
    void linksToOthersTellThemNothingAboutTheOpener() {
        assertThat(pages)
                .allSatisfy((path, page) -> page.select("a[href^=http]")
                        .forEach(link -> assertThat(link.attr("rel"))
                                .as(path + " → " + link)
                                .contains("noopener")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ja/",
                "/en/papers",
                "/ja/papers/wavenet",
                "/en/survey/coverage",
                "/ja/questions",
                "/en/errata.md"
            })
    void anUnchangedPageIsNotSentAgain(String path) {
        String etag = answers.get(path).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = new Browsing(port).get(path, "If-None-Match", etag);

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @Test
    void theHtmlIsValid() throws IOException, InterruptedException {
        String checker = System.getProperty("zukan.test.vnu", "");
        assumeFalse(checker.isEmpty(), "no -Dzukan.test.vnu=vnu.jar given");
        Path folder = Path.of("target", "pages");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        Map<String, String> names = new LinkedHashMap<>();
        List<String> filtered = pages.keySet().stream()
                .filter(path -> path.contains("?"))
                .sorted()
                .toList();
        TreeSet<String> checked = new TreeSet<>(pages.keySet());
        // pages that differ by their filter are made by one template: some of them tell as much as all
        Map<String, Integer> alike = new LinkedHashMap<>();
        filtered.stream()
                .filter(path -> alike.merge(path.substring(0, path.indexOf('?')), 1, Integer::sum) > MOST_ALIKE)
                .forEach(checked::remove);
        for (String path : checked) {
            String name = "page" + names.size() + ".html";
            names.put(name, path);
            Files.writeString(folder.resolve(name), answers.get(path).body());
        }
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss4m",
                "-jar",
                checker,
                "--errors-only",
                folder.toString()));
        Path report = Path.of("target", "vnu.txt");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(report.toFile())
                .start()
                .waitFor();
        List<String> errors = Files.readAllLines(report).stream().limit(20).toList();
        assertThat(errors).as(() -> names.toString()).isEmpty();
        assertThat(exit).isZero();
    }
}
