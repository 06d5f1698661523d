package zukan.catalog;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import zukan.catalog.PaperDiff.Kind;

/** What differs between two texts in Japanese or English, word by word and as people would mark it. */
public final class TextDiff {

    /** Below this, marks word by word would be harder to read than the old text and the new one. */
    private static final double LEGIBLE = 0.3;

    private static final Set<UnicodeScript> JAPANESE =
            Set.of(UnicodeScript.HAN, UnicodeScript.HIRAGANA, UnicodeScript.KATAKANA);

    private TextDiff() {}

    /** A stretch of text; what went comes before what came in its place. */
    public record Words(Kind kind, String text) {}

    /** Two texts in one, with marks: word by word where that can be read, else the one and then the other. */
    public static List<Words> words(String before, String after) {
        if (before == null || after == null || before.equals(after)) {
            Kind kind = before == null ? Kind.ADDED : after == null ? Kind.REMOVED : Kind.SAME;
            return List.of(new Words(kind, before == null ? after : before));
        }
        List<String> old = split(before);
        List<AbstractDelta<String>> deltas = deltas(old, split(after));
        List<Words> marked = new ArrayList<>();
        int at = 0;
        for (int which = 0; which < deltas.size(); which++) {
            AbstractDelta<String> delta = deltas.get(which);
            int next = which + 1 < deltas.size()
                    ? deltas.get(which + 1).getSource().getPosition()
                    : old.size();
            int from = delta.getSource().getPosition();
            List<String> removed = new ArrayList<>(delta.getSource().getLines());
            List<String> added = new ArrayList<>(delta.getTarget().getLines());
            int later = later(removed.isEmpty() ? added : removed, old.subList(from + removed.size(), next));
            if (removed.isEmpty() || added.isEmpty()) {
                from += later;
                Collections.rotate(removed, -later);
                Collections.rotate(added, -later);
            }
            add(marked, Kind.SAME, old.subList(at, from));
            add(marked, Kind.REMOVED, removed);
            add(marked, Kind.ADDED, added);
            at = from + removed.size();
        }
        add(marked, Kind.SAME, old.subList(at, old.size()));
        int same = marked.stream()
                .filter(words -> words.kind() == Kind.SAME)
                .mapToInt(words -> words.text().strip().length())
                .sum();
        return same < LEGIBLE * Math.max(before.length(), after.length())
                ? List.of(new Words(Kind.REMOVED, before), new Words(Kind.ADDED, after))
                : joined(marked);
    }

    /**
     * How many words later the same change can be said to begin: "one. [Two.] " is what people see, not "one[. Two]. ".
     *
     * @param changed what came or went
     * @param following what stays after it
     */
    private static int later(List<String> changed, List<String> following) {
        int later = 0;
        while (later < following.size() && changed.get(later % changed.size()).equals(following.get(later))) {
            later++;
        }
        return later;
    }

    private static void add(List<Words> words, Kind kind, List<String> tokens) {
        if (!tokens.isEmpty()) {
            words.add(new Words(kind, String.join("", tokens)));
        }
    }

    /** Changes with nothing but a space between them read better as one. */
    private static List<Words> joined(List<Words> words) {
        List<Words> joined = new ArrayList<>();
        StringBuilder removed = new StringBuilder();
        StringBuilder added = new StringBuilder();
        for (int at = 0; at < words.size(); at++) {
            Words here = words.get(at);
            boolean between = here.kind() == Kind.SAME
                    && here.text().isBlank()
                    && removed.length() + added.length() > 0
                    && at < words.size() - 1;
            if (here.kind() == Kind.REMOVED || between) {
                removed.append(here.text());
            }
            if (here.kind() == Kind.ADDED || between) {
                added.append(here.text());
            }
            if (here.kind() == Kind.SAME && !between) {
                flush(joined, removed, added);
                append(joined, here.text());
            }
        }
        flush(joined, removed, added);
        return joined;
    }

    private static void flush(List<Words> joined, StringBuilder removed, StringBuilder added) {
        int start = common(removed, added);
        String same = removed.substring(0, start);
        removed.delete(0, start);
        added.delete(0, start);
        int end = common(removed.reverse(), added.reverse());
        String sameToo = new StringBuilder(removed.substring(0, end)).reverse().toString();
        removed.delete(0, end).reverse();
        added.delete(0, end).reverse();
        append(joined, same);
        if (!removed.isEmpty()) {
            joined.add(new Words(Kind.REMOVED, removed.toString()));
        }
        if (!added.isEmpty()) {
            joined.add(new Words(Kind.ADDED, added.toString()));
        }
        append(joined, sameToo);
        removed.setLength(0);
        added.setLength(0);
    }

    private static void append(List<Words> joined, String same) {
        int last = joined.size() - 1;
        if (!same.isEmpty() && last >= 0 && joined.get(last).kind() == Kind.SAME) {
            joined.set(last, new Words(Kind.SAME, joined.get(last).text() + same));
        } else if (!same.isEmpty()) {
            joined.add(new Words(Kind.SAME, same));
        }
    }

    /** How many characters of the start both have, where words are not told apart by spaces. */
    private static int common(CharSequence one, CharSequence other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length())
                && one.charAt(length) == other.charAt(length)
                && JAPANESE.contains(UnicodeScript.of(one.charAt(length)))) {
            length++;
        }
        return length;
    }

    /** Its words, spaces and signs; Japanese where its scripts meet. The rules are the same for every locale. */
    static List<String> split(String text) {
        BreakIterator boundaries = BreakIterator.getWordInstance(Locale.ROOT);
        boundaries.setText(text);
        List<String> tokens = new ArrayList<>();
        int from = 0;
        for (int to = boundaries.next(); to != BreakIterator.DONE; to = boundaries.next()) {
            tokens.add(text.substring(from, to));
            from = to;
        }
        return tokens;
    }

    /** Where two lists differ. In linear space: two long texts without a word in common must not cost the square of their length. */
    static <T> List<AbstractDelta<T>> deltas(List<T> before, List<T> after) {
        return DiffUtils.diff(before, after, new MyersDiffWithLinearSpace<T>()).getDeltas();
    }
}
