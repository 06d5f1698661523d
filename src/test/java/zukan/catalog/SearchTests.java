package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import zukan.Browsing;
import zukan.SamplePaper;
import zukan.StoredPapers;
import zukan.ZukanTest;

/** The search as readers and programs meet it. */
@ZukanTest
class SearchTests {

    private static final Change CHANGE = new Change("curator", "because", null);

    @LocalServerPort
    int port;

    @Autowired
    PaperEditing papers;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @Autowired
    VocabularyStore vocabularies;

    @Autowired
    PaperSearch search;

    @Autowired
    JsonMapper json;

    private Browsing browsing;

    @BeforeEach
    void browse() {
        browsing = new Browsing(port);
    }

    @ParameterizedTest
    @CsvSource({
        "ウェーブネット, wavenet",
        "ｳｪｰﾌﾞﾈｯﾄ, wavenet",
        "うぇぶねっと, wavenet",
        "音声合成, wavenet",
        "speech synthesis, wavenet",
        "囲碁, alphago",
        "碁, alphago",
        "Hassabis, dnc",
        "author:Isola, pix2pix",
        "著者:Isola, pix2pix",
        "framework:cntk, lightrnn",
        "\"raw audio\", wavenet",
    })
    void readersFindAPaperByWhatTheyCallIt(String words, String slug) {
        assertThat(slugs("ja", words)).contains(slug);
        assertThat(slugs("en", words)).contains(slug);
    }

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove("many");
    }

    @Test
    void ofWhatAGreatManyHaveTheNewestThousandArePutInOrder() {
        have("xyloquartz", 1, 1200);
        PaperFilter many = PaperFilter.from(Map.of("q", "xyloquartz", "size", "100"));

        CatalogPage page = catalog.list(many.at(9));
        assertThat(page.total()).isEqualTo(1000);
        assertThat(page.more()).isTrue();
        assertThat(page.hasNext()).isFalse();
        assertThat(page.cards()).extracting(PaperCard::slug).hasSize(100).doesNotContain("many-200");
        assertThat(catalog.list(many.ordered(PaperFilter.Sort.DATE)).cards())
                .first()
                .extracting(PaperCard::slug)
                .isEqualTo("many-1200");

        CatalogPage few = catalog.list(many.with(Criterion.DOMAIN, "audio"));
        assertThat(few.total()).isEqualTo(20);
        assertThat(few.more()).isFalse();
        assertThat(few.cards()).extracting(PaperCard::domain).containsOnly("audio");
    }

    @Test
    void aThousandAreAllAndOneMoreMakesThemTheNewestOfMore() {
        PaperFilter many = PaperFilter.from(Map.of("q", "xyloquartz", "size", "100"));
        PaperFilter fitting = many.with(Criterion.DOMAIN, "audio");

        have("xyloquartz", 1, 1000);
        CatalogPage thousand = catalog.list(many.at(9));
        assertThat(thousand.total()).isEqualTo(1000);
        assertThat(thousand.more()).isFalse();
        assertThat(thousand.hasNext()).isFalse();
        assertThat(thousand.cards()).hasSize(100);
        assertThat(catalog.list(many.ordered(PaperFilter.Sort.DATE).at(9)).cards())
                .last()
                .extracting(PaperCard::slug)
                .isEqualTo("many-1");
        assertThat(catalog.list(fitting).total()).isEqualTo(20);

        have("xyloquartz", 1001, 1001);
        CatalogPage newest = catalog.list(many.ordered(PaperFilter.Sort.DATE).at(9));
        assertThat(newest.total()).isEqualTo(1000);
        assertThat(newest.more()).isTrue();
        assertThat(newest.hasNext()).isFalse();
        assertThat(newest.cards()).last().extracting(PaperCard::slug).isEqualTo("many-2");
        assertThat(catalog.list(fitting).more()).isFalse();
    }

    @Test
    void aLargeCatalogIsSearchedFromTheNewestMonthButForAllThatFits() {
        have("xyloquartz", 1, 10_000);
        have("quartzophone", 101, 130);
        PaperFilter many = PaperFilter.from(Map.of("q", "xyloquartz"));

        CatalogPage newest = catalog.list(many.ordered(PaperFilter.Sort.DATE));
        assertThat(newest.total()).isEqualTo(1000);
        assertThat(newest.more()).isTrue();
        assertThat(newest.cards()).first().extracting(PaperCard::slug).isEqualTo("many-10000");

        CatalogPage oldest = catalog.list(many.with(Criterion.DOMAIN, "audio"));
        assertThat(oldest.total()).isEqualTo(20);
        assertThat(oldest.more()).isFalse();
        assertThat(catalog.facets(oldest, vocabularies.read())).isNotEmpty();

        CatalogPage rare = catalog.list(PaperFilter.from(Map.of("q", "quartzophone", "sort", "date")));
        assertThat(rare.total()).isEqualTo(30);
        assertThat(rare.cards()).first().extracting(PaperCard::slug).isEqualTo("many-130");
        assertThat(catalog.list(PaperFilter.from(Map.of("q", "xyloquartz quartzophone")))
                        .total())
                .isEqualTo(30);
        assertThat(catalog.list(PaperFilter.from(Map.of("q", "quartzophone -xyloquartz", "domain", "audio")))
                        .total())
                .isZero();
    }

    /** Gives a word to papers {@code many-N}, the later the newer, the first twenty of the domain audio. */
    private void have(String word, int first, int last) {
        if (jdbc.sql("select not exists (select from paper where slug = 'many-' || ?)")
                .param(first)
                .query(Boolean.class)
                .single()) {
            stored.store("many", first, last, "date '2000-01-01' + n", "case when n <= 20 then 'audio' else 'nlp' end");
        }
        jdbc.sql("""
                        insert into paper_search (paper_id, words, names, spellings)
                        select id, to_tsvector('zukan', ? || to_char(submitted_on, ' "xmonthx"YYYYMM')), '{}', '{}'
                        from generate_series(?, ?) n join paper on slug = 'many-' || n
                        on conflict (paper_id) do update set words = paper_search.words || excluded.words""").params(word, first, last).update();
    }

    @Test
    void whyAPaperWasFoundIsToldOfTheCardThatIsShown() {
        CatalogPage page = catalog.list(PaperFilter.from(Map.of("q", "wavenet")));
        PaperCard card = page.cards().get(0);
        PaperCard renamed = new PaperCard(
                card.slug(),
                card.number(),
                "Renamed meanwhile",
                card.shortName(),
                card.gist(),
                card.domain(),
                card.topic(),
                card.starred(),
                card.curatorStarred(),
                card.origin(),
                card.credit(),
                card.submittedOn(),
                card.monthInArticle(),
                card.frameworks());
        Vocabulary vocabulary = vocabularies.read();

        catalog.matches(page, vocabulary);
        CatalogPage other =
                new CatalogPage(List.of(renamed), page.filter(), 1, false, page.found(), page.searched(), null);
        assertThat(catalog.matches(other, vocabulary).get(card.slug()).title())
                .extracting(SearchMatch.Part::text)
                .containsExactly("Renamed meanwhile");
    }

    @Test
    void aWordThatNoPaperHasAnyMoreHidesNoOther() {
        jdbc.sql("insert into search_word values ('convolutionsl', 'convolutionsl', ?)")
                .param(SearchText.variants("convolutionsl").toArray(String[]::new))
                .update();
        try {
            assertThat(search.nearest("convolutinnsl", true).orElseThrow()).startsWithIgnoringCase("convolution");
        } finally {
            jdbc.sql("delete from search_word where word = 'convolutionsl'").update();
        }
    }

    @Test
    void aSearchCombinesWithFiltersAndLeavesOutWhatIsExcluded() {
        assertThat(slugs("en", "GAN")).contains("vgan", "pix2pix");
        assertThat(slugs("en", "GAN -動画")).contains("pix2pix").doesNotContain("vgan");
        assertThat(cards(page("/en/papers?domain=video&q=GAN"))).containsExactly("vgan");
        assertThat(page("/en/papers?domain=video&q=GAN").select("#results input[form=search]"))
                .extracting(field -> field.attr("name") + "=" + field.val())
                .containsExactly("domain=video");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/ja/",
                "/en/papers",
                "/ja/papers/wavenet",
                "/en/survey",
                "/ja/suggest",
                "/en/api",
                "/ja/papers/nowhere"
            })
    void everyPageHasTheBox(String path) {
        Document page = page(path);
        Element form = page.selectFirst("form[role=search]");

        assertThat(form.attr("action")).isEqualTo(path.substring(0, 3) + "/papers");
        assertThat(form.selectFirst("label[for=search-words]").text()).isNotBlank();
        assertThat(form.selectFirst("input[name=q]").id()).isEqualTo("search-words");
    }

    @Test
    void thePageSaysHowItReadTheQueryAndWhyItFoundEachPaper() {
        Document page = page("/en/papers?q=" + encode("\"raw audio\" author:Graves -動画"));

        assertThat(page.selectFirst(".search-read").text())
                .contains("exactly “raw audio”", "author “Graves”", "without “動画”");
        assertThat(page.selectFirst(".card-why").text()).contains("title", "author: Alex Graves");
        assertThat(page.select(".card-full-title mark").eachText()).contains("Raw", "Audio");
        assertThat(page.selectFirst("#search-words").val()).isEqualTo("\"raw audio\" author:Graves -動画");
    }

    @ParameterizedTest
    @CsvSource({
        "WaveNet, short name: WaveNet",
        "ウェーブネット, other name: ウェーブネット",
        "T2I, 'other name of a task, method or dataset: T2I'",
        "Simonyan, author: Karen Simonyan",
        "mean opinion score, text",
        "wavnet, similar spelling: WaveNet"
    })
    void eachResultSaysWhyItWasFound(String words, String why) {
        assertThat(page("/en/papers?q=" + encode(words)).select(".card-why").eachText())
                .anySatisfy(text -> assertThat(text).contains(why));
    }

    @Test
    void wordsAreMarkedInTheGistHoweverTheyAreWritten() {
        assertThat(page("/ja/papers?q=" + encode("動画"))
                        .select(".card-gist mark")
                        .eachText())
                .contains("動画");
    }

    @Test
    void aMistypedWordIsCorrectedAtOnceAndThePageSaysSo() {
        Document page = page("/en/papers?q=wavnet");

        assertThat(cards(page)).startsWith("wavenet");
        Element instead = page.selectFirst("#search-instead");
        assertThat(instead.text()).isEqualTo("WaveNet");
        assertThat(instead.attr("href")).isEqualTo("/en/papers?q=WaveNet");
        assertThat(page.selectFirst(".search-note").text()).contains("Nothing was found for “wavnet”");
    }

    @Test
    void aNearMissIsOfferedWhereLittleWasFound() {
        Document page = page("/en/papers?domain=video&q=VGAN");

        assertThat(cards(page)).startsWith("vgan").hasSizeLessThan(3);
        assertThat(page.select("#search-near")).hasSize(1);
        assertThat(page("/en/papers?q=GAN").select("#search-near")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://arxiv.org/pdf/1609.03499v2, wavenet",
        "arXiv:1609.03499, wavenet",
        "１６０９．０３４９９, wavenet",
        "10.1038/nature16961, alphago",
        "https://doi.org/10.1038/nature16961, alphago"
    })
    void aPastedIdentifierLeadsToThePaper(String pasted, String slug) {
        HttpResponse<String> answer = browsing.get("/ja/papers?q=" + encode(pasted));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/ja/papers/" + slug);
        assertThat(browsing.get("/ja/papers?q=" + encode(pasted), "HX-Request", "true")
                        .headers()
                        .firstValue("HX-Redirect"))
                .contains("/ja/papers/" + slug);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1512.03385", "https://doi.org/10.1038/none", "https://example.org/none"})
    void anIdentifierThatIsNotHereLeadsToTheSuggestionForm(String pasted) {
        Document page = page("/ja/papers?q=" + encode(pasted));

        assertThat(cards(page)).isEmpty();
        String form = page.selectFirst(".empty a[href*=suggest]").attr("href");
        assertThat(browsing.get(form).statusCode()).isEqualTo(200);
        assertThat(URLDecoder.decode(form, StandardCharsets.UTF_8)).isEqualTo("/ja/suggest?work=" + pasted);
    }

    @Test
    void resultsComeAloneForHtmxAndTheAddressFollowsTheWords() {
        HttpResponse<String> answer = browsing.get("/ja/papers?q=GAN", "HX-Request", "true", "HX-Trigger", "search");

        assertThat(answer.body()).doesNotContain("<html").contains("id=\"results\"");
        assertThat(answer.headers().firstValue("HX-Replace-Url")).contains("/ja/papers?q=GAN");
        assertThat(cards(Jsoup.parse(answer.body()))).isEqualTo(slugs("ja", "GAN"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GAN", "音声合成", "wavnet", "author:Graves", "10.1038/nature16961"})
    void theApiSearchesAsThePagesDo(String words) {
        JsonNode found =
                json.readTree(browsing.get("/api/papers?q=" + encode(words)).body());

        assertThat(found.get("content").findValuesAsString("slug")).isNotEmpty();
        if (!words.startsWith("10.")) {
            assertThat(found.at("/content")
                            .valueStream()
                            .map(paper -> paper.get("slug").asString()))
                    .containsExactlyElementsOf(slugs("en", words));
        }
        assertThat(found.at("/page/totalElements").asInt())
                .isEqualTo(found.get("content").size());
    }

    @Test
    void everyChangeOfAPaperIsInTheIndexAtOnce() {
        String slug = "search-tests";
        papers.publish(content(slug, "Quuxification"), CHANGE);
        assertThat(slugs("en", "quuxification")).containsExactly(slug);

        papers.revise(content(slug, "Blorptastic"), papers.version(slug), CHANGE);
        assertThat(slugs("en", "blorptastic")).containsExactly(slug);
        assertThat(slugs("en", "quuxification")).doesNotContain(slug);

        papers.amend(slug, paper -> content(slug, "Frobnicated"), CHANGE);
        assertThat(slugs("en", "frobnicated")).containsExactly(slug);

        papers.withdraw(slug, papers.version(slug), CHANGE);
        assertThat(slugs("en", "frobnicated")).isEmpty();
        assertThat(slugs("en", "frobnicatod")).isEmpty();

        papers.revert(slug, 1, 4, CHANGE);
        assertThat(slugs("en", "quuxification")).containsExactly(slug);
        papers.withdraw(slug, papers.version(slug), CHANGE);
        assertThat(papers.isIndexed()).isTrue();
    }

    @Test
    void thePapersOfAnOlderVersionAreIndexedAnew() {
        jdbc.sql("delete from paper_search where paper_id = (select id from paper where slug = 'wavenet')")
                .update();
        assertThat(papers.isIndexed()).isFalse();

        papers.reindex();

        assertThat(papers.isIndexed()).isTrue();
        assertThat(slugs("en", "WaveNet")).startsWith("wavenet");
    }

    static Stream<String> hostile() {
        return Stream.of(
                "<script>alert(1)</script>",
                "' or '1'='1",
                "'; drop table paper; --",
                "a & b | !c <-> (d:*",
                "\\' :* \\",
                "((((",
                "!!!",
                "-",
                "-a -b -c",
                "\"",
                "\"a",
                "author:",
                "author:\"",
                "\ud83d\ude00\u202e\u0301",
                "{0} {1} '{'",
                "__${T(java.lang.Runtime).getRuntime()}__",
                "%",
                "あ".repeat(500),
                "a".repeat(5000),
                "\"" + "ab ".repeat(300),
                "-".repeat(300),
                "ﷺ ŉ ½ ㍻ ①",
                "กำลัง ကမ္ဘာ अनुवाद ترجمة",
                "1e400 1.5e3 0x10 12:30 a@b.example http://x/y?z=&lt;",
                "10.1038/" + "(".repeat(100),
                "https://" + "a.".repeat(80) + "example/",
                "ー ーー ﾞ ゛ 々 〆",
                "x author:x framework:x domain:x year:x -x -author:x \"x\" -\"x\" x x x x x x");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void whateverIsSearchedForThereIsAnAnswer(String words) {
        for (String path : List.of("/ja/papers?q=", "/en/papers?domain=audio&q=", "/api/papers?q=")) {
            HttpResponse<String> answer = browsing.get(path + encode(words));

            assertThat(answer.statusCode()).as(path + words).isEqualTo(200);
            assertThat(answer.body()).doesNotContain("<script>alert(1)");
        }
    }

    private List<String> slugs(String language, String words) {
        return cards(page("/" + language + "/papers?q=" + encode(words)));
    }

    private Document page(String path) {
        return Jsoup.parse(browsing.get(path).body());
    }

    private static List<String> cards(Document page) {
        return page.select(".card-title a").eachAttr("href").stream()
                .map(path -> path.replaceFirst(".*/papers/", ""))
                .toList();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static PaperContent content(String slug, String name) {
        return SamplePaper.of(slug, name, name);
    }
}
