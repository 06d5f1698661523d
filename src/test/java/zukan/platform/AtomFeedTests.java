package zukan.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import java.io.StringReader;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class AtomFeedTests {

    private static final Instant NOON = Instant.parse("2016-12-17T12:00:00Z");

    @Test
    void anotherReaderUnderstandsIt() throws FeedException {
        SyndFeed read = read("題名 <&>", "<p>a &amp; b</p>");

        assertThat(read.getFeedType()).isEqualTo("atom_1.0");
        assertThat(read.getUri()).isEqualTo("tag:zukan.example,2026:x");
        assertThat(read.getTitle()).isEqualTo("題名 <&>");
        assertThat(read.getEntries()).singleElement().satisfies(entry -> {
            assertThat(entry.getUri()).isEqualTo("tag:zukan.example,2026:x/1");
            assertThat(entry.getLink()).isEqualTo("https://zukan.example/x?a=1&b=2");
            assertThat(entry.getUpdatedDate().toInstant()).isEqualTo(NOON);
            assertThat(entry.getContents().get(0).getValue()).isEqualTo("<p>a &amp; b</p>");
        });
    }

    @Test
    void whatXmlCannotHoldIsLeftOut() throws FeedException {
        SyndFeed read = read("a\u0000b\u0008c\u001bd\ufffee\ud800f 𝄞", "x\u000by]]>z");

        assertThat(read.getTitle()).isEqualTo("abcdef 𝄞");
        assertThat(read.getEntries().get(0).getContents().get(0).getValue()).isEqualTo("xy]]>z");
    }

    private static SyndFeed read(String title, String html) throws FeedException {
        String id = AtomFeed.tag(URI.create("https://zukan.example:8443/"), "x");
        String page = "https://zukan.example/x?a=1&b=2";
        AtomFeed feed = new AtomFeed(
                id,
                Language.JA,
                title,
                NOON,
                page + ".atom",
                page,
                List.of(new AtomFeed.Entry(id + "/1", title, NOON, page, html)));
        return new SyndFeedInput().build(new StringReader(feed.xml()));
    }
}
