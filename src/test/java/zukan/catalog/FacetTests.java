package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.util.UriUtils;
import zukan.ZukanTest;
import zukan.catalog.Facet.Choice;
import zukan.catalog.PaperFilter.Sort;

@ZukanTest
class FacetTests {

    @Autowired
    PaperCatalog catalog;

    @Autowired
    VocabularyStore vocabularies;

    static List<PaperFilter> filters() {
        return List.of(
                PaperFilter.ALL,
                PaperFilter.ALL.with(Criterion.STARRED, "true"),
                PaperFilter.ALL.with(Criterion.DOMAIN, "image"),
                PaperFilter.ALL.with(Criterion.DOMAIN, "nlp").with(Criterion.STARRED, "true"),
                PaperFilter.ALL.with(Criterion.FRAMEWORK, "tensorflow").with(Criterion.OFFICIAL, "true"),
                PaperFilter.ALL.with(Criterion.DATASET, "cifar-10").with(Criterion.MAINTAINED, "true"),
                PaperFilter.ALL
                        .with(Criterion.TECHNIQUE, "attention-and-pointers")
                        .with(Criterion.STARRED, "true"),
                PaperFilter.ALL.with(Criterion.TOOK, "gpus-1"),
                PaperFilter.ALL.with(Criterion.TOOK, "time-days").with(Criterion.CODE, "true"),
                PaperFilter.ALL.with(Criterion.TOOK, "unrecorded").with(Criterion.DOMAIN, "audio"),
                PaperFilter.ALL.with(Criterion.MONTH, "2016-11"));
    }

    private List<Facet> facets(PaperFilter filter) {
        return catalog.facets(catalog.list(filter), vocabularies.read());
    }

    @ParameterizedTest
    @MethodSource("filters")
    void everyChoiceLeadsToAsManyPapersAsItSaysAndNeverToNone(PaperFilter filter) {
        List<Facet> facets = facets(filter);

        assertThat(facets).isNotEmpty();
        for (Facet facet : facets) {
            for (Choice choice : facet.choices()) {
                PaperFilter chosen = choice.chosen() ? filter : facet.with(choice);
                assertThat(catalog.count(chosen))
                        .as(facet.name() + "=" + choice.value())
                        .isEqualTo(choice.count())
                        .isPositive();
            }
        }
    }

    @Test
    void choicesLeadWhereTheFiltersThatTheyMakeAre() {
        PaperFilter filter = PaperFilter.ALL
                .with(Criterion.DOMAIN, "image")
                .with(Criterion.FRAMEWORK, "tensorflow")
                .searching(SearchQuery.of("network ~ -audio"))
                .ordered(PaperFilter.Sort.TITLE);

        for (Facet facet : facets(filter)) {
            String[] around = facet.around("/papers");
            assertThat(facet.choices())
                    .filteredOn(choice -> !choice.chosen())
                    .allSatisfy(choice -> assertThat(
                                    around[0] + UriUtils.encode(choice.value(), StandardCharsets.UTF_8) + around[1])
                            .isEqualTo(facet.with(choice).path("/papers")));
        }
    }

    @Test
    void topicsAreOfferedOnlyWithinTheirDomain() {
        assertThat(facets(PaperFilter.ALL)).extracting(Facet::name).doesNotContain("topic");
        assertThat(facets(PaperFilter.ALL.with(Criterion.DOMAIN, "image")))
                .filteredOn(facet -> facet.name().equals("topic"))
                .singleElement()
                .satisfies(facet -> assertThat(facet.choices())
                        .extracting(Choice::value)
                        .containsExactly("resnet-evolution", "image-generation"));
    }

    @Test
    void theListIsInTheSurveysOrderUnlessAskedOtherwise() {
        assertThat(catalog.list(PaperFilter.ALL.with(Criterion.ORIGIN, "survey"))
                        .cards())
                .extracting(PaperCard::number)
                .isSorted()
                .hasSize(25);
        assertThat(catalog.list(PaperFilter.ALL.ordered(Sort.DATE)).cards())
                .extracting(PaperCard::submittedOn)
                .isSortedAccordingTo((first, second) -> second.compareTo(first));
        assertThat(catalog.list(PaperFilter.ALL.ordered(Sort.TITLE)).cards())
                .extracting(card -> card.title().toLowerCase(Locale.ROOT))
                .isSorted();
    }

    @Test
    void pagesTogetherAreTheWholeList() {
        PaperFilter small = PaperFilter.from(Map.of("size", "10"));

        assertThat(catalog.list(small).cards()).hasSize(10);
        assertThat(catalog.list(small.at(1)).cards()).hasSize(10);
        assertThat(catalog.list(small.at(2)).cards()).hasSize(5);
        assertThat(catalog.list(small).pages()).isEqualTo(3);
    }
}
