package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedWorkTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1609.03499",
                "1609.03499v2",
                "arXiv:1609.03499",
                "arxiv: 1609.03499v1 [cs.SD]",
                "https://arxiv.org/abs/1609.03499",
                "http://www.arxiv.org/abs/1609.03499v2",
                "arxiv.org/pdf/1609.03499.pdf",
                "https://arxiv.org/pdf/1609.03499v2#page=3",
                "https://arxiv.org/html/1609.03499v2",
                "https://export.arxiv.org/abs/1609.03499?context=cs",
                "https://ar5iv.labs.arxiv.org/html/1609.03499",
                "10.48550/arXiv.1609.03499",
                "https://doi.org/10.48550/arXiv.1609.03499",
                "  １６０９．０３４９９ ",
                "ａｒＸｉｖ：１６０９．０３４９９",
                "<https://arxiv.org/abs/1609.03499>",
                "「https://arxiv.org/abs/1609.03499」",
            })
    void everyFormOfAnArxivIdentifierIsTheSame(String pasted) {
        assertThat(PastedWork.of(pasted)).isEqualTo(new PastedWork("1609.03499", null, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "cs/0112017, cs/0112017",
        "cs.LG/0112017v1, cs/0112017",
        "https://arxiv.org/abs/hep-th/9901001, hep-th/9901001",
        "https://arxiv.org/pdf/math.GT/0309136.pdf, math/0309136",
        "0704.0001, 0704.0001",
        "1412.6980, 1412.6980",
        "1501.00001, 1501.00001",
    })
    void oldAndNewIdentifiersAreKnown(String pasted, String id) {
        assertThat(PastedWork.of(pasted).arxivId()).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1613.03499",
                "1600.03499",
                "1609.0349",
                "1609.034999",
                "1412.69801",
                "0703.0001",
                "cs/0713001",
                "biology/0112017",
                "cs/0800017",
                "1609,03499",
                "1609.03499x",
            })
    void whatOnlyLooksLikeAnArxivIdentifierIsNone(String pasted) {
        PastedWork work = PastedWork.of(pasted);

        assertThat(work.arxivId()).isNull();
        assertThat(work.title()).isEqualTo(pasted);
    }

    @ParameterizedTest
    @CsvSource({
        "10.1038/Nature16961, 10.1038/nature16961",
        "doi:10.1038/nature16961, 10.1038/nature16961",
        "https://doi.org/10.1038/nature16961, 10.1038/nature16961",
        "http://dx.doi.org/10.1038/nature16961., 10.1038/nature16961",
    })
    void aDoiIsKnownWithAndWithoutItsResolver(String pasted, String doi) {
        assertThat(PastedWork.of(pasted)).isEqualTo(new PastedWork(null, doi, null, null));
    }

    @ParameterizedTest
    @CsvSource({
        "https://openreview.net/pdf?id=B1ckMDqlg, https://openreview.net/forum?id=B1ckMDqlg",
        "openreview.net/forum?id=B1ckMDqlg&noteId=x, https://openreview.net/forum?id=B1ckMDqlg",
        "https://aclanthology.org/P16-1001.pdf, https://aclanthology.org/P16-1001",
        "https://www.aclweb.org/anthology/P16-1001/, https://aclanthology.org/P16-1001",
        "https://github.com/KaimingHe/deep-residual-networks.git, https://github.com/KaimingHe/deep-residual-networks",
        "github.com/ibab/tensorflow-wavenet/tree/master, https://github.com/ibab/tensorflow-wavenet",
        "https://papers.nips.cc/paper/6203-x.pdf, https://papers.nips.cc/paper/6203-x.pdf",
        "https://example.org/a%20b?q=1#part, https://example.org/a%20b?q=1",
    })
    void theUsualPlacesHaveOneFormOfAddress(String pasted, String url) {
        assertThat(PastedWork.of(pasted)).isEqualTo(new PastedWork(null, null, url, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Attention Is All You Need",
                "Deep Learning: a review",
                "深層学習による画像認識",
                "mailto:a@b",
                "javascript:alert(1)",
                "ftp://example.org/paper",
                "http://",
                "10.5 ways to read a paper",
            })
    void everythingElseIsATitle(String pasted) {
        assertThat(PastedWork.of(pasted)).isEqualTo(new PastedWork(null, null, null, pasted));
    }

    @ParameterizedTest
    @CsvSource({
        "WaveNet: A Generative Model, Wavenet a generative model",
        "ＷａｖｅＮｅｔ, WaveNet",
        "Über-Net, ÜBER NET",
    })
    void titlesAreTheSameButForCaseWidthAndPunctuation(String one, String other) {
        assertThat(PastedWork.sameTitle(one, other)).isTrue();
    }

    @RepeatedTest(300)
    void nothingThatIsPastedBreaksIt(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        String[] parts = {
            "https://",
            "http://",
            "arxiv.org/abs/",
            "arXiv:",
            "1609.",
            "03499",
            "v2",
            "10.",
            "1038/",
            "doi.org/",
            "github.com/",
            "openreview.net/forum?id=",
            "%",
            "%zz",
            "[",
            "]",
            "\\",
            "\0",
            "\ud800",
            "\u202e",
            "　",
            "１",
            "深",
            "/",
            "?",
            "#",
            "@",
            ":",
            " "
        };
        StringBuilder text = new StringBuilder();
        for (int part = random.nextInt(40); part > 0; part--) {
            text.append(
                    random.nextInt(4) == 0
                            ? String.valueOf((char) random.nextInt(0x10000))
                            : parts[random.nextInt(parts.length)]);
        }

        PastedWork work = PastedWork.of(text.toString());

        if (work.arxivId() != null) {
            assertThat(work.arxivId()).matches("\\d{4}\\.\\d{4,5}|[a-z-]+/\\d{7}");
        }
        if (work.url() != null) {
            assertThat(work.url()).matches("https?://.*");
        }
        assertThat(PastedWork.of(work.link() == null ? work.title() : work.link()))
                .isEqualTo(work);
    }
}
