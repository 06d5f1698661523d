package zukan;

import java.util.List;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Papers that a test stores for all to see, and takes away afterwards; their slugs begin with its name. All happens in
 * transactions of the application, which therefore knows at once.
 */
@TestComponent
public class StoredPapers {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    StoredPapers(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Stores readers' papers {@code slug-N}, called “Title N” and “Short N”, that are found in lists but by no search.
     *
     * @param submittedOn in SQL, with {@code n} for the number
     * @param domain likewise
     */
    public void store(String slug, int first, int last, String submittedOn, String domain) {
        transaction.executeWithoutResult(status -> {
            jdbc.sql("insert into work select :slug || '-' || n from generate_series(:first, :last) n")
                    .param("slug", slug)
                    .param("first", first)
                    .param("last", last)
                    .update();
            jdbc.sql("""
                            insert into paper (slug, title, short_name, submitted_on, domain, origin, starred, gist_ja, gist_en,
                                created_at, updated_at, credit)
                            select :slug || '-' || n, 'Title ' || n, 'Short ' || n, %s, %s, 'READER', false, 'x', 'x',
                                now(), now(), 'x'
                            from generate_series(:first, :last) n""".formatted(submittedOn, domain))
                    .param("slug", slug)
                    .param("first", first)
                    .param("last", last)
                    .update();
        });
    }

    /** Takes away the papers whose slugs begin so, with their history. */
    public void remove(String slug) {
        transaction.executeWithoutResult(status -> {
            for (String table : List.of("revision", "paper", "work")) {
                jdbc.sql("delete from " + table + " where starts_with(slug, ?)")
                        .param(slug)
                        .update();
            }
        });
    }
}
