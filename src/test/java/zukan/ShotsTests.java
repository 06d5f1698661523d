package zukan;

import com.microsoft.playwright.*;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import zukan.platform.Language;
import zukan.suggestions.*;
import zukan.suggestions.Proposal.*;

@ZukanTest
@ExtendWith(Chromium.class)
class ShotsTests {
    @LocalServerPort
    int port;

    @Autowired
    Suggestions suggestions;

    @Autowired
    tools.jackson.databind.json.JsonMapper json;

    @Autowired
    zukan.catalog.PaperEditing editing;

    @Autowired
    zukan.catalog.PaperCatalog catalog;

    Suggestion send(String title, String arxiv, String reason, String name) {
        return suggestions.send(
                new Proposal(
                        Kind.PAPER,
                        null,
                        title,
                        null,
                        arxiv,
                        null,
                        List.of("Ian Goodfellow", "Yoshua Bengio"),
                        "image",
                        "2016-06",
                        reason,
                        List.of(new Code(
                                "PyTorch",
                                "https://github.com/example/very-long-repository-name-for-testing-wrapping-on-phones")),
                        Language.JA,
                        name),
                UUID.randomUUID().toString(),
                false);
    }

    @Test
    void shots(Browser browser) {
        Suggestion waiting = send(
                "Improved Techniques for Training GANs",
                "1606.03498",
                "GAN の学習を**安定**させる工夫を集めた論文です。\n\n- feature matching\n- minibatch discrimination",
                "やまだ");
        suggestions.note(waiting, "公式の実装は `openai/improved-gan` にあります。");
        Suggestion declined = send("Layer Normalization", "1607.06450", "RNN に効く正規化です。", null);
        suggestions.decline(
                declined.number(),
                0,
                Suggestion.DeclineReason.OUT_OF_SCOPE,
                "よい論文ですが、この図鑑は**記事の範囲**に絞っています。",
                "curator");
        Suggestion accepted =
                send("InfoGAN: Interpretable Representation Learning", "1606.03657", "解釈できる表現", "Taro & Hanako");
        suggestions.accept(accepted.number(), 0, "wavenet", "ありがとうございます。載せました。", "curator");
        Suggestion report = suggestions.send(
                new Proposal(
                        Kind.DEAD_LINK,
                        new Subject(
                                "wavenet", Subject.Part.IMPLEMENTATION, "https://github.com/ibab/tensorflow-wavenet"),
                        null,
                        "https://github.com/new/place",
                        null,
                        null,
                        null,
                        null,
                        null,
                        "移転しています。",
                        null,
                        Language.JA,
                        null),
                UUID.randomUUID().toString(),
                false);
        suggestions.merge(report.number(), 0, "wavenet", null, "curator");
        tools.jackson.databind.node.ObjectNode paper = json.valueToTree(catalog.get("wavenet"));
        paper.put("slug", "from-a-reader");
        paper.putNull("number");
        paper.put("arxivId", "1606.99998");
        paper.putNull("doi");
        paper.put("origin", "reader");
        paper.put("credit", "山田 花子");
        paper.putObject("curatorStar")
                .put("on", "2026-08-01")
                .putObject("reason")
                .put("ja", "いまも使われています。")
                .put("en", "It is still in use.");
        editing.publish(
                json.treeToValue(paper, zukan.catalog.PaperContent.class),
                new zukan.catalog.Change("curator", "test", null));
        String[] pages = {
            "marked",
            "/papers/from-a-reader",
            "marked-card",
            "/papers?origin=reader",
            "coverage",
            "/survey/coverage",
            "home",
            "/",
            "suggest",
            "/suggest",
            "suggest-new",
            "/suggest?work=https%3A%2F%2Farxiv.org%2Fabs%2F1611.01578v9x",
            "suggest-known",
            "/suggest?work=1609.03499",
            "suggest-fresh",
            "/suggest?work=1602.07261",
            "suggest-similar",
            "/suggest?work=Densely+conected+convolution+networks",
            "suggest-same",
            "/suggest?work=wavenet",
            "suggest-waiting",
            "/suggest?work=1606.03498",
            "suggest-declined",
            "/suggest?work=1607.06450",
            "report",
            "/report?paper=wavenet&part=implementation&target=https%3A%2F%2Fgithub.com%2Fibab%2Ftensorflow-wavenet",
            "report-q",
            "/report?paper=pixelrnn&part=question&target=Q07&kind=answer",
            "report-code",
            "/report?paper=wavenet&kind=missing-code",
            "receipt",
            "/suggestions/" + waiting.code(),
            "receipt-declined",
            "/suggestions/" + declined.code(),
            "receipt-accepted",
            "/suggestions/" + accepted.code(),
            "log",
            "/suggestions",
            "wanted",
            "/wanted",
            "paper",
            "/papers/wavenet",
            "lost",
            "/suggestions/ZK-AAAA",
            "empty",
            "/papers?domain=audio&framework=caffe&q=InfoGAN"
        };
        String only = System.getProperty("shots", "");
        for (int width : new int[] {360, 1280})
            for (String lang : new String[] {"ja", "en"})
                for (ColorScheme theme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                    if ((theme == ColorScheme.DARK)
                            != (width == 1280 && lang.equals("ja") || width == 360 && lang.equals("en"))) continue;
                    try (Visit visit = new Visit(browser, port, width, wishes -> wishes.setColorScheme(theme))) {
                        for (int i = 0; i < pages.length; i += 2) {
                            visit.open("/" + lang + pages[i + 1]);
                            try {
                                java.nio.file.Files.writeString(
                                        Path.of("/tmp/z/shots", pages[i] + "-" + lang + ".html"),
                                        new Browsing(port)
                                                .get("/" + lang + pages[i + 1])
                                                .body());
                            } catch (java.io.IOException e) {
                                throw new AssertionError(e);
                            }
                            visit.page()
                                    .screenshot(new Page.ScreenshotOptions()
                                            .setFullPage(true)
                                            .setPath(Path.of(
                                                    "/tmp/z/shots", pages[i] + "-" + lang + "-" + width + ".png")));
                        }
                        visit.open("/" + lang + "/suggest?work=1602.07261");
                        visit.page().screenshot();
                        visit.find("#url").fill("javascript:alert(1)");
                        visit.find("#month").fill("May");
                        visit.find("#reason").fill("**bold** <script>");
                        visit.find("#implementations-0-url").fill("x");
                        visit.find(".field-actions .action").click();
                        visit.page()
                                .screenshot(new Page.ScreenshotOptions()
                                        .setFullPage(true)
                                        .setPath(Path.of("/tmp/z/shots", "errors-" + lang + "-" + width + ".png")));
                        try {
                            HtmlForm f =
                                    HtmlForm.on(new Browsing(port), "/" + lang + "/suggest?work=x", "form.proposal");
                            java.nio.file.Files.writeString(
                                    Path.of("/tmp/z/shots", "errors-" + lang + ".html"),
                                    f.with("url", "x")
                                            .with("month", "x")
                                            .with("code", "x", "y")
                                            .with("framework", "a".repeat(50), "b")
                                            .with("authors", "a".repeat(200))
                                            .with("reason", "a".repeat(5000))
                                            .send()
                                            .body());
                        } catch (java.io.IOException e) {
                            throw new AssertionError(e);
                        }
                        visit.find("[value=preview]").click();
                        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(
                                        visit.find("#preview strong"))
                                .isVisible();
                        visit.page()
                                .screenshot(new Page.ScreenshotOptions()
                                        .setFullPage(true)
                                        .setPath(Path.of("/tmp/z/shots", "preview-" + lang + "-" + width + ".png")));
                        System.out.println(visit.complaints());
                    }
                }
    }
}
