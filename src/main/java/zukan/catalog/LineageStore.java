package zukan.catalog;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import zukan.catalog.Lineage.Member;
import zukan.catalog.Lineage.Tie;
import zukan.platform.Bilingual;
import zukan.platform.CatalogVersion;

/**
 * Reads who builds on whom. Each lineage is read once for each version of the catalog, when somebody asks; none holds more works
 * than can be looked at, however many there are.
 */
@Component
public class LineageStore {

    /** The survey has 25 papers; a number is nothing that others can have. */
    private static final int MOST_OF_SURVEY = 40;

    /** So many other works stand beside those of the survey. */
    private static final int MOST_OTHERS = 60;

    /** So many works stand around one. */
    private static final int MOST_AROUND = 30;

    /** More lines would be a tangle, and take seconds to lay out. */
    private static final int MOST_TIES = 200;

    private static final int MOST_KEPT = 100;

    /** What follows is the month: {@code 1608.06993} is of August 2016. */
    private static final Pattern ARXIV = Pattern.compile("(\\d\\d)(0[1-9]|1[0-2])\\.\\d{4,5}");

    /** @param all how many there would be without a bound */
    private record Others(List<String> slugs, int all) {

        int leftOut() {
            return all - slugs.size();
        }
    }

    private final JdbcClient jdbc;
    /** By the slug of the work in the middle, or empty for the whole. */
    private final Supplier<Cache<String, Optional<Lineage>>> kept;

    LineageStore(JdbcClient jdbc, CatalogVersion versions) {
        this.jdbc = jdbc;
        this.kept = versions.keeping(
                () -> Caffeine.newBuilder().maximumSize(MOST_KEPT).build());
    }

    /** The survey's papers, and the works that they hang together with most. */
    public Lineage whole() {
        return kept.get().get("", whole -> Optional.of(readWhole())).orElseThrow();
    }

    /** A paper or background work and those that it hangs together with; empty if there is no such work. */
    public Optional<Lineage> around(String slug) {
        // whoever asks for works that there are none of must not push out those that there are
        return members(List.of(slug)).isEmpty() ? Optional.empty() : kept.get().get(slug, this::readAround);
    }

    /** What these papers say about each other, in the order of their numbers. */
    public List<Tie> among(List<String> slugs) {
        return ties(members(slugs));
    }

    private Lineage readWhole() {
        List<String> survey = jdbc.sql("select slug from paper where number is not null order by number limit ?")
                .param(MOST_OF_SURVEY)
                .query(String.class)
                .list();
        Others others = others(survey, MOST_OTHERS);
        List<Member> members =
                members(Stream.concat(survey.stream(), others.slugs().stream()).toList());
        return lineage(null, members, others.leftOut());
    }

    private Optional<Lineage> readAround(String slug) {
        Others others = others(List.of(slug), MOST_AROUND);
        List<Member> members =
                members(Stream.concat(Stream.of(slug), others.slugs().stream()).toList());
        return members.stream()
                .filter(member -> member.slug().equals(slug))
                .findFirst()
                .map(focus -> lineage(focus, members, others.leftOut()));
    }

    /** Works that hang together with these: background works first, then those with most relations, then the survey's. */
    private Others others(List<String> these, int most) {
        List<String> slugs = new ArrayList<>();
        int[] all = {0};
        jdbc.sql("""
                        select other, count(*) over () from (
                            select r.target as other from paper p join paper_relation r on r.paper_id = p.id
                            where p.slug = any (:these)
                            union all
                            select p.slug from paper_relation r join paper p on p.id = r.paper_id
                            where r.target = any (:these)
                        ) r left join paper p on p.slug = other left join background_work b on b.slug = other
                        where other <> all (:these) and (p.slug is not null or b.slug is not null)
                        group by other, p.number, b.slug
                        order by b.slug is null, count(*) desc, p.number nulls last, other limit :most""")
                .param("these", these.toArray(String[]::new))
                .param("most", most)
                .query(row -> {
                    slugs.add(row.getString(1));
                    all[0] = row.getInt(2);
                });
        return new Others(slugs, all[0]);
    }

    private List<Member> members(List<String> slugs) {
        return jdbc
                .sql("""
                        select slug, short_name, false, number, domain, starred, submitted_on::text, null
                        from paper where slug = any (:slugs)
                        union all
                        select slug, short_name, true, null, null, false, content ->> 'year', content ->> 'arxivId'
                        from background_work where slug = any (:slugs)""")
                .param("slugs", slugs.toArray(String[]::new))
                .query((row, n) -> new Member(
                        row.getString(1),
                        row.getString(2),
                        row.getBoolean(3),
                        row.getObject(4, Integer.class),
                        row.getString(5),
                        row.getBoolean(6),
                        date(row.getString(7), row.getString(8))))
                .list()
                .stream()
                .sorted(Comparator.comparing(Member::number, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Member::background)
                        .thenComparing(Member::date)
                        .thenComparing(Member::slug))
                .toList();
    }

    private static String date(String known, String arxivId) {
        Matcher month = ARXIV.matcher(arxivId == null ? "" : arxivId);
        return month.matches() ? "20" + month.group(1) + "-" + month.group(2) : known;
    }

    private List<Tie> ties(List<Member> members) {
        Map<String, Member> bySlug = members.stream().collect(Collectors.toMap(Member::slug, Function.identity()));
        return jdbc.sql("""
                        select p.slug, r.target, r.kind, r.note_ja, r.note_en
                        from paper p join paper_relation r on r.paper_id = p.id
                        where p.slug = any (:slugs) and r.target = any (:slugs)
                        order by p.number nulls last, p.slug, r.position limit :most""")
                .param("slugs", bySlug.keySet().toArray(String[]::new))
                .param("most", MOST_TIES + 1)
                .query((row, n) -> new Tie(
                        bySlug.get(row.getString(1)),
                        bySlug.get(row.getString(2)),
                        row.getString(3),
                        new Bilingual(row.getString(4), row.getString(5))))
                .list();
    }

    private Lineage lineage(Member focus, List<Member> members, int leftOut) {
        List<Tie> ties = ties(members);
        List<Tie> shown = ties.size() > MOST_TIES ? ties.subList(0, MOST_TIES) : ties;
        return new Lineage(focus, members, List.copyOf(shown), leftOut, shown.size() < ties.size());
    }
}
