package zukan.seeddata;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;
import zukan.catalog.BackgroundWork;
import zukan.catalog.FigureStore;
import zukan.catalog.NumberStore;
import zukan.catalog.PaperContent;
import zukan.catalog.PaperEditing;
import zukan.catalog.SurveyAnswers;
import zukan.catalog.SurveyStore;
import zukan.catalog.VocabularyStore;
import zukan.platform.ZukanProperties;

/**
 * Loads the seed data at start, before the first page is served: all of them or nothing, in one transaction. Loading again
 * changes nothing, and files that are still those of the last start are not even read as YAML. An entry that was edited in
 * the application since is left as it is, until its file says the same: then it follows the file again.
 */
@Component
class SeedLoader implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(SeedLoader.class);

    /** Any number will do, as long as all instances take the same. */
    private static final long LOCK = 20161217;

    private final ZukanProperties properties;
    private final JsonMapper json;
    private final VocabularyStore vocabulary;
    private final SurveyStore survey;
    private final SurveyAnswers answers;
    private final FigureStore figures;
    private final NumberStore numbers;
    private final PaperEditing papers;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    SeedLoader(
            ZukanProperties properties,
            JsonMapper json,
            VocabularyStore vocabulary,
            SurveyStore survey,
            SurveyAnswers answers,
            FigureStore figures,
            NumberStore numbers,
            PaperEditing papers,
            JdbcClient jdbc,
            TransactionTemplate transaction) {
        this.properties = properties;
        this.json = json;
        this.vocabulary = vocabulary;
        this.survey = survey;
        this.answers = answers;
        this.figures = figures;
        this.numbers = numbers;
        this.papers = papers;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        SeedFiles files = SeedFiles.of(properties);
        String fingerprint = files.fingerprint() + " " + schemaVersion();
        if (!fingerprint.equals(lastLoaded())) {
            SeedData data = new SeedReader(json).read(files);
            transaction.executeWithoutResult(status -> {
                load(data);
                remember(fingerprint);
            });
        }
    }

    /** New columns want to be filled from files that did not change. */
    private String schemaVersion() {
        return jdbc.sql("select max(version) from flyway_schema_history where success")
                .query(String.class)
                .single();
    }

    private String lastLoaded() {
        return jdbc.sql("select fingerprint from seed_load")
                .query(String.class)
                .optional()
                .orElse(null);
    }

    private void remember(String fingerprint) {
        jdbc.sql("""
                        insert into seed_load (fingerprint, loaded_at) values (?, now())
                        on conflict (id) do update set fingerprint = excluded.fingerprint, loaded_at = now()""").param(fingerprint).update();
    }

    /** Brings the data into the catalog; two instances that start together do so one after the other. */
    void load(SeedData data) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
            boolean otherWords = vocabulary.replace(data.vocabulary());
            papers.reserve(Stream.concat(
                            data.papers().stream().map(PaperContent::slug),
                            data.background().stream().map(BackgroundWork::slug))
                    .toList());
            survey.replace(data.survey(), data.background(), data.coverage());
            answers.replace(data.questions(), data.errata());
            figures.replace(data.figures());
            numbers.replace(data.numbers());
            data.papers().forEach(this::load);
            if (otherWords || !papers.isIndexed()) {
                // papers are searched by the names and aliases of their concepts too
                papers.reindex();
            }
        });
    }

    private void load(PaperContent content) {
        if (!papers.load(content, fingerprint(content))) {
            LOG.info("{} was edited here since it was loaded; its seed file is left aside", content.slug());
        }
    }

    private String fingerprint(PaperContent content) {
        try {
            byte[] bytes = json.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
