package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import zukan.platform.Language;

/** What a figure may be, and what becomes of it. */
class FigureTests {

    private static final Path FOLDER = Path.of("seed-data", "figures");
    private static final PlateStyle STYLE = new PlateStyle();

    private static final String SOUND = """
            <svg xmlns="http://www.w3.org/2000/svg" class="plate-figure" viewBox="0 0 320 240" data-thumb="-8 20 336 210" role="img" aria-labelledby="x-title x-desc">
              <title id="x-title" lang="ja">木</title>
              <title id="x-title" lang="en">A tree</title>
              <desc id="x-desc" lang="ja">枝が2本あります。</desc>
              <desc id="x-desc" lang="en">It has two branches &amp; more.</desc>
              <defs>
                <marker id="x-arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="6" markerHeight="6" orient="auto-start-reverse"><path class="head" d="M0 1L9 5"/></marker>
              </defs>
              <g id="x-plate">
                <g class="box"><rect class="data v3" x="20" y="40" width="80" height="26" rx="3"/><text class="middle" x="60" y="58" lang="ja">枝</text><text class="middle" x="60" y="58" lang="en">branch</text></g>
                <g><text class="note" x="20" y="20">2 &lt; 3</text></g>
                <path class="flow" marker-end="url(#x-arrow)" d="M100 53H140"/>
              </g>
            </svg>
            """;

