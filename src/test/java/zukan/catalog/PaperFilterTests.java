package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaperFilterTests {

    @Test
    void aFilterBecomesParametersAndComesBack() {
        PaperFilter filter = PaperFilter.from(
                Map.of("domain", "nlp", "starred", "true", "framework", "tensorflow", "sort", "date", "page", "2"));

        assertThat(PaperFilter.from(filter.parameters())).isEqualTo(filter);
        assertThat(filter.path()).isEqualTo("/papers?starred=true&domain=nlp&framework=tensorflow&sort=date&page=2");
    }

    @Test
    void theWholeListHasTheShortestAddress() {
        assertThat(PaperFilter.from(Map.of("domain", "", "starred", "false", "page", "0"))
                        .path())
                .isEqualTo("/papers");
    }

    @Test
    void aNewWishStartsAtTheFirstPage() {
        PaperFilter third = PaperFilter.ALL.at(2);

        assertThat(third.with(Criterion.STARRED, "true").page()).isZero();
        assertThat(third.without(Criterion.STARRED).page()).isZero();
    }

    @Test
    void aTopicGoesWithItsDomain() {
        PaperFilter filter = PaperFilter.ALL.with(Criterion.DOMAIN, "image").with(Criterion.TOPIC, "image-generation");

        assertThat(filter.without(Criterion.DOMAIN).isEmpty()).isTrue();
        assertThat(filter.with(Criterion.DOMAIN, "nlp").value(Criterion.TOPIC)).isEmpty();
    }

    @Test
    void whatIsNotALetterIsEncoded() {
        assertThat(PaperFilter.ALL.with(Criterion.TASK, "a&b=c d").path()).isEqualTo("/papers?task=a%26b%3Dc%20d");
    }

    @ParameterizedTest
    @CsvSource({
        "sort, best",
        "page, -1",
        "page, x",
        "page, 99999999999",
        "size, 0",
        "size, 101",
        "starred, yes",
        "code, 1",
    })
    void aValueThatCannotBeIsNamed(String name, String value) {
        assertThatThrownBy(() -> PaperFilter.from(Map.of(name, value)))
                .isInstanceOfSatisfying(UnknownFilterValue.class, unknown -> {
                    assertThat(unknown.filter()).isEqualTo(name);
                    assertThat(unknown.value()).isEqualTo(value);
                    assertThat(unknown.alternatives()).isNotEmpty();
                });
    }
}
