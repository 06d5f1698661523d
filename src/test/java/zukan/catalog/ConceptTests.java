package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import zukan.Browsing;
import zukan.ZukanTest;
import zukan.platform.CatalogVersion;
import zukan.platform.Language;

/** The pages that say what a term means, and the ways to them. */
@ZukanTest
class ConceptTests {

    @LocalServerPort
    int port;

    @Autowired
    CatalogVersion versions;

    @Autowired
    ConceptCatalog concepts;

    @Autowired
    VocabularyStore vocabularies;

    @Autowired
    JdbcClient jdbc;

    private Document page(String path) {
        HttpResponse<String> answer = new Browsing(port).get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    @Test
    void aTermIsExplainedWithItsNamesAndItsPapersInTheSurveysOrder() {
        Document page = page("/ja/concepts/dilated-convolution");

        assertThat(page.selectFirst("h1").text()).isEqualTo("膨張畳み込み");
        assertThat(page.select(".concept-names").text()).contains("ぼうちょうたたみこみ", "Dilated convolution");
        assertThat(page.select(".concept-meaning").text()).contains("とびとびに見る畳み込みです。");
        assertThat(page.select(".concept .card-title").eachText()).containsExactly("WaveNet", "ByteNet");
        assertThat(page.select(".concept .list-head a").attr("href"))
                .isEqualTo("/ja/papers?method=dilated-convolution");
        assertThat(page.select(".concept .choices a").eachAttr("href"))
                .hasSizeBetween(3, 10)
                .contains("/ja/concepts/causal-convolution")
                .doesNotContain("/ja/concepts/dilated-convolution");
    }

    @Test
    void whatMostOfTheSamePapersHaveIsRelatedFirst() {
        Vocabulary vocabulary = vocabularies.read();
        List<ConceptDetails.Related> related =
                concepts.details("cifar-100", vocabulary).get(0).related();

        assertThat(related.stream().map(ConceptDetails.Related::shared))
                .isSortedAccordingTo((a, b) -> Long.compare(b, a));
        assertThat(related.get(0).concept().slug()).isIn("cifar-10", "image-classification");
    }

    @Test
    void aTaskAndAMethodOfOneSlugShareThePage() {
        jdbc.sql("""
                        insert into concept (kind, slug, name_ja, name_en, meaning_ja, meaning_en)
                        values ('TASK', 'lstm', '課題', 'Task of that name', '課題です。', 'It is a task, too.')""").update();
        try {
            versions.refresh();
            Document page = page("/en/concepts/lstm");

            assertThat(page.select("h1")).hasSize(1);
            assertThat(page.select(".concept-kind").eachText()).containsExactlyInAnyOrder("Task", "Method");
            assertThat(page.select(".concept-meaning").eachText())
                    .hasSize(2)
                    .anySatisfy(text -> assertThat(text).contains("It is a task, too."))
                    .anySatisfy(text -> assertThat(text).contains("long short-term memory"));
        } finally {
            jdbc.sql("delete from concept where kind = 'TASK' and slug = 'lstm'")
                    .update();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/en/concepts/lstmm,             LSTM",
        "/ja/concepts/wavelet-attention, 注意機構（Attention）",
        "/ja/concepts/膨張畳込み,          膨張畳み込み"
    })
    void aMistypedTermIsAnsweredWithTheNearestNames(String path, String nearest) {
        HttpResponse<String> answer = new Browsing(port).get(encoded(path));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(Jsoup.parse(answer.body()).select(".nearest a").eachText()).contains(nearest);
    }

    private static String encoded(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return path.replace(name, URLEncoder.encode(name, StandardCharsets.UTF_8));
    }

    @Test
    void thePapersTermsLeadToTheirPages() {
        Document page = page("/en/papers/wavenet");

        assertThat(page.select(".facts .terms a").eachAttr("href"))
                .contains("/en/concepts/speech-synthesis", "/en/concepts/dilated-convolution", "/en/concepts/timit");
        assertThat(page.select(".prose a.term").eachAttr("href"))
                .contains("/en/concepts/causal-convolution")
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({"LSTM, lstm", "敵対的生成ネットワーク, gan", "スキップけつごう, ", "dilated convolution, dilated-convolution", "GAN 画像, "})
    void aSearchForATermOffersItsMeaning(String words, String slug) {
        Document page = page("/ja/papers?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));

        assertThat(page.select(".search-concepts a").eachAttr("href"))
                .isEqualTo(slug == null ? List.of() : List.of("/ja/concepts/" + slug));
    }

    @Test
    void theIndexIsOrderedAsItsReadersLookWordsUp() {
        Vocabulary vocabulary = vocabularies.read();

        Glossary japanese = concepts.glossary(vocabulary, Language.JA);
        Glossary english = concepts.glossary(vocabulary, Language.EN);

        assertThat(japanese.parts().stream().map(Glossary.Part::kind)).containsExactly(ConceptKind.values());
        for (Glossary.Part part : japanese.parts()) {
            assertThat(part.letters().stream().map(Glossary.Letter::letter))
                    .doesNotHaveDuplicates()
                    .isSorted()
                    .allMatch("あかさたなはまやらわ"::contains);
        }
        for (Glossary.Part part : english.parts()) {
            assertThat(part.letters().stream().map(Glossary.Letter::letter))
                    .doesNotHaveDuplicates()
                    .isSorted();
        }
        assertThat(names(japanese)).containsSubsequence("LSTM（長短期記憶）", "外部メモリ", "ゲート機構", "残差学習", "μ-law量子化");
        assertThat(names(english)).containsSubsequence("Adam", "bAbI", "CIFAR-10", "CIFAR-100");
        assertThat(names(japanese)).hasSameSizeAs(vocabulary.concepts());
        assertThat(english.parts().get(2).letters().stream()
                        .flatMap(letter -> letter.entries().stream())
                        .filter(entry -> entry.concept().slug().equals("wikitext-103")))
                .singleElement()
                .satisfies(entry -> assertThat(entry.papers()).isPositive());
    }

    private static List<String> names(Glossary glossary) {
        boolean japanese = glossary.parts().get(0).letters().get(0).letter().equals("あ");
        return glossary.parts().stream()
                .flatMap(part -> part.letters().stream())
                .flatMap(letter -> letter.entries().stream())
                .map(entry -> entry.concept().name())
                .map(name -> japanese ? name.ja() : name.en())
                .toList();
    }
}
