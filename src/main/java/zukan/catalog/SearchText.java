package zukan.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * How text is made comparable for searching: width, case, accents, kana and long vowels set aside, then cut into words
 * where words are written apart, and into overlapping pairs of characters where they are not.
 */
final class SearchText {

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");

    /** Below it, all is Latin. */
    private static final int NOT_ASCII = 0x80;

    private SearchText() {}

    /**
     * A stretch of one kind of writing.
     *
     * @param text folded
     * @param isUnspaced whether its words are written without spaces between them
     * @param start where it begins in the text that it was cut from
     * @param end where it ends there
     */
    record Run(String text, boolean isUnspaced, int start, int end) {}

    /** Folds width (NFKC), case, accents, katakana to hiragana, small kana to large, and drops marks of long vowels. */
    static String fold(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(plain.length());
        plain.codePoints().forEach(c -> {
            if (c >= 0x30a1 && c <= 0x30f6) {
                appendKana(folded, c - 0x60);
            } else if (c >= 0x3041 && c <= 0x3096) {
                appendKana(folded, c);
            } else if (c == 0x30fc) {
                // ー: サーバ and サーバー are the same word
                return;
            } else if (c >= 0xc0 && c < 0x250) {
                Normalizer.normalize(Character.toString(c), Normalizer.Form.NFD)
                        .codePoints()
                        .filter(part -> !isMark(part))
                        .forEach(folded::appendCodePoint);
            } else if (!isApostrophe(c)) {
                folded.appendCodePoint(c);
            }
        });
        return folded.toString();
    }

    private static void appendKana(StringBuilder folded, int hiragana) {
        switch (hiragana) {
            case 0x3041, 0x3043, 0x3045, 0x3047, 0x3049, 0x3063, 0x3083, 0x3085, 0x3087, 0x308e ->
                folded.appendCodePoint(hiragana + 1);
            case 0x3094 -> folded.append('ぶ');
            case 0x3095 -> folded.append('か');
            case 0x3096 -> folded.append('け');
            default -> folded.appendCodePoint(hiragana);
        }
    }

    /** Without anything but letters and digits: how names are compared whole. */
    static String key(String text) {
        return NO_LETTERS.matcher(fold(text)).replaceAll("");
    }

    /**
     * The tokens of a text in order: Latin words and numbers whole, all other letters as overlapping pairs, and the last
     * letter of each such run alone, so that even one character is found wherever it stands.
     */
    static List<String> tokens(String text) {
        List<String> tokens = new ArrayList<>();
        for (Run run : runs(text)) {
            if (!run.isUnspaced()) {
                tokens.add(run.text());
            } else {
                int[] letters = run.text().codePoints().toArray();
                for (int at = 0; at < letters.length; at++) {
                    tokens.add(new String(letters, at, Math.min(2, letters.length - at)));
                }
            }
        }
        return tokens;
    }

    /** Maximal stretches of one kind of writing; what is neither letter nor digit separates. */
    static List<Run> runs(String text) {
        List<Run> runs = new ArrayList<>();
        int start = -1;
        boolean unspaced = false;
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            boolean letter = Character.isLetterOrDigit(c);
            if (start >= 0 && !(letter ? isUnspaced(c) == unspaced : isMark(c) || isApostrophe(c))) {
                add(runs, text, start, at, unspaced);
                start = -1;
            }
            if (start < 0 && letter) {
                start = at;
                unspaced = isUnspaced(c);
            }
        }
        if (start >= 0) {
            add(runs, text, start, text.length(), unspaced);
        }
        return runs;
    }

    private static void add(List<Run> runs, String text, int start, int end, boolean unspaced) {
        String key = key(text.substring(start, end));
        if (!key.isEmpty()) {
            runs.add(new Run(key, unspaced, start, end));
        }
    }

    private static boolean isUnspaced(int c) {
        if (c < NOT_ASCII) {
            return false;
        }
        return switch (Character.UnicodeScript.of(c)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            // marks of repetition and of long vowels, in full and in half width
            default -> c == 0x3005 || c == 0x3006 || c == 0x30fc || (c >= 0xff66 && c <= 0xff9f);
        };
    }

    private static boolean isMark(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isApostrophe(int c) {
        return c == '\'' || c == 0x2019;
    }

    /** A word, and the word without each of its letters: two words that differ in one letter have one of these in common. */
    static Set<String> variants(String word) {
        int[] letters = word.codePoints().toArray();
        Set<String> variants = new LinkedHashSet<>();
        variants.add(word);
        for (int without = 0; without < letters.length && letters.length > 2; without++) {
            variants.add(
                    new String(letters, 0, without) + new String(letters, without + 1, letters.length - without - 1));
        }
        return variants;
    }

    /** How many letters were left out, added, mistaken, or swapped with their neighbour, to make one word of the other. */
    static int distance(String one, String other) {
        int[] a = one.codePoints().toArray();
        int[] b = other.codePoints().toArray();
        int[][] distance = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                    continue;
                }
                int mistaken = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                distance[i][j] = Math.min(mistaken, Math.min(distance[i - 1][j], distance[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                    distance[i][j] = Math.min(distance[i][j], distance[i - 2][j - 2] + 1);
                }
            }
        }
        return distance[a.length][b.length];
    }

    /**
     * Where a folded stretch of unspaced writing stands in a run, as pairs of start and end in the text that the run was cut
     * from, in order.
     */
    static List<int[]> places(String text, Run run, String folded) {
        List<Integer> origins = new ArrayList<>();
        StringBuilder whole = new StringBuilder();
        for (int at = run.start(); at < run.end(); ) {
            int end = at + Character.charCount(text.codePointAt(at));
            // half-width kana carry their voicing in a letter of its own
            while (end < run.end() && (isMark(text.codePointAt(end)) || isVoicing(text.charAt(end)))) {
                end++;
            }
            String letter = key(text.substring(at, end));
            for (int part = 0; part < letter.length(); part++) {
                origins.add(at);
            }
            whole.append(letter);
            at = end;
        }
        origins.add(run.end());
        List<int[]> places = new ArrayList<>();
        for (int at = whole.indexOf(folded); at >= 0; at = whole.indexOf(folded, at + folded.length())) {
            places.add(new int[] {origins.get(at), origins.get(at + folded.length())});
        }
        return places;
    }

    private static boolean isVoicing(char c) {
        return c == 0xff9e || c == 0xff9f;
    }
}
