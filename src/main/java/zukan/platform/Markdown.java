package zukan.platform;

import java.util.regex.Pattern;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.springframework.stereotype.Component;

/**
 * Markdown (CommonMark) to HTML that is safe to show: raw HTML is escaped, and what the renderer makes is sanitised, since
 * its own check of addresses lets {@code data:} through.
 */
@Component("markdown")
public class Markdown {

    private static final Pattern WEB = Pattern.compile("(?i)https?://.*");

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();
    private final PolicyFactory policy = new HtmlPolicyBuilder()
            .allowElements("p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "a")
            .allowAttributes("href")
            .matching(WEB)
            .onElements("a")
            .allowUrlProtocols("http", "https")
            .requireRelsOnLinks("noopener", "nofollow", "ugc")
            .toFactory();

    public String html(String markdown) {
        return policy.sanitize(renderer.render(parser.parse(markdown)));
    }
}
