package zukan.seeddata;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Shows the curator every problem with its file and line. */
class SeedDataRejectedAnalyzer extends AbstractFailureAnalyzer<SeedDataRejected> {

    @Override
    protected FailureAnalysis analyze(Throwable root, SeedDataRejected cause) {
        return new FailureAnalysis(
                "The seed data have " + cause.problems().size() + " problem(s), and nothing was loaded:\n"
                        + cause.problems().stream()
                                .map(problem -> "  " + problem)
                                .collect(Collectors.joining("\n")),
                "Correct the files; seed-data/README.md explains their format.",
                root);
    }
}
