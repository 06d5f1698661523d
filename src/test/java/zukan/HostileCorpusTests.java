package zukan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import zukan.catalog.PastedWork;
import zukan.desk.DeskTest;
import zukan.suggestions.Suggestion;
import zukan.suggestions.Suggestion.DeclineReason;

/** What people send to do harm, everywhere that takes text: refused with a 4xx, or shown without doing any. */
@ExtendWith(OutputCaptureExtension.class)
class HostileCorpusTests extends DeskTest {

    /** Scripts, markup and templates; then what databases, headers, spreadsheets, BibTeX, logs and eyes fall for. */
    static final List<String> TEXTS = List.of(
            "<script>alert(1)</script>",
            "</script><script src=//evil.example/x></script>",
            "<img src=x onerror=alert(1)>",
            "<svg/onload=alert(1)>",
            "<svg><animate href=#a attributeName=href values=javascript:alert(1) /><a id=a><text>x</text></a></svg>",
            "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=alert(1)&gt;\">",
            "\" autofocus onfocus=alert(1) x=\"",
            "' onmouseover='alert(1)",
            "<iframe srcdoc=\"<script>parent.alert(1)</script>\"></iframe>",
            "<form action=https://evil.example><button>Publish</button></form>",
            "<base href=https://evil.example/><meta http-equiv=refresh content=\"0;url=https://evil.example\">",
            "<style>*{background:url(https://evil.example)}</style>",
            "<div hx-get=/desk/ hx-trigger=load data-hx-post=/sign-out></div>",
            "</textarea><script>alert(1)</script>",
            "<!--><script>alert(1)</script>-->",
            "[a](javascript:alert(1))",
            "[a](JaVaScRiPt&colon;alert&lpar;1&rpar;)",
            "[a](java\tscript:alert(1))",
            "[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)",
            "[a](vbscript:msgbox(1)) <javascript:alert(1)>",
            "![a](https://evil.example/pixel.png)",
            "[a](https://user:password@evil.example/)",
            "[a](//evil.example/x \"onclick=alert(1)\")",
            "<a href=\"https://evil.example\" onclick=\"alert(1)\" style=\"position:fixed;inset:0\">x</a>",
            "__${T(java.lang.Runtime).getRuntime().exec('id')}__::.x",
            "${7*7} #{7*7} *{7*7} [[${7*7}]] [(${7*7})] {{7*7}} @{/desk}",
            "{\"@type\":\"x\"}</script><script>alert(1)//\u2028\u2029",
            "'; drop table paper; --",
            "' or '1'='1",
            "1); delete from suggestion; --",
            "%' union select password from curator --",
            "\\'; select pg_sleep(10); --",
            "a & b | !c <-> (d:*",
            "x\r\nSet-Cookie: session=evil",
            "x\r\n\r\nHTTP/1.1 200 OK\r\nX-Injected: yes",
            "x%0d%0aX-Injected:%20yes",
            "x\u560d\u560aX-Injected: yes",
            "=cmd|' /C calc'!A0",
            "+1+cmd",
            "-2+3+cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C calc'!A0",
            "\tx\t=1+1",
            "} @article{evil, title={x}",
            "\\input{/etc/passwd} \\write18{id} $\\catcode`\\%=0$",
            "ER  - \nTY  - JOUR",
            "ok\n2026-11-25T00:00:00.000Z  INFO 1 --- [zukan] FORGED : the curator signed in",
            "\u001b[2J\u001b[31mFORGED\u001b[0m",
            "Attention\u202e gnp.exe",
            "pay\u2066pal\u2069 \u200bhid\u200bden\ufeff \u00ad",
            "nul\u0000byte",
            "\ud800lone",
            "]]><x/>&entity; <!DOCTYPE x [<!ENTITY y SYSTEM 'file:///etc/passwd'>]>",
            "\u0001\u0008\u000b\u000c\u001f\u007f\u0085\ufffe\uffff",
            "../../../../etc/passwd",
            "..%2f..%2fetc%2fpasswd",
            "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324\u031e\u0349\u035a\u032f\u031e\u0320\u034d A\u036b\u0357\u0334\u0362\u0335\u031c\u0330\u0354 L\u0368\u0367\u0369\u0358\u0320 G\u0311\u0357\u030e\u0305\u035b\u0301\u0334\u033b\u0348\u034d\u0354\u0339",
            "\uff1cscript\uff1ealert(1)\uff1c/script\uff1e",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66".repeat(50),
            ">".repeat(3000),
            "[".repeat(1500) + "]".repeat(1500),
            "*_".repeat(1500),
            "`".repeat(3000),
            "a".repeat(100_000));

