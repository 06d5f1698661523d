package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import zukan.SamplePaper;
import zukan.StoredPapers;
import zukan.ZukanTest;
import zukan.platform.CatalogVersion;

/** What is counted in memory is what the database would count. */
@ZukanTest
class FacetIndexTests {

    private static final String SLUG = "facet-index-tests";
    private static final Change CHANGE = new Change("curator", "a test", null);

    @Autowired
    FacetIndex index;

    @Autowired
    PaperEditing papers;

    @Autowired
    VocabularyStore vocabularies;

    @Autowired
    CatalogVersion versions;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    StoredPapers stored;

    @Autowired
    TransactionTemplate transaction;

    @AfterEach
    void leaveNothingToOtherTests() {
        jdbc.sql("delete from paper_effort where paper like '" + SLUG + "%'").update();
        stored.remove(SLUG);
    }

    @Test
    void everyCountAndEveryPageIsThatOfTheDatabase() {
        assertThatItAgreesWithTheDatabase();
    }

    @Test
    void itFollowsWhatIsPublishedRevisedAndWithdrawn() {
        index.count(PaperFilter.ALL);
        papers.publish(SamplePaper.of(SLUG + "-a", "Aardvarks", "Aardvarks"), CHANGE);
        papers.publish(SamplePaper.of(SLUG + "-z", "Zebras", "Zebras"), CHANGE);
        assertThatItAgreesWithTheDatabase();

        jdbc.sql(
                        "update paper set title = 'Yaks', submitted_on = '2015-01-01', starred = true, domain = 'nlp' where slug = ?")
                .param(SLUG + "-a")
                .update();
        jdbc.sql(
                        "insert into implementation (paper_id, position, framework, url, official, in_article, note_ja, note_en, evidence)"
                                + " select id, 0, 'pytorch', 'https://example.org/code', true, 'NO', '', '', array['READER']"
                                + " from paper where slug = ?")
                .param(SLUG + "-z")
                .update();
        assertThatItAgreesWithTheDatabase();

        papers.withdraw(SLUG + "-a", papers.version(SLUG + "-a"), CHANGE);
        assertThatItAgreesWithTheDatabase();
    }

    @Test
    void itFollowsWhatIsRecordedOfAPaperThatItselfStaysAsItIs() {
        papers.publish(SamplePaper.of(SLUG, "Abacuses", "Abacuses"), CHANGE);
        assertThat(took()).as("a new paper has no numbers").containsExactly("unrecorded");

        record(1, "GPUS", 1);
        record(2, "TIME", 24);
        record(3, "TIME", 168);
        record(4, "MEMORY", null);
        assertThat(took())
                .containsExactly("gpus", "gpus-1", "time", "time-up-to-a-day", "time-a-week-or-more", "memory");
        assertThatItAgreesWithTheDatabase();

        jdbc.sql("update paper_effort set amount = 9 where paper = ? and kind = 'GPUS'")
                .param(SLUG)
                .update();
        jdbc.sql("delete from paper_effort where paper = ? and kind <> 'GPUS'")
                .param(SLUG)
                .update();
        assertThat(took()).containsExactly("gpus", "gpus-9-or-more");
        assertThatItAgreesWithTheDatabase();

        papers.withdraw(SLUG, papers.version(SLUG), CHANGE);
        assertThat(took()).isEmpty();
        assertThatItAgreesWithTheDatabase();
    }

    @Test
    void whatIsNeitherHardwareNorTimeNorSizeOfAModelDoesNotCountAsRecorded() {
        papers.publish(SamplePaper.of(SLUG, "Abacuses", "Abacuses"), CHANGE);
        record(1, "SPEED", null);
        record(2, "SIZE", null);

        assertThat(took()).containsExactly("unrecorded");
        assertThatItAgreesWithTheDatabase();
    }