    static Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".svg", "")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyFigureKeepsTheRules(String name) {
        assertThat(FigureRules.problems(name, file(name))).isEmpty();
    }

    @Test
    void aSmallFigureIsSound() {
        assertThat(FigureRules.problems("x", SOUND)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <path class="flow"                  | <script>go()</script><path class="flow"          | 12 | the element script is not allowed
            <path class="flow"                  | <image href="/a.png"/><path class="flow"         | 12 | the element image is not allowed
            <path class="flow"                  | <foreignObject/><path class="flow"               | 12 | the element foreignObject is not allowed
            <path class="flow"                  | <style>a{}</style><path class="flow"             | 12 | the element style is not allowed
            <path class="flow"                  | <a><text x="1" y="1">x</text></a><path class="flow" | 12 | the element a is not allowed
            <path class="flow"                  | <animate/><path class="flow"                     | 12 | the element animate is not allowed
            <path class="flow"                  | <s:path xmlns:s="http://www.w3.org/2000/svg" d="M0 0"/><path class="flow" | 12 | the element s:path is not allowed
            <path class="flow"                  | <p xmlns="http://www.w3.org/1999/xhtml"/><path class="flow" | 12 | the element p is not allowed
            <path class="flow"                  | <path onload="go()" class="flow"                 | 12 | the attribute onload is not allowed on path
            <path class="flow"                  | <path style="fill:red" class="flow"              | 12 | the attribute style is not allowed on path
            <path class="flow"                  | <path fill="red" class="flow"                    | 12 | the attribute fill is not allowed on path
            <path class="flow"                  | <path class="flow rainbow"                       | 12 | the class rainbow is not part of the grammar
            <path class="flow"                  | <path class="m-other-1"                          | 12 | the class m-other-1 is not part of the grammar
            <path class="flow"                  | <path class="m-x-1"                              | 1  | what moves has the class moves
            class="plate-figure"                | class="plate-figure moves"                       | 1  | nothing has a class of what moves
            url(#x-arrow)                       | url(#x-other)                                    | 12 | no marker url(#x-other)
            url(#x-arrow)                       | url(https://example.org/#x)                      | 12 | marker-end of path must not be "url(https://example.org/#x)"
            d="M100 53H140"                     | d="M100 53 url(x)"                               | 12 | d of path must not be "M100 53 url(x)"
            <path class="flow"                  | <!-- aside --><path class="flow"                 | 12 | a comment
            branch</text>                       | <![CDATA[branch]]></text>                        | 10 | a CDATA section
            <path class="flow"                  | <?go now?><path class="flow"                     | 12 | a processing instruction: go
            <path class="flow"                  | words<path class="flow"                          | 12 | text does not belong into g: words
            id="x-arrow"                        | id="arrow"                                       | 7  | the id arrow does not begin with x- and a letter
            id="x-arrow"                        | id="x-plate"                                     | 9  | the id x-plate is given twice
            <g id="x-plate">                    | <g id="x-drawing">                               | 9  | the g that holds everything has the id x-plate
            viewBox="0 0 320 240"               | viewBox="0 0 400 240"                            | 1  | viewBox begins at 0 0, is 320 wide and 180 to 470 high
            viewBox="0 0 320 240"               | viewBox="0 0 320 900"                            | 1  | viewBox begins at 0 0, is 320 wide and 180 to 470 high
            data-thumb="-8 20 336 210"          | data-thumb="0 20 320 240"                        | 1  | data-thumb is not 8 to 5
            data-thumb="-8 20 336 210"          | class2=""                                        | 1  | svg has no data-thumb
            role="img"                          | role="button"                                    | 1  | role of svg must not be "button"
            aria-labelledby="x-title x-desc"    | aria-labelledby="x-title x-arrow"                | 1  | aria-labelledby names x-title and x-desc
            <text class="middle" x="60" y="58" lang="en">branch</text> | ~~                        | 10 | is not followed by the same in English: 枝
            <text class="middle" x="60" y="58" lang="ja">枝</text>     | ~~                        | 10 | does not follow the same in Japanese: branch
            lang="en">branch                    | lang="en">枝                                     | 10 | Japanese outside lang="ja": 枝
            2 &lt; 3                            | 2本                                              | 11 | Japanese outside lang="ja": 2本
            lang="en">branch                    | lang="fr">branche                                | 10 | lang of text must not be "fr"
            <rect class="data v3"               | <text x="1" y="1">a</text><rect class="data v3"  | 10 | a box holds a shape and then words
            A tree                              | ~ ~                                              | 3  | title says nothing
            """)
    void whatBreaksARuleIsRefusedWithItsLine(String sound, String broken, int line, String reason) {
        assertThat(SOUND).contains(sound);

        assertThat(FigureRules.problems("x", SOUND.replace(sound, broken == null ? "" : broken)))
                .contains(new FigureRules.Problem(line, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <!DOCTYPE svg [<!ENTITY x "y">]> | DOCTYPE
            <!DOCTYPE svg SYSTEM "file:///etc/passwd"> | DOCTYPE
            <svg | not readable as XML
            """)
    void whatIsNoPlainXmlIsRefused(String before, String reason) {
        assertThat(FigureRules.problems("x", before + SOUND)).singleElement().satisfies(problem -> {
            assertThat(problem.reason()).contains("not readable as XML").contains(reason);
            assertThat(problem.line()).isEqualTo(1);
        });
    }

    @Test
    void whatIsTooLargeIsNotEvenRead() {
        String large = SOUND.replace("<path class=\"flow\"", "<path class=\"flow\"" + " ".repeat(40_000));

        assertThat(FigureRules.problems("x", large))
                .singleElement()
                .satisfies(problem -> assertThat(problem.reason()).endsWith("more than 40000"));
    }

    @Test
    void aPageShowsTheWordsOfItsLanguageAndNoOther() {
        Plate plate = plate("x", SOUND);

        Element japanese = svg(plate.inline(Locale.JAPANESE));
        Element english = svg(plate.inline(Locale.ENGLISH));

        assertThat(japanese.select("text").eachText()).containsExactly("枝", "2 < 3");
        assertThat(english.select("text").eachText()).containsExactly("branch", "2 < 3");
        assertThat(english.select("title, desc").eachText()).containsExactly("A tree", "It has two branches & more.");
        assertThat(english.select("[lang], [data-thumb]")).isEmpty();
        assertThat(english.attr("aria-labelledby")).isEqualTo("x-title x-desc");
        assertThat(plate.title().ja()).isEqualTo("木");
        assertThat(plate.description().en()).isEqualTo("It has two branches & more.");
        assertThat(plate.moves()).isFalse();
    }

    @Test
    void aCardShowsTheDrawingWithoutWordsInTheColoursOfThePage() {
        Plate plate = plate("x", SOUND);

        Element card = svg(plate.card());

        assertThat(plate.thumb()).isEqualTo("-8 20 336 210");
        assertThat(card.getElementById(plate.drawing()).select("rect, path")).hasSize(2);
        assertThat(card.select("text, title, desc, style, [class]")).isEmpty();
        // the group that held nothing but words is gone
        assertThat(card.select("g")).hasSize(2);
        assertThat(card.selectFirst("rect").attr("fill"))
                .isEqualTo("color-mix(in oklab, var(--hued) 65%, var(--raised))");
        assertThat(card.selectFirst("rect").attr("stroke")).isEqualTo("var(--ink)");
        assertThat(card.selectFirst("marker path").attr("fill")).isEqualTo("context-stroke");
        assertThat(card.selectFirst("g > path").attr("marker-end")).isEqualTo("url(#x-arrow)");
    }

    @Test
    void aCardsAddressChangesWithWhatItShowsAndNotWithWords() {
        String hash = plate("x", SOUND).hash();

        assertThat(plate("x", SOUND.replace("branch", "twig")).hash()).isEqualTo(hash);
        assertThat(plate("x", SOUND.replace("H140", "H150")).hash()).isNotEqualTo(hash);
    }

    @ParameterizedTest
    @MethodSource("names")
    void whatIsMadeOfAFigureIsSoundAndBringsItsColoursAlong(String name) throws Exception {
        Plate plate = plate(name, file(name));

        for (Language language : Language.values()) {
            String alone = plate.alone(language);
            assertThat(document(alone).getElementsByTagName("style").getLength())
                    .isEqualTo(1);
            Set<String> tokens = found("var\\((--[a-z]+)", alone);
            assertThat(found("(--[a-z]+):", alone)).containsAll(tokens);
        }
        document(plate.card());
        assertThat(plate.card()).doesNotContain("visibility").contains("id=\"" + name + "-plate\"");
        assertThat(plate.card().getBytes(StandardCharsets.UTF_8).length).isLessThan(60_000);
    }

    @Test
    void everyClassOfTheGrammarIsDrawnAndDocumented() throws IOException {
        String sheet = Files.readString(Path.of("src/main/resources/static/figures.css"));
        Set<String> drawn = found("[.]plate-figure [.]([a-z0-9-]+)", sheet);
        Set<String> documented = found("`([a-z0-9-]+)`", Files.readString(Path.of("docs/figures.md")));

        Set<String> grammar = new HashSet<>(FigureGrammar.CLASSES);
        assertThat(documented).containsAll(grammar);
        // a box says only what belongs together
        grammar.remove("box");
        assertThat(drawn).isEqualTo(grammar);
    }

    private static Plate plate(String name, String svg) {
        return new Plate(new Figure(name, name, 1, svg), "image", STYLE);
    }

    private static Element svg(String text) {
        return Jsoup.parse(text).selectFirst("svg");
    }

    private static org.w3c.dom.Document document(String xml) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static String file(String name) {
        try {
            return Files.readString(FOLDER.resolve(name + ".svg"));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
