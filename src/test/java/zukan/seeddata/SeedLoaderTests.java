package zukan.seeddata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import zukan.ZukanTest;
import zukan.catalog.Change;
import zukan.catalog.Criterion;
import zukan.catalog.NumberStore;
import zukan.catalog.PaperCatalog;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.PaperFilter;
import zukan.catalog.PaperWithdrawn;

@ZukanTest
@Transactional
class SeedLoaderTests {

    @Autowired
    SeedLoader loader;

    @Autowired
    PaperCatalog catalog;

    @Autowired
    NumberStore numbers;

    @Autowired
    PaperEditing editing;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EntityManager entities;

    SeedData data;

    @BeforeEach
    void readTheFiles() {
        data = new SeedReader(json).read(SeedFiles.inJar());
    }

    @Test
    void whatWasLoadedIsWhatTheFilesSay() {
        assertThat(data.papers())
                .allSatisfy(paper -> assertThat(catalog.get(paper.slug())).isEqualTo(paper));
        assertThat(numbers.all()).isEqualTo(data.numbers());
    }

    @Test
    void loadingAgainChangesNothing() {
        String before = state();

        loader.load(data);
        entities.flush();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void filesThatAreStillThoseOfTheLastStartAreNotLoadedAgain() {
        jdbc.sql("update paper set title = 'Not from a file' where slug = 'wavenet'")
                .update();

        loader.afterSingletonsInstantiated();
        assertThat(catalog.get("wavenet").title()).isEqualTo("Not from a file");

        entities.clear();
        jdbc.sql("update seed_load set fingerprint = 'of other files'").update();
        jdbc.sql("update paper set seed_fingerprint = 'of another file' where slug = 'wavenet'")
                .update();
        loader.afterSingletonsInstantiated();
        assertThat(catalog.get("wavenet").title()).startsWith("WaveNet: ");
    }

    @Test
    void aChangedFileIsTakenOver() {
        loader.load(withTitle("wavenet", "WaveNet, second edition"));

        assertThat(catalog.get("wavenet").title()).isEqualTo("WaveNet, second edition");
    }

    @Test
    void anEntryThatWasEditedHereIsNotOverwritten() {
        edit("wavenet", "Edited at the desk");

        loader.load(withTitle("wavenet", "From the file"));

        assertThat(catalog.get("wavenet").title()).isEqualTo("Edited at the desk");
    }

    @Test
    void anEntryThatWasWithdrawnDoesNotComeBack() {
        editing.withdraw("wavenet", editing.version("wavenet"), new Change("curator", "a trial", null));

        loader.load(withTitle("wavenet", "From the file"));

        assertThatThrownBy(() -> catalog.get("wavenet")).isInstanceOf(PaperWithdrawn.class);
    }

    @Test
    void anEditThatIsNowInTheFileTooFollowsTheFileAgainWithoutBeingTouched() {
        SeedData edited = withTitle("wavenet", "Edited at the desk");
        edit("wavenet", "Edited at the desk");
        entities.flush();
        String before = state();

        loader.load(edited);
        entities.flush();
        assertThat(state()).isEqualTo(before);

        loader.load(withTitle("wavenet", "From a later file"));
        assertThat(catalog.get("wavenet").title()).isEqualTo("From a later file");
    }

    @Test
    void aFingerprintMadeInAnotherWayIsNoReasonToReviseAnEntry() {
        jdbc.sql("update paper set seed_fingerprint = 'as an earlier version made it'")
                .update();
        String before = state();

        loader.load(data);
        entities.flush();

        assertThat(state()).isEqualTo(before);
    }

    @Test
    void aLoadThatFailsHalfWayIsAnError() {
        List<PaperContent> twice = Stream.concat(
                        data.papers().stream(), Stream.of(renamed(data.papers().get(0), "copy")))
                .toList();
        SeedData broken = withPapers(twice);

        // the copy has the same number and identifier, which the database forbids
        assertThatThrownBy(() -> {
                    loader.load(broken);
                    entities.flush();
                })
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void theListCountsWhatWasLoaded() {
        assertThat(catalog.count(PaperFilter.ALL.with(Criterion.ORIGIN, "survey")))
                .isEqualTo(data.papers().size());
    }

    private void edit(String slug, String title) {
        editing.revise(
                paper(withTitle(slug, title), slug),
                editing.version(slug),
                new Change("curator", "a better title", null));
    }

    private String state() {
        return jdbc.sql("select string_agg(slug || ':' || version || ':' || updated_at, ',' order by slug) from paper")
                .query(String.class)
                .single();
    }

    private static PaperContent paper(SeedData data, String slug) {
        return data.papers().stream()
                .filter(paper -> paper.slug().equals(slug))
                .findFirst()
                .orElseThrow();
    }

    private SeedData withTitle(String slug, String title) {
        List<PaperContent> papers = data.papers().stream()
                .map(paper -> paper.slug().equals(slug) ? changed(paper, "title", title) : paper)
                .toList();
        return withPapers(papers);
    }

    private SeedData withPapers(List<PaperContent> papers) {
        return new SeedData(
                data.survey(),
                data.vocabulary(),
                data.background(),
                papers,
                data.coverage(),
                data.questions(),
                data.errata(),
                data.figures(),
                data.numbers());
    }

    private PaperContent renamed(PaperContent paper, String slug) {
        return changed(paper, "slug", slug);
    }

    private PaperContent changed(PaperContent paper, String field, String value) {
        ObjectNode node = json.valueToTree(paper);
        return json.treeToValue(node.put(field, value), PaperContent.class);
    }
}
