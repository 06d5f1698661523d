package zukan.catalog;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import zukan.catalog.SearchText.Run;

/**
 * What a reader searches for, understood: words, "phrases", -exclusions, and words that belong to a field
 * ({@code author:}, {@code framework:}, {@code domain:}, {@code year:}, in Japanese 著者: 実装: 分野: 年:).
 *
 * @param text as it was typed
 * @param terms all of them must be found
 * @param excluded none of them may be
 */
public record SearchQuery(String text, List<Term> terms, List<Term> excluded) {

    /** Nobody types more, and what comes after is left aside. */
    public static final int LONGEST = 200;

    private static final int MOST_TERMS = 12;

    private static final Pattern PART = Pattern.compile(
            "(?<not>(?<!\\S)-)?(?:(?<field>author|framework|domain|year|著者|実装|分野|年):)?(?:\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))",
            Pattern.CASE_INSENSITIVE);

    /** Between two words of kanji, katakana or Latin letters these say how the words hang together, which is not searched for. */
    private static final Pattern PARTICLE =
            Pattern.compile("(?<=[\\p{IsHan}\\p{IsKatakana}ーA-Za-z0-9])(?:における|による|のための|での|への|からの|とは|の|を|は|が|に|で|と|や|へ)"
                    + "(?=[\\p{IsHan}\\p{IsKatakana}A-Za-z0-9])");

    private static final Map<String, Field> FIELDS = Map.of(
            "author",
            Field.AUTHOR,
            "著者",
            Field.AUTHOR,
            "framework",
            Field.FRAMEWORK,
            "実装",
            Field.FRAMEWORK,
            "domain",
            Field.DOMAIN,
            "分野",
            Field.DOMAIN,
            "year",
            Field.YEAR,
            "年",
            Field.YEAR);

    /** Where a term is looked for. */
    public enum Field {
        ANYWHERE(""),
        AUTHOR("author"),
        FRAMEWORK("framework"),
        DOMAIN("domain"),
        YEAR("year");

        private final String mark;

        Field(String mark) {
            this.mark = mark;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The token under which a word of this field is in the index; no text has such a token. */
        String token(String word) {
            return "x" + mark + "x" + word;
        }
    }

    /** @param isPhrase whether it was quoted, so that its words must stand side by side */
    public record Term(String text, Field field, boolean isPhrase) {

        private String query(String weights) {
            List<Run> runs = SearchText.runs(text);
            if (field != Field.ANYWHERE) {
                return runs.stream()
                        .map(run -> "'" + field.token(run.text()) + "':*")
                        .collect(Collectors.joining(" & ", "(", ")"));
            }
            List<String> parts = new ArrayList<>();
            for (int at = 0; at < runs.size(); at++) {
                Run run = runs.get(at);
                int[] letters = run.text().codePoints().toArray();
                if (!run.isUnspaced()) {
                    parts.add("'" + run.text() + "'" + weights);
                } else if (letters.length == 1) {
                    parts.add("'" + run.text() + "':*" + weights.replace(":", ""));
                } else {
                    boolean inner = isPhrase && at < runs.size() - 1;
                    List<String> pairs = new ArrayList<>();
                    for (int letter = 0; letter < letters.length - (inner ? 0 : 1); letter++) {
                        pairs.add("'" + new String(letters, letter, Math.min(2, letters.length - letter)) + "'"
                                + weights);
                    }
                    parts.add(String.join(" <-> ", pairs));
                }
            }
            return parts.stream()
                    .map(part -> "(" + part + ")")
                    .collect(Collectors.joining(isPhrase ? " <-> " : " & ", "(", ")"));
        }
    }

    /** Reads what was typed; nothing that can be typed is wrong. */
    public static SearchQuery of(String typed) {
        String text = typed == null ? "" : typed.strip();
        String cut = text.substring(0, Math.min(text.length(), LONGEST));
        String normal = Normalizer.normalize(cut, Normalizer.Form.NFKC).replaceAll("[“”「」『』]", "\"");
        List<Term> terms = new ArrayList<>();
        List<Term> excluded = new ArrayList<>();
        Matcher part = PART.matcher(normal);
        while (part.find() && terms.size() + excluded.size() < MOST_TERMS) {
            Field field = part.group("field") == null
                    ? Field.ANYWHERE
                    : FIELDS.get(part.group("field").toLowerCase(Locale.ROOT));
            boolean phrase = part.group("phrase") != null;
            String[] words = phrase || field != Field.ANYWHERE
                    ? new String[] {phrase ? part.group("phrase") : part.group("word")}
                    : PARTICLE.matcher(part.group("word")).replaceAll(" ").split(" ");
            for (String word : words) {
                if (!SearchText.runs(word).isEmpty()) {
                    (part.group("not") == null ? terms : excluded).add(new Term(word, field, phrase));
                }
            }
        }
        return new SearchQuery(cut, List.copyOf(terms), List.copyOf(excluded));
    }

    /** Whether it asks for anything. */
    public boolean isEmpty() {
        return terms.isEmpty() && excluded.isEmpty();
    }

    /** The whole as a name: a query that is nothing but the name of a paper finds that paper first. */
    Optional<String> name() {
        String key = SearchText.key(text);
        return excluded.isEmpty() && !key.isEmpty() ? Optional.of(key) : Optional.empty();
    }

    /** This query with a word put in the place of another. */
    SearchQuery corrected(Term wrong, String right) {
        return new SearchQuery(
                terms.stream()
                        .map(term ->
                                term.equals(wrong) ? right : term.isPhrase() ? '"' + term.text() + '"' : term.text())
                        .collect(Collectors.joining(" ")),
                terms.stream()
                        .map(term -> term.equals(wrong) ? new Term(right, term.field(), term.isPhrase()) : term)
                        .toList(),
                excluded);
    }

    /** In PostgreSQL's language for {@code to_tsquery}: nothing but letters and digits of what was typed gets into it. */
    String tsquery() {
        String all = conjunction("");
        String none = excluded.stream().map(term -> "!" + term.query("")).collect(Collectors.joining(" & "));
        return all.isEmpty() ? none : none.isEmpty() ? all : all + " & " + none;
    }

    /** The same where every term must be found in fields of these weights, such as {@code AB}; fields of their own count for all. */
    String tsquery(String weights) {
        return conjunction(":" + weights);
    }

    private String conjunction(String weights) {
        return terms.stream().map(term -> term.query(weights)).collect(Collectors.joining(" & "));
    }
}
