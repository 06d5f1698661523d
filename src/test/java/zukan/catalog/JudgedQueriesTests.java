package zukan.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import zukan.ZukanTest;

/** Whether the search finds what people expect: a judged set of queries, and two measures over it. */
@ZukanTest
class JudgedQueriesTests {

    private static final double LEAST_RECIPROCAL_RANK = 0.95;
    private static final double LEAST_RECALL = 0.98;

    /** The measures, and which queries fell short of perfect. */
    private static final Path REPORT = Path.of("target/judged-queries.txt");

    @Autowired
    PaperCatalog catalog;

    record Judged(String query, String kind, List<String> relevant) {}

    @Test
    void theSearchFindsWhatPeopleExpect() throws IOException {
        List<Judged> queries = queries();
        double ranks = 0;
        double recalls = 0;
        List<String> faults = new ArrayList<>();
        for (Judged judged : queries) {
            List<String> found =
                    catalog.list(PaperFilter.from(Map.of("q", judged.query(), "size", "10"))).cards().stream()
                            .map(PaperCard::slug)
                            .toList();
            int first = 0;
            while (first < found.size() && !judged.relevant().contains(found.get(first))) {
                first++;
            }
            double rank = first < found.size() ? 1.0 / (first + 1) : 0;
            double recall =
                    (double) judged.relevant().stream().filter(found::contains).count()
                            / Math.min(10, judged.relevant().size());
            ranks += rank;
            recalls += recall;
            if (rank < 1 || recall < 1) {
                faults.add(judged + " found " + found);
            }
        }
        String report = "%d queries, mean reciprocal rank %.3f, recall@10 %.3f%n%s"
                .formatted(queries.size(), ranks / queries.size(), recalls / queries.size(), String.join("\n", faults));
        Files.writeString(REPORT, report);
        assertThat(queries).hasSizeGreaterThanOrEqualTo(120);
        assertThat(ranks / queries.size()).as(report).isGreaterThanOrEqualTo(LEAST_RECIPROCAL_RANK);
        assertThat(recalls / queries.size()).as(report).isGreaterThanOrEqualTo(LEAST_RECALL);
    }

    private static List<Judged> queries() throws IOException {
        return new ClassPathResource("zukan/catalog/judged-queries.tsv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> line.split("\t"))
                .map(parts -> new Judged(parts[0], parts[1], Arrays.asList(parts[2].split(" "))))
                .toList();
    }
}
