package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import zukan.catalog.SearchText.Run;

class SearchTextTests {

    @ParameterizedTest
    @CsvSource({
        "ＷａｖｅＮｅｔ, wavenet",
        "ウェーブネット, ウエーブネット",
        "うぇーぶねっと, ウェーブネット",
        "ﾄﾞﾛｯﾌﾟﾊﾟｽ, ドロップパス",
        "サーバー, サーバ",
        "Aäron, aaron",
        "O'Neil, ONeil",
        "ヴァイオリン, ブアイオリン",
        "XNOR-Net, xnor net",
        "か\u3099ぞう, がぞう",
    })
    void whatIsReadAlikeIsTheSame(String one, String other) {
        assertThat(SearchText.key(one)).isEqualTo(SearchText.key(other));
    }

    @Test
    void japaneseIsCutIntoPairsAndItsLastLetter() {
        assertThat(SearchText.tokens("囲碁のAI, version 2")).containsExactly("囲碁", "碁の", "の", "ai", "version", "2");
    }

    @Test
    void aRunKnowsWhereItWas() {
        String text = "「ウェーブネット」は raw audio";

        List<Run> runs = SearchText.runs(text);

        assertThat(runs)
                .extracting(run -> text.substring(run.start(), run.end()))
                .containsExactly("ウェーブネット", "は", "raw", "audio");
        assertThat(SearchText.places(text, runs.get(0), SearchText.key("ネット"))).containsExactly(new int[] {5, 8});
        assertThat(SearchText.places("ﾄﾞﾛｯﾌﾟ", SearchText.runs("ﾄﾞﾛｯﾌﾟ").get(0), "ろ"))
                .containsExactly(new int[] {2, 3});
    }

    @ParameterizedTest
    @CsvSource({
        "wavenet, wavenet, 0",
        "wavnet, wavenet, 1",
        "alhpago, alphago, 1",
        "pix2pics, pix2pix, 2",
        "音性合成, 音声合成, 1"
    })
    void aDistanceCountsLetters(String one, String other, int letters) {
        assertThat(SearchText.distance(one, other)).isEqualTo(letters);
        assertThat(SearchText.distance(other, one)).isEqualTo(letters);
    }

    @ParameterizedTest
    @CsvSource({"wavnet, wavenet", "alhpago, alphago", "音性合成, 音声合成", "lightrnnn, lightrnn"})
    void wordsALetterApartShareAVariant(String one, String other) {
        assertThat(SearchText.variants(one)).containsAnyElementsOf(SearchText.variants(other));
    }
}