    private void record(int position, String kind, Integer amount) {
        jdbc.sql("insert into paper_effort (position, paper, kind, value, amount, note_ja, note_en, source_kind)"
                        + " values (?, ?, ?, ?, ?, 'x', 'x', 'abstract')")
                .params(Arrays.asList(1_000_000 + position, SLUG, kind, "number " + position, amount))
                .update();
    }

    /** What the list can be narrowed by to find the paper of this test. */
    private List<String> took() {
        versions.refresh();
        Integer id = jdbc.sql("select id from paper where slug = ?")
                .param(SLUG)
                .query(Integer.class)
                .optional()
                .orElse(-1);
        return Arrays.stream(Took.values())
                .map(Took::code)
                .filter(code -> index.find(new PaperFilter(
                                Map.of(Criterion.TOOK, code),
                                SearchQuery.NONE,
                                PaperFilter.Sort.SURVEY,
                                0,
                                PaperFilter.LARGEST_PAGE))
                        .ids()
                        .contains(id))
                .toList();
    }

    @Test
    void itFollowsManyChangesAtOnce() {
        long before = index.count(PaperFilter.ALL);
        stored.store(SLUG, 1, 300, "date '2016-01-01' + n", "'audio'");

        assertThat(index.count(PaperFilter.ALL)).isEqualTo(before + 300);
        assertThatItAgreesWithTheDatabase();
    }

    @Test
    void whatIsNotCommittedIsNotCounted() {
        long before = index.count(PaperFilter.ALL);
        transaction.executeWithoutResult(status -> {
            papers.publish(SamplePaper.of(SLUG, "Never published", "Never published"), CHANGE);
            assertThat(index.count(PaperFilter.ALL)).isEqualTo(before);
            status.setRollbackOnly();
        });
        assertThat(index.count(PaperFilter.ALL)).isEqualTo(before);
    }

    private void assertThatItAgreesWithTheDatabase() {
        // what is changed by hand, the index hears of a little later
        versions.refresh();
        Map<Criterion, List<String>> known = known();
        Random random = new Random(20161217);
        for (int n = 0; n < 25; n++) {
            Map<Criterion, String> values = new EnumMap<>(Criterion.class);
            for (int wishes = random.nextInt(4); wishes > 0; wishes--) {
                Criterion criterion = Criterion.values()[random.nextInt(Criterion.values().length)];
                List<String> choices = known.get(criterion);
                values.put(criterion, choices.get(random.nextInt(choices.size())));
            }
            PaperFilter.Sort sort = PaperFilter.Sort.values()[1 + random.nextInt(3)];
            PaperFilter filter =
                    new PaperFilter(values, SearchQuery.NONE, sort, random.nextInt(3), 1 + random.nextInt(12));

            List<Integer> ids = ids(values, " order by " + sort.order());
            assertThat(index.count(filter)).as("%s", filter).isEqualTo(ids.size());
            assertThat(index.find(filter).ids())
                    .as("%s", filter)
                    .isEqualTo(ids.stream()
                            .skip((long) filter.page() * filter.size())
                            .limit(filter.size())
                            .toList());
            Map<Criterion, Map<String, Long>> counts = index.counts(filter, null);
            known.forEach((criterion, choices) -> choices.forEach(value -> {
                Map<Criterion, String> wishes = new EnumMap<>(Criterion.class);
                wishes.putAll(values);
                wishes.put(criterion, value);
                assertThat(counts.get(criterion).getOrDefault(value, 0L))
                        .as("%s %s of %s", criterion, value, filter)
                        .isEqualTo(ids(wishes, "").size());
            }));
            List<Integer> found =
                    ids(Map.of(), "").stream().filter(id -> id % 3 == 0).toList();
            assertThat(index.counts(PaperFilter.ALL, found).get(Criterion.DOMAIN).values().stream()
                            .mapToLong(count -> count)
                            .sum())
                    .isEqualTo(found.size());
        }
    }

