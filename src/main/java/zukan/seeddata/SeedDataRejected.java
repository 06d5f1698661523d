package zukan.seeddata;

import java.util.List;
import java.util.stream.Collectors;

/** The seed data have problems; nothing was loaded. */
public class SeedDataRejected extends RuntimeException {

    private final transient List<SeedProblem> problems;

    SeedDataRejected(List<SeedProblem> problems) {
        super(problems.stream().map(SeedProblem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted().toList();
    }

    /** All of them, by file and line. */
    public List<SeedProblem> problems() {
        return problems;
    }
}
