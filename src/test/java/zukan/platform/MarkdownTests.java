package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownTests {

    private final Markdown markdown = new Markdown();

    @Test
    void emphasisAndCodeAreKept() {
        assertThat(markdown.html("**残差** と `H(x)`"))
                .isEqualToIgnoringWhitespace("<p><strong>残差</strong> と <code>H(x)</code></p>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "<img src=x onerror=alert(1)>",
                "[x](javascript:alert(1))",
                "[x](data:text/html;base64,PHNjcmlwdD4=)",
                "![x](https://example.org/pixel.png)",
                "<a href=\"https://example.org\" onclick=\"alert(1)\">x</a>",
                "<div hx-get=\"/desk\">x</div>",
                "<style>body{display:none}</style>"
            })
    void nothingThatCouldRunOrLoadIsLeft(String hostile) {
        var elements = Jsoup.parseBodyFragment(markdown.html(hostile)).body();

        assertThat(elements.select("script, img, style, iframe, div")).isEmpty();
        elements.select("*")
                .forEach(element -> element.attributes()
                        .forEach(attribute -> assertThat(attribute.getKey()).isIn("href", "rel")));
        assertThat(elements.select("a[href]").eachAttr("href")).allMatch(link -> link.startsWith("https://"));
    }
}
