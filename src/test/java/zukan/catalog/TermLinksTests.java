package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Bilingual;
import zukan.platform.Language;
import zukan.platform.Markdown;

class TermLinksTests {

    private static final List<Concept> TERMS = List.of(
            concept("go", "囲碁", "Go"),
            concept("lstm", "LSTM（長短期記憶）", "LSTM"),
            concept("convlstm", "畳み込みLSTM（ConvLSTM）", "ConvLSTM"),
            concept("gan", "敵対的生成ネットワーク（GAN）", "GAN"),
            concept("attention", "注意機構", "Attention"),
            concept("differentiable-attention", "微分可能な注意機構", "Differentiable attention"),
            concept("skip-connections", "スキップ接続", "Skip connections"),
            concept("reinforce", "REINFORCE", "REINFORCE"),
            concept("gating", "ゲート", "Gating"));

    private final Markdown markdown = new Markdown();

    private static Concept concept(String slug, String ja, String en) {
        return new Concept(ConceptKind.METHOD, slug, new Bilingual(ja, en), null, List.of(), List.of(), null);
    }

    private String linked(Language language, String text) {
        return new TermLinks(TERMS, language).in(markdown.html(text)).replaceAll("</?p>|\n", "");
    }

    private static String link(String language, String slug, String text) {
        return "<a class=\"term\" href=\"/" + language + "/concepts/" + slug + "\">" + text + "</a>";
    }

    @ParameterizedTest
    @CsvSource({
        "An LSTM reads.,        en, lstm,             LSTM",
        "Two LSTMs read.,       en, lstm,             LSTMs",
        "A skip connection.,    en, skip-connections, skip connection",
        "It pays attention.,    en, attention,        attention",
        "そこでLSTMを使います。, ja, lstm,             LSTM",
        "深いスキップ接続です。, ja, skip-connections, スキップ接続",
        "値をゲートで決めます。, ja, gating,           ゲート"
    })
    void aTermLeadsToItsPageInTheReadersLanguage(String text, String language, String slug, String name) {
        assertThat(linked(Language.of(language).orElseThrow(), text))
                .isEqualTo(text.replace(name, link(language, slug, name)));
    }

    @Test
    void eachTermIsLinkedOnceInAPage() {
        TermLinks links = new TermLinks(TERMS, Language.EN);

        assertThat(links.in("<p>An LSTM is an LSTM.</p>"))
                .containsOnlyOnce("<a ")
                .contains("is an LSTM.");
        assertThat(links.in("<p>A GAN and an LSTM.</p>"))
                .isEqualTo("<p>A " + link("en", "gan", "GAN") + " and an LSTM.</p>");
    }

    @Test
    void theLongestNameCounts() {
        assertThat(linked(Language.EN, "Differentiable attention is attention."))
                .isEqualTo(link("en", "differentiable-attention", "Differentiable attention") + " is "
                        + link("en", "attention", "attention") + ".");
        assertThat(linked(Language.JA, "微分可能な注意機構です。"))
                .isEqualTo(link("ja", "differentiable-attention", "微分可能な注意機構") + "です。");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "We go on.",
                "They reinforce it.",
                "An elegant GANG.",
                "A WGAN, an LSTM2 and a GAN-like thing.",
                "これは自己注意機構です。",
                "ゲートウェイとゲーム",
                "[a GAN](https://example.org/) and `LSTM`",
                "    an LSTM in a block of code"
            })
    void ratherNoLinkThanAWrongOne(String text) {
        assertThat(linked(Language.JA, text)).doesNotContain("class=\"term\"");
    }

    @Test
    void hostileTextsStayAsHarmlessAsTheyWere() {
        String hostile = "<b title=\"LSTM\">LSTM</b> & <script>GAN</script>";

        assertThat(linked(Language.EN, hostile).replaceAll("<a class=\"term\" href=\"[/a-z-]+\">(\\w+)</a>", "$1"))
                .isEqualTo(markdown.html(hostile).replaceAll("</?p>|\n", ""));
    }

    @Test
    void withoutTermsNothingChanges() {
        assertThat(new TermLinks(List.of(), Language.JA).in("<p>LSTM</p>")).isEqualTo("<p>LSTM</p>");
    }
}
