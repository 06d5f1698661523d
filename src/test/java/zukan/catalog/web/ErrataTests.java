package zukan.catalog.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.catalog.Erratum;
import zukan.catalog.ErratumEntry;
import zukan.catalog.PaperContent.Source;
import zukan.catalog.SurveyAnswers;
import zukan.platform.Bilingual;

@ZukanTest
class ErrataTests {

    @LocalServerPort
    int port;

    @Autowired
    SurveyAnswers answers;

    @Autowired
    ErrataLetter letter;

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void everyErratumSaysWhatTheArticleSaysWhatHoldsAndHowThatIsKnown(String language) {
        Locale locale = Locale.forLanguageTag(language);
        Document page = Jsoup.parse(get("/" + language + "/errata").body());

        List<ErratumEntry> errata = answers.errata();
        List<Element> shown = page.select(".erratum");
        assertThat(shown).isNotEmpty().hasSameSizeAs(errata);
        for (int index = 0; index < shown.size(); index++) {
            Erratum erratum = errata.get(index).erratum();
            Element section = shown.get(index);
            assertThat(section.id()).isEqualTo(erratum.code());
            assertThat(section.select(".erratum-line").text()).contains("" + erratum.line());
            assertThat(section.select(".erratum-said dd").text())
                    .isEqualTo(erratum.article().in(locale));
            assertThat(section.select(".erratum-holds dd").text())
                    .isEqualTo(erratum.literature().in(locale));
            assertThat(section.select(".erratum-evidence li"))
                    .hasSameSizeAs(erratum.evidence())
                    .allSatisfy(evidence -> assertThat(evidence.text()).isNotBlank());
        }
        assertThat(page.select("a[href=/" + language + "/errata.md]")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ja", "en"})
    void theLetterIsMarkdownInItsOwnLanguageThatSaysTheSame(String language) {
        Locale locale = Locale.forLanguageTag(language);
        HttpResponse<String> answer = get("/" + language + "/errata.md");
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
                .isEqualToIgnoringCase("text/markdown;charset=utf-8");

        Node document = Parser.builder().build().parse(answer.body());
        Found found = Found.in(document);
        assertThat(found.headings).hasSize(answers.errata().size() + 1);
        assertThat(found.html).isEmpty();
        assertThat(found.links).contains("http://localhost:8080/" + language + "/errata");
        String text = TextContentRenderer.builder().build().render(document);
        assertThat(text).contains("eve_yk");
        for (ErratumEntry entry : answers.errata()) {
            assertThat(text)
                    .contains(entry.erratum().article().in(locale))
                    .contains(entry.erratum().literature().in(locale));
            for (Source source : entry.erratum().evidence()) {
                if (entry.url(source) != null) {
                    assertThat(found.links).contains(entry.url(source));
                }
            }
        }
    }

    @Test
    void whatLooksLikeMarkupIsTextInTheLetter() {
        String hostile = "*a* _b_ `c` [d](http://e.example) ![f](g) <script>h</script> &amp; \\* ~i~ # j | k";
        ErratumEntry entry = new ErratumEntry(
                new Erratum(
                        "E01",
                        1,
                        "wavenet",
                        new Bilingual(hostile, hostile + "\n\n# new heading\n- item"),
                        new Bilingual(hostile, hostile),
                        List.of(
                                new Source("web", "](x) <b>", "https://example.org/a>b<c\\d(e)"),
                                new Source("recollection", null, null))),
                "*Wave* <i>Net",
                null);

        Node document = Parser.builder().build().parse(letter.of(List.of(entry), Locale.ENGLISH));

        Found found = Found.in(document);
        assertThat(found.headings).hasSize(2);
        assertThat(found.html).isEmpty();
        assertThat(found.links)
                .contains("https://example.org/a%3Eb%3Cc%5Cd(e)")
                .noneMatch(link -> link.contains("e.example"));
        assertThat(TextContentRenderer.builder().build().render(document))
                .contains(hostile)
                .contains(hostile + " # new heading - item")
                .contains("*Wave* <i>Net (line 1)");
    }

    private HttpResponse<String> get(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer;
    }

    /** What a document holds besides text. */
    private static class Found extends AbstractVisitor {

        private final List<Heading> headings = new ArrayList<>();
        private final List<String> links = new ArrayList<>();
        private final List<String> html = new ArrayList<>();

        static Found in(Node document) {
            Found found = new Found();
            document.accept(found);
            return found;
        }

        @Override
        public void visit(Heading heading) {
            headings.add(heading);
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            links.add(link.getDestination());
            visitChildren(link);
        }

        @Override
        public void visit(HtmlInline inline) {
            html.add(inline.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            html.add(block.getLiteral());
        }
    }
}
