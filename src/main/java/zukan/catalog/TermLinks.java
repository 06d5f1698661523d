package zukan.catalog;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import zukan.catalog.Vocabulary.Concept;
import zukan.platform.Language;

/**
 * Links terms in the texts of a page to what they mean: each term once, where one of its names first stands. It remembers what is
 * linked, so each writing of a page takes a new one.
 *
 * <p>Rather no link than a wrong one. Of names that begin at the same place the longest counts. A name has to be a whole word where
 * words are written apart; Chinese characters and katakana must not go on beyond it. Links and code are left alone.
 */
public final class TermLinks {

    private static final int SHORTEST = 3;

    /** A tag, or the text up to the next one. */
    private static final Pattern PARTS = Pattern.compile("<(/?)(\\w+)[^>]*>|[^<]+");

    private static final Set<String> LEFT_ALONE = Set.of("a", "code", "pre");

    private final Language language;
    private final Map<Character, List<Name>> names;
    private final Set<String> linked = new HashSet<>();

    TermLinks(List<Concept> terms, Language language) {
        this.language = language;
        this.names = terms.stream()
                .flatMap(term -> names(term, language).map(name -> Name.of(name, term)))
                .sorted(Comparator.comparing(Name::length).reversed())
                .collect(Collectors.groupingBy(
                        name -> Character.toLowerCase(name.text().charAt(0)), HashMap::new, Collectors.toList()));
    }

    /** The names that a text of the language may have. Japanese texts have English ones as well. */
    private static Stream<String> names(Concept term, Language language) {
        Stream<String> english = Stream.concat(Stream.of(term.name().en()), term.aliasesEn().stream())
                .flatMap(TermLinks::oneAndMany);
        Stream<String> japanese = Stream.concat(Stream.of(term.japaneseAlone()), term.aliasesJa().stream());
        return (language == Language.JA ? Stream.concat(japanese, english) : english)
                .filter(name -> name.codePoints().filter(Character::isLetter).count() >= SHORTEST);
    }

    private static Stream<String> oneAndMany(String name) {
        return name.endsWith("s") && !name.endsWith("ss")
                ? Stream.of(name, name.substring(0, name.length() - 1))
                : Stream.of(name, name + "s");
    }

    /** @param asItIs whether small and capital letters count */
    private record Name(String text, boolean asItIs, String slug) {

        static Name of(String text, Concept term) {
            // a name with capitals inside is an abbreviation or a proper name: REINFORCE is nothing that one does
            return new Name(text, text.chars().skip(1).anyMatch(Character::isUpperCase), term.slug());
        }

        int length() {
            return text.length();
        }

        boolean isAt(int at, String whole) {
            int end = at + length();
            return whole.regionMatches(!asItIs, at, text, 0, length())
                    && (at == 0 || !Writing.goesOn(whole.codePointBefore(at), text.codePointAt(0)))
                    && (end == whole.length()
                            || !Writing.goesOn(text.codePointBefore(length()), whole.codePointAt(end)));
        }
    }

    /** What two letters have to be of both if they may be parts of one word. */
    private enum Writing {
        SPACED,
        CHINESE,
        KATAKANA,
        OTHER;

        static boolean goesOn(int before, int after) {
            return of(before) == of(after) && of(before) != OTHER;
        }

        private static Writing of(int letter) {
            return switch (Character.UnicodeScript.of(letter)) {
                case HAN -> CHINESE;
                case KATAKANA -> KATAKANA;
                case HIRAGANA -> OTHER;
                default ->
                    letter == 'ー' ? KATAKANA : Character.isLetterOrDigit(letter) || letter == '-' ? SPACED : OTHER;
            };
        }
    }

    /**
     * The same with links to the terms that were not linked before.
     *
     * @param html as {@link zukan.platform.Markdown} makes it, so that every tag is well formed
     */
    public String in(String html) {
        StringBuilder result = new StringBuilder();
        int depth = 0;
        Matcher part = PARTS.matcher(html);
        while (part.find()) {
            String tag = part.group(2);
            if (tag != null && LEFT_ALONE.contains(tag)) {
                depth += part.group(1).isEmpty() ? 1 : -1;
            }
            result.append(tag == null && depth == 0 ? linked(part.group()) : part.group());
        }
        return result.toString();
    }

    private String linked(String text) {
        StringBuilder result = new StringBuilder();
        int copied = 0;
        int at = 0;
        while (at < text.length()) {
            Name name = nameAt(at, text);
            int end = at + (name == null ? 1 : name.length());
            if (name != null && linked.add(name.slug())) {
                result.append(text, copied, at)
                        .append("<a class=\"term\" href=\"/%s/concepts/%s\">%s</a>"
                                .formatted(language.code(), name.slug(), text.substring(at, end)));
                copied = end;
            }
            at = end;
        }
        return result.append(text, copied, text.length()).toString();
    }

    private Name nameAt(int at, String text) {
        for (Name name : names.getOrDefault(Character.toLowerCase(text.charAt(at)), List.of())) {
            if (name.isAt(at, text)) {
                return name;
            }
        }
        return null;
    }
}
