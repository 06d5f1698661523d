package zukan.exports;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import zukan.SamplePaper;
import zukan.catalog.PaperContent;

/** A paper as BibTeX, with letters that have to be escaped. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class BibtexBenchmark {

    private final Bibtex bibtex = new Bibtex();
    private final PaperContent paper = SamplePaper.of("braces", "{Braces} & \\commands^2 in a title", "Braces");

    @Benchmark
    public String entry() {
        return bibtex.entry(paper);
    }
}
