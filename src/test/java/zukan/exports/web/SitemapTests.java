package zukan.exports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.server.ResponseStatusException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.node.JsonNodeFactory;
import zukan.Browsing;
import zukan.StoredPapers;
import zukan.ZukanTest;
import zukan.catalog.PaperRegister;
import zukan.exports.Sitemap;

/** What search engines are told. That every address of it is a page, and that no page is missing, the walk through all pages shows. */
@ZukanTest
class SitemapTests {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    @LocalServerPort
    int port;

    @Autowired
    SitemapController controller;

    @Autowired
    Sitemap sitemap;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @Test
    void robotsAreToldWhereTheSitemapIs() {
        HttpResponse<String> answer = new Browsing(port).get("/robots.txt");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/plain;charset=UTF-8");
        assertThat(answer.body().lines())
                .containsSubsequence("User-agent: *", "Disallow: /desk")
                .contains("Sitemap: http://localhost:8080/sitemap.xml");
    }

    @Test
    void eachAddressNamesThePageInBothLanguagesAndWhenItChanged() {
        HttpResponse<String> answer = new Browsing(port).get("/sitemap.xml");
        Element root = read(answer.body());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("text/xml;charset=UTF-8");
        assertThat(root.getNamespaceURI()).isEqualTo(NAMESPACE);
        assertThat(root.getLocalName()).isEqualTo("urlset");
        List<Element> urls = elements(root, NAMESPACE, "url");
        assertThat(urls).hasSizeGreaterThan(400).allSatisfy(url -> {
            assertThat(url.getFirstChild().getLocalName()).isEqualTo("loc");
            String address = text(url, "loc");
            String other = address.contains("/en/") ? address.replace("/en/", "/ja/") : address.replace("/ja/", "/en/");
            List<Element> alternates = elements(url, XHTML, "link");
            assertThat(alternates)
                    .extracting(link -> link.getAttribute("hreflang"))
                    .containsExactly("ja", "en", "x-default");
            assertThat(alternates)
                    .extracting(link -> link.getAttribute("href"))
                    .contains(address, other)
                    .allMatch(href -> href.startsWith("http://localhost:8080/"));
        });
        assertThat(urls).extracting(url -> text(url, "loc")).doesNotHaveDuplicates();
        Instant changed = jdbc.sql("select updated_at from paper where slug = 'wavenet'")
                .query((row, n) -> row.getTimestamp(1).toInstant())
                .single();
        assertThat(urls)
                .filteredOn(url -> text(url, "loc").endsWith("/papers/wavenet"))
                .hasSize(2)
                .allSatisfy(url -> assertThat(Instant.parse(text(url, "lastmod")))
                        .isEqualTo(changed.truncatedTo(ChronoUnit.SECONDS)));
    }

    @Test
    void nothingOfTheDeskAndNothingUnpublishedIsNamed() {
        assertThat(addresses(new Browsing(port).get("/sitemap.xml").body()))
                .allMatch(address -> address.matches("http://localhost:8080/(ja|en)/.*"))
                .noneMatch(address -> address.contains("/desk") || address.contains("/sign-in"))
                .filteredOn(address -> address.contains("/papers/"))
                .hasSize(2 * 25);
    }

    @Test
    @Transactional
    void aCatalogOfManyPapersHasAnIndexOfSitemapsThatHoldEachPaperOnce() {
        int many = 2 * PaperRegister.PORTION;
        stored.store("sitemap-tests", 1, many, "date '2020-01-01'", "'audio'");

        Element index = read(controller.sitemap().getBody());
        assertThat(index.getLocalName()).isEqualTo("sitemapindex");
        List<String> sitemaps = elements(index, NAMESPACE, "sitemap").stream()
                .map(entry -> text(entry, "loc"))
                .toList();
        assertThat(sitemaps).hasSizeBetween(4, 5).first().isEqualTo("http://localhost:8080/sitemaps/pages.xml");

        Set<String> found = new TreeSet<>();
        for (String address : sitemaps.subList(1, sitemaps.size())) {
            assertThat(address).matches("http://localhost:8080/sitemaps/papers-[0-9]+[.]xml");
            ResponseEntity<String> part = controller.portion(
                    Integer.parseInt(address.replaceAll("\\D+", " ").strip().split(" ")[1]));
            assertThat(part.getBody().getBytes(StandardCharsets.UTF_8).length).isLessThan(2_000_000);
            addresses(part.getBody())
                    .forEach(paper -> assertThat(found.add(paper)).as(paper).isTrue());
        }
        assertThat(found).hasSize(2 * (25 + many)).contains("http://localhost:8080/en/papers/sitemap-tests-4000");
        assertThat(addresses(controller.pages().getBody()))
                .contains("http://localhost:8080/ja/", "http://localhost:8080/en/domains/audio")
                .noneMatch(address -> address.contains("/papers/"));
    }

    @Test
    @Transactional
    void draftsAreNotNamed() {
        jdbc.sql("insert into draft (curator, fields, saved_at) values ('curator', :fields::jsonb, now())")
                .param(
                        "fields",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("slug", "sitemap-tests-draft")
                                .toString())
                .update();

        assertThat(controller.sitemap().getBody()).doesNotContain("sitemap-tests-draft");
    }

    @Test
    void partsThatThereAreNotAreNotFound() {
        Browsing browsing = new Browsing(port);

        assertThat(browsing.get("/sitemaps/papers-999999.xml").statusCode()).isEqualTo(404);
        assertThat(browsing.get("/sitemaps/papers-x.xml").statusCode()).isEqualTo(404);
        assertThat(browsing.get("/sitemaps/nothing.xml").statusCode()).isEqualTo(404);
        assertThat(browsing.get("/sitemaps/pages.xml").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> controller.portion(999_999)).isInstanceOf(ResponseStatusException.class);
    }

    @Test
    void noSitemapHoldsMoreThanTheProtocolAllows() {
        List<Sitemap.Entry> most = Collections.nCopies(25_000, new Sitemap.Entry("/papers/x", Instant.EPOCH));
        List<Sitemap.Entry> more = Collections.nCopies(25_001, new Sitemap.Entry("/papers/x", Instant.EPOCH));

        assertThat(sitemap.pages(most)).hasSizeLessThan(50 * 1024 * 1024);
        assertThatThrownBy(() -> sitemap.pages(more)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<String> addresses(String document) {
        return elements(read(document), NAMESPACE, "url").stream()
                .map(url -> text(url, "loc"))
                .toList();
    }

    private static Element read(String document) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document read = factory.newDocumentBuilder().parse(new InputSource(new StringReader(document)));
            return read.getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static List<Element> elements(Element parent, String namespace, String name) {
        NodeList found = parent.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength())
                .mapToObj(at -> (Element) found.item(at))
                .toList();
    }

    private static String text(Element parent, String name) {
        return elements(parent, NAMESPACE, name).get(0).getTextContent();
    }
}
