package zukan.catalog;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import zukan.platform.Bilingual;

/**
 * Who builds on whom: works, and what papers say about how they hang together.
 *
 * @param focus the work that this is about, or null if it is about the survey as a whole
 * @param members papers in the survey's order, then other papers and background works by date
 * @param ties in the order of the papers that state them
 * @param leftOut how many works that hang together with these are not shown
 * @param tiesLeftOut whether there are more ties between these works than are shown
 */
public record Lineage(Member focus, List<Member> members, List<Tie> ties, int leftOut, boolean tiesLeftOut) {

    /** Up to so many days apart, two first versions count as near-simultaneous: six weeks, less than it takes to follow. */
    public static final int NEAR_DAYS = 42;

    /** Relations from the closest to the loosest; those up to speeds-up have a direction, for one work uses the other. */
    public static final List<String> KINDS =
            List.of("builds-on", "extends", "applies", "speeds-up", "compares-with", "similar-idea");

    private static final Comparator<Member> BY_DATE = Comparator.comparing(Member::date);

    /**
     * A paper or background work.
     *
     * @param number place in the survey's own order, or null
     * @param domain null for background works
     * @param date of the first version, as exactly as it is known: {@code 2016-08-25}, {@code 2016-05} or {@code 1997}
     */
    public record Member(
            String slug, String name, boolean background, Integer number, String domain, boolean starred, String date) {

        /** Where the work is shown, without language. */
        public String path() {
            return background ? "/survey/background#" + slug : "/papers/" + slug;
        }

        /** The date without its day. */
        public String month() {
            return date.substring(0, Math.min(7, date.length()));
        }

        /** Whether the first version of this came before that of the other, as far as the dates tell; background works first. */
        boolean isBefore(Member other) {
            int exactly = Math.min(date.length(), other.date.length());
            int order = date.substring(0, exactly).compareTo(other.date.substring(0, exactly));
            return order != 0
                    ? order < 0
                    : background != other.background ? background : slug.compareTo(other.slug) < 0;
        }
    }

    /**
     * A relation.
     *
     * @param from the paper that states it
     * @param kind as {@link PaperContent.Relation} has it
     */
    public record Tie(Member from, Member to, String kind, Bilingual note) {

        /** Whether both works have an entry, so that they can be compared. */
        public boolean isBetweenPapers() {
            return !to.background();
        }

        /** The two works as an address names them. */
        public List<String> slugs() {
            return Comparison.inOrder(List.of(from.slug(), to.slug()));
        }

        public boolean touches(Member member) {
            return from.equals(member) || to.equals(member);
        }

        /** Whether one work uses the other, rather than standing beside it. */
        public boolean isDirected() {
            return KINDS.indexOf(kind) <= KINDS.indexOf("speeds-up");
        }

        /** The work that was there first: the one used, else the one with the earlier first version. */
        public Member earlier() {
            return isDirected() || to.isBefore(from) ? to : from;
        }

        /** The one of the two that is not {@link #earlier}. */
        public Member later() {
            return other(earlier());
        }

        /** The other one of the two. */
        public Member other(Member one) {
            return one.equals(to) ? from : to;
        }

        /** Whether neither work uses the other, and both are so close in time that neither came first in any sense. */
        public boolean isLevel() {
            return !isDirected() && isBetweenPapers() && daysBetween(from, to) <= NEAR_DAYS;
        }
    }

    /**
     * Two papers that are close in idea or in time.
     *
     * @param days between their first versions
     * @param ties what either says about the other
     */
    public record Pair(Member earlier, Member later, long days, List<Tie> ties) {

        /** The two papers as an address names them. */
        public List<String> slugs() {
            return Comparison.inOrder(List.of(earlier.slug(), later.slug()));
        }
    }

    /** What a work says about others. */
    public List<Tie> of(Member member) {
        return ties.stream().filter(tie -> tie.from().equals(member)).toList();
    }

    /** What others say about a work. */
    public List<Tie> about(Member member) {
        return ties.stream().filter(tie -> tie.to().equals(member)).toList();
    }

    /** Those that say something about others, the one that this is about first. */
    public List<Member> speakers() {
        return Stream.concat(Stream.ofNullable(focus), members.stream())
                .distinct()
                .filter(member -> !of(member).isEmpty())
                .toList();
    }

    /** Related papers whose first versions are at most {@value #NEAR_DAYS} days apart, the closest first. */
    public List<Pair> near() {
        return pairs().stream().filter(pair -> pair.days() <= NEAR_DAYS).toList();
    }

    /** Papers that are close in idea, and further apart in time than those that are near; the closest first. */
    public List<Pair> apart() {
        return pairs().stream()
                .filter(pair -> pair.days() > NEAR_DAYS)
                .filter(pair -> pair.ties().stream().anyMatch(tie -> tie.kind().equals("similar-idea")))
                .toList();
    }

    private List<Pair> pairs() {
        Map<List<String>, List<Tie>> byPair = new LinkedHashMap<>();
        ties.stream()
                .filter(Tie::isBetweenPapers)
                .forEach(tie -> byPair.computeIfAbsent(tie.slugs(), pair -> new ArrayList<>())
                        .add(tie));
        return byPair.values().stream()
                .map(Lineage::pair)
                .sorted(Comparator.comparing(Pair::days).thenComparing(Pair::earlier, BY_DATE))
                .toList();
    }

    private static Pair pair(List<Tie> ties) {
        Member one = ties.get(0).from();
        Member other = ties.get(0).to();
        boolean inOrder = one.isBefore(other);
        return new Pair(inOrder ? one : other, inOrder ? other : one, daysBetween(one, other), List.copyOf(ties));
    }

    /** Of two papers, whose dates are known to the day. */
    private static long daysBetween(Member one, Member other) {
        return Math.abs(ChronoUnit.DAYS.between(LocalDate.parse(one.date()), LocalDate.parse(other.date())));
    }
}
