package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import zukan.catalog.PastedWork;
import zukan.platform.Markdown;
import zukan.platform.PlainText;
import zukan.suggestions.ReceiptCode;

/**
 * What reads people's text, given anything at all. Every build replays the inputs beside this class's resources; with
 * {@code JAZZER_FUZZ=1 mvn test -Dtest='HostileTextFuzzTests#…'} new ones are looked for.
 */
class HostileTextFuzzTests {

    private static final Set<String> ALLOWED =
            Set.of("p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a");

    @FuzzTest(maxDuration = "60s")
    void pastedWork(FuzzedDataProvider data) {
        PastedWork work = PastedWork.of(data.consumeRemainingAsString());

        if (work.arxivId() != null) {
            assertThat(work.arxivId()).matches("\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7}");
        }
        if (work.doi() != null) {
            assertThat(work.doi()).matches("10\\.\\d{4,9}/\\S+");
        }
        if (work.url() != null) {
            assertThat(work.url()).matches("https?://\\S+");
        }
        if (work.link() != null) {
            assertThat(PastedWork.of(work.link())).isEqualTo(work);
        }
    }

    @FuzzTest(maxDuration = "60s")
    void markdown(FuzzedDataProvider data) {
        String html = new Markdown().html(data.consumeRemainingAsString());

        for (Element element :
                Jsoup.parseBodyFragment(html).body().getAllElements().not("body")) {
            assertThat(element.tagName()).isIn(ALLOWED);
            element.attributes()
                    .forEach(attribute -> assertThat(attribute.getKey()).isIn("href", "rel"));
            if (element.hasAttr("href")) {
                assertThat(element.attr("href").toLowerCase()).matches("(?s)https?:.*");
            }
        }
    }

    @FuzzTest(maxDuration = "60s")
    void plainText(FuzzedDataProvider data) {
        String text = PlainText.of(data.consumeRemainingAsString());

        if (text != null) {
            assertThat(PlainText.of(text)).isEqualTo(text);
            assertThat(text.codePoints())
                    .noneMatch(c -> (Character.isISOControl(c) && c != '\n' && c != '\t')
                            || (c >= 0x202a && c <= 0x202e)
                            || (c >= 0x2066 && c <= 0x2069));
        }
    }

    @FuzzTest(maxDuration = "60s")
    void receiptCode(FuzzedDataProvider data) {
        String typed = data.consumeRemainingAsString();

        ReceiptCode.of(typed)
                .ifPresent(code -> assertThat(ReceiptCode.of(code.toString())).contains(code));
    }
}