    /** Addresses that are no addresses of the web, or not of the public one, or hide where they lead. */
    static final List<String> ADDRESSES = List.of(
            "javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>alert(1)</script>",
            "file:///etc/passwd",
            "ftp://example.org/x",
            "//evil.example/x",
            "https://user:password@example.org/",
            "https://example.org@evil.example/",
            "http://127.0.0.1/",
            "http://localhost:8080/desk/",
            "http://[::1]/",
            "http://169.254.169.254/latest/meta-data/",
            "http://10.0.0.1/",
            "http://192.168.1.1/",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::ffff:127.0.0.1]/",
            "https://example.org/\" onclick=\"alert(1)",
            "https://example.org/<script>",
            "https://example.org/\r\nX-Injected: yes",
            "https:// example.org/",
            "https://",
            "https://example.org/" + "a".repeat(2000));

    /** They look like arXiv identifiers. */
    static final List<String> IDENTIFIERS = List.of(
            "1613.00001",
            "1600.00001",
            "1609.0349",
            "1609.034999",
            "1609.03499v",
            "1609.03499v0",
            "arXiv:1609.03499; drop table paper",
            "1609.03499<script>",
            "hep-th/99010011",
            "HEP-TH/990100",
            "1412.12345",
            "１６０９．０３４９９９",
            "1609\u202e.03499x",
            "1609.03499\u0000evil");

    /** Bodies that are no JSON of ours, and what they are answered with. */
    static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("malformed UTF-8", bytes(0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d), 400),
                Arguments.of(
                        "overlong UTF-8, which is read as a slash",
                        bytes(0x7b, 0x22, 0x74, 0x69, 0x74, 0x6c, 0x65, 0x22, 0x3a, 0x22, 0xc0, 0xaf, 0x22, 0x7d),
                        201),
                Arguments.of("nothing", new byte[0], 400),
                Arguments.of("null", ascii("null"), 422),
                Arguments.of("an array", ascii("[]"), 422),
                Arguments.of("half", ascii("{\"title\": \"x\""), 400),
                Arguments.of("too deep", ascii("[".repeat(30_000)), 400),
                Arguments.of("a number of many digits", ascii("{\"title\": 1" + "0".repeat(30_000) + "}"), 400),
                Arguments.of("another type", ascii("{\"title\": {\"$gt\": \"\"}}"), 422),
                Arguments.of("oversized", ascii("{\"title\": \"" + "x".repeat(70_000) + "\"}"), 413));
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void textDoesNoHarmWhereverItIsSent(String text, CapturedOutput log) {
        for (String address : List.of(
                "/en/suggest?work=",
                "/ja/papers?domain=",
                "/en/papers?q=",
                "/en/suggestions?q=",
                "/en/suggestions?code=",
                "/en/report?paper=",
                "/en/report?paper=wavenet&target=",
                "/en/papers/",
                "/en/domains/",
                "/en/suggestions/",
                "/api/papers?domain=",
                "/api/papers/",
                "/api/suggestions?q=",
                "/sign-in?continue=",
                "/set-up/",
                "/",
                "/en/")) {
            // lone surrogates do not survive the way
            String path = address
                    + URLEncoder.encode(text.substring(0, Math.min(1500, text.length())), StandardCharsets.UTF_8);
            assertHarmless(new Browsing(port).get(path), text);
        }
        assertNoForgedLine(log);
    }

    @ParameterizedTest
    @FieldSource("TEXTS")
    void textDoesNoHarmOnItsWayThroughTheDesk(String text, CapturedOutput log) {
        Browsing reader = Browsing.withCookies(port);
        HttpResponse<String> answer = HtmlForm.on(reader, "/en/suggest?work=" + UUID.randomUUID(), "form.proposal")
                .with("title", "T" + UUID.randomUUID() + text)
                .with("authors", text)
                .with("reason", text)
                .with("framework", text)
                .with("code", "https://example.org/" + UUID.randomUUID())
                .with("creditName", text)
                .send();
        assertHarmless(answer, text);
        HttpResponse<String> byProgram = new Posting(port).suggest(json(text).toString());
        assertHarmless(byProgram, text);
        if (byProgram.statusCode() == 201) {
            JsonNode receipt = json.readTree(byProgram.body());
            Suggestion suggestion = suggestions.get(receipt.get("code").asString());
            HtmlForm.on(reader, "/en/suggestions/" + suggestion.code(), "form[action$=notes]")
                    .with("text", text)
                    .send();
            Browsing curator = curator();
            assertHarmless(curator.get("/desk/"), text);
            assertHarmless(curator.get("/desk/suggestions/" + suggestion.number()), text);
            assertHarmless(curator.get("/desk/papers/new?suggestion=" + suggestion.number()), text);
            decisions.decline(
                    suggestion.number(),
                    suggestions.get(suggestion.number()).version(),
                    DeclineReason.OTHER,
                    text.length() > 1000 ? "." : text + ".",
                    "Ken");
            for (String path : List.of(
                    "/ja/suggestions/" + suggestion.code(),
                    "/en/suggestions/" + suggestion.code() + "/feed.atom",
                    "/en/suggestions",
                    "/api/suggestions",
                    "/api/suggestions/" + suggestion.code())) {
                HttpResponse<String> page = reader.get(path);
                assertThat(page.statusCode()).as(path).isEqualTo(200);
                assertHarmless(page, text);
            }
            jdbc.sql("delete from suggestion where id = ?")
                    .param(suggestion.number())
                    .update();
        }
        assertNoForgedLine(log);
    }

    @ParameterizedTest
    @FieldSource("ADDRESSES")
    void whatIsNoPublicAddressIsRefusedByFormAndProgram(String address) {
        HttpResponse<String> byForm = HtmlForm.on(
                        Browsing.withCookies(port), "/en/suggest?work=" + UUID.randomUUID(), "form.proposal")
                .with("url", address)
                .with("framework", "Torch")
                .with("code", address)
                .send();
        HttpResponse<String> byProgram = new Posting(port)
                .suggest(json.createObjectNode()
                        .put("title", UUID.randomUUID().toString())
                        .put("url", address)
                        .toString());

        assertThat(byForm.statusCode()).isEqualTo(422);
        assertHarmless(byForm, address);
        Document page = Jsoup.parse(byForm.body());
        assertThat(page.select("#url[aria-invalid=true], #implementations-0-url[aria-invalid=true]"))
                .hasSize(2);
        assertThat(byProgram.statusCode()).isEqualTo(422);
        assertThat(byProgram.body()).contains("\"url\"");
    }

    @ParameterizedTest
    @FieldSource("IDENTIFIERS")
    void whatOnlyLooksLikeAnIdentifierIsNoneOfAnotherPaper(String identifier) {
        HttpResponse<String> answer = new Posting(port)
                .suggest(json.createObjectNode().put("arxivId", identifier).toString());

        assertThat(PastedWork.of(identifier).arxivId()).as("no other paper's").isNull();
        assertThat(answer.statusCode()).isEqualTo(422);
        assertHarmless(
                new Browsing(port).get("/en/suggest?work=" + URLEncoder.encode(identifier, StandardCharsets.UTF_8)),
                identifier);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bodies")
    void whatIsNoJsonOfOursIsRefused(String what, byte[] body, int status) {
        HttpResponse<String> answer = new Posting(port)
                .send(
                        body,
                        "Content-Type",
                        "application/json",
                        "Idempotency-Key",
                        UUID.randomUUID().toString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains(status < 400 ? "application/json" : "application/problem+json");
    }

    private ObjectNode json(String text) {
        ObjectNode suggestion = json.createObjectNode();
        suggestion
                .put("title", "T" + UUID.randomUUID() + text)
                .put("reason", text)
                .put("creditName", text)
                .putArray("authors")
                .add(text);
        suggestion
                .putArray("implementations")
                .addObject()
                .put("framework", text)
                .put("url", "https://example.org/" + UUID.randomUUID());
        return suggestion;
    }

    private static void assertHarmless(HttpResponse<String> answer, String text) {
        String what = answer.request().uri() + ": " + text;
        assertThat(answer.statusCode()).as(what).isBetween(200, 499);
        Map<String, List<String>> headers = answer.headers().map();
        assertThat(headers).as(what).doesNotContainKeys("X-Injected", "x-injected");
        assertThat(headers.getOrDefault("set-cookie", List.of())).as(what).noneMatch(cookie -> cookie.contains("evil"));
        answer.headers()
                .firstValue("Location")
                .ifPresent(location -> assertThat(location).as(what).matches("(/|http://localhost:8080/)(?!/).*|/"));
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (type.startsWith("text/html")) {
            assertHarmless(Jsoup.parse(answer.body()), what);
        } else if (type.contains("atom")) {
            assertWellFormed(answer.body(), what);
        }
        assertThat(answer.body()).as(what).doesNotContainPattern("[\\x00\\u202a-\\u202e\\u2066-\\u2069]");
        if (type.contains("problem+json")) {
            assertThat(answer.body()).as(what).doesNotContain("%25E2");
        }
        assertThat(answer.body()).as(what).doesNotContain("Exception", "\tat ", "ERROR: ");
    }

    private static void assertHarmless(Document page, String what) {
        for (Element element : page.getAllElements()) {
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(what).doesNotStartWith("on").isNotIn("srcdoc", "style", "hx-trigger");
                if (List.of("href", "src", "action", "formaction").contains(attribute.getKey())) {
                    assertThat(attribute.getValue()).as(what).matches("(?s)(https?://|/(?!/)|#|\\?).*|");
                }
            }
        }
        assertThat(page.select("script[src]").eachAttr("src"))
                .as(what)
                .allMatch(source -> source.startsWith("/static/"));
        assertThat(page.select("iframe, object, embed, base, math, meta[http-equiv=refresh]"))
                .as(what)
                .isEmpty();
        assertThat(page.select("script:not([src])"))
                .as(what)
                .allMatch(script ->
                        List.of("application/ld+json", "application/json").contains(script.attr("type")));
        assertThat(page.select("img").eachAttr("src")).as(what).allMatch(source -> source.startsWith("/"));
        assertThat(page.text()).as(what).doesNotContain("49 49");
    }

    private static void assertWellFormed(String xml, String what) {
        try {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (ParserConfigurationException | SAXException | IOException malformed) {
            throw new AssertionError(what, malformed);
        }
    }

    private static void assertNoForgedLine(CapturedOutput log) {
        assertThat(log.getAll())
                .doesNotContainPattern(Pattern.compile("(?m)^[^\\n]{0,60}FORGED : "))
                .doesNotContain("\u001b[2J");
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int n = 0; n < values.length; n++) {
            bytes[n] = (byte) values[n];
        }
        return bytes;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
