package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import zukan.SamplePaper;
import zukan.StoredPapers;
import zukan.ZukanTest;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Pair;
import zukan.platform.Bilingual;

@ZukanTest
class LineageTests {

    private static final String SLUG = "lineage-tests";

    @Autowired
    LineageStore lineages;

    @Autowired
    PaperEditing papers;

    @Autowired
    StoredPapers stored;

    @AfterEach
    void leaveNothingToOtherTests() {
        stored.remove(SLUG);
    }

    /** As the article says them, line by line. */
    @ParameterizedTest
    @CsvSource({
        "stochastic-depth, resnet",
        "fractalnet, resnet",
        "ror, resnet",
        "densenet, resnet",
        "resnext, resnet",
        "fractalnet, stochastic-depth",
        "stochastic-depth, dropout",
        "densenet, ror",
        "resnext, densenet",
        "wavenet, pixelrnn",
        "stackgan, pix2pix",
        "stackgan, sgan",
        "prednet, convlstm",
        "vgan, dcgan",
        "wavenet, dilated-convolution",
        "wavenet, resnet",
        "soundnet, knowledge-distillation",
        "pointer-sentinel, pointer-networks",
        "lightrnn, blackout",
        "qrnn, lstm",
        "gnmt, resnet",
        "gnmt, neural-attention",
        "gnmt, google-multilingual-nmt",
        "bytenet, dilated-convolution",
        "bytenet, gnmt",
        "bytenet, neural-attention",
        "qrnn, bytenet",
        "neural-architecture-search, pix2pix",
        "neural-architecture-search, densenet",
        "xnor-net, binarynet",
        "squeezenet, binarynet",
        "xnor-net, alexnet",
        "squeezenet, alexnet",
    })
    void whatTheArticleSaysAboutHowPapersHangTogetherIsThere(String paper, String other) {
        assertThat(lineages.whole().ties())
                .filteredOn(tie -> tie.from().slug().equals(paper)
                                && tie.to().slug().equals(other)
                        || tie.from().slug().equals(other) && tie.to().slug().equals(paper))
                .isNotEmpty()
                .allSatisfy(tie -> assertThat(tie.note().ja()).isNotBlank())
                .allSatisfy(tie -> assertThat(tie.note().en()).isNotBlank());
    }

    @Test
    void allOfTheSurveysPapersAreThereAndNothingIsLeftOut() {
        Lineage whole = lineages.whole();

        assertThat(whole.members().stream().filter(member -> member.number() != null))
                .hasSize(25);
        assertThat(whole.members()).extracting(Member::slug).contains("resnet", "dcgan", "pointer-networks");
        assertThat(whole.leftOut()).isZero();
        assertThat(whole.focus()).isNull();
    }

    @Test
    void nearSimultaneousPapersAreToldWithTheDaysBetween() {
        Lineage whole = lineages.whole();

        assertThat(whole.near())
                .extracting(pair -> pair.earlier().slug(), pair -> pair.later().slug(), Pair::days)
                .contains(
                        tuple("ror", "densenet", 16L),
                        tuple("bytenet", "qrnn", 5L),
                        tuple("binarynet", "squeezenet", 15L));
        assertThat(whole.near()).extracting(Pair::days).isSorted().allMatch(days -> days <= Lineage.NEAR_DAYS);
        assertThat(whole.apart())
                .extracting(pair -> pair.earlier().slug(), pair -> pair.later().slug(), Pair::days)
                .contains(tuple("pixelrnn", "wavenet", 231L));
        assertThat(whole.apart()).extracting(Pair::days).isSorted().allMatch(days -> days > Lineage.NEAR_DAYS);
    }

    @Test
    void aPairHasWhatEitherSaysAboutTheOther() {
        Pair pair = lineages.whole().near().stream()
                .filter(candidate -> candidate.slugs().equals(List.of("densenet", "ror")))
                .findFirst()
                .orElseThrow();

        assertThat(pair.ties()).extracting(tie -> tie.from().slug()).containsExactlyInAnyOrder("densenet", "ror");
    }

    @Test
    void itIsReadOnceForEachVersionOfTheCatalog() {
        Lineage before = lineages.whole();
        assertThat(lineages.whole()).isSameAs(before);

        publish(0, "densenet");

        Lineage after = lineages.whole();
        assertThat(after).isNotSameAs(before);
        assertThat(after.members()).extracting(Member::slug).contains(SLUG + "-0");
        assertThat(lineages.around("densenet").orElseThrow().members())
                .extracting(Member::slug)
                .contains(SLUG + "-0");
        assertThat(lineages.around("densenet").orElseThrow())
                .isSameAs(lineages.around("densenet").orElseThrow());
    }

    @Test
    void howeverManyPapersThereAreItHoldsABoundedNumberAndSaysSo() {
        int present = lineages.whole().members().size();
        IntStream.range(0, 70).forEach(n -> publish(n, "densenet"));

        Lineage whole = lineages.whole();
        assertThat(whole.members()).hasSize(25 + 60);
        assertThat(whole.leftOut()).isEqualTo(present + 70 - 85);
        assertThat(whole.members()).extracting(Member::slug).contains("resnet", "adam");
        Lineage around = lineages.around("densenet").orElseThrow();
        assertThat(around.members()).hasSize(1 + 30).extracting(Member::slug).contains("densenet", "ror", "resnet");
        assertThat(around.leftOut()).isPositive();
    }

    @Test
    void aroundAWorkStandWhatItHangsTogetherWithAndNothingElse() {
        Lineage around = lineages.around("resnext").orElseThrow();

        assertThat(around.focus().slug()).isEqualTo("resnext");
        assertThat(around.members())
                .extracting(Member::slug)
                .containsExactly("densenet", "resnext", "resnet", "inception-v4");
        assertThat(around.speakers().get(0)).isEqualTo(around.focus());
        assertThat(lineages.around("resnet")
                        .orElseThrow()
                        .about(new Member("resnet", "ResNet", true, null, null, false, "2015-12")))
                .extracting(tie -> tie.from().slug())
                .contains("ror", "wavenet", "gnmt");
        assertThat(lineages.around("no-such-paper")).isEmpty();
    }

    @Test
    void aPaperWithoutRelationsIsAlone() {
        papers.publish(SamplePaper.of(SLUG, "Lineage tests", "Lineage tests"), new Change("curator", "a test", null));

        Lineage around = lineages.around(SLUG).orElseThrow();

        assertThat(around.members()).hasSize(1);
        assertThat(around.ties()).isEmpty();
    }

    private void publish(int number, String to) {
        PaperContent sample = SamplePaper.of(SLUG + "-" + number, "Lineage tests " + number, "Lineage tests " + number);
        papers.publish(
                new PaperContent(
                        sample.slug(),
                        null,
                        sample.title(),
                        null,
                        sample.shortName(),
                        null,
                        sample.authors(),
                        null,
                        null,
                        null,
                        sample.submittedOn(),
                        null,
                        sample.domain(),
                        null,
                        sample.origin(),
                        false,
                        null,
                        sample.credit(),
                        null,
                        null,
                        null,
                        sample.gist(),
                        sample.sections(),
                        null,
                        null,
                        List.of(new PaperContent.Relation(to, "builds-on", new Bilingual("土台です。", "It rests on it."))),
                        null,
                        null,
                        null),
                new Change("curator", "a test", null));
    }
}
