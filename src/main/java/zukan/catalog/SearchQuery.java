package zukan.catalog;

import java.text.Normalizer;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import zukan.catalog.SearchText.Run;
import zukan.platform.PlainText;

/**
 * What a reader searches for, understood: words, "phrases", -exclusions (but -1 is a number), and words that belong to a field
 * ({@code author:}, {@code framework:}, {@code domain:}, {@code year:}, in Japanese 著者: 実装: 分野: 年:).
 *
 * @param text as it was typed
 * @param terms all of them must be found
 * @param excluded none of them may be
 * @param work the identifier or address that it is, or else a title that is nothing but its words
 * @param isLoose whether half of what it asks for is enough
 */
public record SearchQuery(String text, List<Term> terms, List<Term> excluded, PastedWork work, boolean isLoose) {

    /** Asks for nothing. */
    public static final SearchQuery NONE = new SearchQuery("", List.of(), List.of(), PastedWork.of(""), false);

    /** Nobody types more, and what comes after is left aside. */
    public static final int LONGEST = 200;

    private static final int MOST_TERMS = 12;

    private static final Pattern PART = Pattern.compile(
            "(?<not>(?<!\\S)-(?!\\d))?(?:(?<field>author|framework|domain|year|著者|実装|分野|年):)?(?:\"(?<phrase>[^\"]*)\"|(?<word>[^\\s\"]+))",
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

    /** The token of a month in which papers came out, which nobody can type: it bounds a search from the newest on. */
    static String monthToken(YearMonth month) {
        return "xmonthx" + month.toString().replace("-", "");
    }

    /** @param isPhrase whether it was quoted, so that its words must stand side by side */
    public record Term(String text, Field field, boolean isPhrase) {

        /** As it can be typed. */
        public String typed() {
            return (field == Field.ANYWHERE ? "" : field.code() + ":") + (isPhrase ? '"' + text + '"' : text);
        }

        /** The smallest parts that mean something: words, and pairs of letters where words are not written apart. */
        private Stream<String> pieces() {
            return field != Field.ANYWHERE
                    ? Stream.of(query(""))
                    : SearchText.runs(text).stream().flatMap(run -> {
                        int[] letters = run.text().codePoints().toArray();
                        return run.isUnspaced() && letters.length > 1
                                ? IntStream.range(0, letters.length - 1)
                                        .mapToObj(letter -> "'" + new String(letters, letter, 2) + "'")
                                : Stream.of("'" + run.text() + "'");
                    });
        }

        /** In PostgreSQL's language, where it must be found in fields of these weights, such as {@code :AB}. */
        String query(String weights) {
            List<Run> runs = SearchText.runs(text);
            if (field != Field.ANYWHERE) {
                return runs.stream()
                        .map(run -> "'" + field.token(run.text()) + (run.isUnspaced() ? "':*" : "'"))
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
        String line = typed == null ? null : PlainText.line(typed.substring(0, Math.min(typed.length(), LONGEST)));
        String text = line == null ? "" : line;
        if (text.isEmpty()) {
            return NONE;
        }
        String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[“”「」『』]", "\"");
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
        return new SearchQuery(text, List.copyOf(terms), List.copyOf(excluded), PastedWork.of(text), false);
    }

    /** Whether it asks for anything. */
    public boolean isEmpty() {
        return terms.isEmpty() && excluded.isEmpty();
    }

    /** The whole as a name: a query that is nothing but the name of a paper finds that paper first. */
    Optional<String> name() {
        String link = work.link();
        String key = SearchText.key(link == null ? text : link);
        return excluded.isEmpty() && !key.isEmpty() ? Optional.of(key) : Optional.empty();
    }

    /** This query with words put in the place of others, the exclusions kept. */
    SearchQuery with(Map<Term, String> corrections) {
        return of(Stream.concat(
                        terms.stream()
                                .map(term -> corrections.containsKey(term)
                                        ? new Term(corrections.get(term), term.field(), term.isPhrase())
                                        : term)
                                .map(Term::typed),
                        excluded.stream().map(term -> "-" + term.typed()))
                .collect(Collectors.joining(" ")));
    }

    /** The same, content with half of what it asks for. */
    SearchQuery loosely() {
        return new SearchQuery(text, terms, excluded, work, true);
    }

    /** What a loose query counts, each in PostgreSQL's language. */
    List<String> pieces() {
        return terms.stream().flatMap(Term::pieces).distinct().toList();
    }

    /** In PostgreSQL's language for {@code to_tsquery}: nothing but letters and digits of what was typed gets into it. */
    String tsquery() {
        String all = isLoose ? String.join(" | ", pieces()) : conjunction("");
        if (isLoose && !excluded.isEmpty() && !all.isEmpty()) {
            all = "(" + all + ")";
        }
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
