package zukan.accounts;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the operator the reason and the way out instead of a stack trace. */
class CuratorNotConfiguredAnalyzer extends AbstractFailureAnalyzer<CuratorNotConfigured> {

    @Override
    protected FailureAnalysis analyze(Throwable root, CuratorNotConfigured cause) {
        return new FailureAnalysis(
                "Zukan did not start, since " + cause.getMessage(),
                "Change zukan.curator-name or zukan.curator-password, or take the password away.",
                root);
    }
}
