package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import zukan.catalog.SearchQuery.Field;
import zukan.catalog.SearchQuery.Term;

class SearchQueryTests {

    @Test
    void wordsPhrasesExclusionsAndFieldsAreToldApart() {
        SearchQuery query = SearchQuery.of("GAN \"raw audio\" -動画 author:\"Alex Graves\" 年:2016 framework:keras");

        assertThat(query.terms())
                .containsExactly(
                        new Term("GAN", Field.ANYWHERE, false),
                        new Term("raw audio", Field.ANYWHERE, true),
                        new Term("Alex Graves", Field.AUTHOR, true),
                        new Term("2016", Field.YEAR, false),
                        new Term("keras", Field.FRAMEWORK, false));
        assertThat(query.excluded()).containsExactly(new Term("動画", Field.ANYWHERE, false));
    }

    @Test
    void particlesBetweenJapaneseWordsAreNotSearchedFor() {
        assertThat(SearchQuery.of("残差の残差").terms()).extracting(Term::text).containsExactly("残差", "残差");
        assertThat(SearchQuery.of("「残差の残差」").terms()).extracting(Term::text).containsExactly("残差の残差");
    }

    @Test
    void aHyphenWithinAWordExcludesNothing() {
        assertThat(SearchQuery.of("U-Net").excluded()).isEmpty();
        assertThat(SearchQuery.of("+1 or -1").excluded()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\"", "\"\"", "-", "author:\"\"", "!?&|", "　"})
    void whatHasNoLetterAsksForNothing(String typed) {
        assertThat(SearchQuery.of(typed).isEmpty()).isTrue();
    }

    @Test
    void onlyLettersAndDigitsReachTheDatabase() {
        assertThat(SearchQuery.of("a' | !b:* \\ <-> (c").tsquery())
                .doesNotContain("\\")
                .doesNotContain("|");
        assertThat(SearchQuery.of("-GAN").tsquery()).isEqualTo("!(('gan'))");
    }

    @Test
    void aLongTextIsCut() {
        SearchQuery query = SearchQuery.of("word ".repeat(1000));

        assertThat(query.text()).hasSizeLessThanOrEqualTo(SearchQuery.LONGEST);
        assertThat(query.terms()).hasSizeLessThanOrEqualTo(12);
    }

    @Test
    void aCorrectionKeepsWhatElseWasAsked() {
        SearchQuery query = SearchQuery.of("wavnet \"raw audio\" author:Graves -動画");

        SearchQuery corrected = query.with(Map.of(new Term("wavnet", Field.ANYWHERE, false), "WaveNet"));

        assertThat(corrected.text()).isEqualTo("WaveNet \"raw audio\" author:Graves -動画");
        assertThat(corrected.terms()).hasSize(3);
    }

    @Test
    void aLooseQueryCountsWordsAndPairsOfLetters() {
        assertThat(SearchQuery.of("音声合成 GAN").loosely().pieces()).isEqualTo(List.of("'音声'", "'声合'", "'合成'", "'gan'"));
    }

    @ParameterizedTest
    @CsvSource({
        "arXiv:1609.03499v2, httpsarxivorgabs160903499",
        "https://doi.org/10.1038/nature16961, httpsdoiorg101038nature16961",
        "Wave Net, wavenet"
    })
    void aQueryMayBeANameOrAnIdentifier(String typed, String name) {
        assertThat(SearchQuery.of(typed).name()).contains(name);
    }
}
