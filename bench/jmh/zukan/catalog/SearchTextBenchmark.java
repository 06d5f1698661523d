package zukan.catalog;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What a search does before it asks the database. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class SearchTextBenchmark {

    @Param({"wavenet", "敵対的生成ネットワーク", "\"raw audio\" author:Oord -音楽 ＷａｖｅＮｅｔ"})
    String typed;

    @Benchmark
    public String query() {
        return SearchQuery.of(typed).tsquery();
    }

    @Benchmark
    public String fold() {
        return SearchText.fold(typed);
    }

    @Benchmark
    public List<String> tokens() {
        return SearchText.tokens(typed);
    }
}