    /** A few values of each criterion. */
    private Map<Criterion, List<String>> known() {
        Vocabulary vocabulary = vocabularies.read();
        Map<Criterion, List<String>> known = new EnumMap<>(Criterion.class);
        for (Criterion criterion : Criterion.values()) {
            List<String> values = new ArrayList<>(
                    switch (criterion) {
                        case DOMAIN -> List.of("audio", "nlp", "image");
                        case TOPIC ->
                            vocabulary.domain("nlp").topics().stream()
                                    .map(Vocabulary.Topic::slug)
                                    .toList();
                        case FRAMEWORK -> List.of("pytorch", "chainer", "tensorflow");
                        case TASK, METHOD, DATASET ->
                            jdbc.sql("select distinct concept from paper_concept where kind = ? order by 1 limit 3")
                                    .param(criterion.name())
                                    .query(String.class)
                                    .list();
                        case TECHNIQUE -> List.of("residual-connections", "binarization", "autoregression");
                        case TOOK -> List.of("gpus", "gpus-1", "time-days", "parameters-10m-to-50m", "unrecorded");
                        case MONTH -> List.of("2016-09", "2016-11");
                        case ORIGIN -> List.of("survey", "reader");
                        case STARRED, CODE, OFFICIAL, MAINTAINED, RUNS -> List.of("true");
                    });
            known.put(criterion, values);
        }
        return known;
    }

    private List<Integer> ids(Map<Criterion, String> values, String order) {
        String where = String.join(
                " and ",
                Arrays.stream(Criterion.values())
                        .filter(values::containsKey)
                        .map(FacetIndexTests::condition)
                        .toList());
        JdbcClient.StatementSpec statement =
                jdbc.sql("select p.id from paper p" + (where.isEmpty() ? "" : " where " + where) + order);
        for (Map.Entry<Criterion, String> wish : values.entrySet()) {
            statement = statement.param(wish.getKey().code(), wish.getValue());
        }
        return statement.query(Integer.class).list();
    }

    /** SQL that is true of the papers {@code p} that fit. */
    private static String condition(Criterion criterion) {
        return switch (criterion) {
            case STARRED -> "(p.starred or p.curator_star_on is not null)";
            case DOMAIN -> "p.domain = :domain";
            case TOPIC -> "p.topic = :topic";
            case FRAMEWORK -> code("i.framework = :framework");
            case CODE -> code("true");
            case OFFICIAL -> code("i.official");
            case MAINTAINED -> code("i.framework in (select slug from framework where life = 'active')");
            case RUNS -> code("i.today_runs = 'YES'");
            case MONTH -> "p.month_in_article = :month";
            case TASK, METHOD, DATASET -> concept("c.kind = '" + criterion + "' and c.concept = :" + criterion.code());
            case TECHNIQUE ->
                concept(
                        "(c.kind, c.concept) in (select kind, concept from technique_method where technique = :technique)");
            case TOOK ->
                "case when :took = 'unrecorded' then not "
                        + effort("e.kind in ('GPUS', 'TIME', 'PARAMETERS', 'MEMORY')")
                        + " else "
                        + effort(
                                "case :took when 'gpus' then e.kind = 'GPUS'"
                                        + " when 'gpus-1' then e.kind = 'GPUS' and e.amount = 1"
                                        + " when 'time-days' then e.kind = 'TIME' and e.amount between 25 and 167"
                                        + " when 'parameters-10m-to-50m' then e.kind = 'PARAMETERS' and e.amount between 10000 and 50000 end")
                        + " end";
            case ORIGIN -> "p.origin = upper(:origin)";
        };
    }

    private static String code(String condition) {
        return "exists (select from implementation i where i.paper_id = p.id and " + condition + ")";
    }

    private static String concept(String condition) {
        return "exists (select from paper_concept c where c.paper_id = p.id and " + condition + ")";
    }

    private static String effort(String condition) {
        return "exists (select from paper_effort e where e.paper = p.slug and " + condition + ")";
    }
}
