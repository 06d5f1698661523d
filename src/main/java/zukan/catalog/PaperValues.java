package zukan.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;

/**
 * The values of each paper, one after the other: to count what a few thousand papers have, it takes less to go through those than
 * through the bitmaps of hundreds of values. Not for several threads at once.
 */
class PaperValues {

    private static final short[] NONE = {};

    private final Map<Criterion, Map<String, Integer>> numbers = new EnumMap<>(Criterion.class);
    private int values;
    /** By the id of a paper: the numbers of its values. */
    private short[][] ofPaper = {};

    /** @param papers that have each value; they replace all that was read before */
    void read(Map<Criterion, Map<String, RoaringBitmap>> papers) {
        numbers.clear();
        values = 0;
        int last = papers.values().stream()
                .flatMap(having -> having.values().stream())
                .filter(having -> !having.isEmpty())
                .mapToInt(RoaringBitmap::last)
                .max()
                .orElse(-1);
        int[] counts = new int[last + 1];
        papers.forEach(
                (criterion, having) -> having.forEach((value, ids) -> ids.forEach((int paper) -> counts[paper]++)));
        ofPaper = new short[last + 1][];
        papers.forEach((criterion, having) -> having.forEach((value, ids) -> {
            short number = number(criterion, value);
            ids.forEach((int paper) -> {
                if (ofPaper[paper] == null) {
                    ofPaper[paper] = new short[counts[paper]];
                }
                ofPaper[paper][--counts[paper]] = number;
            });
        }));
    }

    /** Reads some of the papers again. */
    void change(Collection<Integer> changed, Map<Criterion, Map<String, RoaringBitmap>> papers) {
        for (int paper : changed) {
            if (paper >= ofPaper.length) {
                ofPaper = Arrays.copyOf(ofPaper, paper + 1 + paper / 8);
            }
            List<Short> present = new ArrayList<>();
            papers.forEach((criterion, having) -> having.forEach((value, ids) -> {
                if (ids.contains(paper)) {
                    present.add(number(criterion, value));
                }
            }));
            ofPaper[paper] = new short[present.size()];
            for (int at = 0; at < present.size(); at++) {
                ofPaper[paper][at] = present.get(at);
            }
        }
    }

    private short number(Criterion criterion, String value) {
        int number = numbers.computeIfAbsent(criterion, missing -> new HashMap<>())
                .computeIfAbsent(value, missing -> values++);
        if (number > Short.MAX_VALUE) {
            throw new IllegalStateException(
                    "a catalog has at most %d values to narrow it by".formatted(Short.MAX_VALUE));
        }
        return (short) number;
    }

    /** How many of the papers have each value of a criterion. */
    Map<Criterion, Map<String, Long>> count(RoaringBitmap among) {
        long[] counts = new long[values];
        among.forEach((int paper) -> {
            for (short value : paper < ofPaper.length && ofPaper[paper] != null ? ofPaper[paper] : NONE) {
                counts[value]++;
            }
        });
        Map<Criterion, Map<String, Long>> counted = new EnumMap<>(Criterion.class);
        numbers.forEach((criterion, numbered) -> {
            Map<String, Long> had = new HashMap<>();
            numbered.forEach((value, number) -> {
                if (counts[number] > 0) {
                    had.put(value, counts[number]);
                }
            });
            counted.put(criterion, had);
        });
        return counted;
    }
}
