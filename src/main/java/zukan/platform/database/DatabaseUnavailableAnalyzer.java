package zukan.platform.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the reason and the way out instead of a stack trace. */
class DatabaseUnavailableAnalyzer extends AbstractFailureAnalyzer<DatabaseUnavailable> {

    @Override
    protected FailureAnalysis analyze(Throwable root, DatabaseUnavailable cause) {
        return new FailureAnalysis(
                "Zukan's embedded PostgreSQL could not be started: " + cause.getMessage(),
                "Set SPRING_DATASOURCE_URL, SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD to use a PostgreSQL"
                        + " of your own, or ZUKAN_DATA_DIR to keep the embedded one's data in another folder.",
                root);
    }
}
